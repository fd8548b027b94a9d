"""Texts read from the syntax tree, for what Babel's tokens miss: a call inside an f-string on Python 3.11."""

import ast
from collections.abc import Iterator, Mapping

Keywords = Mapping[str, tuple[int, ...] | None]


def spoken(
    source: str, *, keywords: Mapping[str, tuple[int, ...] | None]
) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """Line and text of every marked call with literal words, as `Catalog.add` takes it: a str, or both forms."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := called(node)) in keywords:
            words = [literal(argument) for argument in node.args[: len(keywords[name] or (1,))]]
            if words and all(isinstance(word, str) and word for word in words):
                texts = tuple(word for word in words if word)
                if len(texts) == len(keywords[name] or (1,)):
                    yield node.lineno, texts[0] if len(texts) == 1 else texts


def unreadable(source: str, *, keywords: Keywords) -> Iterator[int]:
    """Lines where an f-string is marked for translation: its words are known only when it is too late."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and called(node) in keywords:
            yield from (node.lineno for argument in node.args if isinstance(argument, ast.JoinedStr))


def unmarked(source: str, *, names: frozenset[str]) -> Iterator[int]:
    """Lines where something that speaks (an error with a sentence) is called with words that nobody marked."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and called(node) in names and node.args:
            first = node.args[0]
            if isinstance(first, ast.JoinedStr) or literal(first):
                yield node.lineno


def called(node: ast.Call) -> str:
    """`t` for `t(…)` and for `texts.t(…)`."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal(node: ast.expr) -> str | None:
    """The words of a literal, joined if they stand in parts; None for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
