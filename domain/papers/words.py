"""How papers name what is kept: fields as a youth reads them in the own copy, the rest in words of their own."""

from __future__ import annotations

from collections.abc import Iterable

from domain.codes import bases, purposes
from domain.codes.law import law
from domain.codes.purposes import Afterwards, Effect, Retention, Start
from domain.copywords import FIELDS, JOINS
from domain.mark import N_
from domain.papers.kept import Kept
from domain.papers.shape import Office
from domain.texts import Texts

DRAWER: dict[str, str] = {
    "file": N_("Bladzijde onder een straatnaam"),
    "contact": N_("Naam en hoe we je bereiken"),
    "handles": N_("Naam op een app"),
    "health": N_("Gezondheid"),
    "origin": N_("Afkomst en taal"),
    "detention": N_("Een straf"),
    "sharing": N_("Wat we doorgaven en hoorden"),
    "aftercare": N_("Nazorg"),
    "signature": N_("Handtekening"),
    "discrimination": N_("Melding van discriminatie"),
    "third_party": N_("Een naam die iemand anders gaf"),
    "places": N_("Vindplaatsen en partners"),
    "settings": N_("Instellingen van het team"),
    "core_notes": N_("Plek en notitie bij een contact"),
    "cores": N_("Contacten en signalen zonder naam"),
    "proofs": N_("Bewijzen dat het gevraagd is"),
}
KIND: dict[str, str] = {
    "youth": N_("Over de jongere"),
    "barrier": N_("Drempel"),
    "presence": N_("Een keer samen"),
    "contact": N_("Contact zonder naam"),
    "round": N_("Ronde of zitdag"),
    "person": N_("Iemand dicht bij de jongere"),
    "offer": N_("Aanbod"),
    "pause": N_("Pauze van de vier maanden"),
    "referral": N_("Doorverwijzing"),
    "refusal": N_("Nee van een partner"),
    "shared": N_("Iets doorgegeven"),
    "word_back": N_("Bericht van een partner"),
    "report": N_("Melding van discriminatie"),
    "task": N_("Iets te doen"),
    "consent": N_("Antwoord op een vraag om toestemming"),
    "copied": N_("Kopie meegegeven"),
    "signature": N_("Handtekening"),
    "same_as": N_("Twee bladzijden van één jongere"),
    "request": N_("Vraag over gegevens"),
    "request_of": N_("Vraag over gegevens, in de bladzijde"),
    "reply": N_("Weerwoord van de jongere"),
    "observation": N_("Iets gezien op straat"),
    "signal": N_("Signaal zonder naam"),
    "answer": N_("Antwoord zonder naam op een bevraging"),
    "safeguarding": N_("Stappenplan voor veiligheid gevolgd"),
    "proof": N_("Bewijs dat het gevraagd is"),
    "named": N_("Naam die iemand anders gaf"),
    "place": N_("Vindplaats"),
    "partner": N_("Partner"),
    "worker": N_("Naam van een collega"),
    "setting": N_("Instelling van het team"),
    "organisation": N_("Gegevens van de organisatie"),
    "policy": N_("Grond en termijn"),
    "own_text": N_("Eigen tekst om te vragen"),
    "text_step": N_("Stap van een eigen tekst"),
    "help_line": N_("Hulplijn"),
    "wiped": N_("Toestel dat wiste"),
    "ending": N_("Wordt gewist op"),
    "kept_longer": N_("Langer bewaard, met een reden"),
    "redated": N_("Datum van een klok die fout stond"),
    "total": N_("Totalen die blijven"),
}
_WHO = N_("Wie het noteerde")
_OWN: dict[str, dict[str, str]] = {
    "contact": {
        "worker": _WHO,
        "round": N_("Bij welke ronde"),
        "note": N_("Korte notitie zonder naam"),
        "next_step": N_("Wat er afgesproken is"),
    },
    "round": {
        "day": N_("Wanneer"),
        "kind": N_("Ronde of zitdag"),
        "worker": _WHO,
        "is_open": N_("Of ze nog loopt"),
        "place": N_("Waar"),
        "companions": N_("Wie meeging"),
        "partner": N_("Welke partner mee was"),
        "came": N_("Hoeveel er kwamen"),
        "spoken": N_("Hoeveel je er sprak"),
        "went_well": N_("Wat goed ging"),
        "was_hard": N_("Wat moeilijk was"),
        "next_time": N_("Volgende keer"),
    },
    "observation": {
        "day": N_("Wanneer"),
        "row": N_("Wat tegenhoudt"),
        "place_kind": N_("Soort plek"),
        "municipality": N_("Gemeente"),
        "worker": _WHO,
    },
    "signal": {
        "day": N_("Wanneer"),
        "body": N_("Wie het zei"),
        "municipality": N_("Gemeente"),
        "result": N_("Wat eruit kwam"),
        "worker": _WHO,
    },
    "safeguarding": {"day": N_("Wanneer")},
    "answer": {
        "day": N_("Welk kwartaal"),
        "survey": N_("Welke bevraging"),
        "version": N_("Versie van die bevraging"),
        "agreed": N_("Wou meedoen"),
        "answers": N_("De antwoorden"),
    },
    "shared": {"worker": _WHO},
    "word_back": {"worker": _WHO},
    "task": {"worker": N_("Voor wie")},
    "same_as": {"worker": _WHO},
    "signature": {"strokes": N_("De handtekening")},
    "reply": {"section": N_("Bij welk deel")},
}
# Numbers that join records to each other: nobody reads them.
UNREAD = JOINS | {"key", "other", "other_files", "knew"}
STARTS: dict[Start, str] = {
    "contact": N_("na het contact"),
    "last_contact": N_("na het laatste contact"),
    "given": N_("na het ja"),
    "handover": N_("na het doorgeven"),
    "aftercare_end": N_("na het einde van de nazorg"),
    "survey_end": N_("tot de bevraging voorbij is"),
    "file_end": N_("even lang als de bladzijde"),
    "computation": N_("tot de volgende telling"),
}
_PARTS = {"all": "", "package": N_("Wat we meegaven: {period}"), "log": N_("Dat we iets meegaven: {period}")}
_AFTERWARDS: dict[Afterwards, str] = {
    "erase": "",
    "ask_again": N_("Daarna vragen we het opnieuw, of we wissen het."),
    "totals_only": N_("Daarna blijven alleen totalen."),
    "stop": "",
}
EFFECTS: dict[Effect, str] = {
    "shred_all": N_("Alles over de jongere gaat weg."),
    "shred_drawer": N_("Wat erover bewaard is, gaat weg."),
    "stop_reminders": N_("Herinneringen stoppen."),
    "block_channel": N_("Bellen en schrijven stopt."),
    "stop_message": N_("De partner krijgt de vraag om te stoppen."),
    "ask_partner_to_stop": N_("De partner krijgt de vraag om niets meer te vertellen."),
    "cancel_tasks": N_("De taken erover vervallen."),
    "leave_next_table": N_("De jongere staat niet in nieuwe cijfers."),
    "stop": N_("Het stopt."),
}


