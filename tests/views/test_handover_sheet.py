"""The sheet for a partner: real text, its language set, and no trace of a line that was struck out."""

import datetime as dt

import pytest

from domain.languages import LANGUAGES
from domain.records import KINDS
from storage.actions.handing_over import Sheet
from storage.queries.sharing import ShareLine
from tests.views.pdf_text import text_of
from views.handover_sheet import handover_pdf, line_words
from views.paper import texts_on_paper
from views.texts import fonts_folder, load_texts


def line(field: str, value: object, kind: str = "youth") -> ShareLine:
    return ShareLine(key=field, kind=kind, field=field, value=value, purpose="P01")


def sheet(*lines: ShareLine) -> Sheet:
    return Sheet(
        recipient="CAW Noord", lines=lines, day=dt.date(2026, 11, 20), worker="Sofie", organisation="Team Noord"
    )


def pdf_of(shown: Sheet, code: str = "nl") -> bytes:
    return handover_pdf(shown, texts=texts_on_paper(load_texts(code)), fonts=fonts_folder())


def test_a_struck_line_changes_no_byte_of_the_file() -> None:
    """The sheet is made of what is left: as if the other line had never been there."""
    kept = (line("asks", "Een kamer.", kind="referral"), line("name", "Bo"))
    whole = pdf_of(sheet(*kept, line("school", "Xyloqué")))
    struck = pdf_of(sheet(*kept))
    never = pdf_of(sheet(line("asks", "Een kamer.", kind="referral"), line("name", "Bo")))
    assert struck == never
    assert "Xyloqué" in text_of(whole)
    assert "Laatste school" in text_of(whole)
    assert "Een kamer." in text_of(struck)
    for text in ("Xyloqué", "Laatste school"):
        assert text not in text_of(struck)
        assert text.encode() not in struck
        assert text.encode("utf-16-be") not in struck


def test_a_name_that_was_struck_is_not_in_the_title_either() -> None:
    pdf = pdf_of(sheet(line("wishes", ["bakken"])))
    assert "Een jongere komt kennismaken" in text_of(pdf)
    named = pdf_of(sheet(line("name", "Bo"), line("wishes", ["bakken"])))
    assert "Bo komt kennismaken" in text_of(named)
    assert b"Bo komt" in named
    assert b"Bo komt" not in pdf


@pytest.mark.parametrize("code", [row.code for row in LANGUAGES])
def test_the_sheet_is_text_with_its_language_and_no_moment_of_the_day(code: str) -> None:
    pdf = pdf_of(sheet(line("name", "Bo")), code)
    language = texts_on_paper(load_texts(code)).language
    assert f"/Lang ({language})".encode() in pdf
    assert b"/Subtype /Image" not in pdf
    assert pdf.count(b"/Type /Page\n") == 1
    assert b"20261120120000" in pdf
    assert "CAW Noord" in text_of(pdf)
    assert "Sofie" in text_of(pdf)
    assert "Team Noord" in text_of(pdf)


def test_every_line_that_may_be_shared_has_words_of_its_own() -> None:
    texts = load_texts()
    values = {"strengths": ["stipt"], "wishes": ["bakken"], "languages": ["Frans"], "neet_since": "2026-08-08"}
    never = {"alias", "fixed_contact", "clock_start", "clock_reason", "vdab_known", "next_step"}
    for name in KINDS["youth"].fields:
        if name not in never:
            value = values.get(name, "2000-01-01" if name == "birth_date" else "low")
            label, said = line_words(line(name, value), texts=texts)
            assert label != texts.t("Ook dit"), name
            assert said
