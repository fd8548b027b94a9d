"""Samen kijken: what stands about this youth, on a page that holds nothing else: left out by the gate, not hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import flet as ft

from domain.clockwords import we_erase_words
from domain.codes import age_bands, answers, genders, grounds, municipalities, qualifications
from domain.codes.row import Row
from domain.datewords import date_words
from storage.queries.reports import Reports, reports_of
from storage.queries.youth_view import YouthView, youth_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.file_words import barrier_words, purpose_words, timeline_lines

_SHARING = ("P08", "P09")


@ft.component
def together(desk: Desk, window: parts.Window, youth: str) -> ft.Control:
    """For two people at one screen; no navigation, no search, no other name. `youth`: a number of this desk."""
    view = use_query(desk, youth_view, desk.id_of(youth), road="together")
    told = use_query(desk, reports_of, desk.id_of(youth), road="together")
    use_keys(desk.keys, Keys(back=desk.back))
    header = parts.together_header(
        desk.t("Dit staat er over jou"),
        window=window,
        mode=desk.t("Samen kijken"),
        line=desk.t("Samen kijken staat aan. Andere mensen zie je hier niet."),
        on_stop=desk.back,
        stop=desk.t("Stop"),
    )
    first: list[ft.Control] = []
    second: list[ft.Control] = []
    if isinstance(view, YouthView):
        reports = told_facts(desk, told) if isinstance(told, Reports) else []
        first = [
            parts.section(desk.t("Wat we weten"), first=True),
            parts.card_rows([*known(desk, view), *reports]),
        ]
        second = [
            parts.section(desk.t("Wie dit leest"), first=window.laptop),
            parts.card_rows(readers(desk, view), window=window),
            parts.section(desk.t("Wat we samen deden")),
            parts.card_rows(done(desk, view)),
        ]
    space = ft.Container(height=8)
    return shell.inner_page(
        window=window,
        header=header,
        body=[space, *first] if window.laptop else [space, *first, *second],
        side=[ft.Container(height=8), *second] if window.laptop else [],
        dock=_in_reach(desk, window, youth) if isinstance(view, YouthView) else None,
        spacing=0,
    )


def _in_reach(desk: Desk, window: parts.Window, youth: str) -> ft.Control:
    """What belongs to the youth: say that it is wrong, take it along. Both pages show nobody else either."""
    expand = None if window.large_text else True
    ways: list[ft.Control] = [
        parts.tonal(f"together.{code}", words, on_click=_to(desk, f"{code}/{youth}"), snug=True, expand=expand)
        for code, words in (("reply", desk.t("Dit klopt niet")), ("copy", desk.t("Ik wil een kopie")))
    ]
    if window.large_text:
        return ft.Column(ways, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row(ways, spacing=12)


def _to(desk: Desk, route: str) -> Callable[[], None]:
    return lambda: desk.go(route)


def known(desk: Desk, view: YouthView) -> list[parts.Row | ft.Control]:
    """Every field that this road lets through, said to the youth."""
    file, t = view.file, desk.t
    ends = {code: we_erase_words(day, texts=desk.texts) for code, day in file.erased.items()}
    found = file.details

    def said(name: str, rows: Mapping[str, Row]) -> str:
        row = rows.get(found.get(name) or "")
        return t(row.label) if row is not None else ""

    def day(name: str) -> str:
        return date_words(dt.date.fromisoformat(found[name]), texts=desk.texts) if found.get(name) else ""

    def each(name: str) -> str:
        return ". ".join(found.get(name) or ())

    facts = [
        (t("Hoe we je noemen"), file.alias, "P01"),
        (t("Je vaste aanspreekpunt"), file.fixed_contact, ""),
        (t("Je leeftijd"), said("age_band", age_bands.BY_CODE), ""),
        (t("Je gender"), said("gender", genders.BY_CODE), ""),
        (t("Je gemeente"), _town(found.get("municipality")), ""),
        (t("Je diploma"), said("qualification", qualifications.BY_CODE), ""),
        (t("Je school of opleiding"), found.get("school"), ""),
        (t("Zonder school of werk sinds"), day("neet_since"), ""),
        (t("De vier maanden begonnen op"), day("clock_start"), ""),
        (t("Kent VDAB jou?"), said("vdab_known", answers.VDAB_KNOWN_BY_CODE), ""),
        (t("Je naam"), found.get("name"), "P02"),
        (t("Je geboortedatum"), day("birth_date"), "P02"),
        (t("Je nummer"), found.get("phone"), "P02"),
        (t("Je adres"), found.get("address"), "P02"),
        (t("Je naam op een app"), found.get("handle"), "P04"),
        (t("Een handicap of ziekte?"), said("disability", answers.DISABILITY_BY_CODE), "P05"),
        (t("Familie van buiten de Europese Unie?"), said("origin", answers.ORIGIN_BY_CODE), "P06"),
        (t("Je talen"), each("languages"), "P06"),
        (t("Waar je goed in bent"), each("strengths"), ""),
        (t("Wat je graag wil"), each("wishes"), ""),
        (t("Jouw volgende stap"), found.get("next_step"), ""),
        (t("Jouw doel voor later"), found.get("goal"), ""),
    ]
    rows: list[parts.Row | ft.Control] = [
        parts.fact(label, str(value), erased=ends.get(purpose)) for label, value, purpose in facts if value
    ]
    return [*rows, *_picked(desk, view)]


def _town(code: str | None) -> str:
    row = municipalities.BY_CODE.get(code or "")
    return row.name if row is not None else ""


def _picked(desk: Desk, view: YouthView) -> list[ft.Control]:
    """The youth's own cards, one fact for each day on which they go."""
    by_end: dict[dt.date | None, list[str]] = {}
    for row in view.barriers:
        if row.says == "youth" and row.state != "lifted":
            said = barrier_words(row.code, texts=desk.texts)
            by_end.setdefault(row.erased_on, []).append(f"{said} {row.words}".strip())
    return [
        parts.fact(
            desk.t("Wat je zelf koos"),
            " ".join(said),
            erased=we_erase_words(end, texts=desk.texts) if end else None,
        )
        for end, said in by_end.items()
    ]


