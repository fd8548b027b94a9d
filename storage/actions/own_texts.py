"""The organisation's own consent texts: written, imported, and taken step by step to where a yes to them may count."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain.consent_texts import OWN_FROM, ConsentText
from domain.consent_texts.checking import is_asked, line_faults, period_fault
from domain.consent_texts.file import FileFault, read_text_file
from domain.consent_texts.own import next_steps
from domain.consent_texts.text import WORD_FIELDS, TextState, words_hash
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.organisation import OwnText, TextStep
from domain.languages import BY_CODE, SOURCE_LANGUAGE
from domain.policies import is_settable
from domain.texts import N_
from storage.door import Change, event, new_id, save
from storage.queries.organisation import dutch_now, own_texts
from storage.store import Store

_NOT_YET = N_("Deze stap kan nog niet. Ga stap voor stap.")
_OLD_WORDS = N_("Deze vertaling hoort bij een oudere Nederlandse tekst. Vertaal eerst de tekst van nu.")


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """How many texts of which language came in, or what has to be mended: then none did."""

    count: int = 0
    language: str = ""
    faults: tuple[FileFault, ...] = ()


def write_text(
    store: Store,
    *,
    purpose: str,
    language: str,
    words: Mapping[str, str],
    months: int = 0,
    name: str = "",
    is_rtl: bool = False,
) -> str:
    """Keep own words as a concept; the id of the text. Dutch words are a new version, others follow the Dutch of now.

    `months`: the period Dutch words promise, 0 for that of consent.md. Raises BadInput with the first fault,
    NotAllowed.
    """
    if not is_asked(purpose) or not is_settable(purpose, months):
        raise BadInput
    tidy = {field: cleaned(words.get(field, "")) for field in WORD_FIELDS}
    faults = list(line_faults(purpose, tidy))
    if language == SOURCE_LANGUAGE and months and (fault := period_fault(tidy["how_long"], months=months)):
        faults.append(fault)
    if faults:
        raise BadInput(faults[0].sentence)
    change = _text(store, purpose, language, tidy, months=months, name=name, is_rtl=is_rtl)
    save(store, [change])
    return change.id


def _text(
    store: Store, purpose: str, language: str, words: Mapping[str, str], *, months: int, name: str, is_rtl: bool
) -> Change:
    if language == SOURCE_LANGUAGE:
        version = max((text.version + 1 for text in own_texts(store) if text.purpose == purpose), default=OWN_FROM)
        version = max(version, OWN_FROM)
    else:
        dutch = dutch_now(store)[purpose]
        version, months = dutch.version, dutch.months or 0
    record = OwnText(
        purpose=purpose,
        language=language,
        version=version,
        name="" if language in BY_CODE else name,
        is_rtl=False if language in BY_CODE else is_rtl,
        months=months,
        worker=store.worker,
        at=store.now(),
        **words,
    )
    return event("own_text", record, record_id=new_id())


def take_step(store: Store, record: str, *, state: TextState, is_wider: bool = False) -> ConsentText:
    """Bring an own text one step further; the text as it is then. `is_wider` counts with approving only.

    Raises BadInput for a text that is not here or a step that is not next, NotAllowed for who is no coordinator.
    """
    text = next((text for text in own_texts(store) if text.record == record), None)
    if text is None:
        raise BadInput
    if state not in next_steps(text):
        raise BadInput(_NOT_YET)
    step = TextStep(
        text=record,
        state=state,
        hash=text.words_hash,
        is_wider=is_wider and state == "approved",
        worker=store.worker,
        at=store.dated_now(),  # a yes is held against the moment at which its words were taken back
    )
    save(store, [event("text_step", step)])
    return next(text for text in own_texts(store) if text.record == record)


def take_over(store: Store, text: ConsentText) -> str:
    """A text of the app becomes the organisation's own, as a concept, so that it can go the same way; its id.

    Raises BadInput when it translates other words than the Dutch of now, NotAllowed.
    """
    if text.language != SOURCE_LANGUAGE and text.version != dutch_now(store)[text.purpose].version:
        raise BadInput(_OLD_WORDS)
    words = {field: getattr(text, field) for field in WORD_FIELDS}
    return write_text(store, purpose=text.purpose, language=text.language, words=words)


def import_texts(store: Store, raw: bytes) -> Imported:
    """Every text of a file, as translations that still have to be read back; or nothing, and what is wrong with it."""
    read = read_text_file(raw, dutch=dutch_now(store))
    if read.faults:
        return Imported(faults=read.faults)
    changes: list[Change] = []
    for purpose, words in sorted(read.words.items()):
        change = _text(store, purpose, read.language, words, months=0, name=read.name, is_rtl=read.is_rtl)
        changes += [change, _translated(store, change)]
    save(store, changes)
    return Imported(count=len(read.words), language=read.language)


def _translated(store: Store, change: Change) -> Change:
    hashed = words_hash([change.values[field] for field in WORD_FIELDS])
    step = TextStep(text=change.id, state="translated", hash=hashed, worker=store.worker, at=store.now())
    return event("text_step", step)
