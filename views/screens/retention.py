"""Wat binnenkort weggaat: what reaches its end, soonest first, and what waits for a coordinator to let it go."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.datewords import date_words
from storage.actions.retention import approve
from storage.queries.devices import team_view
from storage.queries.retention import Going, RetentionState, going, retention_state
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Window
from views.screens.kept import part_words

_SHOWN = 50


@ft.component
def retention(desk: Desk, window: Window) -> ft.Control:
    """The state in one sentence, what waits, what goes."""
    rows = use_query(desk, going)
    state = use_query(desk, retention_state)
    team = use_query(desk, team_view)
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = [state_line(desk, state)] if state is not None else []
    waiting = [row for row in rows or [] if row.is_held]
    coming = [row for row in rows or [] if not row.is_held][:_SHOWN]
    if waiting:
        body.append(waiting_card(desk, window, waiting, is_coordinator=team is not None and team.is_coordinator))
    if rows is not None and not rows:
        body.append(
            parts.empty(
                desk.t("De komende twee maanden gaat er niets weg"),
                desk.t("Wat aan zijn einde komt, staat hier op tijd."),
                icon=ft.Icons.AUTO_DELETE_OUTLINED,
                snug=True,
            )
        )
    if coming:
        body.append(parts.section(desk.t("De komende twee maanden")))
        body.append(parts.card_rows([_row(desk, row, place) for place, row in enumerate(coming, 1)], window=window))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Wat binnenkort weggaat"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def state_line(desk: Desk, state: RetentionState) -> ft.Control:
    """Does this device erase, and why not: calm when it does, a notice when the clocks disagree."""
    said = desk.t(state.sentence)
    if state.state == "clocks_disagree":
        return parts.identified(parts.notice(said, icon=ft.Icons.SCHEDULE_OUTLINED), "retention.state")
    return parts.identified(parts.second(said), "retention.state")


@ft.component
def waiting_card(desk: Desk, window: Window, rows: list[Going], *, is_coordinator: bool) -> ft.Control:
    """Over ten a day: a coordinator looks at each, and lets them go after one question. Only what stands here goes."""
    sure, set_sure = ft.use_state(False)
    once = use_once(desk)
    shown = rows[:_SHOWN]

    @once
    async def let_go() -> None:
        count = await desk.act(approve, [row.of for row in shown])
        set_sure(False)
        if count is not None:
            desk.say(desk.n("{count} ding is gewist", "{count} dingen zijn gewist", count))

    said = desk.n("{count} ding wacht op een coördinator", "{count} dingen wachten op een coördinator", len(rows))
    lines: list[ft.Control] = [
        parts.section(said),
        parts.second(desk.t("Een toestel wist hoogstens tien dingen per dag vanzelf.")),
        ft.Container(height=8),
        parts.card_rows([_row(desk, row, place, prefix="held") for place, row in enumerate(shown, 1)], window=window),
    ]
    if is_coordinator and not sure:
        lines.append(parts.filled("retention.approve", desk.t("Wis deze nu"), on_click=lambda: set_sure(True)))
    if is_coordinator and sure:
        yes = desk.n("Ja, wis {count} ding", "Ja, wis {count} dingen", len(shown))
        choices: list[ft.Control] = [
            parts.link("retention.cancel", desk.t("Toch niet"), on_click=lambda: set_sure(False)),
            parts.filled("retention.sure", yes, on_click=let_go),
        ]
        lines.append(parts.strong(desk.t("Zeker? Dit kan je niet terugdraaien.")))
        lines.append(ft.Row(choices, wrap=True, spacing=8))
    return ft.Column(lines, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _row(desk: Desk, row: Going, place: int, *, prefix: str = "row") -> parts.Row:
    day = date_words(row.day, texts=desk.texts)
    line = desk.t("Wordt gewist op {date}.", date=day) if row.is_marked else desk.t("Tot {date}.", date=day)
    if row.is_held:
        line = desk.t("De termijn is voorbij sinds {date}.", date=day)
    return parts.Row(
        _title(desk, row),
        line,
        ft.Icons.AUTO_DELETE_OUTLINED,
        identifier=f"retention.{prefix}.{place}",
        on_click=_opening(desk, row) if row.youth else None,
    )


def _opening(desk: Desk, row: Going) -> Callable[[], None]:
    number = desk.number_of(row.youth)
    return lambda: desk.go(f"kept/{number}")


def _title(desk: Desk, row: Going) -> str:
    if row.youth and row.drawer == "sharing" and row.purpose:
        return desk.t("{name}: wat we deelden", name=row.alias)
    if row.youth:
        return desk.t("{name}: {what}", name=row.alias, what=part_words(desk, row.purpose))
    words = {
        "third_party": desk.t("Een naam die iemand gaf: {what}", what=row.subject),
        "core_notes": desk.t("Notities en plekken van {what}", what=row.subject),
        "cores": desk.t("Contacten van {what}, alleen totalen blijven", what=row.subject),
        "proofs": desk.t("Bewijzen van {what}", what=row.subject),
    }
    return words.get(row.drawer, row.subject)
