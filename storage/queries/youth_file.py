"""One youth: head, details as far as the gate lets them through, timeline, barriers, and where each purpose stands."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Literal

import msgspec

from domain import gate
from domain.codes import barriers, channels, purposes
from domain.consent import NOT_ASKED, Ledger, State, state_of
from domain.deadlines import FourMonths
from domain.records import KINDS
from domain.retention import KEPT_PURPOSES, SHARED
from storage.book.same import standing_open, whole_record
from storage.queries.agreements import Agreements
from storage.queries.clocks import clock_of
from storage.queries.minors import said_as_minor
from storage.queries.sharing import recipient_shown
from storage.retention.items import Items
from storage.store import BRUSSELS, Store

Road = Literal["team", "together"]
_ID = re.compile(r"[0-9a-f]{32}")


class YouthFile(msgspec.Struct, frozen=True, kw_only=True):
    """The head of a file. `details`: the fields that may be shown; `blocked`: field -> purpose to ask first.

    `erased`: purpose -> the day on which what it holds goes, for each that was given. `id`: the leading one of files
    that are one.
    """

    id: str
    alias: str
    fixed_contact: str
    is_mine: bool
    details: dict[str, Any]
    blocked: dict[str, str]
    last_seen: dt.date | None
    clock: FourMonths | None
    erased_on: dt.date | None
    erased: dict[str, dt.date]
    conflicts: tuple[str, ...]


class BarrierRow(msgspec.Struct, frozen=True, kw_only=True):
    """A barrier that may be shown. `row`: one of the 17, also when `code` is a sub-code."""

    id: str
    code: str
    row: str
    says: str
    state: str
    weight: int
    mechanisms: tuple[str, ...]
    since: dt.date | None
    lifted: dt.date | None
    words: str
    thinks: str
    erased_on: dt.date | None = None


class PurposeRow(msgspec.Struct, frozen=True, kw_only=True):
    """Where one purpose stands. `blocked_by`: what has to be asked before it, or "". `shown`: the recipient as people
    say it: the code of a channel, the name of a partner, "" when it is not here any more. `is_from_minor`: a yes of
    before the 18th birthday, to be asked anew. `version`: of the words that were said (domain/consent_texts).
    """

    purpose: str
    recipient: str
    state: State
    since: dt.date | None
    valid_until: dt.date | None
    blocked_by: str
    shown: str = ""
    is_from_minor: bool = False
    version: int = 0


def youth_file(store: Store, youth: str, *, road: Road = "team") -> YouthFile | None:
    """The file, or None when it is not here (or was erased). Without a yes that holds only its label and the ledger."""
    youth = store.book.file_of(youth)
    record = whole_record(store.book, youth)
    if record is None or "alias" not in record:
        return None
    ledger = store.book.ledger(youth, today=store.today())
    shown = gate.visible(road, kind="youth", record=record, ledger=ledger)
    if "alias" not in shown and not (road == "team" and Agreements(store).label(youth)):
        return None
    is_seen = gate.may(road, kind="presence", field="day", record={}, ledger=ledger).allowed
    start = shown.get("clock_start")
    return YouthFile(
        id=youth,
        alias=record["alias"],
        fixed_contact=worker_name(store, record.get("fixed_contact", "")),
        is_mine=record.get("fixed_contact") == store.worker,
        details=shown,
        blocked=_blocked(record, ledger),
        last_seen=_last_seen(store, youth) if is_seen else None,
        clock=clock_of(store, youth, dt.date.fromisoformat(start) if start else None),
        erased_on=erased_on_day("P01", store, youth),
        erased=_erased_days(store, youth, ledger),
        conflicts=tuple(field for _, record, field in standing_open(store.book, youth) if record == youth),
    )


def ledger_of(store: Store, youth: str) -> Ledger:
    """Where every purpose of a youth stands today."""
    return store.book.ledger(youth, today=store.today())


def worker_name(store: Store, worker: str) -> str:
    """What the team calls a worker; "" when unknown here."""
    row = store.book.row("SELECT name FROM worker WHERE id = ?", worker)
    return "" if row is None else str(row["name"] or "")


def barriers_of(store: Store, youth: str, *, road: Road = "team") -> list[BarrierRow]:
    """The barriers that may be shown, in the order they were picked; put-back cards left out."""
    ledger = store.book.ledger(youth, today=store.today())
    files = store.book.files_of(youth)
    sql = f"SELECT id FROM barrier WHERE youth IN ({marks(files)}) AND state != 'dropped' ORDER BY first"  # noqa: S608
    rows: dict[tuple[str, str], BarrierRow] = {}
    for item in store.book.rows(sql, *files):
        record = store.book.record("barrier", item["id"]) or {}
        shown = gate.visible(road, kind="barrier", record=record, ledger=ledger)
        if "code" in shown:
            ends = erased_on_day(barriers.purpose_of(shown["code"]), store, youth)
            row = msgspec.structs.replace(_barrier_row(item["id"], shown), erased_on=ends)
            known = rows.get((row.code, row.says))
            if known is None or (known.state == "lifted" and row.state != "lifted"):
                rows[row.code, row.says] = row  # picked in two files that are one: a card is shown once
    return list(rows.values())


def purposes_of(store: Store, youth: str) -> list[PurposeRow]:
    """Every purpose a youth can be asked for, one row each (a row a recipient where it is asked per recipient)."""
    ledger = store.book.ledger(youth, today=store.today())
    record = whole_record(store.book, youth) or {}
    birth = dt.date.fromisoformat(record["birth_date"]) if record.get("birth_date") else None
    of_minor = said_as_minor(store, youth, birth=birth, band=str(record.get("age_band", "")))
    rows = []
    for purpose in purposes.PURPOSES:
        if purpose.code == "P00":
            continue
        recipients = sorted({recipient for code, recipient in ledger if code == purpose.code}) or [""]
        rows += [_purpose_row(store, purpose.code, recipient, ledger, of_minor=of_minor) for recipient in recipients]
    return rows


def recipient_said(store: Store, recipient: str) -> str:
    """A recipient as people say it: an id never stands on a screen, and a partner that is gone has no name."""
    if not recipient or recipient in channels.BY_CODE:
        return recipient
    return recipient_shown(store, recipient) or ("" if _ID.fullmatch(recipient) else recipient)


def _purpose_row(store: Store, code: str, recipient: str, ledger: Ledger, *, of_minor: frozenset[str]) -> PurposeRow:
    standing = ledger.get((code, recipient), NOT_ASKED)
    row = store.book.row("SELECT at, text_version FROM consent WHERE id = ?", standing.event)
    return PurposeRow(
        purpose=code,
        recipient=recipient,
        state=state_of(ledger, code, recipient) if standing.state == "given" else standing.state,
        since=day_of(row["at"]) if row is not None and row["at"] else None,
        valid_until=standing.valid_until,
        blocked_by=next((n for n in purposes.BY_CODE[code].needs if state_of(ledger, n) != "given"), ""),
        shown=recipient_said(store, recipient),
        is_from_minor=standing.event in of_minor,
        version=int(row["text_version"] or 0) if row is not None else 0,
    )


def _blocked(record: dict[str, Any], ledger: Ledger) -> dict[str, str]:
    fields = KINDS["youth"].fields
    verdicts = {name: gate.may("store", kind="youth", field=name, record=record, ledger=ledger) for name in fields}
    return {name: verdict.ask for name, verdict in verdicts.items() if not verdict.allowed}


def _last_seen(store: Store, youth: str) -> dt.date | None:
    files = store.book.files_of(youth)
    row = store.book.row(f"SELECT max(day) AS day FROM presence WHERE youth IN ({marks(files)})", *files)  # noqa: S608
    return dt.date.fromisoformat(row["day"]) if row is not None and row["day"] else None


def erased_on_day(purpose: str, store: Store, youth: str) -> dt.date | None:
    """The day that what this purpose holds goes when nobody does anything; None where it holds nothing of a file."""
    if purpose in SHARED or purpose not in KEPT_PURPOSES:
        return None
    leading = store.book.file_of(youth)
    read = Items(store, today=store.today(), youth=leading)
    return read.goes(leading, purpose)[0] if leading in read.days.last_contact else None


def _erased_days(store: Store, youth: str, ledger: Ledger) -> dict[str, dt.date]:
    days = {code: erased_on_day(code, store, youth) for code, recipient in ledger if not recipient}
    return {code: day for code, day in days.items() if day is not None and state_of(ledger, code) == "given"}


def day_of(moment: str) -> dt.date:
    """The day in Flanders of a stored moment."""
    return dt.datetime.fromisoformat(moment).astimezone(BRUSSELS).date()


def marks(files: tuple[str, ...]) -> str:
    """Question marks for an IN of a query."""
    return ",".join("?" * len(files))


def _barrier_row(record_id: str, shown: dict[str, Any]) -> BarrierRow:
    def day(name: str) -> dt.date | None:
        return dt.date.fromisoformat(shown[name]) if shown.get(name) else None

    return BarrierRow(
        id=record_id,
        code=shown["code"],
        row=barriers.row_of(shown["code"]).code,
        says=shown.get("says", "youth"),
        state=shown.get("state", "open"),
        weight=shown.get("weight", 0),
        mechanisms=tuple(shown.get("mechanisms", ())),
        since=day("since"),
        lifted=day("lifted"),
        words=shown.get("words", ""),
        thinks=shown.get("thinks", ""),
    )
