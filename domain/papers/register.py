"""The record of processing activities (AVG/GDPR article 30): one activity a purpose."""

from __future__ import annotations

from domain.codes import bases, purposes
from domain.codes.purposes import Purpose
from domain.mark import N_
from domain.papers import kept, words
from domain.papers.shape import Office, Paper, Section
from domain.texts import Texts

NOT_FILLED_IN = N_("Nog niet ingevuld")
_OUTSIDE = {
    "P03": N_("De telefoonmaatschappij, als je belt of een sms stuurt."),
    "P04": N_("Het bedrijf van de app die de jongere koos."),
    "P08": N_("VDAB, alleen wat de jongere die keer aanvinkt."),
    "P09": N_("De partner die de jongere koos, alleen wat die keer aangevinkt is."),
    "P10": N_("De partner die iets terugzegt."),
    "P12": N_("De back-office: afgeronde totalen, zonder namen."),
    "P15": N_("Unia, alleen als de jongere dat wil."),
}
_NOTHING = N_("Niets apart. Het ja zelf staat in de bladzijde.")
_MEASURES = (
    N_("Alles ligt versleuteld op het toestel. Elke soort gegevens heeft een eigen sleutel."),
    N_("De centrale dienst bewaart wat ze niet kan lezen."),
    N_("Elk toestel tekent wat het schrijft. Een weggenomen toestel krijgt nieuwe gegevens niet meer te lezen."),
    N_("Wie stopt, ziet het wissen: eerst hier, dan op elk toestel dat synchroniseert."),
    N_("Cijfers zijn afgerond op het toestel zelf, voor iemand anders ze ziet."),
    N_("Elk veld heeft één doel. Zonder ja voor dat doel kan het veld niet bewaard worden."),
)


def register(office: Office, *, texts: Texts) -> Paper:
    """What a supervisor asks for first."""
    sections = [_controller(office, texts), _everybody(texts)]
    sections += [_activity(row, office, texts) for row in purposes.PURPOSES]
    sections.append(_of_nobody(texts))
    return Paper(
        code="register",
        title=texts.t("Register van verwerkingen"),
        language=texts.language,
        lines=(
            words.cited("gdpr.30", texts=texts),
            texts.t("Velden staan hier zoals de jongere ze in een kopie leest."),
        ),
        sections=tuple(sections),
    )


def controller_facts(office: Office, texts: Texts) -> tuple[tuple[str, str], ...]:
    """Who is answerable; what is not filled in says so, since a paper with a hole has to show it."""
    asked = [
        (N_("Organisatie"), office.name),
        (N_("Adres"), office.address),
        (N_("E-mail"), office.email),
        (N_("Telefoon"), office.phone),
        (N_("Functionaris voor gegevensbescherming"), office.dpo),
    ]
    facts = [(texts.t(label), value or texts.t(NOT_FILLED_IN)) for label, value in asked]
    return (*facts, (texts.t("Team"), office.team)) if office.team else tuple(facts)


def measures(texts: Texts) -> tuple[str, ...]:
    """What keeps it safe, in a sentence each."""
    return tuple(texts.t(said) for said in _MEASURES)


def outside(purpose: str, *, texts: Texts) -> str:
    """Who gets it besides the team."""
    found = kept.of_purpose(purpose)
    said = [_OUTSIDE[purpose]] if purpose in _OUTSIDE else []
    if any(one.goes("partner") for one in found):
        said.append(N_("Een partner, alleen de lijnen die de jongere die keer aanvinkt (P08, P09)."))
    if any(one.goes("figures") for one in found):
        said.append(N_("De back-office, als afgeronde totalen."))
    return " ".join(texts.t(one) for one in said) or texts.t("Niemand buiten het team.")


def _controller(office: Office, texts: Texts) -> Section:
    return Section(heading=texts.t("Wie verantwoordelijk is"), facts=controller_facts(office, texts))


def _everybody(texts: Texts) -> Section:
    return Section(
        heading=texts.t("Voor elke verwerking"),
        lines=measures(texts),
        facts=(
            (
                texts.t("Over wie"),
                texts.t("Jongeren die het team ontmoet. Mensen dicht bij hen. Collega's en partners."),
            ),
            (
                texts.t("Buiten Europa"),
                texts.t("Alles gaat naar één centrale dienst, die de organisatie kiest. Kijk na waar die draait."),
            ),
        ),
    )


def _activity(row: Purpose, office: Office, texts: Texts) -> Section:
    found = kept.of_purpose(row.code)
    drawers = ", ".join(words.drawer_words(code, texts=texts) for code in kept.drawers_of(row.code))
    facts = [
        (texts.t("Grond"), words.ground_words(office, row.code, texts=texts)),
        (texts.t("Hoe het gevraagd wordt"), asked_how(row, texts=texts)),
        (
            texts.t("Wat we bewaren"),
            words.listed(found, texts=texts) or texts.t(_NOTHING),
        ),
        (texts.t("Waar het ligt"), drawers),
        (texts.t("Wie het krijgt"), outside(row.code, texts=texts)),
        (texts.t("Hoelang"), words.kept_words(row.retention, months=office.months(row.code), texts=texts)),
        (texts.t("Als de jongere stopt"), " ".join(texts.t(words.EFFECTS[effect]) for effect in row.withdrawal)),
    ]
    heading = texts.t("{code}. {label}", code=row.code, label=texts.t(row.label))
    return Section(heading=heading, facts=tuple(fact for fact in facts if fact[1]))


def asked_how(row: Purpose, *, texts: Texts) -> str:
    """How the youth is asked, in a few sentences."""
    if row.is_objection:
        return texts.t("De jongere hoort het en mag bezwaar maken. Gevoelige gegevens tellen alleen mee na een ja.")
    if row.is_default_on:
        return texts.t("Niet gevraagd: er staat geen naam bij.")
    said = [N_("Gesproken, met een controlevraag.") if not row.is_written else N_("Met een handtekening.")]
    if row.is_each_time:
        said.append(N_("Elke keer opnieuw."))
    if row.is_per_recipient:
        said.append(N_("Voor elke ontvanger apart."))
    if bases.category_of(row.code):
        said.append(N_("Nooit afgeleid: alleen wat de jongere zelf zegt."))
    return " ".join(texts.t(one) for one in said)


def _of_nobody(texts: Texts) -> Section:
    found = [one for one in kept.kept() if not one.purpose]
    drawers = tuple(dict.fromkeys(one.drawer for one in found))
    facts = tuple(
        (words.drawer_words(code, texts=texts), words.listed([one for one in found if one.drawer == code], texts=texts))
        for code in drawers
    )
    return Section(heading=texts.t("Wat niet in de bladzijde van een jongere ligt"), facts=facts)
