"""What leaves, line by line: the youth strikes out what may not. Then the sheet as the partner reads it, and only then
it is handed out. Help never hangs on any of it.
"""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from storage.queries.road import ReferralView, referral_view
from storage.queries.sharing import ShareLine
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handover_sheet import line_words
from views.parts import Window
from views.screens.gone import gone_page
from views.screens.referral import title_words
from views.screens.referral_sheet import chosen_lines, name_of, sheet_card, sheet_or_none
from views.screens.referral_steps import steps_head


@ft.component
def referral_share(desk: Desk, window: Window, *, referral: str) -> ft.Control:
    """`referral`: a number of this desk. Its lines, and beside them on a laptop the sheet that they make."""
    view = use_query(desk, referral_view, desk.id_of(referral))
    redraw = ft.use_state(0)[1]
    struck, left = chosen_lines(desk, referral, view)
    sheet = use_query(desk, sheet_or_none, desk.id_of(referral) or "", fields=left)
    use_keys(desk.keys, Keys(back=desk.back))
    if not isinstance(view, ReferralView):
        return gone_page(desk, window, view)

    def flip(key: str) -> None:
        desk.memory[f"referral.struck/{referral}"] = struck ^ {key}
        redraw(lambda now: now + 1)

    def go_on() -> None:
        if view.can_share:
            desk.replace(f"referral/{referral}/sheet")
            return
        youth, recipient = desk.number_of(view.row.youth), desk.number_of(view.row.recipient)
        desk.go(f"consent/{youth}/{view.row.share_purpose}/{recipient}/again")

    name = name_of(desk, view)
    yes = desk.n("Ja, deze {count} lijn", "Ja, deze {count} lijnen", len(left))
    ends = _ends(desk, view, name)
    is_large = window.large_text
    expand = None if is_large else True
    both: list[ft.Control] = [
        parts.answer("referral.share.no", desk.t("Nee, niet doen"), on_click=desk.back, expand=expand),
        parts.answer("referral.share.yes", yes, on_click=go_on, disabled=not left, expand=expand),
    ]
    # Where it goes stands by the buttons, whatever the length of the list; in large letters that would hide the list.
    answers = ft.Column(
        both if is_large else [ends, ft.Row(both, spacing=12)],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    body: list[ft.Control] = [
        steps_head(desk, window, view),
        ft.Column(
            [
                parts.name(desk.t("Wat geven we door?")),
                parts.second(desk.t("{name} beslist. Vink uit wat niet mag.", name=view.alias)),
            ],
            spacing=2,
            tight=True,
        ),
        parts.card_rows([_tick(desk, line, place, struck, flip) for place, line in enumerate(view.lines, start=1)])
        if view.lines
        else parts.empty(
            desk.t("Er is nog niets om door te geven"),
            desk.t("Vul samen het plan of de details in. Meegaan kan ook zonder blad."),
            icon=ft.Icons.OUTBOX_OUTLINED,
            snug=True,
        ),
        *([ends] if is_large and view.lines else []),
    ]
    side = [sheet_card(desk, sheet, name)] if window.laptop and sheet is not None and left else []
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(title_words(desk, view), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        side=side,
        side_width=400,
        dock=answers if view.lines else None,
        snack=desk.bar(),
        spacing=16,
    )


def _tick(desk: Desk, line: ShareLine, place: int, struck: frozenset[str], flip: Callable[[str], None]) -> ft.Control:
    label, value = line_words(line, texts=desk.texts)
    shared = line.key not in struck
    if not shared:
        label = desk.t("{label} · geven we niet door", label=label)
    return parts.tick_row(
        parts.whose(f"referral.line.{place}", line.key),
        label,
        value,
        shared=shared,
        on_change=lambda _state: flip(line.key),
    )


def _ends(desk: Desk, view: ReferralView, name: str) -> ft.Control:
    """Where it goes and what stays here; and whether the yes is there already."""
    said = desk.t("{name} krijgt dit blad. Wij houden er geen kopie van.", name=name)
    lines: list[ft.Control] = [parts.erased_on(said)]
    if not view.can_share and view.lines:
        asked = desk.t("Daarna vraag je of het mag. Zegt {name} nee? Dan helpen we ook.", name=view.alias)
        lines.append(parts.small(asked))
    return ft.Column(lines, spacing=8, tight=True)
