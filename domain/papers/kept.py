"""What is kept, read from the declarations of the fields: in which drawer, for which purpose, who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from domain import gate
from domain.codes import (
    barriers,
    drawers,
    offers,
    partner_kinds,
    pause_reasons,
    purposes,
    referral_states,
    reply_sections,
    task_origins,
)
from domain.consent import Ledger, Standing
from domain.deciding import PER_RECIPIENT, VDAB, deciding_field, is_decided_by_row
from domain.records import KINDS, purpose_of

PARTNER = "f" * 32
_ROWS: dict[str, tuple[str, ...]] = {
    "barrier": tuple(row.code for row in (*barriers.BARRIERS, *barriers.SUB_BARRIERS)),
    "offer": tuple(offers.BY_CODE),
    "pause": tuple(pause_reasons.BY_CODE),
    "referral": tuple(partner_kinds.BY_CODE),
    "refusal": tuple(referral_states.REASON_BY_CODE),
    "task": tuple(task_origins.BY_CODE),
    "shared": (VDAB, PARTNER),
    "reply": tuple(reply_sections.BY_CODE),
}
_AGREED = Standing(state="given", event="paper")
# Everything said yes to: what is let through then is what may ever be seen.
EVERYTHING: Ledger = {
    **{(row.code, ""): _AGREED for row in purposes.PURPOSES},
    **{(code, recipient): _AGREED for code in ("P08", "P09", "P10") for recipient in (VDAB, PARTNER)},
    **{("P03", channel): _AGREED for channel in ("call", "text")},
}


class Kept(Struct, frozen=True, kw_only=True):
    """One field as it lies in one drawer. `purpose`: "" for what is about no youth. `row`: what decided."""

    kind: str
    field: str
    purpose: str
    drawer: str
    row: str = ""
    is_inside: bool
    is_counted: bool

    @property
    def record(self) -> dict[str, Any]:
        """As far as the gate looks at it."""
        found: dict[str, Any] = {"youth": "a" * 32, "agreed": True}
        if self.row:
            found[deciding_field(self.kind)] = self.row
        if self.kind in PER_RECIPIENT:
            found["recipient"] = self.row or PARTNER
        return found

    def goes(self, road: gate.Road) -> bool:
        """Does it ever go down this road, if its youth agreed to everything?"""
        to = {"partner": PARTNER, "message": "call"}.get(road, "")
        return gate.may(
            road, kind=self.kind, field=self.field, record=self.record, ledger=EVERYTHING, recipient=to
        ).allowed


@cache
def kept() -> tuple[Kept, ...]:
    """Every field there is, once for each purpose it may serve."""
    return tuple(_walk())


def _walk() -> Iterator[Kept]:
    for kind in KINDS.values():
        if kind.name == "opened":
            continue  # the label of a drawer
        for row, purpose in _purposes_of(kind.name):
            for name, field in kind.fields.items():
                own = purpose if is_decided_by_row(kind.name) else field.serves.purpose
                yield Kept(
                    kind=kind.name,
                    field=name,
                    purpose=own,
                    drawer=(purposes.BY_CODE[own].drawer or "")
                    if is_decided_by_row(kind.name)
                    else field.serves.drawer,
                    row=row,
                    is_inside=field.serves.is_inside,
                    is_counted=field.serves.is_counted,
                )


def _purposes_of(kind: str) -> list[tuple[str, str]]:
    """(a row, the purpose it tells), one for each purpose; ("", "") for a kind of which each field says so itself."""
    if not is_decided_by_row(kind):
        return [("", "")]
    found: dict[str, str] = {}
    for row in _ROWS[kind]:
        record = {"youth": "a" * 32, deciding_field(kind): row}
        found.setdefault(purpose_of(kind, deciding_field(kind), record), row)
    return [(row, purpose) for purpose, row in found.items()]


def of_purpose(purpose: str) -> tuple[Kept, ...]:
    """What is kept for it."""
    return tuple(one for one in kept() if one.purpose == purpose)


def of_drawer(drawer: str) -> tuple[Kept, ...]:
    """What lies in it."""
    return tuple(one for one in kept() if one.drawer == drawer)


def drawers_of(purpose: str) -> tuple[str, ...]:
    """Where it lies, in the order of the list."""
    there = {one.drawer for one in of_purpose(purpose)}
    return tuple(row.code for row in drawers.DRAWERS if row.code in there)
