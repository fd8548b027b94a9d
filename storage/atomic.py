"""Small files that are either wholly the former or wholly the new, whatever is cut when."""

import contextlib
import errno
import os
from pathlib import Path

from domain.errors import Damaged, NoRoom

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, on the disk itself when this returns.

    A new file beside it, fsync, rename, fsync of the folder.

    Raises:
        NoRoom: the disk is full; what stood at `path` still stands there.
        OSError: the disk refuses for another reason; the same holds.
    """
    # One fixed name: what a kill leaves behind is overwritten by the next write and never piles up.
    beside = path.with_name(f".{path.name}.new")
    try:
        _write_through(beside, content)
        beside.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        if error.errno in _FULL:
            raise NoRoom from None
        raise


def make_folder(path: Path) -> None:
    """Make a folder that only this user may enter, if it is not there; raises `NoRoom` on a full disk."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom from None
        raise


def read_bounded(path: Path, *, most_bytes: int) -> bytes:
    """The whole file.

    Raises:
        Damaged: it cannot be read, or is larger than `most_bytes`.
        FileNotFoundError: there is none.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except FileNotFoundError:
        raise
    except OSError:
        raise Damaged from None
    if len(content) > most_bytes:
        raise Damaged
    return content


def _write_through(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb", buffering=0) as file:  # noqa: PTH123 - Path.open takes no descriptor
        view = memoryview(content)
        while view:
            view = view[file.write(view) :]
        _flush(file.fileno())


def _flush(descriptor: int) -> None:
    """Fsync; on Apple's systems that leaves the bytes in the drive's own cache, F_FULLFSYNC does not."""
    try:
        import fcntl
    except ImportError:  # Windows
        os.fsync(descriptor)
        return
    full_fsync = getattr(fcntl, "F_FULLFSYNC", None)
    if full_fsync is None:
        os.fsync(descriptor)
        return
    try:
        fcntl.fcntl(descriptor, full_fsync)
    except OSError:  # a network disk, for one, does not know it
        os.fsync(descriptor)


def flush_folder(folder: Path) -> None:
    """Make the rename itself last; Windows opens no folder and needs none of this."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some phone file systems cannot; the rename is in their journal
            raise
    finally:
        os.close(descriptor)
