"""What comes up, as a colleague would say it, and where a tap leads; amber for a date only, never for a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft

from domain.clockwords import out_of_sight_words
from domain.codes import channels, network_roles, partner_kinds, purposes, rights
from domain.datewords import date_words, day_words
from domain.retention import FILE, may_extend
from storage.queries.agenda import Thing
from views.desk import Desk
from views.screens.road_words import offer_label

ICONS: dict[str, tuple[ft.IconData, str]] = {
    "own": (ft.Icons.ASSIGNMENT_OUTLINED, "quiet"),
    "handover": (ft.Icons.SWAP_HORIZ_OUTLINED, "quiet"),
    "third_party": (ft.Icons.PERSON_SEARCH_OUTLINED, "due"),
    "person_told": (ft.Icons.RECORD_VOICE_OVER_OUTLINED, "quiet"),
    "referral": (ft.Icons.FORUM_OUTLINED, "quiet"),
    "aftercare": (ft.Icons.STOREFRONT_OUTLINED, "quiet"),
    "consent": (ft.Icons.EDIT_NOTE_OUTLINED, "due"),
    "outgrown": (ft.Icons.EDIT_NOTE_OUTLINED, "due"),
    "adult": (ft.Icons.CAKE_OUTLINED, "due"),
    "clock": (ft.Icons.SCHEDULE_OUTLINED, "due"),
    "out_of_sight": (ft.Icons.VISIBILITY_OFF_OUTLINED, "quiet"),
    "retention": (ft.Icons.AUTO_DELETE_OUTLINED, "due"),
    "stop": (ft.Icons.FRONT_HAND_OUTLINED, "quiet"),
    "request": (ft.Icons.QUESTION_ANSWER_OUTLINED, "due"),
}
USUAL = (ft.Icons.EVENT_AVAILABLE_OUTLINED, "quiet")
_TAB = {
    "referral": "referrals",
    "aftercare": "referrals",
    "stop": "consent",
    "consent": "consent",
    "outgrown": "consent",
    "adult": "consent",
    "person_told": "plan",
}


def picture(thing: Thing) -> tuple[ft.IconData, str]:
    """(icon, tone) of a row."""
    return ICONS.get(thing.row.origin, USUAL)


def due_words(desk: Desk, thing: Thing, *, today: dt.date) -> tuple[str, str]:
    """(what, why) of one row."""
    say = _SAYINGS.get(thing.row.origin)
    return say(desk, thing, today) if say is not None else (thing.row.what or thing.row.alias, "")


def lead(desk: Desk, thing: Thing) -> bool:
    """Go where the row is about: a request, or the file at the tab that tells of it. False for what is neither."""
    if thing.row.origin == "request":
        desk.go(f"requests/{desk.number_of(thing.row.record)}")
        return True
    if not thing.row.youth:
        return False
    if thing.row.origin == "stop" and thing.row.recipient:
        desk.go(f"stop_text/{thing.row.purpose}/{desk.number_of(thing.row.recipient)}")
        return True
    number = desk.number_of(thing.row.youth)
    desk.memory[f"youth.tab/{number}"] = _TAB.get(thing.row.origin, "timeline")
    desk.go(f"youths/{number}")
    return True


def _own(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    row = thing.row
    pieces = [row.alias, row.place_name if not row.youth else ""]
    if row.days:
        pieces.append(desk.t("voor {day}", day=day_words(row.day, today=today, texts=desk.texts)))
    return row.what, " · ".join(piece for piece in pieces if piece)


def _handover(desk: Desk, thing: Thing, _today: dt.date) -> tuple[str, str]:
    title = desk.t("Zeg aan {name} wie nu het aanspreekpunt is.", name=thing.row.alias)
    return title, desk.t("Dat ben jij.") if thing.row.is_mine else ""


def _third_party(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    day = date_words(thing.row.day, texts=desk.texts, today=today)
    title = desk.t("Iemand gaf de naam {name}.", name=thing.row.what)
    return title, desk.t("Vraag het aan de persoon zelf voor {date}. Of wis de naam.", date=day)


def _person_told(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    day = date_words(thing.row.day, texts=desk.texts, today=today)
    role = network_roles.BY_CODE.get(thing.code)
    title = desk.t("Zeg aan {name} dat we de naam noteerden.", name=thing.who)
    near = desk.t("{role} van {name}.", role=desk.t(role.label), name=thing.row.alias) if role else ""
    return title, f"{near} {desk.t('Doe het voor {date}.', date=day)}".strip()


def _referral(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    kind = partner_kinds.BY_CODE.get(thing.code)
    who = thing.who or (desk.t(kind.label) if kind else desk.t("de partner"))
    title = desk.t("Vraag na bij {partner} over {name}.", partner=who, name=thing.row.alias)
    if thing.since is None:
        return title, ""
    return title, desk.t("Nog geen bericht sinds {date}.", date=date_words(thing.since, texts=desk.texts, today=today))


def _aftercare(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    may_call = any(way.channel == "call" and way.number for way in thing.ways)
    ask = desk.t("Bel {name}.", name=thing.row.alias)
    title = ask if may_call else desk.t("Vraag {name} hoe het gaat.", name=thing.row.alias)
    if thing.since is None:
        return title, ""
    date = date_words(thing.since, texts=desk.texts, today=today)
    return title, desk.t("{what}, sinds {date}.", what=offer_label(thing.code, texts=desk.texts), date=date)


def _consent(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    row = thing.row
    day = date_words(row.day, texts=desk.texts, today=today)
    what = desk.t(purposes.BY_CODE[row.purpose].label)
    channel = channels.BY_CODE.get(row.recipient)
    to = desk.t(channel.label) if channel else thing.who
    what = f"{what}: {to}" if to else what
    asked = desk.t("De toestemming stopt op {date}: {what}.", date=day, what=what)
    stopped = desk.t("De toestemming is gestopt op {date}: {what}.", date=day, what=what)
    return desk.t("Vraag het opnieuw aan {name}.", name=row.alias), asked if row.days >= 0 else stopped


def _outgrown(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    del today
    what = desk.t(purposes.BY_CODE[thing.row.purpose].label)
    why = desk.t("De woorden van toen tellen niet meer: {what}.", what=what)
    return desk.t("Vraag het opnieuw aan {name}.", name=thing.row.alias), why


def _adult(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    row = thing.row
    why = desk.t("Als minderjarige zei die ja. Nu beslist die opnieuw.")
    if row.days > 0:
        day = date_words(row.day, texts=desk.texts, today=today)
        return desk.t("{name} wordt 18 op {date}.", name=row.alias, date=day), desk.t("Vraag dan alles opnieuw.")
    return desk.t("{name} is nu 18. Vraag opnieuw wat jullie afspraken.", name=row.alias), why


def _clock(desk: Desk, thing: Thing, _today: dt.date) -> tuple[str, str]:
    row, no_offer = thing.row, desk.t("Er is nog geen aanbod.")
    if row.days < 0:
        over = desk.n(
            "De vier maanden van {name} zijn {count} dag voorbij.",
            "De vier maanden van {name} zijn {count} dagen voorbij.",
            -row.days,
            name=row.alias,
        )
        return over, no_offer
    if row.days == 0:
        return desk.t("Vandaag is de laatste dag voor {name}.", name=row.alias), no_offer
    left = desk.n("Nog {count} dag voor {name}.", "Nog {count} dagen voor {name}.", row.days, name=row.alias)
    return left, f"{desk.t('Dan zijn de vier maanden om.')} {no_offer}"


def _out_of_sight(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    row = thing.row
    if thing.since is None:
        return row.alias, ""
    title = out_of_sight_words(row.alias, last_contact=thing.since, today=today, texts=desk.texts)
    seen = date_words(thing.since, texts=desk.texts, today=today)
    if row.place_name:
        return title, desk.t("Laatst gezien op {date}: {place}.", date=seen, place=row.place_name)
    return title, desk.t("Laatst gezien op {date}.", date=seen)


def _retention(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    day = date_words(thing.row.day, texts=desk.texts, today=today)
    if thing.row.purpose in ("", FILE):
        title = desk.t("Het dossier van {name} wordt gewist op {date}.", name=thing.row.alias, date=day)
        return title, desk.t("Zie je elkaar nog eens? Dan blijft het.")
    title = desk.t("Een stuk van het dossier van {name} wordt gewist op {date}.", name=thing.row.alias, date=day)
    if may_extend(thing.row.purpose):
        return title, desk.t("Zie je elkaar nog eens? Dan blijft het.")
    return title, desk.t("Zegt de jongere opnieuw ja? Dan blijft het.")


def _stop(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    who = thing.who or desk.t("de partner")
    day = date_words(thing.row.day, texts=desk.texts, today=today)
    title = desk.t("Vraag {partner} om te stoppen voor {name}.", partner=who, name=thing.row.alias)
    return title, desk.t("De toestemming is ingetrokken op {date}.", date=day)


def _request(desk: Desk, thing: Thing, today: dt.date) -> tuple[str, str]:
    row = thing.row
    right = rights.BY_CODE.get(row.what)
    what = desk.t(right.label) if right is not None else ""
    who = row.alias or desk.t("iemand zonder bladzijde hier")
    title = desk.t("Antwoord op een vraag van {name}: {what}.", name=who, what=what.lower())
    day = date_words(row.day, texts=desk.texts, today=today)
    if row.days < 0:
        return title, desk.t("Dat moest voor {date}.", date=day)
    return title, desk.t("Doe het voor {date}.", date=day)


_SAYINGS: dict[str, Callable[[Desk, Thing, dt.date], tuple[str, str]]] = {
    "own": _own,
    "handover": _handover,
    "third_party": _third_party,
    "person_told": _person_told,
    "referral": _referral,
    "aftercare": _aftercare,
    "consent": _consent,
    "outgrown": _outgrown,
    "adult": _adult,
    "clock": _clock,
    "out_of_sight": _out_of_sight,
    "retention": _retention,
    "stop": _stop,
    "request": _request,
}
