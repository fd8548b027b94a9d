"""Cijfers: the worker's own and the team's, exact, on this device only; every picture has its numbers in words."""

from __future__ import annotations

from typing import cast

import flet as ft

from domain.span import Kind
from storage.queries.figures import Figures
from storage.queries.figures import figures as figures_query
from storage.queries.old_totals import OldQuarter, old_quarters
from views import parts, shell
from views.desk import Desk, use_query
from views.figure_words import count_bars, quarter_words, series_bars, series_sentence, span_words
from views.frame import Keys, use_keys
from views.parts import Bar, Choice, Window

_MEMORY = "figures"


@ft.component
def figures(desk: Desk, window: Window) -> ft.Control:
    """A span and whose work; both are remembered while the worker looks elsewhere."""
    first: tuple[str, str] = desk.memory.get(_MEMORY, ("week", "mine"))
    chosen, set_chosen = ft.use_state(first)
    kind, whose = chosen
    found = use_query(desk, figures_query, kind=cast("Kind", kind), mine=whose == "mine")
    old = use_query(desk, old_quarters)
    use_keys(desk.keys, Keys(back=desk.back))

    def choose(kind: str, whose: str) -> None:
        desk.memory[_MEMORY] = (kind, whose)
        set_chosen((kind, whose))

    spans = [
        Choice("week", desk.t("Deze week")),
        Choice("month", desk.t("Deze maand")),
        Choice("quarter", desk.t("Dit kwartaal")),
        Choice("year", desk.t("Dit jaar")),
    ]
    owners = [Choice("mine", desk.t("Van mij")), Choice("team", desk.t("Van het team"))]
    body: list[ft.Control] = [
        parts.chips("figures.span", spans, chosen={kind}, on_choose=lambda code: choose(code, whose)),
        parts.segmented(
            "figures.whose", owners, chosen=whose, on_choose=lambda code: choose(kind, code), window=window
        ),
        parts.small(desk.t("Deze cijfers zijn op dit toestel geteld. Ze blijven hier.")),
    ]
    side: list[ft.Control] = []
    if found is not None:
        body += _contacts(desk, window, found)
        side = _lists(desk, window, found, is_mine=whose == "mine")
        if old and whose == "team":
            side += _old(desk, old)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Cijfers"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        side=parts.stacked(side),
        dock=parts.big_action(
            "figures.street",
            desk.t("Dit zagen we op straat"),
            icon=ft.Icons.DESCRIPTION_OUTLINED,
            on_click=lambda: desk.go("figures/street"),
        ),
        snack=desk.bar(),
        spacing=0,
        reading=not side,
    )


def _contacts(desk: Desk, window: Window, found: Figures) -> list[ft.Control]:
    """How many, and when."""
    heading = parts.section(span_words(found.span, texts=desk.texts))
    if not found.contacts and not found.attempts:
        return [
            heading,
            parts.empty(
                desk.t("Nog geen contacten"),
                desk.t("Wat je noteert, telt hier vanzelf mee."),
                icon=ft.Icons.INSERT_CHART_OUTLINED,
                snug=True,
            ),
        ]
    counts = [
        (found.contacts, desk.n("contact", "contacten", found.contacts)),
        (found.heads, desk.n("jongere ontmoet", "jongeren ontmoet", found.heads)),
        (found.files, desk.n("jongere met een bladzijde", "jongeren met een bladzijde", found.files)),
    ]
    if found.attempts:
        counts.append((found.attempts, desk.n("keer niemand gevonden", "keer niemand gevonden", found.attempts)))
    rows = [_count(number, text) for number, text in counts]
    table = parts.identified(parts.card(ft.Column(parts.divided(rows), spacing=0, tight=True)), "figures.totals")
    series = series_bars(found, texts=desk.texts)
    chart = parts.bar_chart(series, sentence=series_sentence(found, texts=desk.texts), window=window)
    return [
        heading,
        table,
        parts.small(desk.t("Wie twee keer kwam, telt bij jongeren ontmoet twee keer.")),
        parts.section(desk.t("Contacten")),
        parts.card(
            ft.Column(
                [chart, parts.count_rows(series, identifier="figures.series")],
                spacing=12,
                tight=True,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            )
        ),
    ]


def _count(number: int, text: str) -> ft.Control:
    figure = ft.Container(parts.name(str(number)), width=72)
    label = parts.words(text)
    label.expand = True
    return ft.Container(ft.Row([figure, label]), padding=ft.Padding.symmetric(vertical=8))


def _lists(desk: Desk, window: Window, found: Figures, *, is_mine: bool) -> list[ft.Control]:
    """Where, how it came about, and what is in the way."""
    barriers = (
        desk.t("Drempels bij jongeren van wie jij het vaste aanspreekpunt bent")
        if is_mine
        else desk.t("Drempels: bij hoeveel jongeren")
    )
    lists = (
        ("places", desk.t("Soort plek"), found.places),
        ("signals", desk.t("Hoe je elkaar vond"), found.signals),
        ("firsts", desk.t("Wie zette de eerste stap"), found.firsts),
        ("barriers", barriers, found.barriers),
        ("observations", desk.t("Gezien op straat, los van één jongere"), found.observations),
        ("pointed", desk.t("Wie ons op een jongere wees, zonder naam"), found.pointed),
        ("found", desk.t("Wat er van die signalen kwam"), found.found),
    )
    shown: list[ft.Control] = []
    for name, heading, counts in lists:
        if counts:
            bars = count_bars(name, counts, texts=desk.texts)
            shown += [
                parts.section(heading, first=not shown and window.laptop and not window.large_text),
                parts.card(parts.count_rows(bars, identifier=f"figures.{name}")),
            ]
    return shown


def _old(desk: Desk, old: tuple[OldQuarter, ...]) -> list[ft.Control]:
    """What remains of contacts that were erased: a number a quarter."""
    bars = [Bar(quarter_words(quarter.span, texts=desk.texts), quarter.contacts) for quarter in old]
    return [
        parts.section(desk.t("Contacten van vroeger")),
        parts.card(parts.count_rows(bars, identifier="figures.old")),
        parts.small(desk.t("Na drie jaar wissen we elk contact. Dit getal blijft.")),
    ]
