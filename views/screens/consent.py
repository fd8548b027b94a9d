"""One purpose: the question with five rows, a check of our own explanation, and Nee and Ja that weigh the same."""

from __future__ import annotations

import flet as ft
from msgspec.structs import replace

from domain.codes import purposes
from domain.consent_texts import ConsentText
from domain.texts import N_
from storage.queries.organisation import own_texts
from storage.queries.road import named_for
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView, youth_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.consent_around import around_fields
from views.screens.consent_asking import Asking, use_asking
from views.screens.consent_large import large_page
from views.screens.consent_signing import signing_page
from views.screens.consent_standing import ask_recipient, first_this, standing_page

_DRAFT = N_("Kladtekst: een ja kan nog niet. Kies een andere taal, met een tolk.")


@ft.component
def consent(
    desk: Desk, window: parts.Window, *, youth: str, purpose: str, recipient: str = "", again: str = ""
) -> ft.Control:
    """`youth` and `recipient` are numbers of this desk. What stands decides: the question, or what was agreed to.

    `again`: "again" where one yes covers one time, and the next is asked for.
    """
    view = use_query(desk, youth_view, desk.id_of(youth))
    own = use_query(desk, own_texts)
    chosen, choose = ft.use_state(desk.id_of(recipient) or "")
    asks_again, ask_again = ft.use_state(again == "again")
    named = use_query(desk, named_for, desk.id_of(youth), chosen)
    is_known = isinstance(view, YouthView) and purpose in purposes.BY_CODE and named is not None
    row = _row(view, purpose, chosen, named or "") if is_known and isinstance(view, YouthView) else None
    use_keys(desk.keys, Keys(back=desk.back))
    ft.use_effect(desk.hush, [])
    if row is None or own is None or not isinstance(view, YouthView):
        header = parts.page_header("", window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True)
        return shell.inner_page(window=window, header=header, body=[], snack=desk.bar())
    if row.blocked_by:
        return first_this(desk, window, view, row)
    if purposes.BY_CODE[purpose].is_per_recipient and not chosen:
        return ask_recipient(desk, window, view, purpose, choose)
    if row.state == "given" and not asks_again:
        return standing_page(desk, window, view, row, own=own, on_ask_again=lambda: ask_again(True))
    return asking(desk, window, view, row, own)


def _row(view: YouthView, purpose: str, recipient: str, named: str) -> PurposeRow | None:
    rows = [row for row in view.purposes if row.purpose == purpose]
    exact = next((row for row in rows if row.recipient == recipient), None)
    if exact is not None:
        return replace(exact, shown=named or exact.shown)
    if not rows:
        return None
    blocked = rows[0].blocked_by
    return PurposeRow(
        purpose=purpose,
        recipient=recipient,
        state="not_asked",
        since=None,
        valid_until=None,
        blocked_by=blocked,
        shown=named,
    )


@ft.component
def asking(
    desk: Desk, window: parts.Window, view: YouthView, row: PurposeRow, own: tuple[ConsentText, ...]
) -> ft.Control:
    """The question itself. Nothing is chosen beforehand."""
    ask = use_asking(desk, view, row, own=own)
    talk, texts, text = ask.talk, ask.texts, ask.text
    # Somebody who goes elsewhere by the browser's own way leaves no drawing behind.
    ft.use_effect(lambda: None, [], cleanup=ask.forget)
    use_keys(desk.keys, Keys(back=ask.leave))
    if talk.page == "sign":
        return signing_page(desk, window, ask)
    if talk.page == "large":
        return large_page(desk, window, ask)
    # On a phone a hint stands by the buttons, where the eye and the thumb are.
    hint = [parts.notice(said)] if (said := ask.hint()) else []
    body, dock = parts.consent_layout(
        text.question,
        text.rows,
        window=window,
        check=texts.t("Even checken of ik het goed uitleg"),
        check_question=text.check,
        check_answers=[parts.Choice(code, getattr(text, code)) for code in talk.order],
        check_chosen=talk.check or None,
        on_check=ask.hear,
        no=texts.t("Nee"),
        yes=texts.t("Ja"),
        later=texts.t("Later beslissen"),
        on_no=ask.say_no,
        on_yes=ask.say_yes,
        on_later=ask.decide_later,
        yes_disabled=not text.is_askable,
        above=_above(ask),
        after_check=ft.Column(
            [
                *(hint if window.laptop else []),
                around_fields(
                    ask.aside,
                    view.file.alias,
                    row.purpose,
                    talk.around,
                    ask.stand_beside,
                    is_minor=ask.is_minor,
                    on_sign=lambda: ask.turn_to("sign"),
                    width=window.width - 2 * window.margin,
                ),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    )
    if dock is not None and hint:
        dock = ft.Column([*hint, dock], spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    header = parts.page_header(
        "",
        window=window,
        on_back=ask.leave,
        back_label=texts.t("Sluit"),
        close=True,
        line=ask.aside(N_("Toestemming, samen met {name}"), name=view.file.alias) if window.laptop else None,
        actions=[
            parts.icon_button(
                "consent.large",
                ft.Icons.TEXT_INCREASE_OUTLINED,
                ask.aside(N_("Groot lezen")),
                on_click=lambda: ask.turn_to("large"),
            ),
            parts.link(
                "consent.language",
                ask.language_name,
                icon=ft.Icons.LANGUAGE_OUTLINED,
                on_click=ask.choose_language,
            ),
        ],
    )
    page = shell.inner_page(window=window, header=header, body=[body], dock=dock, snack=desk.bar(), centred=True)
    return ft.Container(page, expand=True, rtl=ask.is_rtl)


def _above(ask: Asking) -> ft.Control | None:
    """Which languages there are, that this one is a draft, or the signature that this question is about."""
    text = ask.text
    if ask.talk.is_choosing:
        choices = [parts.Choice(code, name) for code, name in ask.languages]
        return parts.chips("consent.language", choices, chosen=[text.language], on_choose=ask.speak)
    if text.is_askable:
        return _held(ask)
    others = [parts.Choice(code, name) for code, name in ask.askable]
    own, workers = ask.texts.t(_DRAFT), ask.desk.t(_DRAFT)
    if own == workers:  # nobody translated the notice into this language yet: once is enough
        return parts.notice(
            ask.aside(_DRAFT),
            icon=ft.Icons.TRANSLATE_OUTLINED,
            action=parts.chips("consent.language", others, on_choose=ask.speak),
        )
    return parts.draft_notice(own, ask.aside(_DRAFT), languages=others, on_choose=ask.speak)


def _held(ask: Asking) -> ft.Control | None:
    if ask.held is None:
        return None
    said = ask.aside(N_("De handtekening van {name}"), name=ask.view.file.alias)
    return parts.notice(
        ask.texts.t("Je handtekening staat alleen op het scherm. We bewaren ze pas als jij ja zegt."),
        icon=ft.Icons.DRAW_OUTLINED,
        action=parts.signature_drawing("consent.signature", ask.held.strokes, width=200, label=said),
    )
