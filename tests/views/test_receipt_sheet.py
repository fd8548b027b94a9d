"""The receipt on paper and in its QR: what was heard and decided, in the language that was spoken, and no youth id."""

import datetime as dt
import re
import unicodedata
from typing import Any

import pytest

from domain.card import Card
from domain.consent_texts import consent_text
from domain.strokes import packed
from storage.actions.consents import Receipt
from storage.queries.organisation import Controller
from storage.queries.receipts import Copyable, Sender
from tests.views.pdf_text import text_of
from views.card_sheet import card_pdf
from views.paper import new_paper
from views.screens.receipt_sheet import receipt_pdf
from views.screens.receipt_words import Piece, facts, qr_text, texts_of
from views.texts import fonts_folder, load_texts

DAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 9, 41, 7, tzinfo=dt.UTC)
DRAWN = packed([[(100, 100), (300, 260), (500, 120)]])
SENDER = Sender(
    worker="Sofie",
    team="Team Noord",
    controller=Controller(name="vzw Straat", address="Markt 1, Gent", email="info@straat.example", dpo="dpo@s.example"),
)


def piece(language: str = "nl", *, purpose: str = "P02", **values: Any) -> Piece:
    made: dict[str, Any] = {"number": "7Q2K-9ABC-1234", "day": DAY, "state": "given", "event": "e" * 32}
    text = consent_text(purpose, language=language).named("CAW Noord")
    return Piece(
        receipt=Receipt(purpose=purpose, **made | values),
        alias="Zaki",
        text=text,
        recipient=values.get("recipient", ""),
    )


def paper(*pieces: Piece, strokes: tuple[int, ...] = (), practice: bool = False) -> bytes:
    copies = [(each, Copyable(sender=SENDER, strokes=strokes)) for each in pieces]
    return receipt_pdf(copies, texts=load_texts(), fonts=fonts_folder(), is_practice=practice)


def test_paper_holds_what_was_heard_what_was_said_who_asked_and_how_to_stop() -> None:
    shown = piece(valid_until=dt.date(2027, 5, 21))
    pdf = paper(shown)
    said = text_of(pdf)
    assert shown.text is not None
    for line in (shown.text.question, *shown.text.rows):
        assert line in said.replace("\n", " ")
    for words in ("7Q2K-9ABC-1234", "Ja gezegd", "21 november 2026", "21 mei 2027", "Sofie, Team Noord", "vzw Straat"):
        assert words in said
    assert "e" * 32 not in said
    assert b"/Lang (nl)" in pdf


def test_french_conversation_gives_a_french_paper_that_says_so() -> None:
    pdf = paper(piece("fr"))
    assert b"/Lang (fr)" in pdf
    assert load_texts("fr").t("Ja gezegd") in text_of(pdf)


def test_arabic_is_joined_and_reads_back_from_its_end_whole() -> None:
    shown = piece("ar", state="refused")
    pdf = paper(shown)
    assert b"/Lang (ar)" in pdf
    assert shown.text is not None
    read = unicodedata.normalize("NFKC", text_of(pdf))
    words = unicodedata.normalize("NFKC", shown.text.question).split()
    assert all(word.rstrip("؟.")[::-1] in read for word in words)


def test_signature_is_drawn_as_lines_only_where_it_was_kept() -> None:
    shown = piece(purpose="P07", how="signature")
    without, with_it = paper(shown), paper(shown, strokes=DRAWN)
    assert "De handtekening van Zaki" not in text_of(without)
    assert "De handtekening zelf is niet bewaard" in text_of(without).replace("\n", " ")
    assert "De handtekening van Zaki" in text_of(with_it)
    assert with_it.count(b"/Subtype /Image") == without.count(b"/Subtype /Image")


def test_each_receipt_has_a_page_and_practice_says_so() -> None:
    second = piece(purpose="P13", number="AAAA-BBBB-CCCC")
    said = text_of(paper(piece(purpose="P07"), second, practice=True))
    assert "7Q2K-9ABC-1234" in said
    assert "AAAA-BBBB-CCCC" in said
    assert said.count("Oefenen: niets hiervan is echt") == 2


def test_same_receipt_makes_the_same_bytes_and_tells_no_hour() -> None:
    assert paper(piece()) == paper(piece())


@pytest.mark.parametrize("language", ["nl", "fr", "en", "ar", "tr", "uk"])
def test_qr_is_plain_words_without_an_address_or_a_name(language: str) -> None:
    shown = piece(language, purpose="P09", recipient="CAW Noord", valid_until=dt.date(2027, 5, 21))
    said = qr_text(shown, texts=texts_of(shown, texts=load_texts()))
    assert said.splitlines()[0].endswith("7Q2K-9ABC-1234")
    assert "CAW Noord" in said
    assert shown.text is not None
    assert shown.text.stop in said
    for never in ("http", "://", "www", "Zaki", "e" * 32):
        assert never not in said
    assert len(said.encode()) < 500  # a camera reads it from the screen of a phone


def test_stop_says_what_went_here_and_what_becomes_of_the_rest() -> None:
    stopped = Piece(
        receipt=Receipt(
            number="7Q2K-9ABC-1234", day=DAY, purpose="P09", state="withdrawn", recipient="x", erased=("sharing",)
        ),
        alias="Zaki",
        recipient="CAW Noord",
    )
    said = dict(facts(stopped, texts=load_texts()))
    assert said["Op dit toestel gewist"] == "onze kopie van wat we doorgaven"
    assert "Wat die al heeft, kunnen wij niet wissen." in said["Wat er nu gebeurt"]
    assert "Hoe stop je" not in said


def test_script_that_the_font_has_not_is_left_out_of_the_paper_and_the_rest_stays() -> None:
    shown = piece()
    assert shown.text is not None
    tibetan = Piece(receipt=shown.receipt, alias="Zaki", text=shown.text.named(""))
    strange = type(shown.text)(
        **{name: getattr(shown.text, name) for name in shown.text.__struct_fields__} | {"what": "བོད་སྐད"}
    )
    pdf = paper(Piece(receipt=tibetan.receipt, alias="Zaki", text=strange))
    assert "7Q2K-9ABC-1234" in text_of(pdf)
    assert "Dit hoorde je" not in text_of(pdf)


def test_no_paper_tells_in_its_hidden_lines_at_which_moment_it_was_made_or_which_number_it_is() -> None:
    """A viewer shows the title and keeps it in its list of files; the moment of a conversation is nobody's to know."""
    made = {
        "proof": paper(piece()),
        "card": card_pdf(Card(what="Gesprek"), texts=load_texts(), fonts=fonts_folder(), now=NOW, today=NOW.date()),
        "plain": bytes(new_paper("Vragen om te stoppen", texts=load_texts(), fonts=fonts_folder()).output()),
    }
    for name, pdf in made.items():
        hidden = pdf[pdf.rindex(b"/CreationDate") :]
        assert re.search(rb"/CreationDate \(D:\d{8}120000Z\)", hidden), name
        assert not re.search(rb"/(ModDate|Creator|Producer|Author|Metadata|Keywords|Subject)\b", pdf), name
    assert b"/Title (Bewijs)" in made["proof"]
