"""The service under a hundred devices: a commit each, group commit, PostgreSQL, and a route that stores nothing."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.central.conftest import fresh_postgres_database, postgres_server
from tools.bench.crowd import DEVICES_A_TEAM, TEAMS, Crowd, gathered
from tools.bench.slow_disk import FLUSH_MS, preloaded
from tools.bench.timing import Result, summary
from tools.run import READY, ROOT, stopped

_EACH = {"VINDPLAATS_CENTRAL_PUSHES_A_COMMIT": "1"}
_ROUNDS = 3
_MANY = str(10**9)
_NO_RATES = {
    f"VINDPLAATS_CENTRAL_{who}_REQUESTS_A_MINUTE": _MANY for who in ("DEVICE", "TEAM", "OPEN")
}  # the limits are not what is measured
_EMPTY = "a signed request to a route that stores nothing"
_COMMIT_EACH = "SQLite, a commit each"
_STORED_EACH = "only storing, a commit each"


def measure(folder: Path, *, pushes: int) -> list[Result]:
    """Rows of the table; milliseconds a push, from all devices together. `pushes`: of each device."""
    devices = TEAMS * DEVICES_A_TEAM
    group = f"{devices} devices, {pushes} pushes of one operation each; ms a push, all together"
    bench = _Bench(folder, pushes=pushes, group=group)
    rows = [
        bench.row(_EMPTY, route="nothing"),
        bench.row(_COMMIT_EACH, against=_EMPTY, settings=_EACH),
        bench.row("SQLite, group commit", against=_EMPTY, aim="at most 2x"),
    ]
    server = postgres_server()
    try:
        for name, settings in (("a commit each", _EACH), ("group commit", None)):
            database = fresh_postgres_database(server.get_uri())
            rows.append(bench.row(f"PostgreSQL, {name}", against=_EMPTY, settings=settings, database=database))
    finally:
        server.cleanup()
    library = preloaded(folder)
    if not library:
        print("No C compiler here: the slow disk is left out.", flush=True)
        return rows
    slow = _Bench(folder, pushes=pushes, group=f"the same on a disk that takes {FLUSH_MS} ms to flush", library=library)
    rows.append(slow.row(_COMMIT_EACH, settings=_EACH))
    rows.append(slow.row("SQLite, group commit", against=_COMMIT_EACH))
    rows.append(slow.stored(_STORED_EACH, settings=_EACH))
    rows.append(
        slow.stored("only storing, group commit", against=_STORED_EACH, aim="at most 0.083x (12 times as many)")
    )
    return rows


class _Bench:
    def __init__(self, folder: Path, *, pushes: int, group: str, library: str = "") -> None:
        self._folder = folder
        self._pushes = pushes
        self._group = group
        self._environment = os.environ | _NO_RATES | ({"LD_PRELOAD": library} if library else {})

    def row(
        self,
        name: str,
        *,
        against: str = "",
        aim: str = "",
        route: str = "ops",
        settings: dict[str, str] | None = None,
        database: str = "",
    ) -> Result:
        """One run: a fresh service, a fresh crowd."""
        data = Path(tempfile.mkdtemp(dir=self._folder))
        service, address = _started(data, database=database, environment=self._environment | (settings or {}))
        try:
            crowd = gathered(data, address=address, database=database)
            taken = [self._round(crowd, route) for _ in range(_ROUNDS + 1)][1:]  # the first warms up
            if route == "ops":
                crowd.check_stored()
        finally:
            stopped(service)
        return summary(self._group, name, taken, against=against, aim=aim)

    def stored(self, name: str, *, against: str = "", aim: str = "", settings: dict[str, str] | None = None) -> Result:
        """Without HTTP and request signatures, of which each request has its own and which are most of the work."""
        taken = [self._stored_once(settings or {}) for _ in range(_ROUNDS)]
        return summary(self._group, name, taken, against=against, aim=aim)

    def _stored_once(self, settings: dict[str, str]) -> float:
        data = tempfile.mkdtemp(dir=self._folder)
        command = [sys.executable, "-m", "tools.bench.behind_the_door", "--data", data, "--pushes", str(self._pushes)]
        environment = self._environment | settings
        answer = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        return float(answer.stdout)

    def _round(self, crowd: Crowd, route: str) -> float:
        requests = crowd.requests(each=self._pushes, route=route)
        return crowd.run(requests) * 1000 / (self._pushes * len(requests))


def _started(data: Path, *, database: str, environment: dict[str, str]) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-m", "tools.bench.served", "--data", str(data), "--database", database]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.startswith(READY):
        stopped(process)
        raise SystemExit("the service did not start")
    return process, line.removeprefix(READY).strip()
