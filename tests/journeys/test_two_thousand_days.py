"""Must show: over 2,000 days nothing outlives its limit, anywhere, and nothing is erased that should not be."""

from __future__ import annotations

import shutil
from collections import Counter

import pytest

from tests.journeys.long_years import LongYears
from tests.journeys.quick_team import Team
from tests.journeys.years import years


@pytest.fixture(autouse=True)
def _what_failed_is_tried_again_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client._REPEAT_AFTER_SECONDS", (0.0, 0.0))


def run(team: Team, *, seed: int, days: int, step: int) -> Counter[str]:
    world = years(team)
    try:
        return LongYears(world, seed=seed).run(days=days, step=step)
    finally:
        world.end()
        shutil.rmtree(world.folder)


def test_over_two_thousand_days_nothing_goes_too_soon_and_nothing_too_late(team_of_three: Team) -> None:
    tally = run(team_of_three, seed=1, days=2000, step=40)
    assert tally["kept"] > 500, tally
    assert tally["gone"] > 500, tally


@pytest.mark.long
@pytest.mark.timeout(0)
@pytest.mark.parametrize("seed", range(2, 22))
def test_twenty_teams_for_two_thousand_days(team_of_three: Team, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    tally = run(team_of_three, seed=seed, days=2000, step=14)
    with capsys.disabled():
        print(f"\nseed {seed}: " + ", ".join(f"{name} {count}" for name, count in sorted(tally.items())))
    assert tally["kept"] > 1000
    assert tally["gone"] > 1000
