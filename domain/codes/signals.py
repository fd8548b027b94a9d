"""The three signals that lead to a first contact (seed 000): own organisation, another, found at the place."""

from domain.codes.row import Row, index
from domain.texts import N_

SIGNALS: tuple[Row, ...] = (
    Row(code="own", label=N_("Eigen organisatie")),
    Row(code="other", label=N_("Andere organisatie")),
    Row(code="found", label=N_("Zelf gevonden, ter plekke")),
)
BY_CODE = index(SIGNALS)
