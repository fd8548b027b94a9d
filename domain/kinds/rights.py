"""What a person asks of us by right, and what a youth says about what we wrote.

A request lies with the proofs of its year and names nobody: a number, so that it can be shown afterwards that an answer
was given, also after everything else was erased. `request_of` says in the file whose it is, and goes with the file.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Id, MaybeId, Short, Text

_PROOF = Serves(purpose="", drawer="proofs", is_inside=True, is_owed=True)
_FILE = Serves(purpose="P01", drawer="file")
_FILE_TEXT = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True)
_ROW = Serves(purpose="", drawer="")  # the section decides: domain.codes.reply_sections
_ROW_TEXT = Serves(purpose="", drawer="", is_text=True, is_searched=True)


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request (codes.rights), without a name. Its clock is in domain/requests.py.

    `number`: random, for the one who asked to keep. `day`: the day it was received. `extended`: the day they were told
    that it takes up to two months more, with `extension`. `done`: the day it was answered, with `outcome`, and
    `refusal` where something was not done.
    """

    number: Annotated[str, Short, _PROOF]
    right: Annotated[str, Code, _PROOF]
    day: Annotated[dt.date, _PROOF]
    extended: Annotated[dt.date | None, _PROOF] = None
    extension: Annotated[str, Code, _PROOF] = ""
    done: Annotated[dt.date | None, _PROOF] = None
    outcome: Annotated[str, Code, _PROOF] = ""
    refusal: Annotated[str, Code, _PROOF] = ""


class RequestOf(msgspec.Struct, frozen=True, kw_only=True):
    """This youth made that request. `words`: what it is about, as the youth says it."""

    youth: Annotated[str, Id, _FILE]
    request: Annotated[str, Id, _FILE]
    words: Annotated[str, Text, _FILE_TEXT] = ""


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """Recht van antwoord: the youth's own words beside a part of the file, or beside one record (`about`) of it."""

    youth: Annotated[str, Id, _ROW]
    section: Annotated[str, Code, _ROW]
    day: Annotated[dt.date, _ROW]
    words: Annotated[str, Text, _ROW_TEXT]
    about: Annotated[str, MaybeId, _ROW] = ""
