import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import TooManyTries, WrongPassphrase
from storage import throttle
from storage.moment import Moment, at_least_between, at_most_between, device_moment
from storage.throttle import TRIES_NAME, Throttle, wait_after

ROOT = Path(__file__).parents[2]


class Clocks:
    """Both clocks of a device in the hands of a test."""

    def __init__(self) -> None:
        self.wall = 1_800_000_000.0
        self.boot = 5_000.0

    def __call__(self) -> Moment:
        return Moment(wall_seconds=self.wall, boot_seconds=self.boot)

    def pass_seconds(self, seconds: float) -> None:
        self.wall += seconds
        self.boot += seconds

    def restart(self, seconds_off: float = 20) -> None:
        self.wall += seconds_off
        self.boot = 0.0


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def tries(tmp_path: Path, clocks: Clocks) -> Throttle:
    """The throttle of a new vault."""
    made = Throttle(tmp_path, now=clocks)
    made.start()
    return made


def wrong() -> None:
    raise WrongPassphrase


def try_wrongly(tries: Throttle, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            tries.attempt(wrong)


def reach(tries: Throttle, clocks: Clocks, times: int) -> None:
    for _ in range(times):
        clocks.pass_seconds(3600)
        try_wrongly(tries)


def test_four_wrong_tries_are_free_and_the_waits_grow_to_an_hour(tries: Throttle, clocks: Clocks) -> None:
    try_wrongly(tries, 4)
    for wait in (30, 60, 300, 900, 3600, 3600, 3600):
        assert tries.wait_seconds() == 0
        try_wrongly(tries)
        assert tries.wait_seconds() == wait
        clocks.pass_seconds(wait - 1)
        with pytest.raises(TooManyTries) as refusal:
            tries.attempt(wrong)
        assert refusal.value.wait_seconds == 1
        clocks.pass_seconds(1)


def test_right_try_returns_its_result_and_starts_again_at_nought(tries: Throttle, clocks: Clocks) -> None:
    reach(tries, clocks, 7)
    clocks.pass_seconds(3600)
    assert tries.attempt(lambda: b"key") == b"key"
    try_wrongly(tries, 4)
    assert tries.wait_seconds() == 0


def test_refused_try_checks_nothing_and_does_not_count(tries: Throttle, clocks: Clocks) -> None:
    try_wrongly(tries, 5)
    for _ in range(20):
        with pytest.raises(TooManyTries):
            tries.attempt(lambda: pytest.fail("checked while it should wait"))
    assert tries.wait_seconds() == 30


def test_any_failure_counts_not_only_a_wrong_passphrase(tries: Throttle) -> None:
    def fail() -> None:
        raise MemoryError

    for _ in range(5):
        with pytest.raises(MemoryError):
            tries.attempt(fail)
    assert tries.wait_seconds() == 30


def test_count_is_on_the_disk_before_the_check(tries: Throttle, tmp_path: Path, clocks: Clocks) -> None:
    try_wrongly(tries, 4)

    def other_process_looks() -> None:
        assert Throttle(tmp_path, now=clocks).wait_seconds() == 30

    tries.attempt(other_process_looks)


def test_kill_during_the_check_is_no_free_try(tmp_path: Path) -> None:
    Throttle(tmp_path).start()
    script = """
        import os, sys
        from pathlib import Path
        from storage.throttle import Throttle
        Throttle(Path(sys.argv[1])).attempt(lambda: os._exit(9))
    """
    for _ in range(5):
        died = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(script), tmp_path], cwd=ROOT, timeout=60, check=False
        )
        assert died.returncode == 9
    assert 0 < Throttle(tmp_path).wait_seconds() <= 30


def test_wall_clock_moved_forward_shortens_nothing(tries: Throttle, clocks: Clocks) -> None:
    reach(tries, clocks, 9)
    clocks.wall += 10 * 365 * 86400
    assert tries.wait_seconds() == 3600
    clocks.pass_seconds(1800)
    assert tries.wait_seconds() == 1800


def test_restart_and_clock_moved_forward_shorten_nothing(tries: Throttle, clocks: Clocks) -> None:
    reach(tries, clocks, 9)
    clocks.restart()
    clocks.wall += 10 * 365 * 86400
    assert tries.wait_seconds() == 3600
    clocks.pass_seconds(600)
    assert tries.wait_seconds() == 3000


def test_device_that_was_off_for_a_night_waits_again_at_most_an_hour(tries: Throttle, clocks: Clocks) -> None:
    reach(tries, clocks, 9)
    clocks.restart(seconds_off=8 * 3600)
    clocks.pass_seconds(3600)
    assert tries.wait_seconds() == 0


