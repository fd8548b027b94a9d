"""The left side of a zitdag: who sits at the table, who waits, and who was here before and may come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from domain.datewords import day_words, local_day
from storage.queries.rounds import Expected
from storage.queue import Queue, Waiter
from views import parts
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler, identified, on_tap
from views.parts.sides import sided
from views.screens.zitdag_words import called, since
from views.theme import RADIUS_FIELD

FIRST_EXPECTED = 6


@dataclass(frozen=True)
class Acts:
    """What a tap in the queue does. `choose` gets the row's code: "w3" somebody who waits, "e2" somebody expected."""

    arrive: Handler
    call: Callable[[int], Handler]
    skip: Callable[[int], Handler]
    left: Callable[[int], Handler]
    link: Callable[[int], Handler]
    come: Callable[[str], Handler]
    choose: Callable[[str], Handler]
    talk: Handler
    more: Handler


@dataclass(frozen=True)
class Shown:
    """What the left side shows. `chosen`: the code of the row the arrows stand on, or ""."""

    now: Queue
    people: list[Expected]
    chosen: str
    has_more: bool


def listing(desk: Desk, window: Window, shown: Shown, acts: Acts) -> list[ft.Control]:
    """Who sits and who waits, top to bottom."""
    now = shown.now
    body: list[ft.Control] = []
    if window.two_panes:
        body.append(
            parts.tonal(
                "zitdag.arrive",
                desk.t("Iemand komt binnen"),
                icon=ft.Icons.PERSON_ADD_ALT_OUTLINED,
                on_click=acts.arrive,
                key="N" if window.laptop else None,
                strong=True,
                tall=True,
            )
        )
    if now.at_table is not None:
        body += [parts.section(desk.t("Nu aan tafel"), first=not window.two_panes)]
        body.append(at_table(desk, window, now.at_table, on_talk=acts.talk))
    return [*body, *waiting(desk, window, now, acts, chosen=shown.chosen)]


def roll_call(desk: Desk, shown: Shown, acts: Acts) -> list[ft.Control]:
    """Who was here before and may come: a tap, and they wait."""
    body: list[ft.Control] = []
    if shown.people:
        body.append(parts.section(desk.t("Komt misschien nog")))
        today = local_day(desk.vault.now())
        for person in shown.people:
            seen = desk.t("Hier gezien: {day}", day=day_words(person.last_here, today=today, texts=desk.texts))
            code = f"e{desk.number_of(person.id)}"
            come = acts.come(person.id)
            body.append(
                row(f"zitdag.expected.{code[1:]}", person.alias, seen, on_click=come, chosen=shown.chosen == code)
            )
    if shown.has_more:
        more = parts.link("zitdag.expected.more", desk.t("Toon meer"), on_click=acts.more)
        body.append(ft.Row([more]))
    return body


def waiting(desk: Desk, window: Window, now: Queue, acts: Acts, *, chosen: str) -> list[ft.Control]:
    """Who waits, longest first; the chosen one with what can be done."""
    if not now.waiting:
        if now.at_table is not None:
            return []
        said = parts.second(desk.t("Er wacht niemand."))
        return [ft.Container(said, padding=ft.Padding(left=8, right=8, top=16, bottom=0))]
    body: list[ft.Control] = [parts.section(desk.t("Wachten"), first=now.at_table is None and not window.two_panes)]
    if now.at_table is None and not window.two_panes:
        body.append(
            parts.tonal("zitdag.call", desk.t("Roep de volgende"), on_click=acts.call(0), strong=True, tall=True)
        )
        body.append(ft.Container(height=4))
    for waiter in now.waiting:
        code = f"w{waiter.number}"
        below = actions(desk, waiter, acts, is_free=now.at_table is None) if chosen == code else None
        body.append(
            row(
                f"zitdag.row.{waiter.number}",
                called(desk, waiter),
                since(desk, waiter, waits=True),
                on_click=acts.choose(code),
                chosen=chosen == code,
                has_name=bool(waiter.alias or waiter.word),
                below=below,
            )
        )
    return body


