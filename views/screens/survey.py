"""Three questions for whoever holds the screen: what it is for, with Nee and Ja, the questions, then thanks."""

from __future__ import annotations

import flet as ft

from domain.codes import surveys
from domain.consent_texts import consent_text
from domain.texts import Texts
from storage.actions.feedback import answer_survey
from storage.queries.organisation import own_texts
from storage.survey import leave_survey
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Window
from views.parts.consent import CONSENT_ICONS
from views.parts.identified import Handler
from views.screens.youth_page import Spoken, use_spoken

_LETTERS = 200


@ft.component
def youth_survey(desk: Desk, window: Window) -> ft.Control:
    """For the youth's hands: no navigation; afterwards the screen covers itself where the worker has a code."""
    step, go_to = ft.use_state("ask")
    spoken = use_spoken(desk, "feedback")
    ft.use_effect(desk.hush, [])

    async def leave() -> None:
        if desk.vault.has_cover_code and not desk.office.is_practising:
            desk.replace("more")
            await desk.office.cover()
        else:
            desk.back()

    if step == "ask":
        return asking(desk, window, spoken, lambda: go_to("write"), lambda: go_to("thanks"))
    if step == "write":
        return questions(desk, window, "youth", spoken, lambda: go_to("thanks"))
    return thanks(desk, window, spoken, leave)


@ft.component
def worker_survey(desk: Desk, window: Window) -> ft.Control:
    """For a worker: the sentence stands above the questions, and saving is taking part."""
    spoken = use_spoken(desk, "feedback")

    async def done() -> None:
        await desk.act(leave_survey)
        desk.back()
        desk.say(desk.t("Dank je. Je antwoorden zijn bewaard."))

    return questions(desk, window, "worker", spoken, done)


@ft.component
def asking(desk: Desk, window: Window, spoken: Spoken, on_yes: Handler, on_no: Handler) -> ft.Control:
    """P14 as it is said everywhere, and what an honest reader should know of the signature."""
    use_keys(desk.keys, Keys(back=desk.back))
    t = spoken.texts.t
    text = consent_text("P14", language=spoken.texts.language, own=use_query(desk, own_texts) or ())
    rows = [parts.explained_row(icon, row) for icon, row in zip(CONSENT_ICONS, text.rows, strict=True)]
    body = [
        *spoken.choices,
        parts.question(text.question),
        parts.card(
            ft.Column(
                [*rows, parts.explained_row(ft.Icons.PHONE_ANDROID_OUTLINED, signed_words(spoken.texts))],
                spacing=16,
                tight=True,
            ),
            padding=20,
        ),
    ]
    answers = ft.Row(
        [
            parts.answer("feedback.no", t("Nee"), on_click=on_no),
            parts.answer("feedback.yes", t("Ja"), on_click=on_yes),
        ],
        spacing=12,
    )
    return _page(desk, window, spoken, body=body, dock=answers)


def signed_words(texts: Texts) -> str:
    """What the record tells besides the words: which device, which quarter."""
    return texts.t("Je team kan wel zien: van welk toestel, en in welk kwartaal.")


@ft.component
def questions(desk: Desk, window: Window, code: str, spoken: Spoken, on_done: Handler) -> ft.Control:
    """Three fields; one answer is enough. Nothing is kept before Bewaar, not even sealed."""
    survey = surveys.BY_CODE[code]
    typed, once = use_held(("", "", "")), use_once(desk)
    error, set_error = ft.use_state("")
    t = spoken.texts.t

    @once
    async def save() -> None:
        set_error("" if any(text.strip() for text in typed.value) else t("Schrijf minstens één antwoord."))
        if not any(text.strip() for text in typed.value):
            return
        kept = await desk.act(answer_survey, survey=code, answers=list(typed.value), agreed=True)
        if kept is not None and on_done is not None:
            result = on_done()
            if result is not None:
                await result

    def typing(place: int) -> Handler:
        def put(text: str) -> None:
            first, second, third = (text if at == place else each for at, each in enumerate(typed.value))
            typed.set((first, second, third))

        return put

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    body: list[ft.Control] = [
        *spoken.choices,
        parts.question(t("Drie vragen"), t("Eén antwoord volstaat. Schrijf geen namen.")),
        *([parts.error_box(error, identifier="feedback.error")] if error else []),
    ]
    if code == "worker":
        body.append(parts.notice(" ".join([t("Je team leest dit, zonder je naam."), signed_words(spoken.texts)])))
    for place, question in enumerate(survey.questions):
        body.append(parts.section(t(question)))
        body.append(
            parts.field(
                f"feedback.answer.{place + 1}",
                "",
                hint=t("Jouw antwoord"),
                value=typed.value[place],
                on_change=typing(place),
                lines=2,
                max_length=_LETTERS,
                sentences=True,
            )
        )
    dock = parts.big_action("feedback.save", t("Bewaar"), icon=ft.Icons.CHECK_ROUNDED, on_click=save)
    return _page(desk, window, spoken, body=body, dock=dock)


@ft.component
def thanks(desk: Desk, window: Window, spoken: Spoken, on_leave: Handler) -> ft.Control:
    """Whatever was answered: thanks, and the screen goes back to the worker."""
    use_keys(desk.keys, Keys(back=on_leave))
    t = spoken.texts.t
    done = parts.filled("feedback.done", t("Klaar"), on_click=on_leave, tall=True)
    said = parts.empty(
        t("Dank je"), t("Geef het scherm nu terug."), icon=ft.Icons.FAVORITE_BORDER_OUTLINED, action=done
    )
    return shell.inner_page(window=window, header=ft.Container(height=24), body=[said], snack=desk.bar(), centred=True)


def _page(desk: Desk, window: Window, spoken: Spoken, *, body: list[ft.Control], dock: ft.Control) -> ft.Control:
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            "",
            window=window,
            on_back=desk.back,
            back_label=spoken.texts.t("Sluit"),
            close=True,
            actions=[spoken.action],
        ),
        body=parts.stacked(body),
        dock=dock,
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
