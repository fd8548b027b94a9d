"""One partner: add, change, close. Old referrals keep a closed one; nobody is referred there any more."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import partner_kinds
from domain.codes.municipalities import PROVINCES
from storage.actions.partners import add_partner, change_partner
from storage.door import Saved
from storage.queries.partners import PartnerRow, partners
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.partner_picker import MADE, NAME, WANTED

_FIELDS = (
    *("name", "kind", "organisation", "province", "municipality", "phone"),
    *("email", "hours", "ask_for", "conditions", "note"),
)


@ft.component
def partner_new(desk: Desk, window: Window) -> ft.Control:
    """A new partner; a form that waits for it gets it."""
    start = ft.use_state(str(desk.memory.get(NAME, "")))[0]
    return _page(
        desk,
        window,
        desk.t("Nieuwe partner"),
        [
            parts.second(desk.t("Een dienst, school of werkgever. Zet er niets over een jongere bij.")),
            partner_fields(desk, window, PartnerRow(id="", name=start, kind="")),
        ],
    )


@ft.component
def partner_edit(desk: Desk, window: Window, *, partner: str) -> ft.Control:
    """One partner, by its number on this desk."""
    found = use_query(desk, partners, with_closed=True)
    known = next((row for row in found or [] if row.id == desk.id_of(partner)), None)
    body: list[ft.Control] = []
    if known is not None:
        body = [ft.Container(height=8), partner_fields(desk, window, known)]
    elif found is not None:
        body = [parts.empty(desk.t("Deze partner is er niet."), icon=ft.Icons.HANDSHAKE_OUTLINED)]
    return _page(desk, window, known.name if known else desk.t("Partner"), body)


def _page(desk: Desk, window: Window, title: str, body: list[ft.Control]) -> ft.Control:
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(title, window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


@ft.component
def partner_fields(desk: Desk, window: Window, known: PartnerRow) -> ft.Control:
    """Name and kind are needed, the rest may stay empty. Bewaar writes what was changed."""
    former = {name: str(getattr(known, name)) for name in _FIELDS}
    now, set_now = ft.use_state(former)

    def put(name: str, text: str) -> None:
        set_now(lambda values: {**values, name: text})

    once = use_once(desk)

    @once
    async def save() -> None:
        if known.id:
            changed = {name: text for name, text in now.items() if text.strip() != str(getattr(known, name))}
            if not changed or await desk.act(_change, known.id, changed) is not None:
                desk.back()
            return
        made = await desk.act(_add, now)
        if made is not None:
            desk.memory.pop(NAME, None)
            if desk.memory.pop(WANTED, False):
                desk.memory[MADE] = made
            desk.say(desk.t("Partner bewaard"))
            desk.back()

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    controls = _fields(desk, now, put)
    controls += [
        ft.Container(height=8),
        parts.filled(
            "partners.save", desk.t("Bewaar"), on_click=save, tall=True, key="Ctrl S" if window.laptop else None
        ),
    ]
    if known.id:
        words = desk.t("Terug openen") if known.is_closed else desk.t("Partner sluiten")
        close = parts.link("partners.close", words, on_click=lambda: _close(desk, known))
        controls.append(ft.Row([close], alignment=ft.MainAxisAlignment.CENTER))
    return ft.Column(parts.stacked(controls), spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _fields(desk: Desk, now: dict[str, str], put: Callable[[str, str], None]) -> list[ft.Control]:
    t = desk.t

    def line(name: str, label: str, *, lines: int = 1, helper: str | None = None) -> ft.Control:
        return parts.field(
            f"partners.{name}",
            label,
            value=now[name],
            on_change=lambda text: put(name, text),
            max_length=200 if lines > 1 else 80,
            lines=lines,
            helper=helper,
            sentences=lines > 1,
        )

    kinds = [Choice(row.code, t(row.label)) for row in partner_kinds.PARTNER_KINDS]
    provinces = [Choice(row.code, t(row.label)) for row in PROVINCES]
    return [
        line("name", t("Naam van de partner")),
        parts.section(t("Wat voor partner?")),
        parts.chips("partners.kind", kinds, chosen=[now["kind"]], on_choose=lambda code: put("kind", code)),
        parts.section(t("Wie en wanneer")),
        line("ask_for", t("Naar wie vraag je"), helper=t("Een naam helpt: “Vraag naar Ilse”.")),
        line("phone", t("Telefoon")),
        line("email", t("E-mail")),
        line("hours", t("Wanneer open")),
        parts.section(t("Waar")),
        line("organisation", t("Organisatie")),
        line("municipality", t("Gemeente")),
        parts.chips(
            "partners.province",
            provinces,
            chosen=[now["province"]],
            on_choose=lambda code: put("province", "" if code == now["province"] else code),
        ),
        parts.section(t("Goed om te weten")),
        line("conditions", t("Wat ze vragen om te mogen starten"), lines=2),
        line("note", t("Notitie"), lines=2),
    ]


async def _close(desk: Desk, known: PartnerRow) -> None:
    """Close it, or open it again; closing can be undone for as long as the bar stands."""

    async def open_again() -> None:
        await desk.act(change_partner, known.id, is_closed=False)

    if await desk.act(change_partner, known.id, is_closed=not known.is_closed) is None:
        return
    desk.back()
    if not known.is_closed:
        undo = desk.t("Ongedaan maken")
        desk.say(desk.t("Partner gesloten"), action=undo, on_action=open_again, identifier="partners.undo")


def _add(store: Store, values: dict[str, str]) -> str:
    more = {name: text for name, text in values.items() if name not in ("name", "kind") and text.strip()}
    return add_partner(store, name=values["name"], kind=values["kind"], **more)


def _change(store: Store, partner: str, values: dict[str, str]) -> Saved:
    return change_partner(store, partner, **values)
