"""What the centre takes: rounded cells of the catalogue and nothing else."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from domain.errors import BadRecord
from domain.tables.shape import check_push
from domain.wire import TablePush

GOOD = TablePush(cells=((("street", "own"), 10),), totals=(((None, "own"), 5), ((None, None), 10)), vector={})
TODAY = dt.date(2026, 11, 20)


def check(table: str = "contacts_by_place_signal", period: str = "2026Q4", **changes: Any) -> None:
    check_push(msgspec.structs.replace(GOOD, **changes), table=table, period=period, today=TODAY)


def test_a_good_table_is_taken() -> None:
    check()


@pytest.mark.parametrize(
    "changes",
    [
        {"table": "youths_by_name"},
        {"table": "barriers_by_age"},
        {"period": "2027Q1"},
        {"period": "2026-Q4"},
        {"is_final": True},
        {"cells": ((("street", "own"), 7),)},
        {"cells": ((("street", "own"), -5),)},
        {"cells": ((("street", "own"), 10_000_005),)},
        {"cells": ((("street",), 5),)},
        {"cells": ((("Lowie", "own"), 5),)},
        {"cells": ((("street", "own"), 5), (("street", "own"), 10))},
        {"totals": ((("street", "own"), 5),)},
        {"totals": (((None, "2026-11-20"), 5),)},
        {"totals": (((None,), 5),)},
    ],
    ids=str,
)
def test_anything_else_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadRecord):
        check(**changes)


def test_an_older_app_may_know_fewer_cells() -> None:
    check(cells=(), totals=())
