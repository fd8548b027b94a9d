"""Bewijs zoeken: the number on a youth's receipt finds what was answered, also after everything else was erased."""

from __future__ import annotations

import flet as ft

from domain.codes import purposes
from domain.datewords import date_words
from domain.languages import BY_CODE
from storage.queries.proofs import ProofRow, find_proof, receipt_number
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts import Window
from views.screens.receipt_words import DECIDED


@ft.component
def proof(desk: Desk, window: Window) -> ft.Control:
    """A field and what it found. Nothing here is listed: without a number there is nothing to see."""
    typed, set_typed = ft.use_state("")
    error, set_error = ft.use_state("")
    nothing: ProofRow | None = None
    found, set_found = ft.use_state(nothing)

    def change(text: str) -> None:
        set_typed(text)
        set_error("")

    async def search() -> None:
        if not receipt_number(typed):
            set_found(lambda _former: None)
            set_error(desk.t("Een nummer heeft drie groepen van vier letters en cijfers."))
            return
        row = await desk.ask(find_proof, typed)
        set_found(lambda _former: row)
        set_error("" if row is not None else desk.t("Dit nummer staat niet in de bewijzen van dit team."))

    use_keys(desk.keys, Keys(save=search, back=desk.back))
    body: list[ft.Control] = [
        parts.second(
            desk.t("Typ het nummer dat op het bewijs van de jongere staat. Een bewijs zegt niet over wie het gaat.")
        ),
        parts.field(
            "proof.number",
            desk.t("Nummer van het bewijs"),
            value=typed,
            on_change=change,
            on_submit=search,
            error=error or None,
            max_length=20,
        ),
    ]
    if found is not None:
        body.append(parts.identified(_card(desk, found), "proof.found", live=True))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Bewijs zoeken"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        dock=parts.big_action("proof.search", desk.t("Zoek"), icon=ft.Icons.SEARCH_ROUNDED, on_click=search),
        snack=desk.bar(),
        reading=True,
    )


def _card(desk: Desk, found: ProofRow) -> ft.Control:
    purpose = purposes.BY_CODE.get(found.purpose)
    spoken = BY_CODE.get(found.language)
    text = desk.t("{text}, versie {version}", text=found.text_id, version=found.text_version) if found.text_id else ""
    lines = [
        (desk.t("Waarover"), desk.t(purpose.label) if purpose is not None else found.purpose),
        (desk.t("Wat de jongere zei"), desk.t(DECIDED.get(found.state, "Opnieuw te vragen"))),
        (desk.t("Wanneer"), date_words(found.day, texts=desk.texts)),
        (desk.t("Wie vroeg het"), found.worker),
        (desk.t("Taal"), spoken.name if spoken is not None else found.language),
        (desk.t("Welke tekst"), text),
        (desk.t("Code van de woorden"), found.text_hash[:16]),
    ]
    return parts.receipt_card(
        desk.t("Bewijs {number}", number=found.receipt), [(label, words) for label, words in lines if words]
    )
