"""What is noted about nobody's file: something seen, a signal, a step plan followed, a name somebody else gave."""

from pathlib import Path
from typing import Any

import flet as ft
import pytest

from domain.codes import barriers
from domain.safety import LINES
from storage.actions.observations import note_signal, observe
from storage.actions.places import add_place
from storage.actions.rounds import start_round
from storage.queries.due import due_rows
from storage.queries.unnamed import observations, signals
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said


def records(store: Store, kind: str) -> list[dict[str, Any]]:
    return [store.book.record(kind, row["id"]) or {} for row in store.book.rows(f"SELECT id FROM {kind}")]


async def in_a_round(app: App) -> None:
    place = await app.desk.act(add_place, name="Station, achterkant", kind="station", municipality="44021")
    await app.desk.act(start_round, place=place)


async def test_something_seen_is_kept_two_taps_from_contact_with_the_kind_of_place_of_the_round(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await in_a_round(app)
        app.desk.go("contact")
        await app.screen.tap("contact.seen")
        await app.screen.wait_for("seen.place.station")
        assert await app.screen.is_chosen("seen.place.station")
        await app.screen.tap("seen.row.labour_cost")
        await app.screen.wait_for("contact.save")
        [seen] = await app.vault.run(records, "observation")
        assert (seen["row"], seen["place_kind"], seen["municipality"]) == ("labour_cost", "station", "44021")
        assert set(seen) == {"day", "row", "place_kind", "municipality", "worker"}


async def test_what_was_typed_at_contact_is_still_there_after_noting_what_was_seen(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await in_a_round(app)
        app.desk.go("contact")
        await app.screen.tap("contact.topic.school")
        await app.screen.tap("contact.seen")
        await app.screen.tap("seen.row.discrimination")
        await app.screen.wait_for("contact.save")
        await app.screen.wait_for("contact.topic.school")
        assert await app.screen.is_chosen("contact.topic.school")


async def test_something_seen_can_be_taken_back_and_shows_only_the_five_structural_rows(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("more")
        await app.screen.tap("more.seen")
        await app.screen.wait_for("seen.row.labour_cost")
        shown = {name for name in await app.screen.identifiers() if name.startswith("seen.row.")}
        assert shown == {f"seen.row.{row.code}" for row in barriers.BARRIERS if row.is_structural}
        await app.screen.tap("seen.place.park")
        await app.screen.tap("seen.row.school_to_work")
        await until_said(app.screen, "Genoteerd: Na school vond ik geen vast werk.")
        assert [(row.row, row.place_kind) for row in await app.vault.run(observations)] == [("school_to_work", "park")]
        await app.screen.tap("seen.undo")
        await app.screen.settle()
        assert await app.vault.run(observations) == []


async def test_what_the_team_saw_stands_below_and_in_cijfers(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.desk.act(observe, row="labour_cost", place_kind="square")
        await app.desk.act(note_signal, body="clb")
        app.desk.go("seen")
        await until_said(app.screen, "Plein · Vandaag")
        app.desk.go("figures")
        await app.screen.wait_for("figures.pointed")
        assert "CLB\n1" in await app.screen.text_of("figures.pointed")
        assert "Nog niet\n1" in await app.screen.text_of("figures.found")
        assert "Ze vinden mij te duur.\n1" in await app.screen.text_of("figures.observations")
        app.desk.go("figures/street")
        await app.screen.wait_for("street.sheet")
        assert "CLB\nminder dan 5" in await app.screen.text_of("street.sheet")


@pytest.mark.parametrize("route", ["signals", "signals/new", "seen"])
@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_there_is_no_field_where_a_name_could_be_typed(tmp_path: Path, size: tuple[int, int], route: str) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        await app.desk.act(note_signal, body="clb")
        app.desk.go(route)
        await app.screen.wait_for(
            {"signals": "signals.new", "signals/new": "signals.save"}.get(route, "seen.place.park")
        )
        assert not [control for control in app.screen.controls() if isinstance(control, ft.TextField)]


async def test_signal_is_noted_stays_open_and_is_settled_with_a_way_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("more")
        await app.screen.tap("more.signals")
        await until_said(app.screen, "Nog geen signalen")
        await app.screen.tap("signals.new")
        await app.screen.tap("signals.save")
        await until_said(app.screen, "Kies wie het signaal gaf.")
        await app.screen.tap("signals.body.vdab")
        await app.screen.tap("signals.town.44021")
        await app.screen.tap("signals.save")
        await app.screen.wait_for("signals.settle.1.reached")
        await until_said(app.screen, "Gent · Vandaag")
        await app.screen.tap("signals.settle.1.reached")
        await until_said(app.screen, "Afgerond: Gevonden en gesproken")
        [row] = await app.vault.run(signals)
        assert (row.body, row.municipality, row.result) == ("vdab", "44021", "reached")
        await app.screen.wait_gone("signals.settle.1.reached")
        await app.screen.tap("signals.undo")
        await app.screen.wait_for("signals.settle.1.not_reached")
        assert (await app.vault.run(signals))[0].is_open


async def test_open_signals_come_first_whatever_their_day(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        old = await app.desk.act(note_signal, body="school")
        await app.desk.act(note_signal, body="police")
        app.desk.go("signals")
        await app.screen.tap("signals.settle.1.not_reached")
        await app.screen.wait_gone("signals.settle.2.reached")
        rows = await app.vault.run(signals)
        assert [row.is_open for row in rows] == [True, False]
        assert rows[0].id == old


async def test_following_the_step_plan_keeps_the_day_and_nothing_else_and_tells_nobody(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("more")
        await app.screen.tap("more.safety")
        await until_said(app.screen, "Is er nu gevaar? Bel 112, of 101 voor de politie.")
        for line in LINES:
            await until_said(app.screen, line.name)
        await app.screen.tap("safety.call.112")
        await app.screen.settle()
        assert [args["url"] for name, args in app.screen.terminal.invoked if name == "launch_url"] == ["tel:112"]
        assert not await app.screen.exists("safety.call.vk")
        await app.screen.tap("safety.log")
        await until_said(app.screen, "De dag is genoteerd. Niets is doorgegeven.")
        [kept] = await app.vault.run(records, "safeguarding")
        assert set(kept) == {"day"}
        await app.screen.tap("safety.undo")
        await app.screen.settle()
        assert await app.vault.run(records, "safeguarding") == []


async def test_a_laptop_shows_the_numbers_and_offers_no_call(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        app.desk.go("safety")
        await until_said(app.screen, "Zelfmoordlijn 1813")
        assert not [name for name in await app.screen.identifiers() if name.startswith("safety.call")]


async def test_a_name_somebody_gave_is_kept_with_the_rule_said_and_comes_up_in_opvolging(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("more")
        await app.screen.tap("more.named")
        await until_said(app.screen, "Wie een naam krijgt, heeft 30 dagen")
        assert "Na 30 dagen wordt de naam vanzelf gewist." in all_words(app.screen)
        await app.screen.tap("named.save")
        await app.screen.wait_for_text("named.name", "Er staat geen naam.")
        await app.screen.type_into("named.name", "Yassin")
        await app.screen.tap("named.body.family")
        await app.screen.tap("named.save")
        await app.screen.wait_for("more.named")
        [row] = [row for row in await app.vault.run(due_rows) if row.origin == "third_party"]
        assert (row.day - app.vault.now().date()).days in (29, 30)
        assert "Yassin" not in all_words(app.screen)