def test_wall_clock_set_back_by_years_locks_nobody_out(tries: Throttle, clocks: Clocks) -> None:
    reach(tries, clocks, 9)
    clocks.wall -= 3 * 365 * 86400
    assert tries.wait_seconds() == 3600
    clocks.pass_seconds(3600)
    assert tries.wait_seconds() == 0


@given(
    wall=st.floats(allow_nan=False, allow_infinity=False),
    boot=st.floats(min_value=0, allow_nan=False, allow_infinity=False),
    count=st.integers(0, 2**32 - 1),
)
def test_wait_is_never_more_than_an_hour_whatever_the_clocks_say(wall: float, boot: float, count: int) -> None:
    then = Moment(wall_seconds=1.8e9, boot_seconds=5000)
    now = Moment(wall_seconds=wall, boot_seconds=boot)
    assert 0 <= max(0.0, wait_after(count) - at_least_between(then, now)) <= 3600


@given(st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(0, 1e6)), max_size=6))
def test_moving_the_wall_clock_never_beats_really_waiting(moves: list[tuple[float, float]]) -> None:
    clocks = Clocks()
    then = clocks()
    waited = 0.0
    for jump, seconds in moves:
        clocks.wall += jump
        clocks.pass_seconds(seconds)
        waited += seconds
    assert at_least_between(then, clocks()) <= waited + 1e-3
    assert at_most_between(then, clocks()) >= waited - 1e-3


@pytest.mark.parametrize("damage", [b"", b"x", bytes(32), bytes(33), b"\xff" * 32, b"0" * 100_000])
def test_damaged_count_is_the_worst_case_for_one_hour_only(tmp_path: Path, clocks: Clocks, damage: bytes) -> None:
    (tmp_path / TRIES_NAME).write_bytes(damage)
    tries = Throttle(tmp_path, now=clocks)
    assert tries.wait_seconds() == 3600
    clocks.pass_seconds(3600)
    assert tries.attempt(lambda: 7) == 7
    assert tries.wait_seconds() == 0


def test_deleted_count_is_the_worst_case_too(tries: Throttle, tmp_path: Path) -> None:
    (tmp_path / TRIES_NAME).unlink()
    assert tries.wait_seconds() == 3600


def test_every_flipped_bit_of_the_count_is_the_worst_case(tries: Throttle, tmp_path: Path) -> None:
    path = tmp_path / TRIES_NAME
    content = path.read_bytes()
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert tries.wait_seconds() == 3600


@pytest.mark.parametrize("clock", [float("nan"), float("inf"), float("-inf")])
def test_count_with_a_clock_that_is_no_number_is_damage(tmp_path: Path, clocks: Clocks, clock: float) -> None:
    (tmp_path / TRIES_NAME).write_bytes(throttle._encode(9, Moment(wall_seconds=clock, boot_seconds=clock)))
    tries = Throttle(tmp_path, now=clocks)
    assert tries.wait_seconds() == 3600
    clocks.pass_seconds(3600)
    assert tries.wait_seconds() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small disk as Linux does")
def test_full_disk_keeps_no_worker_out_and_gives_no_free_try(tmp_path: Path, fill: Callable[[Path], None]) -> None:
    tries = Throttle(tmp_path / "small")
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", fill_point(tmp_path)], check=False
    ).returncode:
        pytest.skip("this user may not mount a small disk")
    try:
        tries.start()
        fill(tmp_path / "small" / "filling")
        assert tries.attempt(lambda: b"key") == b"key"
        try_wrongly(tries, 5)
        assert tries.wait_seconds() > 29
    finally:
        subprocess.run(["umount", tmp_path / "small"], check=True)


def fill_point(tmp_path: Path) -> Path:
    (tmp_path / "small").mkdir()
    return tmp_path / "small"


@pytest.fixture
def fill() -> Callable[[Path], None]:
    def until_full(path: Path) -> None:
        with path.open("wb", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(4096))
                except OSError:
                    return

    return until_full


def test_clocks_of_this_device_go_forward_together() -> None:
    first = device_moment()
    second = device_moment()
    assert first.wall_seconds > 1_700_000_000
    assert 0 < first.boot_seconds <= second.boot_seconds
    assert at_most_between(first, second) < 5


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no /proc")
def test_boot_clock_is_that_of_the_system() -> None:
    uptime = float(Path("/proc/uptime").read_text().split()[0])
    assert abs(uptime - device_moment().boot_seconds) < 5
