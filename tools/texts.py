"""The words of the screens: collect them from the code, bring the catalogues up to date, compile them.

Dutch is the source and the key (domain/texts.py); each other language is one `.po` file under assets/translations/.
"""

import copy
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.spoken import spoken

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "assets" / "translations"
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
ROOMS = ("domain", "storage", "sync", "views")
# Which arguments of which call hold a text; None is the first.
KEYWORDS: Mapping[str, tuple[int, ...] | None] = {
    "N_": None,
    "_": None,
    "t": None,
    "n": (1, 2),
    "ngettext": (1, 2),
    "NN_": (1, 2),
}


def collected() -> Catalog:
    """Every text in the code, with the file where it stands; no line numbers, so that moving a line changes nothing."""
    # A fixed date: else every run writes another one into every catalogue.
    catalog = Catalog(project="Vindplaats", version="", charset="utf-8", fuzzy=False, creation_date=CREATED)
    for room in ROOMS:
        found = extract_from_dir(
            ROOT / room, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("L10n:",)
        )
        for name, _line, message, comments, context in found:
            where = f"{room}/{Path(name).as_posix()}"
            catalog.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
        for path in sorted((ROOT / room).glob("**/*.py")):
            for _line, words in spoken(path.read_text(encoding="utf-8"), keywords=KEYWORDS):
                catalog.add(words, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return catalog


def catalogues() -> Iterator[Path]:
    """Every translation there is."""
    yield from sorted(TRANSLATIONS.glob("**/*.po"))


def language_of(path: Path) -> str:
    """`fr` for fr.po and for fr/LC_MESSAGES/vindplaats.po."""
    return path.parent.parent.name if path.parent.name == "LC_MESSAGES" else path.stem


def loaded(path: Path) -> Catalog:
    """One translation, as it stands on disk."""
    with path.open("rb") as file:
        return read_po(file, locale=language_of(path), charset="utf-8")


def compiled(catalog: Catalog) -> bytes:
    """What gettext reads: the finished translations only, never a guess marked fuzzy."""
    finished = copy.deepcopy(catalog)
    for message in list(finished):
        # A plural without words would come out as nothing at all, where Dutch is better.
        if message.id and not all(as_tuple(message.string)):
            finished.delete(message.id, message.context)
    out = io.BytesIO()
    write_mo(out, finished, use_fuzzy=False)
    return out.getvalue()


def main() -> None:
    """Collect, update, compile; say how much is left to translate."""
    template = collected()
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    with (TRANSLATIONS / "vindplaats.pot").open("wb") as file:
        write_po(file, template, omit_header=True, sort_output=True, include_lineno=False)
    for path in catalogues():
        catalog = loaded(path)
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        with path.open("wb") as file:
            write_po(file, catalog, sort_output=True, ignore_obsolete=True, include_lineno=False)
        path.with_suffix(".mo").write_bytes(compiled(catalog))
        left = len([message for message in catalog if message.id and not all(as_tuple(message.string))])
        print(f"{language_of(path)}: {len(catalog)} texts, {left} to translate")


def as_tuple(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """A plain text as a row of one, a plural as its forms; no text as an empty one."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


if __name__ == "__main__":
    main()
