"""Recht van antwoord: the youth's own words beside a part of what is written, on a page for the youth's hands."""

from __future__ import annotations

import flet as ft

from domain.codes import reply_sections
from storage.actions.replies import reply as keep_reply
from storage.actions.replies import take_back_reply
from storage.queries.copy import Copy, copy_of
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.form_draft import use_form
from views.screens.youth_page import Spoken, use_spoken

WHOLE = "whole"


@ft.component
def reply(desk: Desk, window: Window, youth: str) -> ft.Control:
    """`youth`: a number of this desk."""
    found = use_query(desk, copy_of, desk.id_of(youth))
    spoken = use_spoken(desk, "reply")
    use_keys(desk.keys, Keys(back=desk.back))
    if found is None:
        header = parts.page_header("", window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True)
        return shell.inner_page(window=window, header=header, body=[], snack=desk.bar(), reading=True)
    return form(desk, window, found, spoken)


@ft.component
def form(desk: Desk, window: Window, copy: Copy, spoken: Spoken) -> ft.Control:
    """Which part, and what the youth says about it."""
    # Words about health and the like wait for no yes, but they may not lie in the draft of the file either.
    typed = use_form(desk, "reply", youth=copy.youth, unsealed=("words", "section"))
    error, set_error = ft.use_state("")
    once = use_once(desk)
    t = spoken.texts.t
    section = typed.text("section") or WHOLE
    parts_there = {record.section for record in copy.records}

    @once
    async def save() -> None:
        words = typed.text("words")
        set_error("" if words.strip() else t("Schrijf op wat jij ervan vindt."))
        if not words.strip():
            return
        made = await desk.act(keep_reply, copy.youth, section=typed.text("section") or WHOLE, words=words)
        if made is not None:
            typed.clear()
            desk.back()
            _said(desk, str(made))

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    choices = [
        Choice(row.code, t(row.label))
        for row in reply_sections.REPLY_SECTIONS
        if row.code == WHOLE or row.code in parts_there
    ]
    body: list[ft.Control] = [
        *spoken.choices,
        parts.question(
            t("Wat zie jij anders?"), t("We zetten jouw woorden naast die van ons, zonder iets te veranderen.")
        ),
        parts.section(t("Waarover gaat het?")),
        parts.chips("reply.section", choices, chosen=[section], on_choose=typed.changing("section")),
        parts.section(t("In jouw woorden")),
        parts.field(
            "reply.words",
            "",
            hint=t("Bijvoorbeeld: dat klopt niet, want ik was er toen niet."),
            value=typed.text("words"),
            on_change=typed.changing("words"),
            error=error or None,
            lines=5,
            max_length=4000,
            sentences=True,
        ),
        parts.small(t("Wissen we dat stuk, dan wissen we ook jouw woorden erbij.")),
    ]
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            "", window=window, on_back=desk.back, back_label=t("Sluit"), close=True, actions=[spoken.action]
        ),
        body=parts.stacked(body),
        dock=parts.save_action("reply.save", t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _said(desk: Desk, made: str) -> None:
    async def undo() -> None:
        await desk.act(take_back_reply, made)

    desk.say(
        desk.t("Jouw woorden staan ernaast"),
        action=desk.t("Ongedaan maken"),
        on_action=undo,
        identifier="reply.undo",
    )
