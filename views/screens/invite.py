"""An invitation for one device: a picture to scan, a code to type, and who answers to it."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.datewords import moment_words
from sync.enrol import Invitation
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts.identified import Handler
from views.screens.devices import askers
from views.screens.receipt import qr_picture
from views.screens.sync_calls import tried


@ft.component
def invite(desk: Desk, window: parts.Window) -> ft.Control:
    """Makes a new invitation when it opens; it works once."""
    none: Invitation | None = None
    made, set_made = ft.use_state(none)
    trouble, set_trouble = ft.use_state("")
    is_used, set_used = ft.use_state(False)

    async def write() -> None:
        set_used(False)
        set_made(lambda _former: None)
        found = await tried(desk, desk.syncer.invite(), on_trouble=set_trouble)
        set_made(lambda _former: found)

    ft.use_effect(write, [])
    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = []
    if trouble:
        body.append(parts.error_box(trouble, identifier="invite.trouble"))
    elif is_used:
        body.append(_used(desk, on_again=write))
    elif made is None:
        body.append(parts.working(desk.t("De uitnodiging wordt gemaakt.")))
    else:
        body.append(_card(desk, made))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Toestel uitnodigen"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        # Not before it lies at the centre: an invitation that is not found there is taken for one past its time.
        body=[*body, *([askers(desk, on_admitted=lambda: set_used(True))] if made is not None else [])],
        snack=desk.bar(),
        reading=True,
    )


def _used(desk: Desk, *, on_again: Handler) -> ft.Control:
    """The picture and the code are gone: they let nobody in any more."""
    again = parts.link("invite.again", desk.t("Nog een toestel"), icon=ft.Icons.ADD_ROUNDED, on_click=on_again)
    return parts.notice(
        desk.t("Deze uitnodiging is gebruikt en werkt niet meer."),
        icon=ft.Icons.CHECK_ROUNDED,
        action=ft.Row([again]),
    )


def _card(desk: Desk, made: Invitation) -> ft.Control:
    until = dt.datetime.fromtimestamp(made.expires_millis / 1000, tz=dt.UTC)
    when = moment_words(until, now=desk.vault.now(), texts=desk.texts)
    return parts.card(
        ft.Column(
            [
                parts.words(desk.t("Open Vindplaats op het andere toestel. Kies daar: Ik heb een uitnodiging.")),
                ft.Row([qr_picture(made.code, label=desk.t("QR van de code"))], alignment=ft.MainAxisAlignment.CENTER),
                parts.small(desk.t("Of typ deze code over:")),
                # Not selectable: in a browser that is an empty text field, to whoever listens and to a script.
                parts.identified(parts.words(made.code), "invite.code"),
                ft.Row(
                    [
                        parts.link(
                            "invite.copy",
                            desk.t("Kopieer de code"),
                            icon=ft.Icons.CONTENT_COPY_OUTLINED,
                            copies=made.code,
                            on_click=lambda: desk.say(desk.t("Gekopieerd")),
                        )
                    ]
                ),
                parts.small(desk.t("Werkt één keer, tot {when}. Geef de code alleen aan je collega.", when=when)),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )
