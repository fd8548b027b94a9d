"""Who interpreted while consent was asked."""

from domain.codes.row import Row, index
from domain.texts import N_


class Interpreter(Row, frozen=True, kw_only=True):
    """`is_warned`: the screen says that the youth may not feel free to say no (consent.md: family = warning)."""

    is_warned: bool = False


INTERPRETERS: tuple[Interpreter, ...] = (
    Interpreter(code="none", label=N_("Geen tolk")),
    Interpreter(code="professional", label=N_("Een tolk")),
    Interpreter(code="colleague", label=N_("Een collega")),
    Interpreter(code="family", label=N_("Familie of een vriend"), is_warned=True),
)
BY_CODE = index(INTERPRETERS)
