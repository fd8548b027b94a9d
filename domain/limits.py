"""How long and of what shape a value of a record may be: the limits every kind of record shares (domain/records.py)."""

from __future__ import annotations

import msgspec

Short = msgspec.Meta(max_length=80)
Line = msgspec.Meta(max_length=200)
Text = msgspec.Meta(max_length=4000)
Code = msgspec.Meta(max_length=40, pattern=r"^[a-z0-9_.P-]*\Z")
Id = msgspec.Meta(pattern=r"^[0-9a-f]{32}\Z")
MaybeId = msgspec.Meta(pattern=r"^([0-9a-f]{32})?\Z")
MAX_FEW = 50
Few = msgspec.Meta(max_length=MAX_FEW)
Version = msgspec.Meta(ge=0, le=1_000_000)
