"""What a coordinator decides for the organisation: who it is, bases and periods, the step plan. The door refuses
anybody else.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.codes import bases, purposes
from domain.errors import BadInput
from domain.fields import cleaned
from domain.policies import ORGANISATION, has_own_period, is_longer, is_settable, policy_id
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

MOST_STEPS = 10
_NO_MAIL = N_("Dit e-mailadres klopt niet.")
_NO_REASON = N_("Langer bewaren dan gewoon? Schrijf op waarom.")
_NOT_THIS_LONG = N_("Kies een termijn van 1 tot 36 maanden.")
_NO_NUMBER = N_("Geef een naam en een nummer.")
_DIGITS = frozenset("0123456789 +/.-()")


def set_controller(
    store: Store, *, name: str, address: str, email: str, phone: str, dpo: str, is_public: bool
) -> Saved:
    """Who is answerable. Raises BadInput on an address that is no e-mail, NotAllowed for who is no coordinator."""
    values = {"name": name, "address": address, "email": email, "phone": phone, "dpo": dpo}
    tidy = {field: cleaned(value) for field, value in values.items()}
    if tidy["email"] and not _is_mail(tidy["email"]):
        raise BadInput(_NO_MAIL)
    return save(store, [Change(kind="organisation", id=ORGANISATION, values={**tidy, "is_public": is_public})])


def _is_mail(text: str) -> bool:
    before, at, after = text.partition("@")
    return (
        bool(before and at and "." in after.strip("."))
        and not any(sign.isspace() for sign in text)
        and "@" not in after
    )


def set_policy(
    store: Store, purpose: str, *, basis: str, condition: str = "", months: int = 0, reason: str = ""
) -> Saved:
    """Basis, condition and own period (0: that of consent.md) of one purpose, all of it together.

    Raises BadInput on a choice that is none, a period over three years, or a longer one without a reason; NotAllowed.
    """
    purposes.purpose(purpose)
    if basis not in bases.BY_CODE or condition not in {"", *(row.code for row in bases.conditions_for(purpose))}:
        raise BadInput
    if not is_settable(purpose, months):
        raise BadInput(_NOT_THIS_LONG if has_own_period(purpose) else None)
    if is_longer(purpose, months) and not cleaned(reason):
        raise BadInput(_NO_REASON)
    values = {"purpose": purpose, "basis": basis, "condition": condition, "months": months, "reason": cleaned(reason)}
    return save(store, [Change(kind="policy", id=policy_id(purpose), values=values)])


def set_steps(store: Store, steps: Sequence[str]) -> Saved:
    """The own step plan for safety, empty lines left out; none at all: that of the app."""
    tidy = [cleaned(step) for step in steps if cleaned(step)]
    if len(tidy) > MOST_STEPS:
        raise BadInput
    return save(store, [Change(kind="organisation", id=ORGANISATION, values={"steps": tidy})])


def keep_help_line(store: Store, *, name: str, number: str, line: str = "", record: str = "") -> str:
    """A number of the organisation's own for Veiligheid, new or changed; its id. Raises BadInput, NotAllowed."""
    tidy = {"name": cleaned(name), "number": cleaned(number), "line": cleaned(line)}
    if not tidy["name"] or not any(sign.isdigit() for sign in tidy["number"]) or set(tidy["number"]) - _DIGITS:
        raise BadInput(_NO_NUMBER)
    kept = record or new_id()
    save(store, [Change(kind="help_line", id=kept, values=tidy)])
    return kept


def remove_help_line(store: Store, record: str) -> Saved:
    """It is not shown any more."""
    if store.book.record("help_line", record) is None:
        raise BadInput
    return save(store, [Change(kind="help_line", id=record, values={"is_removed": True})])
