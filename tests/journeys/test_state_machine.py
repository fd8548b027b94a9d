"""Three devices of one team against a model: any order of work, cuts, kills, wrong clocks and a restored centre."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.quick_team import Team, make_team
from tests.journeys.three_devices import ThreeDevices, run_machine
from tests.journeys.with_merging import WithMerging


@pytest.fixture(autouse=True)
def _cuts_are_repeated_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.client._REPEAT_AFTER_SECONDS", (0.0, 0.0))


@pytest.fixture(scope="module")
def postgres_team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    from tests.central.conftest import postgres_server

    server = postgres_server()
    yield make_team(tmp_path_factory.mktemp("team"), postgres=server.get_uri())
    server.cleanup()


def test_three_devices_agree_after_quiet_whatever_happened(team_of_three: Team) -> None:
    tally = run_machine(ThreeDevices, team_of_three, examples=10, steps=25)
    assert tally["quiet"] >= tally["runs"] > 0


@pytest.mark.long
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_hundreds_of_long_days_end_in_agreement(
    database: str, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    team = request.getfixturevalue("team_of_three" if database == "sqlite" else "postgres_team")
    tally = run_machine(ThreeDevices, team, examples=200 if database == "sqlite" else 60, steps=60)
    with capsys.disabled():
        print(f"\nthree devices on {database}: " + ", ".join(f"{name} {n}" for name, n in sorted(tally.items())))
    assert tally["lives"] > 0
    assert tally["gone"] > 0


def test_merging_beside_everything_else_ends_in_agreement(team_of_three: Team) -> None:
    tally = run_machine(WithMerging, team_of_three, examples=5, steps=25)
    assert tally["quiet"] >= tally["runs"] > 0


@pytest.mark.long
def test_hundreds_of_long_days_with_merging_end_in_agreement(
    team_of_three: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    tally = run_machine(WithMerging, team_of_three, examples=150, steps=60)
    with capsys.disabled():
        print("\nthree devices that merge: " + ", ".join(f"{name} {n}" for name, n in sorted(tally.items())))
    assert tally["merged"] > 0
    assert tally["seen by a stop"] > 0
