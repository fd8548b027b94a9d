"""Wat staat er over mij: the whole copy to read together, and three ways to take it along.

A page for the youth's hands: no navigation, the language of who reads. What it says is what is on the paper.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import flet as ft

from domain.errors import Locked
from domain.texts import Texts
from storage.queries.copy import Copy, copy_of
from storage.queries.copy_file import copy_file
from views import parts, shell
from views.copy_sheet import FILE_NAME, copy_pdf
from views.copy_words import (
    Entry,
    Line,
    Part,
    controller_lines,
    kept_lines,
    opening_lines,
    parts_of,
    purpose_lines,
    reader_lines,
    right_lines,
)
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import JSON_LD, Made, can_share, keep, share, share_link, where_words
from views.once import use_once
from views.paper import texts_on_paper
from views.parts import Window
from views.screens.youth_page import Spoken, use_spoken
from views.texts import fonts_folder

FIRST_SHOWN, MORE_SHOWN = 5, 25
DATA_NAME = "wat-staat-er-over-mij.jsonld"


@ft.component
def my_copy(desk: Desk, window: Window, youth: str) -> ft.Control:
    """`youth`: a number of this desk."""
    found = use_query(desk, copy_of, desk.id_of(youth))
    spoken = use_spoken(desk, "copy")
    use_keys(desk.keys, Keys(back=desk.back))
    t = spoken.texts.t
    header = parts.page_header(
        "",
        window=window,
        on_back=desk.back,
        back_label=t("Sluit"),
        close=True,
        actions=[spoken.action],
    )
    if found is None:
        return shell.inner_page(window=window, header=header, body=[], snack=desk.bar(), reading=True)
    return reading(desk, window, found, spoken, youth=youth, header=header)


@ft.component
def reading(desk: Desk, window: Window, found: Copy, spoken: Spoken, *, youth: str, header: ft.Control) -> ft.Control:
    """The copy on the page, and the ways to take it along."""
    nothing: dict[str, int] = {}
    shown, set_shown = ft.use_state(nothing)
    once = use_once(desk)
    t = spoken.texts.t

    def paper() -> Made:
        practice = desk.office.is_practising
        pdf = copy_pdf(found, texts=texts_on_paper(spoken.texts), fonts=fonts_folder(), is_practice=practice)
        return Made(name=FILE_NAME, data=pdf)

    @once
    async def keep_paper() -> None:
        await keep(paper())

    @once
    async def share_paper() -> None:
        await share(paper())

    @once
    async def keep_file() -> None:
        with suppress(Locked):  # locked meanwhile: this page goes
            made = await desk.ask(copy_file, desk.id_of(youth), texts=texts_on_paper(spoken.texts))
            if made is not None:
                await keep(Made(name=DATA_NAME, data=made.raw, mime=JSON_LD))

    def more(code: str) -> Callable[[], None]:
        return lambda: set_shown(lambda now: now | {code: now.get(code, FIRST_SHOWN) + MORE_SHOWN})

    said = [*opening_lines(found, texts=spoken.texts), *controller_lines(found, texts=spoken.texts)]
    body: list[ft.Control] = [
        *spoken.choices,
        parts.question(t("Wat staat er over mij")),
        parts.identified(_stack([parts.reading(line) for line in said]), "copy.opening"),
    ]
    first = len(body)
    for part in parts_of(found, texts=spoken.texts):
        body += _part(part, texts=spoken.texts, most=shown.get(part.code, FIRST_SHOWN), more=more(part.code))
    ways = _ways(desk, youth, spoken.texts, keep_file)
    goes = t("Wat je meeneemt, gaat alleen naar de plek die jij kiest. Vindplaats stuurt het nergens heen.")
    where = [
        parts.small(where_words(desk) if can_share(desk) else goes),
        *share_link(desk, "copy.share", share_paper),
    ]
    around = _around(found, spoken.texts)
    if not window.laptop:
        body[first:first] = [ways, *where]  # above all that is to be read, or nobody would find it
        ways_beside: list[ft.Control] = []
    else:
        ways_beside = [parts.section(t("Wat wil je doen?"), first=True), ways, *where]
    return shell.inner_page(
        window=window,
        header=header,
        body=parts.stacked(body),
        side=parts.stacked([*ways_beside, *around]),
        dock=parts.big_action("copy.pdf", t("Maak een PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=keep_paper),
        snack=desk.bar(),
        spacing=0,
    )


def _ways(desk: Desk, youth: str, texts: Texts, keep_file: Callable[[], object]) -> ft.Control:
    """Beside the paper: a file for a computer, own words, a question."""
    return parts.card_rows(
        [
            parts.Row(
                texts.t("Ik zie dit anders"),
                texts.t("Jouw woorden komen ernaast te staan."),
                ft.Icons.EDIT_NOTE_OUTLINED,
                identifier="copy.reply",
                on_click=lambda: desk.go(f"reply/{youth}"),
            ),
            parts.Row(
                texts.t("Ik vraag iets over mijn gegevens"),
                texts.t("We antwoorden binnen een maand."),
                ft.Icons.FRONT_HAND_OUTLINED,
                identifier="copy.request",
                on_click=lambda: desk.go(f"requests/new/{youth}"),
            ),
            parts.Row(
                texts.t("Neem het mee als bestand"),
                texts.t("Voor een computer of een andere dienst."),
                ft.Icons.DATA_OBJECT_OUTLINED,
                identifier="copy.file",
                on_click=keep_file,
            ),
        ]
    )


def _part(part: Part, *, texts: Texts, most: int, more: Callable[[], None]) -> list[ft.Control]:
    drawn: list[ft.Control] = [parts.section(part.title)]
    rows = [_entry(entry) for entry in part.entries[:most]]
    if rows:
        drawn.append(parts.card_rows(rows))
    if len(part.entries) > most:
        drawn.append(ft.Row([parts.link(f"copy.more.{part.code}", texts.t("Toon meer"), on_click=more)]))
    drawn += [_reply(entry, texts) for entry in part.replies]
    return drawn


def _entry(entry: Entry) -> ft.Control:
    lines: list[ft.Control] = []
    if entry.day:
        lines.append(parts.small(entry.day))
    if entry.title:
        lines.append(parts.strong(entry.title))
    lines += [_fact(line) for line in entry.lines]
    if entry.erased:
        lines.append(parts.erased_on(entry.erased))
    return ft.Container(_stack(lines, spacing=8), padding=ft.Padding.symmetric(horizontal=16, vertical=12))


def _fact(line: Line) -> ft.Control:
    said: list[ft.Control] = [parts.small(line.label), parts.words(line.words)]
    if line.was:
        said.append(parts.small(line.was))
    return _stack(said, spacing=0)


def _reply(entry: Entry, texts: Texts) -> ft.Control:
    said: list[ft.Control] = [parts.small(texts.t("Jij zei op {date}", date=entry.day))]
    return parts.quiet_card(_stack([*said, *(parts.reading(line.words) for line in entry.lines)], spacing=4))


def _around(copy: Copy, texts: Texts) -> list[ft.Control]:
    """Who reads it, what was answered, until when, and what the youth can do."""
    drawn: list[ft.Control] = [
        parts.section(texts.t("Wie dit leest")),
        _sentences(reader_lines(copy, texts=texts)),
        parts.section(texts.t("Wat je goed vond, stuk voor stuk")),
        parts.card_rows([parts.fact(line.label, line.words) for line in purpose_lines(copy, texts=texts)]),
    ]
    if ends := kept_lines(copy, texts=texts):
        drawn.append(parts.section(texts.t("Hoelang we het bewaren")))
        drawn.append(parts.card_rows([parts.fact(line.label, f"{line.words} {line.was}".strip()) for line in ends]))
    return [*drawn, parts.section(texts.t("Wat jij kan doen")), _sentences(right_lines(copy, texts=texts))]


def _sentences(lines: list[str]) -> ft.Control:
    return parts.quiet_card(_stack([parts.words(line) for line in lines], spacing=8))


def _stack(controls: list[ft.Control], *, spacing: int = 6) -> ft.Column:
    return ft.Column(controls, spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
