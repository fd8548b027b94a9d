"""Files that are one, in the book: which of them leads, and the values they have together.

Everything here follows from the events and records folded so far, so it is made anew after each folding; what a file
holds itself is never touched. The leading file is the one with the earliest yes to P01, of two the smaller id.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from domain.records import KINDS
from domain.same import Said, groups, same_pairs
from storage.book.book import Book

_LATEST = "~"  # after every moment that is written in figures


def said(book: Book) -> list[Said]:
    """All that was said about pairs of files."""
    return [
        Said(
            id=row["id"],
            youth=row["youth"],
            other=row["other"],
            state=row["state"],
            after=tuple(json.loads(row["after"] or "[]")),
            other_files=tuple(json.loads(row["other_files"] or "[]")),
            knew=tuple(json.loads(row["knew"] or "[]")),
        )
        for row in book.rows("SELECT id, youth, other, state, after, other_files, knew FROM same_as")
    ]


def has_pairs(book: Book) -> bool:
    """Was anything said about two files, or does it still stand in the book that two are one?"""
    found = book.row("SELECT EXISTS (SELECT 1 FROM same_as) OR EXISTS (SELECT 1 FROM same)")
    return found is not None and bool(found[0])


def refold_same(book: Book) -> None:
    """Bring `same` and `merged` in step with what is folded. Inside a transaction of the book."""
    events = said(book)
    rows: dict[str, str] = {}
    merged: list[tuple[Any, ...]] = []
    for group in groups(same_pairs(events)):
        files = sorted((rank, youth) for youth in group if (rank := _rank(book, youth)) is not None)
        if len(files) > 1:
            leading = files[0][1]
            rows |= {youth: leading for _, youth in files}
            merged.append(_merged_row(book, leading, [youth for _, youth in files]))
    if not _is_new(book, "same", list(rows.items())) and not _is_new(book, "merged", merged):
        return
    book.conn.execute("DELETE FROM same")
    book.conn.execute("DELETE FROM merged")
    book.conn.executemany("INSERT INTO same (youth, file) VALUES (?,?)", rows.items())
    book.conn.executemany(
        "INSERT INTO merged (file, alias, folded, fixed_contact, clock_start) VALUES (?,?,?,?,?)", merged
    )


def _is_new(book: Book, table: str, rows: list[tuple[Any, ...]]) -> bool:
    return {tuple(row) for row in book.rows(f"SELECT * FROM {table}")} != set(rows)  # noqa: S608 - two fixed names


def _rank(book: Book, youth: str) -> str | None:
    """When this file began; None when it is not here (erased, or still to come)."""
    if book.row("SELECT 1 FROM youth WHERE id = ? AND alias IS NOT NULL", youth) is None:
        return None
    row = book.row("SELECT min(at) AS began FROM consent WHERE youth = ? AND purpose = 'P01'", youth)
    return str(row["began"] or _LATEST) if row is not None else _LATEST


def _merged_row(book: Book, leading: str, files: Sequence[str]) -> tuple[Any, ...]:
    marks = ",".join("?" * len(files))
    texts = book.rows(f"SELECT folded FROM youth WHERE id IN ({marks}) ORDER BY id", *files)  # noqa: S608 - marks
    together = merged_record(book, files)
    return (
        leading,
        together.get("alias"),
        "\n".join(row["folded"] for row in texts),
        together.get("fixed_contact"),
        together.get("clock_start"),
    )


def whole_record(book: Book, youth: str) -> dict[str, Any] | None:
    """What is known of a youth, whatever file it stands in; None when there is none."""
    files = book.files_of(youth)
    return book.record("youth", youth) if len(files) == 1 else merged_record(book, files)


def merged_record(book: Book, files: Sequence[str]) -> dict[str, Any]:
    """The fields of several files as one: each folded from all that was written in any of them.

    The four months run from the earliest start that stands.
    """
    together: dict[str, Any] = {}
    for name, field in KINDS["youth"].fields.items():
        if field.serves.merge == "set":
            value: Any = list(book.members_of(files, name)) or None
        else:
            value = book.folded_of(files, name).value
        if value is not None:
            together[name] = value
    start = earliest_start(book, files)
    return together | ({"clock_start": start} if start else {})


def earliest_start(book: Book, files: Sequence[str]) -> str | None:
    """Of the starts that stand beside each other the first day (ISO), None when none is known."""
    result = book.folded_of(files, "clock_start")
    return min((value for value in (result.value, *(rival.value for rival in result.rivals)) if value), default=None)


def standing_open(book: Book, youth: str = "") -> list[tuple[str, str, str]]:
    """Fields a person is asked about: (kind, record, field). Of files that are one, what stands open over all of them.

    `youth` narrows the looking to one file; "" is everything.
    """
    alone = book.rows(
        "SELECT kind, record, field FROM conflict WHERE record NOT IN (SELECT youth FROM same) "
        "AND (? IN ('', record)) ORDER BY record, field",
        youth,
    )
    found = [(row["kind"], row["record"], row["field"]) for row in alone]
    for row in book.rows("SELECT file FROM merged WHERE ? IN ('', file) ORDER BY file", youth):
        files = book.files_of(row["file"])
        fields = (name for name, field in KINDS["youth"].fields.items() if field.serves.merge == "ask")
        found += [("youth", row["file"], name) for name in fields if book.folded_of(files, name).rivals]
    return found
