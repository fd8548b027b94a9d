"""What the sources of the views may not do."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VIEWS = ROOT / "views"
TEXT_FIELDS = {"TextField", "CupertinoTextField", "SearchBar", "AutoComplete", "DropdownM2", "CodeEditor"}


def test_no_text_field_stands_outside_the_parts() -> None:
    """A bare field would let the keyboard learn names and notes."""
    found = []
    for source in VIEWS.rglob("*.py"):
        if source.parent.name == "parts":
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
            if name in TEXT_FIELDS:
                found.append(f"{source.relative_to(ROOT)}: {name}")
    assert found == []


def test_only_the_field_module_of_the_parts_makes_a_text_field() -> None:
    makers = {path.name for path in (VIEWS / "parts").glob("*.py") if "ft.TextField(" in path.read_text("utf-8")}
    assert makers == {"fields.py"}


@pytest.mark.parametrize("source", sorted((VIEWS / "parts").glob("*.py")), ids=lambda path: path.name)
def test_a_part_has_no_colour_of_its_own(source: Path) -> None:
    constants = [
        node.value
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    assert [text for text in constants if text.startswith("#") and len(text) in (7, 9)] == []


def test_every_part_stands_in_the_readme() -> None:
    from views import parts

    readme = (VIEWS / "parts" / "README.md").read_text(encoding="utf-8")
    assert [name for name in parts.__all__ if f"`{name}" not in readme] == []
