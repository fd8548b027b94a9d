"""Languages of the screens and the consent texts. One row here and one catalogue a language."""

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


def language(code: str) -> Language:
    """The row of a language code. Raises BadInput."""
    row = BY_CODE.get(code)
    if row is None:
        raise BadInput(N_("Deze taal kent de app niet."))
    return row
