"""Every screen, one row each. To add one: a file here and a row in SCREENS.

A screen is a component `build(desk, window, **places)`: `places` are the `{names}` of its route, as text (a number
of the desk, see `Desk.id_of`, or a code).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from views.screens import places
from views.screens.about import about
from views.screens.attach import attach
from views.screens.cards import cards
from views.screens.consent import consent
from views.screens.consent_history import consent_heard
from views.screens.contact import contact
from views.screens.cover import cover
from views.screens.device import device
from views.screens.feedback import feedback
from views.screens.figures import figures
from views.screens.followup import followup
from views.screens.hand_out import hand_out
from views.screens.handover import handover
from views.screens.invite import invite
from views.screens.join import waiting
from views.screens.kept import kept
from views.screens.lock import lock
from views.screens.more import more
from views.screens.move import move
from views.screens.my_copy import my_copy
from views.screens.named import named
from views.screens.new_youth import new_youth
from views.screens.offer import offer
from views.screens.offer_new import offer_new
from views.screens.organisation import laws, organisation
from views.screens.organisation_details import organisation_details
from views.screens.organisation_purposes import organisation_purpose, organisation_purposes
from views.screens.organisation_safety import organisation_safety
from views.screens.own_text import own_text
from views.screens.own_text_edit import own_text_edit
from views.screens.own_text_import import own_text_import
from views.screens.own_texts import own_texts
from views.screens.papers import paper, papers
from views.screens.partner_form import partner_edit, partner_new
from views.screens.partner_import import partner_import
from views.screens.partners import partners
from views.screens.proof import proof
from views.screens.receipt import receipt
from views.screens.recovery import recovery
from views.screens.referral import referral
from views.screens.referral_new import referral_new
from views.screens.referral_share import referral_share
from views.screens.referral_sheet import referral_sheet
from views.screens.referral_word import referral_word
from views.screens.reply import reply
from views.screens.report import report
from views.screens.reports import reports
from views.screens.request import request
from views.screens.request_new import request_new
from views.screens.requests import requests
from views.screens.retention import retention
from views.screens.round import round_
from views.screens.round_close import closed_round
from views.screens.safety import safety
from views.screens.same import choose_same, same
from views.screens.seen import seen
from views.screens.settings import code, passphrase, settings
from views.screens.signals import new_signal, signals
from views.screens.start import start
from views.screens.stop_text import stop_text
from views.screens.street import street
from views.screens.survey import worker_survey, youth_survey
from views.screens.sync import sync
from views.screens.task import task
from views.screens.today import today
from views.screens.together import together
from views.screens.youths import youths
from views.screens.zitdag import talk_screen

Build = Callable[..., Any]


class Screen(Struct, frozen=True, kw_only=True):
    """`route`: words and `{names}` between slashes. `needs`: what each name stands for (a test draws every row)."""

    route: str
    build: Build
    needs: dict[str, str] = {}


SCREENS: tuple[Screen, ...] = (
    Screen(route="today", build=today),
    Screen(route="followup", build=followup),
    Screen(route="tasks/new", build=task),
    Screen(route="tasks/new/{youth}", build=task, needs={"youth": "youth"}),
    Screen(route="tasks/{task}", build=task, needs={"task": "task"}),
    Screen(route="contact", build=contact),
    Screen(route="contact/{youth}", build=contact, needs={"youth": "youth"}),
    Screen(route="youths", build=youths),
    Screen(route="youths/new", build=new_youth),
    Screen(route="youths/{youth}", build=youths, needs={"youth": "youth"}),
    Screen(route="youths/{youth}/{tab}", build=youths, needs={"youth": "youth", "tab": "tab"}),
    Screen(route="attach/{contact}", build=attach, needs={"contact": "contact"}),
    Screen(route="cards/{youth}", build=cards, needs={"youth": "youth"}),
    Screen(route="consent/{youth}/{purpose}", build=consent, needs={"youth": "youth", "purpose": "purpose"}),
    Screen(
        route="consent/{youth}/{purpose}/{recipient}",
        build=consent,
        needs={"youth": "youth", "purpose": "purpose", "recipient": "recipient"},
    ),
    Screen(
        route="consent/{youth}/{purpose}/{recipient}/{again}",
        build=consent,
        needs={"youth": "youth", "purpose": "purpose", "recipient": "recipient", "again": "again"},
    ),
    Screen(route="copy/{youth}", build=my_copy, needs={"youth": "youth"}),
    Screen(route="kept/{youth}", build=kept, needs={"youth": "youth"}),
    Screen(route="reply/{youth}", build=reply, needs={"youth": "youth"}),
    Screen(route="requests", build=requests),
    Screen(route="requests/new", build=request_new),
    Screen(route="requests/new/{youth}", build=request_new, needs={"youth": "youth"}),
    Screen(route="requests/{request}", build=request, needs={"request": "request"}),
    Screen(route="receipt", build=receipt),
    Screen(route="heard/{youth}", build=consent_heard, needs={"youth": "youth"}),
    Screen(route="proof", build=proof),
    Screen(
        route="stop_text/{purpose}/{recipient}",
        build=stop_text,
        needs={"purpose": "purpose", "recipient": "partner"},
    ),
    Screen(route="referral/new/{youth}", build=referral_new, needs={"youth": "youth"}),
    Screen(route="referral/{referral}", build=referral, needs={"referral": "referral"}),
    Screen(route="referral/{referral}/share", build=referral_share, needs={"referral": "referral"}),
    Screen(route="referral/{referral}/sheet", build=referral_sheet, needs={"referral": "referral"}),
    Screen(route="referral/{referral}/word", build=referral_word, needs={"referral": "referral"}),
    Screen(route="offer/new/{youth}", build=offer_new, needs={"youth": "youth"}),
    Screen(route="offer/{offer}", build=offer, needs={"offer": "offer"}),
    Screen(route="partners", build=partners),
    Screen(route="partners/new", build=partner_new),
    Screen(route="partners/import", build=partner_import),
    Screen(route="partners/{partner}", build=partner_edit, needs={"partner": "partner"}),
    Screen(route="together/{youth}", build=together, needs={"youth": "youth"}),
    Screen(route="same/{youth}", build=choose_same, needs={"youth": "youth"}),
    Screen(route="same/{youth}/{other}", build=same, needs={"youth": "youth", "other": "youth"}),
    Screen(route="sync", build=sync),
    Screen(route="sync/invite", build=invite),
    Screen(route="sync/join", build=move),
    Screen(route="sync/recovery", build=recovery),
    Screen(route="devices/{device}", build=device, needs={"device": "device"}),
    Screen(route="places", build=places.places),
    Screen(route="places/new", build=places.add),
    Screen(route="places/{place}", build=places.edit, needs={"place": "place"}),
    Screen(route="handover", build=handover),
    Screen(route="figures", build=figures),
    Screen(route="figures/street", build=street),
    Screen(route="hand_out", build=hand_out),
    Screen(route="signals", build=signals),
    Screen(route="signals/new", build=new_signal),
    Screen(route="seen", build=seen),
    Screen(route="named", build=named),
    Screen(route="safety", build=safety),
    Screen(route="reports/{youth}", build=reports, needs={"youth": "youth"}),
    Screen(route="report/{youth}", build=report, needs={"youth": "youth"}),
    Screen(route="report/{youth}/{report}", build=report, needs={"youth": "youth", "report": "report"}),
    Screen(route="feedback", build=feedback),
    Screen(route="feedback/youth", build=youth_survey),
    Screen(route="feedback/worker", build=worker_survey),
    Screen(route="round", build=round_),
    Screen(route="round/talk", build=talk_screen),
    Screen(route="round/close/{round}", build=closed_round, needs={"round": "round"}),
    Screen(route="more", build=more),
    Screen(route="organisation", build=organisation),
    Screen(route="organisation/details", build=organisation_details),
    Screen(route="organisation/purposes", build=organisation_purposes),
    Screen(route="organisation/purposes/{purpose}", build=organisation_purpose, needs={"purpose": "purpose"}),
    Screen(route="organisation/texts", build=own_texts),
    Screen(route="organisation/texts/import", build=own_text_import),
    Screen(
        route="organisation/texts/{purpose}/{language}",
        build=own_text,
        needs={"purpose": "purpose", "language": "nl"},
    ),
    Screen(
        route="organisation/texts/{purpose}/{language}/edit",
        build=own_text_edit,
        needs={"purpose": "purpose", "language": "nl"},
    ),
    Screen(route="organisation/safety", build=organisation_safety),
    Screen(route="organisation/laws", build=laws),
    Screen(route="organisation/papers", build=papers),
    Screen(route="organisation/papers/{paper}", build=paper, needs={"paper": "paper"}),
    Screen(route="retention", build=retention),
    Screen(route="settings", build=settings),
    Screen(route="settings/code", build=code),
    Screen(route="settings/passphrase", build=passphrase),
    Screen(route="about", build=about),
)

DOORS: dict[str, Build] = {"absent": start, "joining": waiting, "closed": lock, "covered": cover}
"""What is drawn while the vault is not open, by its state."""


def screen_of(route: str) -> tuple[Screen, dict[str, str]]:
    """The row of a route and its places; Vandaag for a route that nobody knows."""
    steps = route.split("/")
    for screen in SCREENS:
        pattern = screen.route.split("/")
        if len(pattern) == len(steps) and all(a == b or a.startswith("{") for a, b in zip(pattern, steps, strict=True)):
            named = zip(pattern, steps, strict=True)
            return screen, {name[1:-1]: value for name, value in named if name.startswith("{")}
    return SCREENS[0], {}
