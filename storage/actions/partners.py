"""The team's own directory of partners: added by hand, taken from the proposals, or from a file."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.codes import partner_kinds
from domain.errors import BadInput
from domain.fields import cleaned, folded
from domain.partner_file import Fault, read_partner_file
from domain.partner_proposals import BY_CODE as PROPOSALS
from domain.records import KINDS
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_NAME = N_("Geef de partner een naam.")
_NO_KIND = N_("Kies wat voor partner het is.")


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: `added` and `changed` partners, or `faults` and then nothing at all."""

    added: int = 0
    changed: int = 0
    faults: tuple[Fault, ...] = ()


def add_partner(store: Store, /, *, name: str, kind: str, **more: str) -> str:
    """Add a partner; its id. `more`: organisation, province, municipality, phone, email, hours, ask_for, conditions,
    note. Raises BadInput.
    """
    values = _tidy({"name": name, "kind": kind} | more)
    _check(values)
    partner = new_id()
    save(store, [Change(kind="partner", id=partner, values={n: v for n, v in values.items() if v})])
    return partner


def change_partner(store: Store, partner: str, /, **values: str | bool) -> Saved:
    """Change a partner, or close it (`is_closed=True`): it is not offered any more, old referrals keep it."""
    known = store.book.record("partner", partner)
    if known is None:
        raise BadInput
    tidy = _tidy(values)
    _check(known | tidy)
    return save(store, [Change(kind="partner", id=partner, values=tidy)])


def add_proposal(store: Store, code: str) -> str:
    """Take a proposal (domain.partner_proposals) into the directory; its id. One that is there already comes back."""
    proposal = PROPOSALS.get(code)
    if proposal is None:
        raise BadInput
    known = store.book.row("SELECT id FROM partner WHERE name = ? AND kind = ?", proposal.name, proposal.kind)
    if known is not None:
        return str(known["id"])
    more = {"organisation": proposal.organisation, "province": proposal.province}
    return add_partner(store, name=proposal.name, kind=proposal.kind, **more)


def import_partners(store: Store, raw: bytes) -> Imported:
    """Read a CSV file (columns: domain/partner_file.py) and keep all of it, or nothing when a line is wrong.

    A partner of the same name and kind gets what the file says; what the file leaves empty stays. Raises NoRoom.
    """
    read = read_partner_file(raw)
    if read.faults:
        return Imported(faults=read.faults)
    known = {
        (folded(row["name"]), row["kind"]): str(row["id"])
        for row in store.book.rows("SELECT id, name, kind FROM partner WHERE name IS NOT NULL ORDER BY first DESC")
    }
    changes, added = [], 0
    for values in read.partners:
        found = known.get((folded(values["name"]), values["kind"]))
        added += found is None
        changes.append(Change(kind="partner", id=found or new_id(), values=values))
    if changes:
        save(store, changes)
    return Imported(added=added, changed=len(changes) - added)


def _tidy(values: dict[str, Any]) -> dict[str, Any]:
    if not set(values) <= set(KINDS["partner"].fields):
        raise BadInput
    return {name: cleaned(value) if isinstance(value, str) else value for name, value in values.items()}


def _check(values: dict[str, Any]) -> None:
    if not values.get("name"):
        raise BadInput(_NO_NAME)
    if values.get("kind") not in partner_kinds.BY_CODE:
        raise BadInput(_NO_KIND)
