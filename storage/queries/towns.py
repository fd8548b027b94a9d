"""The municipalities this team works in, so that a chooser of 285 begins with the few that matter."""

from __future__ import annotations

from collections import Counter

from domain.codes import municipalities
from domain.codes.row import UnknownCode
from storage.store import Store

MOST = 6
# Counted over all, never by youth: which file says which municipality is not told.
_KINDS = ("place", "signal", "youth")


def towns_used(store: Store) -> tuple[str, ...]:
    """Codes in force today, most used first, at most MOST; the centre cities while none was used yet."""
    today, used = store.today(), Counter[str]()
    for kind in _KINDS:
        for row in store.book.rows(
            f"SELECT municipality AS code, count(*) AS n FROM {kind} WHERE municipality != '' GROUP BY municipality"  # noqa: S608 - fixed texts
        ):
            try:
                used[municipalities.code_on(str(row["code"]), day=today)] += row["n"]
            except UnknownCode:
                continue
    return tuple(code for code, _ in used.most_common(MOST)) or municipalities.CENTRE_CITIES
