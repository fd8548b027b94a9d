"""The retention table: how long, counted from when, what happens then, and how careful erasing is."""

from __future__ import annotations

from domain.codes import drawers, purposes
from domain.mark import N_
from domain.papers import words
from domain.papers.shape import Office, Paper, Section, Table
from domain.policies import default_months
from domain.retention import A_DAY, DRAFT_DAYS, EXTEND_MONTHS, MARK_DAYS, MOST_EXTENDED_MONTHS
from domain.texts import Texts

BOX_DAYS = 7  # backups of key boxes at the centre (docs/threat-model.md)
_BELONGS = {
    "third_party": N_("na de dag dat je de naam kreeg"),
    "quarter": N_("na het einde van het kwartaal"),
    "year": N_("na het einde van het jaar"),
}


def retention(office: Office, *, texts: Texts) -> Paper:
    """One row a purpose, one row a drawer with a period of its own, and the rules of erasing."""
    return Paper(
        code="retention",
        title=texts.t("Bewaartermijnen"),
        language=texts.language,
        lines=(
            words.cited("gdpr.5", texts=texts),
            texts.t("Bij elke jongere staat de echte datum. Een nieuw contact schuift die op."),
        ),
        sections=(_per_purpose(office, texts), _per_drawer(texts), _careful(texts)),
    )


def _per_purpose(office: Office, texts: Texts) -> Section:
    rows = tuple(
        (
            f"{row.code}. {texts.t(row.label)}",
            words.kept_words(row.retention, months=office.months(row.code), texts=texts),
            _chosen(office, row.code, texts),
        )
        for row in purposes.PURPOSES
    )
    head = (texts.t("Doel"), texts.t("Hoelang"), texts.t("Wie het koos"))
    return Section(heading=texts.t("Per doel"), table=Table(head, rows))


def _chosen(office: Office, purpose: str, texts: Texts) -> str:
    default, own = default_months(purpose), office.of(purpose).months
    if default is None:
        return texts.t("Vast in de app")
    if own is None or own == default:
        return texts.t("Voorstel van de app")
    return texts.n(
        "De organisatie. De app stelt {count} maand voor.",
        "De organisatie. De app stelt {count} maanden voor.",
        default,
    )


def _per_drawer(texts: Texts) -> Section:
    facts = []
    for row in drawers.DRAWERS:
        start = texts.t(_BELONGS.get(row.belongs, ""))
        if row.keep_months is not None:
            said = texts.n("{count} maand {start}", "{count} maanden {start}", row.keep_months, start=start)
        elif row.keep_days is not None:
            said = texts.n("{count} dag {start}", "{count} dagen {start}", row.keep_days, start=start)
        else:
            continue
        facts.append((words.drawer_words(row.code, texts=texts), said))
    facts.append((texts.t("Kladversies op een toestel"), texts.n("{count} dag", "{count} dagen", DRAFT_DAYS)))
    facts.append(
        (texts.t("Reservekopie van sleutels bij de dienst"), texts.n("{count} dag", "{count} dagen", BOX_DAYS))
    )
    return Section(heading=texts.t("Wat als geheel weggaat"), facts=tuple(facts))


def _careful(texts: Texts) -> Section:
    lines = (
        texts.n("Wat weggaat, is {count} dag vooraf gemerkt. Elke collega ziet dat.",
                "Wat weggaat, is {count} dagen vooraf gemerkt. Elke collega ziet dat.", MARK_DAYS),
        texts.t("Een toestel wist alleen als zijn klok klopt met die van de dienst en het pas synchroniseerde."),
        texts.n("Meer dan {count} keer wissen op een dag wacht op een coördinator.",
                "Meer dan {count} keer wissen op een dag wacht op een coördinator.", A_DAY),
        texts.t("Langer bewaren vraagt een reden, {months} maanden per keer en hoogstens {most} in totaal.",
                months=EXTEND_MONTHS, most=MOST_EXTENDED_MONTHS),
        texts.t("Vraagt de jongere om te stoppen, dan gaat het meteen weg."),
    )  # fmt: skip
    return Section(heading=texts.t("Hoe voorzichtig wissen gaat"), lines=lines)
