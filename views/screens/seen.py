"""Iets gezien: a structural barrier, outside any file. One tap keeps it, with ten seconds to take it back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain.codes import barriers, places
from domain.datewords import day_words, local_day, opening
from storage.actions.observations import observe, take_back
from storage.door import Saved
from storage.queries.unnamed import SeenRow, around
from storage.queries.unnamed import observations as observations_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window
from views.parts.barriers import BARRIER_ICONS

MOST_SHOWN = 10
_ROWS = tuple(row for row in barriers.BARRIERS if row.is_structural)


@ft.component
def seen(desk: Desk, window: Window) -> ft.Control:
    """Where is filled in from the running round; what it was is the tap that keeps it."""
    here, kept = use_query(desk, around), use_query(desk, observations_query)
    nothing: str | None = None
    picked, once = use_held(nothing), use_once(desk)
    place = picked.value if picked.value is not None else (here.place_kind if here else "")
    use_keys(desk.keys, Keys(back=desk.back))

    def keeping(code: str) -> Callable[[], Awaitable[None]]:
        @once
        async def keep() -> None:
            if here is None:
                return
            # Another kind of place than where the round is: nobody knows in which municipality.
            where, town = (here.place_kind, here.municipality) if picked.value is None else (picked.value, "")
            saved = await desk.act(observe, row=code, place_kind=where, municipality=town)
            if isinstance(saved, Saved):
                desk.back()
                _said(desk, code, saved)

        return keep

    rows = [
        parts.Row(
            desk.t(row.label),
            row.policy,
            BARRIER_ICONS[row.code],
            identifier=f"seen.row.{row.code}",
            on_click=keeping(row.code),
        )
        for row in _ROWS
    ]
    kinds = [Choice(row.code, desk.t(row.label)) for row in places.PLACE_KINDS if row.is_public]
    body: list[ft.Control] = [
        parts.second(desk.t("Iets wat jongeren tegenhoudt en niet aan hen ligt. Het komt in niemands dossier."))
    ]
    if here is not None:  # nothing to tap before it is known where the worker is: a tap would be overtaken by it
        choose_place = parts.chips(
            "seen.place",
            kinds,
            chosen=[place],
            on_choose=lambda code: picked.set("" if code == place else code),
        )
        body += [
            parts.section(desk.t("Wat zag je?")),
            parts.card_rows(rows, window=window),
            parts.section(desk.t("Waar?")),
            choose_place,
        ]
    side: list[ft.Control] = []
    if kept:
        side.append(parts.section(desk.t("Eerder gezien door je team"), first=window.laptop))
        side.append(parts.card_rows([_row(desk, row) for row in kept[:MOST_SHOWN]], window=window))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Iets gezien"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
        ),
        body=parts.stacked(body),
        side=parts.stacked(side),
        snack=desk.bar(),
        spacing=0,
        reading=not side,
    )


def _said(desk: Desk, code: str, saved: Saved) -> None:
    async def undo() -> None:
        await desk.act(take_back, saved)

    desk.say(
        desk.t("Genoteerd: {what}", what=desk.t(barriers.BY_CODE[code].label)),
        action=desk.t("Ongedaan maken"),
        on_action=undo,
        identifier="seen.undo",
    )


def _row(desk: Desk, row: SeenRow) -> parts.Row:
    kind, barrier = places.BY_CODE.get(row.place_kind), barriers.BY_CODE.get(row.row)
    day = opening(day_words(row.day, today=local_day(desk.vault.now()), texts=desk.texts))
    line = " · ".join(piece for piece in (desk.t(kind.label) if kind else "", day) if piece)
    icon = BARRIER_ICONS[row.row] if barrier else ft.Icons.VISIBILITY_OUTLINED
    return parts.Row(desk.t(barrier.label) if barrier else desk.t("Iets anders"), line, icon)
