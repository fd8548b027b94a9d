"""Bevraging: what youths and the team answered, without a name, and the way to ask again."""

from __future__ import annotations

import flet as ft

from domain.codes import surveys
from storage.queries.unnamed import FEWEST_ANSWERED, Answered
from storage.queries.unnamed import answered as answered_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Choice, Window


@ft.component
def feedback(desk: Desk, window: Window) -> ft.Control:
    """One survey at a time: who answers, then what was answered."""
    code, choose = ft.use_state("youth")
    found = use_query(desk, answered_query, survey=code)
    use_keys(desk.keys, Keys(back=desk.back))
    words = {"youth": desk.t("Jongeren"), "worker": desk.t("Team")}
    ask = desk.t("Geef het scherm") if code == "youth" else desk.t("Antwoord zelf")
    body: list[ft.Control] = [
        parts.second(desk.t("Drie korte vragen, zonder naam.")),
        parts.segmented(
            "feedback.survey",
            [Choice(each.code, words[each.code]) for each in surveys.SURVEYS],
            chosen=code,
            on_choose=choose,
            window=window,
        ),
    ]
    if found is not None:
        body += _answers(desk, surveys.BY_CODE[code], found)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Bevraging"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action(
            f"feedback.ask.{code}",
            ask,
            icon=ft.Icons.RATE_REVIEW_OUTLINED,
            on_click=lambda: desk.go(f"feedback/{code}"),
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _answers(desk: Desk, survey: surveys.Survey, found: Answered) -> list[ft.Control]:
    if found.count < FEWEST_ANSWERED:
        return [
            parts.empty(
                desk.n("{count} keer ingevuld dit jaar", "{count} keer ingevuld dit jaar", found.count),
                desk.t("Je leest de antwoorden hier vanaf drie keer. Zo weet niemand van wie ze zijn."),
                icon=ft.Icons.RATE_REVIEW_OUTLINED,
                snug=True,
            )
        ]
    shown: list[ft.Control] = [
        parts.small(desk.n("{count} keer ingevuld dit jaar", "{count} keer ingevuld dit jaar", found.count))
    ]
    for place, (question, answers) in enumerate(zip(survey.questions, found.answers, strict=True), start=1):
        said = [ft.Container(parts.words(text), padding=ft.Padding.symmetric(vertical=12)) for text in answers]
        content: list[ft.Control] = parts.divided(said) if said else [parts.second(desk.t("Nog geen antwoord."))]
        column = ft.Column(content, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        shown.append(parts.section(desk.t(question)))
        shown.append(parts.identified(parts.card(column), f"feedback.answers.{place}"))
    return shown
