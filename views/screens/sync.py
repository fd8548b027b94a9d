"""Synchronisatie: first the word, then the sentence, then the one thing to settle; the devices under it."""

from __future__ import annotations

from collections.abc import Awaitable

import flet as ft

from domain.datewords import moment_words, opening
from storage.queries.conflicts import open_conflicts
from storage.queries.devices import TeamView, team_view
from storage.queries.retention import retention_state
from sync.state import SyncState
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts.headers import SYNC_ICONS
from views.screens.conflict import conflicts_section
from views.screens.devices import askers, devices_section
from views.screens.erasures import erasures_card
from views.screens.parted import parted_card
from views.screens.retention import state_line
from views.screens.sync_calls import tried, use_sync


@ft.component
def sync(desk: Desk, window: parts.Window) -> ft.Control:
    """On a laptop what is to settle stands at the side."""
    state = use_sync(desk)
    team = use_query(desk, team_view)
    conflicts = use_query(desk, open_conflicts) or []
    erasing = use_query(desk, retention_state)
    use_keys(desk.keys, Keys(back=desk.back))
    is_asked = team is not None and team.is_coordinator and state.is_connected
    own: list[ft.Control] = [askers(desk)] if is_asked else []
    if team is not None:
        own += devices_section(desk, window, team, can_invite=is_asked)
    settle = conflicts_section(desk, window, conflicts)
    first: list[ft.Control] = [parted_card(desk), state_card(desk, window, state), *_remarks(desk, state, team)]
    if not state.is_connected:
        first += [ft.Container(height=12), connect_card(desk)]
    own.append(
        ft.Row([parts.link("sync.join", desk.t("Ik heb een uitnodiging"), on_click=lambda: desk.go("sync/join"))])
    )
    if erasing is not None:
        first.append(ft.Container(state_line(desk, erasing), margin=ft.Margin.only(top=12)))
    first.append(erasures_card(desk, window))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Synchronisatie"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        spacing=0,
        body=[*first, *own] if window.laptop else [*first, *settle, *own],
        side=settle if window.laptop else [],
        reading=not settle,
        snack=desk.bar(),
    )


