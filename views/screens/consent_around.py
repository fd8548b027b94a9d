"""Beside a question: who interprets, whether a minor understands, a signature on paper, what is still missing."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
from msgspec import Struct
from msgspec.structs import replace

from domain.codes import interpreters, purposes
from views import parts
from views.parts.identified import Handler
from views.screens.detail_form import labelled


class Around(Struct, frozen=True):
    """`interpreter`: a code, or "" when nobody asked; `understands`: None until it is said. Signed is either on paper
    (`is_signed`) or here (`strokes`).
    """

    interpreter: str = ""
    understands: bool | None = None
    is_signed: bool = False
    strokes: tuple[int, ...] = ()

    @property
    def how(self) -> str:
        """As the event says it."""
        return "signature" if self.strokes else "written" if self.is_signed else "spoken"


def around_fields(
    t: Callable[..., str],
    alias: str,
    purpose: str,
    around: Around,
    change: Callable[[Around], None],
    *,
    is_minor: bool,
    on_sign: Handler,
    width: float,
) -> ft.Control:
    """Under the check question; only what this youth and this purpose ask for, and always the interpreter."""
    controls: list[ft.Control] = []
    if is_minor:
        said = {None: "", True: "yes", False: "no"}[around.understands]
        choices = [parts.Choice("yes", t("Ja, goed")), parts.Choice("no", t("Nog niet"))]
        controls.append(
            labelled(
                t("Begrijpt {name} wat dit is?", name=alias),
                parts.chips(
                    "consent.understands",
                    choices,
                    chosen=[said],
                    on_choose=lambda code: change(replace(around, understands=code == "yes")),
                ),
            )
        )
    if purposes.BY_CODE[purpose].is_written:
        controls.append(_signing(t, alias, around, change, on_sign=on_sign, width=width))
    helped = [parts.Choice(row.code, t(row.label)) for row in interpreters.INTERPRETERS]
    controls.append(
        labelled(
            t("Wie tolkt er?"),
            parts.chips(
                "consent.interpreter",
                helped,
                chosen=[around.interpreter or "none"],
                on_choose=lambda code: change(replace(around, interpreter=code)),
            ),
        )
    )
    row = interpreters.BY_CODE.get(around.interpreter)
    if row is not None and row.is_warned:
        warning = t("Voelt {name} zich vrij om nee te zeggen? Vraag het liever zonder familie.", name=alias)
        controls.append(parts.notice(warning))
    return ft.Column(controls, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _signing(
    t: Callable[..., str],
    alias: str,
    around: Around,
    change: Callable[[Around], None],
    *,
    on_sign: Handler,
    width: float,
) -> ft.Control:
    """On this screen or on paper; who draws here sees what was drawn."""
    here: list[ft.Control] = []
    if around.strokes:
        said = t("De handtekening van {name}", name=alias)
        again = parts.link("consent.sign", t("Opnieuw tekenen"), on_click=on_sign)
        clear = parts.link("consent.sign.clear", t("Wissen"), on_click=lambda: change(replace(around, strokes=())))
        here = [
            ft.Row([parts.signature_drawing("consent.signature", around.strokes, width=min(width, 320), label=said)]),
            ft.Row([again, clear], spacing=8, wrap=True),
        ]
    else:
        here = [
            ft.Row(
                [parts.tonal("consent.sign", t("Teken op dit scherm"), icon=ft.Icons.DRAW_OUTLINED, on_click=on_sign)]
            )
        ]
    paper = parts.switch_row(
        "consent.signed",
        t("Getekend op papier"),
        value=around.is_signed,
        on_change=lambda value: change(replace(around, is_signed=value, strokes=() if value else around.strokes)),
        line=t("Bewaar het papier in de kast van je organisatie."),
    )
    inside = ft.Column([*here, paper], spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return labelled(t("De handtekening"), inside)
