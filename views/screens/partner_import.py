"""A list of partners from a file: all of it or nothing, and what is wrong is named line by line."""

from __future__ import annotations

import flet as ft

from domain.partner_file import COLUMNS, MOST_LINES
from storage.actions.partners import Imported, import_partners
from views import parts, shell
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts import Window

MOST_FAULTS = 20


@ft.component
def partner_import(desk: Desk, window: Window) -> ft.Control:
    """The file is read in memory; nothing of it stays but the partners."""
    none: Imported | None = None
    done, set_done = ft.use_state(none)

    async def choose() -> None:
        files = await ft.FilePicker().pick_files(
            file_type=ft.FilePickerFileType.CUSTOM, allowed_extensions=["csv", "txt"], with_data=True
        )
        if not files or files[0].bytes is None:
            return
        read: Imported | None = await desk.act(import_partners, files[0].bytes)
        set_done(read)
        if read is not None and not read.faults:
            desk.say(_said(desk, read))

    use_keys(desk.keys, Keys(back=desk.back))
    columns = ", ".join(COLUMNS)
    body: list[ft.Control] = [
        parts.words(desk.t("Bewaar je lijst als CSV. De eerste lijn noemt de kolommen, dan één partner per lijn.")),
        parts.card_rows(
            [
                parts.fact(desk.t("Kolommen"), columns),
                parts.fact(desk.t("Moet erin"), desk.t("naam en soort, de rest mag leeg blijven")),
                parts.fact(desk.t("Hoeveel"), desk.t("hoogstens {count} partners", count=MOST_LINES)),
            ]
        ),
        parts.small(desk.t("Staat een partner er al? Dan krijgt die wat in het bestand staat. Leeg verandert niets.")),
    ]
    if done is not None and done.faults:
        body.append(_faults(desk, window, done))
    elif done is not None:
        body.append(parts.identified(parts.notice(_said(desk, done), icon=ft.Icons.CHECK_ROUNDED), "partners.imported"))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Partners inlezen"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=body,
        dock=parts.big_action(
            "partners.choose_file",
            desk.t("Kies een bestand"),
            icon=ft.Icons.UPLOAD_FILE_OUTLINED,
            on_click=choose,
        ),
        snack=desk.bar(),
        reading=True,
    )


def _said(desk: Desk, read: Imported) -> str:
    added = desk.n("{count} partner toegevoegd.", "{count} partners toegevoegd.", read.added)
    changed = desk.n("{count} partner aangevuld.", "{count} partners aangevuld.", read.changed)
    return f"{added} {changed}" if read.changed else added


def _faults(desk: Desk, window: Window, read: Imported) -> ft.Control:
    """Which lines to mend; nothing was kept."""
    rows: list[parts.Row | ft.Control] = [
        parts.Row(
            desk.t("Lijn {line}", line=fault.line),
            desk.t(fault.sentence),
            ft.Icons.ERROR_OUTLINE_OUTLINED,
            identifier=f"partners.fault.{fault.line}",
        )
        for fault in read.faults[:MOST_FAULTS]
    ]
    more = len(read.faults) - MOST_FAULTS
    ends = [parts.small(desk.n("En nog {count} lijn.", "En nog {count} lijnen.", more))] if more > 0 else []
    heading = desk.t("Niets ingelezen. Verbeter deze lijnen en kies het bestand opnieuw.")
    return ft.Column(
        [
            parts.error_box(heading, identifier="partners.faults"),
            parts.card_rows(rows, window=window),
            *ends,
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
