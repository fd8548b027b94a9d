"""Looking for what may not be there: strings in files, open or deleted, in many writings, also compressed."""

import base64
import hashlib
import stat
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from domain.fields import folded

_ZLIB_STARTS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_MOST_INFLATED = 64 * 1024
_WINDOW = 32 * 1024
_MOST_RAW_OFFSETS = 128 * 1024


def writings(text: str) -> set[bytes]:
    """The ways a string may stand in a file: as it is, folded, reversed; in each in several encodings."""
    found: set[bytes] = set()
    for form in {text, text.lower(), text.upper(), folded(text), text[::-1], text.encode("unicode_escape").decode()}:
        utf8 = form.encode()
        json_escaped = "".join(letter if letter.isascii() else f"\\u{ord(letter):04x}" for letter in form).encode()
        found |= {utf8, form.encode("utf-16-le"), form.encode("utf-16-be"), json_escaped}
        found |= {utf8.hex().encode(), utf8.hex().upper().encode()}
        for shift in range(3):  # base64 of it inside something longer: without the letters that its neighbours touch
            coded = base64.b64encode(bytes(shift) + utf8)
            whole = coded[4 if shift else 0 : len(coded) - 4]
            found |= {whole, whole.replace(b"+", b"-").replace(b"/", b"_")}
    return found


class Scanner:
    """Finds which of `canaries` stand in bytes."""

    def __init__(self, canaries: Iterable[str]) -> None:
        self._needles = {canary: writings(canary) for canary in canaries}
        self._known: dict[bytes, set[str]] = {}

    def in_bytes(self, raw: bytes) -> set[str]:
        """Those that stand in `raw`, or in anything compressed that begins anywhere in it."""
        name = hashlib.sha256(raw).digest()
        if name not in self._known:  # most files are the same at the next look
            piece = b"\n".join((raw, *inflated(raw)))
            self._known[name] = {
                canary for canary, needles in self._needles.items() if any(needle in piece for needle in needles)
            }
        return self._known[name]

    def in_files(self, *folders: Path) -> dict[str, set[str]]:
        """Per file in the folders, and per open file of this process that lies in none: what stands in it."""
        found: dict[str, set[str]] = {}
        for name, raw in (*_files(folders), *open_files()):
            hits = self.in_bytes(raw)
            if hits:
                found[name] = hits
        return found


def inflated(raw: bytes) -> Iterator[bytes]:
    """Everything that can be inflated: zlib and gzip at their marks, raw deflate at every offset within bounds."""
    for at in range(len(raw) - 2):
        start = raw[at : at + 2]
        if start in _ZLIB_STARTS or start == b"\x1f\x8b":
            yield from _inflate(raw[at : at + _WINDOW], wbits=47)
    for at in range(min(len(raw), _MOST_RAW_OFFSETS)):
        if raw[at] & 6 != 6:  # the third kind of block does not exist
            yield from _inflate(raw[at : at + 2048], wbits=-15)


def _inflate(raw: bytes, *, wbits: int) -> Iterator[bytes]:
    stream = zlib.decompressobj(wbits)
    try:
        plain = stream.decompress(raw, _MOST_INFLATED)
    except zlib.error:
        return
    if len(plain) > 8:
        yield plain


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield str(path), path.read_bytes()


def open_files() -> Iterator[tuple[str, bytes]]:
    """Every regular file this process holds open, deleted ones too."""
    for link in Path("/proc/self/fd").iterdir():
        try:
            if stat.S_ISREG(link.stat().st_mode):
                yield str(link.readlink()), link.read_bytes()
        except OSError:  # closed meanwhile
            continue
