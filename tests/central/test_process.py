"""The service as people run it: the command line, SIGTERM, and a kill -9 in the middle of pushes."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from domain.connect_code import read
from domain.wire import CentreCard, Stamped, decode, encode
from tests.central.device import Line
from tests.central.team import Team, codes, pull, push

ROOT = Path(__file__).parents[2]
KILLED_AFTER = 150  # operations that were answered "stored"


def central(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "central", *arguments]
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, timeout=60, check=False)


@contextmanager
def serving(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    command = [sys.executable, "-m", "central", "serve", "--port", "0", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("Central: http://127.0.0.1:"), line
        yield process, line.removeprefix("Central: ").strip()
    finally:
        process.kill()
        process.communicate()


async def line_to(http: httpx.AsyncClient) -> Line:
    card = decode((await http.get("/v1/centre")).content, CentreCard)
    return Line(http=http, centre_key=card.public_key)


async def claimed(line: Line, code: str) -> Team:
    team = Team()
    body = encode(team.claim(read(code).secret))
    (await line.ask("POST", "/v1/claim", signer=team.founder.claimant, body=body)).as_(Stamped)
    return team


async def test_from_team_add_to_a_stored_operation_and_a_clean_end(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (process, address):
        code = central("team", "add", "Straathoek", "--data", str(tmp_path)).stdout.splitlines()[-1]
        assert read(code).address == address
        async with httpx.AsyncClient(base_url=address) as http:
            line = await line_to(http)
            assert read(code).fingerprint.hex() == line.central
            team = await claimed(line, code)
            assert codes(await push(line, team.founder, team.founder.operation())) == ["stored"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert "Straathoek" in central("team", "list", "--data", str(tmp_path)).stdout
    assert "coordinator" in central("device", "list", "--data", str(tmp_path)).stdout
    assert central("verify", "--data", str(tmp_path)).stdout == "All is well.\n"


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
async def test_what_was_answered_stored_is_there_after_a_kill(
    tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    from tests.central.conftest import fresh_postgres_database

    where = ["--data", str(tmp_path)]
    if kind == "postgres":
        where += ["--database", fresh_postgres_database(request.getfixturevalue("postgres"))]
    stored: list[bytes] = []
    pending: list[bytes] = []
    with serving(*where) as (process, address):
        code = central("team", "add", "Straathoek", *where).stdout.splitlines()[-1]
        async with httpx.AsyncClient(base_url=address) as http:
            line = await line_to(http)
            team = await claimed(line, code)
            while True:
                if len(stored) == KILLED_AFTER:  # in the middle of one of the next; far below what a device may ask
                    asyncio.get_running_loop().call_later(0.005, process.kill)
                batch = [team.founder.operation() for _ in range(3)]
                pending = [team.founder.name_of(operation) for operation in batch]
                try:
                    reply = await push(line, team.founder, *batch)
                except httpx.TransportError:
                    break
                assert codes(reply) == ["stored"] * 3
                stored += pending
    assert len(stored) >= KILLED_AFTER
    with serving(*where) as (_, address):
        async with httpx.AsyncClient(base_url=address) as http:
            line = await line_to(http)
            found: list[bytes] = []
            cursor, is_done = "", False
            while not is_done:
                page = await pull(line, team.founder, **({"after": cursor} if cursor else {}))
                found += [hashed(team, row.head) for row in page.ops]
                cursor, is_done = page.cursor, page.done
            assert found[: len(stored)] == stored
            assert found[len(stored) :] in ([], pending)  # the last one whole, or not at all
            again = await push(line, team.founder, *batch)
            assert set(codes(again)) <= {"stored", "duplicate"}
    assert central("verify", *where).returncode == 0


def hashed(team: Team, head: bytes) -> bytes:
    from domain.operation import HEADER_BYTES, header_from, op_id

    return op_id(team.id, header_from(head[:HEADER_BYTES]))


def test_key_is_for_its_owner_only_and_not_in_the_database(tmp_path: Path) -> None:
    central("team", "add", "Straathoek", "--data", str(tmp_path))
    key = tmp_path / "centre.key"
    assert key.stat().st_mode & 0o777 == 0o600
    assert all(key.read_bytes() not in path.read_bytes() for path in tmp_path.glob("central.sqlite*"))
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_silent_connection_is_closed(tmp_path: Path) -> None:
    os.environ["VINDPLAATS_CENTRAL_HEADER_DEADLINE_SECONDS"] = "0.5"
    try:
        with serving("--data", str(tmp_path)) as (_, address):
            host, port = address.removeprefix("http://").split(":")
            with socket.create_connection((host, int(port)), timeout=10) as connection:
                connection.sendall(b"GET /healthz HTTP/1.1\r\nX-Slow: ")
                started = time.monotonic()
                assert connection.recv(100) == b""
                assert time.monotonic() - started < 5
    finally:
        del os.environ["VINDPLAATS_CENTRAL_HEADER_DEADLINE_SECONDS"]


_CHUNKED = b"PUT /v1/enrol/" + b"0" * 32 + b"/answer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
_ENDLESS = {
    "one field": (b"GET /v1/centre HTTP/1.1\r\nX-Long: ", b"a" * 1024),
    "many fields": (b"GET /v1/centre HTTP/1.1\r\n", b"X-Field: " + b"a" * 100 + b"\r\n"),
    "a path": (b"GET /v1/", b"a" * 1024),
    "an extension of a chunk": (_CHUNKED + b"1;x=", b"a" * 1024),
    "a trailer": (_CHUNKED + b"1\r\na\r\n0\r\nX-Long: ", b"a" * 1024),
    "many trailers": (_CHUNKED + b"1\r\na\r\n0\r\n", b"X-Field: " + b"a" * 100 + b"\r\n"),
}


def test_what_never_becomes_a_body_is_cut_off(tmp_path: Path) -> None:
    """The parser would collect it all; a reader of headers alone holds no more than some hundred kilobytes."""
    with serving("--data", str(tmp_path)) as (_, address):
        host, port = address.removeprefix("http://").split(":")
        for what, (start, more) in _ENDLESS.items():
            with socket.create_connection((host, int(port)), timeout=10) as connection:
                sent = 0
                try:
                    connection.sendall(start)
                    while sent < 32 * 1024 * 1024:
                        sent += connection.send(more * 16)
                except OSError:  # the other end closed
                    pass
                assert sent < 16 * 1024 * 1024, what
        assert httpx.get(f"{address}/healthz").status_code == 200


def test_header_of_a_usual_size_and_a_body_in_many_small_chunks_pass(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (_, address):
        host, port = address.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 60_000 + b"\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 200")
        with socket.create_connection((host, int(port)), timeout=10) as connection:
            connection.sendall(_CHUNKED)
            for _ in range(20):
                connection.sendall(b"1;" + b"x" * 4_000 + b"\r\na\r\n")
            connection.sendall(b"0\r\n\r\n")
            assert connection.recv(100).startswith(b"HTTP/1.1 415")  # read whole, and refused for what it is


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bogus"],
        ["team"],
        ["team", "add"],
        ["serve", "--port", "abc"],
        ["serve", "--port", "70000"],
        ["serve", "--bogus"],
        ["team", "add", "X", "--address", "http://centre.example"],
        ["restore", "/nowhere"],
        ["user", "add", "els", "--password-stdin"],
        ["migrate", "--database", "postgresql://nobody@127.0.0.1:1/none"],
    ],
)
def test_wrong_use_is_one_line_on_standard_error_and_exit_2(tmp_path: Path, arguments: list[str]) -> None:
    takes_data = arguments[:1] not in ([], ["bogus"]) and arguments != ["team"]
    done = central(*arguments, *(["--data", str(tmp_path)] if takes_data else []), given="short\n")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("central: ")
    assert "Traceback" not in done.stderr


def test_user_is_told_of_a_wrong_folder_before_a_password_is_asked(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    done = central("user", "add", "els", "--data", str(tmp_path / "file" / "nope"), given="")
    assert done.returncode == 2
    assert "Password" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = central("serve", "--port", str(taken.getsockname()[1]), "--data", str(tmp_path))
    assert (done.returncode, done.stderr) == (2, "central: Address already in use\n")


@pytest.mark.parametrize(
    "command", ["", "serve", "migrate", "team", "team add", "user add", "backup", "verify", "prune"]
)
def test_every_command_explains_itself(command: str) -> None:
    done = central(*command.split(), "--help")
    assert done.returncode == 0
    assert "Usage:" in done.stdout
