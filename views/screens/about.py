"""Over dit toestel: what the self-test found, which versions run, and under which licences."""

from __future__ import annotations

import asyncio
import platform
import sys
from importlib import metadata

import flet as ft

from storage import selftest
from storage.pace import pace
from storage.selftest import Check
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window
from views.screens.round_close import pace_words

LICENCES = (
    ("Vindplaats", "EUPL-1.2"),
    ("Flet", "Apache-2.0"),
    ("cryptography", "Apache-2.0, BSD-3-Clause"),
    ("httpx", "BSD-3-Clause"),
    ("sqlite-utils", "Apache-2.0"),
    ("msgspec", "BSD-3-Clause"),
    ("msgpack", "Apache-2.0"),
    ("structlog", "Apache-2.0, MIT"),
    ("Noto Sans", "OFL-1.1"),
    ("Material Icons", "Apache-2.0"),
)


def version() -> str:
    """Of the app itself; "" in a tree that was never installed."""
    for name in ("vindplaats",):
        try:
            return metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return ""


@ft.component
def about(desk: Desk, window: Window) -> ft.Control:
    """Readable aloud on the telephone to whoever helps."""
    use_keys(desk.keys, Keys(back=desk.back))
    nothing: tuple[Check, ...] = ()
    checks, set_checks = ft.use_state(nothing)

    async def load() -> None:
        found = await asyncio.to_thread(selftest.run, desk.vault.directory)
        set_checks(lambda _former: found)

    ft.use_effect(load, [])
    quick = use_query(desk, pace)
    body: list[ft.Control] = []
    if checks:
        bad = selftest.failed(checks)
        words = (
            desk.t("Alles werkt op dit toestel.")
            if not bad
            else desk.n("{count} onderdeel werkt niet.", "{count} onderdelen werken niet.", len(bad))
        )
        icon = ft.Icons.ERROR_OUTLINE_OUTLINED if bad else ft.Icons.CHECK_ROUNDED
        body.append(parts.identified(parts.notice(words, icon=icon), "about.selftest"))
    body += [parts.section(desk.t("Versies")), versions(desk)]
    if checks:
        rows = [line(check.name, check.detail or desk.t("in orde"), is_good=check.ok) for check in checks]
        body += [parts.section(desk.t("Zelftest")), parts.card(ft.Column(parts.divided(rows), spacing=0))]
    if quick is not None:
        body += [parts.section(desk.t("Van jou alleen")), parts.second(pace_words(desk, quick))]
    licences = [line(name, licence) for name, licence in LICENCES]
    body += [parts.section(desk.t("Licenties")), parts.card(ft.Column(parts.divided(licences), spacing=0))]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Over dit toestel"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def versions(desk: Desk) -> ft.Control:
    """What runs here."""
    rows = [
        line("Vindplaats", version() or "0.1.0"),
        line("Flet", metadata.version("flet")),
        line("Python", platform.python_version()),
        line(desk.t("Toestel"), sys.platform),
    ]
    return parts.card(ft.Column(parts.divided(rows), spacing=0))


def line(name: str, value: str, *, is_good: bool = True) -> ft.Control:
    """A name and what is known of it."""
    label = parts.words(name)
    label.expand = True
    colour = ft.Colors.ON_SURFACE_VARIANT if is_good else ft.Colors.ERROR
    said = ft.Text(value, color=colour, text_align=ft.TextAlign.END, expand=True)
    return ft.Container(ft.Row([label, said], spacing=12), padding=ft.Padding.symmetric(vertical=10))
