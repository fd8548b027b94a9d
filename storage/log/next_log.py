"""Another log for the same vault, made whole beside the one in use: renaming it is the moment from which it counts.

`moving/log.sqlite` is being made and means nothing; `log.next.sqlite` is whole and is the vault's log from now on,
whatever still stands under the old name. So a kill between any two steps finds the old log or the new one.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from storage.atomic import flush_folder
from storage.log.log import LOG_FILE, Log
from storage.snapshot import SNAPSHOT_FILE

NEXT_FILE, _BUILDING = "log.next.sqlite", "moving"
_BESIDE = ("", "-wal", "-shm")
_PIECE = bytes(1024 * 1024)


def open_log(directory: Path) -> Log:
    """The log of the vault in `directory`; one that was made to follow it takes its place first. Raises as `Log`."""
    take_next(directory)
    return Log(directory)


def begin_next(directory: Path) -> Log:
    """An empty log to be filled; what a kill left of an earlier one goes."""
    folder = directory / _BUILDING
    folder.mkdir(mode=0o700, exist_ok=True)
    _remove(folder / LOG_FILE)
    return Log(folder)


def drop_next(directory: Path) -> None:
    """It did not come to it: nothing of the log that was being made stays."""
    folder = directory / _BUILDING
    _remove(folder / LOG_FILE)
    with contextlib.suppress(OSError):
        folder.rmdir()


def commit_next(directory: Path) -> None:
    """The log that was made (and closed) counts from now on. The snapshot is of the former: it goes first."""
    (directory / SNAPSHOT_FILE).unlink(missing_ok=True)
    (directory / _BUILDING / LOG_FILE).replace(directory / NEXT_FILE)
    flush_folder(directory)


def has_next(directory: Path) -> bool:
    """Does another log count, that is not in its place yet?"""
    return (directory / NEXT_FILE).exists()


def take_next(directory: Path) -> None:
    """Put the log that counts in its place. Nobody may hold a connection to the former, whose keys are wiped first.

    Wiping is overwriting in place, as far as the file system lets us: what it kept elsewhere is sealed (threat model).
    """
    following = directory / NEXT_FILE
    if not following.exists():
        return
    for ending in _BESIDE:
        _wipe(directory / (LOG_FILE + ending))
    for ending in _BESIDE[1:]:
        (directory / (LOG_FILE + ending)).unlink(missing_ok=True)
    (directory / SNAPSHOT_FILE).unlink(missing_ok=True)
    following.replace(directory / LOG_FILE)
    flush_folder(directory)
    drop_next(directory)


def _wipe(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError), path.open("r+b", buffering=0) as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(_PIECE[:left])
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    for ending in _BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
