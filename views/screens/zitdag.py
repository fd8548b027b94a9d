"""Zitdag: left the queue of this device, right one conversation; on a phone the same in one column."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from storage.queries.contacts import RoundRow, open_round
from storage.queries.rounds import expected
from storage.queries.youth_view import YouthView, youth_view
from storage.queue import Queue, Waiter, queue
from views import parts, shell
from views.desk import Desk, use_query
from views.parts import Window
from views.parts.identified import Handler
from views.parts.sides import sided
from views.screens.round_words import with_whom
from views.screens.zitdag_hooks import use_moves
from views.screens.zitdag_keys import legend
from views.screens.zitdag_moves import Moves, Round
from views.screens.zitdag_queue import FIRST_EXPECTED, Shown, footer, listing, roll_call
from views.screens.zitdag_table import buttons, header, known, nobody, phone_tools, questions
from views.screens.zitdag_talk import Talk, use_talk
from views.screens.zitdag_words import called

SIDE_WIDTH = 280


@ft.component
def talk_screen(desk: Desk, window: Window) -> ft.Control:
    """The conversation as a page of its own, on a phone; Vandaag when no zitdag runs."""
    running = use_query(desk, open_round)
    if running is None or running.kind != "zitdag":
        return shell.home_page(
            window=window,
            navigation=desk.navigation("round"),
            header=parts.home_header(desk.t("Zitdag"), window=window),
            body=[],
        )
    return ft.Container(zitdag(desk, window, running, True), expand=True, key="zitdag")


@dataclass(frozen=True)
class Scene:
    """All that is drawn, of one moment. `seen`: the file of the one at the table, if there is one."""

    desk: Desk
    window: Window
    running: RoundRow
    now: Queue
    moves: Moves
    talk: Talk
    seen: YouthView | None

    @property
    def waiter(self) -> Waiter | None:
        """The one at the table."""
        return self.now.at_table

    def asked(self) -> list[ft.Control]:
        """The conversation, once what was typed before is there."""
        if self.waiter is None or self.talk.number != self.waiter.number:
            return []
        return self.moves.asked(questions(self.desk, self.waiter, self.talk, hands=self.moves.hands, view=self.seen))


@ft.component
def zitdag(desk: Desk, window: Window, running: RoundRow, is_talk: bool = False) -> ft.Control:  # noqa: FBT001, FBT002
    """`is_talk`: on a phone, the conversation instead of the queue."""
    now = use_query(desk, queue) or Queue()
    everybody = use_query(desk, expected) or []
    all_shown, show_all = ft.use_state(False)
    people = everybody if all_shown else everybody[:FIRST_EXPECTED]
    talk = use_talk(desk, running, now.at_table)
    moves = use_moves(desk, window, Round(running=running, now=now, people=people), talk)
    youth = now.at_table.youth if now.at_table else ""
    view = use_query(desk, youth_view, youth)
    seen = view if youth and isinstance(view, YouthView) and view.file.id == youth else None
    scene = Scene(desk=desk, window=window, running=running, now=now, moves=moves, talk=talk, seen=seen)
    acts = moves.acts(more=lambda: show_all(True))
    has_more = not all_shown and len(everybody) > len(people)
    shown = Shown(now=now, people=people, chosen=moves.chosen, has_more=has_more)
    here, coming = listing(desk, window, shown, acts), roll_call(desk, shown, acts)
    if window.two_panes:
        return two_panes(scene, [*here, *coming])
    end = footer(desk, now, on_close=moves.end, on_move=moves.open_places)
    return talk_page(scene) if is_talk else queue_page(scene, [*here, ft.Container(height=4), end, *coming])


def two_panes(scene: Scene, left: list[ft.Control]) -> ft.Control:
    """The laptop."""
    desk, window, moves, waiter = scene.desk, scene.window, scene.moves, scene.waiter
    detail, foot, head = scene.asked(), None, None
    if waiter is None:
        call, waits = moves.call(0), len(scene.now.waiting)
        detail = [ft.Container(height=80), nobody(desk, window, scene.running, waits=waits, on_call=call)]
    elif detail:
        foot = buttons(desk, has_next=bool(scene.now.waiting), on_save=scene.talk.save, window=window)
    if waiter is not None:
        gone, who = moves.left(waiter.number), moves.link(waiter.number)
        head = header(desk, waiter, scene.seen, on_back=moves.back, on_left=gone, on_link=who)
    keys = [legend(desk, at_table=waiter is not None)] if window.laptop else []
    beside = [*(known(desk, scene.seen) if scene.seen else []), *keys]
    margin = window.margin
    end = SIDE_WIDTH + 2 * margin if beside else margin
    room = sided(start=margin, end=end, top=8, bottom=24)
    content = shell.file_page(
        window=window,
        navigation=desk.navigation("round"),
        list_header=list_header(desk, scene.running, on_move=moves.open_places),
        listing=left,
        list_footer=footer(desk, scene.now, on_close=moves.end),
        detail_header=ft.Container(head, padding=ft.Padding(left=margin, right=margin, top=24, bottom=0)),
        detail=detail,
        detail_footer=ft.Container(foot, padding=room) if foot else None,
        side=beside,
        side_width=SIDE_WIDTH,
        snack=desk.bar(),
    )
    moves.rest = ft.KeyboardListener(content=content, include_semantics=False)
    return moves.rest


def list_header(desk: Desk, running: RoundRow, *, on_move: Handler) -> ft.Control:
    """Zitdag, where, and with whom."""
    lines: list[ft.Control] = [parts.identified(parts.headline(desk.t("Zitdag")), None, header=True)]
    if running.place is not None:
        where = ", ".join(part for part in (running.place.name, running.place.hours) if part)
        lines.append(parts.second(where))
    names = with_whom(desk, running)
    if names:
        lines.append(parts.second(desk.t("Met {names}", names=names)))
    move = parts.icon_button("round.next", ft.Icons.EDIT_LOCATION_ALT_OUTLINED, desk.t("Andere plek"), on_click=on_move)
    words = ft.Column(lines, spacing=0, tight=True, expand=True)
    return ft.Container(
        ft.Row([words, move], vertical_alignment=ft.CrossAxisAlignment.START),
        padding=sided(start=8, top=24, bottom=8),
    )


def queue_page(scene: Scene, left: list[ft.Control]) -> ft.Control:
    """The queue on a phone."""
    desk, window, moves = scene.desk, scene.window, scene.moves
    place = scene.running.place.name if scene.running.place else ""
    return shell.home_page(
        window=window,
        navigation=desk.navigation("round"),
        header=parts.home_header(
            desk.t("Zitdag"),
            window=window,
            line=" · ".join(part for part in (place, with_whom(desk, scene.running)) if part) or None,
            sync=desk.sync_word(),
            on_lock=desk.lock,
            lock_label=desk.t("Op slot"),
        ),
        body=left,
        spacing=4,
        dock=parts.big_action(
            "zitdag.arrive",
            desk.t("Iemand komt binnen"),
            icon=ft.Icons.PERSON_ADD_ALT_OUTLINED,
            on_click=moves.open_arrival,
        ),
        snack=desk.bar(),
    )


def talk_page(scene: Scene) -> ft.Control:
    """The conversation on a phone."""
    desk, moves, talk, waiter = scene.desk, scene.moves, scene.talk, scene.waiter
    body, dock = scene.asked(), None
    if waiter is not None and body:
        gone, who = moves.left(waiter.number), moves.link(waiter.number)
        if scene.now.waiting:
            alone = desk.t("Bewaar, nog niemand roepen")
            body.append(ft.Row([parts.link("zitdag.save", alone, on_click=lambda: talk.save(False))]))
        body += [*(known(desk, scene.seen) if scene.seen else [])]
        body.append(phone_tools(desk, waiter, on_back=moves.back, on_left=gone, on_link=who))
        dock = parts.big_action(
            "zitdag.save_next",
            desk.t("Bewaar en volgende") if scene.now.waiting else desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=lambda: talk.save(True),
        )
    return shell.inner_page(
        window=scene.window,
        header=parts.page_header(
            called(desk, waiter) if waiter else desk.t("Zitdag"),
            window=scene.window,
            on_back=lambda: desk.go("round"),
            back_label=desk.t("Terug"),
        ),
        body=parts.stacked(body),
        spacing=0,
        dock=dock,
        snack=desk.bar(),
    )
