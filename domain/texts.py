"""Words on the screen: Dutch is the source language and the key, other languages are gettext catalogues.

A `Texts` belongs to one session of the app and never changes: another language is another `Texts`. `views.texts` reads
the compiled catalogues; here they are bytes, since the domain opens no file.

    t = texts.t
    t("Bewaar")                                            a plain sentence
    t("Bel {name}.", name=name)                            with a value; translators may move {name}
    texts.n("Nog {count} dag", "Nog {count} dagen", 3)     with a number

Mark a literal that is translated later (a label in a code list, the sentence of an error) with `N_`.
"""

import gettext
from io import BytesIO

from domain.languages import SOURCE_LANGUAGE, language
from domain.mark import N_

__all__ = ["N_", "Texts"]

_LEFT_TO_RIGHT = "\u200e"


def _left_to_right(words: str) -> str:
    """Dutch that stands on a page from right to left: its figure stays in front and its full stop behind (UAX #9)."""
    before = "" if words[:1].isalpha() else _LEFT_TO_RIGHT
    after = "" if words[-1:].isalnum() else _LEFT_TO_RIGHT
    return f"{before}{words}{after}" if words else words


class Texts:
    """The words of one language. `catalogue`: the bytes of a compiled catalogue (.mo), None for Dutch itself.

    Raises BadInput for a language without a row, and OSError for bytes that are no catalogue.
    What a catalogue lacks comes out in Dutch, marked where it would be read from the wrong side.
    """

    def __init__(self, code: str = SOURCE_LANGUAGE, *, catalogue: bytes | None = None) -> None:
        self._row = language(code)
        self._words: gettext.NullTranslations = (
            gettext.NullTranslations() if catalogue is None else gettext.GNUTranslations(BytesIO(catalogue))
        )

    @property
    def language(self) -> str:
        """Code of the language: nl, fr, en, ar, tr, uk."""
        return self._row.code

    @property
    def is_rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self._row.is_rtl

    def t(self, text: str, /, **values: object) -> str:
        """The text in this language, with its `{name}` places filled. Raises KeyError when a value is missing."""
        words = self._words.gettext(text) if text else ""
        filled = words.format(**values) if values else words
        return _left_to_right(filled) if self.is_rtl and words == text else filled

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the text that goes with a number; `{count}` is filled by itself."""
        words = self._words.ngettext(one, many, count)
        filled = words.format(count=count, **values)
        return _left_to_right(filled) if self.is_rtl and words in (one, many) else filled

    gettext = t
    ngettext = n
