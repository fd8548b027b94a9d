"""What a paper is made of, before it is a page: headings, lines, facts and tables, in the language of who asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct

from domain.codes import bases
from domain.consent_texts import ConsentText
from domain.policies import default_months


class Decided(Struct, frozen=True, kw_only=True):
    """What the organisation decided for a purpose. `months`: its own period, None for that of consent.md."""

    basis: str = bases.DEFAULT_BASIS
    condition: str = ""
    months: int | None = None


class Office(Struct, frozen=True, kw_only=True):
    """Who the papers are of, and what they decided. Nothing of any youth. Texts are "" where nobody filled them in."""

    day: dt.date
    team: str = ""
    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    dpo: str = ""
    is_public: bool = False
    decided: Mapping[str, Decided] = {}
    own: tuple[ConsentText, ...] = ()

    def of(self, purpose: str) -> Decided:
        """What was decided for this purpose, or what holds where nothing was."""
        return self.decided.get(purpose) or Decided(condition=bases.default_condition(purpose))

    def months(self, purpose: str) -> int | None:
        """The period in calendar months, None for a purpose that has none to set."""
        default = default_months(purpose)
        return None if default is None else self.of(purpose).months or default


class Table(Struct, frozen=True):
    """`head` and each row have the same number of cells; the first cell of a row says what it is about."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Section(Struct, frozen=True, kw_only=True):
    """A heading with sentences, then labels with what they say, then a table."""

    heading: str
    lines: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    table: Table | None = None


class Paper(Struct, frozen=True, kw_only=True):
    """`code`: register, access, retention, dpia, notice. `lines`: under the title. `language`: of it all."""

    code: str
    title: str
    language: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
