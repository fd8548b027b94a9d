"""Where something erased may still be: by name, on the receipt and at the sync screen, until every device confirmed."""

from __future__ import annotations

import flet as ft

from storage.queries.erasures import Holder, StillThere, still_there
from views import parts
from views.desk import Desk, use_query
from views.screens.device import named
from views.screens.file_words import listed


def elsewhere(desk: Desk, found: StillThere) -> str:
    """What a receipt says of the other devices, as far as it is known here."""
    said: list[str] = []
    if found.waiting:
        names = _names(desk, found.waiting)
        said.append(desk.t("Nog te wissen op: {names}.", names=names))
        said.append(desk.t("Dat gebeurt zodra het daar open is en synchroniseert."))
    else:
        said.append(desk.t("Op geen ander toestel van het team staat het nog."))
    if found.gone:
        names = _names(desk, found.gone)
        said.append(
            desk.n(
                "{names} is uit het team gehaald en kan nog een oude kopie hebben.",
                "{names} zijn uit het team gehaald en kunnen nog een oude kopie hebben.",
                len(found.gone),
                names=names,
            )
        )
    return " ".join(said)


@ft.component
def erasures_card(desk: Desk, window: parts.Window) -> ft.Control:
    """One row a device that has not confirmed yet; it goes away by itself."""
    found = use_query(desk, still_there)
    if found is None or not (found.waiting or found.gone):
        return ft.Column([], visible=False)
    rows: list[parts.Row | ft.Control] = [_waiting_row(desk, holder) for holder in found.waiting]
    rows += [
        parts.Row(
            named(desk, holder.name, holder.worker),
            desk.t("Uit het team gehaald. Kan nog een oude kopie hebben."),
            ft.Icons.LINK_OFF_OUTLINED,
        )
        for holder in found.gone
    ]
    heading = desk.t("Nog te wissen op") if found.waiting else desk.t("Misschien nog een oude kopie op")
    below = [] if found.is_sent else [parts.small(desk.t("Dit toestel moet eerst zelf nog synchroniseren."))]
    return ft.Column(
        [
            parts.identified(parts.section(heading), "sync.erasures"),
            parts.card_rows(rows, window=window),
            *below,
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _waiting_row(desk: Desk, holder: Holder) -> parts.Row:
    line = (
        desk.t("Dit toestel. Lees eerst wat je zelf nog schreef.")
        if holder.is_here
        else desk.t("Wist zodra het open is en synchroniseert.")
    )
    return parts.Row(named(desk, holder.name, holder.worker), line, ft.Icons.AUTO_DELETE_OUTLINED)


def _names(desk: Desk, holders: tuple[Holder, ...]) -> str:
    return listed([named(desk, holder.name, holder.worker) for holder in holders], texts=desk.texts)
