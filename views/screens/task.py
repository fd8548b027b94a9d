"""A thing to do: what, when, about whom or nobody, where. New, or changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft
import msgspec
from msgspec.structs import replace

from domain.dateread import typed_day
from domain.datewords import local_day
from domain.errors import BadInput
from storage.actions.tasks import add_task, change_task
from storage.drafts import draft, drop_draft, keep_draft
from storage.queries.contacts import PlaceRow
from storage.queries.contacts import places as places_query
from storage.queries.youths import youth_rows
from storage.store import Store
from views import parts, shell
from views.desk import Desk, use_keeper, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.day_pick import OTHER, Pick, day_pick, picked

MOST_FOUND = 5
MOST_PLACES = 6
_DRAFT = "task"
_CODES = ("none", "today", "tomorrow", "week", OTHER)


class TaskForm(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on the screen. `whose`: mine or team."""

    what: str = ""
    pick: Pick = Pick(code="today")
    youth: str = ""
    place: str = ""
    whose: str = "mine"


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """Who and where can be chosen. `alias`: of the youth that is chosen; `me`: this worker.

    `task`: the one that is changed.
    """

    youths: tuple[tuple[str, str], ...]
    places: tuple[PlaceRow, ...]
    alias: str
    me: str
    task: TaskForm | None


def around(store: Store, *, text: str, youth: str, task: str) -> Around:
    """Youths found (else those seen last), places last visited first, and the task as it stands."""
    known = store.book.record("task", task) if task else None
    row = store.book.row("SELECT alias FROM file WHERE id = ?", store.book.file_of(youth)) if youth else None
    return Around(
        youths=tuple((found.id, found.alias) for found in youth_rows(store, text=text)[:MOST_FOUND]),
        places=tuple(places_query(store)[:MOST_PLACES]),
        alias=str(row["alias"]) if row is not None else "",
        me=store.worker,
        task=_form_of(store, known) if known else None,
    )


def _form_of(store: Store, known: dict[str, Any]) -> TaskForm:
    due = dt.date.fromisoformat(known["due"]) if known.get("due") else None
    return TaskForm(
        what=known.get("what", ""),
        pick=Pick(code=OTHER, typed=typed_day(due)) if due else Pick(code="none"),
        youth=known.get("youth", ""),
        place=known.get("place", ""),
        whose="mine" if known.get("worker") == store.worker else "team",
    )


