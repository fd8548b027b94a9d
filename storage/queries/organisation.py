"""What the organisation decided: who it is, bases, periods, its own texts. Folded only when a coordinator signed it
(decision 0200).
"""

from __future__ import annotations

from typing import Any

import msgspec

from domain.codes import bases, purposes
from domain.consent_texts import ConsentText, TextState
from domain.consent_texts.text import WORD_FIELDS
from domain.policies import ORGANISATION, default_months, is_settable, months_that_hold, policy_id
from storage.store import Store

_RANK: dict[str, int] = {"translated": 1, "read_back": 2, "approved": 3, "retired": 4}


class Controller(msgspec.Struct, frozen=True, kw_only=True):
    """Who is answerable for what the team keeps. Empty where nobody filled it in. `steps`: the own step plan for
    safety.
    """

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    dpo: str = ""
    is_public: bool = False
    steps: tuple[str, ...] = ()


class PolicyView(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for one purpose now. `months`: the own period, None for that of consent.md (`default`).

    `rival_months`: other periods that a coordinator set at the same time; while they stand the shortest holds.
    """

    purpose: str
    basis: str
    condition: str
    months: int | None
    default: int | None
    reason: str = ""
    rival_months: tuple[int, ...] = ()


def controller(store: Store) -> Controller:
    """The organisation's data."""
    record = store.book.record("organisation", ORGANISATION) or {}
    return Controller(
        **{name: value for name, value in record.items() if name != "steps"}, steps=tuple(record.get("steps", ()))
    )


def policy(store: Store, purpose: str) -> PolicyView:
    """Basis, condition and period of one purpose. Raises UnknownCode."""
    purposes.purpose(purpose)
    record = _record(store, purpose)
    months, rivals = _months(store, purpose)
    basis, condition = str(record.get("basis") or ""), str(record.get("condition") or "")
    choices = {row.code for row in bases.conditions_for(purpose)}
    return PolicyView(
        purpose=purpose,
        basis=basis if basis in bases.BY_CODE else bases.DEFAULT_BASIS,
        condition=condition if condition in choices else bases.default_condition(purpose),
        months=months,
        default=default_months(purpose),
        reason=str(record.get("reason") or ""),
        rival_months=rivals,
    )


def period_months(store: Store, purpose: str) -> int | None:
    """The organisation's own period in calendar months; None: that of consent.md.

    For what one youth agreed to ask `months_for` instead: a yes never lasts longer than its words promised.
    """
    return _months(store, purpose)[0]


def basis_of(store: Store, purpose: str) -> str:
    """The legal basis the organisation rests a purpose on (code of domain.codes.bases). It opens nothing by itself."""
    return policy(store, purpose).basis


def months_for(store: Store, youth: str, purpose: str, *, recipient: str = "") -> int | None:
    """The period in calendar months that holds for what this youth agreed to; None: the purpose has no period in
    months.

    The shorter of what the organisation decided and what the words of the newest yes promised.
    """
    files = store.book.files_of(youth)
    marks = ",".join("?" * len(files))
    row = store.book.row(
        f"SELECT months FROM consent WHERE youth IN ({marks}) AND purpose = ? AND state = 'given' "  # noqa: S608 - marks
        "AND coalesce(recipient, '') = ? ORDER BY at DESC, id DESC LIMIT 1",
        *files,
        purpose,
        recipient,
    )
    promised = int(row["months"]) if row is not None and row["months"] else None
    return months_that_hold(own=period_months(store, purpose), promised=promised, default=default_months(purpose))


def own_texts(store: Store) -> tuple[ConsentText, ...]:
    """Every text the organisation wrote, imported or took over, with its state; for `consent_text(..., own=...)`."""
    steps: dict[str, list[dict[str, Any]]] = {}
    for row in store.book.rows("SELECT text, state, hash, is_wider FROM text_step"):
        steps.setdefault(str(row["text"]), []).append(dict(row))
    rows = store.book.rows("SELECT * FROM own_text ORDER BY purpose, language, version, id")
    return tuple(_text(dict(row), steps.get(str(row["id"]), [])) for row in rows if row["purpose"] in purposes.BY_CODE)


def _text(row: dict[str, Any], steps: list[dict[str, Any]]) -> ConsentText:
    words: dict[str, Any] = {name: str(row[name]) for name in WORD_FIELDS}
    concept = ConsentText(
        purpose=row["purpose"],
        language=row["language"],
        version=row["version"],
        state="concept",
        record=row["id"],
        months=row["months"] or None,
        name=row["name"] or "",
        is_rtl=bool(row["is_rtl"]),
        **words,
    )
    held = [step for step in steps if step["hash"] == concept.words_hash]
    state: TextState = max(
        (step["state"] for step in held if step["state"] in _RANK), key=_RANK.__getitem__, default="concept"
    )
    is_wider = any(step["state"] == "approved" and step["is_wider"] for step in held)
    return msgspec.structs.replace(concept, state=state, is_wider=is_wider)


def _record(store: Store, purpose: str) -> dict[str, Any]:
    record = store.book.record("policy", policy_id(purpose)) or {}
    return record if record.get("purpose") == purpose else {}


def _months(store: Store, purpose: str) -> tuple[int | None, tuple[int, ...]]:
    """(the own period, other ones that stand beside it): of several the shortest holds."""
    if not _record(store, purpose):
        return None, ()
    result = store.book.folded(policy_id(purpose), "months")
    said = [result.value, *(rival.value for rival in result.rivals)]
    periods = [months for months in said if isinstance(months, int) and is_settable(purpose, months)]
    in_months = sorted(periods, key=lambda months: months or default_months(purpose) or 0)
    return (in_months[0] or None, tuple(in_months[1:])) if in_months else (None, ())
