"""What is kept until when, what goes next and what waits for a coordinator, and whether this device may erase."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.codes import drawers
from domain.errors import ClockWrong
from domain.retention import FILE, longest, may_extend
from domain.texts import N_
from storage.book.same import whole_record
from storage.queries.agreements import Agreements
from storage.retention.clock import State, time_of
from storage.retention.items import Item, Items
from storage.retention.running import held
from storage.store import Store

AHEAD_DAYS = 60
_SENTENCES: dict[State, str] = {
    "runs": N_("Wat zijn termijn voorbij is, wordt vanzelf gewist."),
    "alone": N_("Dit toestel is niet gekoppeld. Het wist op zijn eigen klok, na 14 dagen waarschuwen."),
    "waits": N_("Wissen wacht op een volledige synchronisatie."),
    "clocks_disagree": N_(
        "De klok van dit toestel en die van de centrale verschillen. Tot dat klopt, wissen we niets."
    ),
}


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is kept of a youth under one purpose. `day`: the day it goes. `marked`: since when every worker sees that.

    `may_extend`: may a worker keep it longer, and until `longest`? `reason`: why it is (codes.keep_reasons), or "".
    """

    drawer: str
    purpose: str
    day: dt.date
    marked: dt.date | None = None
    may_extend: bool = False
    longest: dt.date | None = None
    reason: str = ""

    @property
    def is_marked(self) -> bool:
        """Does every worker see that it goes?"""
        return self.marked is not None


class Going(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that goes, for whoever looks ahead. `of` names it for `extend` and `approve`.

    `youth`, `alias`: "" for what is nobody's; then `subject` is the quarter, the year, or the name somebody gave.
    `days`: from today. `is_held`: over ten a day, so it waits here for a coordinator.
    """

    of: str
    drawer: str
    purpose: str
    day: dt.date
    days: int
    youth: str = ""
    alias: str = ""
    subject: str = ""
    is_mine: bool = False
    is_marked: bool = False
    is_held: bool = False
    may_extend: bool = False


class RetentionState(msgspec.Struct, frozen=True, kw_only=True):
    """`sentence`: plain words for the sync screen. `held`: how many things wait here for a coordinator."""

    state: State
    sentence: str
    held: int = 0

    @property
    def is_running(self) -> bool:
        """Does this device erase by itself now?"""
        return self.state in ("runs", "alone")


def kept_until(store: Store, youth: str) -> list[Kept]:
    """Everything that is kept of a youth, soonest first; the file itself (P01) last among equals."""
    leading, today = store.book.file_of(youth), store.today()
    read = Items(store, today=today, youth=leading)
    facts, periods = read.facts(leading)
    reasons = _reasons(store)
    rows = []
    for purpose in read.kept_under(leading):
        day, marked = read.goes(leading, purpose)
        can = may_extend(purpose)
        rows.append(
            Kept(
                drawer=_class_of(purpose),
                purpose=purpose,
                day=day,
                marked=marked,
                may_extend=can,
                longest=longest(purpose, facts, periods=periods) if can else None,
                reason=reasons.get(read.scope_for(leading, purpose), ""),
            )
        )
    return sorted(rows, key=lambda row: (row.day, row.purpose == FILE, row.purpose))


def going(store: Store, *, days: int = AHEAD_DAYS, only_mine: bool = False) -> list[Going]:
    """What goes in the days that come, soonest first; what waits for a coordinator above all."""
    today = store.today()
    last = today + dt.timedelta(days=days)
    waits = held(store)
    agreements = Agreements(store)
    items = [item for item in Items(store, today=today).all() if item.goes <= last]
    files = {item.youth: item.goes for item in items if item.purpose == FILE}
    rows = [
        _going(store, item, waits, today, agreements)
        for item in items  # a part that goes with its file is said with it
        if item.purpose == FILE or item.of in waits or item.goes < files.get(item.youth, dt.date.max)
    ]
    shown = [row for row in rows if (row.alias or not row.youth) and (row.is_mine or not only_mine)]
    return sorted(shown, key=lambda row: (not row.is_held, row.day, row.alias, row.of))


def retention_state(store: Store) -> RetentionState:
    """Does this device erase, and if not, why not?"""
    state = time_of(store).state
    trouble = store.log.fact("sync_trouble")
    if trouble is not None and trouble["name"] == ClockWrong.__name__:
        state = "clocks_disagree"
    return RetentionState(state=state, sentence=_SENTENCES[state], held=len(held(store)))


def _going(store: Store, item: Item, waits: frozenset[str], today: dt.date, agreements: Agreements) -> Going:
    record = (whole_record(store.book, item.youth) or {}) if item.youth and agreements.label(item.youth) else {}
    subject = item.subject
    if item.drawer == "third_party":
        row = store.book.row("SELECT name FROM named WHERE id = ?", item.subject)
        subject = str(row["name"]) if row is not None else ""
    return Going(
        of=item.of,
        drawer=item.drawer,
        purpose=item.purpose,
        day=item.goes,
        days=(item.goes - today).days,
        youth=item.youth,
        alias=str(record.get("alias", "")),
        subject=subject,
        is_mine=record.get("fixed_contact", "") in ("", store.worker),
        is_marked=item.made is not None,
        is_held=item.of in waits,
        may_extend=bool(item.purpose) and not item.record and may_extend(item.purpose),
    )


def _reasons(store: Store) -> dict[str, str]:
    rows = store.book.rows('SELECT "of", reason FROM kept_longer ORDER BY until')
    return {row["of"]: row["reason"] for row in rows}


def _class_of(purpose: str) -> str:
    return next((drawer.code for drawer in drawers.YOUTH_DRAWERS if purpose in drawer.purposes), "")
