"""Names of people: those of the team's book, also misspelt, and first names of a list; not what is named after them.

A word that may also mean something else (Mei, Roos, Storm) counts only when something beside it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.guard.found import Found
from domain.guard.known import Known, first_names, ordinary_names
from domain.guard.lists import words_in
from domain.guard.named_after import PLACE_ENDINGS, PLACES_BEFORE, SURNAMES_OF_FAME, is_a_thing, is_of_fame, is_place
from domain.guard.words import Word, is_abbreviation, is_beside, is_quoted

STRONG_VERBS = words_in("strong_verbs")
WEAK_VERBS = words_in("weak_verbs")
AFTER_WEAK = words_in("after_weak")
TELLING = words_in("telling")
DETERMINERS = words_in("determiners")
FAMOUS_ALONE = words_in("famous_alone")
PARTICLES = words_in("particles")
TITLES = words_in("titles")
ROLES = words_in("roles")
NOT_A_NAME = words_in("not_a_name")
BRANDS = words_in("brands")
LIKE_A_NAME = words_in("like_a_name")
NICKNAMES = words_in("nicknames")
SOUGHT = words_in("sought")
SERVICES = words_in("services")
NAMES_BEHIND = words_in("names_behind")
OF = frozenset(("van", "de", "het", "du", "from", "at", "the"))
_NO_NAME_ENDINGS = (
    *("ing", "heid", "aar", "er", "en", "eur", "ist", "ent", "ant", "schap", "je", "ster", "ier", "s", "trice", "euse"),
    *(
        "iere",
        "tion",
        "our",
        "kantoor",
        "dienst",
        "school",
        "huis",
        "bedrijf",
        "winkel",
        "groep",
        "team",
        "raad",
        "bank",
    ),
    *("fonds", "loket", "centrum", "ploeg", "klas", "vrouw", "ouder", "baas"),
)
_OFTEN_A_NAME = frozenset(("milan", "jules", "leon", "jan"))
_AND = ("en", "et", "and", "&")
_SUFFIXES = ("'s", "s")


def names(text: str, words: Sequence[Word], known: Known) -> Iterator[Found]:
    """Every name; a full name is one."""
    past = 0
    for number, word in enumerate(words):
        if number < past:
            continue
        last = _name_from(text, words, number, known)
        if last is not None:
            past = last + 1
            if is_of_fame(words, number, last) and word.plain not in known.singles:
                continue  # nor is the surname alone anybody's
            end = words[last].end
            end += 1 if len(words[last].typed) == 1 and text[end : end + 1] == "." else 0
            yield Found(word.start, end, "name")


def _name_from(text: str, words: Sequence[Word], number: int, known: Known) -> int | None:
    """The number of the last word of the name that begins here, or None."""
    whole = _whole_name(words, number, known)
    if whole is not None:
        return whole
    if not _is_name(text, words, number, known):
        return None
    return _surnames(text, words, number)


def _whole_name(words: Sequence[Word], number: int, known: Known) -> int | None:
    for name in known.firsts.get(words[number].plain, ()):
        if tuple(word.plain for word in words[number : number + len(name)]) == name:
            return number + len(name) - 1
    return None


def _is_name(text: str, words: Sequence[Word], number: int, known: Known) -> bool:
    word = words[number]
    if len(word.typed) > 40 or is_place(text, words, number, known):
        return False
    plain = _without_suffix(word, known)
    if plain in known.singles:
        return _is_known_name(text, words, number, plain)
    if plain in first_names():
        return not is_a_thing(text, words, number) and _is_listed_name(text, words, number, plain)
    if word.parts and word.is_capital and _has_listed_part(word):
        return not is_a_thing(text, words, number)
    if _may_be_misspelt(words, number, plain) and known.is_alike(plain):
        return True
    return word.is_capital and len(plain) > 1 and _is_introduced(text, words, number)


def _may_be_misspelt(words: Sequence[Word], number: int, plain: str) -> bool:
    """A word of every day is not; in small letters only where a name stands: first, or behind "met", "van", "and"."""
    if len(plain) < 4 or plain in NOT_A_NAME or plain in LIKE_A_NAME:
        return False
    word = words[number]
    is_in_its_place = word.begins or (number > 0 and words[number - 1].plain in NAMES_BEHIND)
    return word.is_capital or (len(plain) > 4 and is_in_its_place)


def _is_known_name(text: str, words: Sequence[Word], number: int, plain: str) -> bool:
    """Of the book. A nickname ("Snoep") counts with its capital; in small letters it is the word it was made of."""
    if plain not in ordinary_names() or _is_person_here(text, words, number):
        return True
    if plain not in NICKNAMES or (number and words[number - 1].plain in DETERMINERS):
        return False
    return words[number].is_capital and not is_quoted(text, words[number])


def _is_listed_name(text: str, words: Sequence[Word], number: int, plain: str) -> bool:
    word = words[number]
    is_grammar = plain in NOT_A_NAME and (word.begins or not word.is_capital)
    if plain in FAMOUS_ALONE | PARTICLES - {"ben"} or is_grammar or is_abbreviation(text, word):
        return False
    if plain in ordinary_names():
        is_in_a_sentence = word.is_capital and not word.begins and plain not in BRANDS and len(plain) > 2
        return (is_in_a_sentence and not is_quoted(text, word)) or _is_person_here(text, words, number)
    return word.is_capital or len(plain) > 3


def _has_listed_part(word: Word) -> bool:
    parts = [part.plain for part in word.parts]
    is_place = parts[0] in ("sint", "saint", "sainte", "st", "ste") or parts[-1].endswith(PLACE_ENDINGS)
    capitals = all(part.typed[0].isupper() for part in word.parts)
    return not is_place and capitals and parts[0] in first_names() and parts[0] not in BRANDS


def _is_person_here(text: str, words: Sequence[Word], number: int) -> bool:
    """Does what stands around a word that may mean something else say that it is somebody?"""
    word = words[number]
    before = words[number - 1].plain if number else ""
    if word.is_capital and _is_a_relation(words, number):
        return True
    if is_quoted(text, word) or (before in DETERMINERS and not word.begins):
        return False
    after = words[number + 1] if number + 1 < len(words) else None
    if after is None or text[word.end : after.start].strip():
        return word.is_capital and not word.begins and word.plain not in BRANDS
    further = words[number + 2].plain if number + 2 < len(words) else ""
    is_looking = after.plain in ("zoekt", "cherche", "seeks") and further in SOUGHT and word.plain not in BRANDS
    is_looking = is_looking or after.plain in ("zijn", "haar") or (after.plain in ROLES and word.is_capital)
    is_doing = (after.plain in STRONG_VERBS and not after.is_capital) or is_looking
    is_being = after.plain in WEAK_VERBS and (further in AFTER_WEAK or further.endswith(("é", "ee", "ed")))
    if word.is_capital and _has_company(text, words, number):
        return True
    starts = word.begins or before in ("en", "et", "and", "dat", "que", "that", "want", "maar", "met", "with", "avec")
    is_with = (
        after.plain in _AND
        and bool(further)
        and (_goes_with_a_name(words[number + 2]) or further in ("haar", "zijn", "his", "her", "sa", "son"))
    )
    if starts and (is_with or is_doing or is_being or _is_past(words, number) or _is_of_a_service(words, number)):
        return True
    return word.is_capital and not word.begins and word.plain not in BRANDS


def _is_a_relation(words: Sequence[Word], number: int) -> bool:
    """Whose somebody is, or who: "mama van Wolf", "tolk Mei"."""
    before = words[number - 1].plain if number else ""
    if number > 1 and before in ("van", "de", "of"):
        before = words[number - 2].plain
        return before in ROLES
    return before in ROLES | TITLES


def _is_of_a_service(words: Sequence[Word], number: int) -> bool:
    """Like "Stijn van de VDAB" or "Mary from the council": who is of a service is a person."""
    for other in range(number + 1, min(number + 4, len(words))):
        is_service = (words[other].typed.isupper() and len(words[other].typed) > 2) or words[other].plain in SERVICES
        if is_service or words[other].plain not in OF:
            return is_service and other > number + 1 and words[number].is_capital
    return False


def _has_company(text: str, words: Sequence[Word], number: int) -> bool:
    """A surname behind it, or its first letter."""
    after = words[number + 1]
    is_initial = len(after.typed) == 1 and after.typed.isupper() and text[after.end : after.end + 1] == "."
    is_surname = (
        after.is_capital
        and words[number].plain not in PLACES_BEFORE
        and len(after.typed) > 2
        and after.plain not in NOT_A_NAME | SURNAMES_OF_FAME
    )
    return is_beside(text, words, number) and (
        is_initial or (is_surname and words[number].plain not in BRANDS - _OFTEN_A_NAME)
    )


def _goes_with_a_name(word: Word) -> bool:
    return word.plain in first_names() and word.is_capital


def _is_past(words: Sequence[Word], number: int) -> bool:
    """French: a, est, s'est and a participle."""
    if number + 2 >= len(words) or words[number + 1].plain not in ("a", "est", "s'est"):
        return False
    return words[number + 2].typed.endswith(("é", "ée", "u", "ue", "i", "ie"))


