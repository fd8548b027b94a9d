"""Where somebody lives: a street with a house number, with its box, postcode and place when they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.found import Found
from domain.guard.lists import words_in_order

_CAP = r"[A-ZÀ-Þ0-9’'][\w'’.\-]{0,30}"
_STREETS = "|".join(words_in_order("streets"))
_NUMBER = r"(?P<number>[0-9]{1,4}(?:[ ]?[A-GI-TV-Za-df-gi-tv-wyz](?![\w]))?(?:[/\-][0-9A-Za-z]{1,5})?)"
_NR = r"(?:[ ]?,)?[ ](?:nr\.?[ ]?|nummer[ ]|n°[ ]?|no\.?[ ])?"
_REST = (
    r"(?:,?[ ](?:bus|bte|boîte|boite|box|b\.|app\.?)[ ]?(?P<box>[0-9][0-9A-Za-z]{0,5}|[A-Z])(?![\w]))?"
    r"(?:,?[ ](?P<postcode>[1-9][0-9]{3})[ ][A-ZÀ-Þ][\w'’\-]{1,30}(?:,[ ][A-ZÀ-Þ][\w\-]{1,30})?"
    r"|,[ ](?P<place>[A-ZÀ-Þ][\w'’\-]{2,30})(?![ ][0-9]))?"
)
_FLEMISH = re.compile(
    rf"(?:(?<![\w\-])(?:[A-ZÀ-Þ][\w'’\-]{{1,29}}[ ]){{0,2}}(?i:[\w'’\-]{{1,30}}?(?:{_STREETS}))\.?(?![\w])"
    rf"|(?i:(?<![\w])(?:oude|nieuwe|grote|korte|lange|sint|st)[ ](?:baan|weg|straat|laan))"
    rf"|(?i:(?<![\w])(?:steenweg|stwg|baan))[ ](?:op|naar|van)[ ]{_CAP})"
    rf"{_NR}{_NUMBER}(?![\w/]){_REST}"
)
_FRENCH = re.compile(
    rf"(?i:(?<![\w])(?:rue|avenue|av\.?|boulevard|bd|bld|chauss[ée]e|ch[ée]e|chée|place|pl\.|impasse|quai|all[ée]e|square|clos|drève|sentier|chemin))"
    rf"(?:[ ](?![0-9]{{1,2}}[hu:])(?:de|du|des|la|le|les|l['’]?|d['’]?|à|aux|{_CAP}|[\w'’\-]{{2,20}})){{1,5}}?"
    rf"{_NR}{_NUMBER}(?![\w/]){_REST}"
)
_WITH_POSTCODE = re.compile(
    rf"(?:(?<=\s)|(?<=[(\"])|\A)(?:['’]t[ ])?{_CAP}(?:[ ]{_CAP}){{0,3}}[ ]{_NUMBER}"
    r"(?:,?[ ](?:bus|bte|box)[ ]?\w{1,5})?,?[ ]"
    r"(?P<postcode>[1-9][0-9]{3})[ ][A-ZÀ-Þ][\w'’\-]{1,30}"
)
_FRENCH_FIRST = re.compile(
    r"(?<![\w.,:/])[0-9]{1,4}(?:[ ]?bis|[A-G])?,?[ ](?i:rue|avenue|boulevard|chaussée|quai)[ ]"
    rf"(?:(?:de|du|des|la|le|les)[ ]|l['’]|d['’]){{0,3}}{_CAP}"
)
_WITH_BOX = re.compile(
    rf"(?<![\w]){_CAP}(?:[ ]{_CAP}){{0,2}}[ ]{_NUMBER},?[ ](?:bus|bte|boîte)[ ]?"
    r"(?P<box>[0-9][0-9A-Za-z]{0,5}|[A-Z])(?![\w])"
)
_LIVES = re.compile(
    r"(?i)\b(?:woon\w{0,8}|adres|verhui\w{0,6}|"
    r"kot|lives|living|habite|logeert|verblijft|appartement|studio|thuis)\b[^.\n]{0,14}\Z"
)
_ENGLISH = re.compile(
    rf"(?<![\w])[0-9]{{1,4}}[A-Za-z]?[ ](?:{_CAP}[ ]){{1,3}}(?i:street|road|avenue|lane|drive|close|way)(?![\w])"
)
# "Kerkstraat 20u" is an hour, "Sint-Jansplein 4 gesproken" are four people, "Grote Markt 3 contacten" as well.
_COUNTED = re.compile(
    r"(?i)[ ]?(?:-|–|à|tot|tss)[ ]?[0-9]{1,2}[ ]?(?:u|h)\b|"
    r"[ ]?(?:u(?:ur)?\b|h\b|[:.][0-9]|x\b|affiche|poster|babbel|lange\b|fietser|winkel|oude?\b|vragen|"
    r"%|€|eur|km|min|man\b|pers|jong|gast|"
    r"gesprek|gesproken|contact|kaart|flyer|folder|kinder|meisje|"
    r"mens|tieners|nieuwe?\b|van\b|op\b|waarvan|groep|gars|jeunes|people|kids|youth|bekende|stuks|keer|spoken|talks|rencontr|filles|ados|graden|dagen|weken)"
)
# "Rue Dansaert, 2 restos", "Molenstraat 3 studenten": a small number, or one behind a comma, counts the word behind it.
_COUNTS = re.compile(
    r" (?!(?:bus|bte|bo[iî]te|box|app\w*|étage|verdiep\w*|gelijkvloers|boven|beneden|achter|naast|tegenover|bij|met|"
    r"waar|thuis|dus|sinds|vanaf|adres|geen|opgehaald|huisbezoek|chez|avec|depuis|with|where|since|near)\b)[a-zà-ÿ]{3,}"
)
_MOST_COUNTED = 20
_NO_HOME = re.compile(
    r"(?i)^(?:op weg|onderweg|werkplaats|in plaats|hal|zaal|terrein|veld|"
    r"park|afspraak|volgende|bus|tram|lijn|perron|spoor|shift|groep)\b"
)
_PUBLIC_FIRST = ("place ", "pl. ", "square ", "parc ")
_PUBLIC = ("plein", "markt", "park", "veld", "plaats", "brug", "poort", "ring", "bos")


def addresses(text: str) -> Iterator[Found]:
    """Every one in a text. Who lives there the guard cannot know."""
    for pattern in (_FLEMISH, _FRENCH, _WITH_POSTCODE, _WITH_BOX, _FRENCH_FIRST, _ENGLISH):
        for match in pattern.finditer(text):
            if pattern in (_ENGLISH, _FRENCH_FIRST) or _is_home(text, match):
                yield Found(*match.span(), "address")


def _is_home(text: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    is_full = bool(groups.get("postcode") or groups.get("box"))
    if is_full and not _NO_HOME.match(match[0]):
        return True
    if _COUNTED.match(text, match.end("number")) or _NO_HOME.match(match[0]):
        return False
    street = text[match.start() : match.start("number")].casefold().rstrip(" ,.")
    # A square is where people meet; only with a box or a postcode it is where somebody lives.
    is_home = _LIVES.search(text[max(0, match.start() - 30) : match.start()]) is not None
    is_few = groups["number"].isdigit() and int(groups["number"]) <= _MOST_COUNTED
    is_apart = "," in text[match.start() : match.start("number")]
    if (is_few or is_apart) and not is_home and _COUNTS.match(text, match.end("number")):
        return False
    if street.split()[-1].startswith(("place", "square")) or not street[0].isalnum():
        return False
    return is_home or not (street.endswith(_PUBLIC) or street.startswith(_PUBLIC_FIRST))
