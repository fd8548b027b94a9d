"""Twelve youths who do not exist, and what the worker of the practice vault wrote about them. Nobody here is real.

No phone numbers and no addresses: whoever practises must not be able to call a stranger.
"""

from __future__ import annotations

import msgspec

GHENT = "44021"
PLACES = (
    ("Station, achterkant", "station"),
    ("Sint-Jansplein", "square"),
    ("Jeugdhuis De Brug", "youth_centre"),
    ("Skatepark aan het water", "park"),
    ("Sporthal Noord", "sports"),
)


class Met(msgspec.Struct, frozen=True):
    """A contact `days_ago`, at a place of PLACES (its number), with a note about the youth."""

    days_ago: int
    place: int
    note: str
    topics: tuple[str, ...] = ("chat",)
    signal: str = "found"
    first: str = "worker"
    how: str = "street"


class Barrier(msgspec.Struct, frozen=True):
    """A card the youth picked, in own words."""

    code: str
    words: str = ""
    state: str = "open"
    mechanisms: tuple[str, ...] = ()


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """`neet_days`: since how long without school or work, None when nobody asked yet. `agreed`: purposes beyond P01."""

    alias: str
    age_band: str
    gender: str = ""
    qualification: str = ""
    neet_days: int | None = None
    reason: str = "left_school"
    strengths: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    step: str = ""
    goal: str = ""
    barriers: tuple[Barrier, ...] = ()
    met: tuple[Met, ...] = ()
    agreed: tuple[str, ...] = ()


