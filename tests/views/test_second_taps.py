"""A second tap on a button that makes something makes nothing more, and a tap on a row is never another row's."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.observations import note_signal
from storage.actions.referrals import propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.inbox import QuickNote
from storage.store import Store
from tests.views.desks import PASSPHRASE, App, closed_app, opened_app
from tests.views.harness import Screen
from tests.views.test_quick_taps import aimed, send

Fill = Callable[[App], Awaitable[None]]
ORDERS = pytest.mark.parametrize("order", ["together", "one by one"])


@dataclass(frozen=True)
class Making:
    """A screen that makes something: its route, what is filled in, the button, and the kind it makes one of."""

    route: str
    button: str
    makes: str
    taps: tuple[str, ...] = ()
    typed: dict[str, str] = field(default_factory=dict)


MAKING = {
    "contact": Making("contact", "contact.save", "contact"),
    "youth": Making("youths/new", "youth.save", "youth", typed={"youth.alias": "Noor"}),
    "task": Making("tasks/new", "task.save", "task", typed={"task.what": "Bel de school"}),
    "offer": Making("offer/new/{youth}", "offer.save", "offer", taps=("offer.kind.work",)),
    "referral": Making(
        "referral/new/{youth}", "referral.save", "referral", taps=("referral.kinds", "referral.kind.caw")
    ),
    "partner": Making(
        "partners/new", "partners.save", "partner", taps=("partners.kind.caw",), typed={"partners.name": "CAW Zuid"}
    ),
    "place": Making("places/new", "places.save", "place", taps=("places.kind.park",), typed={"places.name": "Park"}),
    "signal": Making("signals/new", "signals.save", "signal", taps=("signals.body.clb",)),
    "name": Making("named", "named.save", "named", typed={"named.name": "Bram"}),
    "seen": Making("seen", "seen.row.labour_cost", "observation"),
    "round": Making("round", "round.start", "round"),
    "answers": Making("feedback/worker", "feedback.save", "answer", typed={"feedback.answer.1": "Meer tijd"}),
    "person": Making("youths/{youth}/plan", "people.save", "person", taps=("people.new", "people.role.friend")),
    "pause": Making("youths/{youth}", "pause.save", "pause", taps=("youth.clock.pause", "pause.reason.abroad")),
    "presence": Making("attach/{contact}", "attach.found.1", "presence"),
}


def can_be_tapped(screen: Screen, identifier: str) -> bool:
    try:
        screen._tappable(identifier)
    except AssertionError:
        return False
    return True


def counted(kind: str) -> Callable[[Store], int]:
    return lambda store: int(store.book.rows(f"SELECT count(*) AS n FROM {kind}")[0]["n"])


@ORDERS
@pytest.mark.parametrize("name", MAKING)
async def test_two_taps_in_one_moment_make_one(tmp_path: Path, name: str, order: str) -> None:
    making = MAKING[name]
    async with opened_app(tmp_path) as app:
        screen, act = app.screen, app.vault.run
        youth = await act(create_youth, alias="Zaki")
        start = dt.date.today() - dt.timedelta(days=30)  # noqa: DTZ011 - some day ago, whichever
        await act(lambda store: change_youth(store, youth, clock_start=start))
        referral = await act(propose_referral, youth, partner_kind="caw")
        contact = (await act(log_contact, ContactDraft(place_kind="park"))).contact
        records = {"youth": youth, "referral": referral, "contact": contact}
        app.office.changed()
        app.desk.go(making.route.format(**{of: app.desk.number_of(record) for of, record in records.items()}))
        for identifier in making.taps:
            await screen.wait_for(identifier)
            await screen.tap(identifier)
        for identifier, text in making.typed.items():
            await screen.wait_for(identifier)
            await screen.type_into(identifier, text)
        await screen.wait_for(making.button)
        await screen._until(lambda: can_be_tapped(screen, making.button), f"{making.button} rests", 5)
        before = await act(counted(making.makes))
        await tapped_twice(screen, making.button, order=order)
        await screen.settle()
        assert await act(counted(making.makes)) == before + 1


async def tapped_twice(screen: Screen, button: str, *, order: str) -> None:
    """Both aimed at what is drawn now."""
    control, event = aimed(screen, button)[0]
    taps = [screen.session.dispatch_event(control, event, None) for _tap in range(2)]
    if order == "together":
        await asyncio.gather(*taps)
    else:  # the second when the first is done, and the screen not yet drawn anew
        for tap in taps:
            await tap


@ORDERS
async def test_two_taps_on_the_first_button_of_all_make_one_vault(
    tmp_path: Path, order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with closed_app(tmp_path) as app:
        screen, begun, create = app.screen, [], app.vault.create

        async def counted(passphrase: str, *, worker_name: str, device_name: str = "") -> None:
            begun.append(worker_name)
            await create(passphrase, worker_name=worker_name, device_name=device_name, memory_short=True)

        monkeypatch.setattr(app.vault, "create", counted)
        await screen.tap("start.create")
        await screen.type_into("create.name", "Sofie")
        await screen.type_into("create.passphrase", PASSPHRASE)
        await screen.type_into("create.passphrase2", PASSPHRASE + "x")
        await screen.tap("create.submit")
        await screen.wait_for_text("create.passphrase2", "niet gelijk")
        await screen.type_into("create.passphrase2", PASSPHRASE)
        await tapped_twice(screen, "create.submit", order=order)
        await screen.wait_for("nav.today")
        assert begun == ["Sofie"]


async def test_a_second_tap_never_tries_the_passphrase_of_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_app(tmp_path) as app:
        screen, tried, change = app.screen, [], app.vault.change_passphrase

        async def counted(old: str, *, new: str) -> None:
            tried.append(new)
            await change(old, new=new)

        monkeypatch.setattr(app.vault, "change_passphrase", counted)
        app.desk.go("settings/passphrase")
        await screen.type_into("settings.passphrase.old", PASSPHRASE)
        await screen.type_into("settings.passphrase.new", "zon regen wind wolken")
        await screen.type_into("settings.passphrase.new2", "zon regen wind wolken")
        await tapped_twice(screen, "settings.passphrase.save", order="one by one")
        await screen.wait_gone("settings.passphrase.save")
        assert tried == ["zon regen wind wolken"]


async def test_a_row_that_moves_under_the_finger_is_kept_itself_and_not_the_one_that_took_its_place(
    tmp_path: Path,
) -> None:
    async with opened_app(tmp_path) as app:
        for count in (2, 3, 4):
            await app.vault.leave(QuickNote(day=dt.date(2026, 11, 20), part_of_day="evening", count=count))
        app.desk.go("today")
        app.office.changed()
        await app.screen.wait_for("inbox.keep.3")
        first, second = aimed(app.screen, "inbox.discard.1", "inbox.keep.2")
        await send(app.screen, first)
        await app.screen.wait_gone("inbox.keep.3")
        await send(app.screen, second, second)
        await app.screen.wait_gone("inbox.keep.2")
        assert await app.vault.run(heads) == [3], "aimed at three, when it was the second row"
        assert [waiting.note.count for waiting in await app.vault.waiting()] == [4]


async def test_a_tap_for_a_note_that_is_gone_keeps_no_other(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for count in (2, 3):
            await app.vault.leave(QuickNote(day=dt.date(2026, 11, 20), part_of_day="evening", count=count))
        app.office.changed()
        await app.screen.wait_for("inbox.keep.2")
        old = aimed(app.screen, "inbox.keep.1", "inbox.discard.1")
        await app.vault.discard((await app.vault.waiting())[0].number)
        app.office.changed()
        await app.screen.wait_gone("inbox.keep.2")
        await send(app.screen, *old)
        assert await app.vault.run(heads) == []
        assert len(await app.vault.waiting()) == 1


async def test_an_answer_about_one_signal_is_never_noted_with_another(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(note_signal, body="clb")
        app.desk.go("signals")
        app.office.changed()
        await app.screen.wait_for("signals.settle.1.reached")
        old = aimed(app.screen, "signals.settle.1.reached")
        await app.vault.run(note_signal, body="vdab")
        app.office.changed()
        await app.screen.wait_for("signals.settle.2.reached")
        await send(app.screen, *old)
        await app.screen.wait_gone("signals.settle.2.reached")
        assert await app.vault.run(reached) == ["clb"]


def heads(store: Store) -> list[int]:
    return [row["count"] for row in store.book.rows("SELECT count FROM contact")]


def reached(store: Store) -> list[str]:
    return [row["body"] for row in store.book.rows("SELECT body FROM signal WHERE result = 'reached'")]
