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


class Texts:
    """The words of one language. `catalogue`: the bytes of a compiled catalogue (.mo), None for Dutch itself.

    Raises BadInput for a language without a row, and OSError for bytes that are no catalogue.
    What a catalogue lacks comes out in Dutch.
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
        return words.format(**values) if values else words

    def n(self, one: str, many: str, count: int, /, **values: object) -> str:
        """The form of the text that goes with a number; `{count}` is filled by itself."""
        return self._words.ngettext(one, many, count).format(count=count, **values)

    gettext = t
    ngettext = n
