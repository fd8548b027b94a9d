"""What the youth may take along after stopping (or a yes): a number, what was decided, and what was erased by name."""

from __future__ import annotations

from io import BytesIO

import flet as ft
import segno
from msgspec import Struct

from domain.codes import purposes
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.actions.consents import Receipt
from storage.queries.erasures import StillThere, still_there
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.erasures import elsewhere
from views.screens.file_words import listed, purpose_words

_DECIDED = {
    "given": N_("Ja gezegd"),
    "refused": N_("Nee gezegd"),
    "withdrawn": N_("Ingetrokken"),
    "asked": N_("Nog niet beslist"),
}
_ERASED = {
    "file": N_("de bladzijde onder de straatnaam"),
    "contact": N_("naam, telefoon en adres"),
    "handles": N_("de namen van apps"),
    "health": N_("wat over gezondheid ging"),
    "origin": N_("afkomst en talen"),
    "detention": N_("wat over een straf ging"),
    "sharing": N_("onze kopie van wat we doorgaven"),
    "aftercare": N_("wat over de nazorg ging"),
    "signature": N_("de handtekening"),
    "discrimination": N_("de melding van discriminatie"),
}


class Shown(Struct, frozen=True, kw_only=True):
    """A receipt, whose it is and about which partner, in the memory of the desk only."""

    receipt: Receipt
    alias: str
    recipient: str = ""


def show_receipt(desk: Desk, receipt: Receipt, *, alias: str, recipient: str = "") -> None:
    """Show it in the place of this screen."""
    desk.memory["receipt"] = Shown(receipt=receipt, alias=alias, recipient=recipient)
    desk.replace("receipt")


def erased_things(receipt: Receipt, *, texts: Texts) -> str:
    """What went, named; "" when nothing did."""
    return listed([texts.t(_ERASED[code]) for code in receipt.erased if code in _ERASED], texts=texts)


def qr_picture(text: str, *, label: str) -> ft.Control:
    """A QR of a few words, dark on white in every theme so that a camera reads it."""
    raw = BytesIO()
    segno.make(text, error="m", micro=False).save(raw, kind="png", scale=6, border=4)
    return ft.Semantics(image=True, label=label, content=ft.Image(src=raw.getvalue(), width=200, height=200))


@ft.component
def receipt(desk: Desk, window: parts.Window) -> ft.Control:
    """The receipt that was made last; after a lock there is none to show."""
    shown: Shown | None = desk.memory.get("receipt")
    found = use_query(desk, still_there, shown.receipt.erase if shown is not None else b"")
    is_all = shown is not None and shown.receipt.purpose == "P01" and shown.receipt.state != "given"

    def done() -> None:
        if is_all or shown is None:
            desk.go("youths")
        else:
            desk.back()

    use_keys(desk.keys, Keys(back=done))
    body: list[ft.Control] = (
        [parts.empty(desk.t("Hier is niets meer"), icon=ft.Icons.RECEIPT_LONG_OUTLINED)]
        if shown is None
        else [_card(desk, shown, is_all=is_all, found=found)]
    )
    return shell.inner_page(
        window=window,
        header=parts.page_header(desk.t("Bewijs"), window=window, on_back=done, back_label=desk.t("Sluit"), close=True),
        body=[ft.Row([ft.Container(ft.Column(body), width=min(window.width - 2 * window.margin, 560))])],
        dock=parts.big_action("receipt.done", desk.t("Klaar"), on_click=done, icon=ft.Icons.CHECK_ROUNDED),
        snack=desk.bar(),
    )


def _card(desk: Desk, shown: Shown, *, is_all: bool, found: StillThere | None) -> ft.Control:
    t, texts, made = desk.t, desk.texts, shown.receipt
    what = t("Alles") if is_all else purpose_words(made.purpose, shown.recipient, texts=texts)
    lines = [
        (t("Waarover"), what),
        (t("Wat je zei"), t(_DECIDED.get(made.state, N_("Opnieuw te vragen")))),
        (t("Wanneer"), date_words(made.day, texts=texts)),
    ]
    gone = erased_things(made, texts=texts)
    if gone:
        lines.append((t("Op dit toestel gewist"), gone))
    if made.state in ("withdrawn", "refused"):
        lines.append((t("Wat er nu gebeurt"), t(purposes.BY_CODE[made.purpose].after_withdrawal)))
        if gone:
            others = elsewhere(desk, found) if found is not None else t("Die wissen het zodra ze synchroniseren.")
            lines.append((t("Andere toestellen"), others))
    if made.valid_until:
        lines.append((t("Opnieuw vragen op"), date_words(made.valid_until, texts=texts)))
    number = parts.quiet_card(
        ft.Column(
            [
                parts.small(t("Nummer van dit bewijs")),
                parts.identified(parts.title(made.number), "receipt.number"),
                parts.small(t("Schrijf het over of neem een foto.")),
                parts.small(t("Zonder dit nummer weet niemand van wie dit was.")),
            ],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
    picture = qr_picture(made.number, label=t("QR van het nummer"))
    words = parts.receipt_card(t("Voor {name}", name=shown.alias), lines, picture=picture)
    return ft.Column([number, words], spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
