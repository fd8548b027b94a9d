"""Protected grounds of a discrimination report.

Source: the Belgian Acts of 30 July 1981 and 10 May 2007 and the Flemish decree of 10 July 2008.
"""

from domain.codes.row import Row, index
from domain.texts import N_

GROUNDS: tuple[Row, ...] = (
    Row(code="origin", label=N_("Afkomst")),
    Row(code="skin_colour", label=N_("Huidskleur")),
    Row(code="nationality", label=N_("Nationaliteit")),
    Row(code="alleged_race", label=N_("Zogenaamd ras")),
    Row(code="ethnic_descent", label=N_("Nationale of etnische afstamming")),
    Row(code="religion", label=N_("Geloof of levensbeschouwing")),
    Row(code="disability", label=N_("Handicap")),
    Row(code="health", label=N_("Gezondheid")),
    Row(code="gender", label=N_("Geslacht of gender")),
    Row(code="orientation", label=N_("Seksuele geaardheid")),
    Row(code="age", label=N_("Leeftijd")),
    Row(code="wealth", label=N_("Vermogen")),
    Row(code="social_origin", label=N_("Sociale afkomst")),
    Row(code="civil_status", label=N_("Burgerlijke staat")),
    Row(code="birth", label=N_("Geboorte")),
    Row(code="language", label=N_("Taal")),
    Row(code="features", label=N_("Lichamelijke of genetische eigenschap")),
    Row(code="politics", label=N_("Politieke overtuiging")),
    Row(code="union", label=N_("Lid van een vakbond")),
    Row(code="unknown", label=N_("Weet ik niet")),
)
BY_CODE = index(GROUNDS)
