"""The frozen notes (tests/domain/notes/README.md): the aims on both halves. What was missed is never printed."""

import pytest

from tools.guard_figures import Figures, figures_of

ALL = 1.0
PHONES_AND_EMAILS = 0.98
NAMES = 0.90
MOST_ALARMED = 0.05
# Tuned on; both are fuller of names that are no one's than notes of every day (decision 0284).
MOST_ALARMED_MORE = 12 / 333
MOST_ALARMED_LATER = 67 / 1503
NAMES_LATER = 0.97


def check_aims(figures: Figures, *, most_alarmed: float) -> None:
    for kind in ("national_number", "iban"):
        assert figures.share(kind) >= ALL, kind
    for kind in ("phone", "email"):
        assert figures.share(kind) >= PHONES_AND_EMAILS, kind
    assert figures.names_known_found / figures.names_known >= NAMES
    assert figures.alarmed / figures.clean <= most_alarmed


def test_half_the_guard_was_built_with_reaches_every_aim() -> None:
    check_aims(figures_of("seen"), most_alarmed=MOST_ALARMED)


def test_half_it_never_saw_reaches_every_aim() -> None:
    check_aims(figures_of("unseen"), most_alarmed=MOST_ALARMED)


def test_more_clean_notes_alarm_no_more_often_than_was_measured() -> None:
    figures = figures_of("clean_more")
    assert figures.alarmed / figures.clean <= MOST_ALARMED_MORE


def test_notes_written_later_alarm_no_more_often_and_their_names_are_found() -> None:
    figures = figures_of("later")
    assert figures.alarmed / figures.clean <= MOST_ALARMED_LATER
    assert figures.names_known_found / figures.names_known >= NAMES_LATER


@pytest.mark.parametrize("kind", ["address", "birth_date", "handle", "sensitive"])
def test_kinds_without_an_aim_are_found_on_the_half_it_was_built_with(kind: str) -> None:
    assert figures_of("seen").share(kind) >= 0.9
