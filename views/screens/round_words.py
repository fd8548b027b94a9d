"""How a round and a way of meeting are said."""

from __future__ import annotations

from domain.codes import contact_kinds, partner_kinds
from domain.texts import N_
from storage.queries.contacts import ContactRow, RoundRow
from storage.queries.rounds import Tally
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
    """As "Ronde met Bilal", "Zitdag met Ilse en VDAB"."""
    names = with_whom(desk, running)
    if running.kind == "zitdag":
        return desk.t("Zitdag met {names}", names=names) if names else desk.t("Zitdag")
    return desk.t("Ronde met {names}", names=names) if names else desk.t("Ronde")


def with_whom(desk: Desk, running: RoundRow) -> str:
    """Colleagues and the partner who sits along: "Ilse en VDAB"; "" for somebody alone."""
    kind = partner_kinds.BY_CODE.get(running.partner)
    names = [name for name in (running.companions, desk.t(kind.label) if kind else "") if name]
    return desk.t("{one} en {other}", one=names[0], other=names[1]) if len(names) > 1 else "".join(names)


def round_line(desk: Desk, running: RoundRow) -> str:
    """Where the round is now."""
    if running.place is None:
        return desk.t("Vandaag begonnen.")
    return desk.t("Nu: {place}.", place=running.place.name)


def who_words(desk: Desk, row: ContactRow) -> str:
    """With whom a contact was: names, a head count, or what kind it was."""
    if row.outcome == "attempt":
        return desk.t("Niemand gevonden")
    people = desk.n("{count} jongere", "{count} jongeren", row.count)
    kind = contact_kinds.BY_CODE.get(row.kind)
    if kind is not None and row.kind != "youths":
        return f"{desk.t(kind.label)}, {people}" if row.count else desk.t(kind.label)
    return ", ".join(name for name in row.youths if name) or people


def tally_words(desk: Desk, noted: Tally) -> str:
    """As "4 contacten genoteerd, 7 jongeren gesproken."."""
    if not noted.contacts:
        return desk.t("Nog niets genoteerd.")
    contacts = desk.n("{count} contact genoteerd", "{count} contacten genoteerd", noted.contacts)
    heads = desk.n("{count} jongere gesproken", "{count} jongeren gesproken", noted.heads)
    return f"{contacts}, {heads}."
