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
_OF_FACEBOOK = ("fb", "facebook", "messenger")


def handles(text: str) -> Iterator[Found]:
    """Every one, without its cue."""
    for match in _SIGNED.finditer(text):
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
        if full is not None:
            return Found(*full.span(), "handle")
    token = _TOKEN.match(text, start)
    if token is None:
        return None
    name = token[0].rstrip(".-")
    # Without a sign it has to look like one: a digit, a dot or a low line inside. "insta is kapot" is about the app.
    looks = any(letter.isdigit() or letter in "._" for letter in name) and any(letter.isalpha() for letter in name)
    return Found(start, start + len(name), "handle") if looks or (_MARKED.search(between) and len(name) > 3) else None