def field_words(kind: str, field: str, *, texts: Texts) -> str:
    """The name of a field, "" for a number that nobody reads."""
    own = _OWN.get(kind, {}).get(field)
    if own is not None:
        return texts.t(own)
    say = FIELDS.get(kind, {}).get(field)
    return texts.t(say.label) if say is not None and field not in UNREAD else ""


def listed(found: Iterable[Kept], *, texts: Texts) -> str:
    """The fields by what they are of: "Over de jongere: Je naam, Je nummer." Of nobody's: only what it is."""
    by_kind: dict[str, list[str]] = {}
    for one in found:
        words = field_words(one.kind, one.field, texts=texts) if one.purpose else ""
        by_kind.setdefault(one.kind, []).append(words)
    said = []
    for kind, fields in sorted(by_kind.items(), key=lambda pair: list(KIND).index(pair[0])):
        known = list(dict.fromkeys(words for words in fields if words))
        title = texts.t(KIND[kind])
        said.append(f"{title}: {'; '.join(known)}." if known else f"{title}.")
    return "\n".join(said)


def drawer_words(drawer: str, *, texts: Texts) -> str:
    """What lies in it."""
    return texts.t(DRAWER[drawer])


def period_words(rule: Retention, *, months: int | None, texts: Texts) -> str:
    """How long, from when: "12 maanden na het laatste contact". `months`: the organisation's own period."""
    start = texts.t(STARTS[rule.start])
    count = months if months is not None and rule.months is not None else rule.months
    if count is not None:
        said = texts.n("{count} maand {start}", "{count} maanden {start}", count, start=start)
    elif rule.days is not None:
        said = texts.n("{count} dag {start}", "{count} dagen {start}", rule.days, start=start)
    else:
        said = start
    if rule.at_most_months is not None:
        most = texts.n("hoogstens {count} maand", "hoogstens {count} maanden", rule.at_most_months)
        said = f"{said}, {most}"
    part = _PARTS[rule.part]
    return texts.t(part, period=said) if part else said[:1].upper() + said[1:]


def kept_words(rules: Iterable[Retention], *, months: int | None, texts: Texts) -> str:
    """Every period of a purpose, and what comes after."""
    said = []
    for rule in rules:
        said.append(f"{period_words(rule, months=months, texts=texts)}.")
        if after := _AFTERWARDS[rule.afterwards]:
            said.append(texts.t(after))
    return " ".join(said)


def ground_words(office: Office, purpose: str, *, texts: Texts) -> str:
    """On what it rests: the basis with its article, and for special data the condition with its articles."""
    decided, row = office.of(purpose), purposes.BY_CODE[purpose]
    if decided.basis == "consent" and row.is_default_on:
        return texts.t("Nog te kiezen. Toestemming past niet waar niemand vooraf ja zegt.")
    basis = bases.basis(decided.basis)
    said = [f"{texts.t(basis.label)} ({cited(basis.law, texts=texts)})"]
    condition = bases.CONDITION_BY_CODE.get(decided.condition)
    if condition is not None:
        articles = "; ".join(cited(code, texts=texts) for code in condition.laws)
        said.append(f"{texts.t(condition.label)} ({articles})")
    return ". ".join(said) + "."


def cited(code: str, *, texts: Texts) -> str:
    """A reference as a lawyer finds it, the name of the act in this language."""
    row = law(code)
    act, _, article = row.citation.partition(", ")
    return ", ".join(part for part in (texts.t(act), texts.t(article)) if part)
