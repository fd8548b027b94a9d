"""Reports of discrimination of a youth, as far as the gate lets them through (P15)."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain import gate
from domain.consent import State, state_of
from storage.queries.youth_file import Road, erased_on_day
from storage.store import Store

PURPOSE = "P15"


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """`grounds`: codes.grounds; `unia`: codes.unia_answers; `sent`: the day it went on, None if it did not.

    `erased_on`: when it goes, as consent stands now.
    """

    id: str
    day: dt.date
    what: str
    grounds: tuple[str, ...]
    unia: str
    sent: dt.date | None
    erased_on: dt.date | None = None


class Reports(msgspec.Struct, frozen=True, kw_only=True):
    """`alias` of the youth, where P15 stands, and the reports, newest first."""

    alias: str
    state: State
    rows: tuple[ReportRow, ...]

    @property
    def is_given(self) -> bool:
        """May a report be kept?"""
        return self.state == "given"


def reports_of(store: Store, youth: str | None, *, road: Road = "team") -> Reports | None:
    """None for a youth that is not here, or whose file may not be shown."""
    files = store.book.files_of(youth) if youth else []
    ledger = store.book.ledger(youth, today=store.today()) if youth else {}
    known = store.book.record("youth", files[0]) if files else None
    if known is None or "alias" not in gate.visible(road, kind="youth", record=known, ledger=ledger):
        return None
    ends = erased_on_day(PURPOSE, store, files[0])
    rows = []
    for file in files:
        for found in store.book.rows("SELECT id FROM report WHERE youth = ? ORDER BY first", file):
            record = store.book.record("report", found["id"]) or {}
            shown = gate.visible(road, kind="report", record=record, ledger=ledger)
            if "day" in shown:
                rows.append(msgspec.structs.replace(_row(found["id"], shown), erased_on=ends))
    rows.reverse()
    return Reports(alias=known["alias"], state=state_of(ledger, PURPOSE), rows=tuple(rows))


def _row(report: str, shown: dict[str, str]) -> ReportRow:
    sent = shown.get("sent")
    return ReportRow(
        id=report,
        day=dt.date.fromisoformat(shown["day"]),
        what=shown.get("what", ""),
        grounds=tuple(shown.get("grounds", ())),
        unia=shown.get("unia", "later"),
        sent=dt.date.fromisoformat(sent) if sent else None,
    )
