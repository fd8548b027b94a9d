"""What a file says, in sentences: heads, clocks, rows of the list and of the timeline. Words only, no controls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Protocol

import msgspec

from domain.clockwords import erased_words, four_months_words, weeks_words
from domain.codes import barriers, channels, hows, places, purposes, topics
from domain.datewords import NEAR_DAYS, date_words, day_words, opening, weekday_words
from domain.deadlines import FourMonths
from domain.texts import N_, Texts
from storage.queries.timeline import Moment
from storage.queries.youth_file import YouthFile
from storage.queries.youths import YouthRow
from views.screens.road_words import road_moment

_STARTED = {
    "left_school": N_("{name} stopte met school op {date}."),
    "unemployed": N_("{name} is zonder werk sinds {date}."),
    "first_contact": N_("We kennen {name} sinds {date}."),
}
# A partner whose name is not here any more, or must not be told.
NOBODY_NAMED = N_("deze partner")
_ANSWERED = {
    "given": N_("Toestemming gegeven"),
    "refused": N_("Nee gezegd"),
    "withdrawn": N_("Toestemming ingetrokken"),
    "asked": N_("Gevraagd, nog niet beslist"),
}


class Erase(Protocol):
    """A sentence of domain.clockwords about the day something goes."""

    def __call__(self, day: dt.date, *, texts: Texts) -> str:
        """The sentence."""
        ...


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the timeline in words; `kind` picks the picture."""

    kind: str
    date: str
    title: str
    line: str = ""
    erased: str = ""


def contact_words(file: YouthFile, *, texts: Texts) -> str:
    """Who the fixed contact is."""
    if file.is_mine:
        return texts.t("Jij bent het vaste aanspreekpunt")
    if file.fixed_contact:
        return texts.t("{name} is het vaste aanspreekpunt", name=file.fixed_contact)
    return texts.t("Nog geen vast aanspreekpunt")


def clock_title(clock: FourMonths, *, texts: Texts) -> str:
    """The four months in one short line."""
    if clock.state == "running" and clock.days_left:
        return texts.n("Nog {count} dag tot vier maanden", "Nog {count} dagen tot vier maanden", clock.days_left)
    if clock.state == "over":
        over = -clock.days_left
        return texts.n("Vier maanden zijn {count} dag voorbij", "Vier maanden zijn {count} dagen voorbij", over)
    return four_months_words(clock, texts=texts).partition(".")[0]


def clock_line(file: YouthFile, *, today: dt.date, texts: Texts) -> str:
    """When and why the clock started, and that there is no offer yet where there is none."""
    start = dt.date.fromisoformat(file.details["clock_start"])
    date = date_words(start, texts=texts, today=today)
    why = _STARTED.get(file.details.get("clock_reason", ""), N_("De klok van {name} loopt sinds {date}."))
    said = texts.t(why, name=file.alias, date=date)
    is_offered = file.clock is not None and file.clock.state in ("met", "late")
    return said if is_offered else f"{said} {texts.t('Er is nog geen aanbod.')}"


def seen_words(last: dt.date | None, *, today: dt.date, texts: Texts) -> str:
    """As "Gezien eergisteren" or "Gezien op 4 november"."""
    if last is None:
        return texts.t("Nog geen contact")
    day = day_words(last, today=today, texts=texts)
    if (last - today).days in NEAR_DAYS:
        return texts.t("Gezien {day}", day=day)
    return texts.t("Gezien op {date}", date=day)


def row_words(row: YouthRow, *, today: dt.date, texts: Texts) -> str:
    """The one fact under a name in the list: the clock while it runs, out of sight, else the last contact."""
    if row.clock is not None and row.clock.state == "running":
        return clock_title(row.clock, texts=texts)
    if row.unseen_since is not None and row.last_seen is not None:
        weeks = weeks_words((today - row.last_seen).days // 7, texts=texts)
        return opening(texts.t("{weeks} uit beeld", weeks=weeks))
    return seen_words(row.last_seen, today=today, texts=texts)


def recipient_words(recipient: str, *, texts: Texts) -> str:
    """A channel by its word, a partner by its name."""
    channel = channels.BY_CODE.get(recipient)
    return texts.t(channel.label) if channel else recipient


def purpose_words(purpose: str, recipient: str, *, texts: Texts) -> str:
    """What was asked, with the channel or the partner behind it. `recipient`: as shown, never an id."""
    label = texts.t(purposes.BY_CODE[purpose].label)
    return f"{label}: {recipient_words(recipient, texts=texts)}" if recipient else label


def barrier_words(code: str, *, texts: Texts) -> str:
    """The sentence of a card or of what lies below it."""
    sub = barriers.SUB_BY_CODE.get(code)
    return texts.t(sub.label if sub else barriers.row_of(code).label)


def listed(words: Sequence[str], *, texts: Texts) -> str:
    """As "Babbel, geld en werk"."""
    if len(words) < 2:
        return "".join(words)
    return texts.t("{first} en {last}", first=", ".join(words[:-1]), last=words[-1])


def timeline_lines(
    moments: Iterable[Moment], *, today: dt.date, texts: Texts, erase: Erase = erased_words
) -> list[Line]:
    """The moments as rows; barriers of one day stand together. `erase` says when a row goes."""
    lines = []
    for _, together in groupby(
        moments, key=lambda m: (m.day, m.kind, (m.state, m.erased_on) if m.kind == "barrier" else id(m))
    ):
        lines.append(_line(list(together), today=today, texts=texts, erase=erase))
    return lines


def _line(moments: list[Moment], *, today: dt.date, texts: Texts, erase: Erase) -> Line:
    first = moments[0]
    date = opening(weekday_words(first.day, texts=texts, today=today))
    erased = erase(first.erased_on, texts=texts) if first.erased_on else ""
    if first.kind == "contact":
        return Line(
            kind="contact", date=date, title=_where(first, texts), line=_about(first, texts=texts), erased=erased
        )
    if first.kind == "barrier":
        title = texts.t("Drempel weg") if first.state == "lifted" else texts.t("Drempels gekozen")
        said = " ".join(barrier_words(moment.code, texts=texts) for moment in moments)
        return Line(kind="barrier", date=date, title=title, line=said, erased=erased)
    if first.kind in ("offer", "referral"):
        title, line = road_moment(first, texts=texts)
        return Line(kind=first.kind, date=date, title=title, line=line, erased=erased)
    again = ""
    if first.state == "given" and first.erased_on:
        again = texts.t("Opnieuw vragen op {date}.", date=date_words(first.erased_on, texts=texts))
    title = texts.t(_ANSWERED.get(first.state, N_("Opnieuw te vragen")))
    return Line(
        kind="consent", date=date, title=title, line=purpose_words(first.code, first.title, texts=texts), erased=again
    )


def _where(moment: Moment, texts: Texts) -> str:
    kind, how = places.BY_CODE.get(moment.state), hows.BY_CODE.get(moment.code)
    return moment.title or texts.t(kind.label if kind else how.label if how else N_("Contact"))


def _about(moment: Moment, *, texts: Texts) -> str:
    words = [texts.t(topics.BY_CODE[code].label) for code in moment.topics if code in topics.BY_CODE]
    said = listed([words[0], *(word.lower() for word in words[1:])], texts=texts) if words else ""
    return " ".join(part for part in (f"{said}." if said else "", moment.text) if part)
