"""An organisation's own text as a consent text: its words, and how far it came by the steps that were signed for those
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from domain.consent_texts.text import WORD_FIELDS, ConsentText, TextState
from domain.languages import SOURCE_LANGUAGE

_ORDER: tuple[TextState, ...] = ("concept", "translated", "read_back", "approved", "retired")


def own_text(record: Mapping[str, Any], *, steps: Iterable[Mapping[str, Any]]) -> ConsentText:
    """`record`: an `own_text` with its id; `steps`: its `text_step` records. A step for other words does not count."""
    words: dict[str, Any] = {name: str(record[name]) for name in WORD_FIELDS}
    concept = ConsentText(
        purpose=record["purpose"],
        language=record["language"],
        version=record["version"],
        state="concept",
        record=record["id"],
        months=record.get("months") or None,
        at=record["at"],
        name=record.get("name") or "",
        is_rtl=bool(record.get("is_rtl")),
        **words,
    )
    held = [step for step in steps if step["hash"] == concept.words_hash and step["state"] in _ORDER]
    state = max((step["state"] for step in held), key=_ORDER.index, default="concept")
    return msgspec.structs.replace(
        concept,
        state=state,
        is_wider=any(step["state"] == "approved" and step.get("is_wider") for step in held),
        at=min((step["at"] for step in held if step["state"] == state), default=concept.at),
    )


def next_steps(text: ConsentText) -> tuple[TextState, ...]:
    """What a coordinator may do with a text now: concept -> translated -> read back -> approved, and taking it back.

    Dutch words are not translated, so they are read back at once: somebody tells in own words what the text says.
    """
    first: TextState = "read_back" if text.language == SOURCE_LANGUAGE else "translated"
    after: dict[str, tuple[TextState, ...]] = {
        "concept": (first, "retired"),
        "translated": ("read_back", "retired"),
        "read_back": ("approved", "retired"),
        "approved": ("retired",),
    }
    return after.get(text.state, ())
