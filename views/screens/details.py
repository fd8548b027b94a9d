"""Details: every field of the file, grouped by what was agreed to. Where it was not, "eerst vragen" stands instead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from domain.codes import age_bands, answers, clock_starts, genders, qualifications
from domain.dateread import read_day
from domain.errors import BadInput
from storage.actions.youths import change_youth
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.screens.detail_form import Form, group, labelled
from views.screens.doubles import doubles_card
from views.screens.edits import use_edits
from views.screens.town_chips import town_chips

_DATES = ("clock_start", "birth_date", "neet_since")


@ft.component
def details_tab(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """What is known, group by group; P05 and P06 show only after a tap."""
    edits = use_edits(desk, view.file.id, screen="details")
    no_errors: dict[str, str] = {}
    errors, set_errors = ft.use_state(no_errors)
    nothing: frozenset[str] = frozenset()
    opened, set_opened = ft.use_state(nothing)
    form = Form(desk, view, edits, errors)

    async def save() -> None:
        values, found = read_days(edits.fields, today=view.today)
        set_errors(found)
        if found or not values:
            return
        if await desk.act(change_youth, view.file.id, **values) is not None:
            edits.clear()
            desk.say(desk.t("Bewaard"))

    use_keys(desk.keys, Keys(save=save))
    return ft.Column(
        [
            *_open_groups(form),
            group(desk.t("Naam en contact"), form.behind("name", "P02", _contact_fields(form))),
            group(
                desk.t("WhatsApp, Signal of Instagram"),
                form.behind("handle", "P04", [form.line("handle", desk.t("Naam op de app"))]),
            ),
            *_tapped_groups(form, opened, lambda code: set_opened(lambda now: now ^ {code})),
            parts.filled(
                "youth.save",
                desk.t("Bewaar"),
                on_click=save,
                disabled=not edits.values,
                tall=True,
                key="Ctrl S" if window.laptop else None,
            ),
            doubles_card(desk, window, view),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def read_days(values: dict[str, Any], *, today: dt.date) -> tuple[dict[str, Any], dict[str, str]]:
    """Typed days as days; (values, field -> the sentence of what is wrong with it)."""
    read, wrong = dict(values), {}
    for name in _DATES:
        if name in values:
            try:
                read[name] = read_day(str(values[name] or ""), today=today)
            except BadInput as trouble:
                wrong[name] = trouble.sentence
    return read, wrong


def _open_groups(form: Form) -> list[ft.Control]:
    t = form.desk.t
    who = [
        form.line("alias", t("Straatnaam")),
        form.choice("age_band", t("Leeftijd, ongeveer"), age_bands.AGE_BANDS),
        form.choice("gender", t("Gender, zoals de jongere het zegt"), genders.GENDERS),
        _town(form),
        _fixed_contact(form),
    ]
    work = [
        form.choice("qualification", t("Diploma"), qualifications.QUALIFICATIONS),
        form.line("school", t("Laatste school of opleiding, en hoe ver"), most=200),
        form.day("neet_since", t("Zonder school of werk sinds")),
        form.day("clock_start", t("De vier maanden begonnen op")),
        form.choice("clock_reason", t("Waarom loopt de klok van vier maanden?"), clock_starts.CLOCK_STARTS),
        form.choice("vdab_known", t("Kent VDAB deze jongere?"), answers.VDAB_KNOWN),
    ]
    return [
        group(t("Wie"), form.behind("alias", "P01", who)),
        group(t("School en werk"), form.behind("clock_start", "P01", work)),
    ]


def _town(form: Form) -> ft.Control:
    now = form.edits.text("municipality", form.file)

    def choose(code: str) -> None:
        form.edits.set("municipality", code)

    return labelled(form.desk.t("Gemeente"), town_chips(form.desk, "youth.municipality", chosen=now, on_choose=choose))


def _fixed_contact(form: Form) -> ft.Control:
    now = form.edits.text("fixed_contact", form.file)
    workers = [
        parts.Choice(worker.id, worker.name, identifier=parts.whose(f"youth.fixed_contact.{place}", worker.id))
        for place, worker in enumerate(form.view.workers, start=1)
    ]
    return labelled(
        form.desk.t("Vast aanspreekpunt"),
        parts.chips(
            "youth.fixed_contact", workers, chosen=[now], on_choose=lambda code: form.edits.set("fixed_contact", code)
        ),
    )


def _contact_fields(form: Form) -> list[ft.Control]:
    t = form.desk.t
    return [
        form.line("name", t("Naam")),
        form.day("birth_date", t("Geboortedatum")),
        form.line("phone", t("Telefoon"), keyboard=ft.KeyboardType.PHONE),
        form.line("address", t("Adres"), most=200),
    ]


def _tapped_groups(form: Form, opened: frozenset[str], flip: Callable[[str], None]) -> list[ft.Control]:
    """Special categories: never drawn before a tap (AVG/GDPR article 9)."""
    t = form.desk.t
    languages = parts.field(
        "youth.languages",
        t("Talen"),
        value=form.edits.lines("languages", form.file),
        on_change=form.edits.changing_lines("languages", form.file),
        helper=t("Eén taal per lijn"),
        lines=2,
    )
    health = [form.choice("disability", t("Een handicap of ziekte?"), answers.DISABILITIES)]
    origin = [form.choice("origin", t("Familie van buiten de Europese Unie?"), answers.ORIGINS), languages]

    def fold(purpose: str, title: str, field: str, fields: list[ft.Control]) -> ft.Control:
        inside = ft.Column(
            form.behind(field, purpose, fields), spacing=16, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        )
        return parts.fold(
            f"youth.open.{purpose}",
            title,
            is_open=purpose in opened,
            on_click=lambda: flip(purpose),
            content=inside,
            icon=ft.Icons.LOCK_OPEN_OUTLINED,
        )

    return [
        fold("P05", t("Gezondheid"), "disability", health),
        fold("P06", t("Afkomst en taal"), "origin", origin),
    ]
