"""Vandaag: what is open, what today asks, one place to press."""

from __future__ import annotations

import flet as ft

from domain.datewords import opening, weekday_words
from storage.queries.contacts import Prefill, RoundRow, prefill
from storage.queries.contacts import places as places_query
from storage.queries.today import Today
from storage.queries.today import today as today_query
from views import parts, shell
from views.desk import Desk, use_query
from views.once import use_once
from views.parts import Window
from views.parts.identified import Handler
from views.screens.due_acts import thing_sheet
from views.screens.followup import due_row
from views.screens.inbox import inbox_cards, use_inbox
from views.screens.own_name import own_name
from views.screens.parted import parted_card
from views.screens.place_picker import place_sheet
from views.screens.round_close import end_round
from views.screens.round_words import how_phrase, round_line, round_title
from views.screens.survey_card import survey_card
from views.screens.team_cards import out_card, print_card
from views.sheet import use_sheet


@ft.component
def today(desk: Desk, window: Window) -> ft.Control:
    """The home of the app."""
    found = use_query(desk, today_query)
    start = use_query(desk, prefill)
    known = use_query(desk, places_query)
    sheet, set_sheet = use_sheet(desk, back=None)
    search, set_search = ft.use_state("")
    waiting, once = use_inbox(desk), use_once(desk)
    running = found.round if found else None
    things = [*found.attention, *found.can_wait, *found.coming] if found else []
    chosen = next((thing for thing in things if thing.row.key == sheet), None)
    over: ft.BottomSheet | None = None
    if found and chosen:
        over = thing_sheet(desk, window, chosen, today=found.day, on_close=lambda: set_sheet(""))
    elif sheet == "place" and running:
        over = place_sheet(desk, known or [], running=running, on_close=lambda: set_sheet(""))
    ft.use_dialog(over)

    def look() -> None:
        desk.memory["youths.search"] = (search, "all", 0)
        desk.go("youths")

    body: list[ft.Control] = inbox_cards(desk, waiting, once)
    card = round_card(desk, running, window=window, on_move=lambda: set_sheet("place"))
    if not window.laptop:
        body += card
    if found is not None:
        body += asks(desk, found, is_alone=not body, window=window, on_more=set_sheet)
    body.append(ft.Row([hand_out_link(desk)], alignment=ft.MainAxisAlignment.CENTER))
    body += offers(desk, found, has_inbox=bool(waiting))
    return shell.home_page(
        window=window,
        navigation=desk.navigation("today"),
        header=parts.home_header(
            desk.t("Vandaag"),
            window=window,
            line=opening(weekday_words(found.day, texts=desk.texts, today=found.day)) if found else " ",
            sync=desk.sync_word(),
            on_lock=desk.lock,
            lock_label=desk.t("Op slot"),
            search=parts.search_field(
                "today.search",
                desk.t("Zoek een jongere"),
                value=search,
                on_change=set_search,
                on_submit=lambda _text: look(),
                key="Ctrl K",
            )
            if window.laptop
            else None,
        ),
        body=[
            *(own_name(desk), parted_card(desk), out_card(desk)),
            *parts.stacked(body),
            *(print_card(desk), survey_card(desk)),  # what can wait never pushes the day's work down
        ],
        spacing=0,
        side=[*card, *([week(desk, found)] if found else [])],
        dock=parts.big_action(
            "today.new_contact",
            desk.t("Contact"),
            on_click=lambda: desk.go("contact"),
            line=None if window.large_text else contact_line(desk, start),
            key="Ctrl N" if window.laptop else None,
            tall=window.laptop,
            start=window.laptop,
        ),
        snack=desk.bar(),
    )


def contact_line(desk: Desk, start: Prefill | None) -> str | None:
    """What Contact will fill in: "Station, achterkant · op straat"."""
    if start is None or start.place is None:
        return None
    return f"{start.place.name} · {how_phrase(desk, start.how)}"


def hand_out_link(desk: Desk) -> ft.Control:
    """To a card for whoever stands here now."""
    return parts.link(
        "today.hand_out",
        desk.t("Kaartje uitdelen"),
        on_click=lambda: desk.go("hand_out"),
        icon=ft.Icons.QR_CODE_ROUNDED,
    )


