"""Translate in one go: `missing fr` prints what French lacks as JSON, `fill fr words.json` takes it back.

The file maps Dutch to the translation; a plural is the Dutch singular with a list of forms. A language without a
catalogue gets one. Follow with `make texts`, which compiles.
"""

import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tools.texts import CREATED, TRANSLATIONS, as_tuple, collected, loaded


def started(language: str) -> Catalog:
    """An empty catalogue; nobody's name or address in its header."""
    return Catalog(
        locale=language,
        project="Vindplaats",
        version="1",
        header_comment="# Words of Vindplaats. Licence: EUPL-1.2.",
        last_translator="Vindplaats",
        language_team="Vindplaats",
        msgid_bugs_address="Vindplaats",
        creation_date=CREATED,
        revision_date=CREATED,
        fuzzy=False,
    )


def opened(language: str) -> Catalog:
    """The catalogue of a language brought up to date with the code; an empty one if there is none."""
    path = TRANSLATIONS / f"{language}.po"
    catalog = loaded(path) if path.exists() else started(language)
    catalog.update(collected(), no_fuzzy_matching=True, update_header_comment=False)
    return catalog


def missing(language: str) -> dict[str, str | list[str]]:
    """What has no translation yet: Dutch to an empty text, or to as many empty forms as the language has."""
    catalog = opened(language)
    return {
        as_tuple(message.id)[0]: "" if isinstance(message.id, str) else [""] * catalog.num_plurals
        for message in catalog
        if message.id and not all(as_tuple(message.string))
    }


def fill(language: str, words: dict[str, str | list[str]]) -> int:
    """Write translations into the catalogue and return how many were taken; what the code does not say is left out."""
    catalog = opened(language)
    taken = 0
    for dutch, translation in words.items():
        message = catalog.get(dutch)
        if message is not None and translation and all(as_tuple(translation)):
            message.string = translation if isinstance(translation, str) else tuple(translation)
            taken += 1
    with (TRANSLATIONS / f"{language}.po").open("wb") as file:
        write_po(file, catalog, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return taken


def main(arguments: list[str]) -> int:
    """`missing LANGUAGE` or `fill LANGUAGE FILE`; exit 2 on anything else."""
    match arguments:
        case ["missing", language]:
            print(json.dumps(missing(language), ensure_ascii=False, indent=1))
        case ["fill", language, file]:
            print(f"{language}: {fill(language, json.loads(Path(file).read_text(encoding='utf-8')))} texts filled in")
        case _:
            print("python -m tools.fill_texts missing LANGUAGE | fill LANGUAGE FILE", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
