"""Every paper, one row each: what it is for, and what makes it. To add one: a function and a row."""

from __future__ import annotations

from collections.abc import Callable

from domain.codes.row import Row, index
from domain.mark import N_
from domain.papers.access import access
from domain.papers.dpia import dpia
from domain.papers.notice import notice
from domain.papers.periods import retention
from domain.papers.register import register
from domain.papers.shape import Office, Paper
from domain.texts import Texts


class PaperRow(Row, frozen=True, kw_only=True):
    """`line`: what it is for. `file_name`: without its ending. `make`: (office, texts=...) -> Paper."""

    line: str
    file_name: str
    make: Callable[..., Paper]


PAPERS: tuple[PaperRow, ...] = (
    PaperRow(
        code="register",
        label=N_("Register van verwerkingen"),
        line=N_("Voor wie toezicht houdt: wat je bewaart, waarom en hoelang."),
        icon="MENU_BOOK_OUTLINED",
        file_name="register",
        make=register,
    ),
    PaperRow(
        code="access",
        label=N_("Wie ziet wat"),
        line=N_("Voor je team en je bestuur: elke soort gegevens, en wie ze leest."),
        icon="VISIBILITY_OUTLINED",
        file_name="wie-ziet-wat",
        make=access,
    ),
    PaperRow(
        code="retention",
        label=N_("Bewaartermijnen"),
        line=N_("Voor het archief en de functionaris: wanneer alles weggaat."),
        icon="EVENT_BUSY_OUTLINED",
        file_name="bewaartermijnen",
        make=retention,
    ),
    PaperRow(
        code="dpia",
        label=N_("Effectbeoordeling: een begin"),
        line=N_("Voor je functionaris: de risico's, en wat je nog zelf beslist."),
        icon="RULE_OUTLINED",
        file_name="effectbeoordeling",
        make=dpia,
    ),
    PaperRow(
        code="notice",
        label=N_("Wat we over jou bijhouden"),
        line=N_("Voor jongeren, om uit te hangen of mee te geven."),
        icon="DESCRIPTION_OUTLINED",
        file_name="wat-we-bijhouden",
        make=notice,
    ),
)
BY_CODE = index(PAPERS)


def paper(code: str, office: Office, *, texts: Texts) -> Paper:
    """One paper. KeyError for a code that is none."""
    return BY_CODE[code].make(office, texts=texts)
