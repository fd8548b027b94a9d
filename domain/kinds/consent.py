"""What a youth answered, and the proof that was asked."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, Short, Version
from domain.strokes import Strokes

_FILE = Serves(purpose="P01", drawer="file")
_SIGNED = Serves(purpose="P13", drawer="signature")


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """One consent event (consent.md, "The record"). `after`: the newest of this purpose and recipient known here."""

    youth: Annotated[str, Id, _FILE]
    purpose: Annotated[str, Code, _FILE]
    state: Annotated[str, Code, _FILE]  # asked, given, refused, withdrawn, expired, invalidated
    recipient: Annotated[str, Short, _FILE] = ""
    after: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE] = ()
    text_id: Annotated[str, Short, _FILE] = ""
    text_version: Annotated[int, Version, _FILE] = 0
    text_hash: Annotated[str, Short, _FILE] = ""
    basis: Annotated[str, Code, _FILE] = "consent"
    months: Annotated[int, Version, _FILE] = 0  # the period its words promised, 0 for that of consent.md
    at: Annotated[dt.datetime, _FILE]
    valid_until: Annotated[dt.date | None, _FILE] = None
    how: Annotated[str, Code, _FILE] = "spoken"  # spoken, written, signature
    worker: Annotated[str, Id, _FILE]
    age_band: Annotated[str, Code, _FILE] = ""
    understands: Annotated[bool | None, _FILE] = None
    interpreter: Annotated[str, Code, _FILE] = ""
    readback_right: Annotated[bool | None, _FILE] = None
    has_copy: Annotated[bool, _FILE] = False


class Copied(msgspec.Struct, frozen=True, kw_only=True):
    """The youth got a copy of an answer. An event of its own: the answer is kept before there is a copy of it."""

    youth: Annotated[str, Id, _FILE]
    consent: Annotated[str, Id, _FILE]  # the consent event it is a copy of
    day: Annotated[dt.date, _FILE]
    how: Annotated[str, Code, _FILE]  # code of domain.codes.copy_hows
    worker: Annotated[str, Id, _FILE]


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """The strokes under one answer, kept only under P13; without it the answer says that it was signed, and no more."""

    youth: Annotated[str, Id, _SIGNED]
    consent: Annotated[str, Id, _SIGNED]  # the consent event that was signed
    day: Annotated[dt.date, _SIGNED]
    strokes: Annotated[Strokes, _SIGNED]


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Proof that was asked: no youth; the random receipt number joins it to the paper the youth holds."""

    purpose: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)]
    state: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)]
    text_id: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)] = ""
    text_version: Annotated[int, Version, Serves(purpose="", drawer="proofs", is_inside=True)] = 0
    text_hash: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)] = ""
    language: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)] = "nl"
    day: Annotated[dt.date, Serves(purpose="", drawer="proofs", is_inside=True)]
    worker: Annotated[str, Id, Serves(purpose="", drawer="proofs", is_inside=True)]
    receipt: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)]
