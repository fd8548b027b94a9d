"""Teksten om te vragen: per language each purpose, how far its words are, and the way in and out for a translator."""

from __future__ import annotations

import flet as ft

from domain.codes import purposes
from domain.consent_texts.checking import ASKED
from domain.consent_texts.file import template
from domain.languages import SOURCE_LANGUAGE
from storage.queries.organisation import dutch_now
from storage.queries.own_texts import TextLanguage, TextView, text_languages, text_rows
from storage.store import Store
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep
from views.parts import Choice, Window
from views.screens.organisation import organisation_page
from views.screens.organisation_words import text_line

_CHOSEN = "own_texts.language"
_ICONS = {True: ft.Icons.CHECK_CIRCLE_OUTLINED, False: ft.Icons.EDIT_NOTE_OUTLINED}


def _asked(store: Store, language: str) -> tuple[list[TextLanguage], list[TextView], bool]:
    return text_languages(store), text_rows(store, language), store.is_coordinator()


def _template(store: Store, language: str) -> bytes:
    """What is asked with in that language now; for Dutch, and for a language that has nothing, an empty column."""
    filled = {row.purpose: row.working or row.asked for row in text_rows(store, language)}
    known = {purpose: text for purpose, text in filled.items() if text is not None and language != SOURCE_LANGUAGE}
    return template(dutch_now(store), filled=known)


@ft.component
def own_texts(desk: Desk, window: Window) -> ft.Control:
    """The language that was looked at stays chosen while one text is looked at."""
    chosen, choose = ft.use_state(str(desk.memory.get(_CHOSEN, SOURCE_LANGUAGE)))
    found = use_query(desk, _asked, chosen)
    use_keys(desk.keys, Keys(back=desk.back))
    title = desk.t("Teksten om te vragen")
    if found is None:
        return organisation_page(desk, window, title, [])
    languages, rows, is_coordinator = found

    def look(code: str) -> None:
        desk.memory[_CHOSEN] = code
        choose(code)

    async def save() -> None:
        raw = await desk.ask(_template, chosen)
        await keep(Made(name=f"vindplaats-{chosen}.csv", data=raw, mime="text/csv"))

    now = next((language for language in languages if language.code == chosen), languages[0])
    body: list[ft.Control] = [
        parts.second(desk.t("Alleen met goedgekeurde woorden telt een ja. Andere talen vraag je met een tolk.")),
        parts.chips(
            "texts.language",
            [Choice(language.code, language.name) for language in languages],
            chosen=[chosen],
            on_choose=look,
        ),
        parts.section(desk.t("{count} van {all} goedgekeurd", count=now.approved, all=len(ASKED))),
        parts.card_rows([_row(desk, row) for row in rows], window=window),
        parts.section(desk.t("Vertalen")),
        parts.second(desk.t("Geef het bestand aan een vertaler. Lees het terug in als het klaar is.")),
        ft.Row(
            [
                parts.tonal(
                    "texts.template", desk.t("Bestand bewaren"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=save
                ),
                *(
                    [
                        parts.tonal(
                            "texts.import",
                            desk.t("Taal inlezen"),
                            icon=ft.Icons.UPLOAD_FILE_OUTLINED,
                            on_click=lambda: desk.go("organisation/texts/import"),
                        )
                    ]
                    if is_coordinator
                    else []
                ),
            ],
            wrap=True,
            spacing=8,
            run_spacing=8,
        ),
    ]
    return organisation_page(desk, window, title, body)


def _row(desk: Desk, row: TextView) -> parts.Row:
    is_good = row.asked is not None and row.asked.is_askable and row.working is None
    said = [desk.t("De termijn in de tekst is korter dan die van jullie.")] if row.is_short else []
    said += [desk.t("Vertaald van een oudere Nederlandse tekst.")] if row.is_behind else []
    return parts.Row(
        desk.t(purposes.BY_CODE[row.purpose].label),
        text_line(row, texts=desk.texts),
        _ICONS[is_good],
        tone="quiet" if is_good else "due",
        identifier=f"texts.row.{row.purpose}",
        on_click=lambda: desk.go(f"organisation/texts/{row.purpose}/{row.language.code}"),
        below=parts.small(" ".join(said)) if said else None,
    )
