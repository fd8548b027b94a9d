"""Names people go by online: after an @, or after the name of the network."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.found import Found

_SIGNED = re.compile(r"(?<![\w.@])@[\w.\-]{2,30}")
_NETWORK = re.compile(
    r"(?i)\b(?:insta(?:gram)?|ig|snap(?:chat)?|tik ?tok|tt|fb|facebook|"
    r"messenger|discord|telegram|twitter|twitch|steam|psn|xbox|threads|bereal|gebruikersnaam|username|signal|youtube)\b"
)
_SAYS = re.compile(
    r"(?i)[ ]?(?:[:=][ ]?|[ ](?:(?:naam|hij|zij|ze|she|he|il|elle|s'appelle|account|nom|"
    r"name|pseudo|account|compte|acc|user|username|onder|heet|als|"
    r"sous|under|met|is|c'est|c’est|est|zijn|haar|"
    r"'s|op|nu|nieuw|nieuwe|new|messenger|:|=)[ :=]{1,2}){0,4})['\"“‘]?"
)
_TOKEN = re.compile(r"@?[\w.\-]{2,40}")
_FULL = re.compile(r"[A-ZÀ-Þ][\w'’\-]{1,30}(?:[ ][A-ZÀ-Þ][\w'’\-]{1,30}){0,3}")
_MARKED = re.compile(r"[:=]|\b(?:naam|nom|name|pseudo|onder|heet|sous|under|username|user)\b", re.IGNORECASE)
# "@14u", "@bib": at an hour, at a place that everybody has.
_WHEN_OR_WHERE = re.compile(
    r"(?i)@(?:[0-9]{1,2}(?:u|h|[:.])?[0-9]{0,2}|home|work|school|thuis|werk|bureau|kantoor|jh|joc|jc|jeugdhuis|bib|"
    r"station|gare|plein|park|parc|square|markt|sporthal|vdab|ocmw|cpas|caw|clb|jac|actiris|forem|stad|school|"
    r"collega\w?|planning|agenda|mail|team|iedereen|all|tous|club|onthaal|balie|bus|tram)(?![\w.])"
)
_COUNTED = re.compile(r"(?i)[0-9]+(?:x|e|de|ste|u|h|k|gb|min|s|sec|w|d|m|km|eur|j)?\Z")
# What the network itself calls a part of it.
_OF_THE_NETWORK = frozenset(
    ("live", "marketplace", "groep", "groepen", "groupe", "group", "page", "pagina", "ads", "jobs")
)
_OF_FACEBOOK = ("fb", "facebook", "messenger")


def handles(text: str) -> Iterator[Found]:
    """Every one, without its cue."""
    for match in _SIGNED.finditer(text):
        if not _WHEN_OR_WHERE.match(text, match.start()):
            yield Found(match.start(), match.start() + len(match[0].rstrip(".-")), "handle")
    for match in _NETWORK.finditer(text):
        said = _SAYS.match(text, match.end())
        start = said.end() if said else match.end()
        found = _name_at(text, start, network=match[0].casefold(), between=text[match.end() : start])
        if found is not None:
            yield found


def _name_at(text: str, start: int, *, network: str, between: str) -> Found | None:
    if network in _OF_FACEBOOK:
        full = _FULL.match(text, start)
        if full is not None and full[0].split()[0].casefold() in _OF_THE_NETWORK:
            return None
        if full is not None:
            return Found(*full.span(), "handle")
    token = _TOKEN.match(text, start)
    if token is None:
        return None
    name = token[0].rstrip(".-")
    if _COUNTED.match(name):
        return None
    # Without a sign it has to look like one: a digit, a dot or a low line inside. "insta is kapot" is about the app.
    looks = any(letter.isdigit() or letter in "._" for letter in name) and any(letter.isalpha() for letter in name)
    if not looks and not _MARKED.search(between):
        return None
    # "insta: vacatures bij Ikea" goes on as a sentence; a name stands alone or was announced as one.
    goes_on = not looks and ":" in between and re.match(r" [a-z0-9]", text[start + len(name) :]) is not None
    return None if goes_on or (not looks and len(name) <= 3) else Found(start, start + len(name), "handle")
