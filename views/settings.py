"""The settings of this device: language, theme, text size, lock time. A readable file, nothing of the work in it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from domain.errors import BadInput, Damaged
from storage.atomic import make_folder, read_bounded, write_whole

SETTINGS_NAME = "settings.json"
THEMES = ("system", "light", "dark", "night")
TEXT_SCALES = (1.0, 1.15, 1.3, 1.6, 2.0)
LOCK_MINUTES = (1, 2, 5, 10, 0)
_MOST_BYTES = 4096


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """`lock_minutes`: idle minutes before cover; 0 closes instead of covering, None is what fits the device.

    `code_offer`: whether Vandaag still offers to set a cover code.
    """

    language: Annotated[str, Meta(max_length=5)] = "nl"
    theme: Literal["system", "light", "dark", "night"] = "system"
    text_scale: Annotated[float, Meta(ge=0.8, le=3.0)] = 1.0
    lock_minutes: Annotated[int, Meta(ge=0, le=60)] | None = None
    code_offer: bool = True


def load_settings(directory: Path) -> Settings:
    """What was kept; the usual settings when nothing was, or when the file cannot be read."""
    try:
        content = read_bounded(directory / SETTINGS_NAME, most_bytes=_MOST_BYTES)
        return msgspec.json.decode(content, type=Settings)
    except (FileNotFoundError, Damaged, msgspec.MsgspecError, UnicodeError):
        return Settings()


def changed(settings: Settings, **values: object) -> Settings:
    """The settings with some of them changed; raises BadInput for a value that does not fit."""
    try:
        return msgspec.convert(msgspec.to_builtins(settings) | values, Settings)
    except msgspec.ValidationError:
        raise BadInput from None


def keep_settings(directory: Path, settings: Settings) -> None:
    """Write them, whole or not at all; raises NoRoom."""
    make_folder(directory)
    write_whole(directory / SETTINGS_NAME, msgspec.json.encode(settings))
