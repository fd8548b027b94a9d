"""Handing over: whose youths, which of them, to whom; one act. Telling them stays with the worker, and it says so."""

from __future__ import annotations

import flet as ft

from storage.actions.handover import Carried, caseloads, colleagues, hand_over
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once

SHOWN = 50


@ft.component
def handover(desk: Desk, window: parts.Window) -> ft.Control:
    """Nothing is chosen beforehand."""
    rows = use_query(desk, caseloads)
    team = use_query(desk, colleagues)
    giver, set_giver = ft.use_state("")
    none: frozenset[str] = frozenset()
    chosen, set_chosen = ft.use_state(none)
    taker, set_taker = ft.use_state("")
    use_keys(desk.keys, Keys(back=desk.back))

    def from_whom(code: str) -> None:
        set_giver(code)
        set_chosen(none)

    once = use_once(desk)

    @once
    async def give() -> None:
        if await desk.act(hand_over, sorted(chosen), to=taker) is not None:
            count = len(chosen)
            set_chosen(none)
            desk.say(desk.n("{count} jongere overgedragen.", "{count} jongeren overgedragen.", count))
            desk.back()

    found = rows or []
    theirs = [row for row in found if row.worker == giver][:SHOWN] if giver else []
    is_ready = bool(chosen) and bool(taker)
    body: list[ft.Control] = []
    if rows is not None and not rows:
        body.append(parts.empty(desk.t("Nog geen jongeren"), icon=ft.Icons.GROUP_OUTLINED))
    elif team is not None:
        body += [
            parts.section(desk.t("Van wie?"), first=True),
            parts.chips("handover.from", _givers(desk, found), chosen=[giver], on_choose=from_whom),
        ]
    if theirs and team is not None:
        takers = [
            parts.Choice(
                one.id,
                one.name or desk.t("Een collega"),
                identifier=parts.whose(f"handover.to.{place}", desk.number_of(one.id)),
            )
            for place, one in enumerate(team, start=1)
            if one.id != giver
        ]
        youths = [
            parts.Choice(row.id, row.alias, identifier=parts.whose(f"handover.youth.{place}", desk.number_of(row.id)))
            for place, row in enumerate(theirs, start=1)
        ]
        everybody = parts.link(
            "handover.all",
            desk.t("Kies ze allemaal"),
            on_click=lambda: set_chosen(frozenset(row.id for row in theirs)),
        )
        body += [
            parts.section(desk.t("Welke jongeren?"), trailing=None if window.large_text else everybody),
            *([ft.Row([everybody])] if window.large_text else []),
            parts.chips(
                "handover.youth", youths, chosen=chosen, on_choose=lambda code: set_chosen(lambda now: now ^ {code})
            ),
            parts.section(desk.t("Naar wie?")),
            parts.chips("handover.to", takers, chosen=[taker], on_choose=set_taker),
            parts.notice(desk.t("Vertel het elke jongere zelf. Noteer dat gesprek zoals elk contact.")),
        ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Overdragen"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        dock=parts.big_action("handover.save", desk.t("Draag over"), on_click=give, icon=ft.Icons.CHECK_ROUNDED)
        if is_ready
        else None,
        snack=desk.bar(),
        reading=True,
    )


def _givers(desk: Desk, rows: list[Carried]) -> list[parts.Choice]:
    """Who has youths now; those who left the team first, and said so."""
    seen: dict[str, str] = {}
    for row in rows:
        if row.worker and row.worker not in seen:
            name = row.contact or desk.t("Een collega")
            seen[row.worker] = desk.t("{name} (weg)", name=name) if row.is_left else name
    return [
        parts.Choice(worker, text, identifier=parts.whose(f"handover.from.{place}", desk.number_of(worker)))
        for place, (worker, text) in enumerate(seen.items(), start=1)
    ]
