"""The strokes of a signature stand nowhere on the disk, kept or only drawn; with a null seal the kept ones do."""

import json
import os
import random
import sys
from pathlib import Path

import msgpack
import pytest

from domain.strokes import HEIGHT, WIDTH
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.youths import create_youth
from storage.crypto import Seal
from tests.security.bytescan import inflated, open_files
from tests.storage.device import Device, shut_all
from tests.storage.null_seal import NullSeal

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at open files through /proc")


def drawing() -> tuple[int, ...]:
    """Forty random spots: no compression shortens them, no other file holds them."""
    chance = random.Random(os.urandom(16))
    return tuple(chance.randrange(70_000, WIDTH * HEIGHT) for _ in range(40))


def writings(strokes: tuple[int, ...]) -> set[bytes]:
    """The ways such a row of numbers may stand in a file: packed as in an operation, as JSON as in the book."""
    part = list(strokes[4:20])
    texts = {json.dumps(part)[1:-1].encode(), json.dumps(part, separators=(",", ":"))[1:-1].encode()}
    return texts | {b"".join(msgpack.packb(number) for number in part)}


def found_in(folder: Path, strokes: tuple[int, ...]) -> bool:
    files = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]
    pieces = [piece for raw in (*files, *(raw for _, raw in open_files())) for piece in (raw, *inflated(raw))]
    return any(needle in piece for needle in writings(strokes) for piece in pieces)


def signed(device: Device, *, is_kept: bool) -> tuple[str, tuple[int, ...]]:
    youth = device.run(create_youth, alias="Bo")
    if is_kept:
        device.run(record_answer, Answer(youth=youth, purpose="P13", state="given", understood=True))
    strokes = drawing()
    answer = Answer(youth=youth, purpose="P07", state="given", understood=True, how="signature", strokes=strokes)
    device.run(record_answer, answer)
    return youth, strokes


def test_no_stroke_stands_on_the_disk_kept_or_only_drawn(tmp_path: Path) -> None:
    device = Device.new(tmp_path / "vault").open()
    try:
        drawn = [signed(device, is_kept=is_kept)[1] for is_kept in (True, False)]
        device.reopen()
        assert [found_in(tmp_path, strokes) for strokes in drawn] == [False, False]
    finally:
        shut_all()


def test_same_search_finds_kept_strokes_when_nothing_is_sealed_and_none_after_the_stop(tmp_path: Path) -> None:
    seal: Seal = NullSeal()
    device = Device.new(tmp_path / "vault", seal=seal).open()
    try:
        youth, strokes = signed(device, is_kept=True)
        _, dropped = signed(device, is_kept=False)
        assert found_in(tmp_path, strokes)
        assert not found_in(tmp_path, dropped)  # without a yes it is written nowhere, not even sealed
        device.run(withdraw, youth, purpose="P13")
        assert not found_in(tmp_path, strokes)
    finally:
        shut_all()
