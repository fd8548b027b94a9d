"""The words of a receipt: the same on the screen, on paper and in the QR, in the language of the conversation."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from domain.codes import purposes
from domain.consent_texts import ConsentText
from domain.datewords import date_words
from domain.languages import BY_CODE
from domain.texts import N_, Texts
from storage.actions.consents import Receipt
from storage.queries.receipts import Sender
from views.screens.file_words import listed, purpose_words
from views.texts import load_texts

DECIDED = {
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
_STOP = N_("Zeg het ons. Stoppen kan altijd.")


class Piece(Struct, frozen=True, kw_only=True):
    """One receipt, whose it is and about which partner (as people say it), and the words that were heard, if any."""

    receipt: Receipt
    alias: str
    recipient: str = ""
    text: ConsentText | None = None

    @property
    def is_all(self) -> bool:
        """Stopping with everything."""
        return self.receipt.purpose == "P01" and self.receipt.state in ("withdrawn", "refused")


def texts_of(piece: Piece, *, texts: Texts) -> Texts:
    """The language that was spoken, where the app has a row for it; else the worker's."""
    spoken = piece.text.language if piece.text is not None else ""
    return load_texts(spoken) if spoken in BY_CODE else texts


def what_words(piece: Piece, *, texts: Texts) -> str:
    """What it is about, in a few words."""
    return texts.t("Alles") if piece.is_all else purpose_words(piece.receipt.purpose, piece.recipient, texts=texts)


def decided_words(piece: Piece, *, texts: Texts) -> str:
    """What the youth said."""
    return texts.t(DECIDED.get(piece.receipt.state, N_("Opnieuw te vragen")))


def erased_things(receipt: Receipt, *, texts: Texts) -> str:
    """What went, named; "" when nothing did."""
    return listed([texts.t(_ERASED[code]) for code in receipt.erased if code in _ERASED], texts=texts)


def facts(piece: Piece, *, texts: Texts, others: str = "", is_signature_kept: bool = False) -> list[tuple[str, str]]:
    """(label, words) of what was answered and what follows. `others`: what becomes of it on other devices.
    `is_signature_kept`: as it is now, for it may have been kept by a later answer.
    """
    t, made = texts.t, piece.receipt
    lines = [
        (t("Waarover"), what_words(piece, texts=texts)),
        (t("Wat je zei"), decided_words(piece, texts=texts)),
        (t("Wanneer"), date_words(made.day, texts=texts)),
    ]
    if made.how == "signature" and made.state == "given":
        kept = N_("Op het scherm. De handtekening is bewaard.")
        dropped = N_("Op het scherm. De handtekening zelf is niet bewaard.")
        lines.append((t("Getekend"), t(kept if is_signature_kept else dropped)))
    elif made.how == "written":
        lines.append((t("Getekend"), t("Op papier.")))
    gone = erased_things(made, texts=texts)
    if gone:
        lines.append((t("Op dit toestel gewist"), gone))
    if made.state in ("withdrawn", "refused"):
        lines.append((t("Wat er nu gebeurt"), t(purposes.BY_CODE[made.purpose].after_withdrawal)))
        if gone:
            lines.append((t("Andere toestellen"), others or t("Die wissen het zodra ze synchroniseren.")))
    if made.valid_until:
        lines.append((t("Opnieuw vragen op"), date_words(made.valid_until, texts=texts)))
    if made.state == "given":
        lines.append((t("Hoe stop je"), piece.text.stop if piece.text is not None else t(_STOP)))
    return lines


def heard(piece: Piece) -> tuple[str, ...]:
    """What was read to the youth: the question and its five rows; () where nothing was asked."""
    return () if piece.text is None else (piece.text.question, *piece.text.rows)


def sender_lines(sender: Sender, *, texts: Texts) -> list[tuple[str, str]]:
    """Who asked, and who is answerable; only what somebody filled in."""
    found = [(texts.t("Wie vroeg het"), _joined((sender.worker, sender.team)))]
    who = sender.controller
    found.append((texts.t("Verantwoordelijk"), _joined((who.name, who.address, who.phone, who.email))))
    found.append((texts.t("Vragen over je gegevens"), who.dpo))
    return [(label, words) for label, words in found if words]


def _joined(words: Iterable[str]) -> str:
    return ", ".join(word for word in words if word)


def qr_text(piece: Piece, *, texts: Texts) -> str:
    """The receipt as plain words for a camera: no address to open, and nothing that says who it is about."""
    t, made = texts.t, piece.receipt
    lines = [
        t("Bewijs {number}", number=made.number),
        f"{what_words(piece, texts=texts)}: {decided_words(piece, texts=texts)}",
        date_words(made.day, texts=texts),
    ]
    if made.valid_until:
        lines.append(f"{t('Opnieuw vragen op')}: {date_words(made.valid_until, texts=texts)}")
    if made.state == "given":
        lines.append(piece.text.stop if piece.text is not None else t(_STOP))
    return "\n".join(lines)
