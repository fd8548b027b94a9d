"""Where somebody can complain about what is kept of them (AVG/GDPR article 77), in Flanders.

Addresses as the authorities themselves give them, looked up on 21 November 2026.
"""

from domain.codes.row import Row, index
from domain.texts import N_


class Authority(Row, frozen=True, kw_only=True):
    """`law`: what it was made by. `is_for_public`: for Flemish public bodies; the other for everybody else."""

    address: str
    email: str
    phone: str = ""
    law: str
    is_for_public: bool = False


AUTHORITIES: tuple[Authority, ...] = (
    Authority(
        code="gba",
        label=N_("Gegevensbeschermingsautoriteit"),
        address="Drukpersstraat 35, 1000 Brussel",
        email="contact@apd-gba.be",
        phone="02 274 48 00",
        law="Wet van 3 december 2017",
    ),
    Authority(
        code="vtc",
        label=N_("Vlaamse Toezichtcommissie"),
        address="Koning Albert II-laan 15, 1210 Brussel",
        email="contact@toezichtcommissie.be",
        law="Decreet van 18 juli 2008, art. 10/1",
        is_for_public=True,
    ),
)
BY_CODE = index(AUTHORITIES)


def authority_for(*, is_public: bool) -> Authority:
    """Whom a youth complains to about this organisation."""
    return BY_CODE["vtc" if is_public else "gba"]
