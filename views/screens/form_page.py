"""Making a vault, alone or by invitation: one field, and a passphrase typed twice; four random words are offered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft
import msgspec

from domain.errors import BadInput, VindplaatsError
from domain.fields import cleaned
from storage.passphrase import check_new, suggest_passphrase
from views import parts, shell
from views.desk import Desk
from views.once import use_once
from views.parts import Window
from views.parts.identified import Handler

Make = Callable[[str, str, str], Awaitable[None]]


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between making and joining. `prefix` begins every identifier, `field` ends that of the one field."""

    prefix: str
    heading: str
    line: str
    field: str
    label: str
    missing: str
    passphrase: str
    after: str
    submit: str


@ft.component
def form_page(desk: Desk, window: Window, asked: Asked, make: Make, on_back: Handler) -> ft.Control:
    """`make` gets what the field holds, the passphrase and a name for this device; raises VindplaatsError."""
    text, set_text = ft.use_state("")
    first, set_first = ft.use_state("")
    second, set_second = ft.use_state("")
    words, set_words = ft.use_state("")
    shown, set_shown = ft.use_state(False)
    error, set_error = ft.use_state(("", ""))
    busy, set_busy = ft.use_state(False)
    once = use_once(desk)
    ft.use_effect(lambda: set_words(suggest_passphrase()), [])

    @once
    async def submit() -> bool:
        """True when there is a vault: this form has nothing more to do, also while it is still drawn."""
        wrong = wrong_field(desk, asked, text=text, first=first, second=second)
        set_error(wrong)
        if wrong[0]:
            return False
        set_busy(True)  # for the eye: the button rests and the line moves
        device = desk.t("Laptop") if desk.office.is_laptop else desk.t("Telefoon")
        try:
            await make(cleaned(text), first, device)
        except BadInput as trouble:
            set_error((asked.field, desk.t(trouble.sentence)))
        except VindplaatsError as trouble:
            set_error(("form", desk.t(trouble.sentence)))
        else:
            desk.admit()
            return True
        finally:
            set_busy(False)
        return False

    async def submit_if_filled(_text: str) -> None:
        if text and first and second:
            await submit()

    def at(field: str) -> str | None:
        return error[1] if error[0] == field else None

    prefix = asked.prefix
    body: list[ft.Control] = [
        parts.question(asked.heading, asked.line),
        *([parts.error_box(error[1], identifier=f"{prefix}.error")] if error[0] == "form" else []),
        parts.field(
            f"{prefix}.{asked.field}",
            asked.label,
            value=text,
            on_change=set_text,
            on_submit=submit_if_filled,
            error=at(asked.field),
            autofocus=not window.phone,
        ),
        offered(desk, words, prefix=prefix, on_new=lambda: set_words(suggest_passphrase())),
        parts.password_field(
            f"{prefix}.passphrase",
            asked.passphrase,
            value=first,
            on_change=set_first,
            on_submit=submit_if_filled,
            error=at("first"),
            shown=shown,
            on_show=lambda: set_shown(lambda now: not now),
            show_label=desk.t("Toon de wachtzin"),
        ),
        parts.password_field(
            f"{prefix}.passphrase2",
            desk.t("Nog eens dezelfde wachtzin"),
            value=second,
            on_change=set_second,
            on_submit=lambda _text: submit(),
            error=at("second"),
            shown=shown,
        ),
        parts.small(asked.after),
    ]
    button = parts.filled(f"{prefix}.submit", asked.submit, on_click=submit, tall=True, disabled=busy)
    work = [parts.working(desk.t("De kluis wordt gemaakt"))] if busy else []
    return framed(desk, window, body=[*work, *body], button=button, on_back=on_back)


def offered(desk: Desk, words: str, *, prefix: str, on_new: Handler) -> ft.Control:
    """Four random words to take as a passphrase, and a way to get others."""
    again = parts.link(f"{prefix}.new_words", desk.t("Nieuwe woorden"), on_click=on_new, icon=ft.Icons.REFRESH_ROUNDED)
    said = parts.small(desk.t("Neem bijvoorbeeld deze vier woorden. Schrijf ze op en bewaar ze thuis."))
    shown = parts.identified(parts.title(words), f"{prefix}.words")
    return parts.quiet_card(ft.Column([said, shown, ft.Row([again])], spacing=4, tight=True))


def wrong_field(desk: Desk, asked: Asked, *, text: str, first: str, second: str) -> tuple[str, str]:
    """(field, sentence) of the first thing that cannot stay as it is; two empty texts when all is well."""
    if not cleaned(text):
        return asked.field, asked.missing
    try:
        check_new(first)
    except BadInput as trouble:
        return "first", desk.t(trouble.sentence)
    if first != second:
        return "second", desk.t("De twee wachtzinnen zijn niet gelijk.")
    return "", ""


def framed(
    desk: Desk, window: Window, *, body: Sequence[ft.Control], button: ft.Control, on_back: Handler
) -> ft.Control:
    """On a phone the button lies under the thumb, elsewhere everything stands in the middle."""
    if window.phone:
        head = parts.page_header("", window=window, on_back=on_back, back_label=desk.t("Terug"))
        return shell.inner_page(window=window, header=head, body=body, dock=button)
    back = parts.icon_button("page.back", ft.Icons.ARROW_BACK_OUTLINED, desk.t("Terug"), on_click=on_back)
    return shell.centred_page(window=window, body=[ft.Row([back]), *body, button])