def told_facts(desk: Desk, told: Reports) -> list[ft.Control]:
    """What the youth told of discrimination, and where it went."""
    facts: list[ft.Control] = []
    for row in told.rows:
        whys = [desk.t(grounds.BY_CODE[code].label) for code in row.grounds if code in grounds.BY_CODE]
        went = desk.t("Unia weet dit.") if row.sent else desk.t("Unia weet dit niet van ons.")
        ends = we_erase_words(row.erased_on, texts=desk.texts) if row.erased_on else None
        words = " ".join([row.what, f"({', '.join(whys)})" if whys else "", went])
        facts.append(parts.fact(desk.t("Wat er gebeurde"), words, erased=ends))
    return facts


def readers(desk: Desk, view: YouthView) -> list[parts.Row | ft.Control]:
    """Who reads this page: the team, and whoever the youth said yes to."""
    shared = [row for row in view.purposes if row.purpose in _SHARING and row.state == "given"]
    team = desk.t("{name} en het team", name=view.my_name) if view.my_name else desk.t("Ons team")
    rows: list[parts.Row | ft.Control] = [
        parts.Row(team, desk.t("Zij lezen deze bladzijde."), ft.Icons.GROUP_OUTLINED, tone="strong")
    ]
    if not shared:
        rows.append(
            parts.Row(desk.t("VDAB leest niets"), desk.t("Dat mag alleen als jij ja zegt."), ft.Icons.BLOCK_OUTLINED)
        )
    rows += [
        parts.Row(
            purpose_words(row.purpose, row.shown, texts=desk.texts),
            desk.t("Alleen wat jij aanvinkte."),
            ft.Icons.FORUM_OUTLINED,
        )
        for row in shared
    ]
    return rows


def done(desk: Desk, view: YouthView) -> list[parts.Row | ft.Control]:
    """What happened, as this road tells it: with the note about the youth, without anything inside."""
    lines = timeline_lines(view.moments, today=view.today, texts=desk.texts, erase=we_erase_words)
    return [parts.fact(line.date, f"{line.title}. {line.line}".strip(), erased=line.erased or None) for line in lines]
