"""Who can see what: every drawer against every audience, read from the gate itself."""

from __future__ import annotations

from collections.abc import Iterable

from domain.codes import drawers
from domain.gate import Road
from domain.mark import N_
from domain.papers import kept, words
from domain.papers.kept import Kept
from domain.papers.shape import Office, Paper, Section, Table
from domain.records import KINDS
from domain.texts import Texts

# The audiences of the gate, as a table heads them. `store` is the team too; `ask` shows less than `team`.
COLUMNS: tuple[tuple[Road, str], ...] = (
    ("team", N_("Team")),
    ("together", N_("Samen kijken")),
    ("copy", N_("Kopie")),
    ("partner", N_("Partner")),
    ("figures", N_("Cijfers")),
)
ALL, PART, NONE = N_("alles"), N_("deel"), N_("niets")
_ROLES = (
    (N_("Begeleider"), N_("Leest en schrijft alles van het eigen team. Binnen een team is er geen muur.")),
    (N_("Coördinator"), N_("Ziet niet meer dan een begeleider, en beslist over: {decides}.")),
    (N_("Weggenomen toestel"), N_("Houdt wat het al had, en krijgt niets nieuws.")),
    (N_("Centrale dienst"), N_("Ziet welk toestel wanneer hoeveel schrijft. Leest niets.")),
    (N_("Back-office"), N_("Ziet afgeronde totalen van alle teams samen.")),
    (N_("Partner"), N_("Krijgt een blad met wat de jongere aanvinkt, na een ja voor die keer.")),
    (N_("De jongere"), N_("Kijkt mee, krijgt een kopie van alles, en mag iets terugzeggen.")),
)


def access(office: Office, *, texts: Texts) -> Paper:
    """By role, by drawer, and field by field what stays inside."""
    del office
    return Paper(
        code="access",
        title=texts.t("Wie ziet wat"),
        language=texts.language,
        lines=(
            texts.t("Dit is het meeste dat ooit kan: als de jongere op alles ja zei. Zonder ja is het niets."),
            texts.t("Geen rol en geen knop gaat daarover heen."),
        ),
        sections=(_roles(texts), _matrix(texts), _inside(texts), _counted(texts)),
    )


def _roles(texts: Texts) -> Section:
    decides = ", ".join(texts.t(words.KIND[kind.name]).lower() for kind in KINDS.values() if kind.by == "coordinator")
    facts = tuple((texts.t(who), texts.t(what, decides=decides)) for who, what in _ROLES)
    return Section(heading=texts.t("Wie er is"), facts=facts)


def _matrix(texts: Texts) -> Section:
    head = (texts.t("Wat"), *(texts.t(label) for _, label in COLUMNS))
    rows = tuple(
        (words.drawer_words(drawer.code, texts=texts), *(texts.t(seen(drawer.code, road)) for road, _ in COLUMNS))
        for drawer in drawers.DRAWERS
    )
    return Section(heading=texts.t("Per soort gegevens"), table=Table(head, rows))


def seen(drawer: str, road: Road) -> str:
    """How much of a drawer an audience may ever see: all, part or none of its fields."""
    answers = {one.goes(road) for one in kept.of_drawer(drawer)}
    if answers == {True}:
        return ALL
    return PART if True in answers else NONE


def _inside(texts: Texts) -> Section:
    found = [one for one in kept.kept() if one.is_inside and one.purpose]
    return Section(
        heading=texts.t("Wat binnen het team blijft"),
        lines=(texts.t("Dit staat nooit op een scherm voor twee, en nooit op een blad voor een partner."),),
        facts=_by_drawer(found, texts),
    )


def _counted(texts: Texts) -> Section:
    return Section(
        heading=texts.t("Wat in cijfers mag meetellen"),
        lines=(texts.t("Alleen als getal, afgerond, en nooit een woord dat iemand typte."),),
        facts=_by_drawer([one for one in kept.kept() if one.goes("figures")], texts),
    )


def _by_drawer(found: Iterable[Kept], texts: Texts) -> tuple[tuple[str, str], ...]:
    by_drawer: dict[str, list[Kept]] = {}
    for one in found:
        by_drawer.setdefault(one.drawer, []).append(one)
    return tuple(
        (words.drawer_words(row.code, texts=texts), words.listed(by_drawer[row.code], texts=texts))
        for row in drawers.DRAWERS
        if row.code in by_drawer
    )
