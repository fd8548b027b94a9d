"""Organisatie: who is answerable, on what ground, how long, with which words. Coordinators decide, everybody may
read.
"""

from __future__ import annotations

import flet as ft
from msgspec import Struct

from domain.codes.law import ACTS, CHECKED, REFERENCES
from domain.consent_texts.checking import ASKED
from domain.datewords import date_words
from domain.policies import SETTABLE
from storage.queries.organisation import Controller, controller, period_months
from storage.queries.own_texts import TextLanguage, text_languages
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window


class Overview(Struct, frozen=True, kw_only=True):
    """What the first page says in a line each."""

    controller: Controller
    own_periods: int
    languages: tuple[TextLanguage, ...]
    is_coordinator: bool


def overview(store: Store) -> Overview:
    """Asked in one go, so that the page is drawn once."""
    return Overview(
        controller=controller(store),
        own_periods=sum(period_months(store, purpose) is not None for purpose in SETTABLE),
        languages=tuple(text_languages(store)),
        is_coordinator=store.is_coordinator(),
    )


def only_read(desk: Desk) -> ft.Control:
    """Said to who may look but not change."""
    return parts.identified(
        parts.notice(
            desk.t("Alleen een coördinator kan dit aanpassen. Jij kan het lezen."), icon=ft.Icons.LOCK_OUTLINED
        ),
        "organisation.read_only",
    )


def organisation_page(
    desk: Desk,
    window: Window,
    title: str,
    body: list[ft.Control],
    *,
    side: list[ft.Control] | None = None,
    dock: ft.Control | None = None,
) -> ft.Control:
    """The frame of each page of the organisation. `side` stands beside the body on a laptop, under it elsewhere."""
    is_beside = window.laptop and bool(side)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(title, window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body if is_beside else [*body, *(side or [])]),
        side=parts.stacked(side or []) if is_beside else [],
        snack=desk.bar(),
        spacing=0,
        dock=dock,
        reading=not is_beside,
    )


@ft.component
def organisation(desk: Desk, window: Window) -> ft.Control:
    """Rows that lead to each part."""
    found = use_query(desk, overview)
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = []
    if found is not None:
        body = [] if found.is_coordinator else [only_read(desk)]
        body += [parts.card_rows(_rows(desk, found), window=window)]
        body.append(
            parts.small(
                desk.t("De jongere beslist altijd zelf. Geen enkele keuze hier opent wat een jongere niet wou.")
            )
        )
    return organisation_page(desk, window, desk.t("Organisatie"), body)


def _rows(desk: Desk, found: Overview) -> list[parts.Row | ft.Control]:
    def lead(route: str, title: str, line: str, icon: ft.IconData) -> parts.Row:
        name = route.replace("/", ".")
        return parts.Row(
            title, line, icon, identifier=f"organisation.{name}", on_click=lambda: desk.go(f"organisation/{route}")
        )

    periods = desk.n("{count} eigen termijn", "{count} eigen termijnen", found.own_periods)
    whole = [language.name for language in found.languages if language.approved == len(ASKED)]
    return [
        lead(
            "details",
            desk.t("Wie verantwoordelijk is"),
            found.controller.name or desk.t("Nog niet ingevuld."),
            ft.Icons.BUSINESS_OUTLINED,
        ),
        lead(
            "purposes",
            desk.t("Grond en termijn"),
            periods if found.own_periods else desk.t("Waarop jullie steunen, en hoelang jullie bewaren."),
            ft.Icons.BALANCE_OUTLINED,
        ),
        lead(
            "texts",
            desk.t("Teksten om te vragen"),
            desk.t("Goedgekeurd in {languages}.", languages=", ".join(whole)),
            ft.Icons.RECORD_VOICE_OVER_OUTLINED,
        ),
        lead(
            "safety",
            desk.t("Stappenplan veiligheid"),
            desk.t("Een eigen plan.") if found.controller.steps else desk.t("Het plan van de app."),
            ft.Icons.SUPPORT_OUTLINED,
        ),
        lead(
            "papers",
            desk.t("Papieren"),
            desk.t("Register, termijnen, wie ziet wat. Om te tonen of te printen."),
            ft.Icons.FOLDER_OPEN_OUTLINED,
        ),
        lead("laws", desk.t("Wetten"), desk.t("Waar de app op steunt, artikel per artikel."), ft.Icons.GAVEL_OUTLINED),
    ]


@ft.component
def laws(desk: Desk, window: Window) -> ft.Control:
    """The one table of references, as it is cited on every other screen and paper."""
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = [
        parts.second(
            desk.t(
                "Nagekeken op {day}. Dit is een samenvatting, geen advies.", day=date_words(CHECKED, texts=desk.texts)
            )
        )
    ]
    for act in ACTS:
        rows: list[parts.Row | ft.Control] = [
            parts.Row(f"{desk.t(row.article)} · {desk.t(row.title)}", desk.t(row.says))
            for row in REFERENCES
            if row.act == act.code
        ]
        heading = desk.t(act.label)
        body += [
            parts.section(heading),
            parts.small(f"{desk.t(act.title)} · {act.citation}"),
            parts.card_rows(rows, window=window),
        ]
    return organisation_page(desk, window, desk.t("Wetten"), body)
