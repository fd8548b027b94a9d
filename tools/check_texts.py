"""Translations are complete: no text lacks one, no placeholder is lost, what is compiled is what is written."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from domain import errors
from domain.languages import COMPLETE, SOURCE_LANGUAGE
from tools.spoken import unmarked, unreadable
from tools.texts import KEYWORDS, ROOMS, ROOT, as_tuple, catalogues, collected, compiled, language_of, loaded

REQUIRED = tuple(row.code for row in COMPLETE if row.code != SOURCE_LANGUAGE)
# Errors whose first argument is a sentence for the screen.
SPEAKING = frozenset(
    name
    for name, error in vars(errors).items()
    if isinstance(error, type) and getattr(error, "__init__", None) is errors.VindplaatsError.__init__
)
PLACEHOLDER = re.compile(r"\{(\w*)[^}]*\}|%\((\w+)\)|%([sd])")


def placeholders(text: str) -> set[str]:
    """`{count}`, `%(count)s` and `%s`, as one set of names."""
    return {"".join(found.groups(default="")) for found in PLACEHOLDER.finditer(text)}


def faults(path: Path, *, template: Catalog) -> Iterator[str]:
    """One line for everything wrong with one translation."""
    catalog = loaded(path)
    is_draft = language_of(path) not in REQUIRED
    name = path.name if path.stem == language_of(path) else f"{language_of(path)}/{path.name}"
    for wanted in template:
        if wanted.id:
            yield from (f"{name}: {fault}" for fault in message_faults(wanted, catalog, is_draft=is_draft))
    for message in catalog:
        if message.id and template.get(as_tuple(message.id)[0], message.context) is None:
            yield f"{name}: {as_tuple(message.id)[0]!r} is said nowhere any more (make texts)"
    binary = path.with_suffix(".mo")
    if not binary.exists() or binary.read_bytes() != compiled(catalog):
        yield f"{name}: not compiled since it was changed (make texts)"


def message_faults(wanted: Message, catalog: Catalog, *, is_draft: bool = False) -> Iterator[str]:
    """What is wrong with the translation of one text. A draft may leave texts out: they show in Dutch."""
    source = as_tuple(wanted.id)
    translation = catalog.get(wanted.id if isinstance(wanted.id, str) else wanted.id[0], wanted.context)
    if translation is None or not all(as_tuple(translation.string)) or translation.fuzzy:
        if not is_draft:
            yield f"{source[0]!r} is not translated"
        return
    allowed = placeholders("".join(source))
    for text in as_tuple(translation.string):
        # A plural form may leave the number out ("one contact"), none may name what is not given.
        strange = placeholders(text) - allowed
        lost = allowed - placeholders(text) if len(source) == 1 else set()
        if strange or lost:
            yield f"{source[0]!r}: placeholders differ ({', '.join(sorted(strange | lost))})"


def sources() -> Iterator[Path]:
    """Every module that may say something on a screen."""
    for room in ROOMS:
        yield from sorted((ROOT / room).glob("**/*.py"))


def main() -> int:
    """Print every fault; exit 1 if there is one."""
    template = collected()
    there = list(catalogues())
    wrong = [f"{language}: no translation" for language in REQUIRED if language not in map(language_of, there)]
    for path in sources():
        lines = unreadable(path.read_text(encoding="utf-8"), keywords=KEYWORDS)
        wrong.extend(f"{path.relative_to(ROOT)}:{line}: an f-string cannot be translated" for line in lines)
        lines = unmarked(path.read_text(encoding="utf-8"), names=SPEAKING)
        wrong.extend(f"{path.relative_to(ROOT)}:{line}: the sentence of an error lacks N_" for line in lines)
    for path in there:
        wrong.extend(faults(path, template=template))
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
