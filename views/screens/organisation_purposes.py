"""Grond en termijn: per purpose the article an organisation leans on, and how long it keeps what was agreed to."""

from __future__ import annotations

import flet as ft

from domain.codes import bases, purposes
from domain.codes.law import law
from domain.consent_texts.checking import ASKED, is_asked
from domain.policies import is_longer
from storage.actions.organisation import set_policy
from storage.queries.organisation import PolicyView, controller, policy
from storage.queries.own_texts import TextView, text_view
from storage.store import Store
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.organisation import only_read, organisation_page
from views.screens.organisation_words import citation, cited, months_words, period_words


def _policies(store: Store) -> list[PolicyView]:
    """P00 is no one's data, so it rests on nothing."""
    return [policy(store, code) for code in ASKED]


@ft.component
def organisation_purposes(desk: Desk, window: Window) -> ft.Control:
    """One row a purpose: ground and period."""
    found = use_query(desk, _policies) or []
    use_keys(desk.keys, Keys(back=desk.back))
    rows: list[parts.Row | ft.Control] = [
        parts.Row(
            desk.t(purposes.BY_CODE[row.purpose].label),
            " · ".join(filter(None, (desk.t(bases.BY_CODE[row.basis].label), period_words(row, texts=desk.texts)))),
            identifier=f"organisation.purpose.{row.purpose}",
            on_click=lambda row=row: desk.go(f"organisation/purposes/{row.purpose}"),
        )
        for row in found
    ]
    body: list[ft.Control] = [
        parts.second(desk.t("Jullie grond in de wet, en hoelang jullie bewaren. De jongere vraag je het altijd ook.")),
        *([parts.card_rows(rows, window=window)] if rows else []),
    ]
    return organisation_page(desk, window, desk.t("Grond en termijn"), body)


def _one(store: Store, purpose: str) -> tuple[PolicyView, bool, bool, TextView | None] | None:
    if not is_asked(purpose):
        return None
    return (
        policy(store, purpose),
        store.is_coordinator(),
        controller(store).is_public,
        text_view(store, purpose, "nl"),
    )


@ft.component
def organisation_purpose(desk: Desk, window: Window, *, purpose: str) -> ft.Control:
    """One purpose: chosen, explained, warned about, and saved as a whole."""
    found = use_query(desk, _one, purpose)
    if found is None:
        return organisation_page(desk, window, "", [])
    return one(desk, window, *found)


@ft.component
def one(  # noqa: PLR0917 - a component takes what it draws by place
    desk: Desk,
    window: Window,
    known: PolicyView,
    may_change: bool,  # noqa: FBT001
    is_public: bool,  # noqa: FBT001
    text: TextView | None,
) -> ft.Control:
    """The form; who is no coordinator sees what is chosen, and no button to save."""
    basis, condition = use_held(known.basis), use_held(known.condition)
    months, reason = use_held(known.months or known.default or 0), use_held(known.reason)
    once = use_once(desk)

    @once
    async def save() -> None:
        if not may_change:
            return
        own = 0 if months.value == known.default else months.value
        kept = await desk.act(
            set_policy,
            known.purpose,
            basis=basis.value,
            condition=condition.value,
            months=own,
            reason=reason.value,
        )
        if kept is not None:
            desk.say(desk.t("Bewaard"))
            desk.back()

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    choose = basis.set if may_change else None
    body: list[ft.Control] = [] if may_change else [only_read(desk)]
    body += [
        parts.section(desk.t("Waarop steunen jullie?"), first=may_change),
        parts.chips(
            "organisation.basis",
            [Choice(row.code, desk.t(row.label)) for row in bases.BASES],
            chosen=[basis.value],
            on_choose=choose,
        ),
        *_basis_words(desk, basis.value, is_public=is_public),
        *_conditions(desk, known.purpose, condition.value, condition.set if may_change else None),
    ]
    side = _period(desk, window, known, months.value, months.set if may_change else None, text)
    if known.default is not None:
        side.append(
            parts.field(
                "organisation.reason",
                desk.t("Waarom deze termijn"),
                value=reason.value,
                on_change=reason.set,
                max_length=200,
                sentences=True,
                disabled=not may_change,
                helper=desk.t("Nodig als jullie langer bewaren.") if is_longer(known.purpose, months.value) else None,
            )
        )
    dock = parts.save_action("organisation.save", desk.t("Bewaar"), on_click=save, window=window)
    title = desk.t(purposes.BY_CODE[known.purpose].label)
    return organisation_page(desk, window, title, body, side=side, dock=dock if may_change else None)


