"""How the screens of the organisation say things: states of a text, periods, and what a law says."""

from __future__ import annotations

from domain.codes.law import ACT_BY_CODE, law
from domain.mark import N_
from domain.texts import Texts
from storage.queries.organisation import PolicyView
from storage.queries.own_texts import TextView

STATE_WORDS: dict[str, str] = {
    "concept": N_("Kladtekst"),
    "translated": N_("Vertaald"),
    "read_back": N_("Teruggelezen"),
    "approved": N_("Goedgekeurd"),
    "outgrown": N_("Verouderd"),
    "retired": N_("Teruggetrokken"),
}


def citation(code: str, *, texts: Texts) -> str:
    """Law and article, the name of the law in this language."""
    row = law(code)
    return f"{texts.t(ACT_BY_CODE[row.act].label)}, {texts.t(row.article)}"


def cited(code: str, *, texts: Texts) -> str:
    """The same, and in one sentence what it says."""
    return f"{citation(code, texts=texts)}. {texts.t(law(code).says)}"


def months_words(months: int, *, texts: Texts) -> str:
    """As in 1 maand, 6 maanden."""
    return texts.n("{count} maand", "{count} maanden", months)


def period_words(row: PolicyView, *, texts: Texts) -> str:
    """The period of a purpose in a few words; "" where it has none in months."""
    if row.default is None:
        return ""
    if row.months is None:
        return months_words(row.default, texts=texts)
    own = months_words(row.months, texts=texts)
    return texts.t("{period}, eigen termijn", period=own)


def text_line(row: TextView, *, texts: Texts) -> str:
    """Where a text stands, in one line of a list."""
    if row.working is not None:
        return texts.t("Eigen tekst in de maak: {state}", state=texts.t(STATE_WORDS[row.working.state]).lower())
    if row.asked is None:
        return texts.t("Nog geen tekst")
    if row.asked.state == "outgrown":
        return texts.t("Verouderd: de Nederlandse tekst is een andere")
    if not row.asked.is_askable:
        return texts.t("Kladtekst van de app, nog niet goedgekeurd")
    return texts.t("Goedgekeurde eigen tekst") if row.asked.record else texts.t("Goedgekeurde tekst van de app")
