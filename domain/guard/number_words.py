"""Numbers as people say them, up to 999, in Dutch, French and English: "zevenentachtig" -> "87"."""

from __future__ import annotations

from functools import cache

from domain.fields import folded
from domain.guard.lists import words_in_order

_NL, _NL_TENS = words_in_order("numbers_nl"), words_in_order("tens_nl")
_FR = words_in_order("numbers_fr")
_FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "nonante": 90}
_EN, _EN_TENS = words_in_order("numbers_en"), words_in_order("tens_en")
_LONGEST = 32


def number_in_words(word: str) -> str | None:
    """The digits of one word, or None. "een" and "un" are numbers too: whoever reads needs more than one in a row."""
    return _numbers().get(folded(word)) if len(word) <= _LONGEST else None


@cache
def _numbers() -> dict[str, str]:
    found = {word: str(number) for number, word in enumerate(_NL)}
    found |= {word: str(number) for number, word in enumerate(_FR)}
    found |= {word: str(number) for number, word in enumerate(_EN)}
    found |= {word: str(number) for word, number in _FR_TENS.items()}
    found |= {"zeven": "7", "seven": "7", "oh": "0", "double": ""} | {"une": "1"}
    for tens, word in enumerate(_NL_TENS, start=2):
        found[word] = str(tens * 10)
        for unit, small in enumerate(_NL[1:10], start=1):
            found[f"{small}en{word}"] = str(tens * 10 + unit)
    for tens, word in enumerate(_EN_TENS, start=2):
        found[word] = str(tens * 10)
        found |= {f"{word}{small}": str(tens * 10 + unit) for unit, small in enumerate(_EN[1:10], start=1)}
    found |= {f"{small}honderd": str(unit * 100) for unit, small in enumerate(_NL[1:10], start=1)}
    found |= {"honderd": "100", "cent": "100"}
    return {word: digits for word, digits in found.items() if digits}
