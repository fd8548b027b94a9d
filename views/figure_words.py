"""What the counts of Cijfers and of the sheet are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.codes import barriers, firsts, places, signal_bodies, signals
from domain.codes.row import Row
from domain.datewords import MONTHS, WEEKDAYS, date_words, weekday_words
from domain.span import Days, Span
from domain.texts import N_, Texts
from storage.queries.figures import UNKNOWN, Figures
from views.parts import Bar

NOT_NOTED = N_("Niet genoteerd")
_LISTS: dict[str, Mapping[str, Row]] = {
    "places": places.BY_CODE,
    "signals": signals.BY_CODE,
    "firsts": firsts.BY_CODE,
    "pointed": signal_bodies.BY_CODE,
    "found": signal_bodies.RESULT_BY_CODE,
}
_ORDINALS = (N_("Eerste kwartaal"), N_("Tweede kwartaal"), N_("Derde kwartaal"), N_("Vierde kwartaal"))


def code_words(name: str, code: str, *, texts: Texts) -> str:
    """The label of a code: of a list of _LISTS, or a row of `barriers`."""
    if code == UNKNOWN:
        return texts.t(NOT_NOTED)
    if name in _LISTS:
        row = _LISTS[name].get(code)
        return texts.t(row.label if row else NOT_NOTED)
    return texts.t(barriers.row_of(code).label)


def count_bars(name: str, counts: Sequence[tuple[str, int]], *, texts: Texts) -> list[Bar]:
    """A list of counts in words."""
    return [Bar(code_words(name, code, texts=texts), count) for code, count in counts]


def series_bars(figures: Figures, *, texts: Texts) -> list[Bar]:
    """The pieces of the span: what stands under the bar, and in full."""
    kind = figures.span.kind
    return [
        Bar(_piece(kind, days, texts=texts), count, _short(kind, days, texts=texts)) for days, count in figures.series
    ]


def _piece(kind: str, days: Days, *, texts: Texts) -> str:
    first = days.first_day
    if kind == "week":
        return weekday_words(first, texts=texts, today=first)
    if kind == "quarter":
        return texts.t(MONTHS[first.month - 1])
    if kind == "year":
        return texts.t(_ORDINALS[first.month // 3])
    if days.last_day == first:
        return date_words(first, texts=texts, today=first)
    return texts.t("{first} tot {last}", first=first.day, last=date_words(days.last_day, texts=texts, today=first))


def _short(kind: str, days: Days, *, texts: Texts) -> str:
    first = days.first_day
    if kind == "week":
        return texts.t(WEEKDAYS[first.weekday()])[:2]
    if kind == "quarter":
        return texts.t(MONTHS[first.month - 1])[:3]
    if kind == "year":
        return str(first.month // 3 + 1)
    return f"{first.day}-{days.last_day.day}" if days.last_day != first else str(first.day)


def span_words(span: Span, *, texts: Texts) -> str:
    """The span itself, with its year: "16 tot 22 november 2026", "november 2026"."""
    first, last = span.first_day, span.last_day
    if span.kind == "month":
        return f"{texts.t(MONTHS[first.month - 1])} {first.year}"
    if span.kind == "year":
        return str(first.year)
    start = str(first.day) if first.month == last.month else date_words(first, texts=texts, today=last)
    return texts.t("{first} tot {last}", first=start, last=date_words(last, texts=texts))


def quarter_words(span: Span, *, texts: Texts) -> str:
    """A quarter by its name and year: "Eerste kwartaal 2030"."""
    return f"{texts.t(_ORDINALS[span.first_day.month // 3])} {span.first_day.year}"


def series_sentence(figures: Figures, *, texts: Texts) -> str:
    """What the chart shows, for whoever does not see it."""
    told = ", ".join(f"{bar.words}: {bar.count}" for bar in series_bars(figures, texts=texts))
    return texts.t("Contacten: {list}.", list=told)
