"""How a youth reaches who takes reports of discrimination: data of unia.be and vlaamsmensenrechteninstituut.be.

The number, read in stored copies of public pages on 2026-11-21: www.beringen.be/discriminatie (free, working days) and
www.waregem.be/producten/meldpunt-discriminatie-unia.
"""

from domain.texts import N_

PHONE = "0800 12 800"
# Since March 2023 what Flanders itself decides about goes to an institute of its own; Unia keeps the federal rest.
HOW = (
    N_("Bel gratis 0800 12 800, of kijk op unia.be."),
    N_("Je mag daar ook zonder naam iets vragen."),
    N_("Gaat het over school of een Vlaamse dienst? Kijk op vlaamsmensenrechteninstituut.be."),
)
