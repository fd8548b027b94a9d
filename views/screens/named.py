"""Een naam gekregen: somebody else gave a name; a month to tell the person or erase it (AVG article 14)."""

from __future__ import annotations

import flet as ft

from domain.codes import signal_bodies
from storage.actions.names import note_name
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window


@ft.component
def named(desk: Desk, window: Window) -> ft.Control:
    """The rule in plain words, a name, and who gave it."""
    name, body_code, once = use_held(""), use_held(""), use_once(desk)
    error, set_error = ft.use_state("")

    @once
    async def save() -> None:
        set_error("" if name.value.strip() else desk.t("Er staat geen naam."))
        if not name.value.strip():
            return
        if await desk.act(note_name, name=name.value, body=body_code.value or "other") is not None:
            desk.back()
            desk.say(desk.t("Bewaard. Binnen 30 dagen zeg je het, of wis je de naam."))

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    rule: list[ft.Control] = [
        parts.strong(desk.t("Wie een naam krijgt, heeft 30 dagen")),
        parts.words(desk.t("Spreek de jongere aan. Zeg dat je de naam kreeg, en van wie.")),
        parts.words(desk.t("Lukt dat niet? Dan wis je de naam. Die knop vind je bij Opvolging.")),
        parts.words(desk.t("Na 30 dagen wordt de naam vanzelf gewist.")),
        parts.words(desk.t("Met deze naam begint nog geen dossier. Dat vraag je eerst.")),
    ]
    bodies = [Choice(row.code, desk.t(row.label)) for row in signal_bodies.SIGNAL_BODIES]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Een naam gekregen"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
        ),
        body=parts.stacked(
            [
                parts.quiet_card(ft.Column(rule, spacing=8, tight=True)),
                parts.field(
                    "named.name",
                    desk.t("Welke naam?"),
                    value=name.value,
                    on_change=name.set,
                    error=error or None,
                    helper=desk.t("Alleen de naam. Geen nummer, geen verhaal."),
                    max_length=80,
                ),
                parts.section(desk.t("Van wie kreeg je de naam?")),
                parts.chips("named.body", bodies, chosen=[body_code.value], on_choose=body_code.set),
            ]
        ),
        dock=parts.save_action("named.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
