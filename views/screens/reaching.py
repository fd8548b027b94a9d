"""Calling, texting, WhatsApp: only where that channel was agreed to, else one tap to the question.

On a laptop a number is shown to be read: a link to a telephone leads nowhere there.
"""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from domain.codes import channels
from domain.errors import BadInput
from domain.reaching import link
from domain.texts import N_
from storage.queries.reach import Way
from views import parts
from views.desk import Desk
from views.parts.identified import Handler

_ICONS = {"call": ft.Icons.CALL_OUTLINED, "text": ft.Icons.SMS_OUTLINED, "whatsapp": ft.Icons.CHAT_OUTLINED}
_WORDS = {"call": N_("Bellen"), "text": N_("Sms sturen"), "whatsapp": N_("WhatsApp")}
_ASK = {"call": N_("Vraag of je mag bellen"), "text": N_("Vraag of sms mag"), "whatsapp": N_("Vraag of WhatsApp mag")}


def reach(desk: Desk, way: Way) -> Handler:
    """Open the phone's own program; the number goes there and nowhere else."""

    async def go() -> None:
        try:
            address = link(way.channel, way.number)
        except BadInput as trouble:
            desk.say(desk.t(trouble.sentence))
            return
        await ft.UrlLauncher().launch_url(address)

    return go


def call_button(desk: Desk, ways: Sequence[Way], identifier: str) -> ft.Control | None:
    """The round button at the end of a row: where calling was agreed to, on something that can call."""
    way = next((way for way in ways if way.channel == "call" and way.number), None)
    if way is None or desk.office.is_laptop:
        return None
    return parts.tonal_icon(identifier, _ICONS["call"], desk.t("Bellen"), on_click=reach(desk, way))


def ways_list(
    desk: Desk, youth: str, ways: Sequence[Way], *, prefix: str, on_leave: Handler = None
) -> list[ft.Control]:
    """Every channel: a button, the number to read (laptop), or the way to the question. `<prefix>.<channel>`."""
    if not ways:
        return []
    controls = [_way(desk, youth, way, prefix=prefix, on_leave=on_leave) for way in ways]
    if any(not way.ask and not way.number for way in ways):
        controls.append(parts.second(desk.t("Er is nog geen nummer. Zet het bij Details.")))
    shown = [control for control in controls if control is not None]
    return [ft.Row([c for c in shown if isinstance(c, ft.MergeSemantics)], wrap=True, spacing=8, run_spacing=8)] + [
        c for c in shown if not isinstance(c, ft.MergeSemantics)
    ]


def _way(desk: Desk, youth: str, way: Way, *, prefix: str, on_leave: Handler) -> ft.Control | None:
    identifier = f"{prefix}.{way.channel}"
    if way.ask:

        def ask() -> None:
            if on_leave is not None:
                on_leave()
            # Where what it leans on comes first, that is asked; the channel is chosen there.
            channel = (
                f"/{desk.number_of(way.channel)}" if channels.BY_CODE[way.channel].purpose == way.ask == "P03" else ""
            )
            desk.go(f"consent/{desk.number_of(youth)}/{way.ask}{channel}")

        return parts.outlined(identifier, desk.t(_ASK[way.channel]), icon=ft.Icons.FORUM_OUTLINED, on_click=ask)
    if not way.number:
        return None
    if desk.office.is_laptop:
        said = desk.t("{channel}: {number}", channel=desk.t(_WORDS[way.channel]), number=way.number)
        return parts.identified(parts.words(said), identifier)
    return parts.tonal(
        identifier, desk.t(_WORDS[way.channel]), icon=_ICONS[way.channel], on_click=reach(desk, way), snug=True
    )
