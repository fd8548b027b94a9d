"""The one table of legal references: what a screen, a paper or a document cites comes from here, by its code.

`VERSION` grows with every change of a row, `CHECKED` is the day on which somebody last held the rows against the
published texts. An article that changed gets a new row; a code is never used again for something else. What a row says
is our summary in plain Dutch, not the text of the law. Sources: Regulation (EU) 2016/679 (consolidated), the Belgian
law of 30 July 2018 (Moniteur belge, 5 September 2018), Council Recommendation of 30 October 2020 (2020/C 372/01),
Flemish Codex, and the seeds of this project for the decree of 8 May 2002.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from domain.codes.row import Row, UnknownCode, index
from domain.mark import N_

LIST_NAME = "law"
VERSION = 2
CHECKED = dt.date(2026, 11, 21)


class Act(Row, frozen=True, kw_only=True):
    """A law as a whole. `label`: how a screen names it; `title`: its full name; `citation`: as a lawyer finds it."""

    title: str
    citation: str


class Law(Struct, frozen=True, kw_only=True):
    """One article. `article`: "art. 6.1.a"; `title`: what it is about; `says`: the rule in one plain
    sentence.
    """

    code: str
    act: str
    article: str
    title: str
    says: str

    @property
    def citation(self) -> str:
        """What stands on a screen or paper: the act's short name and the article, "AVG, art. 6.1.a"."""
        return f"{ACT_BY_CODE[self.act].label}, {self.article}"


ACTS: tuple[Act, ...] = (
    Act(
        code="gdpr",
        label=N_("AVG"),
        title=N_("Algemene verordening gegevensbescherming"),
        citation="Verordening (EU) 2016/679",
    ),
    Act(
        code="be2018",
        label=N_("Wet van 30 juli 2018"),
        title=N_("Wet over de bescherming van mensen bij de verwerking van persoonsgegevens"),
        citation="BS 5 september 2018",
    ),
    Act(
        code="youth_guarantee",
        label=N_("Aanbeveling 2020/C 372/01"),
        title=N_("Aanbeveling van de Raad over een brug naar banen: de versterkte jongerengarantie"),
        citation="PB C 372 van 4 november 2020",
    ),
    Act(
        code="ead2002",
        label=N_("Decreet van 8 mei 2002"),
        title=N_("Decreet over evenredige participatie op de arbeidsmarkt"),
        citation="BS 26 juli 2002",
    ),
    Act(
        code="equal2008",
        label=N_("Decreet van 10 juli 2008"),
        title=N_("Decreet over het Vlaamse gelijkekansen- en gelijkebehandelingsbeleid"),
        citation="BS 23 september 2008",
    ),
    Act(
        code="federal2007",
        label=N_("Wet van 10 mei 2007"),
        title=N_("Wet ter bestrijding van bepaalde vormen van discriminatie"),
        citation="BS 30 mei 2007",
    ),
    Act(
        code="crc",
        label=N_("Kinderrechtenverdrag"),
        title=N_("Verdrag van de Verenigde Naties over de rechten van het kind"),
        citation="New York, 20 november 1989",
    ),
    Act(
        code="periods1971",
        label=N_("Verordening 1182/71"),
        title=N_("Verordening over termijnen, data en aanvangs- en vervaltijden"),
        citation="Verordening (EEG, Euratom) nr. 1182/71",
    ),
)
ACT_BY_CODE = index(ACTS)


def _law(code: str, act: str, article: str, title: str, says: str) -> Law:
    return Law(code=code, act=act, article=article, title=title, says=says)


