"""A starting text for the impact assessment (AVG/GDPR article 35): what is known, and what is still to decide."""

from __future__ import annotations

from domain.codes import bases, purposes
from domain.mark import N_
from domain.papers import words
from domain.papers.register import controller_facts, measures
from domain.papers.risks import RISKS, SIZES
from domain.papers.shape import Office, Paper, Section
from domain.texts import Texts

_WHY = (
    N_("Het gaat over jongeren in een kwetsbare positie."),
    N_("Er kunnen gevoelige gegevens bij zijn: gezondheid, afkomst, een straf."),
    N_("Het gebeurt stelselmatig, en de jongere hangt soms van de hulp af."),
)
_RIGHTS = (
    ("gdpr.15", N_("Samen kijken en een kopie, op papier en als bestand.")),
    ("gdpr.16", N_("Elk veld kan beter. Een weerwoord staat erbij.")),
    ("gdpr.17", N_("Stoppen met één doel of met alles, in twee tikken, ook zonder internet.")),
    ("gdpr.20", N_("De kopie is ook een bestand dat een computer leest.")),
    ("gdpr.21", N_("Niet meetellen in cijfers kan altijd.")),
)
_OPEN = (
    N_("Welke taak of welk decreet geeft ons deze opdracht?"),
    N_("Wie in onze organisatie antwoordt als een jongere iets vraagt?"),
    N_("Waar draait de centrale dienst, en welk contract hebben we daarmee?"),
    N_("Welke toestellen gebruiken we, en wie neemt een verloren toestel uit het team?"),
    N_("Welke risico's vinden wij nog te groot, en wat doen we daaraan?"),
    N_("Wat vonden jongeren zelf hiervan toen we het hen vroegen?"),
    N_("Wat vindt onze functionaris ervan, en op welke dag?"),
)


def dpia(office: Office, *, texts: Texts) -> Paper:
    """Not a finished assessment: the organisation weighs, asks youths and its officer, and signs."""
    return Paper(
        code="dpia",
        title=texts.t("Effectbeoordeling: een begin"),
        language=texts.language,
        lines=(
            words.cited("gdpr.35", texts=texts),
            texts.t("Dit is een begin. Je organisatie weegt af, vult aan en beslist."),
        ),
        sections=(
            Section(heading=texts.t("Wie verantwoordelijk is"), facts=controller_facts(office, texts)),
            Section(heading=texts.t("Waarom deze beoordeling"), lines=tuple(texts.t(said) for said in _WHY)),
            _needed(office, texts),
            Section(heading=texts.t("Wat er al gebeurt"), lines=measures(texts)),
            _rights(texts),
            _risks(texts),
            Section(heading=texts.t("Zelf te beantwoorden"), lines=tuple(texts.t(said) for said in _OPEN)),
        ),
    )


def _needed(office: Office, texts: Texts) -> Section:
    facts = [(f"{row.code}. {texts.t(row.label)}", _ground(office, row.code, texts)) for row in purposes.PURPOSES]
    return Section(heading=texts.t("Doelen en gronden"), facts=tuple(facts))


def _ground(office: Office, purpose: str, texts: Texts) -> str:
    """With what an organisation should know of that ground."""
    basis = bases.basis(office.of(purpose).basis)
    warnings = (basis.warning, basis.public_warning if office.is_public else "")
    return "\n".join([words.ground_words(office, purpose, texts=texts), *(texts.t(one) for one in warnings if one)])


def _rights(texts: Texts) -> Section:
    facts = tuple((words.cited(code, texts=texts), texts.t(said)) for code, said in _RIGHTS)
    return Section(heading=texts.t("Rechten van de jongere"), facts=facts)


def _risks(texts: Texts) -> Section:
    facts = []
    for risk in RISKS:
        said = [
            texts.t(risk.harm_words),
            texts.t("Wat de app doet: {done}", done=texts.t(risk.done)),
            texts.t("Wat blijft: {left}", left=texts.t(risk.left)),
            texts.t(
                "Kans: {chance}. Schade: {harm}. Klopt dit voor ons?",
                chance=texts.t(SIZES[risk.chance]),
                harm=texts.t(SIZES[risk.harm]),
            ),
        ]
        facts.append((texts.t(risk.who), "\n".join(said)))
    return Section(heading=texts.t("Risico's"), facts=tuple(facts))
