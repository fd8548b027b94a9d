"""The benchmarks run and say what they compare; what they measure is for `make bench` on a quiet machine."""

from pathlib import Path

from tools.bench import opening, saving, table
from tools.bench.timing import summary


def test_saving_is_measured_beside_plain_sqlite(tmp_path: Path) -> None:
    rows = saving.measure(tmp_path, rounds=3)
    assert {"plain sqlite3", "Vindplaats: gate, seal, sign, store, fold"} <= {row.name for row in rows}
    assert all(row.median_ms > 0 for row in rows)
    assert "1.00x" in table.text(rows)


def test_opening_and_screens_are_measured_on_a_log_of_the_size_asked_for(tmp_path: Path) -> None:
    rows = opening.measure(tmp_path, operations=200, rounds=2)
    assert {row.group for row in rows} == {"200 operations"}
    page = table.markdown(rows, command="make bench")
    assert "open by snapshot" in page
    assert str(tmp_path) not in page


def test_ratio_is_against_the_row_that_is_named() -> None:
    rows = [summary("g", "base", [2.0]), summary("g", "twice", [1.0, 4.0, 9.0], against="base")]
    assert "2.00x" in table.text(rows)
    assert rows[1].p95_ms == 9.0
