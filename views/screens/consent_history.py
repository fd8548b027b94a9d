"""What a youth said: each answer as one plain sentence, with who asked, when, how, who helped, and the copy."""

from __future__ import annotations

import flet as ft

from domain.codes import copy_hows, interpreters
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.queries.consent_history import PAGE, Happened, consent_history
from storage.queries.youth_view import Gone, YouthView, youth_view
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.screens.file_words import purpose_words
from views.screens.gone import gone_page

_SAID = {
    "given": N_("{name} zei ja: {what}."),
    "refused": N_("{name} zei nee: {what}."),
    "withdrawn": N_("{name} trok dit in: {what}."),
    "asked": N_("We vroegen het, {name} besliste nog niet: {what}."),
    "expired": N_("De toestemming verliep: {what}."),
    "invalidated": N_("De tekst werd ruimer, dus vragen we het opnieuw: {what}."),
}
_ICONS = {
    "given": ft.Icons.CHECK_CIRCLE_OUTLINED,
    "asked": ft.Icons.SCHEDULE_OUTLINED,
    "refused": ft.Icons.DO_NOT_DISTURB_ON_OUTLINED,
    "withdrawn": ft.Icons.UNDO_OUTLINED,
}
_HOW = {"spoken": N_("mondeling"), "written": N_("op papier getekend"), "signature": N_("op het scherm getekend")}


def happened_words(happened: Happened, alias: str, *, texts: Texts) -> tuple[str, str]:
    """(the sentence, what stands under it) of one answer."""
    t = texts.t
    what = purpose_words(happened.purpose, happened.shown, texts=texts)
    title = t(_SAID.get(happened.state, N_("{name} antwoordde: {what}.")), name=alias, what=what)
    how = t(_HOW.get(happened.how, N_("mondeling")))
    asked = t("Gevraagd door {worker}, {how}.", worker=happened.worker or t("een collega"), how=how)
    if happened.state == "withdrawn":
        asked = t("Genoteerd door {worker}.", worker=happened.worker or t("een collega"))
    helped = interpreters.BY_CODE.get(happened.interpreter)
    pieces = [
        asked,
        t("Tolk: {who}.", who=t(helped.label).lower()) if helped is not None and helped.code != "none" else "",
        t("De checkvraag was juist.") if happened.readback_right else "",
        t("De checkvraag was nog niet juist.") if happened.readback_right is False else "",
        t("Begreep wat dit is.") if happened.understands else "",
        t("Opnieuw vragen op {date}.", date=date_words(happened.valid_until, texts=texts))
        if happened.valid_until
        else "",
        _copy_words(happened, texts=texts),
    ]
    return title, " ".join(piece for piece in pieces if piece)


def _copy_words(happened: Happened, *, texts: Texts) -> str:
    ways = [texts.t(copy_hows.BY_CODE[code].label) for code in happened.copies if code in copy_hows.BY_CODE]
    if ways:
        return texts.t("Bewijs meegegeven: {ways}.", ways=", ".join(way[:1].lower() + way[1:] for way in ways))
    return texts.t("Bewijs meegegeven.") if happened.has_copy else texts.t("Nog geen bewijs meegegeven.")


@ft.component
def consent_heard(desk: Desk, window: parts.Window, *, youth: str) -> ft.Control:
    """Newest first; more on asking."""
    view = use_query(desk, youth_view, desk.id_of(youth))
    pages, set_pages = ft.use_state(1)
    found = use_query(desk, consent_history, desk.id_of(youth), limit=PAGE * pages + 1)
    use_keys(desk.keys, Keys(back=desk.back))
    if not isinstance(view, YouthView) or found is None:
        return gone_page(desk, window, view if isinstance(view, Gone) else None)
    shown = found[: PAGE * pages]
    body: list[ft.Control] = [
        parts.second(desk.t("Zo ging het, het nieuwste eerst. Het nummer van een bewijs staat alleen bij de jongere.")),
        ft.Column(
            [_row(desk, window, happened, view, place=place, count=len(shown)) for place, happened in enumerate(shown)],
            spacing=0,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
    ]
    if len(found) > len(shown):
        more = parts.link("heard.more", desk.t("Toon oudere"), on_click=lambda: set_pages(lambda now: now + 1))
        body.append(ft.Row([more]))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header(
            desk.t("Wat {name} zei", name=view.file.alias),
            window=window,
            on_back=desk.back,
            back_label=desk.t("Terug"),
        ),
        body=body,
        snack=desk.bar(),
        reading=True,
    )


def _row(
    desk: Desk, window: parts.Window, happened: Happened, view: YouthView, *, place: int, count: int
) -> ft.Control:
    title, line = happened_words(happened, view.file.alias, texts=desk.texts)
    row = parts.timeline_row(
        date_words(happened.day, texts=desk.texts, today=view.today),
        title,
        icon=_ICONS.get(happened.state, ft.Icons.SCHEDULE_OUTLINED),
        line=line,
        last=place == count - 1,
        identifier=f"heard.row.{place + 1}",
    )
    if not happened.strokes:
        return row
    label = desk.t("De handtekening van {name}", name=view.file.alias)
    width = min(window.width - 2 * window.margin - 56, 280)
    drawing = parts.signature_drawing(f"heard.signature.{place + 1}", happened.strokes, width=width, label=label)
    beside = ft.Row([ft.Container(width=48), drawing], spacing=0)
    return ft.Column([row, beside, ft.Container(height=12)], spacing=0, tight=True)
