"""A report of discrimination in the youth's words, and whether it goes on to Unia. All of it under P15."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from domain.codes import grounds, unia_answers
from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.actions.edited import with_own_changes
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_GROUND = N_("Kies waarover het gaat, of: weet ik niet.")
_NO_WORDS = N_("Schrijf kort wat er gebeurde.")


def report_discrimination(
    store: Store, youth: str, *, what: str, chosen: Sequence[str], unia: str = "later", day: dt.date | None = None
) -> str:
    """Keep a report; its id. `chosen`: codes.grounds, `unia`: codes.unia_answers. Raises NeedsConsent for P15."""
    report = new_id()
    values = {"youth": youth, "day": day or store.today(), "what": cleaned(what), "grounds": list(chosen)}
    _check(values | {"unia": unia})
    save(store, [Change(kind="report", id=report, values=values | {"unia": unia})])
    return report


def change_report(store: Store, report: str, /, **values: Any) -> Saved:
    """Change what, grounds (all, or a domain.sets.Edited) or unia. Raises BadInput."""
    known = _known(store, report)
    if not set(values) <= {"what", "grounds", "unia"}:
        raise BadInput
    own = with_own_changes(store, "report", report, values)
    tidy = {name: cleaned(value) if isinstance(value, str) else list(value) for name, value in own.items()}
    _check(known | tidy)
    return save(store, [Change(kind="report", id=report, values=tidy)])


def sent_to_unia(store: Store, report: str, *, day: dt.date | None = None) -> Saved:
    """It went to Unia. What was handed over is logged by sharing it (a referral to Unia). BadInput unless wanted."""
    if _known(store, report).get("unia") != "yes":
        raise BadInput
    return save(store, [Change(kind="report", id=report, values={"sent": day or store.today()})])


def _known(store: Store, report: str) -> dict[str, Any]:
    known = store.book.record("report", report)
    if known is None or "youth" not in known:
        raise BadInput
    return known


def _check(values: dict[str, Any]) -> None:
    if not values.get("what"):
        raise BadInput(_NO_WORDS)
    if not values.get("grounds") or not set(values["grounds"]) <= set(grounds.BY_CODE):
        raise BadInput(_NO_GROUND)
    if values.get("unia") not in unia_answers.BY_CODE:
        raise BadInput
