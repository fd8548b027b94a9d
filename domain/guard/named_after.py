"""What is only called after somebody: a street, a school, a shop, a film, a storm; and people everybody knows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.guard.known import Known, first_names
from domain.guard.lists import words_in
from domain.guard.words import Word, is_beside

PLACES_BEFORE = words_in("places_before")
PLACES_AFTER = words_in("places_after")
THINGS_AFTER = words_in("things_after")
OWN_THINGS_AFTER = words_in("own_things_after")
CALLED_AFTER = words_in("called_after")
_BUSINESSES = tuple(words_in("business_endings"))
_AT_THE_SIGN_OF = frozenset(("bij", "chez", "den", "de", "het", "'t", "le", "la", "au"))
_ARTICLES = frozenset(("De", "Het", "Den", "Le", "La", "Les", "The"))
_MOST_AFTER = 3
# Who is on the air is nobody the team knows; nor is a dog.
_SAYS_WHO = re.compile(
    r"(?i)[^.!?\n]{0,24}\b(?:(?:op|aan) (?:de )?(?:tv|televisie|radio|netflix|spotify|boxen|speakers?)|"
    r"à la (?:télé|radio)|on (?:tv|the radio))\b"
    r"|,? (?:de|the|le|la|onze|our|notre) (?:hond|kat|poes|papegaai|dog|cat|chien|chat)\b"
)
# Between quotation marks behind one of these stands what a work is called: "toneel 'Romeo en Julia'".
_TITLE = re.compile(
    r"(?i)\b(?:film|serie|toneel|toneelstuk|stuk|musical|album|lied|liedje|song|boek|roman|strip|game|spel|merk|pièce|livre|"
    r"chanson|jeu|play|book|movie|show) ?['\"‘“«][^'\"’”»\n]{0,30}\Z"
)
SURNAMES_OF_FAME = words_in("surnames_of_fame")
PLACE_ENDINGS = tuple(words_in("place_endings"))


def is_place(text: str, words: Sequence[Word], number: int, known: Known) -> bool:
    """Named after somebody: a street, a school, a club, a brand."""
    word = words[number]
    if word.plain in known.places and word.plain not in known.singles:
        return True
    before = words[number - 1] if number else None
    if before is not None and before.typed in _ARTICLES and not before.begins:
        return True
    is_called_after = before is not None and _is_called_after(text, words, number)
    return (is_called_after and word.is_capital) or _goes_on_as_a_place(text, words, number)


def _is_called_after(text: str, words: Sequence[Word], number: int) -> bool:
    """Behind a word for a house or a business ("frituur Bij Patrick", "rijschool Pascal"), also "St. John"."""
    before = words[number - 1]
    between = text[before.end : words[number].start]
    if between == ". " and before.plain in ("st", "ste"):
        return True
    if not is_beside(text, words, number - 1):
        return False
    if before.plain in ("van", "de", "of") and number > 1 and words[number - 2].plain in CALLED_AFTER:
        return True
    if before.plain in PLACES_BEFORE or before.plain.endswith(_BUSINESSES):
        return True
    is_sign = before.plain in _AT_THE_SIGN_OF and before.is_capital and number > 1
    return is_sign and words[number - 2].plain in PLACES_BEFORE


def _goes_on_as_a_place(text: str, words: Sequence[Word], number: int) -> bool:
    """Is one of the capitals that begin here how places are called, or is one called so right behind them?"""
    for other in range(number, min(number + _MOST_AFTER + 1, len(words))):
        current = words[other]
        if other > number and not is_beside(text, words, other - 1):
            return False
        is_a_place = bool(current.parts) and current.parts[-1].plain in PLACES_AFTER | PLACES_BEFORE  # "Conscience-bib"
        ends_so = is_a_place or (len(current.plain) > 5 and current.plain.endswith(PLACE_ENDINGS))
        if ends_so and (current.is_capital or current.parts) and current.plain not in first_names():
            return True
        if other == number + 1 and current.plain == "van" and words[number].is_capital:
            continue  # "Jacob van Arteveldeplein"
        if other > number and (current.plain in PLACES_AFTER or not current.is_capital):
            return current.plain in PLACES_AFTER and words[number].is_capital
    return False


def is_a_thing(text: str, words: Sequence[Word], number: int) -> bool:
    """Before a film, a shirt or a cake a name is what that is called; so is a full name before one."""
    word = words[number]
    if "&" in (text[word.start - 1 : word.start], text[word.end : word.end + 1]):
        return True  # "Bel&Bo"
    if not word.is_capital:
        return False
    if _TITLE.search(text[max(0, word.start - 50) : word.start]) or _SAYS_WHO.match(text, word.end):
        return True
    for other in range(number + 1, min(number + 3, len(words))):
        if not is_beside(text, words, other - 1):
            return False
        if not words[other].is_capital:
            is_full = other > number + 1
            return words[other].plain in THINGS_AFTER or (is_full and words[other].plain in OWN_THINGS_AFTER)
    return False


def is_of_fame(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the surname makes it somebody everybody knows."""
    return last > first and words[last].plain in SURNAMES_OF_FAME
