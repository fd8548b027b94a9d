"""The seal of the product cannot be chosen, and cryptography is behind one door."""

import ast
from pathlib import Path

import pytest

from domain.errors import SealBroken
from storage.crypto import AeadSeal, Seal
from tests.storage.null_seal import NullSeal

ROOT = Path(__file__).parents[3]
ROOMS = ("views", "sync", "storage", "domain", "central")


def sources(*rooms: str) -> list[Path]:
    files = [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]
    return [*files, *([ROOT / "main.py"] if (ROOT / "main.py").exists() else [])]


def seals_of(tree: ast.AST) -> list[str]:
    """Names of the classes that seal and open, as the vault asks of a seal."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and {"seal", "open"} <= {part.name for part in node.body if isinstance(part, ast.FunctionDef)}
    ]


def test_product_holds_one_seal_and_its_protocol_and_no_other() -> None:
    found = {name: path for path in sources(*ROOMS) for name in seals_of(ast.parse(path.read_text()))}
    assert set(found) == {"AeadSeal", "Seal"}
    assert set(found.values()) == {ROOT / "storage" / "crypto" / "aead.py"}


@pytest.mark.parametrize("name", ["NullSeal", "null_seal", "NoSeal", "PlainSeal"])
def test_no_source_of_the_product_names_a_null_seal(name: str) -> None:
    named = [path for path in sources(*ROOMS) if name.lower() in path.read_text().lower()]
    assert named == []


def test_the_walk_would_see_a_null_seal() -> None:
    text = "class Quiet:\n def seal(self): ...\n def open(self): ..."
    assert seals_of(ast.parse(text)) == ["Quiet"]
    assert len(sources("storage")) > 5


def test_crypto_reads_no_environment_no_argument_and_no_file() -> None:
    forbidden = {"os", "sys", "argparse", "pathlib", "configparser", "tomllib", "json", "platformdirs"}
    for path in (ROOT / "storage" / "crypto").glob("*.py"):
        assert forbidden.isdisjoint(imports_of(path)), path.name


def test_only_the_crypto_package_of_storage_imports_cryptography() -> None:
    importing = {path for path in sources("storage", "views", "domain") if "cryptography" in imports_of(path)}
    assert {path.parent for path in importing} == {ROOT / "storage" / "crypto"}


def imports_of(path: Path) -> set[str]:
    """The top-level names of what a file imports, wherever in the file it does so."""
    tops: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            tops |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            tops.add(node.module.split(".")[0])
    return tops


def test_null_seal_of_the_tests_is_a_seal_of_the_same_size_that_hides_nothing() -> None:
    null: Seal = NullSeal()
    sealed = null.seal(bytes(32), b"kanarie", nonce=bytes(12), ad=b"")
    assert b"kanarie" in sealed
    assert len(sealed) == len(AeadSeal().seal(bytes(32), b"kanarie", nonce=bytes(12), ad=b""))
    assert null.open(bytes(32), sealed, nonce=bytes(12), ad=b"") == b"kanarie"
    with pytest.raises(SealBroken):
        null.open(bytes(32), b"kanarie", nonce=bytes(12), ad=b"")
