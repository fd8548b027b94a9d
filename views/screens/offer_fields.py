"""What is asked of an offer, alike on its form and on its page: which contract, and what it follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from domain.codes import offers
from domain.codes.contract_kinds import CONTRACT_KINDS
from storage.queries.offers import OfferRow
from views import parts
from views.desk import Desk
from views.parts import Choice
from views.screens.road_words import offer_title

# Jobs that do not count as work in the four months, and still come with a contract.
_PAID = frozenset({"student_job", "ips", "learning_job"})


def has_contract(kind: str) -> bool:
    """Whether somebody is hired."""
    row = offers.BY_CODE.get(kind)
    return row is not None and (row.counts_as == "work" or row.code in _PAID)


def contract_chips(desk: Desk, *, chosen: str, on_choose: Callable[[str], object]) -> list[ft.Control]:
    """What contract it is."""
    choices = [Choice(row.code, desk.t(row.label)) for row in CONTRACT_KINDS]
    return [
        parts.section(desk.t("Welk contract?")),
        parts.chips("offer.contract", choices, chosen=[chosen], on_choose=on_choose),
    ]


def follows_chips(
    desk: Desk, before: Sequence[OfferRow], *, chosen: str, on_choose: Callable[[str], object]
) -> list[ft.Control]:
    """What it comes after: a row of interim jobs counts as one."""
    choices = [
        Choice(
            row.id,
            offer_title(row, texts=desk.texts),
            identifier=parts.whose(f"offer.follows.{place}", desk.number_of(row.id)),
        )
        for place, row in enumerate(before, start=1)
    ]
    return [
        parts.section(desk.t("Volgt dit op iets van vroeger? Dan telt het samen als één.")),
        parts.chips("offer.follows", choices, chosen=[chosen], on_choose=on_choose),
    ]