@ft.component
def task(desk: Desk, window: Window, youth: str = "", task: str = "") -> ft.Control:
    """`youth`, `task`: numbers of this desk, or "" for a new task of nobody."""
    known = desk.id_of(task) or ""
    form, set_form = ft.use_state(TaskForm(youth=desk.id_of(youth) or ""))
    filled, set_filled = ft.use_state(not known)
    text, set_text = ft.use_state("")
    error, set_error = ft.use_state("")
    once = use_once(desk)
    found = use_query(desk, around, text=text, youth=form.youth, task=known)
    if not filled and found is not None and found.task is not None:
        set_filled(True)
        set_form(found.task)
    change: Callable[[TaskForm], None] = set_form
    _use_draft(desk, form, set_form, is_new=not known)

    @once
    async def save() -> None:
        today = local_day(desk.vault.now())
        set_error("" if form.what.strip() else desk.t("Schrijf kort wat er te doen is."))
        try:
            due = picked(form.pick, today=today)
        except BadInput as trouble:
            change(replace(form, pick=replace(form.pick, error=trouble.sentence)))
            return
        if not form.what.strip():
            return
        worker = "" if form.whose == "team" or found is None else found.me
        if known:
            done = await desk.act(change_task, known, what=form.what, due=due, place=form.place, worker=worker)
        else:
            done = await desk.act(add_task, what=form.what, due=due, youth=form.youth, place=form.place, worker=worker)
        if done is not None:
            desk.run(desk.ask, drop_draft, _DRAFT)
            desk.back()
            desk.say(desk.t("Bewaard"))

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    gone = bool(task) and found is not None and found.task is None
    body = [parts.empty(desk.t("Deze taak is er niet meer."), icon=ft.Icons.TASK_ALT_OUTLINED)] if gone else []
    if not gone and found is not None and filled:
        body = _fields(desk, form, change, found, text=text, on_text=set_text, error=error, is_new=not known)
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("today"),
        header=parts.page_header(
            desk.t("Taak") if known else desk.t("Nieuwe taak"),
            window=window,
            on_back=desk.back,
            back_label=desk.t("Terug"),
            close=True,
        ),
        body=parts.stacked(body),
        dock=None if gone else parts.save_action("task.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _use_draft(desk: Desk, form: TaskForm, put: Callable[[TaskForm], None], *, is_new: bool) -> None:
    """Hook: a new task that was typed and not saved is there again after the vault was closed."""

    async def restore() -> None:
        kept = await desk.ask(draft, _DRAFT) if is_new else None
        if kept and kept["form"]["youth"] == form.youth:
            put(msgspec.convert(kept["form"], TaskForm))

    async def keep() -> None:
        if is_new and form.what.strip():
            await desk.ask(keep_draft, _DRAFT, {"form": msgspec.to_builtins(form)}, about=form.youth, serves="P01")

    ft.use_effect(restore, [])
    use_keeper(desk, keep)


def _fields(
    desk: Desk,
    form: TaskForm,
    change: Callable[[TaskForm], None],
    found: Around,
    *,
    text: str,
    on_text: Callable[[str], None],
    error: str,
    is_new: bool,
) -> list[ft.Control]:
    fields: list[ft.Control] = [
        parts.field(
            "task.what",
            desk.t("Wat is er te doen?"),
            value=form.what,
            on_change=lambda what: change(replace(form, what=what)),
            hint=desk.t("Dinsdag samen naar de fietsbib"),
            error=error or None,
            max_length=200,
            sentences=True,
            autofocus=is_new,
        ),
        parts.section(desk.t("Wanneer?")),
        *day_pick(desk, "task", form.pick, lambda pick: change(replace(form, pick=pick)), codes=_CODES),
    ]
    if is_new:
        fields += [parts.section(desk.t("Over wie?")), *_who(desk, form, change, found, text=text, on_text=on_text)]
    elif found.alias:
        fields += [parts.section(desk.t("Over wie?")), parts.words(found.alias)]
    if found.places:
        fields += [parts.section(desk.t("Waar?")), _where(desk, form, change, found)]
    whose = [Choice("mine", desk.t("Ik")), Choice("team", desk.t("Iemand van het team"))]
    fields += [
        parts.section(desk.t("Wie doet het?")),
        parts.chips("task.whose", whose, chosen=[form.whose], on_choose=lambda code: change(replace(form, whose=code))),
    ]
    return fields


def _who(
    desk: Desk,
    form: TaskForm,
    change: Callable[[TaskForm], None],
    found: Around,
    *,
    text: str,
    on_text: Callable[[str], None],
) -> list[ft.Control]:
    offered = dict(found.youths)
    if form.youth:
        offered = {form.youth: found.alias} | offered
    choices = [Choice("none", desk.t("Niemand"))]
    choices += [Choice(desk.number_of(youth), alias) for youth, alias in offered.items()]

    def choose(code: str) -> None:
        change(replace(form, youth="" if code == "none" else desk.id_of(code) or ""))

    return [
        parts.search_field("task.search", desk.t("Zoek een jongere"), value=text, on_change=on_text),
        parts.chips(
            "task.youth", choices, chosen=[desk.number_of(form.youth) if form.youth else "none"], on_choose=choose
        ),
    ]


def _where(desk: Desk, form: TaskForm, change: Callable[[TaskForm], None], found: Around) -> ft.Control:
    choices = [Choice(desk.number_of(place.id), place.name) for place in found.places]

    def choose(code: str) -> None:
        place = desk.id_of(code) or ""
        change(replace(form, place="" if place == form.place else place))

    return parts.chips(
        "task.place", choices, chosen=[desk.number_of(form.place)] if form.place else [], on_choose=choose
    )