def state_card(desk: Desk, window: parts.Window, state: SyncState) -> ft.Control:
    """The word, when it last went well, what waits, and doing it now."""
    words = {
        "nooit": desk.t("Nooit"),
        "bezig": desk.t("Bezig"),
        "gelukt": desk.t("Gelukt"),
        "wacht": desk.t("Wacht"),
        "mislukt": desk.t("Mislukt"),
    }
    tone = {"mislukt": "due", "gelukt": "strong"}.get(state.word, "quiet")
    now = desk.vault.now()
    lines: list[ft.Control] = [parts.identified(parts.title(words[state.word]), "sync.state", live=True)]
    lines.append(parts.second(desk.t(state.sentence)))
    if state.last_success is not None:
        last = moment_words(state.last_success, now=now, texts=desk.texts)
        lines.append(parts.second(desk.t("Laatst gelukt: {when}.", when=last)))
    if state.trouble and state.since is not None:
        since = moment_words(state.since, now=now, texts=desk.texts)
        lines.append(parts.second(desk.t("Lukt niet sinds {when}.", when=since)))
    waiting = parts.identified(parts.strong(str(state.waiting)), "sync.waiting")
    lines.append(ft.Row([parts.second(desk.t("Wacht nog op verzending:")), waiting], spacing=6, wrap=True))
    picture = parts.circle(SYNC_ICONS[state.word], tone=tone, size=56)
    head: ft.Control = ft.Row(
        [picture, ft.Column(lines, spacing=0, expand=True)],
        spacing=16,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    if window.large_text:  # beside the picture the longest word would break
        head = ft.Column([picture, *lines], spacing=4, tight=True)

    async def go() -> None:
        if not state.is_connected:
            desk.say(desk.t(state.sentence))
            return
        await tried(desk, desk.syncer.sync_now())  # joins a run that is going on
        desk.office.changed()

    button = parts.tonal(
        "sync.now",
        desk.t("Nu synchroniseren"),
        icon=ft.Icons.SYNC_OUTLINED,
        on_click=go,
    )
    return parts.card(
        ft.Column([head, button], spacing=16, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
    )


def _remarks(desk: Desk, state: SyncState, team: TeamView | None) -> list[ft.Control]:
    said: list[ft.Control] = []
    if state.is_out:
        said.append(out_notice(desk, state))
    elif state.is_copied:
        said.append(copied_notice(desk, is_coordinator=team is not None and team.is_coordinator))
    elif state.is_late:
        said.append(
            parts.notice(
                desk.t("Al vijf dagen niet gelukt. Alles staat veilig op dit toestel. Zoek een goed netwerk."),
                icon=ft.Icons.SCHEDULE_OUTLINED,
            )
        )
    if state.trouble == "ClockWrong" and state.offset_seconds:
        minutes = round(abs(state.offset_seconds) / 60)
        ahead, behind = (
            desk.n("De klok loopt {count} minuut voor.", "De klok loopt {count} minuten voor.", minutes),
            desk.n("De klok loopt {count} minuut achter.", "De klok loopt {count} minuten achter.", minutes),
        )
        said.append(parts.notice(ahead if state.offset_seconds > 0 else behind, icon=ft.Icons.SCHEDULE_OUTLINED))
    apart = max(state.quarantined, team.set_apart if team else 0)
    if apart:
        said.append(
            parts.notice(
                desk.n(
                    "{count} stukje is onleesbaar en staat apart. De rest gaat gewoon door.",
                    "{count} stukjes zijn onleesbaar en staan apart. De rest gaat gewoon door.",
                    apart,
                )
            )
        )
    return [ft.Container(control, margin=ft.Margin.only(top=12)) for control in said]


def out_notice(desk: Desk, state: SyncState) -> ft.Control:
    """This device was taken out of the team: what it still can, what it cannot, and what stays behind on it."""
    kept = desk.t("Je leest nog wat erop staat. Er komt niets nieuws bij. Je collega's zien niet meer wat je noteert.")
    left = desk.n(
        "{count} wijziging is niet verstuurd en blijft op dit toestel. Zeg dit aan je coördinator.",
        "{count} wijzigingen zijn niet verstuurd en blijven op dit toestel. Zeg dit aan je coördinator.",
        state.waiting,
    )
    return parts.identified(
        parts.notice(
            f"{kept} {left}" if state.waiting else kept,
            heading=desk.t("Dit toestel is uit het team gehaald"),
            icon=ft.Icons.LINK_OFF_OUTLINED,
        ),
        "sync.out",
    )


def copied_notice(desk: Desk, *, is_coordinator: bool) -> ft.Control:
    """This device stands twice: what waits is safe, and how it goes on."""

    async def renew() -> None:
        if await tried(desk, done(desk.syncer.renew())) is not None:
            desk.say(desk.t("Dit toestel heeft nieuwe sleutels. Niets is verloren."))
            desk.office.changed()

    kept = desk.t("Er is een kopie van dit toestel, of het komt uit een back-up. Wat wacht, blijft bewaard.")
    if is_coordinator:
        how = desk.t("Geef dit toestel nieuwe sleutels. Daarna heeft elk toestel alles.")
        button = parts.tonal("sync.renew", desk.t("Geef nieuwe sleutels"), on_click=renew, icon=ft.Icons.KEY_OUTLINED)
    else:
        how = desk.t("Vraag je coördinator om een uitnodiging. Daarna heeft elk toestel alles.")
        button = parts.tonal("sync.renew", desk.t("Ik heb een uitnodiging"), on_click=lambda: desk.go("sync/join"))
    notice = parts.notice(
        f"{kept} {how}", heading=desk.t("Dit toestel bestaat twee keer"), icon=ft.Icons.CONTENT_COPY_OUTLINED
    )
    return ft.Column(
        [parts.identified(notice, "sync.copied"), button],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


async def done(call: Awaitable[None]) -> bool:
    """True once it was done."""
    await call
    return True


@ft.component
def connect_card(desk: Desk) -> ft.Control:
    """The code of the centre; work goes on without it."""
    code, set_code = ft.use_state("")
    trouble, set_trouble = ft.use_state("")
    is_busy, set_busy = ft.use_state(False)
    once = use_once(desk)

    @once
    async def connect() -> None:
        set_busy(True)
        set_trouble("")
        if await tried(desk, desk.syncer.connect(code), on_trouble=set_trouble) is not None:
            set_code("")
            desk.office.changed()
        set_busy(False)

    return parts.card(
        ft.Column(
            [
                parts.strong(desk.t("Koppelen met de centrale")),
                parts.second(desk.t("Je organisatie geeft je een koppelcode. Die werkt één keer.")),
                parts.field(
                    "sync.central",
                    desk.t("Koppelcode"),
                    value=code,
                    on_change=set_code,
                    on_submit=lambda _typed: connect(),
                    error=trouble or None,
                ),
                *([parts.working(opening(desk.t("bezig met koppelen")))] if is_busy else []),
                parts.filled(
                    "sync.connect", desk.t("Koppelen"), on_click=connect, disabled=not code.strip() or is_busy
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )
