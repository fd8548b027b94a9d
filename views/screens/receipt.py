"""What the youth may take along: a number, what was decided, what was erased; on the screen, as a QR, and on paper."""

from __future__ import annotations

from io import BytesIO

import flet as ft
import segno

from domain.codes import copy_hows
from storage.actions.copying import note_copy
from storage.queries.erasures import still_there
from storage.queries.receipts import Copyable, copyable
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep, share, share_link, where_words
from views.parts.identified import Handler
from views.screens.erasures import elsewhere
from views.screens.receipt_sheet import FILE_NAME, receipt_pdf
from views.screens.receipt_words import Piece, facts, heard, qr_text, sender_lines, texts_of
from views.screens.stop_text import leads_to_stop_text
from views.texts import fonts_folder

__all__ = ["Piece", "qr_picture", "receipt", "show_receipt"]

_BY_HAND = ("photo", "paper")


def show_receipt(desk: Desk, *pieces: Piece) -> None:
    """Show what was just answered in the place of this screen; in the memory of the desk only."""
    desk.memory["receipt"] = pieces
    desk.replace("receipt")


def qr_picture(text: str, *, label: str) -> ft.Control:
    """A QR of a few words, dark on white in every theme so that a camera reads it."""
    raw = BytesIO()
    segno.make(text, error="m", micro=False).save(raw, kind="png", scale=6, border=4)
    return ft.Semantics(image=True, label=label, content=ft.Image(src=raw.getvalue(), width=200, height=200))


@ft.component
def receipt(desk: Desk, window: parts.Window) -> ft.Control:
    """The receipts that were made last; after a lock there is none to show."""
    pieces: tuple[Piece, ...] = desk.memory.get("receipt", ())
    is_all = any(piece.is_all for piece in pieces)

    def done() -> None:
        desk.memory.pop("receipt", None)
        if is_all or not pieces:
            desk.go("youths")
        else:
            desk.back()

    use_keys(desk.keys, Keys(back=done))
    first = use_query(desk, copyable, pieces[0].receipt.event if pieces else "")

    async def note(how: str) -> None:
        for piece in pieces:
            if first is not None and first.is_in_file and piece.receipt.event:
                await desk.act(note_copy, piece.receipt.event, how=how)

    async def made() -> Made:
        copies = [(piece, await desk.ask(copyable, piece.receipt.event)) for piece in pieces]
        practice = desk.office.is_practising
        pdf = receipt_pdf(copies, texts=desk.texts, fonts=fonts_folder(), is_practice=practice)
        return Made(name=FILE_NAME, data=pdf)

    async def paper() -> None:
        await keep(await made())
        await note("pdf")

    async def pass_on() -> None:
        await share(await made())
        await note("pdf")

    body: list[ft.Control] = [parts.empty(desk.t("Hier is niets meer"), icon=ft.Icons.RECEIPT_LONG_OUTLINED)]
    if pieces:
        body = [piece_cards(desk, window, piece, place) for place, piece in enumerate(pieces)]
        body.insert(1, taking_along(desk, pieces[0].alias, first, note, pass_on))
    held = ft.Container(
        ft.Column(body, spacing=20, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        width=min(window.width - 2 * window.margin, 560),
    )
    return shell.inner_page(
        window=window,
        header=parts.page_header(desk.t("Bewijs"), window=window, on_back=done, back_label=desk.t("Sluit"), close=True),
        body=[ft.Row([held])],
        dock=_dock(desk, window, paper if pieces else None, done),
        snack=desk.bar(),
    )


def _dock(desk: Desk, window: parts.Window, paper: Handler, done: Handler) -> ft.Control:
    """Paper and done, always under the thumb: a receipt is longer than a phone."""
    close = parts.big_action("receipt.done", desk.t("Klaar"), on_click=done, icon=ft.Icons.CHECK_ROUNDED)
    if paper is None:
        return close
    pdf = parts.tonal("receipt.pdf", desk.t("Als PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=paper, tall=True)
    if window.large_text:
        return ft.Column([pdf, close], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Row([pdf, ft.Container(close, expand=True)], spacing=12)


@ft.component
def piece_cards(desk: Desk, window: parts.Window, piece: Piece, place: int) -> ft.Control:
    """One receipt, in the language of the conversation; the second one on a screen carries a number of its own."""
    found = use_query(desk, still_there, piece.receipt.erase)
    copy = use_query(desk, copyable, piece.receipt.event)
    texts = texts_of(piece, texts=desk.texts)
    t, end = texts.t, f".{place + 1}" if place else ""
    others = elsewhere(desk, found) if found is not None else ""
    lines = facts(piece, texts=texts, others=others, is_signature_kept=copy is not None and bool(copy.strokes))
    if copy is not None:
        lines += sender_lines(copy.sender, texts=texts)
    number = parts.quiet_card(
        _column(
            parts.small(t("Nummer van dit bewijs")),
            parts.identified(parts.title(piece.receipt.number), f"receipt.number{end}"),
            parts.small(t("Schrijf het over of neem een foto.")),
            parts.small(t("Zonder dit nummer weet niemand van wie dit was.")),
            spacing=4,
        )
    )
    picture = qr_picture(qr_text(piece, texts=texts), label=t("QR met wat op dit bewijs staat"))
    cards = [number, parts.receipt_card(t("Voor {name}", name=piece.alias), lines, picture=picture)]
    if heard(piece):
        said = [parts.words(line) for line in heard(piece)]
        cards.append(parts.quiet_card(_column(parts.small(t("Dit hoorde je")), *said, spacing=8)))
    if copy is not None and copy.strokes:
        label = t("De handtekening van {name}", name=piece.alias)
        drawing = parts.signature_drawing(
            f"receipt.signature{end}", copy.strokes, width=min(window.width - 2 * window.margin, 320), label=label
        )
        cards.append(_column(parts.small(label), ft.Row([drawing]), spacing=8))
    cards += leads_to_stop_text(desk, piece)
    return ft.Container(_column(*cards, spacing=12), rtl=texts.is_rtl)


def taking_along(desk: Desk, alias: str, first: Copyable | None, note: Handler, pass_on: Handler) -> ft.Control:
    """Where the PDF goes, and what the worker saw happen; noted where the answer still stands in a file."""
    controls: list[ft.Control] = [parts.small(where_words(desk)), *share_link(desk, "receipt.share", pass_on)]
    if first is not None and first.is_in_file:
        choices = [parts.Choice(code, desk.t(copy_hows.BY_CODE[code].label)) for code in _BY_HAND]
        controls += [
            parts.small(desk.t("Heeft {name} een kopie?", name=alias)),
            parts.chips("receipt.copy", choices, chosen=first.copies, on_choose=note),
        ]
        if "pdf" in first.copies:
            controls.append(parts.identified(parts.small(desk.t("Genoteerd: als PDF meegegeven.")), "receipt.noted"))
    return _column(*controls, spacing=8)


def _column(*controls: ft.Control, spacing: int) -> ft.Column:
    return ft.Column(list(controls), spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
