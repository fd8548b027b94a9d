"""Words that say what only an explicit yes allows to keep (P05, P06, P07, and article 9 of the AVG/GDPR as a whole).

Health, disability, addiction; detention and sentences; origin and the right to stay; faith; pregnancy; orientation.
Beginnings of words, accents dropped; a word that means something else here is told apart by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.company import says_otherwise
from domain.guard.found import Found
from domain.guard.lists import words_in
from domain.guard.subject import is_a_subject
from domain.guard.words import Word

_WORDS = words_in("sensitive_words")
_ABOUT_A_PERSON = re.compile(
    r"(?i)[ ](?:afkomst|origine|origin|roots|nationalit\w+|diploma\w*|herkomst|achtergrond|ouders?|vader|moeder|gezin|"
    r"familie|jongen\w*|jongere\w*|"
    r"meisje|paspoort|background|parents?|family|boy|girl|guy|passport|passeport|gast(?:en)?|kid|man|vrouw|"
    r"background|getuigschrift|statuut)\b"
)
_PHRASES = re.compile(
    r"(?i)\b(?:zonder papieren(?! korting| geen)|geen papieren(?! zak| gevonden| versie| bord| in )|sans[ -]papiers|"
    r"papieren zijn verlopen|kansen? op verblijf|uit de kast(?! (?:gehaald|halen|genomen|gevallen|pakken))|"
    r"coming[ -]out(?! (?:album|film|show|song))|burn[- ]out|fauteuil roulant|"
    r"bracelet électronique|casier judiciaire|criminal record|garde à vue|en prison|in de gevangenis|"
    r"in de cel(?! [a-z][0-9])|"
    r"vast in (?!(?:de |het |een )?(?:file|verkeer|lift|trein|bus|tram|sneeuw|modder|systeem|procedure|contract|"
    r"dienst))\w+|"
    r"onder toezicht(?! van (?:de|een|zijn|haar) (?:meester|ploegbaas|leerkracht|chef|kok|stage|redder|mentor))|"
    r"jeugdrechter|"
    r"refugee status|residence permit|titre de séjour|no papers|annex 26|bijlage 26|"
    r"oranje kaart|tijdelijke bescherming|subsidiaire bescherming|"
    r"hoort stemmen|entend des voix|hears voices|snijdt zich|auto[- ]?mutilat\w+|special needs|"
    r"in verwachting(?! van (?:een |de )?(?:antwoord|nieuws|reactie|mail|brief|telefoon))|"
    r"expecting a baby|"
    r"valt op (?:jongens|meisjes|mannen|vrouwen)|"
    r"libération conditionnelle|conditional release|vrij onder voorwaarden|gebruikt weer|drinks too much|boit trop|"
    r"annexe? (?:26|35)|bijlage 35|carte orange|bevel om (?:het )?grondgebied|niet-begeleide minderjarige|"
    r"mental health|santé mentale|psychische \w+|mentale \w+|"
    r"eating disorder|trouble\w* \w+ique|à l'hosto|opgenomen in (?:de )?(?:psychiatrie|instelling|paaz)|paaz|"
    r"self[- ]harm|juge de la jeunesse|"
    r"jeugdrechter|house arrest|ankle (?:monitor|tag|bracelet)|community service|(?:zijn|haar|son|sa|his|her|van) "
    r"(?:geloof|religion|faith|foi|huidskleur|afkomst|origine)(?! (?:in|en) )|"
    r"(?:marok\w+|turkse|\w+se|\w+ische|africaanse|afrikaanse|\w+(?:aise|aine|ienne|an|ian|ish)) "
    r"(?:afkomst|origine|origin|roots|nationaliteit|nationalité)|"
    r"d'origine \w+|origine \w+(?:aise|aine|ienne|que)|(?:van|of) \w+ (?:afkomst|origine|descent))\b"
)


def sensitive(text: str, words: list[Word]) -> Iterator[Found]:
    """Every such word, the whole phrase where one names it."""
    for match in _PHRASES.finditer(text):
        if is_a_subject(text, *match.span(), match[0].casefold()):
            continue
        yield Found(*match.span(), "sensitive")
    for word in words:
        start = word.plain[:3]
        cue = word.plain if word.plain in _WORDS else next(_begins(word.plain), "") if start in _STARTS else ""
        if cue and not says_otherwise(text, word, cue):
            yield Found(word.start, word.end, "sensitive")
        elif word.plain.startswith(_NATION_TUPLE) and (said := _ABOUT_A_PERSON.match(text, word.end)):
            yield Found(word.start, said.end(), "sensitive")
        for part in word.parts:
            is_one = len(part.plain) > 4 and not cue and any(True for _ in _begins(part.plain))
            if is_one and not is_a_subject(text, word.start, word.end, word.plain):
                yield Found(word.start, word.end, "sensitive")


def _begins(plain: str) -> Iterator[str]:
    return (cue for cue in _BY_START.get(plain[:3], ()) if plain.startswith(cue))


_BY_START: dict[str, list[str]] = {}
for _cue in sorted(words_in("sensitive_beginnings")):
    _BY_START.setdefault(_cue[:3], []).append(_cue)
_STARTS = frozenset(_BY_START)
_NATION_TUPLE = tuple(words_in("nations"))
