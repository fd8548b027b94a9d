"""A new file: the sentence of P01 stands above the button, so that saving is having asked (consent.md)."""

from __future__ import annotations

import flet as ft

from domain.codes import age_bands
from domain.consent_texts import askable_languages, consent_text
from domain.fields import cleaned
from domain.languages import SOURCE_LANGUAGE
from storage.actions.youths import create_youth
from storage.queries.organisation import own_texts
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts.consent import CONSENT_ICONS


@ft.component
def new_youth(desk: Desk, window: parts.Window) -> ft.Control:
    """A street name, and an age band if it is known."""
    alias, set_alias = ft.use_state("")
    band, set_band = ft.use_state("")
    error, set_error = ft.use_state("")
    once = use_once(desk)
    loaded = use_query(desk, own_texts)
    own = loaded or ()
    language = desk.texts.language if desk.texts.language in askable_languages("P01", own=own) else SOURCE_LANGUAGE
    text = consent_text("P01", language=language, own=own)
    nothing: list[str] = []
    read = ft.use_state(nothing)[0]  # hash of the words that stood here first: a pull may bring others meanwhile
    if loaded is not None and not read:
        read.append(text.words_hash)

    @once
    async def save() -> None:
        set_error("" if cleaned(alias) else desk.t("Geef een straatnaam. Een bijnaam volstaat."))
        if not cleaned(alias):
            return
        heard, read[:] = "".join(read), [text.words_hash]  # refused, the words of now stand here to be read
        youth = await desk.act(create_youth, alias=alias, age_band=band, language=language, heard=heard)
        if youth is not None:
            # Back from the file leads to the list, not to an empty form.
            desk.replace(f"youths/{desk.number_of(youth)}")

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    rows: list[ft.Control] = [
        parts.explained_row(icon, row) for icon, row in zip(CONSENT_ICONS, text.rows, strict=True)
    ]
    said = parts.quiet_card(
        ft.Column([parts.small(desk.t("Zeg dit eerst")), parts.reading(text.question, heavy=True), *rows], spacing=12)
    )
    form: list[ft.Control] = [
        parts.field(
            "youth.alias",
            desk.t("Straatnaam"),
            value=alias,
            on_change=set_alias,
            on_submit=lambda _typed: save(),
            helper=desk.t("Een bijnaam volstaat. Zo noem je de jongere in de app."),
            error=error or None,
            autofocus=True,
            max_length=80,
        ),
        parts.section(desk.t("Hoe oud ongeveer? Dat mag je overslaan.")),
        parts.chips(
            "youth.age_band",
            [parts.Choice(row.code, desk.t(row.label)) for row in age_bands.AGE_BANDS],
            chosen=[band],
            on_choose=lambda code: set_band("" if code == band else code),
        ),
    ]
    button = parts.save_action("youth.save", desk.t("Ik vroeg het, het mag"), on_click=save, window=window)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Nieuwe jongere"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
        ),
        body=form if window.laptop else [*form, ft.Container(height=12), said],
        side=[said] if window.laptop else [],
        dock=button,
        snack=desk.bar(),
        spacing=0,
    )
