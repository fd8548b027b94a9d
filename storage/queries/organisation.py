"""What the organisation decided: who it is, bases, periods, its own texts. Folded only when a coordinator signed it
(decision 0200).
"""

from __future__ import annotations

from typing import Any

import msgspec

from domain.codes import bases, purposes
from domain.consent_texts import ConsentText, consent_text
from domain.consent_texts.checking import ASKED
from domain.languages import SOURCE_LANGUAGE
from domain.policies import ORGANISATION, default_months, is_settable, months_that_hold, policy_id
from storage.store import Store


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


class HelpLine(msgspec.Struct, frozen=True, kw_only=True):
    """A number of the organisation's own for Veiligheid."""

    id: str
    name: str
    number: str
    line: str = ""


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
        basis=basis if basis in bases.BY_CODE else bases.default_basis(purpose),
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
    return store.book.own_texts()


def dutch_now(store: Store) -> dict[str, ConsentText]:
    """The Dutch text of each purpose as it is asked now: what a translation follows."""
    own = own_texts(store)
    return {code: consent_text(code, language=SOURCE_LANGUAGE, own=own) for code in ASKED}


def help_lines(store: Store) -> list[HelpLine]:
    """The organisation's own numbers, by name."""
    rows = store.book.rows("SELECT * FROM help_line WHERE coalesce(is_removed, 0) = 0 ORDER BY name, id")
    return [
        HelpLine(id=row["id"], name=row["name"] or "", number=row["number"] or "", line=row["line"] or "")
        for row in rows
    ]


def months_at_yes(store: Store, text: ConsentText) -> int | None:
    """How long a yes to these words holds from today on, in calendar months; None: the purpose has no such period."""
    purpose = purposes.purpose(text.purpose).ends_with or text.purpose
    if purposes.BY_CODE[text.purpose].ask_again_months is None:
        return None
    promised = text.months if text.purpose == purpose else None
    return months_that_hold(own=period_months(store, purpose), promised=promised, default=default_months(purpose))


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
