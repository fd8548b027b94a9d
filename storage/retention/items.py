"""Everything in the book that has an end, with the mark that stands on it: read from a few tables at once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator

import msgspec

from domain import retention
from domain.codes import drawers, purposes
from domain.deadlines import THIRD_PARTY_NAME_DAYS
from domain.policies import default_months, months_that_hold
from domain.records import quarter_of
from domain.retention import FILE, PURPOSE_OF, end_of, goes_on, period_end, period_of, shared_end
from storage.queries.organisation import period_months
from storage.retention.days import Days
from storage.store import Store

EARLY = "retention_early"  # fact: drawer of a period that had not begun -> the day on which this device saw that
_A_DAY = dt.timedelta(days=1)


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """An `ending` as it stands in the book."""

    id: str
    day: dt.date
    made: dt.date


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that goes as a whole: a file with all its drawers, a drawer, or one line of what was shared.

    `of`: what a mark on it names. `youth`: the leading file, "" for nobody's. `subject`: of a team drawer its period
    or name. `end`: the first day without it. `made`: when it was marked, None as long as it is not. `goes`: the day it
    is erased when nobody does anything, marked or not. `is_early`: of a period that had not begun when this device
    first saw it, so marked at once.
    """

    of: str
    drawer: str
    purpose: str
    youth: str
    subject: str
    end: dt.date
    goes: dt.date
    made: dt.date | None
    scopes: tuple[bytes, ...]
    record: str = ""
    is_early: bool = False
    longer: bool = False


