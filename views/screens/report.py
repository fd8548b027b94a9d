"""One report of discrimination, on a page for the youth's hands: what happened, why, and on to Unia or not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import flet as ft

from domain.codes import grounds, unia_answers
from domain.errors import Locked
from domain.sets import Edited
from domain.texts import Texts
from storage.actions.reports import change_report, report_discrimination
from storage.drafts import draft, drop_draft, keep_draft
from storage.queries.reports import ReportRow, Reports, reports_of
from views import parts, shell
from views.desk import Desk, use_keeper, use_query
from views.frame import Keys, use_keys
from views.leaning import lean, lean_no_more
from views.once import use_once
from views.parts import Choice, Window
from views.screens.reports import ask_first, how_to_reach
from views.screens.youth_page import use_spoken

_DRAFT = "report"
Typed = dict[str, Any]


@ft.component
def report(desk: Desk, window: Window, youth: str, report: str = "") -> ft.Control:
    """`youth`, and `report` where one is changed, are numbers of this desk."""
    found = use_query(desk, reports_of, desk.id_of(youth), road="together")
    known = desk.id_of(report)
    row = next((each for each in found.rows if each.id == known), None) if isinstance(found, Reports) else None
    if isinstance(found, Reports) and found.is_given and (row is not None or not report):
        return form(desk, window, youth, row)
    use_keys(desk.keys, Keys(back=desk.back))
    header = parts.page_header("", window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True)
    body = [ask_first(desk, youth)] if isinstance(found, Reports) and not found.is_given else []
    return shell.inner_page(window=window, header=header, body=body, snack=desk.bar(), reading=True)


@ft.component
def form(desk: Desk, window: Window, youth: str, row: ReportRow | None) -> ft.Control:
    """Three questions; the words of the youth, nobody else's."""
    file = desk.id_of(youth) or ""
    held, change, done = use_typed(desk, file, row)
    spoken = use_spoken(desk, "report")
    error, set_error = ft.use_state("")
    once = use_once(desk)
    t = spoken.texts.t
    typed = held()
    what, chosen, unia = typed["what"], typed["grounds"], typed["unia"]

    @once
    async def save() -> None:
        now = held()
        missing = _missing(now, texts=spoken.texts)
        set_error(missing)
        if missing:
            return
        values = {"what": now["what"], "unia": now["unia"] or "later"}
        listed = [each.code for each in grounds.GROUNDS if each.code in now["grounds"]]
        kept = (
            await desk.act(report_discrimination, file, chosen=listed, **values)
            if row is None
            else await desk.act(
                change_report, row.id, grounds=Edited(seen=tuple(now["seen"]), left=tuple(listed)), **values
            )
        )
        if kept is not None:
            await done()
            desk.back()
            desk.say(desk.t("Melding bewaard"))

    def flip(code: str) -> None:
        known = held()["grounds"]
        change("grounds", [each for each in [*known, code] if code not in known or each != code])

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    body: list[ft.Control] = [
        *spoken.choices,
        parts.question(t("Wat gebeurde er?"), t("In jouw woorden. Namen van anderen hoeven er niet in.")),
        parts.field(
            "report.what",
            "",
            hint=t("Bijvoorbeeld: aan de deur zeiden ze dat het vol was."),
            value=what,
            on_change=lambda text: change("what", text),
            error=error if error and not what.strip() else None,
            lines=4,
            max_length=4000,
            sentences=True,
        ),
        parts.section(t("Waarom deden ze dat, denk je?")),
        parts.chips(
            "report.ground",
            [Choice(each.code, t(each.label)) for each in grounds.GROUNDS],
            chosen=chosen,
            on_choose=flip,
        ),
        *([parts.error_box(error, identifier="report.error")] if error and what.strip() else []),
    ]
    side: list[ft.Control] = [
        parts.section(t("Moet Unia dit weten? Jij kiest."), first=window.laptop),
        parts.chips(
            "report.unia",
            [Choice(each.code, t(each.label)) for each in unia_answers.UNIA_ANSWERS],
            chosen=[unia],
            on_choose=lambda code: change("unia", "" if code == unia else code),
        ),
        parts.small(t("Unia helpt mensen die ongelijk behandeld worden. Zonder jouw ja krijgt Unia niets.")),
        how_to_reach(spoken.texts),
    ]
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            t("Jouw melding") if window.laptop else "",
            window=window,
            on_back=desk.back,
            back_label=t("Sluit"),
            close=True,
            actions=[spoken.action],
        ),
        body=parts.stacked(body),
        side=parts.stacked(side),
        dock=parts.save_action("report.save", t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
    )


def _missing(typed: Typed, *, texts: Texts) -> str:
    if not typed["what"].strip():
        return texts.t("Schrijf kort wat er gebeurde.")
    return "" if typed["grounds"] else texts.t("Kies waarover het gaat, of: weet ik niet.")


def use_typed(desk: Desk, youth: str, row: ReportRow | None) -> tuple[Callable[[], Typed], Any, Any]:
    """Hook: (what stands on the page at this moment, a call that changes a part of it, a call for when it is saved).

    What is typed is sealed when the vault covers or closes, under the youth's yes (P15); a stop takes it along.
    """
    known = list(row.grounds) if row else []
    began: Typed = {"what": row.what, "grounds": known, "seen": known, "unia": row.unia} if row else _EMPTY
    memory_key = f"report/{youth}/{row.id if row else ''}"
    redraw = ft.use_state(0)[1]

    def held() -> Typed:
        typed: Typed = desk.memory.get(memory_key, {})
        return began | typed

    def hold(typed: Typed) -> None:
        desk.memory[memory_key] = typed
        lean(desk, memory_key, youth=youth, purpose="P15", drop=lambda: desk.memory.pop(memory_key, None))

    def change(name: str, value: Any) -> None:
        hold(held() | {name: value})
        redraw(lambda now: now + 1)

    async def done() -> None:
        # Before the page goes: a new one would find it still there.
        desk.memory.pop(memory_key, None)
        lean_no_more(desk, memory_key)
        with suppress(Locked):
            await desk.ask(drop_draft, _DRAFT)

    async def restore() -> None:
        try:
            kept = await desk.ask(draft, _DRAFT)
        except Locked:
            return
        if kept is not None and kept["about"] == memory_key and memory_key not in desk.memory:
            hold(kept["typed"])
            redraw(lambda now: now + 1)

    async def keep() -> None:
        if memory_key in desk.memory:
            content = {"about": memory_key, "typed": desk.memory[memory_key]}
            await desk.ask(keep_draft, _DRAFT, content, about=youth, serves="P15")

    ft.use_effect(restore, [])
    use_keeper(desk, keep)
    return held, change, done


_EMPTY: Typed = {"what": "", "grounds": [], "seen": [], "unia": ""}