def _basis_words(desk: Desk, code: str, *, is_public: bool) -> list[ft.Control]:
    row = bases.BY_CODE[code]
    said: list[ft.Control] = [parts.words(desk.t(law(row.law).says)), parts.small(citation(row.law, texts=desk.texts))]
    found: list[ft.Control] = [parts.quiet_card(ft.Column(said, spacing=4, tight=True))]
    warned = [row.warning, row.public_warning if is_public else ""]
    found += [
        parts.identified(
            parts.notice(desk.t(sentence), icon=ft.Icons.WARNING_AMBER_OUTLINED), f"organisation.warning.{place}"
        )
        for place, sentence in enumerate(filter(None, warned), start=1)
    ]
    return found


def _conditions(desk: Desk, purpose: str, chosen: str, choose: Handler) -> list[ft.Control]:
    rows = bases.conditions_for(purpose)
    if not rows:
        return []
    article = "gdpr.9" if bases.category_of(purpose) == "special" else "gdpr.10"
    now = bases.CONDITION_BY_CODE.get(chosen)
    cites = [parts.small(cited(code, texts=desk.texts)) for code in (now.laws if now else ())]
    return [
        parts.section(desk.t("Wat laat het toe?")),
        parts.second(desk.t(law(article).says)),
        parts.chips(
            "organisation.condition",
            [Choice(row.code, desk.t(row.label)) for row in rows],
            chosen=[chosen],
            on_choose=choose,
        ),
        *cites,
    ]


def _period(  # noqa: PLR0917 - as drawn, from left to right
    desk: Desk,
    window: Window,
    known: PolicyView,
    months: int,
    change: Handler,
    text: TextView | None,
) -> list[ft.Control]:
    if known.default is None:
        return [
            parts.section(desk.t("Hoelang?"), first=window.laptop),
            parts.second(desk.t("Dit doel heeft geen eigen termijn in maanden.")),
        ]
    usual = desk.t("Gewoon: {period}.", period=months_words(known.default, texts=desk.texts))
    found: list[ft.Control] = [
        parts.section(desk.t("Hoelang?"), first=window.laptop),
        parts.second(desk.t("Korter mag altijd. {usual}", usual=usual)),
        parts.card(
            parts.stepper(
                "organisation.months",
                desk.t("Maanden"),
                months,
                on_change=change,
                fewer_label=desk.t("Een maand korter"),
                more_label=desk.t("Een maand langer"),
                lowest=1,
                highest=36,
            )
        ),
    ]
    if known.rival_months:
        others = ", ".join(months_words(rival or known.default, texts=desk.texts) for rival in known.rival_months)
        found.append(
            parts.notice(desk.t("Een andere coördinator koos {period}. Zolang telt de kortste.", period=others))
        )
    if is_longer(known.purpose, months):
        found.append(_longer(desk, known, months, text))
    return found


def _longer(desk: Desk, known: PolicyView, months: int, text: TextView | None) -> ft.Control:
    """A longer period counts only for words that name it."""
    if text is not None and (text.promised or 0) >= months:
        return parts.notice(desk.t("De goedgekeurde tekst belooft deze termijn al."), icon=ft.Icons.CHECK_ROUNDED)
    promised = months_words((text.promised if text else None) or known.default or 0, texts=desk.texts)
    sentence = desk.t(
        "Langer dan gewoon. De tekst zegt nu {period}. Tot er een goedgekeurde tekst is met de nieuwe termijn, "
        "telt wat de tekst belooft.",
        period=promised,
    )
    return parts.identified(
        parts.notice(
            sentence,
            icon=ft.Icons.WARNING_AMBER_OUTLINED,
            action=parts.link(
                "organisation.to_text",
                desk.t("Naar de tekst"),
                on_click=lambda: desk.go(f"organisation/texts/{known.purpose}/nl"),
            ),
        ),
        "organisation.longer",
    )
