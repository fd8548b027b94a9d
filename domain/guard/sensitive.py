"""Words that say what only an explicit yes allows to keep (P05, P06, P07, and article 9 of the AVG/GDPR as a whole).

Health, disability, addiction; detention and sentences; origin and the right to stay; faith; pregnancy; orientation.
Beginnings of words, accents dropped; a word that means something else here is told apart by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.found import Found
from domain.guard.lists import words_in
from domain.guard.words import Word

_WORDS = words_in("sensitive_words")
_ABOUT_A_PERSON = re.compile(
    r"(?i)[ ](?:afkomst|origine|origin|roots|nationalit\w+|diploma\w*|herkomst|achtergrond|ouders?|vader|moeder|gezin|"
    r"familie|jongen\w*|jongere\w*|"
    r"meisje|paspoort|background|parents?|family|boy|girl|guy|passport|passeport|gast(?:en)?|kid|man|vrouw|background|getuigschrift|statuut)\b"
)
_PHRASES = re.compile(
    r"(?i)\b(?:zonder papieren|geen papieren|sans[ -]papiers|papieren zijn verlopen|kansen? op verblijf|uit de kast|"
    r"coming[ -]out|burn[- ]out|fauteuil roulant|"
    r"bracelet électronique|casier judiciaire|criminal record|garde à vue|en prison|in de gevangenis|in de cel|"
    r"vast in \w+|onder toezicht|jeugdrechter|"
    r"refugee status|residence permit|titre de séjour|no papers|annex 26|bijlage 26|"
    r"oranje kaart|tijdelijke bescherming|subsidiaire bescherming|"
    r"hoort stemmen|entend des voix|hears voices|snijdt zich|auto[- ]?mutilat\w+|special needs|in verwachting|"
    r"expecting a baby|"
    r"valt op (?:jongens|meisjes|mannen|vrouwen)|"
    r"libération conditionnelle|conditional release|vrij onder voorwaarden|gebruikt weer|drinks too much|boit trop|"
    r"annexe? (?:26|35)|bijlage 35|carte orange|bevel om (?:het )?grondgebied|niet-begeleide minderjarige|"
    r"mental health|santé mentale|psychische \w+|mentale \w+|"
    r"eating disorder|trouble\w* \w+ique|à l'hosto|opgenomen in (?:de )?(?:psychiatrie|instelling|paaz)|paaz|"
    r"self[- ]harm|juge de la jeunesse|"
    r"jeugdrechter|house arrest|ankle (?:monitor|tag|bracelet)|community service|(?:zijn|haar|son|sa|his|her|van) "
    r"(?:geloof|religion|faith|foi|huidskleur|afkomst|origine)|"
    r"(?:marok\w+|turkse|\w+se|\w+ische|africaanse|afrikaanse|\w+(?:aise|aine|ienne|an|ian|ish)) "
    r"(?:afkomst|origine|origin|roots|nationaliteit|nationalité)|"
    r"d'origine \w+|origine \w+(?:aise|aine|ienne|que)|(?:van|of) \w+ (?:afkomst|origine|descent))\b"
)
# What the same word says when it is about something else.
_OTHERWISE: dict[str, re.Pattern[str]] = {
    cue: re.compile(pattern, re.IGNORECASE)
    for cue, pattern in {
        "depress": r"\b(?:noord|oost)?zee|weer\b|regen|wind|luchtdruk|atlant|storm|météo|\bmer\b|weather|rain|economi",
        "coke": r"cola|glas|blik|drank|drink|zero|fles|pizza|frisdrank|canette|verre|can of|zonder suiker",
        "speed": r"internet|wifi|mbps|mbit|\bnet\b|test|connect|laptop|upload|download|boot|date|full",
        "high": r"high (?:school|five|street|score|speed|level|vis|way|er|ly|est)|five|school",
        "roma": r"\bas roma|(?:inter|juve|napoli|lazio|milan)[- ]roma|"
        r"roma[- ](?:lazio|inter|milan|juve|napoli)|tomat|match",
        "cel": r"excel|zonne|werkblad|formule|tabel|batterij",
        "blind": r"blinde? (?:date|vlek|muur|typen|sollicit)|typen",
        "gevang": r"poort|kapel|pokemon|\bbal\b|vis\b",
        "prison": r"prison break|escape",
        "sentence": r"\bzin\b|gramm|word|write|per sentence|full|one|first|whole|each",
        "aids": r"visual aids|first aids",
        "joint": r"silicon|lek|kraan|douche|badkamer|fichier|document|pièce|annex|ci-joint|"
        r"joint (?:project|meeting|venture|action)|voeg",
        "hash": r"hashtag|hash (?:brown|value|code)",
        "crack": r"scherm|screen|écran|voetbal|een crack|gsm|code",
        "blow": r"föhn|mind",
        "weed": r"onkruid|tuin|garden|the beds",
        "trauma": r"heli",
        "doof": r"doofpot|gaat doof|licht|kaars",
        "pillen": r"vitamine|vaatwas|hoofdpijn|keelpijn",
        "bevallen": r"goe\b|go(?:e|ed)d?\b|niet bevallen|best|slecht|fel|werk|stage|"
        r"\bjob|hem bevallen|haar bevallen|mee\b",
        "voorwaardelijk": r"contract|aanbod|inschrijv|toegelaten|zinn?\b",
        "probati": r"probation period|trial",
        "medicin": r"stud|school|\bwil\b|opleiding|ingang|faculteit|unif",
        "inbraak": r"bij ons|jeugdhuis|in jh|alarm|lokaal|gehackt|account",
        "opgepakt": r"draad|terug|weer opgepakt|opgepakt met|goed|studie|school|sport|punt",
        "stoornis": r"\bnet\b|trein|signaal|lijn",
        "islam": r"islamabad",
    }.items()
}
# Words that say it only in this company.
_ONLY_WITH: dict[str, re.Pattern[str]] = {
    cue: re.compile(pattern)
    for cue, pattern in {
        "tag": r"(?i)ankle|enkel|electronic",
        "bak": r"(?i)\b(?:zat|zit|in) (?:in )?de bak\b",
        "shit": r"(?i)rook|verko|gebrui|fum|smok",
        "bi": r"(?i)\b(?:is|noemt zich|être|est) bi\b",
        "ass": r"\bASS\b",
        "add": r"\bADD\b",
        "odd": r"\bODD\b",
        "ms": r"\b(?:heeft|a la|has) MS\b",
        "sti": r"\bSTI\b",
        "tos": r"\bTOS\b",
        "nah": r"\bNAH\b",
        "christian": r"(?i)\b(?:is|est|a) christian\b",
        "christen": r"(?i)\b(?:is|zijn) christen\b",
        "drinkt": r"(?i)drinkt\s*(?::|te veel|veel|elke|alle|weer|opnieuw|thuis|zich)",
        "dronk": r"(?i)te veel|weer|elke",
        "gokt": r"(?i).",
        "gokken": r"(?i)verslaafd|geld|online|casino|schuld|weer|\bbet",
        "bracelet": r"(?i)électr|electr|cheville",
        "stoned": r"(?i).",
    }.items()
}
_AROUND = 40


def sensitive(text: str, words: list[Word]) -> Iterator[Found]:
    """Every such word, the whole phrase where one names it."""
    for match in _PHRASES.finditer(text):
        yield Found(*match.span(), "sensitive")
    for word in words:
        start = word.plain[:3]
        cue = word.plain if word.plain in _WORDS else next(_begins(word.plain), "") if start in _STARTS else ""
        if cue and not _says_otherwise(text, word, cue):
            yield Found(word.start, word.end, "sensitive")
        elif word.plain.startswith(_NATION_TUPLE) and (said := _ABOUT_A_PERSON.match(text, word.end)):
            yield Found(word.start, said.end(), "sensitive")
        for part in word.parts:
            if len(part.plain) > 4 and not cue and any(True for _ in _begins(part.plain)):
                yield Found(word.start, word.end, "sensitive")


def _begins(plain: str) -> Iterator[str]:
    return (cue for cue in _BY_START.get(plain[:3], ()) if plain.startswith(cue))


def _says_otherwise(text: str, word: Word, cue: str) -> bool:
    around = text[max(0, word.start - _AROUND) : word.end + _AROUND].replace("\n", " ")
    needed = _ONLY_WITH.get(cue)
    if needed is not None:
        return needed.search(around) is None
    patterns = (_OTHERWISE.get(begin) for begin in (cue, cue[:7], cue[:5], cue[:4]))
    return any(pattern is not None and pattern.search(around) for pattern in patterns)


_BY_START: dict[str, list[str]] = {}
for _cue in sorted(words_in("sensitive_beginnings")):
    _BY_START.setdefault(_cue[:3], []).append(_cue)
_STARTS = frozenset(_BY_START)
_NATION_TUPLE = tuple(words_in("nations"))
