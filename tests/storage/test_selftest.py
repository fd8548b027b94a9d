import ast
import hashlib
import sqlite3
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from domain.errors import SealBroken
from storage import selftest
from storage.crypto import aead, asymmetric, hpke, known_answers


def test_everything_the_product_leans_on_answers_rightly_on_this_machine(tmp_path: Path) -> None:
    checks = selftest.run(tmp_path)
    assert selftest.failed(checks) == ()
    assert {check.name for check in checks} >= {
        "AES-256-GCM",
        "HKDF-SHA256",
        "scrypt",
        "X25519",
        "Ed25519",
        "HPKE",
        "SHA-256",
        "SQLite",
        "SQLite WAL",
        "zlib",
    }
    assert list(tmp_path.iterdir()) == []


def test_names_are_unique_and_versions_are_shown() -> None:
    checks = selftest.run()
    assert len({check.name for check in checks}) == len(checks)
    details = {check.name: check.detail for check in checks}
    assert details["SQLite"] == sqlite3.sqlite_version
    assert details["OpenSSL"].startswith("OpenSSL ")


def test_whole_self_test_takes_less_than_a_tenth_of_a_second(tmp_path: Path) -> None:
    selftest.run(tmp_path)  # imports and first connections are paid
    shortest = min(_timed(tmp_path) for _ in range(5))
    assert shortest < 0.1


def _timed(directory: Path) -> float:
    start = time.perf_counter()
    selftest.run(directory)
    return time.perf_counter() - start


def broken(*_: Any, **__: Any) -> bytes:
    return bytes(64)


@pytest.mark.parametrize(
    ("module", "name", "check"),
    [
        (known_answers, "seal", "AES-256-GCM"),
        (known_answers, "derive", "HKDF-SHA256"),
        (known_answers, "stretch", "scrypt"),
        (known_answers, "random_bytes", "random"),
        (hpke, "hpke_open", "HPKE"),
        (hpke, "_labeled_expand", "HPKE"),
    ],
)
def test_primitive_that_answers_wrongly_is_found(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, check: str
) -> None:
    monkeypatch.setattr(module, name, broken)
    assert check in {found.name for found in selftest.failed(selftest.run())}


def test_cipher_that_does_not_check_its_tag_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_answers, "open_sealed", broken)
    assert [found.name for found in selftest.failed(selftest.run())] == ["AES-256-GCM"]


def test_signature_check_that_says_yes_to_everything_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_answers, "verify", lambda *_: None)
    assert [found.name for found in selftest.failed(selftest.run())] == ["Ed25519"]


def test_build_without_a_primitive_is_a_failed_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: Any, **__: Any) -> bytes:
        raise SealBroken

    monkeypatch.setattr(aead, "AESGCM", unsupported)
    monkeypatch.setattr(asymmetric, "Ed25519PrivateKey", None)
    failed = {found.name: found.detail for found in selftest.failed(selftest.run())}
    assert failed == {"AES-256-GCM": "SealBroken", "Ed25519": "AttributeError"}


def test_sqlite_that_is_too_old_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    assert [found.name for found in selftest.failed(selftest.run())] == ["SQLite"]


class Lacking(sqlite3.Connection):
    """The real SQLite, refusing what a lean build leaves out, and reading settings back as not set."""

    without = ""

    def execute(self, sql: str, /, *parameters: Any) -> sqlite3.Cursor:
        if self.without in sql:
            if sql.startswith("PRAGMA"):
                return super().execute("SELECT 99")
            raise sqlite3.OperationalError
        return super().execute(sql, *parameters)


@pytest.mark.parametrize(
    ("without", "check"),
    [
        ("STRICT", "SQLite STRICT"),
        ("RETURNING", "SQLite UPSERT RETURNING"),
        ("temp_store", "SQLite PRAGMA"),
        ("secure_delete", "SQLite PRAGMA"),
        ("synchronous", "SQLite PRAGMA"),
        ("instr", "SQLite functions"),
        ("json_each", "SQLite functions"),
        ("journal_mode", "SQLite WAL"),
    ],
)
def test_sqlite_without_a_feature_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, without: str, check: str
) -> None:
    monkeypatch.setattr(Lacking, "without", without)
    connect: Callable[..., sqlite3.Connection] = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda place: connect(place, factory=Lacking))
    assert [found.name for found in selftest.failed(selftest.run(tmp_path))] == [check]


def test_folder_that_cannot_be_written_is_a_failed_line(tmp_path: Path) -> None:
    failed = selftest.failed(selftest.run(tmp_path / "none"))
    assert [(found.name, found.detail) for found in failed] == [("SQLite WAL", "OperationalError")]


def test_unpacker_without_a_bound_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Boundless:
        eof = True
        unconsumed_tail = b""

        def decompress(self, data: bytes, _bound: int) -> bytes:
            return bytes(1_000_000)

    monkeypatch.setattr(zlib, "decompressobj", Boundless)
    assert [found.name for found in selftest.failed(selftest.run())] == ["zlib"]


def test_hash_that_is_another_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashlib, "sha256", hashlib.sha1)
    assert "SHA-256" in {found.name for found in selftest.failed(selftest.run())}


def test_self_test_asks_nothing_that_a_phones_sqlite_may_lack() -> None:
    text = Path(selftest.__file__).read_text().lower()
    assert "fts" not in text
    assert "load_extension" not in text
    imported = {
        node.module.split(".")[0]
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }
    assert imported - {"storage"} <= sys.stdlib_module_names
