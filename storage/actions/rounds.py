"""A round or zitdag: place and people set once, then every contact is filled in from it; closed with head counts."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from domain.codes import places
from domain.codes.parts_of_day import part_of_day
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.contact import Contact
from domain.texts import N_
from storage.door import Change, Saved, event, new_id, save
from storage.queries.rounds import tally
from storage.queue import drop_queue, queue
from storage.store import BRUSSELS, Store

ANSWERS = ("went_well", "was_hard", "next_time")
ANSWER_LETTERS = 200
_SHORTEST_NAME = 3
_ABOUT_A_PERSON = N_("Hier staat de naam van een jongere in. Schrijf over de ronde, niet over een jongere.")
_TOO_LONG = N_("Dit is te lang. Hou het bij 200 tekens.")


def start_round(store: Store, *, kind: str = "round", place: str = "", companions: str = "", partner: str = "") -> str:
    """Start one; one that was still open is closed first, and its queue is gone. `partner`: a code of partner_kinds."""
    closing = [
        Change(kind="round", id=row["id"], values={"is_open": False})
        for row in store.book.rows("SELECT id FROM round WHERE worker = ? AND is_open = 1", store.worker)
    ]
    made = new_id()
    values = {"day": store.today(), "kind": kind, "worker": store.worker, "is_open": True, "place": place}
    values |= {"companions": cleaned(companions), "partner": partner}
    save(store, [*closing, Change(kind="round", id=made, values=values)])
    drop_queue(store)
    return made


def move_round(store: Store, made: str, *, place: str) -> Saved:
    """On to the next place."""
    return save(store, [Change(kind="round", id=made, values={"place": place})])


def close_round(store: Store, made: str) -> Saved:
    """Done for today: the heads are counted from what was noted and from the queue, and the queue is gone."""
    heads, now = tally(store, made).heads, queue(store)
    came = max(now.came if now.round == made else 0, heads)
    saved = save(store, [Change(kind="round", id=made, values={"is_open": False, "came": came, "spoken": heads})])
    drop_queue(store)
    return saved


def reopen_round(store: Store, made: str) -> Saved:
    """Closed too soon. The queue does not come back. Raises BadInput when another round runs by now."""
    if store.book.row("SELECT 1 FROM round WHERE worker = ? AND is_open = 1 AND id != ?", store.worker, made):
        raise BadInput
    return save(store, [Change(kind="round", id=made, values={"is_open": True})])


def finish_round(store: Store, made: str, *, came: int, spoken: int, answers: dict[str, str] | None = None) -> int:
    """Head counts and what was learned; how many heads were added as one contact without names.

    Spoken to and not noted becomes a contact core with that count. `answers`: by the names in ANSWERS, about the round
    and never about a person. Raises BadInput for a text that is too long or names a youth, NoRoom.
    """
    record = store.book.record("round", made)
    if record is None:
        raise BadInput
    told = {name: cleaned((answers or {}).get(name, "")) for name in ANSWERS}
    for text in told.values():
        check_reflection(store, text)
    unnoted = max(spoken - tally(store, made).heads, 0)
    changes = [Change(kind="round", id=made, values={"came": max(came, spoken), "spoken": spoken} | told)]
    if unnoted:
        changes.append(event("contact", _group(store, made, record, count=unnoted)))
    save(store, changes)
    return unnoted


def check_reflection(store: Store, text: str) -> None:
    """Raises BadInput, in words, when a text is longer than may be kept or holds the name of a youth of the team."""
    if len(text) > ANSWER_LETTERS:
        raise BadInput(_TOO_LONG)
    words = {word for word in re.findall(r"\w+", text) if len(word) >= _SHORTEST_NAME and word[0].isupper()}
    if not words:
        return
    for row in store.book.rows("SELECT alias, name FROM youth WHERE alias IS NOT NULL"):
        parts = re.findall(r"\w+", f"{row['alias']} {row['name'] or ''}")
        if words & {part[0].upper() + part[1:] for part in parts if len(part) >= _SHORTEST_NAME}:
            raise BadInput(_ABOUT_A_PERSON)


def _group(store: Store, made: str, record: dict[str, Any], *, count: int) -> Contact:
    place = store.book.record("place", str(record.get("place", ""))) or {}
    is_known = bool(place) and str(place.get("kind", "")) in places.BY_CODE
    return Contact(
        day=dt.date.fromisoformat(str(record["day"])),
        part_of_day=part_of_day(store.now().astimezone(BRUSSELS).hour),
        how="zitdag" if record.get("kind") == "zitdag" else "street",
        place_kind=str(place.get("kind", "")) if is_known else "",
        municipality=str(place.get("municipality", "")),
        count=count,
        worker=store.worker,
        round=made,
        place=str(record.get("place", "")) if place else "",
    )
