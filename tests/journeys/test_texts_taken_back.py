"""The organisation takes its own words back while a phone without a network asks with them, and hears yes."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping

import pytest

from domain.consent_texts import consent_text
from domain.consent_texts.text import WORD_FIELDS
from domain.deadlines import add_months
from domain.errors import Refused
from storage.actions.consents import Answer, record_answer
from storage.actions.organisation import set_policy
from storage.actions.own_texts import take_step, write_text
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import due_rows
from storage.queries.organisation import dutch_now, months_for
from storage.queries.retention import kept_until
from storage.store import Store
from tests.journeys.years import Years
from tests.storage.device import rebuilt_tables, tables

ALL = (0, 1, 2)


def words(**changed: str) -> Mapping[str, str]:
    text = consent_text("P02", language="nl")
    return {name: getattr(text, name) for name in WORD_FIELDS} | changed


def approved(world: Years, **changed: str) -> str:
    record: str = world.do(0, write_text, purpose="P02", language="nl", words=words(**changed))
    for step in ("read_back", "approved"):
        world.do(0, take_step, record, state=step)
    return record


def says_yes(world: Years, number: int, youth: str) -> None:
    world.do(number, record_answer, Answer(youth=youth, purpose="P02", state="given", understood=True))


def until(store: Store, youth: str) -> dt.date:
    """When the drawer with the name goes."""
    return next(kept.day for kept in kept_until(store, youth) if kept.purpose == "P02")


def states(world: Years, youth: str) -> list[str]:
    found = []
    for number in ALL:
        ledger = world.do(number, lambda store: store.book.ledger(youth, today=store.today()))
        found.append(ledger["P02", ""].state)
        assert world.do(number, tables) == world.do(number, rebuilt_tables)
    return found


@pytest.mark.parametrize("order", [(1, 0, 2), (0, 2, 1), (2, 0, 1)], ids=str)
def test_yes_to_words_that_were_taken_back_before_it_was_said_is_asked_again_on_every_device(
    world: Years, order: tuple[int, ...]
) -> None:
    record = approved(world, what="Je naam, en je foto op de muur.")
    before, during = (world.do(0, create_youth, alias=alias) for alias in ("Lowie", "Bilal"))
    world.everybody()
    says_yes(world, 1, before)
    world.go(1)
    world.do(0, take_step, record, state="retired")
    world.go(1)
    says_yes(world, 1, during)  # this phone has heard of nothing
    world.do(1, change_youth, during, name="Bilal Fictief")
    assert world.do(1, dutch_now)["P02"].version == 1001
    for number in itertools.chain(order, order):
        world.sync(number)
    assert states(world, during) == ["invalidated"] * 3
    assert states(world, before) == ["given"] * 3  # the words counted when it was said
    for number in ALL:
        assert ("outgrown", during) in {(row.origin, row.youth) for row in world.do(number, due_rows, only_mine=False)}
        assert world.do(number, lambda store: len(store.book.drawers(during, "contact"))) == 1  # nothing is erased
        with pytest.raises(Refused):
            world.do(number, change_youth, during, name="Iemand Anders")
    says_yes(world, 2, during)
    world.everybody()
    assert states(world, during) == ["given"] * 3


def test_no_beside_a_yes_to_words_that_were_taken_back_stays_a_no(world: Years) -> None:
    record = approved(world, what="Je naam, en je foto op de muur.")
    youth = world.do(0, create_youth, alias="Lowie")
    world.everybody()
    world.do(0, take_step, record, state="retired")
    world.do(0, record_answer, Answer(youth=youth, purpose="P02", state="refused"))
    world.go(1)
    says_yes(world, 1, youth)
    world.everybody()
    assert states(world, youth) == ["refused"] * 3


def test_of_two_yeses_of_one_day_the_words_of_the_later_one_count_in_whatever_order_they_came(world: Years) -> None:
    """One of them was heard without a network, under words that promised longer."""
    youth = world.do(0, create_youth, alias="Lowie")
    world.do(0, set_policy, "P02", basis="consent", months=12, reason="lang traject")
    longer = {"how_long": "Twaalf maanden na ons laatste contact wissen we het."}
    record = world.do(0, write_text, purpose="P02", language="nl", words=words(**longer), months=12)
    for step in ("read_back", "approved"):
        world.do(0, take_step, record, state=step)
    world.everybody()
    says_yes(world, 1, youth)  # twelve months, and not sent yet
    world.do(0, take_step, record, state="retired")
    says_yes(world, 0, youth)  # six months
    world.do(0, change_youth, youth, name="Lowie Fictief")
    world.everybody(times=3)
    ends = {world.do(number, lambda store: until(store, youth)) for number in ALL}
    assert len(ends) == 1
    assert {world.do(number, months_for, youth, "P02") for number in ALL} == {6}
    assert ends == {add_months(world.today, months=6)}
