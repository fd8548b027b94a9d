"""Codes as they are printed, typed in the rain, and forged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.connect_code import ALPHABET, ConnectCode, fingerprint_of, read, write
from domain.errors import BadInput

ADDRESSES = st.sampled_from(
    ("https://centrale.example.be", "https://[2001:db8::1]:8443", "http://127.0.0.1:8000", "http://localhost")
)
SECRETS = st.binary(min_size=16, max_size=16)
PLACE = ConnectCode(
    kind="place", address="https://centrale.example.be", secret=bytes(range(16)), fingerprint=bytes(range(16, 32))
)


@given(ADDRESSES, SECRETS, SECRETS)
def test_both_kinds_of_code_are_read_back_as_they_were_printed(address: str, secret: bytes, fingerprint: bytes) -> None:
    for code in (
        ConnectCode(kind="place", address=address, secret=secret, fingerprint=fingerprint),
        ConnectCode(kind="invitation", address=address, secret=secret),
    ):
        assert read(write(code)) == code


def test_printed_form_never_changes() -> None:
    assert write(PLACE) == GOLDEN
    assert read(GOLDEN) == PLACE


def test_code_typed_by_hand_is_forgiven_what_eyes_confuse() -> None:
    address, _, groups = GOLDEN.partition("#")
    typed = groups.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read(f"  {address}/ # {typed}\n") == PLACE
    assert read(f"{address}#{groups.replace('1', 'I')}") == PLACE


@given(st.data())
def test_one_wrong_letter_is_noticed(data: st.DataObject) -> None:
    start = GOLDEN.index("#") + 1
    at = data.draw(st.sampled_from([i for i in range(start, len(GOLDEN)) if GOLDEN[i] != "-"]))
    other = data.draw(st.sampled_from([letter for letter in ALPHABET if letter != GOLDEN[at]]))
    typed = GOLDEN[:at] + other + GOLDEN[at + 1 :]
    try:
        assert read(typed) != PLACE
    except BadInput:
        return


def test_about_one_wrong_code_in_65_thousand_slips_through_and_none_of_these() -> None:
    start = GOLDEN.index("#") + 1
    wrong = [GOLDEN[:i] + GOLDEN[i + 1] + GOLDEN[i] + GOLDEN[i + 2 :] for i in range(start, len(GOLDEN) - 1)]
    for typed in wrong:
        if typed.replace("-", "") != GOLDEN.replace("-", ""):
            with pytest.raises(BadInput):
                read(typed)


def test_code_belongs_to_its_address() -> None:
    with pytest.raises(BadInput):
        read(GOLDEN.replace("example.be", "example.org"))


@pytest.mark.parametrize(
    "address",
    [
        "http://centrale.example.be",
        "ftp://centrale.example.be",
        "https://",
        "centrale.example.be",
        "https://a@b.be",
        "https://b.be/path",
        "https://b.be?x=1",
        "https://[::1",
        "https://b.be:99999",
        "javascript:alert(1)",
        "http://127.0.0.1.evil.be",
    ],
)
def test_address_that_is_not_a_centre_over_https_is_refused(address: str) -> None:
    with pytest.raises(BadInput):
        read(f"{address}#{GOLDEN.partition('#')[2]}")


@given(st.text(max_size=120))
def test_anything_else_is_refused_in_plain_words(text: str) -> None:
    for typed in (text, f"https://b.be#{text}", "https://b.be#" + "0" * 10_000):
        with pytest.raises(BadInput):
            read(typed)


def test_fingerprint_is_of_the_key_and_of_nothing_shorter() -> None:
    assert fingerprint_of(bytes(32)) != fingerprint_of(bytes(31))
    assert len(fingerprint_of(bytes(32))) == 16


GOLDEN = "https://centrale.example.be#04002-0G30G-2GC1R-81450-P30D1-R7H04-8J2CA-1A5GQ-30CHM-6RW3M-F1ZWK-P"
