"""A request by right is noted: what is asked, when it came; of a youth with a file in the youth's words too."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.codes import rights
from domain.dateread import read_day
from domain.datewords import date_words, local_day
from domain.errors import BadInput
from storage.actions.requests import Noted, note_request
from storage.queries.youth_file import youth_file
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window


@ft.component
def request_new(desk: Desk, window: Window, youth: str = "") -> ft.Control:
    """`youth`: a number of this desk; "" for somebody without a file, of whom nothing but a number is kept."""
    known = desk.id_of(youth) if youth else None
    file = use_query(desk, youth_file, known or "")
    right, typed, words, once = use_held(""), use_held(""), use_held(""), use_once(desk)
    error, set_error = ft.use_state("")
    nothing: Noted | None = None
    noted, set_noted = ft.use_state(nothing)
    today = local_day(desk.vault.now())

    @once
    async def save() -> bool:
        try:
            day = read_day(typed.value, today=today)
            set_error("" if right.value else desk.t("Kies wat er gevraagd wordt."))
        except BadInput as trouble:
            set_error(desk.t(trouble.sentence))
            return False
        if not right.value:
            return False
        said = words.value if known else ""
        kept = await desk.act(note_request, right.value, day=day, youth=known or "", words=said)
        if isinstance(kept, Noted):
            set_noted(kept)
        return isinstance(kept, Noted)  # noted once: the button that is still drawn makes no second request

    use_keys(desk.keys, Keys(save=save if noted is None else None, back=desk.back))
    name = file.alias if file is not None else ""
    header = parts.page_header(
        desk.t("Nieuw verzoek"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
    )
    if noted is not None:
        dock = parts.big_action("request.noted", desk.t("Klaar"), on_click=desk.back, icon=ft.Icons.CHECK_ROUNDED)
        body = [_number(desk, noted, today=today)]
        return shell.inner_page(window=window, header=header, body=body, dock=dock, snack=desk.bar(), reading=True)
    choices = [Choice(row.code, desk.t(row.says)) for row in rights.RIGHTS]
    about = (
        desk.t("Van {name}.", name=name) if name else desk.t("Van iemand zonder bladzijde hier. Er komt geen naam bij.")
    )
    body = [
        parts.second(about),
        parts.section(desk.t("Wat wordt er gevraagd?")),
        parts.chips("request.right", choices, chosen=[right.value], on_choose=right.set),
    ]
    if known:
        body += [
            parts.section(desk.t("In de woorden van de jongere")),
            parts.field(
                "request.words",
                "",
                hint=desk.t("Bijvoorbeeld: ik wil lezen wat er staat."),
                value=words.value,
                on_change=words.set,
                lines=3,
                max_length=4000,
                sentences=True,
            ),
        ]
    body += [
        parts.section(desk.t("Wanneer kwam de vraag?")),
        parts.field(
            "request.day",
            desk.t("Dag"),
            value=typed.value,
            on_change=typed.set,
            hint=date_words(today, texts=desk.texts),
            helper=desk.t("Leeg is vandaag. Vanaf die dag loopt een maand."),
            keyboard=ft.KeyboardType.DATETIME,
        ),
        *([parts.error_box(error, identifier="request.error")] if error else []),
    ]
    return shell.inner_page(
        window=window,
        navigation=None if known else desk.navigation("more"),
        header=header,
        body=parts.stacked(body),
        dock=parts.save_action("request.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _number(desk: Desk, noted: Noted, *, today: dt.date) -> ft.Control:
    """The number to give along, and the last day."""
    due = date_words(noted.due, texts=desk.texts, today=today)
    return parts.card(
        ft.Column(
            [
                parts.small(desk.t("Nummer van dit verzoek")),
                parts.identified(parts.headline(noted.number), "request.number"),
                parts.words(desk.t("Geef dit nummer mee. Het blijft, ook als we al de rest wissen.")),
                parts.strong(desk.t("Antwoord voor {date}.", date=due)),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )
