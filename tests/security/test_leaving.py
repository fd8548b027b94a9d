"""Every place in the code where something can leave the app stands in a list, with for whom and what asked the gate.

A new place fails here until it is listed; a listed one that no longer calls what asked the gate fails too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# The ways out that Flet 1.0.5 and Python have: the clipboard, another program, a file, the share sheet, a browser.
WAYS_OUT = frozenset(
    {"launch_url", "can_launch_url", "open_window", "CopyToClipboard", "OpenUrl", "Share", "ShareFile", "share_files"}
    | {"share_text", "share_uri", "save_file", "Clipboard", "set_clipboard", "set_image", "set_files", "webbrowser"}
    | {"write_bytes", "Video", "Audio", "AudioRecorder", "InterstitialAd", "WebView", "Url"}
)
MAKES_FILES = frozenset({"new_paper", "qr_png", "Made"})  # Made: views/handing_out.py, the one road of files

# Where -> (for whom, the functions that asked the gate, or "" with the reason why there is nothing to ask).
LISTED: dict[str, tuple[str, tuple[str, ...]]] = {
    "views/screens/referral_sheet.py": ("a partner", ("hand_over", "handover_pdf")),
    "views/screens/reaching.py": ("the program that calls", ("Way", "link")),
    "views/screens/safety.py": ("the program that calls: lines for help, of nobody", ()),
    "views/screens/street.py": ("everybody: rounded counts", ("street", "street_pdf")),
    "views/screens/hand_out.py": ("everybody: a card that holds no youth", ("card_pdf",)),
    "views/screens/recovery.py": ("the safe: a key, no content", ("recovery_pdf",)),
    "views/parts/buttons.py": ("whoever the screen says: see COPIES", ()),
    "views/handover_sheet.py": ("a partner", ("Sheet",)),
    "views/street_sheet.py": ("everybody: rounded counts", ("Street",)),
    "views/card_sheet.py": ("everybody: a card that holds no youth", ("Card",)),
    "views/recovery_sheet.py": ("the safe: a key, no content", ("Sheet",)),
    "views/screens/receipt.py": ("the youth", ("copyable", "receipt_pdf")),
    "views/screens/receipt_sheet.py": ("the youth", ("Copyable",)),
    "views/handing_out.py": ("whoever a worker chooses, with what is listed below", ("Made",)),
    "views/copy_sheet.py": ("the youth", ("Copy",)),
    "views/screens/my_copy.py": ("the youth", ("copy_of", "copy_pdf", "copy_file")),
    "views/screens/own_texts.py": ("whoever translates: the words of the questions", ("template",)),
    "views/screens/papers.py": ("whoever the organisation shows it to: of no youth", ("office", "office_pdf", "html")),
    "views/office_sheet.py": ("whoever the organisation shows it to: of no youth", ("Paper",)),
    "views/screens/stop_text.py": ("a partner: who asks to stop, and no name of a youth", ("sender", "stop_pdf")),
    "views/stop_sheet.py": ("a partner: who asks to stop, and no name of a youth", ("Sender",)),
    "main.py": ("the browser of this laptop: the address of the app itself", ()),
}
# A button that copies to the clipboard: what it copies.
COPIES = {"views/screens/invite.py": "made.code"}


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for path in (ROOT / "main.py", *sorted((ROOT / "views").rglob("*.py"))):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text())


def _names(tree: ast.AST) -> set[str]:
    found = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found | {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


SOURCES = dict(_sources())
NAMES = {path: _names(tree) for path, tree in SOURCES.items()}


def leaving() -> dict[str, set[str]]:
    """Where something can leave -> by what."""
    found = {path: names & (WAYS_OUT | MAKES_FILES) for path, names in NAMES.items()}
    return {path: ways for path, ways in found.items() if ways}


def test_nothing_leaves_from_a_place_that_is_not_listed() -> None:
    assert leaving().keys() - LISTED.keys() == set()
    assert LISTED.keys() - leaving().keys() == set(), "listed, and no longer there"


@pytest.mark.parametrize("path", LISTED)
def test_what_leaves_comes_from_a_function_that_asked_the_gate(path: str) -> None:
    whom, asked = LISTED[path]
    assert whom
    assert set(asked) <= NAMES[path], (path, asked)


def test_only_what_is_listed_goes_to_the_clipboard() -> None:
    found = {
        path: ast.unparse(word.value)
        for path, tree in SOURCES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "copies" and path != "views/parts/buttons.py"
    }
    assert found == COPIES


def test_no_room_below_the_screens_opens_a_window_a_browser_or_a_mail() -> None:
    forbidden = {"webbrowser", "smtplib", "subprocess", "os.startfile", "ftplib", "telnetlib", "urllib.request"}
    for room in ("domain", "storage"):
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text())
            imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
            imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
            assert not imported & forbidden, path


def test_a_road_that_nobody_listed_is_seen() -> None:
    careless = ast.parse("import flet as ft\nasync def go(page, note):\n    await ft.UrlLauncher().launch_url(note)\n")
    assert _names(careless) & WAYS_OUT == {"launch_url"}
    shared = ast.parse("import flet as ft\nasync def go(text):\n    await ft.Share().share_text(text)\n")
    assert _names(shared) & WAYS_OUT == {"Share", "share_text"}
