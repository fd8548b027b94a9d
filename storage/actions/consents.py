"""Asking, hearing yes or no, and stopping. An answer is one consent event, one proof, and what has to be erased."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from domain.codes import purposes
from domain.codes.age_bands import band_of
from domain.consent import NOT_ASKED, STRICT, is_given
from domain.deadlines import age_on
from domain.errors import BadInput, Refused
from domain.kinds.consent import Consent, Proof, Signature
from domain.limits import MAX_FEW
from domain.strokes import is_signature
from domain.texts import N_
from storage.actions.asked_words import dutch_hash, valid_until, words_asked
from storage.book.same import whole_record
from storage.door import Change, event, save
from storage.drafts import drop_fallen_drafts
from storage.queries.organisation import basis_of
from storage.receipt_number import receipt_number
from storage.store import Store

_ONLY_APPROVED = N_("Deze vertaling is nog niet goedgekeurd. Vraag het in een andere taal, met een tolk.")
_NOT_UNDERSTOOD = N_("Leg het nog eens uit. Een ja telt pas als het duidelijk is.")
_NOT_GRASPED = N_("Een ja telt pas als de jongere begrijpt wat dit is. Vraag het later nog eens.")
_ON_PAPER = N_("Dit vraagt een handtekening. Laat tekenen, op het scherm of op papier.")
OTHER_WORDS = N_("De woorden zijn net veranderd. Lees ze opnieuw voor.")
_NOT_DRAWN = N_("Er staat nog geen handtekening. Een streepje is te weinig.")


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a youth answered to one text. `state`: asked (later), given, refused. `understood`: the check question.

    `recipient`: the code of the channel or the name of the partner; `recipient_shown`: how the text named it, in its
    own language. `understands`: asked of minors. `strokes`: drawn here (domain/strokes.py); kept only under P13.
    `signs`: the event they were drawn for, when it is not this answer but one just before it. `heard`: hash of the
    words as they were read aloud (`ConsentText.words_hash`); a pull may bring other words under an open question.
    """

    youth: str
    purpose: str
    state: str
    recipient: str = ""
    recipient_shown: str = ""
    language: str = "nl"
    how: str = "spoken"
    understood: bool | None = None
    interpreter: str = ""
    age_band: str = ""
    understands: bool | None = None
    has_copy: bool = False
    strokes: tuple[int, ...] = ()
    signs: str = ""
    heard: str = ""


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What the youth may take along: a random number that joins the proof to nobody else. `erased`: drawer classes;
    `erase`: the op_id under which the other devices erase them, b"" when nothing went. `event`: the answer in the file,
    "" after stopping with everything. `how`: spoken, written, signature.
    """

    number: str
    day: dt.date
    purpose: str
    state: str
    recipient: str = ""
    valid_until: dt.date | None = None
    erased: tuple[str, ...] = ()
    erase: bytes = b""
    event: str = ""
    how: str = "spoken"
    is_signature_kept: bool = False


def record_answer(store: Store, answer: Answer) -> Receipt:
    """Keep an answer; a no to something given before erases, as a withdrawal does.

    Raises Refused when a yes may not count (draft text, other words, not understood, no paper), NeedsConsent when what
    it leans on was not given, BadInput.
    """
    if answer.state not in ("asked", "given", "refused"):
        raise BadInput
    if answer.state == "given":
        _check_yes(store, answer)
    if answer.purpose == "P01" and answer.state == "refused":
        return withdraw_all(store, answer.youth, state="refused")
    return _keep(store, answer)


def withdraw(store: Store, youth: str, *, purpose: str, recipient: str = "") -> Receipt:
    """Stop one purpose: its drawer is shredded here at once, elsewhere when they sync."""
    if purpose == "P01":
        return withdraw_all(store, youth)
    return _keep(store, Answer(youth=youth, purpose=purpose, state="withdrawn", recipient=recipient))


def withdraw_all(store: Store, youth: str, *, state: str = "withdrawn") -> Receipt:
    """Stop everything: each drawer in each file of the youth is shredded; contact cores stay as counts."""
    drawers = [drawer for file in store.book.files_of(youth) for drawer in store.book.drawers(file)]
    proof, receipt = _proof(store, Answer(youth=youth, purpose="P01", state=state))
    saved = save(store, [proof], erase_scopes=[drawer.scope for drawer in drawers])
    return msgspec.structs.replace(receipt, erased=tuple(sorted({d.drawer.code for d in drawers})), erase=saved.erase)


def first_agreement(
    store: Store, youth: str, *, language: str = "nl", age_band: str = "", heard: str = ""
) -> list[Change]:
    """The spoken yes to P01 that making a file is: part of the group that stores the youth (consent.md).

    Raises Refused in a language whose words do not count, and for other words than were `heard`.
    """
    text = words_asked(store, "P01", language=language)
    if not text.is_askable:
        raise Refused(_ONLY_APPROVED)
    if heard and heard != text.words_hash:
        raise Refused(OTHER_WORDS)
    answer = Answer(youth=youth, purpose="P01", state="given", language=language, age_band=age_band)
    proof, _ = _proof(store, answer)
    return [_event(store, answer), proof]


def _check_yes(store: Store, answer: Answer) -> None:
    text = words_asked(store, answer.purpose, language=answer.language)
    if not text.is_askable:
        raise Refused(_ONLY_APPROVED)
    if answer.heard and answer.heard != text.named(answer.recipient_shown or answer.recipient).words_hash:
        raise Refused(OTHER_WORDS)
    if answer.understood is not True:
        raise Refused(_NOT_UNDERSTOOD)
    if answer.understands is False:
        raise Refused(_NOT_GRASPED)
    if purposes.BY_CODE[answer.purpose].is_written and answer.how == "spoken":
        raise Refused(_ON_PAPER)
    if (answer.how == "signature" or answer.strokes) and not is_signature(answer.strokes):
        raise Refused(_NOT_DRAWN)


def _keep(store: Store, answer: Answer) -> Receipt:
    changes = [_event(store, own) for own in _in_files(store, answer)]
    signed = kept_signature(store, answer, event_id=changes[0].id)
    proof, receipt = _proof(store, answer)
    fallen = list(_fallen(store, answer)) if answer.state in STRICT else []
    follow_ups = [_event(store, follow) for follow in _ending_with(store, answer)] if answer.state in STRICT else []
    saved = save(store, [*changes, *signed, *follow_ups, proof], erase_scopes=[scope for scope, _ in fallen])
    if answer.state in STRICT:
        drop_fallen_drafts(store)
    erased = tuple(sorted({code for _, code in fallen}))
    until = changes[0].values.get("valid_until")
    return msgspec.structs.replace(
        receipt,
        valid_until=until,
        erased=erased,
        erase=saved.erase,
        event=changes[0].id,
        how=answer.how,
        is_signature_kept=bool(signed),
    )


def kept_signature(store: Store, answer: Answer, *, event_id: str) -> list[Change]:
    """What was drawn, where the youth said that it may be kept (P13); without that yes it is written nowhere.

    Raises BadInput when it is said to stand under an answer that this youth did not give.
    """
    if not answer.strokes or answer.state != "given":
        return []
    if answer.purpose != "P13" and not is_given(store.book.ledger(answer.youth, today=store.today()), "P13"):
        return []
    signed = answer.signs or event_id
    known = store.book.record("consent", signed) if answer.signs else {"youth": answer.youth}
    if known is None or known.get("youth") not in store.book.files_of(answer.youth):
        raise BadInput
    drawn = Signature(youth=answer.youth, consent=signed, day=store.today(), strokes=answer.strokes)
    return [event("signature", drawn)]


def _in_files(store: Store, answer: Answer) -> list[Answer]:
    """In which files an answer is said: a yes where new things are written, a no wherever anything was said before.

    Made apart again, a file keeps the no; a yes of another file it never gets.
    """
    leading, *others = store.book.files_of(answer.youth)
    key, today = (answer.purpose, answer.recipient), store.today()
    also = [file for file in others if answer.state in STRICT and key in store.book.own_ledger(file, today=today)]
    return [msgspec.structs.replace(answer, youth=file) for file in (leading, *also)]


def _fallen(store: Store, answer: Answer) -> Iterable[tuple[bytes, str]]:
    """The drawers that were opened under the consent that stops now: (scope, class)."""
    for found in (drawer for file in store.book.files_of(answer.youth) for drawer in store.book.drawers(file)):
        behind = store.book.row("SELECT purpose, recipient FROM consent WHERE id = ?", found.consent)
        if behind is not None and (behind["purpose"], behind["recipient"] or "") == (answer.purpose, answer.recipient):
            yield found.scope, found.drawer.code


def _ending_with(store: Store, answer: Answer) -> Iterable[Answer]:
    """What ends together with this purpose (P03 with P02)."""
    for file in store.book.files_of(answer.youth):
        for (purpose, recipient), standing in store.book.own_ledger(file, today=store.today()).items():
            if purposes.BY_CODE[purpose].ends_with == answer.purpose and standing.state == "given":
                yield Answer(youth=file, purpose=purpose, state="withdrawn", recipient=recipient)


def _event(store: Store, answer: Answer) -> Change:
    key, today = (answer.purpose, answer.recipient), store.today()
    own = store.book.own_ledger(answer.youth, today=today).get(key, NOT_ASKED).heads
    whole = store.book.ledger(answer.youth, today=today).get(key, NOT_ASKED).heads
    text = words_asked(store, answer.purpose, language=answer.language)
    is_asked = answer.state in ("asked", "given", "refused")
    return event(
        "consent",
        Consent(
            youth=answer.youth,
            purpose=answer.purpose,
            state=answer.state,
            recipient=answer.recipient,
            # Strict heads come first: they are what a yes has to answer. Of files that are one those of all of them,
            # this file's own first, so that it stands the same when they are made apart.
            after=tuple(dict.fromkeys((*own, *whole)))[:MAX_FEW],
            text_id=text.id if is_asked else "",
            text_version=text.version if is_asked else 0,
            text_hash=dutch_hash(store, text, recipient=answer.recipient) if is_asked else "",
            basis=basis_of(store, answer.purpose),
            months=(text.months or 0) if answer.state == "given" else 0,
            at=store.dated_now(),
            valid_until=valid_until(store, answer.youth, text) if answer.state == "given" else None,
            how=answer.how,
            worker=store.worker,
            age_band=answer.age_band or _band_of(store, answer.youth),
            understands=answer.understands,
            interpreter=answer.interpreter,
            readback_right=answer.understood,
            has_copy=answer.has_copy,
        ),
    )


def _band_of(store: Store, youth: str) -> str:
    """The age band on this day: by the birth date where it is known, else what the file says; "" when nobody knows."""
    details = whole_record(store.book, youth) or {}
    if details.get("birth_date"):
        return band_of(age_on(dt.date.fromisoformat(details["birth_date"]), today=store.today())) or ""
    return str(details.get("age_band", ""))


def _proof(store: Store, answer: Answer) -> tuple[Change, Receipt]:
    number = receipt_number()
    text = words_asked(store, answer.purpose, language=answer.language)
    proof = Proof(
        purpose=answer.purpose,
        state=answer.state,
        text_id=text.id,
        text_version=text.version,
        text_hash=text.named(answer.recipient_shown or answer.recipient).words_hash,
        language=answer.language,
        day=store.today(),
        worker=store.worker,
        receipt=number,
    )
    receipt = Receipt(
        number=number, day=store.today(), purpose=answer.purpose, state=answer.state, recipient=answer.recipient
    )
    return event("proof", proof), receipt
