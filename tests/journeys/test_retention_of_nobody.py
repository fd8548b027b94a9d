"""What is in nobody's file goes too: names, notes, contacts, proofs, drafts."""

from __future__ import annotations

import datetime as dt

from domain.kinds.consent import Proof
from domain.span import Span
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.names import note_name
from storage.door import Saved, event, save
from storage.drafts import draft, keep_draft
from storage.queries.old_totals import OldQuarter, old_quarters, old_totals
from storage.queries.retention import going
from tests.journeys.keeping import a_youth
from tests.journeys.years import Years

WORDS = "Kanarie in het dossier"


def test_a_name_that_somebody_gave_goes_after_thirty_days(world: Years) -> None:
    named = world.do(0, note_name, name="Jef F.")
    world.live(16, step=4)
    [row] = [row for row in world.do(1, going) if row.drawer == "third_party"]
    assert (row.subject, row.is_marked, row.days) == ("Jef F.", True, 14)
    world.live(13, step=1)
    assert world.do(1, lambda store: store.book.record("named", named)) is not None
    world.live(1, step=1)
    for number in range(3):
        assert world.do(number, lambda store: store.book.record("named", named)) is None


def test_notes_go_after_a_year_cores_after_three_and_what_remains_is_a_number(world: Years) -> None:
    for _ in range(6):
        world.do(0, log_contact, ContactDraft(count=3, note=WORDS, place_kind="square", municipality="44021"))
    world.do(0, log_contact, ContactDraft(count=1, note=WORDS, place_kind="station", municipality="44021"))
    world.everybody()
    count = "SELECT count(*) FROM contact"
    notes = f"{count} WHERE note IS NOT NULL AND note != ''"
    world.live((dt.date(2031, 3, 31) - world.today).days)
    assert world.do(1, lambda store: store.book.row(notes)[0]) == 7
    world.live(1)
    assert world.do(1, lambda store: (store.book.row(notes)[0], store.book.row(count)[0])) == (0, 7)
    world.live((dt.date(2033, 3, 31) - world.today).days)
    assert world.do(1, lambda store: store.book.row(count)[0]) == 7
    world.live(1)
    assert world.do(1, lambda store: store.book.row(count)[0]) == 0
    assert world.do(1, old_totals) == {"2030Q1": ("|||7|19",)}
    first = Span.on("quarter", dt.date(2030, 1, 1))
    assert world.do(1, old_quarters) == (OldQuarter(span=first, contacts=7, youths=19),)


def test_proofs_go_three_years_after_their_year(world: Years) -> None:
    a_youth(world)
    proofs = "SELECT count(*) FROM proof WHERE day < '2031'"
    assert world.do(0, lambda store: store.book.row(proofs)[0]) > 0
    world.live((dt.date(2033, 12, 31) - world.today).days)
    assert world.do(0, lambda store: store.book.row(proofs)[0]) > 0
    world.live(16)
    assert world.do(0, lambda store: store.book.row(proofs)[0]) == 0


def test_a_proof_of_a_year_that_has_not_come_goes_three_years_after_it_was_seen(world: Years) -> None:
    proof = Proof(purpose="P01", state="given", day=dt.date(2049, 5, 1), worker="0" * 32, receipt="AAAA")
    saved: Saved = world.do(0, lambda store: save(store, [event("proof", proof)]))
    assert saved.op_ids
    world.everybody()
    world.live((dt.date(2033, 12, 31) - world.today).days)
    there = "SELECT count(*) FROM proof WHERE day > '2049'"
    assert world.do(1, lambda store: store.book.row(there)[0]) == 1
    world.live(16)
    assert world.do(1, lambda store: store.book.row(there)[0]) == 0


def test_a_draft_that_was_never_saved_goes_after_a_month(world: Years) -> None:
    world.do(0, keep_draft, "contact", {"note": WORDS})
    world.live(28)
    assert world.do(0, draft, "contact") is not None
    world.live(7)
    assert world.do(0, lambda store: store.drafts.names()) == []
