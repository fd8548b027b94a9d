"""Reads the compiled catalogues that travel with the app; what `domain.texts` makes of them is pure."""

import os
from functools import cache
from pathlib import Path

from domain.languages import SOURCE_LANGUAGE, language
from domain.texts import Texts


def translations_folder() -> Path:
    """Where the catalogues lie."""
    return _assets("translations")


def fonts_folder() -> Path:
    """Where the app's own font lies."""
    return _assets("fonts")


def _assets(name: str) -> Path:
    """A folder of `assets`; a built phone app names its assets in FLET_ASSETS_DIR."""
    named = os.environ.get("FLET_ASSETS_DIR")
    folder = Path(named) / name if named else None
    if folder is not None and folder.is_dir():
        return folder
    return Path(__file__).resolve().parent.parent / "assets" / name


@cache
def load_texts(code: str = SOURCE_LANGUAGE) -> Texts:
    """The texts of a language. Dutch needs no catalogue; a language whose catalogue is absent shows Dutch words.

    Raises BadInput for a language that `domain.languages` has no row for.
    """
    row = language(code)
    path = translations_folder() / f"{row.code}.mo"
    return Texts(row.code, catalogue=path.read_bytes() if path.is_file() else None)