class Items:
    """Reads for all youths, or for the files of one. `today`: the day to count with."""

    def __init__(self, store: Store, *, today: dt.date, youth: str = "") -> None:
        self._store, self._today = store, today
        self._leading = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}
        files = store.book.files_of(youth) if youth else None
        self.days = Days(store, today=today, files=files, leading=self._leading)
        self._own = {row.code: period_months(store, row.code) for row in purposes.PURPOSES}
        self._marks: dict[str, list[Mark]] = defaultdict(list)
        for row in store.book.rows('SELECT id, "of", day, made FROM ending'):
            self._marks[row["of"]].append(Mark(id=row["id"], day=_day(row["day"]), made=_day(row["made"])))
        self._longer: dict[str, dt.date] = {}
        for row in store.book.rows('SELECT "of", until FROM kept_longer'):
            self._longer[row["of"]] = max(_day(row["until"]), self._longer.get(row["of"], dt.date.min))
        self._early: dict[str, str] = store.log.fact(EARLY) or {}
        self._drawers = self._read_drawers(files)

    def all(self) -> Iterator[Item]:
        """Of youths and of the team."""
        yield from self.of_youths()
        yield from self.of_team()

    def of_youths(self) -> Iterator[Item]:
        """Files, drawers that go before their file, and lines of what was shared."""
        for youth, held in self._drawers.items():
            if FILE in held:
                yield from self._of_youth(youth, held)

    def _of_youth(self, youth: str, held: dict[str, list[tuple[str, bytes]]]) -> Iterator[Item]:
        facts, periods = self._facts(youth, held), self._periods(youth)
        every = tuple(scope for found in held.values() for _, scope in found)
        end = end_of(FILE, facts, periods=periods)
        yield self._item(FILE, youth, held[FILE], end=end, scopes=every, longer=facts.longer.get(FILE) is not None)
        for purpose, found in held.items():
            own = end_of(purpose, facts, periods=periods) if purpose not in (FILE, "") else end
            if own < end:
                scopes = tuple(scope for _, scope in found)
                yield self._item(purpose, youth, found, end=own, scopes=scopes, longer=purpose in facts.longer)
        for record, purpose, day, promised in self.days.shared.get(youth, ()):
            own = shared_end(purpose, day, periods={purpose: self._hold(purpose, promised)})
            if own < end:
                goes, made = self._marked((record,), own)
                yield Item(
                    of=record,
                    drawer="sharing",
                    purpose=purpose,
                    youth=youth,
                    subject="",
                    end=own,
                    goes=goes,
                    made=made,
                    scopes=(),
                    record=record,
                )

    def facts(self, youth: str) -> tuple[retention.Facts, dict[str, int | None]]:
        """What the periods of a youth count from, and which they are; `youth` leads."""
        return self._facts(youth, self._drawers.get(youth, {})), self._periods(youth)

    def kept_under(self, youth: str) -> list[str]:
        """The purposes under which something of a youth is kept; what was shared line by line is not among them."""
        return sorted(purpose for purpose in self._drawers.get(youth, {}) if purpose)

    def goes(self, youth: str, purpose: str) -> tuple[dt.date, dt.date | None]:
        """(day what this purpose holds goes, when that was marked); of a drawer still to come: when it would."""
        facts, periods = self.facts(youth)
        names = [scope.hex() for _, scope in self._drawers.get(youth, {}).get(purpose, [])]
        own = self._marked(names, end_of(purpose, facts, periods=periods))
        if purpose == FILE:
            return own
        file = self.goes(youth, FILE)
        return min(own, file, key=lambda each: (each[0], each[1] is None))

    def scope_for(self, youth: str, purpose: str) -> str:
        """What a mark or an extension of this purpose names; "" when nothing is kept under it."""
        return min((scope.hex() for _, scope in self._drawers.get(youth, {}).get(purpose, [])), default="")

    def _facts(self, youth: str, held: dict[str, list[tuple[str, bytes]]]) -> retention.Facts:
        longer = {
            purpose: max(days)
            for purpose, found in held.items()
            if (days := [self._longer[scope.hex()] for _, scope in found if scope.hex() in self._longer])
        }
        given = {purpose: day for purpose, (day, _) in self.days.given.get(youth, {}).items()}
        last = self.days.last_contact.get(youth) or self._today
        return retention.Facts(last_contact=last, given=given, started=self.days.started.get(youth), longer=longer)

    def _periods(self, youth: str) -> dict[str, int | None]:
        given = self.days.given.get(youth, {})
        return {code: self._hold(code, given[code][1] if code in given else None) for code in self._own}

    def _hold(self, purpose: str, promised: int | None) -> int | None:
        return months_that_hold(own=self._own[purpose], promised=promised, default=default_months(purpose))

    def _item(
        self,
        purpose: str,
        youth: str,
        found: list[tuple[str, bytes]],
        *,
        end: dt.date,
        scopes: tuple[bytes, ...],
        longer: bool,
    ) -> Item:
        names = sorted(scope.hex() for _, scope in found)
        goes, made = self._marked(names, end)
        return Item(
            of=names[0],
            drawer=found[0][0],
            purpose=purpose,
            youth=youth,
            subject="",
            end=end,
            goes=goes,
            made=made,
            scopes=scopes,
            longer=longer,
        )

    def _marked(
        self, names: Collection[str], end: dt.date, *, is_early: bool = False
    ) -> tuple[dt.date, dt.date | None]:
        """(day it goes, when it was marked). A mark stands while the end did not move beyond the day it names.

        One that names a day further off than marks are made would stand for ever: it counts for nothing.
        """
        standing = [
            mark.made
            for name in names
            for mark in self._marks.get(name, ())
            if end <= mark.day and mark.made <= self._today + _A_DAY and (is_early or mark.day - mark.made <= _AHEAD)
        ]
        made = min(standing, default=None)
        return goes_on(end, made=made if made is not None else max(self._today, end - _MARK)), made

    # --- of the team

    def of_team(self) -> Iterator[Item]:
        """Drawers of a quarter or a year, and names that somebody gave."""
        for row in self._store.book.rows("SELECT scope, code, subject FROM drawer ORDER BY scope"):
            belongs = drawers.BY_CODE[row["code"]].belongs
            try:
                if belongs == "third_party":
                    end, is_early = self.days.named[row["subject"]] + dt.timedelta(days=THIRD_PARTY_NAME_DAYS), False
                elif belongs in ("quarter", "year"):
                    end, is_early = self._team_end(row["code"], row["subject"], row["scope"])
                else:
                    continue
            except (KeyError, ValueError):  # still to come, or written by no honest device
                continue
            goes, made = self._marked((row["scope"],), end, is_early=is_early)
            yield Item(
                of=row["scope"],
                drawer=row["code"],
                purpose="",
                youth="",
                subject=row["subject"],
                end=end,
                goes=goes,
                made=made,
                scopes=(bytes.fromhex(row["scope"]),),
                is_early=is_early,
            )

    def _team_end(self, code: str, subject: str, scope: str) -> tuple[dt.date, bool]:
        """(end, was it of a period that had not begun). What a wrong clock put years ahead counts from when this device
        saw it: a mark cannot say so, or one from long ago would end a quarter that runs.

        Raises ValueError for what is no period.
        """
        first, _ = period_of(subject)
        if scope not in self._early and first <= self._today + _A_DAY:
            return period_end(code, subject), False
        seen = min(_day(self._early.get(scope, self._today.isoformat())), self._today)
        return period_end(code, quarter_of(seen) if "Q" in subject else f"{seen.year:04d}"), True

    # --- reading

    def _read_drawers(self, files: tuple[str, ...] | None) -> dict[str, dict[str, list[tuple[str, bytes]]]]:
        """By leading file and purpose: (class, scope). What was shared is under P10 where it was opened for that."""
        where = "" if files is None else f" WHERE subject IN ({','.join('?' * len(files))})"
        found: dict[str, dict[str, list[tuple[str, bytes]]]] = defaultdict(lambda: defaultdict(list))
        for row in self._store.book.rows(f"SELECT * FROM drawer{where} ORDER BY scope", *(files or ())):  # noqa: S608
            if drawers.BY_CODE[row["code"]].belongs != "youth":
                continue
            purpose = PURPOSE_OF[row["code"]]
            if row["code"] == "sharing" and self.days.purpose_of.get(row["consent"]) != "P10":
                purpose = ""
            youth = self._leading.get(row["subject"], row["subject"])
            found[youth][purpose].append((row["code"], bytes.fromhex(row["scope"])))
        return found


_MARK = dt.timedelta(days=retention.MARK_DAYS)
_AHEAD = dt.timedelta(days=retention.MARK_AHEAD_DAYS)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
