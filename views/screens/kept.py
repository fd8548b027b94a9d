"""Hoe lang we dit bewaren: until when each part of a file is kept, and keeping it longer, with a reason."""

from __future__ import annotations

import flet as ft

from domain.codes import keep_reasons
from domain.codes.purposes import BY_CODE
from domain.datewords import date_words
from domain.gate import SPECIAL
from domain.retention import FILE
from storage.actions.retention import extend
from storage.queries.retention import Kept, kept_until
from storage.queries.youth_file import youth_file
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window

_SENSITIVE = SPECIAL | {"P07"}


def part_words(desk: Desk, purpose: str) -> str:
    """A part of a file as a heading; what is sensitive is not named before a tap."""
    if purpose == FILE:
        return desk.t("De hele bladzijde")
    return desk.t("Een gevoelig stuk") if purpose in _SENSITIVE else desk.t(BY_CODE[purpose].label)


@ft.component
def kept(desk: Desk, window: Window, youth: str) -> ft.Control:
    """`youth`: a number of this desk."""
    file = use_query(desk, youth_file, desk.id_of(youth) or "")
    rows = use_query(desk, kept_until, desk.id_of(youth) or "") or []
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = [parts.title(file.alias)] if file is not None else []
    body += [_card(desk, row, place) for place, row in enumerate(rows, start=1)]
    can = [row for row in rows if row.may_extend]
    if file is not None and can:
        body.append(longer_form(desk, file.id, can))
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            desk.t("Hoe lang we dit bewaren"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _card(desk: Desk, row: Kept, place: int) -> ft.Control:
    day = date_words(row.day, texts=desk.texts)
    lines: list[ft.Control] = [parts.strong(part_words(desk, row.purpose))]
    if row.is_marked:
        lines.append(parts.erased_on(desk.t("Wordt gewist op {date}.", date=day)))
        lines.append(
            parts.second(
                desk.t("Een nieuw contact of “Langer bewaren” houdt dit tegen.")
                if row.may_extend
                else desk.t("Een nieuw ja van de jongere houdt dit tegen.")
            )
        )
    else:
        lines.append(parts.second(desk.t("Wordt bewaard tot {date}.", date=day)))
    reason = keep_reasons.BY_CODE.get(row.reason)
    if reason is not None:
        lines.append(parts.small(desk.t("Langer bewaard: {why}.", why=desk.t(reason.label))))
    return parts.identified(parts.card(ft.Column(lines, spacing=4, tight=True), padding=20), f"kept.{place}")


@ft.component
def longer_form(desk: Desk, youth: str, can: list[Kept]) -> ft.Control:
    """What, why, and three months more."""
    what, why, once = use_held(FILE), use_held(""), use_once(desk)
    error, set_error = ft.use_state("")
    codes = [row.purpose for row in can]
    chosen = what.value if what.value in codes else codes[0]

    @once
    async def save() -> None:
        set_error("" if why.value else desk.t("Kies waarom je het langer bewaart."))
        if why.value and await desk.act(extend, youth, purpose=chosen, reason=why.value) is not None:
            why.set("")
            desk.say(desk.t("Dit blijft langer. Iedereen in het team ziet waarom."))

    reasons = [Choice(row.code, desk.t(row.label)) for row in keep_reasons.KEEP_REASONS]
    choices = [Choice(code, part_words(desk, code)) for code in codes]
    inside: list[ft.Control] = [parts.strong(desk.t("Langer bewaren"))]
    if len(choices) > 1:
        inside.append(parts.chips("kept.what", choices, chosen=[chosen], on_choose=what.set, on_card=True))
    inside += [
        parts.second(desk.t("Waarom? Dat staat erbij voor het hele team.")),
        parts.chips("kept.why", reasons, chosen=[why.value], on_choose=why.set, on_card=True),
    ]
    if error:
        inside.append(parts.error_box(error, identifier="kept.error"))
    inside.append(parts.filled("kept.longer", desk.t("Bewaar drie maanden langer"), on_click=save, tall=True))
    return parts.card(
        ft.Column(inside, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
