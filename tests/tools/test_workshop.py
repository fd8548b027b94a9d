"""The pinned requirements, the phone's package, the documents' links and the make targets hold together."""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools.check_links import anchors, dead_links
from tools.check_texts import placeholders
from tools.lock import leaking_lines

ROOT = Path(__file__).parents[2]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ON_PHONES = {"views", "sync", "storage", "domain", "assets", "main.py", "pyproject.toml", "LICENSE"}
PINNED = sorted((ROOT / "requirements").glob("*.txt"))


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("no git here: an exported tree")
    return listed.stdout.splitlines()


@pytest.mark.parametrize("path", PINNED, ids=lambda path: path.name)
def test_every_pinned_package_has_hashes_and_no_file_names_a_host_or_folder(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert leaking_lines(text) == []
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(packages) > 20
    assert all(re.match(r"\S+==\S+", package) and "--hash=sha256:" in package for package in packages)


def test_line_that_names_a_host_or_folder_is_found() -> None:
    lines = [
        "--index-url https://mirror.example/simple",
        "--find-links wheels",
        "x @ file:///y/x.whl",
        "flet==1.0.5 \\",
    ]
    assert leaking_lines("\n".join(lines)) == lines[:3]


def test_three_parts_of_flet_have_one_version_everywhere() -> None:
    for path in PINNED:
        found = dict(re.findall(r"^(flet(?:-\w+)?)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE))
        assert set(found.values()) <= {"1.0.5"}, path


def test_phone_gets_the_rooms_and_nothing_else() -> None:
    excluded = set(PROJECT["tool"]["flet"]["app"]["exclude"])
    top = {name.split("/")[0] for name in tracked()}
    assert top - excluded <= ON_PHONES
    assert not ON_PHONES & excluded


def test_phone_makes_no_cloud_copy() -> None:
    assert PROJECT["tool"]["flet"]["android"]["manifest_application"]["allowBackup"] == "false"
    assert PROJECT["tool"]["flet"]["android"]["permission"] == {"android.permission.INTERNET": True}


def test_every_make_target_has_its_line_in_the_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    said = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    wanted = {"run", "test", "setup", "check", "test-long", "pictures", "bench", "demo", "lock", "texts", "help"}
    assert wanted <= set(re.findall(r"make (\S+)", said))
    assert wanted <= set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    here = re.compile(rb"file:///|/root/|/home/\w+/|(?<![\w./])/work/(?!\.\.)")
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".txt", ".yml", ""} and path.is_file() and path != Path(__file__):
            assert not here.search(path.read_bytes()), name


def test_dead_link_and_dead_heading_are_found(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("# Two words, *marked*\n", encoding="utf-8")
    page = tmp_path / "page.md"
    good = "[a](there.md) [b](there.md#two-words-marked) [c](https://example.org) `[d](code.md)`\n"
    page.write_text(
        good + "```\n[e](fenced.md)\n```\n[f](gone.md) ![g](gone.png) [h](there.md#gone)\n", encoding="utf-8"
    )
    assert [line.split(": ")[1].split(" ")[0] for line in dead_links(page)] == ["gone.md", "gone.png", "there.md#gone"]


def test_heading_is_named_as_forges_name_it() -> None:
    assert anchors("# Keys, and `code`\n```\n# no heading\n```\n## Wie ziet wát?\n") == {
        "keys-and-code",
        "wie-ziet-wát",
    }


def test_placeholders_are_read_in_all_their_forms() -> None:
    assert placeholders("{count} van %(total)s: %s, {name:>3}") == {"count", "total", "s", "name"}
