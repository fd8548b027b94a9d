"""When this worker is asked for a few answers again: at most once a quarter, sealed on this device."""

from __future__ import annotations

from domain.tables.period import Quarter
from storage.drafts import draft, keep_draft
from storage.store import Store

_FACT = "survey"
FEWEST_CONTACTS = 20  # whoever has just begun has little to say


def is_survey_time(store: Store) -> bool:
    """Has this worker been at work for a while, and not been asked this quarter?"""
    if (draft(store, _FACT) or {}).get("quarter") == Quarter.on(store.today()).name:
        return False
    row = store.book.row("SELECT count(*) AS noted FROM contact WHERE worker = ?", store.worker)
    return row is not None and int(row["noted"]) >= FEWEST_CONTACTS


def leave_survey(store: Store) -> None:
    """Answered, or put away: not again this quarter. Raises NoRoom."""
    keep_draft(store, _FACT, {"quarter": Quarter.on(store.today()).name})