def actions(desk: Desk, waiter: Waiter, acts: Acts, *, is_free: bool) -> ft.Control:
    """What can be done with somebody who waits."""
    colour = ft.Colors.ON_SECONDARY_CONTAINER
    take = parts.link("zitdag.take", desk.t("Aan tafel"), on_click=acts.call(waiter.number), colour=colour)
    who = parts.link("zitdag.link", desk.t("Wie is dit?"), on_click=acts.link(waiter.number), colour=colour)
    return ft.Row(
        [
            *([take] if is_free else []),
            parts.link("zitdag.skip", desk.t("Overslaan"), on_click=acts.skip(waiter.number), colour=colour),
            parts.link("zitdag.left", desk.t("Ging weg"), on_click=acts.left(waiter.number), colour=colour),
            *([] if waiter.youth else [who]),
        ],
        spacing=0,
        run_spacing=0,
        wrap=True,
    )


def row(
    identifier: str,
    title: str,
    line: str,
    *,
    on_click: Handler,
    chosen: bool = False,
    has_name: bool = True,
    below: ft.Control | None = None,
) -> ft.Control:
    """Somebody in a card of their own; nobody has a colour."""
    picture = parts.initial(title) if has_name else parts.circle(ft.Icons.PERSON_OUTLINED)
    colour = ft.Colors.ON_SECONDARY_CONTAINER if chosen else ft.Colors.ON_SURFACE_VARIANT
    words = ft.Column([parts.strong(title), parts.small(line, colour=colour)], spacing=0, tight=True, expand=True)
    head = ft.Container(
        ft.Row([picture, words], spacing=12),
        padding=ft.Padding.symmetric(horizontal=12, vertical=10),
        ink=True,
        on_click=on_tap(on_click),
    )
    tapped = identified(head, identifier, button=True, selected=chosen or None)
    return ft.Container(
        ft.Column([tapped, *([below] if below else [])], spacing=0, tight=True),
        bgcolor=ft.Colors.SECONDARY_CONTAINER if chosen else ft.Colors.SURFACE_BRIGHT,
        border_radius=RADIUS_FIELD,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        margin=ft.Margin.only(bottom=4),
    )


def at_table(desk: Desk, window: Window, waiter: Waiter, *, on_talk: Handler) -> ft.Control:
    """The one conversation; on a phone Verder opens it."""
    title = called(desk, waiter)
    has_name = bool(waiter.alias or waiter.word)
    ground = ft.Colors.SECONDARY_CONTAINER if window.two_panes else ft.Colors.SECONDARY_FIXED
    colour = ft.Colors.ON_SECONDARY_CONTAINER if window.two_panes else ft.Colors.ON_SECONDARY_FIXED
    picture = parts.initial(title, strong_tone=True) if has_name else parts.circle(ft.Icons.PERSON_OUTLINED)
    words = ft.Column(
        [parts.strong(title, colour=colour), parts.small(since(desk, waiter, waits=False), colour=colour)],
        spacing=0,
        tight=True,
        expand=True,
    )
    on = parts.link("zitdag.talk", desk.t("Verder"), on_click=on_talk, colour=colour)
    inside = ft.Row([picture, words, *([] if window.two_panes else [on])], spacing=12)
    box = ft.Container(
        inside,
        bgcolor=ground,
        border_radius=RADIUS_FIELD if window.two_panes else 20,
        padding=ft.Padding.symmetric(horizontal=12, vertical=10),
    )
    return identified(box, "zitdag.table", selected=True) if window.two_panes else box


def footer(desk: Desk, now: Queue, *, on_close: Handler, on_move: Handler = None) -> ft.Control:
    """How many came, and the end of it; on a phone also another place."""
    came = parts.second(desk.n("{count} kwam langs", "{count} kwamen langs", now.came))
    return ft.Container(
        ft.Row(
            [
                identified(came, "zitdag.came", expand=True),
                *([parts.link("round.next", desk.t("Andere plek"), on_click=on_move)] if on_move else []),
                parts.link("round.close", desk.t("Afsluiten"), on_click=on_close),
            ],
            spacing=0,
        ),
        padding=sided(start=8, top=4, bottom=8),
    )
