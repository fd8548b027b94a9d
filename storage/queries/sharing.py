"""What may be handed to a partner, line by line, and what was: to whom, when, which fields (never what they said)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain import gate
from domain.codes import barriers, partner_kinds
from domain.consent import stands
from domain.deciding import VDAB, share_purpose
from domain.errors import BadInput
from domain.records import KINDS, purpose_of
from storage.book.same import whole_record
from storage.store import BRUSSELS, Store

YES_DAYS = 28  # how long a yes to hand something over waits to be used; no period of the log is shorter
# What makes no sense to a partner.
_SAYS_NOTHING: tuple[Any, ...] = ("", [], None, "unknown", "unsaid")


class ShareLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line the youth can strike out. `key`: for `share`. `kind` and `field` name it; `value`: what it says.

    Of a barrier `value` is its code. `purpose`: the consent it is kept under.
    """

    key: str
    kind: str
    field: str
    value: Any
    purpose: str


class ShareRow(msgspec.Struct, frozen=True, kw_only=True):
    """One time something was handed over. `partner_kind` and `partner` are "" when the referral is gone."""

    id: str
    day: dt.date
    purpose: str
    recipient: str
    referral: str
    partner_kind: str
    partner: str
    fields: tuple[str, ...]
    struck: tuple[str, ...]


def recipient_of_referral(store: Store, referral: str) -> str:
    """How consent events (P08, P09, P10) name who this referral is to: pass it as `Answer.recipient`.

    "vdab"; else the partner's id; where the partner's name tells something, or none is chosen, the referral's own id,
    so that the file does not say what the other drawer keeps.
    """
    known = store.book.record("referral", referral)
    if known is None or "partner_kind" not in known:
        raise BadInput
    kind = partner_kinds.BY_CODE.get(known["partner_kind"])
    if kind is not None and kind.code == VDAB:
        return VDAB
    if kind is None or kind.tells or not known.get("partner"):
        return referral
    return str(known["partner"])


def recipient_shown(store: Store, recipient: str) -> str:
    """A recipient as people say it: the partner's name, "" for one that is not here (any more). "vdab" is VDAB."""
    if recipient == VDAB:
        return "VDAB"
    known = store.book.record("referral", recipient)
    partner = known.get("partner", "") if known is not None else recipient
    found = store.book.record("partner", partner) or {}
    if found.get("name"):
        return str(found["name"])
    kind = partner_kinds.BY_CODE.get(known.get("partner_kind", "")) if known is not None else None
    return kind.label if kind is not None else ""


def unused_yes(store: Store, youth: str, recipient: str) -> tuple[str, str] | None:
    """(file, consent event): a yes that stands and was not yet used to share something; None when there is none."""
    purpose, today = share_purpose(recipient), store.today()
    for file in store.book.files_of(youth):
        events = {event.id: event for event in store.book.consent_events(file, purpose, recipient)}
        used = {row["consent"] for row in store.book.rows("SELECT consent FROM shared WHERE youth = ?", file)}
        for one in events.values():
            is_over = one.valid_until is not None and one.valid_until < today
            if one.id not in used and not is_over and stands(one.id, events) and _is_recent(store, one.id):
                return file, one.id
    return None


def _is_recent(store: Store, event: str) -> bool:
    """A yes to one act is not kept for later; and the log that it was used goes after a year, not the yes itself."""
    row = store.book.row("SELECT at FROM consent WHERE id = ?", event)
    if row is None or not row["at"]:
        return False
    age = store.today() - dt.datetime.fromisoformat(row["at"]).astimezone(BRUSSELS).date()
    return dt.timedelta(days=-1) <= age <= dt.timedelta(days=YES_DAYS)


def share_lines(store: Store, referral: str) -> list[ShareLine]:
    """All that may be handed over if the youth agrees: what is agreed to be kept, and not for the team only."""
    known = store.book.record("referral", referral)
    if known is None:
        raise BadInput
    youth = str(known["youth"])
    ledger = store.book.ledger(youth, today=store.today())
    shown = gate.visible("together", kind="youth", record=whole_record(store.book, youth) or {}, ledger=ledger)
    lines = [
        ShareLine(key=name, kind="youth", field=name, value=shown[name], purpose=purpose_of("youth", name, shown))
        for name, field in KINDS["youth"].fields.items()
        if field.serves.is_handed and name in shown and shown[name] not in _SAYS_NOTHING
    ]
    asked = gate.visible("together", kind="referral", record=known, ledger=ledger)
    if asked.get("asks"):
        purpose = purpose_of("referral", "asks", asked)
        lines.insert(0, ShareLine(key="asks", kind="referral", field="asks", value=asked["asks"], purpose=purpose))
    for file in store.book.files_of(youth):
        for row in store.book.rows(
            "SELECT id FROM barrier WHERE youth = ? AND says = 'youth' AND state IN ('open', 'working') ORDER BY first",
            file,
        ):
            record = store.book.record("barrier", row["id"]) or {}
            code = gate.visible("together", kind="barrier", record=record, ledger=ledger).get("code")
            if code:
                purpose = barriers.purpose_of(code)
                lines.append(
                    ShareLine(key=f"barrier:{row['id']}", kind="barrier", field="code", value=code, purpose=purpose)
                )
    return lines


def logged_name(line: ShareLine) -> str:
    """How the log names a line: its field; of a sensitive one only the purpose, for the log outlives that drawer."""
    if line.purpose in gate.SPECIAL or line.purpose == "P07":
        return line.purpose
    return "barriers" if line.kind == "barrier" else line.field


def shared_with(store: Store, youth: str, *, road: gate.Road = "team") -> list[ShareRow]:
    """What was handed over of this youth as far as it may be shown, newest first, to whom."""
    rows = []
    ledger = store.book.ledger(youth, today=store.today())
    for file in store.book.files_of(youth):
        for row in store.book.rows("SELECT * FROM shared WHERE youth = ?", file):
            record = {"recipient": row["recipient"]}
            if not gate.may(road, kind="shared", field="fields", record=record, ledger=ledger).allowed:
                continue
            known = store.book.record("referral", row["referral"]) or {}
            partner = store.book.record("partner", known.get("partner", "")) or {}
            rows.append(
                ShareRow(
                    id=row["id"],
                    day=dt.date.fromisoformat(row["day"]),
                    purpose=share_purpose(row["recipient"]),
                    recipient=row["recipient"],
                    referral=row["referral"],
                    partner_kind=known.get("partner_kind", ""),
                    partner=partner.get("name", ""),
                    fields=tuple(msgspec.json.decode(row["fields"] or "[]")),
                    struck=tuple(msgspec.json.decode(row["struck"] or "[]")),
                )
            )
    return sorted(rows, key=lambda row: (row.day, row.id), reverse=True)
