"""A language of consent texts from a file: all of it or nothing, and what is wrong is named line by line."""

from __future__ import annotations

import flet as ft

from domain.codes import purposes
from domain.consent_texts.file import FileFault
from storage.actions.own_texts import Imported, import_texts
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Window
from views.screens.organisation import organisation_page

MOST_FAULTS = 20


@ft.component
def own_text_import(desk: Desk, window: Window) -> ft.Control:
    """The file is read in memory; what comes in still has to be read back and approved."""
    none: Imported | None = None
    done, set_done = ft.use_state(none)
    once = use_once(desk)

    @once
    async def choose() -> None:
        files = await ft.FilePicker().pick_files(
            file_type=ft.FilePickerFileType.CUSTOM, allowed_extensions=["csv", "json"], with_data=True
        )
        if not files or files[0].bytes is None:
            return
        read: Imported | None = await desk.act(import_texts, files[0].bytes)
        set_done(read)
        if read is not None and not read.faults:
            desk.memory["own_texts.language"] = read.language

    use_keys(desk.keys, Keys(back=desk.back))
    body: list[ft.Control] = [
        parts.words(desk.t("Bewaar eerst het bestand uit de lijst en laat het invullen. Kies het dan hier.")),
        parts.card_rows(
            [
                parts.fact(desk.t("Welke talen"), desk.t("elke taal, behalve Nederlands")),
                parts.fact(desk.t("Welk bestand"), desk.t("CSV of JSON")),
                parts.fact(desk.t("Wat er dan is"), desk.t("vertaalde teksten, nog terug te lezen en goed te keuren")),
            ]
        ),
    ]
    if done is not None and done.faults:
        body.append(_faults(desk, window, done))
    elif done is not None:
        said = desk.n("{count} tekst ingelezen.", "{count} teksten ingelezen.", done.count)
        body.append(
            parts.identified(
                parts.notice(
                    said,
                    icon=ft.Icons.CHECK_ROUNDED,
                    action=parts.link("texts.back", desk.t("Naar de teksten"), on_click=desk.back),
                ),
                "texts.imported",
            )
        )
    dock = parts.big_action(
        "texts.choose_file", desk.t("Kies een bestand"), icon=ft.Icons.UPLOAD_FILE_OUTLINED, on_click=choose
    )
    return organisation_page(desk, window, desk.t("Taal inlezen"), body, dock=dock)


def _faults(desk: Desk, window: Window, read: Imported) -> ft.Control:
    rows: list[parts.Row | ft.Control] = [
        parts.Row(
            _where(desk, fault),
            desk.t(fault.sentence, recipient="{recipient}"),
            ft.Icons.ERROR_OUTLINE_OUTLINED,
            identifier=f"texts.fault.{place}",
        )
        for place, fault in enumerate(read.faults[:MOST_FAULTS], start=1)
    ]
    more = len(read.faults) - MOST_FAULTS
    ends = [parts.small(desk.n("En nog {count} fout.", "En nog {count} fouten.", more))] if more > 0 else []
    heading = desk.t("Niets ingelezen. Verbeter dit en kies het bestand opnieuw.")
    return ft.Column(
        [parts.error_box(heading, identifier="texts.faults"), parts.card_rows(rows, window=window), *ends],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _where(desk: Desk, fault: FileFault) -> str:
    """Line, purpose and the name of the line, as far as they are known."""
    row = purposes.BY_CODE.get(fault.purpose)
    known = (
        desk.t("Lijn {line}", line=fault.line) if fault.line else "",
        desk.t(row.label) if row else "",
        desk.t(fault.field) if fault.field else "",
    )
    return " · ".join(filter(None, known)) or desk.t("Het bestand")
