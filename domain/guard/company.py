"""What a sensitive word says beside other words: "speed" of the internet, a "joint" of a tap, "coke" in a glass."""

from __future__ import annotations

import re

from domain.guard.subject import is_a_subject
from domain.guard.words import Word

# What the same word says when it is about something else.
_OTHERWISE: dict[str, re.Pattern[str]] = {
    cue: re.compile(pattern, re.IGNORECASE)
    for cue, pattern in {
        "depress": r"\b(?:noord|oost)?zee|weer\b|regen|wind|luchtdruk|atlant|storm|météo|\bmer\b|weather|rain|"
        r"economi|button|knop|pedal|key\b",
        "coke": r"cola|glas|blik|drank|drink|zero|fles|pizza|frisdrank|canette|verre|can of|zonder suiker|coca|"
        r"fanta|sprite|"
        r"chips|spill",
        "speed": r"internet|wifi|mbps|mbit|\bnet\b|test|connect|laptop|upload|download|boot|date|full|pedelec|dial|"
        r"limiet|limit|camera|control",
        "high": r"high (?:school|five|street|score|speed|level|vis|way|er|ly|est|tea|hopes|light|season|time|rent|"
        r"price|wall|jump|up|"
        r"marks)|five|school",
        "roma": r"\bas roma|(?:inter|juve|napoli|lazio|milan)[- ]roma|"
        r"roma[- ](?:lazio|inter|milan|juve|napoli)|tomat|match|ticket|concert",
        "cel": r"excel|zonne|werkblad|formule|tabel|batterij|biolog|\bbio\b|deling|emploi|foto|zonnep|panneau|"
        r"en \w+ cell",
        "blind": r"blinde? (?:date|vlek|muur|typen|sollicit|spot|test|audition|bag|box|side)|typen|getypt|doek|"
        r"tikken|rijles",
        "gevang": r"poort|kapel|pokemon|\bbal\b|vis\b",
        "prison": r"prison break|escape|monopoly",
        "sentence": r"\bzin\b|gramm|by sentence|word|write|per sentence|full|one|first|whole|each",
        "aids": r"visual aids|first aids",
        "joint": r"silicon|lek|kraan|douche|badkamer|fichier|document|pièce|annex|ci-joint|"
        r"joint (?:project|meeting|venture|action|session)|voeg|plomb|loodgiet|"
        r"joints? (?:(?:van )?(?:de |het |een )?|du |de |d')(?:motor|robinet|culasse|kraan|pomp)",
        "hash": r"hashtag|hash (?:brown|value|code)",
        "crack": r"scherm|screen|écran|voetbal|een crack|gsm|code|crack of dawn|joke|window|ruit|muur|wall|wiskunde|"
        r"chess|"
        r"un crack|une crack",
        "blow": r"föhn|mind",
        "weed": r"onkruid|tuin|garden|the beds|killer",
        "trauma": r"heli|trauma (?:of|van) (?:maths?|wiskunde|school|frans)",
        "doof": r"doof van|doofpot|gaat doof|licht|kaars",
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
        "dealer": r"(?:auto|moto|car|bmw|toyota|audi|ford)[ -]?dealer|card game|poker|kaartspel|"
        r"dealer (?:van |bij |in |de )?(?:toyota|bmw|audi|volvo|ford|renault|opel|vw|fiat|kia|mercedes|auto|moto)",
        "illegal": r"parking|parke|stort|download|stream|kopie|copy|vuurwerk|afval|fuif",
        "rolstoel": r"rolstoel van (?:het|de) |uitgeleend|uitleen",
        "zwanger": r"zwanger van (?:de |een |het )?(?:idee|plan|droom|dromen|woord)",
        "pregnan": r"pregnant (?:pause|silence)|pregnant with (?:meaning|ideas)",
        "enceinte": r"bluetooth|trop fortes?|cassée|\bjbl\b|les enceintes",
        "asile": r"chien|chat|animaux|animal",
        "asiel": r"hond|kat(?:ten)?\b|poes|dier|vogel",
        "handicap": r"golf|parking|parkeer",
        "condamne": r"condamnée? à (?:attendre|rester|marcher)",
        "sourd": r"sourde oreille|sourdine",
        "accro": r"accro (?:à|au|aux) (?:son |sa |ses |la |l')?(?:téléphone|gsm|série|café|chocolat|musique|foot|"
        r"sport|basket|danse)",
        "drug": r"drug ?store",
        "jail": r"monopoly",
        "homo": r"homo sapiens",
        "gay": r"gay (?:bar|street|pride)",
        "regularis": r"loon|factu|energie|huur|afrekening|loyer",
        "suikerziek": r"suikerziek van",
        "verslaafd": r"verslaafd aan (?:die |zijn |haar |de |een |mijn )?(?:serie|tv|gsm|koffie|chocola|thee|"
        r"netflix|muziek|foot|voetbal|show)",
        "addict": r"addicted to (?:that|this|the|her|his) (?:show|series|song|phone)",
        "suicid": r"suicide squad",
        "kanker": r"kankerweer|kankerschool|kankerbus",
        "burn-out": r"band|tyre|pneu|moto|brommer",
        "burnout": r"band|tyre|pneu|moto|brommer",
        "gevangen": r"in de lift",
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


def says_otherwise(text: str, word: Word, cue: str) -> bool:
    """Whether what stands beside a word tells that it means something else. `cue`: the word or beginning it has."""
    if is_a_subject(text, word.start, word.end, word.plain):
        return True
    around = text[max(0, word.start - _AROUND) : word.end + _AROUND].replace("\n", " ")
    needed = _ONLY_WITH.get(cue)
    if needed is not None:
        return needed.search(around) is None
    patterns = (_OTHERWISE.get(cue[:length]) for length in range(min(4, len(cue)), len(cue) + 1))
    return any(pattern is not None and pattern.search(around) for pattern in patterns)
