"""What this worker wrote offline about a youth who had stopped meanwhile: read once, then gone here too."""

from __future__ import annotations

import flet as ft

from domain.datewords import day_words, local_day
from domain.texts import N_
from storage.actions.erasing import understood
from storage.parting import Parted, parted
from views import parts
from views.desk import Desk, use_query

_LABELS = {
    ("presence", "note"): N_("Wat je noteerde"),
    ("youth", "alias"): N_("Straatnaam"),
    ("youth", "strengths"): N_("Wat goed gaat"),
    ("youth", "wishes"): N_("Wat iemand wil"),
    ("youth", "goal"): N_("Doel"),
    ("youth", "name"): N_("Naam"),
    ("youth", "phone"): N_("Telefoon"),
    ("youth", "address"): N_("Adres"),
    ("youth", "languages"): N_("Talen"),
    ("barrier", "words"): N_("Bij een drempel"),
    ("barrier", "thinks"): N_("Bij een drempel"),
}
_NEXT_STEP = N_("Volgende stap")
_OTHER = N_("Wat je opschreef")


@ft.component
def parted_card(desk: Desk) -> ft.Control:
    """On Vandaag and at the sync screen, above everything; nothing as long as there is nothing to read."""
    found = use_query(desk, parted) or []

    async def read() -> None:
        await desk.act(understood)

    if not found:
        return ft.Column([], visible=False)
    button = ft.Row(
        [parts.tonal("parted.understood", desk.t("Begrepen"), on_click=read, snug=True)],
        alignment=ft.MainAxisAlignment.END,
    )
    said = desk.t("Een jongere stopte. Dit schreef je voor je dat wist. Het staat niet meer bij het team.")
    then = desk.t("Na Begrepen is het ook op dit toestel weg. Anders verdwijnt het na een week.")
    content: list[ft.Control] = [
        parts.identified(parts.strong(desk.t("Dit is gewist")), "parted", live=True),
        parts.second(f"{said} {then}"),
        *(piece for one in found for piece in _pieces(desk, one)),
        button,
    ]
    card = parts.card(
        ft.Column(content, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
    return ft.Container(card, margin=ft.Margin.only(bottom=12))


def _pieces(desk: Desk, one: Parted) -> list[ft.Control]:
    """Each text under what it was and the day it was about."""
    day = day_words(one.day, today=local_day(desk.vault.now()), texts=desk.texts) if one.day else ""
    return [
        ft.Column(
            [
                parts.small(" · ".join(part for part in (desk.t(_label(one.kind, field)), day) if part)),
                parts.words(text),
            ],
            spacing=2,
            tight=True,
        )
        for field, text in one.texts
    ]


def _label(kind: str, field: str) -> str:
    return _NEXT_STEP if field == "next_step" else _LABELS.get((kind, field), _OTHER)
