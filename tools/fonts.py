"""Build the two font files of the product: Noto Sans 400 and 600, merged over the scripts our youths read.

Sources are Debian's fonts-noto-core (SIL OFL 1.1). A Flutter page has no font fallback offline: a glyph that is not
in the one family shows as a box, so Latin, Cyrillic, Greek, Arabic and Ethiopic are put in one file per weight.

Use: python tools/fonts.py [--source DIR] [--target DIR]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

SCRIPTS = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
WEIGHTS = {"Regular": 400, "SemiBold": 600}
# Ranges as in Unicode blocks: Latin to Latin Extended-B, IPA and marks, Greek, Cyrillic, Latin Extended Additional,
# Greek Extended, punctuation to arrows and maths in text; the two other scripts are kept whole.
LATIN_GREEK_CYRILLIC = [
    *range(0x0020, 0x0530),
    *range(0x1C80, 0x1C90),
    *range(0x1D00, 0x2200),
    *range(0x2200, 0x2300),
    *range(0x25A0, 0x2600),
    *range(0x2C60, 0x2C80),
    *range(0x2DE0, 0x2E60),
    *range(0xA640, 0xA6A0),
    *range(0xA720, 0xA800),
    *range(0xFB00, 0xFB07),
    0xFEFF,
    0xFFFD,
]


def trim(source: Path, target: Path, *, unicodes: list[int] | None) -> None:
    """Write `source` without hinting, keeping `unicodes` (all when None) and every layout feature."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = ["*"]
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["meta", "STAT", "DSIG"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=unicodes if unicodes is not None else list(font.getBestCmap()))
    subsetter.subset(font)
    subset.save_font(font, str(target), options)


def name_family(font: TTFont, *, style: str, weight: int) -> None:
    """Give the merged file a family name of its own, as the OFL asks of a changed font without a reserved name."""
    names = font["name"]
    for name_id, text in (
        (1, "Vindplaats Sans"),
        (2, "Regular"),
        (4, f"Vindplaats Sans {style}"),
        (16, "Vindplaats Sans"),
    ):
        names.setName(text, name_id, 3, 1, 0x409)
    names.setName(f"VindplaatsSans-{style}", 6, 3, 1, 0x409)
    names.setName(style, 17, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def build(style: str, *, source: Path, target: Path) -> Path:
    """Merge one weight; returns the written file. Raises FileNotFoundError when a source font is missing."""
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for script in SCRIPTS:
            part = Path(folder) / f"{script}.ttf"
            trim(
                source / f"{script}-{style}.ttf",
                part,
                unicodes=LATIN_GREEK_CYRILLIC if script == "NotoSans" else None,
            )
            parts.append(str(part))
        merged = Merger().merge(parts)
    vertical = TTFont(source / f"NotoSans-{style}.ttf")
    for table, fields in (
        ("hhea", ("ascent", "descent", "lineGap")),
        ("OS/2", ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent")),
    ):
        for field in fields:  # one line height for every script: the Latin one
            setattr(merged[table], field, getattr(vertical[table], field))
    name_family(merged, style=style, weight=WEIGHTS[style])
    written = target / f"VindplaatsSans-{WEIGHTS[style]}.ttf"
    merged.save(written)
    return written


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description="Build assets/fonts from Debian's fonts-noto-core.")
    parser.add_argument("--source", type=Path, default=Path("/usr/share/fonts/truetype/noto"))
    parser.add_argument("--target", type=Path, default=Path(__file__).resolve().parent.parent / "assets" / "fonts")
    options = parser.parse_args(arguments)
    try:
        for style in WEIGHTS:
            written = build(style, source=options.source, target=options.target)
            print(f"{written.name}: {written.stat().st_size // 1024} kB")
    except FileNotFoundError as missing:
        print(f"Font not found: {missing.filename}. Install fonts-noto-core first.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
