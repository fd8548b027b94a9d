"""Dead links: every relative link and picture in a Markdown file of ours leads to a file, and to a heading in it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"!?\[[^\]]*\]\((?P<target>[^)\s]+)(?:\s+\"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
HEADING = re.compile(r"^#{1,6}\s+(?P<text>.+?)\s*$", re.MULTILINE)
ELSEWHERE = ("http://", "https://", "mailto:")


def documents(root: Path) -> list[Path]:
    """All Markdown files of ours: at the top, and under docs/."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md"), *root.glob("assets/**/*.md")])


def anchors(markdown: str) -> set[str]:
    """The names under which a document's headings are reached, as GitHub and GitLab make them."""
    prose = FENCE.sub("", markdown)
    return {anchor(found["text"]) for found in HEADING.finditer(prose)}


def anchor(heading: str) -> str:
    """One heading's name: lower case, no marks, hyphens for spaces."""
    bare = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return bare.replace(" ", "-")


def dead_links(document: Path) -> Iterator[str]:
    """One line for each link that leads nowhere."""
    text = document.read_text(encoding="utf-8")
    for found in LINK.finditer(CODE.sub("", FENCE.sub("", text))):
        target = found["target"]
        if target.startswith(ELSEWHERE):
            continue
        name, _, heading = target.partition("#")
        there = (document.parent / name).resolve() if name else document
        if not there.exists():
            yield f"{document.name}: {target} leads to no file"
        elif heading and there.suffix == ".md" and heading not in anchors(there.read_text(encoding="utf-8")):
            yield f"{document.name}: {target} leads to no heading"


def main() -> int:
    """Print every dead link; exit 1 if there is one."""
    dead = [line for document in documents(ROOT) for line in dead_links(document)]
    for line in dead:
        print(line)
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
