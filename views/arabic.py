"""Text from right to left as a PDF needs it: letters in the form they take beside each other, a line in drawing order.

fpdf2 shapes with uharfbuzz, which is no pure Python and so cannot be counted on in a phone (decision 0211). The joined
forms of Arabic stand in Unicode itself (Arabic Presentation Forms) and in the app's own font, so the table of which
letter joins how is read from `unicodedata`. The order of drawing is fpdf2's own (UAX #9), in plain Python. Vowel marks,
which adults write without, are left out: they would need the placing that only a shaper knows.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_BLOCKS = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFC))  # Arabic Presentation Forms-A (Persian, Urdu) and -B
_FORMS = ("isolated", "final", "initial", "medial")
_LAM, _STROKE = "\u0644", "\u0640"
_BRACKETS = dict(zip("()[]{}<>«»", ")(][}{><»«", strict=True))
_MARKS = frozenset(chr(code) for code in (*range(0x064B, 0x0653), 0x0670))


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left (UAX #9, rule P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


@cache
def _table() -> dict[str, dict[str, str]]:
    """Letters -> form -> the one character that draws them so."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for first, last in _BLOCKS for code in range(first, last + 1)):
        form, _, digits = unicodedata.decomposition(chr(code)).partition("> ")
        letters = "".join(chr(int(part, 16)) for part in digits.split())
        if len(letters) == 1 or (len(letters) == 2 and letters[0] == _LAM and code > _BLOCKS[1][0]):
            found.setdefault(letters, {})[form.strip("<")] = chr(code)
    return found


def shaped(text: str) -> str:
    """Each Arabic letter in its joined form, in the order it is read; all else as it was."""
    table, letters = _table(), _clustered(text)
    said: list[str] = []
    for place, letter in enumerate(letters):
        forms = table.get(letter)
        if forms is None:
            said.append(letter)
            continue
        joins_before = _joins_on(_neighbour(letters, place, -1)) and "final" in forms
        after = _neighbour(letters, place, 1)
        joins_after = "initial" in forms and (after == _STROKE or "final" in table.get(after, {}))
        form = _FORMS[(1 if joins_before else 0) + (2 if joins_after else 0)]
        said.append(forms.get(form) or forms.get("isolated") or letter)
    return "".join(said)


def _clustered(text: str) -> list[str]:
    """Letters, with lam and the alef after it as one: they are written as one."""
    found: list[str] = []
    for letter in (letter for letter in text if letter not in _MARKS):
        if found and found[-1] == _LAM and _LAM + letter in _table():
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _neighbour(letters: list[str], place: int, step: int) -> str:
    """The letter before or after, vowel marks passed over; "" at an end."""
    place += step
    while 0 <= place < len(letters) and unicodedata.category(letters[place][0]) == "Mn":
        place += step
    return letters[place] if 0 <= place < len(letters) else ""


def _joins_on(letter: str) -> bool:
    """Whether it reaches out to the letter after it."""
    return "initial" in _table().get(letter, {}) or letter == _STROKE


def drawn(line: str) -> str:
    """One line in the order in which it is drawn from left to right, its letters joined."""
    from fpdf.bidi import BidiParagraph  # the PDF library is loaded with the first page, not with the app
    from fpdf.enums import TextDirection

    letters = BidiParagraph(text=shaped(line), base_direction=TextDirection.RTL).get_reordered_characters()
    return "".join(_turned(letter.character) if letter.embedding_level % 2 else letter.character for letter in letters)


def _turned(letter: str) -> str:
    """A bracket opens to the other side there (UAX #9, rule L4)."""
    return _BRACKETS.get(letter, letter)
