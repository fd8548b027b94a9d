"""Choosing a partner: type a few letters, tap one of the team's list, take a proposal, or add one on the spot."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import partner_kinds
from domain.fields import cleaned, folded
from domain.partner_proposals import Proposal
from storage.actions.partners import add_proposal
from storage.queries.partners import PartnerRow, partner, partner_proposals, partners
from views import parts
from views.desk import Desk, use_query
from views.parts import Window

MOST_ROWS, MOST_PROPOSALS = 6, 4
# Where a form waits for the partner that is being added, and what it is to be called.
MADE, NAME, WANTED = "partners.made", "partners.name", "partners.wanted"


def kind_words(code: str, desk: Desk) -> str:
    """What kind of partner."""
    row = partner_kinds.BY_CODE.get(code)
    return desk.t(row.label) if row else ""


def partner_line(desk: Desk, row: PartnerRow) -> str:
    """Kind, town and who to ask for."""
    said = [kind_words(row.kind, desk), row.municipality]
    if row.ask_for:
        said.append(desk.t("vraag naar {name}", name=row.ask_for))
    if row.is_closed:
        said.append(desk.t("gesloten"))
    return " · ".join(piece for piece in said if piece and piece != row.name)


@ft.component
def partner_picker(
    desk: Desk,
    window: Window,
    prefix: str,
    *,
    chosen: str,
    typed: str,
    on_type: Callable[[str], None],
    on_choose: Callable[[str], None],
    error: str = "",
) -> ft.Control:
    """`chosen`: a partner's id or ""; `on_choose` gets the same. `error`: a sentence under the field."""
    known = use_query(desk, partner, chosen)
    found = use_query(desk, partners, text=typed)
    proposed = use_query(desk, partner_proposals)

    def come_back() -> None:
        desk.memory.pop(WANTED, None)
        made = desk.memory.pop(MADE, "")
        if made:
            on_choose(made)

    ft.use_effect(come_back, [])
    if chosen and known is not None:
        again = parts.link(f"{prefix}.partner.other", desk.t("Kies een andere"), on_click=lambda: on_choose(""))
        row = parts.Row(
            known.name, partner_line(desk, known), ft.Icons.HANDSHAKE_OUTLINED, tone="strong", trailing=again
        )
        return parts.identified(parts.card_rows([row], window=window), f"{prefix}.partner.chosen")

    def add() -> None:
        desk.memory[NAME], desk.memory[WANTED] = cleaned(typed), True
        desk.go("partners/new")

    async def take(proposal: Proposal) -> None:
        made = await desk.act(add_proposal, proposal.code)
        if made is not None:
            on_choose(made)

    rows = [_row(desk, prefix, place, row, on_choose) for place, row in enumerate((found or [])[:MOST_ROWS], start=1)]
    rows += [_proposal(desk, prefix, row, take) for row in _fitting(proposed or [], typed, is_empty=found == [])]
    rows.append(
        parts.Row(
            desk.t("Voeg “{name}” toe", name=cleaned(typed)) if cleaned(typed) else desk.t("Een nieuwe partner"),
            desk.t("Je team ziet deze partner daarna ook."),
            ft.Icons.ADD_ROUNDED,
            identifier=f"{prefix}.partner.add",
            on_click=add,
        )
    )
    return ft.Column(
        [
            parts.field(
                f"{prefix}.partner",
                desk.t("Zoek een partner"),
                value=typed,
                on_change=on_type,
                error=error or None,
                max_length=80,
            ),
            parts.card_rows(rows, window=window),
        ],
        spacing=8,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def named(found: list[PartnerRow], typed: str) -> str:
    """The partner that is called exactly what was typed; "" when there is none, or more than one."""
    exact = [row.id for row in found if folded(row.name) == folded(cleaned(typed))]
    return exact[0] if len(exact) == 1 else ""


def kind_named(typed: str, desk: Desk) -> str:
    """The kind of partner that was typed by its word: "ocmw"; "" when it is none."""
    wanted = folded(cleaned(typed))
    return next((row.code for row in partner_kinds.PARTNER_KINDS if folded(desk.t(row.label)) == wanted), "")


def _fitting(proposals: list[Proposal], typed: str, *, is_empty: bool) -> list[Proposal]:
    """Proposals that hold what was typed; a few unasked when the team's list has nothing to offer."""
    wanted = folded(cleaned(typed))
    if not wanted and not is_empty:
        return []
    return [row for row in proposals if wanted in folded(row.name)][:MOST_PROPOSALS]


def _row(desk: Desk, prefix: str, place: int, row: PartnerRow, on_choose: Callable[[str], None]) -> parts.Row:
    return parts.Row(
        row.name,
        partner_line(desk, row) or None,
        ft.Icons.HANDSHAKE_OUTLINED,
        identifier=parts.whose(f"{prefix}.partner.{place}", desk.number_of(row.id)),
        on_click=lambda: on_choose(row.id),
    )


def _proposal(desk: Desk, prefix: str, row: Proposal, take: Callable[[Proposal], object]) -> parts.Row:
    return parts.Row(
        row.name,
        desk.t("Voorstel, nog niet in jullie lijst"),
        ft.Icons.PLAYLIST_ADD_ROUNDED,
        identifier=f"{prefix}.partner.propose.{row.code}",
        on_click=lambda: take(row),
    )
