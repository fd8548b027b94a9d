"""What consent.md says of every field, written down by hand: the other opinion the gate is held against.

Nothing here is read from the product. A new field, or one that changed its purpose, has to be written here too.
"""

from __future__ import annotations

from collections.abc import Mapping

# Fields by drawer (consent.md), per kind: purpose -> names. "" is what is about no youth. "row": the row decides.
FIELDS: dict[str, dict[str, str]] = {
    "contact": {
        "P00": "day part_of_day kind how place_kind municipality count age_band topics duration_minutes first_step "
        "signal outcome worker round place note next_step"
    },
    "round": {
        "P00": "day kind worker is_open place companions partner came spoken went_well was_hard next_time",
    },
    "observation": {"P00": "day row place_kind municipality worker"},
    "signal": {"P00": "day body municipality result worker"},
    "safeguarding": {"P00": "day"},
    "answer": {"P14": "day survey version agreed answers"},
    "youth": {
        "P01": "alias age_band gender municipality qualification clock_start clock_reason vdab_known school "
        "neet_since fixed_contact strengths wishes next_step goal",
        "P02": "name birth_date phone address",
        "P04": "handle",
        "P05": "disability",
        "P06": "origin languages",
    },
    "presence": {"P01": "youth contact day note next_step"},
    "consent": {
        "P01": "youth purpose state recipient after text_id text_version text_hash basis months at valid_until how "
        "worker age_band understands interpreter readback_right has_copy"
    },
    "copied": {"P01": "youth consent day how worker"},
    "same_as": {"P01": "youth other state after other_files knew day worker"},
    "request_of": {"P01": "youth request words"},
    "person": {"P01": "youth role is_mentor is_gone", "P02": "name named told"},
    "signature": {"P13": "youth consent day strokes"},
    "word_back": {"P10": "youth referral recipient day text worker"},
    "report": {"P15": "youth day what grounds unia sent"},
    "barrier": {"row": "youth code says weight mechanisms state since lifted words thinks"},
    "offer": {
        "row": "youth kind state proposed started ended contract follows partner where end_reason not_counting words"
    },
    "pause": {"row": "youth reason start end is_dropped"},
    "referral": {"row": "youth partner_kind partner state since proposed waiting_since admitted asks words"},
    "refusal": {"row": "youth referral reason day"},
    "reply": {"row": "youth section day words about"},
    "shared": {"row": "youth referral recipient consent day fields struck worker"},
    "task": {"row": "origin made youth key what due place done snoozed worker"},
    "opened": {"": "drawer subject consent"},
    "proof": {"": "purpose state text_id text_version text_hash language day worker receipt"},
    "place": {"": "name kind municipality hours ask_for is_closed"},
    "worker": {"": "name"},
    "setting": {"": "team_name figures_key out_of_sight_days"},
    "partner": {"": "name kind organisation province municipality phone email hours ask_for conditions note is_closed"},
    "named": {"": "name day body worker"},
    "wiped": {"": "device of until"},
    "request": {"": "number right day extended extension done outcome refusal"},
    "ending": {"": "of day made"},
    "kept_longer": {"": "of until reason day worker"},
    "redated": {"": "records day"},
    "total": {"": "quarter cells day"},
    "organisation": {"": "name address email phone dpo is_public steps"},
    "policy": {"": "purpose basis condition months reason"},
    "own_text": {
        "": "purpose language version name is_rtl months question what who how_long stop no_is_fine check right wrong "
        "wrong2 worker at"
    },
    "text_step": {"": "text state hash is_wider worker at"},
    "help_line": {"": "name line number is_removed"},
}

