"""Legal references stand in one table, each whole, and what leans on them names rows that are there."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from domain.codes.bases import (
    BASES,
    BY_CODE,
    CONDITIONS,
    DEFAULT_BASIS,
    basis,
    category_of,
    conditions_for,
    default_basis,
    default_condition,
)
from domain.codes.law import ACT_BY_CODE, CHECKED, REFERENCES, VERSION, law
from domain.codes.purposes import PURPOSES
from domain.codes.row import UnknownCode

ROOT = Path(__file__).parents[2]


def test_every_reference_is_whole_and_names_an_act() -> None:
    for row in REFERENCES:
        assert row.act in ACT_BY_CODE
        assert row.citation == f"{ACT_BY_CODE[row.act].label}, {row.article}"
        assert row.says.endswith(".")
        assert row.title
    assert VERSION >= 1
    assert dt.date(2026, 11, 1) <= CHECKED


@pytest.mark.parametrize(
    "code", ["gdpr.5", "gdpr.7", "gdpr.8", "gdpr.9", "gdpr.10", "gdpr.13", "gdpr.14", "gdpr.30", "gdpr.35"]
)
def test_articles_that_the_app_leans_on_are_there(code: str) -> None:
    assert law(code).act == "gdpr"


def test_rights_of_a_youth_run_from_access_to_objection() -> None:
    assert [law(f"gdpr.{number}").article for number in range(15, 22)] == [f"art. {number}" for number in range(15, 22)]


def test_a_reference_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCode):
        law("gdpr.999")
    with pytest.raises(UnknownCode):
        basis("because")


def test_bases_and_conditions_cite_rows_of_the_table() -> None:
    assert {law(row.law).article for row in BASES} == {f"art. 6.1.{letter}" for letter in "abcdef"}
    assert all(law(code) for row in CONDITIONS for code in row.laws)
    assert DEFAULT_BASIS in BY_CODE


def test_every_purpose_of_a_special_category_has_a_condition_to_lean_on() -> None:
    explicit = {row.code for row in PURPOSES if row.is_explicit}
    assert {row.code for row in PURPOSES if category_of(row.code)} == explicit
    for row in PURPOSES:
        allowed = {condition.code for condition in conditions_for(row.code)}
        assert default_condition(row.code) in (allowed or {""})
    assert category_of("P07") == "criminal"
    assert (default_basis("P05"), default_basis("P12")) == ("consent", "legitimate_interest")


def sentences_of(path: Path) -> list[str]:
    """The texts of a file that are no docstring."""
    tree = ast.parse(path.read_text())
    said = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    return [node.value for node in texts if isinstance(node.value, str)]


def test_no_screen_or_sentence_cites_a_law_by_itself() -> None:
    cited = re.compile(r"(?i)\b(AVG|GDPR|RGPD)\b.{0,12}\b(art|artikel|article)\b|30 juli 2018|2020/C 372")
    paths = [path for room in ("views", "domain", "storage", "sync") for path in (ROOT / room).rglob("*.py")]
    found = {
        path.name: text for path in paths if path.name != "law.py" for text in sentences_of(path) if cited.search(text)
    }
    assert not found
    assert any(cited.search(row.citation) for row in REFERENCES)
