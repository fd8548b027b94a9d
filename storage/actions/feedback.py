"""Three anonymous answers, of a youth or of a worker (P14). No name, no file, no day but the first of the quarter.

The operation is signed by the device, as every operation is: nobody is told more than the team could find out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from domain.codes import surveys
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.unnamed import Answer
from domain.texts import N_
from storage.door import Saved, event, save
from storage.store import Store

_NOTHING = N_("Schrijf minstens één antwoord.")


def answer_survey(store: Store, *, survey: str, answers: Sequence[str], agreed: bool) -> Saved:
    """Keep answers to a survey (codes.surveys), one a question, "" where nothing was said.

    `agreed`: whoever typed read what it is for. Raises NeedsConsent (P14) without it, BadInput.
    """
    row = surveys.BY_CODE.get(survey)
    texts = [cleaned(text) for text in answers]
    if row is None or len(texts) != len(row.questions) or not any(texts):
        raise BadInput(_NOTHING)
    given = Answer(
        day=_first_of_quarter(store.today()), survey=survey, version=row.version, agreed=agreed, answers=tuple(texts)
    )
    return save(store, [event("answer", given)])


def _first_of_quarter(day: dt.date) -> dt.date:
    return dt.date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
