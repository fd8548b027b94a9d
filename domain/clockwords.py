"""The clocks as plain sentences: what a colleague would say, never "T-26"."""

from datetime import date

from domain.datewords import date_words
from domain.deadlines import FourMonths
from domain.texts import N_, Texts

NUMBERS = (
    N_("nul"),
    N_("één"),
    N_("twee"),
    N_("drie"),
    N_("vier"),
    N_("vijf"),
    N_("zes"),
    N_("zeven"),
    N_("acht"),
    N_("negen"),
    N_("tien"),
    N_("elf"),
    N_("twaalf"),
)


def number_words(number: int, *, texts: Texts) -> str:
    """A number from 0 to 12 in letters, any other in figures."""
    return texts.t(NUMBERS[number]) if 0 <= number < len(NUMBERS) else str(number)


def weeks_words(weeks: int, *, texts: Texts) -> str:
    """As "zes weken"."""
    return texts.n("{number} week", "{number} weken", weeks, number=number_words(weeks, texts=texts))


def months_words(months: int, *, texts: Texts) -> str:
    """As "drie maanden"."""
    return texts.n("{number} maand", "{number} maanden", months, number=number_words(months, texts=texts))


def four_months_words(clock: FourMonths, *, texts: Texts) -> str:
    """What the guarantee clock says, in at most two sentences; no offer is said, never held against anyone."""
    left = clock.days_left
    no_offer = texts.t("Er is nog geen aanbod.")
    if clock.state == "met":
        return texts.t("Er was een aanbod binnen vier maanden.")
    if clock.state == "late":
        return texts.n(
            "Het aanbod kwam {count} dag na de vier maanden.",
            "Het aanbod kwam {count} dagen na de vier maanden.",
            -left,
        )
    if clock.state == "paused":
        return texts.n(
            "De vier maanden staan stil. Er is nog {count} dag.",
            "De vier maanden staan stil. Er zijn nog {count} dagen.",
            left,
        )
    if clock.state == "over":
        over = texts.n(
            "De vier maanden zijn {count} dag voorbij.", "De vier maanden zijn {count} dagen voorbij.", -left
        )
        return f"{over} {no_offer}"
    if left == 0:
        return f"{texts.t('Vandaag is de laatste dag van de vier maanden.')} {no_offer}"
    return f"{texts.n('Nog {count} dag tot vier maanden.', 'Nog {count} dagen tot vier maanden.', left)} {no_offer}"


def out_of_sight_words(name: str, *, last_contact: date, today: date, texts: Texts) -> str:
    """As "Lowie is zes weken uit beeld.", in whole weeks since the last contact."""
    weeks = (today - last_contact).days // 7
    return texts.t("{name} is {weeks} uit beeld.", name=name, weeks=weeks_words(weeks, texts=texts))


def we_erase_words(day: date, *, texts: Texts) -> str:
    """The same, said to the youth: "Wissen we op 10 november 2027."."""
    return texts.t("Wissen we op {date}.", date=date_words(day, texts=texts))


def erased_words(day: date, *, texts: Texts) -> str:
    """As "Wordt gewist op 10 november 2027.": the year is always said."""
    return texts.t("Wordt gewist op {date}.", date=date_words(day, texts=texts))