REFERENCES: tuple[Law, ...] = (
    _law("gdpr.5", "gdpr", "art. 5", N_("Beginselen"), N_("Niet meer en niet langer bijhouden dan nodig is.")),
    _law("gdpr.6.1.a", "gdpr", "art. 6.1.a", N_("Toestemming"), N_("De jongere zei ja, vrij en wel ingelicht.")),
    _law("gdpr.6.1.b", "gdpr", "art. 6.1.b", N_("Overeenkomst"), N_("Nodig voor een overeenkomst met de jongere.")),
    _law("gdpr.6.1.c", "gdpr", "art. 6.1.c", N_("Wettelijke plicht"), N_("Een wet verplicht het.")),
    _law("gdpr.6.1.d", "gdpr", "art. 6.1.d", N_("Vitaal belang"), N_("Er staat een leven op het spel.")),
    _law(
        *("gdpr.6.1.e", "gdpr", "art. 6.1.e", N_("Taak van algemeen belang")),
        N_("Nodig voor een taak die een wet of decreet aan de organisatie geeft."),
    ),
    _law(
        *("gdpr.6.1.f", "gdpr", "art. 6.1.f", N_("Gerechtvaardigd belang")),
        N_("Nodig voor een belang dat zwaarder weegt dan dat van de jongere. Niet voor de taken van een overheid."),
    ),
    _law(
        "gdpr.7",
        "gdpr",
        "art. 7",
        N_("Voorwaarden voor toestemming"),
        N_("Ja moet vrij zijn, en nee zo makkelijk als ja."),
    ),
    _law(
        "gdpr.8",
        "gdpr",
        "art. 8",
        N_("Kinderen en onlinediensten"),
        N_("Vanaf een zekere leeftijd zegt een kind zelf ja."),
    ),
    _law(
        *("gdpr.9", "gdpr", "art. 9", N_("Gevoelige gegevens")),
        N_("Gezondheid, afkomst, geloof en seksualiteit mogen alleen met een extra voorwaarde."),
    ),
    _law("gdpr.9.2.a", "gdpr", "art. 9.2.a", N_("Uitdrukkelijk ja"), N_("De jongere zei uitdrukkelijk ja.")),
    _law(
        *("gdpr.9.2.b", "gdpr", "art. 9.2.b", N_("Arbeid en sociale bescherming")),
        N_("Nodig voor plichten rond arbeid of sociale bescherming, in een wet of decreet."),
    ),
    _law(
        *("gdpr.9.2.g", "gdpr", "art. 9.2.g", N_("Zwaarwegend algemeen belang")),
        N_("Nodig voor een zwaarwegend algemeen belang dat in een wet of decreet staat."),
    ),
    _law(
        *("gdpr.9.2.h", "gdpr", "art. 9.2.h", N_("Zorg")),
        N_("Nodig voor zorg, door iemand met beroepsgeheim."),
    ),
    _law(
        "gdpr.10",
        "gdpr",
        "art. 10",
        N_("Straffen"),
        N_("Strafrechtelijke gegevens mogen alleen als een wet het toestaat."),
    ),
    _law(
        "gdpr.13",
        "gdpr",
        "art. 13",
        N_("Informatie aan de jongere"),
        N_("Zeg wie je bent, waarom je het bijhoudt en hoelang."),
    ),
    _law(
        *("gdpr.14", "gdpr", "art. 14", N_("Gegevens van iemand anders")),
        N_("Komt het van iemand anders? Zeg het de persoon binnen een maand."),
    ),
    _law("gdpr.15", "gdpr", "art. 15", N_("Inzage"), N_("De jongere mag alles zien wat er over hem staat.")),
    _law("gdpr.16", "gdpr", "art. 16", N_("Verbeteren"), N_("Wat niet klopt, moet je verbeteren.")),
    _law("gdpr.17", "gdpr", "art. 17", N_("Wissen"), N_("De jongere mag vragen om te wissen.")),
    _law("gdpr.18", "gdpr", "art. 18", N_("Beperken"), N_("De jongere mag vragen om iets even niet te gebruiken.")),
    _law("gdpr.19", "gdpr", "art. 19", N_("Doorgeven van verbetering"), N_("Zeg het ook aan wie de gegevens kreeg.")),
    _law(
        "gdpr.20",
        "gdpr",
        "art. 20",
        N_("Meenemen"),
        N_("De jongere mag een kopie meenemen die een computer kan lezen."),
    ),
    _law("gdpr.21", "gdpr", "art. 21", N_("Bezwaar"), N_("De jongere mag bezwaar maken.")),
    _law("gdpr.77", "gdpr", "art. 77", N_("Klacht"), N_("De jongere mag klagen bij een toezichthouder.")),
    _law(
        "gdpr.12.3",
        "gdpr",
        "art. 12.3",
        N_("Termijn van een maand"),
        N_("Antwoord op een vraag binnen een maand."),
    ),
    _law("gdpr.30", "gdpr", "art. 30", N_("Register"), N_("Hou een register bij van wat je verwerkt.")),
    _law("gdpr.35", "gdpr", "art. 35", N_("Effectbeoordeling"), N_("Is het risico groot? Schat het vooraf in.")),
    _law(
        "gdpr.37",
        "gdpr",
        "art. 37",
        N_("Functionaris"),
        N_("Een overheid heeft een functionaris voor gegevensbescherming."),
    ),
    _law(
        *("be2018.7", "be2018", "art. 7", N_("Leeftijd van 13 jaar")),
        N_("In België zegt een kind vanaf 13 jaar zelf ja bij een onlinedienst."),
    ),
    _law(
        *("be2018.8", "be2018", "art. 8", N_("Zwaarwegend algemeen belang")),
        N_("Noemt welke organisaties zich op een zwaarwegend algemeen belang mogen beroepen."),
    ),
    _law(
        *("be2018.9", "be2018", "art. 9", N_("Wie bij gezondheid mag")),
        N_("Hou een lijst bij van wie de gezondheidsgegevens mag zien. Zij zwijgen erover."),
    ),
    _law(
        *("be2018.10", "be2018", "art. 10", N_("Wie bij straffen mag")),
        N_("Een straf noteren mag alleen in de gevallen van dit artikel, zoals met een schriftelijk ja."),
    ),
    _law(
        *("youth_guarantee.1", "youth_guarantee", N_("punt 1"), N_("Jongerengarantie")),
        N_("Binnen vier maanden krijgt elke jongere onder 30 een goed aanbod."),
    ),
    _law(
        *("ead2002.7", "ead2002", "art. 7", N_("Gelijke kansen op werk")),
        N_("Iedereen krijgt gelijke kansen op werk, ook wie uit een kansengroep komt."),
    ),
    _law(
        "equal2008",
        "equal2008",
        N_("het hele decreet"),
        N_("Gelijke behandeling"),
        N_("Verbiedt discriminatie in Vlaanderen."),
    ),
    _law(
        *("federal2007", "federal2007", N_("de hele wet"), N_("Discriminatie")),
        N_("Verbiedt discriminatie, ook op het werk."),
    ),
    _law("crc.12", "crc", "art. 12", N_("Gehoord worden"), N_("Een kind mag zeggen wat het denkt, en dat telt mee.")),
    _law("crc.16", "crc", "art. 16", N_("Privacy"), N_("Een kind heeft recht op een eigen leven.")),
    _law(
        *("periods1971.3", "periods1971", "art. 3", N_("Termijnen")),
        N_("De dag zelf telt niet mee in een termijn van maanden."),
    ),
)


def _by_code() -> dict[str, Law]:
    found = {row.code: row for row in REFERENCES}
    if len(found) != len(REFERENCES):
        raise ValueError("A reference stands twice.")
    return found


BY_CODE = _by_code()


def law(code: str) -> Law:
    """The row of a reference. Raises UnknownCode."""
    row = BY_CODE.get(code)
    if row is None:
        raise UnknownCode(LIST_NAME)
    return row
