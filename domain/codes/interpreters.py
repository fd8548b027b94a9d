"""Who interpreted while consent was asked. A relative is a warning: the youth may not feel free (consent.md)."""

from domain.codes.row import Row, index
from domain.texts import N_

INTERPRETERS: tuple[Row, ...] = (
    Row(code="none", label=N_("Geen tolk")),
    Row(code="professional", label=N_("Een tolk")),
    Row(code="colleague", label=N_("Een collega")),
    Row(code="family", label=N_("Familie of een vriend")),
)
BY_CODE = index(INTERPRETERS)