# For the team only: on a colleague's screen and nowhere else (names, or "*" for the whole kind).
INSIDE: dict[str, str] = {
    "contact": "worker round note next_step",
    "round": "worker is_open companions partner came spoken went_well was_hard next_time",
    "observation": "worker",
    "signal": "worker",
    "safeguarding": "*",
    "answer": "*",
    "same_as": "*",
    "word_back": "worker",
    "barrier": "mechanisms thinks",
    "shared": "worker",
    "task": "*",
    "proof": "*",
    "worker": "*",
    "setting": "*",
    "named": "*",
    "wiped": "*",
    **dict.fromkeys(("request", "ending", "kept_longer", "redated", "total"), "*"),
    **dict.fromkeys(("organisation", "policy", "own_text", "text_step", "help_line"), "*"),
}

# Inside, and yet about the youth, who may have it in a copy (AVG/GDPR article 15, decision 0220).
OWED: dict[str, str] = {
    "same_as": "state day",
    "barrier": "mechanisms thinks",
    "task": "origin made youth what due place done snoozed",
    "request": "number right day extended extension done outcome refusal",
}

# Room for words that nobody types about a youth: codes, keys, hashes and ids of ours, names of colleagues, and what the
# organisation writes about itself.
WRITTEN_BY_THE_APP: dict[str, str] = {
    "contact": "topics",
    "consent": "recipient after text_id text_hash",
    "proof": "text_id text_hash receipt",
    "same_as": "after other_files knew",
    "barrier": "mechanisms",
    "report": "grounds",
    "shared": "recipient fields struck",
    "word_back": "recipient",
    "task": "key",
    "opened": "subject consent",
    "worker": "name",
    "setting": "team_name",
    "organisation": "name address email phone dpo steps",
    "policy": "reason",
    "own_text": "name question what who how_long stop no_is_fine check right wrong wrong2",
    "text_step": "hash",
    "help_line": "name line number",
    "request": "number",
    "total": "cells",
}

# What tables are made of (statistics.md): days, codes and numbers, never a word that was typed.
COUNTED: dict[str, str] = {
    "contact": "day part_of_day kind how place_kind municipality count age_band topics duration_minutes first_step "
    "signal outcome",
    "round": "day kind",
    "observation": "day row place_kind municipality",
    "signal": "day body municipality result",
    "youth": "age_band gender municipality qualification clock_start clock_reason vdab_known neet_since disability "
    "origin",
    "presence": "day",
    "barrier": "code mechanisms state since lifted",
    "offer": "kind state proposed started ended contract follows end_reason not_counting",
    "pause": "start end is_dropped",
    "referral": "partner_kind state since proposed waiting_since admitted",
    "refusal": "reason day",
}

LABEL = {("youth", "alias"), ("youth", "fixed_contact")}  # of a file whose yes ran out: whom to ask again, who does
# What may be a line on the sheet for a partner: who the youth is, wants and can, the cards, and what is asked there.
HANDED: dict[str, str] = {
    "youth": "age_band gender municipality qualification school neet_since strengths wishes goal name birth_date phone "
    "address handle disability origin languages",
    "barrier": "code",
    "referral": "asks",
}
REACHES: dict[tuple[str, str], str] = {("youth", "phone"): "P02", ("youth", "handle"): "P04"}
CHANNELS = {"call": "P03", "text": "P03", "whatsapp": "P04", "signal": "P04", "instagram": "P04"}

NEEDS: dict[str, tuple[str, ...]] = {
    "P00": (),
    "P01": (),
    "P02": ("P01",),
    "P03": ("P01", "P02"),
    "P14": (),
    **dict.fromkeys(("P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11", "P12", "P13", "P15"), ("P01",)),
}
SPECIAL = frozenset({"P05", "P06", "P07", "P15"})
ON_UNTIL_OBJECTION = frozenset({"P00", "P12"})

