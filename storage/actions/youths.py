"""A youth's file: made by asking, changed field by field."""

from __future__ import annotations

from typing import Any

from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.actions.consents import first_agreement
from storage.actions.edited import with_own_changes
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_ALIAS = N_("Geef een straatnaam. Een bijnaam volstaat.")


def create_youth(store: Store, *, alias: str, age_band: str = "", language: str = "nl", heard: str = "") -> str:
    """Make a file under a street name, with the spoken yes to P01, in one transaction; its id.

    The screen showed the P01 sentence above its button ("Ik vroeg het, het mag"); `heard`: the hash of it. Raises
    BadInput, NoRoom, Refused where other words are asked with by now.
    """
    name = cleaned(alias)
    if not name:
        raise BadInput(_NO_ALIAS)
    youth = new_id()
    values: dict[str, Any] = {"alias": name, "fixed_contact": store.worker}
    if age_band:
        values["age_band"] = age_band
    agreed = first_agreement(store, youth, language=language, age_band=age_band, heard=heard)
    save(store, [*agreed, Change(kind="youth", id=youth, values=values)])
    return youth


def change_youth(store: Store, youth: str, /, **values: Any) -> Saved:
    """Change fields (of a set: all members, or a domain.sets.Edited). Raises NeedsConsent for what was not agreed to,
    BadInput.
    """
    if store.book.record("youth", youth) is None:
        raise BadInput
    own = with_own_changes(store, "youth", youth, values)
    tidy = {name: cleaned(value) if isinstance(value, str) else value for name, value in own.items()}
    if "alias" in tidy and not tidy["alias"]:
        raise BadInput(_NO_ALIAS)
    return save(store, [Change(kind="youth", id=store.book.file_of(youth), values=tidy)])
