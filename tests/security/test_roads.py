"""Every road out, really walked, in a vault where each field holds a word of its own: what may not be there is not.

For each purpose and each state it can be in; held against consent.md as written out in tests/domain/gate_spec.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
import pytest

from domain.card import Card
from domain.consent import State
from domain.errors import VindplaatsError
from domain.papers.catalogue import PAPERS
from domain.papers.html import html
from domain.reaching import link
from domain.records import KINDS
from domain.span import Kind
from domain.tables.catalogue import CATALOGUE
from domain.tables.period import Quarter
from storage.actions.handing_over import Sheet, hand_over, sheet_of
from storage.actions.handover import caseloads
from storage.outbox import next_batch
from storage.queries import copy as copies
from storage.queries.agenda import agenda
from storage.queries.cards import offered
from storage.queries.clocks import pauses_of
from storage.queries.conflicts import open_conflicts
from storage.queries.consent_history import consent_history
from storage.queries.contacts import contacts_of_day
from storage.queries.counting import exact_counts
from storage.queries.doubles import merged_files, possible_doubles
from storage.queries.figures import figures
from storage.queries.file_clocks import file_clocks
from storage.queries.gated import Gated
from storage.queries.guarding import alarm_of
from storage.queries.offers import offers_of
from storage.queries.papers import office
from storage.queries.people import people_of
from storage.queries.reach import ways_of
from storage.queries.referrals import referrals_of
from storage.queries.reports import reports_of
from storage.queries.requests import requests
from storage.queries.retention import going, kept_until
from storage.queries.road import offer_view, referral_view, road_view
from storage.queries.rounds import expected as roll_call
from storage.queries.sharing import share_lines
from storage.queries.street import street
from storage.queries.timeline import timeline
from storage.queries.today import today
from storage.queries.youth_view import youth_view
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.domain import gate_spec as spec
from tests.security.bytescan import Scanner
from tests.security.planted import FIXED, NOT_PLANTED, Canary, Planted, plant, wordy
from tests.storage.device import Device
from tests.views.pdf_text import text_of
from views.card_sheet import card_pdf
from views.handover_sheet import handover_pdf
from views.office_sheet import office_pdf
from views.paper import texts_on_paper
from views.street_sheet import street_pdf
from views.texts import fonts_folder, load_texts

STATES: tuple[State, ...] = ("not_asked", "asked", "refused", "withdrawn", "expired", "invalidated")
PURPOSES = tuple(code for code in spec.NEEDS if code not in ("P00", "P14"))
SPANS: tuple[Kind, ...] = ("week", "month", "quarter", "year")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    device = Device.new(tmp_path_factory.mktemp("planted") / "vault").open()
    yield plant(device)
    device.shut()


@contextmanager
def standing(made: Planted, purpose: str, state: State) -> Iterator[dict[tuple[str, str], str]]:
    """The purpose in that state in the book, as folding leaves it where nothing was erased yet; what was said."""

    def put(store: Store) -> list[Any]:
        rows = [tuple(row) for row in store.book.rows("SELECT * FROM standing")]
        if state == "not_asked":
            store.book.conn.execute("DELETE FROM standing WHERE purpose = ?", (purpose,))
        else:
            store.book.conn.execute("UPDATE standing SET state = ? WHERE purpose = ?", (state, purpose))
        return rows

    def back(store: Store) -> None:
        store.book.conn.execute("DELETE FROM standing")
        marks = ",".join("?" * len(rows[0]))
        store.book.conn.executemany(f"INSERT INTO standing VALUES ({marks})", rows)

    rows = made.device.run(put)
    try:
        ledger = made.device.run(lambda store: store.book.ledger(made.youth, today=store.today()))
        yield {key: one.state for key, one in ledger.items()}
    finally:
        made.device.run(back)


def said_of(*found: Any) -> str:
    return "\n".join(repr(one) for one in found)


# --- the roads


def team(store: Store, made: Planted) -> str:
    """Every question of a screen of the team that may tell of a youth."""
    youth, day = made.youth, store.today()
    found: list[Any] = [youth_rows(store, only=only) for only in ("all", "mine", "due", "out_of_sight", "no_offer")]
    found += [youth_view(store, youth), road_view(store, youth), file_clocks(store, youth, last_seen=None)]
    found += [referral_view(store, one) for one in made.referrals.values()]
    found += [offer_view(store, one) for one in made.offers.values()]
    found += [agenda(store, days=400, only_mine=mine, by_place=True) for mine in (True, False)]
    found += [today(store), caseloads(store), open_conflicts(store), contacts_of_day(store, day), roll_call(store)]
    found += [possible_doubles(store), merged_files(store, youth), people_of(store, youth), pauses_of(store, youth)]
    found += [reports_of(store, youth), ways_of(store, youth), consent_history(store, youth), requests(store)]
    found += [going(store, days=2000), kept_until(store, youth)]
    found += [alarm_of(store, [(kind, record, name)]) for kind, record, name in made.typed]
    return said_of(*found)


def together(store: Store, made: Planted) -> str:
    youth = made.youth
    found: list[Any] = [read(store, youth, road="together") for read in (youth_view, reports_of, people_of)]
    found += [read(store, youth, road="together") for read in (referrals_of, offers_of, timeline)]
    return said_of(*found)


def copy(store: Store, made: Planted) -> str:
    return said_of(copies.copy_of(store, made.youth))


def message(store: Store, made: Planted) -> str:
    return said_of([link(way.channel, way.number) for way in ways_of(store, made.youth) if way.number])


def figures_out(store: Store, made: Planted) -> str:
    del made
    quarters = [Quarter.on(store.today())]
    counted = [exact_counts(Gated(store), table, quarter) for table in CATALOGUE for quarter in quarters]
    own = [figures(store, kind=kind, mine=mine) for kind in SPANS for mine in (True, False)]
    return said_of(counted, own)


def partner(store: Store, made: Planted, referral: str = "caw") -> str:
    """Everything that the sheet would say if each line were ticked."""
    try:
        keys = [line.key for line in share_lines(store, made.referrals[referral])]
        sheet = hand_over(store, made.referrals[referral], fields=keys)
    except VindplaatsError:
        return ""
    finally:
        store.book.conn.execute("DELETE FROM shared")  # so that the yes can be used in the next case
    return said_of(sheet)


ROADS: dict[str, Callable[[Store, Planted], str]] = {
    "team": team,
    "together": together,
    "copy": copy,
    "message": message,
    "figures": figures_out,
    "partner": partner,
}
ABOUT_US = {"worker", "setting", "place", "partner"}  # who works here, where, and with whom
TO = {"message": ("call", "text", "whatsapp")}


def allowed(one: Canary, road: str, said: dict[tuple[str, str], str], made: Planted) -> bool:
    """By the design: may this word come out of that road?"""
    ends = TO.get(road, (made.partner,) if road == "partner" else ("",))
    if one.kind in ABOUT_US or (road == "team" and not one.is_of_youth):
        return True
    roads = ("team", "ask") if road == "team" else (road,)
    return any(
        spec.expected(way, one.kind, one.field, row=one.row, said=said, owner=one.owner, to=to)
        for to in ends
        for way in roads
    )


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("purpose", PURPOSES)
def test_what_was_not_agreed_to_comes_out_of_no_road(planted: Planted, road: str, purpose: str) -> None:
    for state in STATES:
        with standing(planted, purpose, state) as said:
            out = planted.device.run(ROADS[road], planted)
        wrong = {one for one in planted.found_in(out) if not allowed(one, road, said, planted)}
        assert wrong == set(), (state, wrong)


# What a road is for: with a yes to everything these words do come out, so that the test above looks at real roads.
COMES_OUT = {
    "team": {("youth", "phone"), ("barrier", "thinks"), ("offer", "where"), ("report", "what"), ("task", "what")}
    | {("word_back", "text"), ("person", "name"), ("presence", "note"), ("youth", "alias")},
    "together": {("youth", "phone"), ("barrier", "words"), ("report", "what"), ("presence", "note")},
    "copy": {("youth", "phone"), ("barrier", "thinks"), ("report", "what"), ("reply", "words"), ("task", "what")},
    "message": {("youth", "phone")},
    "partner": {("youth", "name"), ("youth", "school"), ("referral", "asks")},
}


@pytest.mark.parametrize("road", COMES_OUT)
def test_what_was_agreed_to_comes_out_where_it_belongs(planted: Planted, road: str) -> None:
    out = planted.device.run(ROADS[road], planted)
    assert {(one.kind, one.field) for one in planted.found_in(out)} >= COMES_OUT[road]


def test_the_pdf_for_a_partner_says_what_its_sheet_says_and_nothing_else(planted: Planted) -> None:
    def taken(store: Store) -> Sheet:
        referral = planted.referrals["caw"]
        return sheet_of(store, referral, fields=[line.key for line in share_lines(store, referral)])

    sheet = planted.device.run(taken)
    pdf = handover_pdf(sheet, texts=texts_on_paper(load_texts("nl")), fonts=fonts_folder())
    found = planted.found_in(text_of(pdf))
    assert {one for one in found if one.is_of_youth} == planted.found_in(repr(sheet.lines))
    assert {(one.kind, one.field) for one in found} >= COMES_OUT["partner"]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_hidden_word_finds_nobody(planted: Planted, purpose: str) -> None:
    found = 0
    for state in ("not_asked", "expired", "withdrawn"):
        with standing(planted, purpose, state) as said:
            for one in planted.canaries:
                if one.is_of_youth and not allowed(one, "team", said, planted):
                    assert planted.device.run(youth_rows, text=one.word) == [], (one, state)
                    found += 1
    assert found or purpose in ("P03", "P08", "P09", "P12", "P13")  # of these nothing is searched


def test_no_word_at_all_is_in_what_is_counted_or_printed_for_everybody(planted: Planted) -> None:
    """Figures, the street's page, a card: whatever was agreed to, no word that somebody typed about a youth."""
    made, texts = planted, texts_on_paper(load_texts("nl"))
    out = made.device.run(figures_out, made)
    seen = made.device.run(street, kind="month", is_former=False)
    out += text_of(street_pdf(seen, texts=texts, fonts=fonts_folder()))
    start = made.device.run(offered)
    now = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)
    card = Card(what="Zitdag", where=start.places[0][0], who=start.worker)
    out += text_of(card_pdf(card, texts=texts, fonts=fonts_folder(), now=now, today=now.date()))
    assert {one for one in made.found_in(out) if one.is_of_youth} == set()


