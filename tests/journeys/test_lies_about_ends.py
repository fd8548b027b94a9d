"""A member that lies about ends: marks, totals and drawers that would make the other devices erase, or stop erasing."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.kinds.retention import Ending, Redated, Total
from domain.kinds.rights import RequestOf
from domain.records import quarter_of
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.requests import note_request
from storage.door import event, save
from storage.queries.old_totals import old_totals
from storage.queries.requests import requests_of
from storage.queries.retention import going, kept_until
from storage.store import Store
from tests.journeys.keeping import a_youth
from tests.journeys.years import Years
from tests.security.crafted import inner, sign_in

_encode = msgspec.msgpack.Encoder().encode
LONG_AGO = dt.date(1990, 1, 1)


def scope_of(world: Years, subject: str, code: str) -> str:
    found = world.do(0, lambda store: store.book.drawers(subject, code))
    return str(found[0].scope.hex())


def is_here(world: Years, subject: str, code: str) -> bool:
    return bool(world.do(0, lambda store: store.book.drawers(subject, code)))


def say(world: Years, kind: str, record: msgspec.Struct, *, record_id: str | None = None) -> None:
    world.do(1, save, [event(kind, record, record_id=record_id)])
    world.everybody()


def test_a_mark_under_the_id_of_an_answer_takes_no_answer_along(world: Years) -> None:
    """Marks that name what is here no more are cleared with the next erasure: the mark, and nothing else of that id."""
    youth, other = a_youth(world), a_youth(world, alias="Bilal")
    asked = world.do(0, lambda store: store.book.row("SELECT id FROM consent WHERE youth = ?", youth))["id"]
    say(world, "ending", Ending(of="e" * 32, day=world.today, made=world.today), record_id=asked)
    world.live(200)
    met = world.do(0, log_contact, ContactDraft(youths=(youth,), count=2)).contact
    world.everybody()
    say(world, "ending", Ending(of="f" * 32, day=world.today, made=world.today), record_id=met)
    world.live(190)
    assert not is_here(world, other, "file")
    assert world.do(0, lambda store: store.book.record("consent", asked))
    assert world.do(0, lambda store: store.book.record("contact", met))["count"] == 2
    assert world.do(0, lambda store: store.book.rows('SELECT id FROM ending WHERE "of" = ?', "f" * 32)) == []


def test_a_mark_from_long_ago_takes_no_quarter_that_runs(world: Years) -> None:
    world.do(0, log_contact, ContactDraft(note="bij de brug", count=3))
    world.everybody()
    quarter = quarter_of(world.do(0, lambda store: store.today()))
    for made, day in ((LONG_AGO, LONG_AGO + dt.timedelta(days=20)), (dt.date(2026, 10, 5), dt.date(2029, 10, 1))):
        say(world, "ending", Ending(of=scope_of(world, quarter, "cores"), day=day, made=made))
    world.live(30, step=3)
    assert is_here(world, quarter, "cores")
    assert world.do(0, lambda store: store.book.row("SELECT count FROM contact"))["count"] == 3


def test_a_mark_from_long_ago_takes_no_warning_away(world: Years) -> None:
    """Nor does one that never ends: 14 days on this very device come before anything goes."""
    youth = a_youth(world)
    presence = world.do(0, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    rows = world.do(0, lambda store: store.book.rows("SELECT id FROM presence UNION SELECT id FROM consent"))
    assert presence
    scope = scope_of(world, youth, "file")
    say(world, "ending", Ending(of=scope, day=dt.date(2199, 12, 31), made=LONG_AGO))
    say(world, "ending", Ending(of=scope, day=dt.date(1991, 1, 10), made=dt.date(1990, 12, 20)))
    assert not world.do(0, kept_until, youth)[0].is_marked
    say(world, "redated", Redated(records=tuple(row["id"] for row in rows), day=LONG_AGO))
    assert is_here(world, youth, "file")
    world.live(12, step=3)
    assert is_here(world, youth, "file")
    assert [row.youth for row in world.do(0, going)] == [youth]
    world.do(0, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    world.live(20, step=3)
    assert is_here(world, youth, "file")


def test_a_drawer_of_no_period_stops_no_erasing(world: Years) -> None:
    youth = a_youth(world)

    def open_it(store: Store, subject: str, number: int) -> None:
        fields = {"drawer": "cores", "subject": subject, "consent": ""}
        sign_in(store, bytes([number]) * 16, _encode(inner(store, "opened", fields)))

    for number, subject in enumerate(("9" * 40, "2026Q99999999999999999999", "9999Q4", "x", "2030Q0", "-1"), start=1):
        world.do(1, open_it, subject, number)
    world.everybody()
    assert len(world.do(0, lambda store: store.book.rows("SELECT 1 FROM drawer WHERE code = 'cores'"))) == 6
    world.do(0, going)
    world.live(380)
    assert not is_here(world, youth, "file")


def test_totals_that_are_no_numbers_are_shown_to_nobody_as_a_crash(world: Years) -> None:
    for cells in (("a|b|c|²|1",), ("a|b|c|" + "9" * 150 + "|1",), ("||||",), ("x",)):
        say(world, "total", Total(quarter="2026Q1", cells=cells, day=world.today))
    assert set(world.do(0, old_totals)) == {"2026Q1"}


def test_a_request_that_is_said_to_be_of_two_shows_neither_to_the_other(world: Years) -> None:
    first, second = a_youth(world, alias="Lowie"), a_youth(world, alias="Bilal")
    noted = world.do(0, note_request, "access", youth=first, words="wat Lowie vroeg")
    world.everybody()
    say(world, "request_of", RequestOf(youth=second, request=noted.id, words="van Bilal"))
    for youth, alias in ((first, "Lowie"), (second, "Bilal")):
        for row in world.do(0, requests_of, youth):
            assert row.alias in ("", alias)
            assert alias in row.words or not row.words or (alias == "Bilal" and row.words == "van Bilal")
