"""What is noted about nobody's file: a structural barrier seen, a signal without a name, a step plan followed."""

from __future__ import annotations

import datetime as dt

from domain.codes import barriers, places, signal_bodies
from domain.errors import BadInput
from domain.kinds.unnamed import Observation, Safeguarding
from domain.texts import N_
from storage.door import Change, Saved, event, new_id, save
from storage.store import Store

_NO_ROW = N_("Kies wat je zag.")
_NO_BODY = N_("Kies wie het signaal gaf.")


def observe(
    store: Store, *, row: str, place_kind: str = "", municipality: str = "", day: dt.date | None = None
) -> Saved:
    """Count a structural barrier that was seen (codes.barriers, `is_structural`), where; nobody's file. BadInput."""
    known = barriers.BY_CODE.get(row)
    if known is None or not known.is_structural or place_kind not in {"", *places.BY_CODE}:
        raise BadInput(_NO_ROW)
    seen = Observation(
        day=day or store.today(), row=row, place_kind=place_kind, municipality=municipality, worker=store.worker
    )
    return save(store, [event("observation", seen)])


def take_back(store: Store, saved: Saved) -> None:
    """Undo a save of this page: its operations are erased, here and everywhere."""
    save(store, [], erase_ops=saved.op_ids)


def note_signal(store: Store, *, body: str, municipality: str = "", day: dt.date | None = None) -> str:
    """Another body pointed at a youth, no name; the id. Raises BadInput."""
    if body not in signal_bodies.BY_CODE:
        raise BadInput(_NO_BODY)
    signal = new_id()
    values = {"day": day or store.today(), "body": body, "municipality": municipality, "worker": store.worker}
    save(store, [Change(kind="signal", id=signal, values={n: v for n, v in values.items() if v})])
    return signal


def settle_signal(store: Store, signal: str, *, result: str) -> Saved:
    """Whether the youth was reached (codes.signal_results). Raises BadInput."""
    if result not in signal_bodies.RESULT_BY_CODE or store.book.record("signal", signal) is None:
        raise BadInput
    return save(store, [Change(kind="signal", id=signal, values={"result": result})])


def log_safeguarding(store: Store, *, day: dt.date | None = None) -> Saved:
    """That the step plan for safety was followed: the day and nothing else."""
    return save(store, [event("safeguarding", Safeguarding(day=day or store.today()))])
