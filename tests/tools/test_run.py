"""`make run` has a real central service beside the app: one address and one invitation, however often it starts."""

from pathlib import Path

import httpx
import pytest

from tools.run import invite_once, started_service, stopped


def test_service_keeps_its_address_and_hands_out_one_invitation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    addresses = []
    for _start in range(2):
        service, address = started_service(tmp_path)
        try:
            addresses.append(address)
            assert httpx.get(address, trust_env=False).status_code < 500
            invite_once(tmp_path)
        finally:
            stopped(service)
        assert service.returncode is not None
    assert len(set(addresses)) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Koppelcode: ")]
    assert len(lines) == 1
    assert lines[0].removeprefix("Koppelcode: ").startswith(addresses[0])


def test_service_that_cannot_start_ends_the_run(tmp_path: Path) -> None:
    service, _address = started_service(tmp_path)
    try:
        with pytest.raises(SystemExit) as ended:
            started_service(tmp_path)
        assert ended.value.code not in {0, None}
    finally:
        stopped(service)
