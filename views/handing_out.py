"""How a file leaves: kept where the worker chooses, or, on a phone, handed to its share sheet. One road for all.

What is in the file passed the gate for whom it is meant before there were bytes; here nothing is read and nothing is
kept. The printed key of the team is not shared: a share sheet copies what it gets (docs/decisions/0221).
"""

from __future__ import annotations

import flet as ft
from msgspec import Struct

from views import parts
from views.desk import Desk
from views.parts.identified import Handler

PDF = "application/pdf"
JSON_LD = "application/ld+json"
_PHONES = (ft.PagePlatform.ANDROID, ft.PagePlatform.IOS)


class Made(Struct, frozen=True, kw_only=True):
    """A file in memory. `name`: as it is kept, never a person's name."""

    name: str
    data: bytes
    mime: str = PDF


async def keep(made: Made) -> None:
    """Ask where to keep it; in a browser it is a download."""
    await ft.FilePicker().save_file(file_name=made.name, src_bytes=made.data)


async def share(made: Made) -> None:
    """The share sheet of the phone, with this file and no word beside it."""
    file = ft.ShareFile.from_bytes(made.data, mime_type=made.mime, name=made.name)
    await ft.Share().share_files([file], download_fallback_enabled=False, mail_to_fallback_enabled=False)


def can_share(desk: Desk) -> bool:
    """Is this the app on a phone or tablet? In a browser the download is the only way."""
    return not desk.page.web and desk.page.platform in _PHONES


def where_words(desk: Desk) -> str:
    """The one sentence that says where it goes."""
    if can_share(desk):
        return desk.t("Jij kiest wie het krijgt. Bij delen maakt je toestel zelf een kopie. Vindplaats stuurt niets.")
    return desk.t("De PDF gaat alleen naar de plek die jij kiest. Vindplaats stuurt ze nergens heen.")


def share_link(desk: Desk, identifier: str, on_share: Handler) -> list[ft.Control]:
    """The second way out, on a phone only."""
    if not can_share(desk):
        return []
    return [parts.link(identifier, desk.t("Deel"), icon=ft.Icons.SHARE_OUTLINED, on_click=on_share)]
