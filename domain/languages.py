"""Languages of the screens, the papers and the consent texts: one row here and one catalogue a language.

A draft needs no more. A complete one has all its texts, and consent texts of its own in domain/consent_texts/.
"""

from typing import Literal

from msgspec import Struct

from domain.errors import BadInput
from domain.mark import N_

SOURCE_LANGUAGE = "nl"

LanguageState = Literal["complete", "draft"]


class Language(Struct, frozen=True, kw_only=True):
    """`name` in the language itself, never translated. A draft may be looked at; what it lacks shows in Dutch."""

    code: str
    name: str
    is_rtl: bool = False
    state: LanguageState = "complete"


LANGUAGES: tuple[Language, ...] = (
    Language(code="nl", name="Nederlands"),
    Language(code="fr", name="Français"),
    Language(code="en", name="English"),
    Language(code="ar", name="العربية", is_rtl=True, state="draft"),
    Language(code="tr", name="Türkçe", state="draft"),
    Language(code="uk", name="Українська", state="draft"),
)
BY_CODE = {row.code: row for row in LANGUAGES}
COMPLETE: tuple[Language, ...] = tuple(row for row in LANGUAGES if row.state == "complete")
"""What a person may choose: screens, papers and the words read to a youth."""


def language(code: str) -> Language:
    """The row of a language code. Raises BadInput."""
    row = BY_CODE.get(code)
    if row is None:
        raise BadInput(N_("Deze taal kent de app niet."))
    return row


def complete_or_dutch(code: str) -> str:
    """The code itself when that language is complete, else the source's: what is read out or printed has no gaps."""
    return code if code in {row.code for row in COMPLETE} else SOURCE_LANGUAGE
