"""What was worked out from the book is kept only as long as the book says the same (storage/book/remembered.py)."""

import sqlite3

import pytest

from domain.errors import VindplaatsError
from storage.actions.consents import withdraw_all
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth, create_youth
from storage.book.remembered import Remembered
from storage.queries.doubles import possible_doubles
from storage.queries.due import due_rows
from storage.queries.guarding import known_to
from storage.queries.today import today
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.storage.device import Device


def kept_in(store: Store) -> str:
    """All that is kept, as text."""
    remembered = store.book.remembered
    rows = [dict(row) for kept in store.book.by_youth._kept.values() for row in kept.values()]
    return repr([remembered._kept, remembered._of, rows])


def shown(store: Store) -> str:
    """Everything that lists say about youths."""
    return repr([youth_rows(store), due_rows(store), today(store), possible_doubles(store)])


def test_a_stopped_youth_is_in_no_list_and_in_nothing_kept(device: Device) -> None:
    youth = device.run(create_youth, alias="Zacharias")
    device.run(create_youth, alias="Zacharia")
    device.run(add_task, what="Bel Zacharias", youth=youth)
    before = device.run(shown)
    assert before.count("Zacharias'") >= 4
    assert "'zacharias'" in device.run(kept_in).casefold()
    device.run(withdraw_all, youth)
    assert "zacharias'" not in device.run(kept_in).casefold()
    after = device.run(shown)
    assert "Zacharias'" not in after
    assert "Bel Zacharias" not in after
    assert youth not in after


def test_the_guard_knows_no_name_of_who_was_erased(device: Device) -> None:
    youth = device.run(create_youth, alias="Kanarie")
    device.run(create_youth, alias="Merel")
    device.run(known_to)
    device.run(possible_doubles)
    assert device.run(lambda store: "Kanarie" in str(store.known))
    device.run(withdraw_all, youth)
    assert device.run(lambda store: store.known) is None
    assert device.run(lambda store: "Kanarie" not in str(vars(store.book.remembered)))


def test_a_new_name_stands_in_every_list_at_once(device: Device) -> None:
    youth = device.run(create_youth, alias="Zaki")
    device.run(add_task, what="Bel", youth=youth)
    device.run(shown)
    device.run(change_youth, youth, alias="Milo")
    assert "Zaki" not in device.run(shown)
    assert [row.alias for row in device.run(due_rows)] == ["Milo"]


def test_nothing_is_kept_of_a_book_that_was_closed(device: Device) -> None:
    device.run(create_youth, alias="Zaki")
    device.run(shown)
    remembered, by_youth = device.run(lambda store: (store.book.remembered, store.book.by_youth))
    assert remembered._kept
    assert by_youth._kept
    device.lock()
    assert not remembered._kept
    assert not remembered._of
    assert not by_youth._kept
    with pytest.raises(VindplaatsError):
        device.run(shown)


def test_the_answer_is_worked_out_once_until_something_is_written() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("CREATE TABLE t (x)")
    remembered, asked = Remembered(conn), list[int]()

    def make() -> int:
        asked.append(1)
        return int(conn.execute("SELECT count(*) FROM t").fetchone()[0])

    assert [remembered.get("t", make) for _ in range(3)] == [0, 0, 0]
    assert len(asked) == 1
    conn.execute("INSERT INTO t VALUES (1)")
    assert remembered.get("t", make) == 1
    conn.execute("UPDATE t SET x = 2")
    remembered.get("t", make)
    conn.execute("DELETE FROM t")
    assert remembered.get("t", make) == 0
    assert len(asked) == 4


def test_what_is_rolled_back_was_never_kept() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("CREATE TABLE t (x)")
    remembered = Remembered(conn)

    def count() -> int:
        return int(conn.execute("SELECT count(*) FROM t").fetchone()[0])

    conn.execute("BEGIN")
    conn.execute("INSERT INTO t VALUES (1)")
    assert remembered.get("t", count) == 1
    conn.execute("ROLLBACK")
    assert remembered.get("t", count) == 0


def test_what_depends_on_its_content_only_outlives_other_changes() -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("CREATE TABLE t (x)")
    remembered, made = Remembered(conn), list[str]()

    def of(content: str) -> str:
        def make() -> str:
            made.append(content)
            return content.upper()

        return remembered.get_of("key", content, make)

    assert of("a") == "A"
    conn.execute("INSERT INTO t VALUES (1)")
    assert of("a") == "A"
    assert of("b") == "B"
    assert made == ["a", "b"]
    remembered.forget()
    assert of("b") == "B"
    assert made == ["a", "b", "b"]
