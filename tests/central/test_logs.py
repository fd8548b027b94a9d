"""The log of the service: ids and kinds, whatever somebody puts into a path or an error."""

from __future__ import annotations

import json

import pytest
import structlog

from central.logs import only_known_keys, set_up_logs, where

TEAM = "0f" * 16


@pytest.mark.parametrize(
    ("path", "written"),
    [
        (f"/v1/teams/{TEAM}/ops", f"/v1/teams/{TEAM}/ops"),
        ("/v1/teams/youssef/ops", "/v1/teams/…/ops"),
        ("/v1/Youssef\n{}", "/v1/…"),
        ("/v1/" + "a/" * 100, "/v1/…/…/…/…/…/…"),
    ],
)
def test_path_is_written_without_what_a_caller_put_into_it(path: str, written: str) -> None:
    assert where(path) == written


def test_key_that_is_not_on_the_list_is_not_written() -> None:
    entry = {"event": "fault", "kind": "ValueError", "name": "Youssef", "exception": "Youssef"}
    assert only_known_keys(None, "error", entry) == {"event": "fault", "kind": "ValueError"}


def test_line_goes_to_standard_error_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    before = structlog.get_config()
    set_up_logs()
    try:
        structlog.get_logger("central").error("fault", kind="ValueError", body=b"Youssef")
    finally:
        structlog.configure(**before)
    written = capsys.readouterr()
    assert written.out == ""
    assert json.loads(written.err)["kind"] == "ValueError"
    assert "Youssef" not in written.err
