"""The right side of a zitdag: one conversation, in the words of the one at the table before ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft
from msgspec.structs import replace

from domain.clockwords import erased_words
from domain.codes import next_steps
from domain.datewords import opening, weekday_words
from storage.queries.contacts import RoundRow
from storage.queries.youth_view import YouthView
from storage.queue import Waiter
from views import parts
from views.desk import Desk
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.contact_notes import ANONYMOUS_LETTERS, NOTE_LETTERS
from views.screens.contact_who import topic_chips
from views.screens.file_words import clock_title
from views.screens.zitdag_keys import Hands
from views.screens.zitdag_talk import Talk
from views.screens.zitdag_words import called, since

NOTE_LINES = 4


def header(
    desk: Desk, waiter: Waiter, view: YouthView | None, *, on_back: Handler, on_left: Handler, on_link: Handler
) -> ft.Control:
    """Who it is, and what can be done with the place at the table."""
    title = called(desk, waiter)
    if waiter.alias or waiter.word:
        picture = parts.initial(title, strong_tone=True, size=56)
    else:
        picture = parts.circle(ft.Icons.PERSON_OUTLINED, tone="strong", size=56)
    line = view.file.details.get("next_step") if view is not None else None
    words = ft.Column(
        [
            parts.identified(parts.name(title), "zitdag.at_table", header=True),
            parts.small(str(line) if line else since(desk, waiter, waits=False)),
        ],
        spacing=0,
        tight=True,
        expand=True,
    )
    tools = [
        parts.link("zitdag.back", desk.t("Zet terug"), on_click=on_back),
        parts.link("zitdag.left_table", desk.t("Ging weg"), on_click=on_left),
    ]
    if waiter.youth:
        number = desk.number_of(waiter.youth)
        together = parts.tonal(
            "zitdag.together",
            desk.t("Samen kijken"),
            icon=ft.Icons.VISIBILITY_OUTLINED,
            on_click=lambda: desk.go(f"together/{number}"),
            snug=True,
        )
        tools.append(together)
    else:
        tools.append(parts.tonal("zitdag.link", desk.t("Wie is dit?"), on_click=on_link, snug=True))
    return ft.Row([picture, words, *tools], spacing=8)


def phone_tools(desk: Desk, waiter: Waiter, *, on_back: Handler, on_left: Handler, on_link: Handler) -> ft.Control:
    """The same under each other's breath, on a phone."""
    who = parts.link("zitdag.link", desk.t("Wie is dit?"), on_click=on_link)
    return ft.Row(
        [
            parts.link("zitdag.back", desk.t("Zet terug"), on_click=on_back),
            parts.link("zitdag.left_table", desk.t("Ging weg"), on_click=on_left),
            *([] if waiter.youth else [who]),
        ],
        spacing=0,
        wrap=True,
    )


def questions(
    desk: Desk, waiter: Waiter, talk: Talk, *, hands: Hands, view: YouthView | None
) -> tuple[list[ft.Control], ft.Control]:
    """(what is asked, the note field): what it is about, what they want, what happens now."""
    form, change = talk.form, talk.change
    note = parts.field(
        "zitdag.note",
        "",
        value=form.note,
        on_change=lambda text: change(lambda now: replace(now, note=text)),
        on_focus=hands.begin_typing,
        on_blur=hands.end_typing,
        hint=desk.t("In hun woorden.") if waiter.youth else desk.t("Kort volstaat. Schrijf geen namen of nummers."),
        lines=NOTE_LINES,
        max_length=NOTE_LETTERS if waiter.youth else ANONYMOUS_LETTERS,
        sentences=True,
    )
    wants = desk.t("Wat wil {name} zelf?", name=waiter.alias) if waiter.alias else desk.t("Wat wil deze jongere zelf?")
    steps = [Choice(row.code, desk.t(row.label)) for row in next_steps.NEXT_STEPS]

    def choose(code: str) -> None:
        change(lambda now: replace(now, next_step="" if code == "none" else code))

    body = [
        parts.section(desk.t("Waarover gaat het?"), first=True),
        topic_chips(desk, form, change=change),
        parts.section(wants),
        ft.Container(note, key=f"note{waiter.number}"),
        parts.section(desk.t("Wat doen we nu?")),
        parts.chips("contact.next", steps, chosen={form.next_step or "none"}, on_choose=choose),
        ft.Container(erased(desk, view), padding=ft.Padding.only(top=8)),
    ]
    return body, note


def erased(desk: Desk, view: YouthView | None) -> ft.Control:
    """When what is written here goes."""
    if view is not None and view.file.erased_on is not None:
        return parts.erased_on(erased_words(view.file.erased_on, texts=desk.texts))
    return parts.erased_on(desk.t("De notitie wissen we na een jaar. Het contact blijft geteld, zonder naam."))


def buttons(desk: Desk, *, has_next: bool, on_save: Callable[[bool], Any], window: Window) -> ft.Control:
    """Bewaar, and Bewaar en volgende with its key."""
    key = "Ctrl S" if window.laptop else None
    quiet = parts.link("zitdag.save", desk.t("Bewaar"), on_click=lambda: on_save(False))
    words = desk.t("Bewaar en volgende") if has_next else desk.t("Bewaar")
    main = parts.filled("zitdag.save_next", words, on_click=lambda: on_save(True), key=key, tall=True)
    return ft.Row([*([quiet] if has_next else []), main], alignment=ft.MainAxisAlignment.END, spacing=8)


def known(desk: Desk, view: YouthView) -> list[ft.Control]:
    """Good to know, and what was said last time: two cards beside the conversation."""
    cards: list[ft.Control] = []
    facts = [str(view.file.details[name]) for name in ("next_step", "goal") if view.file.details.get(name)]
    if view.file.clock is not None:
        facts.append(clock_title(view.file.clock, texts=desk.texts))
    if facts:
        lines = [parts.words(fact) for fact in facts]
        inside = ft.Column([parts.strong(desk.t("Goed om te weten")), *lines], spacing=8, tight=True)
        cards.append(parts.card(inside, padding=20))
    last = next((moment for moment in view.moments if moment.kind == "contact"), None)
    if last is not None:
        day = opening(weekday_words(last.day, texts=desk.texts, today=view.today))
        said = [parts.words(last.text)] if last.text else [parts.words(last.title)] if last.title else []
        inside = ft.Column([parts.strong(desk.t("Vorige keer")), parts.small(day), *said], spacing=4, tight=True)
        cards.append(parts.quiet_card(inside, padding=20))
    return cards


def nobody(desk: Desk, window: Window, running: RoundRow, *, waits: int, on_call: Handler) -> ft.Control:
    """Nobody at the table: call, or wait."""
    if waits:
        action = parts.filled(
            "zitdag.call",
            desk.t("Roep de volgende"),
            on_click=on_call,
            key="Enter" if window.laptop else None,
            tall=True,
        )
        said = desk.n("Er wacht iemand.", "Er wachten {count} mensen.", waits)
        return parts.empty(desk.t("De tafel is vrij"), said, icon=ft.Icons.TABLE_RESTAURANT_OUTLINED, action=action)
    place = running.place.name if running.place else ""
    return parts.empty(
        desk.t("Klaar voor wie binnenkomt"),
        desk.t("Je zit in {place}. De rij blijft op dit toestel.", place=place)
        if place
        else desk.t("De rij blijft op dit toestel."),
        icon=ft.Icons.TABLE_RESTAURANT_OUTLINED,
    )