# The rows whose name alone tells something (consent.md, "Fields by drawer"). All others: the file.
TELLS: dict[str, dict[str, str]] = {
    "barrier": {"health": "P05", "language": "P06", "detention": "P07", "discrimination": "P15"}
    | {"health.mental": "P05", "health.addiction": "P05"},
    "offer": {"transition": "P05", "ips": "P05", "collective_maatwerk": "P05", "individual_maatwerk": "P05"}
    | {"nt2": "P06", "beno": "P06", "civic_integration": "P06"},
    "pause": {"ill": "P05", "detained": "P07"},
    "referral": {"gtb": "P05", "integration": "P06", "unia": "P15"},
    "refusal": {"recognition": "P05", "language": "P06", "papers": "P06"},
    "task": {"aftercare": "P11"},
    "shared": {"vdab": "P08", "b" * 32: "P09"},
    "reply": {"contact": "P02", "handle": "P04", "health": "P05", "origin": "P06", "detention": "P07"}
    | {"aftercare": "P11", "reports": "P15"},
}
DECIDED_BY = {
    "barrier": "code",
    "offer": "kind",
    "pause": "reason",
    "referral": "partner_kind",
    "refusal": "reason",
    "task": "origin",
    "shared": "recipient",
    "reply": "section",
}

Said = Mapping[tuple[str, str], str]  # (purpose, recipient) -> what the youth said last


def names(text: str) -> set[str]:
    """The names of a line above."""
    return set(text.split())


def is_inside(kind: str, field: str) -> bool:
    """For the team only?"""
    listed = INSIDE.get(kind, "")
    return listed == "*" or field in names(listed)


def is_counted(kind: str, field: str) -> bool:
    """May it stand in a table as a number?"""
    return field in names(COUNTED.get(kind, ""))


def purpose(kind: str, field: str, row: str) -> str:
    """The purpose of a field, `row` being the code that decides. KeyError for a field nobody wrote down here."""
    for code, line in FIELDS[kind].items():
        if field in names(line):
            return TELLS[kind].get(row, "P01") if code == "row" else code
    raise KeyError(kind, field)


def agreed(said: Said, code: str, recipient: str = "") -> bool:
    """Did the youth say yes, and to all it leans on?"""
    if code == "":
        return True
    own = said.get((code, recipient), "not_asked")
    is_yes = own == "given" or (own == "not_asked" and code in ON_UNTIL_OBJECTION)
    return is_yes and all(agreed(said, needed) for needed in NEEDS[code])


def expected(road: str, kind: str, field: str, *, row: str, said: Said, owner: str = "", to: str = "") -> bool:  # noqa: PLR0911 - one sentence of the design a line
    """May it go down this road? `owner`: whom the record was agreed for, `to`: whom the road leads to."""
    if road == "ask":
        return (kind, field) in LABEL and said.get(("P01", ""), "") in {"given", "asked", "expired", "invalidated"}
    if road == "message":
        return _reaches(kind, field, said, channel=to)
    if kind == "answer":
        return False  # no file, so no ledger: it carries its own yes, and that has a test of its own
    if road == "partner" and field not in names(HANDED.get(kind, "")):
        return False
    if is_inside(kind, field) and not _opens(road, kind, field):
        return False
    code = purpose(kind, field, row)
    if not agreed(said, code, owner):
        return False
    if road == "figures":
        return is_counted(kind, field) and (code in ("", "P00") or _in_figures(code, said))
    if road == "partner":
        return agreed(said, "P08" if to == "vdab" else "P09", to)
    return True


def _opens(road: str, kind: str, field: str) -> bool:
    return road in ("store", "team", "figures") or (road == "copy" and field in names(OWED.get(kind, "")))


def _in_figures(code: str, said: Said) -> bool:
    state = said.get(("P12", ""), "not_asked")
    if code in SPECIAL:
        return state == "given"
    return state not in ("refused", "withdrawn", "invalidated")


def _reaches(kind: str, field: str, said: Said, *, channel: str) -> bool:
    if (kind, field) not in REACHES or channel not in CHANNELS:
        return False
    needed = CHANNELS[channel]
    return agreed(said, REACHES[kind, field]) and agreed(said, needed, channel if needed == "P03" else "")
