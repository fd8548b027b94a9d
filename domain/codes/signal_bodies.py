"""Who pointed at a youth without a name (domain.md, 12)."""

from domain.codes.row import Row, index
from domain.texts import N_

SIGNAL_BODIES: tuple[Row, ...] = (
    Row(code="own", label=N_("Eigen organisatie")),
    Row(code="youth_work", label=N_("Ander jeugdwerk")),
    Row(code="school", label=N_("School")),
    Row(code="clb", label=N_("CLB")),
    Row(code="vdab", label=N_("VDAB")),
    Row(code="ocmw", label=N_("OCMW of gemeente")),
    Row(code="caw", label=N_("CAW")),
    Row(code="youth_care", label=N_("Jeugdhulp")),
    Row(code="police", label=N_("Politie of gemeenschapswacht")),
    Row(code="family", label=N_("Familie")),
    Row(code="neighbourhood", label=N_("Buurt, club of vereniging")),
    Row(code="other", label=N_("Iemand anders")),
)
BY_CODE = index(SIGNAL_BODIES)
SIGNAL_RESULTS: tuple[Row, ...] = (
    Row(code="not_yet", label=N_("Nog niet")),
    Row(code="reached", label=N_("Gevonden en gesproken")),
    Row(code="not_reached", label=N_("Niet gevonden")),
)
RESULT_BY_CODE = index(SIGNAL_RESULTS)
