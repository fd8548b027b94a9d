"""Uitdelen: a card for the youth with when, where and who, as a QR or on paper. It is kept nowhere, not even sealed."""

from __future__ import annotations

import flet as ft

from domain.card import MOST_LETTERS, Card, code_of, moment_of
from domain.datewords import local_day
from storage.queries.cards import Offered
from storage.queries.cards import offered as offered_query
from views import parts, shell
from views.card_sheet import FILE_NAME, card_pdf
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep, share, share_link
from views.paper import qr_png, texts_on_paper
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.texts import fonts_folder

_QR_WIDTH = 340


@ft.component
def hand_out(desk: Desk, window: Window) -> ft.Control:
    """The form, and then the card in its place. Leaving the screen forgets both."""
    empty: Card | None = None
    shown, set_shown = ft.use_state(empty)
    typed, set_typed = ft.use_state(Card(what=""))
    if shown is not None:
        return show(desk, window, shown, lambda: set_shown(None))
    return form(desk, window, typed, set_typed, set_shown)


@ft.component
def form(desk: Desk, window: Window, typed: Card, set_typed: Handler, set_shown: Handler) -> ft.Control:
    """Four lines, filled by a tap where the team knows them."""
    found = use_query(desk, offered_query)
    error, set_error = ft.use_state("")

    def change(**values: str) -> None:
        now = {"what": typed.what, "when": typed.when, "where": typed.where, "who": typed.who} | values
        assert set_typed is not None
        set_typed(Card(**now))

    def make() -> None:
        card = Card(what=typed.what.strip(), when=typed.when.strip(), where=typed.where.strip(), who=typed.who.strip())
        if not card.what or len(card.lines) < 2:
            set_error(desk.t("Zeg wat het is, en minstens waar, wanneer of bij wie."))
            return
        assert set_shown is not None
        set_shown(card)

    use_keys(desk.keys, Keys(save=make, back=desk.back))
    calendar = moment_of(typed.when, today=local_day(desk.vault.now())) is not None
    hint = (
        desk.t("De gsm kan dit in de agenda zetten.")
        if calendar
        else desk.t("Met dag en uur, zoals 24/11 14.00, kan het in de agenda.")
    )
    body: list[ft.Control] = [
        parts.second(desk.t("Een kaartje voor de jongere. Zet er niets over de jongere op. Het wordt niet bewaard.")),
        parts.section(desk.t("Wat")),
        _kinds(desk, typed, found, change),
        _field(desk, "what", desk.t("Wat is het"), typed.what, change, error=error),
        parts.section(desk.t("Waar")),
        *_places(found, typed, change),
        _field(desk, "where", desk.t("Plek of adres"), typed.where, change),
        parts.section(desk.t("Wanneer")),
        _field(desk, "when", desk.t("Dag en uur"), typed.when, change, helper=hint),
        parts.section(desk.t("Bij wie")),
        *_people(desk, found, typed, change),
        _field(desk, "who", desk.t("Naam van wie helpt"), typed.who, change),
    ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Uitdelen"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action(
            "hand_out.show", desk.t("Toon het kaartje"), icon=ft.Icons.QR_CODE_ROUNDED, on_click=make
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _field(
    desk: Desk, name: str, label: str, value: str, change: Handler, *, error: str = "", helper: str | None = None
) -> ft.Control:
    del desk

    def typed(text: str) -> None:
        assert change is not None
        change(**{name: text})

    return parts.field(
        f"hand_out.{name}",
        label,
        value=value,
        on_change=typed,
        max_length=MOST_LETTERS,
        helper=helper,
        error=error or None,
        sentences=True,
    )


def _kinds(desk: Desk, typed: Card, found: Offered | None, change: Handler) -> ft.Control:
    words = {"zitdag": desk.t("Zitdag"), "consultant": desk.t("Jongerenconsulent"), "talk": desk.t("Afspraak met ons")}

    def choose(code: str) -> None:
        values = {"what": words[code]}
        if found is not None and code == "zitdag" and found.place and not typed.where:
            values["where"] = found.place
        if found is not None and code == "talk" and not typed.who:
            values["who"] = found.worker
        assert change is not None
        change(**values)

    chosen = {code for code, word in words.items() if word == typed.what}
    choices = [Choice(code, word) for code, word in words.items()]
    return parts.chips("hand_out.kind", choices, chosen=chosen, on_choose=choose)


def _places(found: Offered | None, typed: Card, change: Handler) -> list[ft.Control]:
    if found is None or not found.places:
        return []

    def choose(number: str) -> None:
        name, hours = found.places[int(number) - 1]
        assert change is not None
        change(where=name, when=typed.when or hours)

    choices = [Choice(str(number), name) for number, (name, _) in enumerate(found.places, start=1)]
    chosen = {choice.code for choice in choices if choice.label == typed.where}
    return [parts.chips("hand_out.place", choices, chosen=chosen, on_choose=choose)]


def _people(desk: Desk, found: Offered | None, typed: Card, change: Handler) -> list[ft.Control]:
    """The worker, and who to ask for at a partner."""
    if found is None:
        return []
    people = [(found.worker, "")] if found.worker else []
    people += [
        (desk.t("{person}, {partner}", person=person, partner=name) if person else name, name)
        for name, person in found.partners
    ]

    def choose(number: str) -> None:
        who, partner = people[int(number) - 1]
        assert change is not None
        change(who=who[:MOST_LETTERS], where=typed.where or partner[:MOST_LETTERS])

    choices = [Choice(str(number), who) for number, (who, _) in enumerate(people, start=1)]
    chosen = {choice.code for choice in choices if choice.label[:MOST_LETTERS] == typed.who}
    return [parts.chips("hand_out.person", choices, chosen=chosen, on_choose=choose)] if choices else []


@ft.component
def show(desk: Desk, window: Window, card: Card, on_back: Handler) -> ft.Control:
    """For the youth to look at: no navigation, so no other person is one tap away."""
    now = desk.vault.now()
    today = local_day(now)

    def made() -> Made:
        texts = texts_on_paper(desk.texts)
        pdf = card_pdf(card, texts=texts, fonts=fonts_folder(), now=desk.vault.now(), today=today)
        return Made(name=FILE_NAME, data=pdf)

    async def paper() -> None:
        await keep(made())

    async def pass_on() -> None:
        await share(made())

    use_keys(desk.keys, Keys(back=on_back))
    width = min(window.width - 2 * window.margin - 40, _QR_WIDTH)
    picture = ft.Image(src=qr_png(code_of(card, now=now, today=today)).getvalue(), width=width, height=width)
    code = ft.Semantics(
        identifier="hand_out.code", image=True, label=desk.t("QR met wat hierboven staat"), content=picture
    )
    words: list[ft.Control] = [parts.headline(card.what), *(parts.reading(line) for line in card.lines[1:])]
    content = ft.Column(
        [
            parts.identified(ft.Column(words, spacing=4, tight=True), "hand_out.words"),
            ft.Row([code], alignment=ft.MainAxisAlignment.CENTER),
            parts.second(desk.t("Richt de camera van je gsm op het vierkant.")),
        ],
        spacing=16,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            desk.t("Voor jou"), window=window, on_back=on_back, back_label=desk.t("Sluit"), close=True
        ),
        body=parts.stacked(
            [
                parts.card(content, padding=20),
                parts.small(desk.t("Dit kaartje is nergens bewaard.")),
                *share_link(desk, "hand_out.share", pass_on),
            ]
        ),
        dock=parts.tonal(
            "hand_out.save", desk.t("Maak een PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=paper, tall=True
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