PEOPLE = (
    Person(
        alias="Zaki",
        age_band="18-24",
        gender="male",
        qualification="low",
        neet_days=98,
        strengths=("Repareert fietsen", "Is stipt"),
        wishes=("Iets met zijn handen doen",),
        step="Dinsdag samen naar de fietsbib.",
        goal="Een leerjob bij een fietsenmaker.",
        barriers=(
            Barrier("experience", "Ze vragen altijd ervaring.", mechanisms=("mogen",)),
            Barrier("mobility", "De bus rijdt niet zo vroeg.", "working", ("kunnen",)),
        ),
        met=(
            Met(41, 0, "Stond met drie vrienden. Vroeg wat ik hier kom doen."),
            Met(19, 0, "Vertelde over zijn stage die stopte.", ("work", "school"), "found", "youth"),
            Met(6, 2, "Kwam zelf binnen. We bekeken samen drie leerjobs.", ("work", "training"), "own", "youth"),
        ),
        agreed=("P02",),
    ),
    Person(
        alias="Noor",
        age_band="18-24",
        gender="female",
        qualification="mid",
        neet_days=30,
        reason="unemployed",
        strengths=("Kan goed luisteren", "Spreekt vlot Frans"),
        wishes=("In een winkel werken",),
        step="Zelf de winkel bellen.",
        goal="Een vaste job dichtbij.",
        barriers=(Barrier("care", "Ik moet eerst mijn broertje wegbrengen.", mechanisms=("kunnen",)),),
        met=(
            Met(28, 1, "Zat op de bank met haar broertje.", ("chat", "home")),
            Met(8, 1, "Heeft woensdag een gesprek. Is zenuwachtig.", ("work",), "found", "youth"),
        ),
    ),
    Person(
        alias="Twix",
        age_band="15-17",
        qualification="low",
        strengths=("Maakt iedereen aan het lachen",),
        wishes=("Eerst wat rust",),
        barriers=(Barrier("motivation", "School is niets voor mij."),),
        met=(
            Met(33, 3, "Skatet elke dag. Zegt weinig over school.", ("leisure",)),
            Met(12, 3, "Praatte over muziek maken. Dat is nieuw.", ("leisure", "school")),
        ),
    ),
    Person(
        alias="Amira",
        age_band="18-24",
        gender="female",
        qualification="high",
        neet_days=125,
        strengths=("Schrijft heel goed",),
        wishes=("Werk dat bij haar diploma past",),
        goal="Een job waar ze haar diploma gebruikt.",
        barriers=(Barrier("orientation", "Ik weet niet waar te beginnen.", mechanisms=("kunnen",)),),
        met=(Met(24, 2, "Stuurde 60 brieven. Kreeg twee antwoorden.", ("work",), "other", "other", "zitdag"),),
    ),
    Person(
        alias="Lowie",
        age_band="18-24",
        gender="male",
        qualification="low",
        neet_days=60,
        strengths=("Kookt voor het hele huis",),
        wishes=("In een keuken werken",),
        step="Een dag meelopen in de keuken van het jeugdhuis.",
        barriers=(
            Barrier("housing", "Ik slaap nu bij een vriend.", "working", ("kunnen",)),
            Barrier("poverty", "Eerst mijn schulden."),
        ),
        met=(
            Met(55, 1, "Vrijdag is hij vaak op het plein.", ("housing", "money")),
            Met(44, 1, "Belde samen met mij naar het OCMW.", ("housing", "papers")),
        ),
    ),
    Person(
        alias="Fien",
        age_band="15-17",
        gender="female",
        qualification="low",
        neet_days=15,
        wishes=("Met dieren werken",),
        barriers=(Barrier("school_to_work", "Deeltijds leren lukte niet."),),
        met=(Met(9, 2, "Vraagt wat een leerjob precies is.", ("training",), "own", "youth", "zitdag"),),
    ),
    Person(
        alias="Rayan",
        age_band="25-29",
        gender="male",
        qualification="mid",
        neet_days=200,
        reason="unemployed",
        strengths=("Helpt de kleintjes op het veld",),
        wishes=("Trainer worden",),
        goal="Zijn trainersdiploma.",
        barriers=(Barrier("labour_cost", "Ze nemen liever iemand van 18.", mechanisms=("mogen",)),),
        met=(
            Met(37, 4, "Traint twee keer per week de jeugd.", ("leisure", "work")),
            Met(16, 4, "Wil de papieren voor de cursus zoeken.", ("training", "papers"), "found", "youth"),
        ),
    ),
    Person(
        alias="Milo",
        age_band="18-24",
        gender="other",
        qualification="low",
        neet_days=80,
        barriers=(
            Barrier("digital", "Alles moet met een app.", mechanisms=("kunnen",)),
            Barrier("health.mental", "Sommige dagen kom ik niet buiten.", "working"),
        ),
        met=(Met(21, 0, "Was moe, we hielden het kort."), Met(7, 0, "Wandelde een eindje mee.", ("chat", "home"))),
        agreed=("P05",),
    ),
    Person(
        alias="Imane",
        age_band="18-24",
        gender="female",
        qualification="mid",
        neet_days=45,
        strengths=("Spreekt drie talen",),
        barriers=(Barrier("inactivity_trap", "Als ik werk, houd ik minder over."),),
        met=(Met(14, 1, "Rekende voor wat ze overhoudt na de opvang.", ("money", "work"), "other"),),
    ),
    Person(
        alias="Jef",
        age_band="18-24",
        gender="male",
        qualification="low",
        strengths=("Werkt graag buiten",),
        barriers=(Barrier("skills", "Ze vragen een attest.", "lifted"),),
        met=(
            Met(61, 3, "Helpt op de boerderij van zijn oom.", ("work",)),
            Met(5, 3, "Heeft zijn attest. Trots.", ("training", "work"), "found", "youth"),
        ),
    ),
    Person(
        alias="Yuna",
        age_band="15-17",
        gender="female",
        met=(Met(4, 4, "Eerste keer. Wil nog niet veel zeggen."),),
    ),
    Person(
        alias="Ayo",
        age_band="25-29",
        gender="male",
        qualification="high",
        neet_days=20,
        wishes=("Beter Nederlands spreken",),
        step="Samen naar het Huis van het Nederlands.",
        barriers=(Barrier("language", "Ik versta veel, maar spreek traag."),),
        met=(Met(11, 2, "Was ingenieur. Zoekt een taalgroep.", ("training", "papers"), "other", "other", "zitdag"),),
        agreed=("P06",),
    ),
)

GROUPS = (  # days ago, place, how many, note
    (48, 0, 5, "Nieuwe groep aan de bank."),
    (35, 3, 8, "Veel volk na de match."),
    (27, 1, 3, ""),
    (20, 4, 6, "Toernooi, rustige avond."),
    (13, 0, 2, "Regen, weinig volk."),
    (8, 3, 4, ""),
    (5, 1, 5, "Nieuwe groep aan de bank."),
    (3, 0, 3, ""),
    (1, 1, 4, "Zachte avond, iedereen buiten."),
)
