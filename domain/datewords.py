"""Days and times in words, as a colleague says them: "eergisteren", "10 november", "vandaag om 17.30".

Moments are aware UTC everywhere inside; only here they become the clock of Brussels. The order of the words is in the
translated patterns, so a new language needs no code.
"""

from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from domain.texts import N_, Texts

WEEKDAYS = (
    N_("maandag"),
    N_("dinsdag"),
    N_("woensdag"),
    N_("donderdag"),
    N_("vrijdag"),
    N_("zaterdag"),
    N_("zondag"),
)
MONTHS = (
    N_("januari"),
    N_("februari"),
    N_("maart"),
    N_("april"),
    N_("mei"),
    N_("juni"),
    N_("juli"),
    N_("augustus"),
    N_("september"),
    N_("oktober"),
    N_("november"),
    N_("december"),
)
NEAR_DAYS = {-2: N_("eergisteren"), -1: N_("gisteren"), 0: N_("vandaag"), 1: N_("morgen"), 2: N_("overmorgen")}


@cache
def _brussels() -> ZoneInfo:
    # Read once, when first asked: importing the domain touches no file.
    return ZoneInfo("Europe/Brussels")


def local(moment: datetime) -> datetime:
    """The same moment on the clock of Brussels. Raises ValueError for a datetime without time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    return moment.astimezone(_brussels())


def local_day(moment: datetime) -> date:
    """The day in Brussels at that moment. Raises ValueError for a datetime without time zone."""
    return local(moment).date()


def date_words(day: date, *, texts: Texts, today: date | None = None) -> str:
    """As "10 november", and "10 november 2027" when the year is not today's or today is not given."""
    month = texts.t(MONTHS[day.month - 1])
    first = day.day == 1
    if today is not None and day.year == today.year:
        return texts.t("1 {month}", month=month) if first else texts.t("{day} {month}", day=day.day, month=month)
    if first:
        return texts.t("1 {month} {year}", month=month, year=day.year)
    return texts.t("{day} {month} {year}", day=day.day, month=month, year=day.year)


def weekday_words(day: date, *, texts: Texts, today: date | None = None) -> str:
    """As "donderdag 12 november"; the year is added when it is not today's or today is not given."""
    weekday = texts.t(WEEKDAYS[day.weekday()])
    return texts.t("{weekday} {date}", weekday=weekday, date=date_words(day, texts=texts, today=today))


def day_words(day: date, *, today: date, texts: Texts) -> str:
    """As "eergisteren" to "overmorgen" for the days near today, else the date."""
    near = NEAR_DAYS.get((day - today).days)
    return date_words(day, texts=texts, today=today) if near is None else texts.t(near)


def time_words(moment: datetime, *, texts: Texts) -> str:
    """As "17.30" on the clock of Brussels. Raises ValueError for a datetime without time zone."""
    there = local(moment)
    return texts.t("{hour}.{minute}", hour=there.hour, minute=f"{there.minute:02}")


def moment_words(moment: datetime, *, now: datetime, texts: Texts) -> str:
    """As "vandaag om 17.30", "donderdag 12 november om 9.05". Both moments are aware, else ValueError."""
    day, today = local_day(moment), local_day(now)
    is_near = (day - today).days in NEAR_DAYS
    words = day_words(day, today=today, texts=texts) if is_near else weekday_words(day, texts=texts, today=today)
    return texts.t("{day} om {time}", day=words, time=time_words(moment, texts=texts))


def opening(words: str) -> str:
    """The words with a capital, for the start of a line; the rest stays as it is."""
    return words[:1].upper() + words[1:]