@pytest.mark.parametrize("code", [row.code for row in PAPERS])
def test_papers_of_the_organisation_hold_no_word_of_anybody(planted: Planted, code: str) -> None:
    found = planted.device.run(office)
    shown = next(row for row in PAPERS if row.code == code).make(found, texts=load_texts("nl"))
    pdf = office_pdf(shown, day=found.day, texts=load_texts("nl"), fonts=fonts_folder())
    out = text_of(pdf) + html(shown, foot="").decode()
    assert {one for one in planted.found_in(out) if one.kind != "setting"} == set()  # the name of the team is its own


def test_nothing_that_is_pushed_holds_a_word_of_anybody(planted: Planted) -> None:
    async def pushed() -> bytes:
        return await planted.device.vault.relay(lambda relay: msgspec.msgpack.encode(next_batch(relay).request))

    raw = planted.device.wait(pushed())
    assert len(raw) > 10_000
    assert Scanner(one.word for one in planted.canaries).in_bytes(raw) == set()


def test_every_kind_with_room_for_words_was_planted(planted: Planted) -> None:
    wanted = {(kind, one.name) for kind in KINDS if kind not in NOT_PLANTED for one in wordy(kind)}
    assert {(one.kind, one.field) for one in planted.canaries} == wanted
    assert len({one.word for one in planted.canaries}) == len(planted.canaries)
    assert set(FIXED) <= set(KINDS)
