"""The days that periods count from, by leading file. A day that had not come when it was first seen does not count."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping

from domain.deciding import share_purpose
from storage.store import BRUSSELS, Store

_NOT_REDATED = "id NOT IN (SELECT j.value FROM redated r, json_each(r.records) j)"
_A_DAY = dt.timedelta(days=1)


class Days:
    """`last_contact`, `started`: youth -> day. `given`: youth -> purpose -> (day of the newest yes, months its words
    promised). `shared`: youth -> (record, purpose, day, months promised). `named`: record -> day. `purpose_of`: consent
    event -> its purpose. `ahead`: records whose day has not come and that nobody has noted yet.
    """

    def __init__(
        self, store: Store, *, today: dt.date, files: tuple[str, ...] | None, leading: Mapping[str, str]
    ) -> None:
        self._store, self._today, self._files, self._leading = store, today, files, leading
        self._redated: dict[str, dt.date] = {}
        for row in store.book.rows("SELECT records, day FROM redated"):
            day = dt.date.fromisoformat(row["day"])
            for record in json.loads(row["records"]):
                self._redated[record] = min(day, self._redated.get(record, day))
        self.ahead: list[str] = []
        self.last_contact: dict[str, dt.date] = {}
        self.given: dict[str, dict[str, tuple[dt.date, int | None]]] = defaultdict(dict)
        self.purpose_of: dict[str, str] = {}
        self.started: dict[str, dt.date] = {}
        self.shared: dict[str, list[tuple[str, str, dt.date, int | None]]] = defaultdict(list)
        self.named: dict[str, dt.date] = {}
        self._read_contacts()
        self._read_consent()
        self._read_rest()

    def _where(self, also: str = "") -> tuple[str, tuple[str, ...]]:
        """A condition on `youth` for the files asked about, and its values."""
        parts = [also] if also else []
        if self._files is not None:
            parts.append(f"youth IN ({','.join('?' * len(self._files))})")
        return (" WHERE " + " AND ".join(parts) if parts else ""), (self._files or ())

    def _true(self, record: str, day: dt.date) -> dt.date:
        """The day that counts for a record."""
        if record in self._redated:
            return min(day, self._redated[record])
        if day > self._today + _A_DAY:
            self.ahead.append(record)
        return min(day, self._today)

    def _meet(self, file: str, day: dt.date) -> str:
        youth = self._leading.get(file, file)
        self.last_contact[youth] = max(day, self.last_contact.get(youth, day))
        return youth

    def _read_contacts(self) -> None:
        where, values = self._where(f"day <= ? AND {_NOT_REDATED}")
        sql = f"SELECT youth, max(day) AS day FROM presence{where} GROUP BY youth"  # noqa: S608 - fixed words
        for row in self._store.book.rows(sql, self._today.isoformat(), *values):
            self._meet(row["youth"], dt.date.fromisoformat(row["day"]))
        where, values = self._where(f"(day > ? OR NOT {_NOT_REDATED})")
        sql = f"SELECT id, youth, day FROM presence{where}"  # noqa: S608 - fixed words
        for row in self._store.book.rows(sql, self._today.isoformat(), *values):
            self._meet(row["youth"], self._true(row["id"], dt.date.fromisoformat(row["day"])))

    def _read_consent(self) -> None:
        """Each yes is also a meeting. Of two of one day the later counts, in whatever order they came here."""
        where, values = self._where("state = 'given'")
        sql = f"SELECT id, youth, purpose, at, months FROM consent{where} ORDER BY at, id"  # noqa: S608 - fixed words
        for row in self._store.book.rows(sql, *values):
            day = self._true(row["id"], dt.datetime.fromisoformat(row["at"]).astimezone(BRUSSELS).date())
            youth, purpose = self._meet(row["youth"], day), row["purpose"]
            self.purpose_of[row["id"]] = purpose
            known = self.given[youth].get(purpose)
            if known is None or known[0] <= day:
                self.given[youth][purpose] = (day, row["months"] or None)

    def _read_rest(self) -> None:
        where, values = self._where("started IS NOT NULL")
        sql = f"SELECT youth, max(started) AS day FROM offer{where} GROUP BY youth"  # noqa: S608 - fixed words
        for row in self._store.book.rows(sql, *values):
            youth, day = self._leading.get(row["youth"], row["youth"]), dt.date.fromisoformat(row["day"])
            self.started[youth] = max(day, self.started.get(youth, day))
        where, values = self._where()
        for row in self._store.book.rows(f"SELECT id, youth, recipient, consent, day FROM shared{where}", *values):  # noqa: S608
            youth = self._leading.get(row["youth"], row["youth"])
            behind = self._store.book.row("SELECT months FROM consent WHERE id = ?", row["consent"])
            promised = (behind["months"] or None) if behind is not None else None
            day = self._true(row["id"], dt.date.fromisoformat(row["day"]))
            self.shared[youth].append((row["id"], share_purpose(row["recipient"]), day, promised))
        if self._files is None:
            for row in self._store.book.rows("SELECT id, day FROM named"):
                self.named[row["id"]] = self._true(row["id"], dt.date.fromisoformat(row["day"]))
