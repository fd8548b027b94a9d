"""How a round and a way of meeting are said."""

from __future__ import annotations

from domain.texts import N_
from storage.queries.contacts import RoundRow
from views.desk import Desk

HOW_PHRASES = {
    "street": N_("op straat"),
    "zitdag": N_("op de zitdag"),
    "home_visit": N_("bij iemand thuis"),
    "phone": N_("aan de telefoon"),
    "online": N_("online"),
}


def how_phrase(desk: Desk, how: str) -> str:
    """As "op straat"."""
    return desk.t(HOW_PHRASES.get(how, ""))


def round_title(desk: Desk, running: RoundRow) -> str:
    """As "Ronde met Bilal"."""
    if running.kind == "zitdag":
        alone, together = desk.t("Zitdag"), desk.t("Zitdag met {names}", names=running.companions)
    else:
        alone, together = desk.t("Ronde"), desk.t("Ronde met {names}", names=running.companions)
    return together if running.companions else alone


def round_line(desk: Desk, running: RoundRow) -> str:
    """Where the round is now."""
    if running.place is None:
        return desk.t("Vandaag begonnen.")
    return desk.t("Nu: {place}.", place=running.place.name)
