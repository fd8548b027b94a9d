"""A number as the phone takes it: with its country, and nothing but digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadInput
from domain.reaching import international, is_number, link


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0470 12 34 56", "32470123456"),
        ("0470/12.34.56", "32470123456"),
        ("+32 470 12 34 56", "32470123456"),
        ("0032 470 12 34 56", "32470123456"),
        ("(09) 123-45 67", "3291234567"),
        ("+33 6 12 34 56 78", "33612345678"),
        ("470123456", "32470123456"),
    ],
)
def test_number_gets_its_country_however_it_was_written(written: str, digits: str) -> None:
    assert international(written) == digits


@pytest.mark.parametrize("written", ["", "@zaki", "112", "0470 12 34 56 of 78", "+", "tel:+32470123456", "1" * 20])
def test_what_is_no_number_is_refused_in_plain_words_without_repeating_it(written: str) -> None:
    with pytest.raises(BadInput) as refusal:
        international(written)
    assert not written or written not in refusal.value.sentence
    assert not is_number(written)


def test_each_channel_has_its_own_address() -> None:
    assert link("call", "0470123456") == "tel:+32470123456"
    assert link("text", "0470123456") == "sms:+32470123456"
    assert link("whatsapp", "0470123456") == "https://wa.me/32470123456"


@given(st.text(max_size=40))
def test_an_address_holds_nothing_but_its_scheme_and_digits(written: str) -> None:
    if is_number(written):
        rest = link("whatsapp", written).removeprefix("https://wa.me/")
        assert rest.isascii()
        assert rest.isdecimal()