def offers(desk: Desk, found: Today | None, *, has_inbox: bool) -> list[ft.Control]:
    """One offer at a time: a code to uncover with, once the worker knows the app a little."""
    if (
        has_inbox
        or desk.vault.has_cover_code
        or desk.office.is_practising
        or not desk.settings.code_offer
        or found is None
        or not found.has_anything
    ):
        return []
    buttons = ft.Row(
        [
            parts.link(
                "today.code.later",
                desk.t("Liever niet"),
                on_click=lambda: desk.office.change_settings(code_offer=False),
            ),
            parts.tonal(
                "today.code.set", desk.t("Kies een code"), on_click=lambda: desk.go("settings/code"), snug=True
            ),
        ],
        alignment=ft.MainAxisAlignment.END,
        wrap=True,
    )
    content = ft.Column(
        [
            parts.strong(desk.t("Sneller terug met 6 cijfers?")),
            parts.second(desk.t("Na even niets doen vraagt de app dan een code. Nu vraagt ze je wachtzin.")),
            buttons,
        ],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return [parts.quiet_card(content)]


def round_card(desk: Desk, running: RoundRow | None, *, window: Window, on_move: Handler) -> list[ft.Control]:
    """The open round, if there is one."""
    if running is None:
        return []

    async def end() -> None:
        await end_round(desk, running)

    return [
        parts.round_card(
            round_title(desk, running),
            round_line(desk, running),
            actions=[
                ("round.close", desk.t("Ronde afsluiten"), end),
                ("round.next", desk.t("Volgende plek"), on_move),
            ],
            window=window,
        )
    ]


def asks(desk: Desk, found: Today, *, window: Window, is_alone: bool, on_more: Handler) -> list[ft.Control]:
    """What today asks, in sentences; with nothing to ask, what to do next."""
    sections = [
        (desk.t("Dit vraagt vandaag je aandacht"), found.attention),
        (desk.t("Kan wachten"), found.can_wait),
        (desk.t("Komt nog"), found.coming if window.laptop or not (found.attention or found.can_wait) else ()),
    ]
    rows: list[ft.Control] = []
    for title, things in sections:
        if things:
            rows.append(parts.section(title, first=is_alone and window.laptop and not rows))
            cards = [
                due_row(desk, window, thing, today=found.day, on_more=on_more, prefix="today.due") for thing in things
            ]
            rows.append(parts.card_rows(cards, window=window))
    if not found.attention and not found.can_wait:
        return [*nothing(desk, found, is_alone=is_alone and not rows), *rows]
    words = desk.n("Alles bekijken, nog {count}", "Alles bekijken, nog {count}", found.others)
    every = parts.link(
        "today.followup",
        words if found.others else desk.t("Alles bekijken"),
        on_click=lambda: desk.go("followup"),
        icon=ft.Icons.CHECKLIST_OUTLINED,
    )
    return [*rows, ft.Row([every], alignment=ft.MainAxisAlignment.CENTER)]


def nothing(desk: Desk, found: Today, *, is_alone: bool) -> list[ft.Control]:
    """What to do when nothing asks for attention."""
    if not found.has_places:
        return [
            parts.empty(
                desk.t("Klaar om te beginnen"),
                desk.t("Waar vind je jongeren? Voeg je eerste plek toe."),
                icon=ft.Icons.PLACE_OUTLINED,
                snug=not is_alone,
                action=parts.tonal(
                    "today.new_place",
                    desk.t("Plek toevoegen"),
                    icon=ft.Icons.ADD_ROUNDED,
                    on_click=lambda: desk.go("places/new"),
                ),
            )
        ]
    action = None
    if found.round is None:
        action = parts.tonal(
            "round.start", desk.t("Ronde starten"), icon=ft.Icons.ROUTE_OUTLINED, on_click=lambda: desk.go("round")
        )
    return [
        parts.empty(
            desk.t("Niets dat moet vandaag"),
            desk.t("Ga gerust op ronde. Wat je noteert, komt hier terug als het tijd is."),
            icon=ft.Icons.WB_TWILIGHT,
            snug=not is_alone,
            action=action,
        )
    ]


def week(desk: Desk, found: Today) -> ft.Control:
    """The worker's own week in three counts, on a laptop."""

    def count(number: int, text: str) -> ft.Control:
        figure = ft.Container(parts.name(str(number)), width=44)
        return ft.Container(ft.Row([figure, parts.words(text)]), padding=ft.Padding.symmetric(vertical=10))

    rows = [
        count(found.week_spoken, desk.n("jongere gesproken", "jongeren gesproken", found.week_spoken)),
        count(found.week_contacts, desk.n("contact genoteerd", "contacten genoteerd", found.week_contacts)),
        count(found.week_new_files, desk.n("nieuw dossier", "nieuwe dossiers", found.week_new_files)),
    ]
    return parts.card(
        ft.Column([parts.strong(desk.t("Jouw week tot nu")), *parts.divided(rows)], spacing=0), padding=20
    )
