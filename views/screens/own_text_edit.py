"""The words of one text, line by line, with the Dutch beside a translation; too long is said while typing."""

from __future__ import annotations

import flet as ft
from msgspec.structs import replace

from domain.codes import purposes
from domain.consent_texts.checking import FIELD_LABELS
from domain.consent_texts.text import WORD_FIELDS, ConsentText
from domain.languages import SOURCE_LANGUAGE
from storage.actions.own_texts import write_text
from storage.queries.own_texts import TextView, text_view
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Window
from views.screens.organisation import only_read, organisation_page
from views.screens.own_text import easy, words_card


@ft.component
def own_text_edit(desk: Desk, window: Window, *, purpose: str, language: str) -> ft.Control:
    """The form is drawn once the words have come."""
    found = use_query(desk, text_view, purpose, language)
    if found is None:
        return organisation_page(desk, window, "", [])
    return form(desk, window, found)


@ft.component
def form(desk: Desk, window: Window, row: TextView) -> ft.Control:
    """Saving makes a new version in the state of a draft; what is asked with stays as it was."""
    start = row.working or row.asked
    words = use_held({name: str(getattr(start, name, "")) for name in WORD_FIELDS})
    is_dutch = row.language.code == SOURCE_LANGUAGE
    first = (start.months if start is not None else None) or row.months or row.default or 0
    months = use_held(row.months if row.months and is_dutch else first)
    once = use_once(desk)

    @once
    async def save() -> None:
        own = months.value if is_dutch and row.default and months.value != row.default else 0
        kept = await desk.act(
            write_text,
            purpose=row.purpose,
            language=row.language.code,
            words=words.value,
            months=own,
            name=row.language.name,
            is_rtl=row.language.is_rtl,
        )
        if kept is not None:
            desk.say(desk.t("Bewaard als kladtekst"))
            desk.back()

    use_keys(desk.keys, Keys(save=save if row.is_coordinator else None, back=desk.back))
    title = desk.t(purposes.BY_CODE[row.purpose].label)
    if not row.is_coordinator:
        return organisation_page(desk, window, title, [only_read(desk)])

    def line(name: str) -> ft.Control:
        field = parts.field(
            f"text.{name}",
            desk.t(FIELD_LABELS[name]),
            value=words.value[name],
            on_change=lambda said: words.set({**words.value, name: said}),
            max_length=200,
            lines=2,
            helper=None if is_dutch else str(getattr(row.dutch, name)),
        )
        return ft.Container(field, rtl=row.language.is_rtl)

    now = _typed(row, words.value)
    body: list[ft.Control] = [
        parts.second(desk.t("Korte zinnen, één gedachte per zin. Zeg het zoals je het tegen de jongere zegt.")),
        *([parts.small(_recipient_said(desk))] if row.dutch.needs_recipient else []),
        *(line(name) for name in WORD_FIELDS),
    ]
    heard = [parts.section(desk.t("Zo hoort de jongere het"), first=window.laptop), words_card(desk, row, now)]
    side: list[ft.Control] = [*(heard if window.laptop else []), *easy(desk, now)]
    if is_dutch and row.default:
        body += [
            parts.section(desk.t("Welke termijn belooft de tekst?")),
            parts.card(
                parts.stepper(
                    "text.months",
                    desk.t("Maanden"),
                    months.value,
                    on_change=months.set,
                    fewer_label=desk.t("Een maand korter"),
                    more_label=desk.t("Een maand langer"),
                    lowest=1,
                    highest=36,
                )
            ),
            parts.small(desk.t("De lijn Hoelang moet die termijn noemen.")),
        ]
    dock = parts.save_action("text.save", desk.t("Bewaar als kladtekst"), on_click=save, window=window)
    return organisation_page(desk, window, title, body, side=side, dock=dock)


def _typed(row: TextView, words: dict[str, str]) -> ConsentText:
    changed = dict(words)
    return replace(row.dutch, language=row.language.code, **changed)


def _recipient_said(desk: Desk) -> str:
    return desk.t("Waar {mark} staat, komt de naam van wie het krijgt. Laat dat zo staan.", mark="{recipient}")
