"""Meer: the way to everything that is not needed every hour."""

from __future__ import annotations

import flet as ft

from views import parts, shell
from views.desk import Desk
from views.parts import Window


@ft.component
def more(desk: Desk, window: Window) -> ft.Control:
    """Rows that lead somewhere."""

    def lead(route: str, title: str, line: str, icon: ft.IconData) -> parts.Row:
        return parts.Row(title, line, icon, identifier=f"more.{route}", on_click=lambda: desk.go(route))

    work = [
        lead(
            "followup",
            desk.t("Opvolging"),
            desk.t("Alles wat je nog te doen hebt, per dag of per plek."),
            ft.Icons.CHECKLIST_OUTLINED,
        ),
        lead("places", desk.t("Vindplaatsen"), desk.t("Waar je jongeren ontmoet."), ft.Icons.PLACE_OUTLINED),
        lead(
            "partners",
            desk.t("Partners"),
            desk.t("Met wie je samenwerkt, en naar wie je vraagt."),
            ft.Icons.HANDSHAKE_OUTLINED,
        ),
        lead(
            "hand_out",
            desk.t("Uitdelen"),
            desk.t("Een kaartje met wanneer, waar en wie. Als QR of op papier."),
            ft.Icons.QR_CODE_ROUNDED,
        ),
        lead(
            "figures",
            desk.t("Cijfers"),
            desk.t("Wat jij en je team deden, in beeld en in woorden."),
            ft.Icons.INSERT_CHART_OUTLINED,
        ),
    ]
    noted = [
        lead(
            "seen",
            desk.t("Iets gezien"),
            desk.t("Iets wat jongeren tegenhoudt, los van één jongere."),
            ft.Icons.VISIBILITY_OUTLINED,
        ),
        lead(
            "signals",
            desk.t("Signalen"),
            desk.t("Iemand wees op een jongere, zonder naam."),
            ft.Icons.CAMPAIGN_OUTLINED,
        ),
        lead(
            "named",
            desk.t("Een naam gekregen"),
            desk.t("Binnen 30 dagen zeg je het, of wis je de naam."),
            ft.Icons.PERSON_SEARCH_OUTLINED,
        ),
        lead(
            "feedback",
            desk.t("Bevraging"),
            desk.t("Drie korte vragen, zonder naam."),
            ft.Icons.RATE_REVIEW_OUTLINED,
        ),
        lead(
            "safety",
            desk.t("Veiligheid"),
            desk.t("Wat je doet als iemand in gevaar is."),
            ft.Icons.SUPPORT_OUTLINED,
        ),
    ]
    team = [
        lead(
            "handover",
            desk.t("Overdragen"),
            desk.t("Jongeren krijgen een ander vast aanspreekpunt."),
            ft.Icons.SWAP_HORIZ_OUTLINED,
        ),
        lead(
            "requests",
            desk.t("Verzoeken"),
            desk.t("Wie iets vraagt over zijn gegevens krijgt antwoord binnen een maand."),
            ft.Icons.FRONT_HAND_OUTLINED,
        ),
        lead(
            "proof",
            desk.t("Bewijs zoeken"),
            desk.t("Met het nummer dat een jongere meekreeg."),
            ft.Icons.RECEIPT_LONG_OUTLINED,
        ),
        lead(
            "retention",
            desk.t("Wat binnenkort weggaat"),
            desk.t("Tot wanneer we iets bewaren, en wat eerst gaat."),
            ft.Icons.AUTO_DELETE_OUTLINED,
        ),
        lead(
            "organisation",
            desk.t("Organisatie"),
            desk.t("Wie verantwoordelijk is, grond, termijnen en teksten."),
            ft.Icons.BUSINESS_OUTLINED,
        ),
    ]
    device = [
        lead("sync", desk.t("Synchronisatie"), desk.t(desk.syncer.state.sentence), ft.Icons.SYNC_OUTLINED),
        lead("settings", desk.t("Instellingen"), desk.t("Taal, kleuren, slot en wachtzin."), ft.Icons.TUNE_OUTLINED),
        lead("about", desk.t("Over dit toestel"), desk.t("Versie, zelftest en licenties."), ft.Icons.INFO_OUTLINED),
    ]
    return shell.home_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.home_header(
            desk.t("Meer"), window=window, sync=desk.sync_word(), on_lock=desk.lock, lock_label=desk.t("Op slot")
        ),
        body=[
            parts.section(desk.t("Werk"), first=True),
            parts.card_rows(work, window=window),
            parts.section(desk.t("Op straat")),
            parts.card_rows(noted, window=window),
            parts.section(desk.t("Team")),
            parts.card_rows(team, window=window),
            parts.section(desk.t("Dit toestel")),
            parts.card_rows(device, window=window),
        ],
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )
