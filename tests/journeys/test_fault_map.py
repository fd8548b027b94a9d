"""The list of faults in docs/protocol.md and the tests that name them are the same list, and the tests are there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.journeys.faults import FAULTS

ROOT = Path(__file__).parents[2]
_HEADING = "## Faults it survives"


def faults_on_the_page() -> list[str]:
    """What stands between commas and full stops in the section's last paragraph."""
    text = (ROOT / "docs" / "protocol.md").read_text(encoding="utf-8").partition(_HEADING)[2].partition("\n## ")[0]
    listed = text.strip().split("\n\n")[-1]
    return [" ".join(fault.split()) for fault in listed.rstrip(".").replace(";", ",").split(",")]


@cache
def found_in(file: str) -> frozenset[str]:
    """The tests of a file that run: a test behind a condition of its own would count as none."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return frozenset(f.name for f in functions if f.name.startswith("test_") and not _is_skipped(f))


def _is_skipped(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    marks = [ast.unparse(mark) for mark in function.decorator_list]
    return any("skip" in mark or "xfail" in mark or "mark.long" in mark for mark in marks)


def test_every_fault_of_the_page_has_its_tests_and_no_test_holds_a_fault_that_is_not_there() -> None:
    assert sorted(faults_on_the_page()) == sorted(FAULTS)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_held_by_a_test_that_is_there_and_runs(fault: str) -> None:
    assert FAULTS[fault], f"no test holds: {fault}"
    for node in FAULTS[fault]:
        file, _, name = node.partition("::")
        assert name in found_in(file), node
