"""Wie verantwoordelijk is: name, address and data protection officer, as they stand on every paper and copy."""

from __future__ import annotations

import flet as ft

from storage.actions.organisation import set_controller
from storage.queries.organisation import Controller, controller
from storage.store import Store
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Window
from views.screens.organisation import only_read, organisation_page
from views.screens.organisation_words import cited

_FIELDS = ("name", "address", "email", "phone", "dpo")


def _asked(store: Store) -> tuple[Controller, bool]:
    return controller(store), store.is_coordinator()


@ft.component
def organisation_details(desk: Desk, window: Window) -> ft.Control:
    """The form is drawn once what is known has come."""
    found = use_query(desk, _asked)
    if found is None:
        return organisation_page(desk, window, desk.t("Wie verantwoordelijk is"), [])
    return form(desk, window, *found) if found[1] else shown(desk, window, found[0])


@ft.component
def shown(desk: Desk, window: Window, known: Controller) -> ft.Control:
    """For who is no coordinator."""
    use_keys(desk.keys, Keys(back=desk.back))
    labels = _labels(desk)
    rows: list[parts.Row | ft.Control] = [
        parts.fact(labels[name], str(getattr(known, name)) or desk.t("Nog niet ingevuld.")) for name in _FIELDS
    ]
    return organisation_page(
        desk, window, desk.t("Wie verantwoordelijk is"), [only_read(desk), parts.card_rows(rows, window=window)]
    )


def _labels(desk: Desk) -> dict[str, str]:
    return {
        "name": desk.t("Naam van de organisatie"),
        "address": desk.t("Adres"),
        "email": desk.t("E-mail"),
        "phone": desk.t("Telefoon"),
        "dpo": desk.t("Functionaris voor gegevensbescherming"),
    }


@ft.component
def form(desk: Desk, window: Window, known: Controller, _is_coordinator: bool) -> ft.Control:  # noqa: FBT001
    """Everything may stay empty; a public body is warned where it leans on consent."""
    now = use_held({name: str(getattr(known, name)) for name in _FIELDS})
    public = use_held(known.is_public)
    once = use_once(desk)

    def put(name: str, text: str) -> None:
        now.set({**now.value, name: text})

    @once
    async def save() -> None:
        typed = now.value
        kept = await desk.act(
            set_controller,
            name=typed["name"],
            address=typed["address"],
            email=typed["email"],
            phone=typed["phone"],
            dpo=typed["dpo"],
            is_public=public.value,
        )
        if kept is not None:
            desk.say(desk.t("Bewaard"))
            desk.back()

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    labels = _labels(desk)
    helpers = {"dpo": desk.t("Naam en e-mail. Een overheid heeft er altijd een.")}
    fields = [
        parts.field(
            f"organisation.{name}",
            labels[name],
            value=now.value[name],
            on_change=lambda text, name=name: put(name, text),
            max_length=200 if name in ("address", "dpo") else 80,
            helper=helpers.get(name),
        )
        for name in _FIELDS
    ]
    body: list[ft.Control] = [
        parts.second(desk.t("Dit staat op elk papier en op elke kopie voor een jongere.")),
        *fields,
        parts.card(
            parts.switch_row(
                "organisation.public",
                desk.t("Wij zijn een overheid"),
                value=public.value,
                on_change=public.set,
                line=desk.t("Zoals een stad, een gemeente of een OCMW."),
            ),
            padding=0,
        ),
        parts.small(cited("gdpr.13", texts=desk.texts)),
    ]
    dock = parts.save_action("organisation.save", desk.t("Bewaar"), on_click=save, window=window)
    return organisation_page(desk, window, desk.t("Wie verantwoordelijk is"), body, dock=dock)
