"""Every part can be drawn, and every part that acts has an identifier and a name."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from tests.views.tree import below, says, unnamed
from views import parts, shell
from views.navigation import Navigation
from views.parts.window import Window

PHONE, LAPTOP, LARGE = Window(), Window(width=1366, height=768), Window(text_scale=2.0)
CHOICES = [parts.Choice("work", "Werk"), parts.Choice("home", "Thuis")]


def nothing(*_given: object) -> None:
    """A handler that is there."""


def consent(window: Window) -> list[ft.Control]:
    body, dock = parts.consent_layout(
        "Mogen we?",
        ["a", "b", "c", "d", "e"],
        window=window,
        check="Even checken",
        check_question="Wie?",
        check_answers=[parts.Choice("right", "Jullie"), parts.Choice("wrong", "Iedereen")],
        check_chosen=None,
        on_check=nothing,
        no="Nee",
        yes="Ja",
        later="Later",
        on_no=nothing,
        on_yes=nothing,
        on_later=nothing,
    )
    return [body, *([dock] if dock else [])]


Drawn = Callable[[Window], ft.Control | list[ft.Control]]
PARTS: dict[str, Drawn] = {
    "field": lambda _: parts.field("contact.note", "Notitie", on_change=nothing, lines=4),
    "password": lambda _: parts.password_field("lock.passphrase", "Wachtzin", on_show=nothing, show_label="Toon"),
    "code": lambda _: parts.code_field("cover.code", "Code", on_change=nothing),
    "search": lambda _: parts.search_field("youths.search", "Naam", on_change=nothing, key="Ctrl K"),
    "filled": lambda _: parts.filled("lock.open", "Openen", on_click=nothing, key="Ctrl S"),
    "tonal": lambda _: parts.tonal("sync.now", "Nu", on_click=nothing, icon=ft.Icons.SYNC_OUTLINED),
    "outlined": lambda _: parts.outlined("consent.withdraw", "Intrekken", on_click=nothing),
    "link": lambda _: parts.link("lock.forgot", "Vergeten?", on_click=nothing),
    "answer": lambda _: parts.answer("consent.give", "Ja", on_click=nothing),
    "icon": lambda _: parts.icon_button("lock.now", ft.Icons.LOCK_OUTLINED, "Op slot", on_click=nothing),
    "tonal icon": lambda _: parts.tonal_icon("today.call", ft.Icons.CALL_OUTLINED, "Bel Noor", on_click=nothing),
    "big": lambda _: parts.big_action("contact.save", "Bewaar", on_click=nothing, line="4 jongeren", key="Ctrl S"),
    "chips": lambda _: parts.chips("contact.topic", CHOICES, chosen=["work"], on_choose=nothing),
    "segmented": lambda window: parts.segmented(
        "contact.how", CHOICES, chosen="work", on_choose=nothing, window=window
    ),
    "stepper": lambda _: parts.stepper(
        "contact.count", "Hoeveel?", 4, on_change=nothing, fewer_label="Minder", more_label="Meer"
    ),
    "switch": lambda _: parts.switch_row("settings.practice", "Oefenen", value=True, on_change=nothing),
    "tabs": lambda _: parts.tabs("youth.tab", CHOICES, chosen="work", on_choose=nothing),
    "rows": lambda window: parts.card_rows(
        [
            parts.Row("Bel Noor.", "Eén week.", ft.Icons.CALL_OUTLINED, identifier="today.due.1", on_click=nothing),
            parts.Row(
                "Bel Zaki.",
                trailing=parts.tonal_icon("today.call", ft.Icons.CALL_OUTLINED, "Bel Zaki", on_click=nothing),
            ),
        ],
        window=window,
    ),
    "round": lambda window: parts.round_card(
        "Ronde", "Sinds 16.30", actions=[("round.close", "Sluiten", nothing)], window=window
    ),
    "fold": lambda _: parts.fold("contact.more", "Notitie", is_open=True, on_click=nothing, content=ft.Text("x")),
    "tick": lambda _: parts.tick_row("referral.line.1", "Naam", "Zaki", shared=False, on_change=nothing),
    "home header": lambda window: parts.home_header(
        "Vandaag",
        window=window,
        line="Donderdag",
        sync=parts.sync_word("today.sync", "mislukt", "Mislukt", on_click=nothing),
        on_lock=nothing,
        lock_label="Op slot",
    ),
    "page header": lambda window: parts.page_header("Contact", window=window, on_back=nothing, back_label="Terug"),
    "together": lambda window: parts.together_header(
        "Over jou", window=window, mode="Samen kijken", line="Aan", on_stop=nothing, stop="Stop"
    ),
    "youth": lambda _: [
        parts.youth_row("youths.row.1", "Zaki", "Gezien", on_click=nothing),
        parts.youth_header("Zaki", "Jij"),
    ],
    "timeline": lambda _: parts.timeline_row(
        "Dinsdag",
        "Station",
        icon=ft.Icons.CHAT_OUTLINED,
        erased="Gewist",
        identifier="youth.record.1",
        on_click=nothing,
    ),
    "progress": lambda _: [parts.due_line(0.5), parts.steps_line(["a", "b"], current=0, sentence="Stap 1")],
    "barriers": lambda window: parts.barrier_grid(
        [parts.barrier_card(code, "Zin", chosen=True, on_click=nothing) for code in parts.BARRIER_ICONS], window=window
    ),
    "consent": consent,
    "draft": lambda _: parts.draft_notice("ar", "nl", languages=CHOICES, on_choose=nothing),
    "receipt": lambda _: parts.receipt_card("Voor Zaki", [("Ja op", "12 november")], erased="Gewist"),
    "conflict": lambda window: parts.conflict_card(
        "Wanneer?",
        "Elk iets anders.",
        [parts.Side("mine", "Jij", "Dinsdag"), parts.Side("theirs", "Bilal", "Woensdag")],
        identifier="sync.conflict.1",
        chosen=None,
        on_choose=nothing,
        both="Allebei",
        on_both=nothing,
        settle="Klopt",
        on_settle=nothing,
        window=window,
    ),
    "saying": lambda _: [
        parts.empty("Niets", "Ga gerust.", icon=ft.Icons.WB_TWILIGHT),
        parts.notice("Let op"),
        parts.error_box("Mislukt", heading="Oei"),
        parts.undo_snack("Bewaard", action="Ongedaan maken", on_action=nothing),
        parts.working("Bezig"),
    ],
    "docked": lambda window: parts.docked_sheet("Eerst?", "Dat kan.", ft.Text("x"), window=window),
    "home": lambda window: shell.home_page(
        window=window, navigation=places(), header=ft.Text("h"), body=[ft.Text("b")], dock=ft.Text("d")
    ),
}


def places() -> Navigation:
    words = {"today": "Vandaag", "youths": "Jongeren", "round": "Ronde", "more": "Meer"}
    return Navigation(selected="today", words=words, lock="Op slot", on_go=nothing, on_lock=nothing)


@pytest.mark.parametrize("window", [PHONE, LAPTOP, LARGE], ids=["phone", "laptop", "large text"])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_acts_has_an_identifier_and_a_name(part: str, window: Window) -> None:
    drawn = PARTS[part](window)
    for control in below(drawn):
        control.before_update()  # Flet's own checks of what it is about to send
    assert unnamed(drawn) == []


@pytest.mark.parametrize("part", PARTS)
def test_no_two_handles_of_a_part_are_the_same(part: str) -> None:
    handles = [c.identifier for c in below(PARTS[part](PHONE)) if isinstance(c, ft.Semantics) and c.identifier]
    assert len(handles) == len(set(handles))


def test_a_bare_icon_button_would_be_caught() -> None:
    assert unnamed(ft.IconButton(ft.Icons.ADD, on_click=nothing)) != []
    assert unnamed(parts.identified(ft.IconButton(ft.Icons.ADD, on_click=nothing), "a.b")) != []


@pytest.mark.parametrize("name", ["field", "password", "code", "search"])
def test_a_keyboard_learns_nothing_from_a_field(name: str) -> None:
    fields = [control for control in below(PARTS[name](PHONE)) if isinstance(control, ft.TextField)]
    assert len(fields) == 1
    for field in fields:
        assert not any((field.autocorrect, field.enable_suggestions, field.enable_ime_personalized_learning))
        assert field.autofill_hints is None


def test_the_places_carry_the_handles_of_the_contract_on_every_width() -> None:
    for window in (PHONE, Window(width=700), LAPTOP):
        drawn = PARTS["home"](window)
        handles = {c.identifier for c in below(drawn) if isinstance(c, ft.Semantics)}
        assert {"nav.today", "nav.youths", "nav.round", "nav.more"} <= handles
        assert ("lock.now" in handles) is not window.phone


def test_yes_and_no_weigh_the_same() -> None:
    styles = [
        control.style
        for name in ("consent.refuse", "consent.give")
        for control in below(parts.answer(name, "x", on_click=nothing))
        if isinstance(control, ft.TextButton)
    ]
    assert styles[0] == styles[1]


def test_settling_waits_for_a_choice() -> None:
    buttons = [c for c in below(PARTS["conflict"](PHONE)) if isinstance(c, ft.TextButton)]
    assert [bool(button.disabled) for button in buttons] == [False, True]


def test_a_shown_word_is_the_name_and_is_said_once() -> None:
    assert says(parts.filled("lock.open", "Openen", on_click=nothing)) == "Openen"
