"""Two files, one youth? Beside each other for a worker to judge: merge, say no once, and later make apart again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from domain.codes import age_bands, genders, municipalities, purposes, qualifications
from domain.datewords import date_words
from domain.texts import Texts
from storage.actions.merging import merge_files, not_the_same, take_apart
from storage.queries.doubles import Compared, Comparison, comparison
from storage.queries.youths import youth_rows
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.file_words import barrier_words, contact_words, listed

SHOWN = 20


@ft.component
def same(desk: Desk, window: parts.Window, youth: str, other: str) -> ft.Control:
    """The two (numbers of this desk) and what is known of each; nothing is decided beforehand."""
    found = use_query(desk, comparison, desk.id_of(youth), desk.id_of(other))
    use_keys(desk.keys, Keys(back=desk.back))

    async def merge() -> None:
        if found is None or await desk.act(merge_files, found.one.file.id, other=found.two.file.id) is None:
            return
        two = found.two.file.id

        async def undo() -> None:
            await desk.act(take_apart, two)

        desk.back()
        desk.say(desk.t("Samengevoegd"), action=desk.t("Maak los"), on_action=undo, identifier="same.undo")

    async def keep_apart() -> None:
        if found is None or await desk.act(not_the_same, found.one.file.id, other=found.two.file.id) is None:
            return
        desk.back()
        desk.say(desk.t("We vragen dit niet meer."))

    body: list[ft.Control] = []
    if found is not None:
        body = [*_warned(desk, found), _beside(desk, window, found)]
        body.append(parts.small(desk.t("Alles blijft bewaard zoals het is. Je kan ze later weer losmaken.")))
    choices = [
        parts.outlined("same.apart", desk.t("Niet dezelfde"), on_click=keep_apart, tall=True, expand=window.laptop),
        parts.filled("same.merge", desk.t("Samenvoegen"), on_click=merge, tall=True, expand=window.laptop),
    ]
    buttons: ft.Control = (
        ft.Row(choices, spacing=12)
        if window.laptop
        else ft.Column(choices[::-1], spacing=8, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
    )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Is dit dezelfde jongere?"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=body,
        dock=buttons if found is not None else None,
        snack=desk.bar(),
        reading=True,
    )


def _beside(desk: Desk, window: parts.Window, found: Comparison) -> ft.Control:
    one, two = (facts(desk, each) for each in (found.one, found.two))
    rows: list[ft.Control] = [_pair(window, [parts.strong(each.file.alias) for each in (found.one, found.two)])]
    for label, said in ((label, (one[label], two[label])) for label in one if one[label] or two[label]):
        values: list[ft.Control] = [parts.words(text) if text else parts.second(desk.t("Niets")) for text in said]
        lines = [parts.small(label), _pair(window, values)]
        rows.append(ft.Column(lines, spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH))
    padded = [ft.Container(row, padding=ft.Padding.symmetric(horizontal=16, vertical=12)) for row in rows]
    return parts.card_rows(padded)


def _pair(window: parts.Window, controls: list[Any]) -> ft.Control:
    """Two values, at large text under each other."""
    if window.large_text:
        return ft.Column(controls, spacing=4, tight=True)
    for control in controls:
        control.expand = True
    return ft.Row(controls, spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)


def facts(desk: Desk, compared: Compared) -> dict[str, str]:
    """What a worker knows a youth by: label and words; "" for what is not known."""
    t, texts, file = desk.t, desk.texts, compared.file
    known = file.details
    town = municipalities.BY_CODE.get(known.get("municipality") or "")
    return {
        t("Leeftijd, ongeveer"): _word(age_bands.BY_CODE.get(known.get("age_band") or ""), texts),
        t("Gender, zoals de jongere het zegt"): _word(genders.BY_CODE.get(known.get("gender") or ""), texts),
        t("Gemeente"): town.name if town is not None else "",
        t("Diploma"): _word(qualifications.BY_CODE.get(known.get("qualification") or ""), texts),
        t("Naam"): str(known.get("name") or ""),
        t("Telefoon"): str(known.get("phone") or ""),
        t("Contacten"): desk.n("{count} contact", "{count} contacten", compared.contacts) if compared.contacts else "",
        t("Eerst gezien"): date_words(compared.since, texts=texts) if compared.since else "",
        t("Laatst gezien"): date_words(file.last_seen, texts=texts) if file.last_seen else "",
        t("Drempels"): " ".join(barrier_words(code, texts=texts) for code in compared.barriers[:3]),
        t("Vast aanspreekpunt"): contact_words(file, texts=texts),
    }


def _word(row: Any, texts: Texts) -> str:
    return texts.t(row.label) if row is not None else ""


def _warned(desk: Desk, found: Comparison) -> list[ft.Control]:
    if not found.refused:
        return []
    named = listed([desk.t(purposes.BY_CODE[code].label) for code in found.refused], texts=desk.texts)
    return [
        parts.notice(
            desk.t("Op één bladzijde zei de jongere nee. Zolang ze samen zijn, tonen we dit niet: {what}.", what=named)
        )
    ]


@ft.component
def choose_same(desk: Desk, window: parts.Window, youth: str) -> ft.Control:
    """Another name altogether: the worker says which other file is of this youth."""
    text, set_text = ft.use_state("")
    found = use_query(desk, youth_rows, text=text)
    use_keys(desk.keys, Keys(back=desk.back))
    mine = desk.id_of(youth)

    def opening(other: str) -> Callable[[], None]:
        return lambda: desk.replace(f"same/{youth}/{desk.number_of(other)}")

    listing = [
        parts.youth_row(
            parts.whose(f"same.found.{place}", desk.number_of(row.id)), row.alias, None, on_click=opening(row.id)
        )
        for place, row in enumerate((row for row in found or () if row.id != mine), start=1)
        if place <= SHOWN
    ]
    if found is not None and not listing:
        listing = [parts.second(desk.t("Niemand gevonden met die naam."))]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Welke bladzijde nog?"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=[
            parts.search_field(
                "same.search", desk.t("Naam, plek of woord"), value=text, on_change=set_text, autofocus=True
            ),
            *listing,
        ],
        snack=desk.bar(),
        reading=True,
    )
