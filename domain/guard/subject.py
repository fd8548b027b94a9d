"""A sensitive word that is no one's: what a lesson or a film is about, a service that hires, a word made longer.

"folder over zwangerschap", "gehandicaptenzorg", "katholieke school" say nothing of a person. Each pattern looks only at
the words right beside the one that was found, so that "les gemist, zwanger" still counts.
"""

from __future__ import annotations

import re

_ABOUT = re.compile(
    r"(?i)\b(?:\w{0,20}campagne|workshops?|vorming(?:en)?|\w{0,20}opleiding|films?|filmpje|series?|reeks|docu\w{0,10}|"
    r"podcasts?|folders?|flyers?|brochures?|affiches?|posters?|info(?:avond|sessie|moment|dag|stand)?|quiz|debat|débat|"
    r"toneel\w{0,8}|theater\w{0,10}|pièce|boek(?:en)?|livres?|liedje|lied|song|museum|musée|tentoonstelling|expo|"
    r"exhibition|les|lessen|cours|cursus|course|lesson|training|formation|atelier|game|spel|toets|examen|presentatie|"
    r"spreekbeurt|book|movie|show|leaflet)\s(?:[\w'’-]{1,20}\s){0,2}"
    r"(?:over|rond|rondom|tegen|omtrent|about|on|against|sur|contre|(?:personen|mensen|kinderen|jongeren) met)\s"
    r"(?:(?!(?:en|et|and|zijn|haar|hun|mijn|his|her|their|son|sa|ses)\b)[\w'’-]{1,20}\s){0,2}(?:[dl]['’])?\Z"
)
_GOES_ON = re.compile(
    r"(?:preventie\w{0,8}|vriendelijke?|toegankelijke?|friendly|basket\w{0,4}|hond\w{0,3}|beleid|campagnes?|straat|"
    r"weer|werk(?:er|ing)?|commando|squad|films?|museum|kunde|gel|stift|store|vrije?|lijn|quiz|sector|koepel)\Z"
)
_IS_A_THING = re.compile(
    r"(?i)[ -](?:officers?|stores?|films?|movies?|posters?|affiches?|campagne|squad|team|spots?|parking\w{0,8}|"
    r"parkeer\w*|"
    r"parkeren|(?:sluik)?stort\w*|download\w*|kopie\w*|cop(?:y|ies)|streamen?|vuurwerk|silence|pause|jokes?|awareness|"
    r"prevention|preventie|friendly|basket\w*|toilet\w*)\b"
)
_OF_A_FAITH = ("kathol", "cathol", "islam", "moslim", "muslim", "musulm", "joods", "jewish", "juif", "juive", "protest")
_FAITH_OF_A_HOUSE = re.compile(
    r"(?i)[ -](?:school|scholen|scholengroep|onderwijs|universit\w+|unif|college|museum|kerk|koor|begraafplaats|wijk|"
    r"buurt|leven en|schools?|university|church|cemetery|école|lycée|enseignement)\b"
)
_HOUSES = ("asielcentr", "fedasil", "psychiatrisch", "psychiatrique", "psychiatric")
_HIRES = re.compile(
    r"(?i)[ ](?:[\w'’]{1,20}[ ]){0,2}(?:zoekt|zoeken|cherche|cherchent|recrute|hires?|is hiring|needs staff|werft)\b"
)


def is_a_subject(text: str, start: int, end: int, plain: str) -> bool:
    """Whether the word from `start` to `end` (folded: `plain`) is what something is about, or part of a thing."""
    if _ABOUT.search(text[max(0, start - 90) : start]) or _IS_A_THING.match(text, end):
        return True
    if plain.endswith("gehandicaptenzorg") or (len(plain) > 7 and _GOES_ON.search(plain)):
        return True
    if plain.startswith(_OF_A_FAITH) and _FAITH_OF_A_HOUSE.match(text, end):
        return True
    return plain.startswith(_HOUSES) and _HIRES.match(text, end) is not None
