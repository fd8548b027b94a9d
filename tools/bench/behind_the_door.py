"""Only the storing: a hundred devices that push one by one, without HTTP and request signatures around it.

`python -m tools.bench.behind_the_door --data DIR`, other settings by the environment; prints milliseconds a push. A
process of its own, because a modelled slow disk is loaded into a whole process.
"""

import argparse
import secrets
import threading
import time
from pathlib import Path

from central.app import create_app
from central.committing import Committer
from central.database import Database
from central.doorkeeper import Caller
from central.membership import check_history, store_history
from central.places import found
from central.pushing import Push
from central.replay import Ticket
from central.settings import Settings
from domain.wire import PushReply, PushRequest
from tests.central.device import Device
from tests.central.team import Team


def _founded(database: Database) -> Device:
    team = Team()
    history = check_history(team.id, team.entries, team.epochs)
    with database.writing() as connection:
        found(connection, history, name="Bench", now_millis=0)
        store_history(connection, history, team.entries, team.epochs)
    return team.founder


def _push(device: Device) -> Push:
    ticket = Ticket(signer=device.team + device.id, nonce=secrets.token_urlsafe(18), now_millis=time.time_ns() // 10**6)
    caller = Caller(team=device.team, device=device.id, wire_key=b"", role="worker", digest=b"", ticket=ticket)
    return Push(caller=caller, request=PushRequest(ops=(device.operation().wire(),)))


class _Chain:
    """One device: each answer sends the next push."""

    def __init__(self, committer: Committer, pushes: list[Push], *, over: threading.Semaphore) -> None:
        self._committer, self._pushes, self._over = committer, pushes, over

    def next(self, reply: PushReply | None = None) -> None:
        """Also the first time."""
        assert reply is None or reply.verdicts[0].code == "stored"
        if self._pushes:
            self._committer.submit(self._pushes.pop(0)).add_done_callback(lambda answer: self.next(answer.result()))
        else:
            self._over.release()


def main() -> None:
    """Set up, run, print."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.behind_the_door")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pushes", type=int, default=10)
    parser.add_argument("--devices", type=int, default=100)
    chosen = parser.parse_args()
    app = create_app(Settings(data=chosen.data))
    devices = [_founded(app.state.database) for _ in range(chosen.devices)]
    over = threading.Semaphore(0)
    committer: Committer = app.state.committer
    chains = [_Chain(committer, [_push(device) for _ in range(chosen.pushes)], over=over) for device in devices]
    start = time.perf_counter()
    for chain in chains:
        chain.next()
    for _ in chains:
        over.acquire()
    print((time.perf_counter() - start) * 1000 / (chosen.pushes * chosen.devices), flush=True)
    app.state.database.close()


if __name__ == "__main__":
    main()
