"""Two files of one youth: merged, said not to be the same, made apart again. Nothing in either file is touched."""

from __future__ import annotations

from domain.errors import BadInput
from domain.kinds.youth import SameAs
from domain.limits import MAX_FEW
from domain.same import APART, SAME, Pair, verdicts
from domain.texts import N_
from storage.book.same import said
from storage.door import Change, Saved, event, save
from storage.store import Store

_NOT_HERE = N_("Een van de twee bladzijden is er niet meer.")
_MOST_KNOWN = 200


def merge_files(store: Store, youth: str, *, other: str) -> Saved:
    """From now on the two files are one, on every device. Raises BadInput, NeedsConsent."""
    one, two = _leading(store, youth), _leading(store, other)
    if one == two:
        raise BadInput(_NOT_HERE)
    return save(store, _events(store, frozenset((one, two)), state=SAME))


def not_the_same(store: Store, youth: str, *, other: str) -> Saved:
    """Said once, so that it is asked no more, on no device. Raises BadInput, NeedsConsent."""
    one, two = _leading(store, youth), _leading(store, other)
    if one == two:
        raise BadInput(_NOT_HERE)
    return save(store, _events(store, frozenset((one, two)), state=APART))


def take_apart(store: Store, youth: str) -> Saved:
    """Undo of merging: this file stands alone again, with what it held. Raises BadInput when it did already."""
    pairs = [pair for pair, verdict in verdicts(said(store.book)).items() if verdict.is_same and youth in pair]
    here = [pair for pair in pairs if all(_is_here(store, file) for file in pair)]
    if not here:
        raise BadInput(_NOT_HERE)
    return save(store, [change for pair in here for change in _events(store, pair, state=APART)])


def _leading(store: Store, youth: str) -> str:
    file = store.book.file_of(youth)
    if not _is_here(store, file):
        raise BadInput(_NOT_HERE)
    return file


def _is_here(store: Store, file: str) -> bool:
    return "alias" in (store.book.record("youth", file) or {})


def _events(store: Store, pair: Pair, *, state: str) -> list[Change]:
    """The event and its twin, one in the file drawer of each."""
    known = verdicts(said(store.book)).get(pair)
    after = known.heads[:MAX_FEW] if known is not None else ()
    one, two = sorted(pair)
    return [_event(store, a, b, state=state, after=after) for a, b in ((one, two), (two, one))]


def _event(store: Store, youth: str, other: str, *, state: str, after: tuple[str, ...]) -> Change:
    book = store.book
    scopes = tuple(drawer.scope.hex() for drawer in book.drawers(other, "file"))
    files = {file for each in (youth, other) for file in book.files_of(each)}
    ledgers = [book.own_ledger(file, today=store.today()) for file in sorted(files)]
    heads = {head for ledger in ledgers for standing in ledger.values() for head in standing.heads}
    return event(
        "same_as",
        SameAs(
            youth=youth,
            other=other,
            state=state,
            after=after,
            other_files=scopes[:MAX_FEW] if state == SAME else (),
            knew=tuple(sorted(heads))[:_MOST_KNOWN] if state == SAME else (),
            day=store.today(),
            worker=store.worker,
        ),
    )
