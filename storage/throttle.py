"""Wrong passphrases: 1 to 4 are free, then each next try waits 30 s, 1, 5, 15 minutes, 1 hour.

The count is on the disk before a passphrase is checked, so that a kill is no free try. It slows a person at the lock
screen; who copies the files is slowed by scrypt alone.
"""

import hashlib
import math
import os
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from domain.errors import Damaged, TooManyTries
from storage.atomic import read_bounded, write_whole
from storage.moment import Moment, at_least_between, device_moment

TRIES_NAME = "vault.tries"
FREE_TRIES = 4
WAITS_SECONDS = (30, 60, 5 * 60, 15 * 60, 60 * 60)
WORST = FREE_TRIES + len(WAITS_SECONDS)

_Result = TypeVar("_Result")
_FIELDS = struct.Struct(">4sIdd")  # mark and version, tries, both clocks at the last try
_MARK = b"VPt1"
_SUM_BYTES = 8
_FILE_BYTES = _FIELDS.size + _SUM_BYTES


def wait_after(tries: int) -> int:
    """Seconds to wait after so many wrong tries in a row."""
    return 0 if tries <= FREE_TRIES else WAITS_SECONDS[min(tries, WORST) - FREE_TRIES - 1]


class Throttle:
    """The wrong tries of one vault. `now` reads the clocks.

    A damaged or missing count is the worst case, one hour from when that is found; so `start` belongs before
    `storage.header.create`.
    """

    def __init__(self, directory: Path, *, now: Callable[[], Moment] = device_moment) -> None:
        self._path = directory / TRIES_NAME
        self._now = now
        self._one_at_a_time = threading.Lock()

    def start(self) -> None:
        """Begin at nought, for a new vault; raises `NoRoom`."""
        write_whole(self._path, _encode(0, self._now()))

    def wait_seconds(self) -> float:
        """How long until the next try is taken: 0 up to one hour, whatever the clocks did."""
        with self._one_at_a_time:
            return self._wait_seconds()

    def attempt(self, check: Callable[[], _Result]) -> _Result:
        """What `check` returns, if a try is allowed now. It counts as wrong unless `check` returns.

        Raises:
            TooManyTries: wait `wait_seconds`; nothing was checked.
            NoRoom: the count could not be written; nothing was checked.
        """
        with self._one_at_a_time:
            if (wait := self._wait_seconds()) > 0:
                raise TooManyTries(wait)
            tries, _ = self._read()
            self._overwrite(min(tries + 1, WORST))
        result = check()
        with self._one_at_a_time:
            self._overwrite(0)
        return result

    def _wait_seconds(self) -> float:
        tries, last = self._read()
        return max(0.0, wait_after(tries) - at_least_between(last, self._now()))

    def _read(self) -> tuple[int, Moment]:
        try:
            return _decode(read_bounded(self._path, most_bytes=_FILE_BYTES))
        except (Damaged, FileNotFoundError):
            now = self._now()
            write_whole(self._path, _encode(WORST, now))
            return WORST, now

    def _overwrite(self, tries: int) -> None:
        """In its place, not beside it: a full disk must not keep a worker out. So few bytes are written whole."""
        with self._path.open("r+b", buffering=0) as file:
            file.write(_encode(tries, self._now()))
            os.fsync(file.fileno())


def _encode(tries: int, last: Moment) -> bytes:
    fields = _FIELDS.pack(_MARK, tries, last.wall_seconds, last.boot_seconds)
    return fields + hashlib.sha256(fields).digest()[:_SUM_BYTES]


def _decode(content: bytes) -> tuple[int, Moment]:
    fields, sum_ = content[: _FIELDS.size], content[_FIELDS.size :]
    if len(content) != _FILE_BYTES or hashlib.sha256(fields).digest()[:_SUM_BYTES] != sum_:
        raise Damaged
    mark, tries, wall, boot = _FIELDS.unpack(fields)
    if mark != _MARK or not (math.isfinite(wall) and math.isfinite(boot)):
        raise Damaged
    return tries, Moment(wall_seconds=wall, boot_seconds=boot)