def _is_introduced(text: str, words: Sequence[Word], number: int) -> bool:
    """A name no list has: after a title or a role ("tolk", "mevr"), or doing what only people do."""
    word = words[number]
    if word.plain in NOT_A_NAME | ROLES | TITLES or word.plain in ordinary_names() or not word.typed[1:].islower():
        return False
    before = words[number - 1].plain if number and _near(text, words[number - 1], word) else ""
    if before and (not word.begins or before in TITLES):
        return before in TITLES or (before in ROLES and word.plain not in STRONG_VERBS | WEAK_VERBS)
    if not word.begins or number + 1 >= len(words) or not is_beside(text, words, number):
        return False
    return words[number + 1].plain in TELLING and not word.plain.endswith(_NO_NAME_ENDINGS)


def _near(text: str, before: Word, word: Word) -> bool:
    return text[before.end : word.start].strip(" .") == ""


def _surnames(text: str, words: Sequence[Word], number: int) -> int:
    """The last word of the name that begins here: capitals that follow, with van, El and their like between."""
    last = number
    for other in range(number + 1, min(number + 5, len(words))):
        word = words[other]
        if not is_beside(text, words, other - 1) or not words[number].is_capital:
            break
        if word.plain in PARTICLES:
            continue
        if (
            not word.is_capital
            or (word.plain in NOT_A_NAME | STRONG_VERBS)
            or (word.typed.isupper() and len(word.typed) > 1)
        ):
            break
        last = other
    return last


def _without_suffix(word: Word, known: Known) -> str:
    """Without the s that says whose: "Amina's", "Aminas"."""
    for suffix in _SUFFIXES:
        bare = word.plain.removesuffix(suffix)
        if bare != word.plain and word.plain not in first_names() and word.plain not in known.singles:
            listed = bare in first_names() and word.is_capital and bare not in ordinary_names() and len(bare) > 3
            if bare in known.singles or listed:
                return bare
    return word.plain
