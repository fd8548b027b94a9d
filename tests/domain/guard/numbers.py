"""National numbers and IBANs made another way than the guard checks them: for its property tests."""

import datetime as dt
import random

SPELLINGS = (
    "{0}{1}{2}{3}{4}",
    "{0}.{1}.{2}-{3}.{4}",
    "{0}.{1}.{2}-{3} {4}",
    "{0} {1} {2} {3} {4}",
    "{0}{1}{2} {3} {4}",
    "{0}{1}{2}-{3}-{4}",
    "{0}{1}{2}.{3}.{4}",
    "{0}/{1}/{2} - {3} - {4}",
    "{0}.{1}.{2} – {3}.{4}",
    "{0}{1} {2} {3} {4}",
    "{0}{1}{2} dan {3} en dan {4}",
    "{0}.{1}.{2} then {3}.{4}",
    "{0} {1} {2} et puis {3} {4}",
    "(rrn:{0}{1}{2}{3}{4})",
)


def check_digits(first_nine: str, *, from_2000: bool) -> str:
    """Found by trying: the two digits that make nine digits and themselves a multiple of 97 (97 for none left)."""
    body = int(("2" if from_2000 else "") + first_nine)
    return next(f"{check:02d}" for check in range(1, 98) if (body + check) % 97 == 0)


def national_number(chance: random.Random) -> tuple[str, str, str, str, str]:
    """Year, month, day, serial and check of somebody born between 1930 and 2026; BIS and unknown days too."""
    born = dt.date(1930, 1, 1) + dt.timedelta(days=chance.randrange(35_000))
    month, day = born.month, born.day
    if chance.random() < 0.1:
        month, day = 0, 0
    month += chance.choice((0, 0, 0, 20, 40))
    parts = f"{born.year % 100:02d}", f"{month:02d}", f"{day:02d}", f"{chance.randrange(1, 999):03d}"
    return *parts, check_digits("".join(parts), from_2000=born.year >= 2000)


LENGTHS = {"BE": 16, "DE": 22, "FR": 27, "NL": 18, "ES": 24, "LU": 20, "PL": 28, "RO": 24, "TR": 26, "GB": 22}
_LETTERED = {"NL": 4, "RO": 4, "GB": 4}


def iban(chance: random.Random) -> str:
    """In capitals, without anything between; its check digits found by trying (ISO 13616)."""
    country = chance.choice(sorted(LENGTHS))
    letters = "".join(chance.choice("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for _ in range(_LETTERED.get(country, 0)))
    body = letters + "".join(chance.choice("0123456789") for _ in range(LENGTHS[country] - 4 - len(letters)))
    for check in range(2, 99):
        rest = 0
        for letter in f"{body}{country}{check:02d}":  # digit by digit, as by hand
            for digit in str(int(letter, 36)):
                rest = (rest * 10 + int(digit)) % 97
        if rest == 1:
            return f"{country}{check:02d}{body}"
    raise AssertionError
