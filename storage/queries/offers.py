"""Offers and trajectories of a youth: how each goes, whether it counts and why, kept or not, and the calls after it."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain import gate
from domain.codes.guarantee_reasons import GuaranteeReason
from domain.consent import is_given
from domain.deadlines import aftercare_days
from domain.offering import KEPT_MONTHS, JobRow, Kept, Stint, job_rows, kept, reason_of
from storage.queries.clocks import stint_of
from storage.queries.youth_file import Road
from storage.store import Store


class OfferRow(msgspec.Struct, frozen=True, kw_only=True):
    """An offer that may be shown. `kind`: codes.offers; `state`: codes.offer_states; `contract`: codes.contract_kinds.

    `counts` and `reason`: for the guarantee, and the sentence why (`reason.label`). `kept_3`, `kept_6`: of the row of
    jobs this belongs to (`row_ids`, oldest first), None before it started. `calls`: the planned calls with the day each
    was ticked off, empty without P11.
    """

    id: str
    kind: str
    state: str
    proposed: dt.date | None
    started: dt.date | None
    ended: dt.date | None
    contract: str
    follows: str
    partner: str
    partner_name: str
    where: str
    words: str
    end_reason: str
    counts: bool
    reason: GuaranteeReason
    kept_3: Kept | None = None
    kept_6: Kept | None = None
    row_ids: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A planned contact after a start (P11). `number`: 0 after a week, then 1, 3 and 6 months. `done`: None if not."""

    number: int
    day: dt.date
    done: dt.date | None


def offers_of(store: Store, youth: str, *, road: Road = "team") -> list[OfferRow]:
    """All offers that may be shown, newest first."""
    ledger = store.book.ledger(youth, today=store.today())
    found = [
        row
        for file in store.book.files_of(youth)
        for row in store.book.rows("SELECT * FROM offer WHERE youth = ? AND kind IS NOT NULL ORDER BY first", file)
        if gate.may(road, kind="offer", field="kind", record={"kind": row["kind"]}, ledger=ledger).allowed
    ]
    stints = {row["id"]: stint_of(row) for row in found}
    rows_of_jobs = {one: row for row in job_rows(stints.values()) for one in row.ids}
    is_called = is_given(ledger, "P11")
    rows = []
    for row in found:
        stint = stints[row["id"]]
        reason, job_row = reason_of(stint), rows_of_jobs.get(stint.id)
        partner = store.book.record("partner", row["partner"] or "") or {}
        rows.append(
            OfferRow(
                id=stint.id,
                kind=stint.kind,
                state=stint.state,
                proposed=stint.proposed,
                started=stint.started,
                ended=stint.ended,
                contract=row["contract"] or "",
                follows=stint.follows,
                partner=row["partner"] or "",
                partner_name=partner.get("name", ""),
                where=row["where"] or "",
                words=row["words"] or "",
                end_reason=row["end_reason"] or "",
                counts=reason.counts,
                reason=reason,
                kept_3=_kept(job_row, KEPT_MONTHS[0], store),
                kept_6=_kept(job_row, KEPT_MONTHS[1], store),
                row_ids=job_row.ids if job_row is not None else (),
                calls=calls_of(store, stint) if is_called else (),
            )
        )
    return sorted(rows, key=lambda row: (row.started or row.proposed or dt.date.min, row.id), reverse=True)


def may_follow(store: Store, youth: str, offer: str) -> list[OfferRow]:
    """The offers this one may come after: of the same youth, started."""
    return [row for row in offers_of(store, youth) if row.id != offer and row.started is not None]


def calls_of(store: Store, stint: Stint) -> tuple[Call, ...]:
    """The planned calls of an offer that started; those after its end left out."""
    if stint.started is None or stint.state == "refused":
        return ()
    return tuple(
        Call(number=number, day=day, done=_done_on(store, call_key(stint.id, number)))
        for number, day in enumerate(aftercare_days(stint.started))
        if stint.ended is None or day < stint.ended
    )


def call_key(offer: str, number: int) -> str:
    """The key of a planned call in Opvolging: the same on every device."""
    return f"aftercare:{offer}:{number}"


def _done_on(store: Store, key: str) -> dt.date | None:
    row = store.book.row("SELECT max(done) AS day FROM task WHERE key = ?", key)
    return dt.date.fromisoformat(row["day"]) if row is not None and row["day"] else None


def _kept(row: JobRow | None, months: int, store: Store) -> Kept | None:
    return None if row is None else kept(row, months=months, today=store.today())
