"""Push and pull through a real service of its own process, against the raw SQLite write of the same rows."""

import asyncio
import sqlite3
import time
from pathlib import Path

import httpx

from storage.actions.contacts import ContactDraft, log_contact
from storage.vault import Vault
from sync.loop import Syncer
from sync.run import Run
from tools.bench.timing import Result, once, summary
from tools.bench.vaults import PASSPHRASE, BenchVault, fill
from tools.run import invitation, started_service, stopped

_BATCH = 250


class Counted(httpx.AsyncBaseTransport):
    """The real network, with a count of requests and bytes both ways."""

    def __init__(self) -> None:
        self._inner = httpx.AsyncHTTPTransport()
        self.requests = self.sent_bytes = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Passed on."""
        self.requests += 1
        self.sent_bytes += len(request.content)
        return await self._inner.handle_async_request(request)

    def forget(self) -> None:
        """Count anew."""
        self.requests = self.sent_bytes = 0


def measure(folder: Path, *, operations: int) -> list[Result]:
    """Rows of the table."""
    central = folder / "central"
    central.mkdir()
    service, _ = started_service(central)
    try:
        return _measure(folder, operations=operations, code=invitation(central, name="Bench"))
    finally:
        stopped(service)


def _measure(folder: Path, *, operations: int, code: str) -> list[Result]:
    bench, line = BenchVault(folder / "pushing"), Counted()
    syncer = Syncer(bench.vault, transport=line)
    group = f"sync of {operations:,} operations"
    run = bench.loop.run_until_complete
    run(syncer.connect(code))
    fill(bench, operations, youths=max(20, operations // 25))
    rows = _rows(bench)
    ciphertext = sum(len(ct) for _, ct in rows)
    raw = once(lambda: _raw_write(folder / "raw.sqlite", rows))
    client = run(syncer._client())  # noqa: SLF001 - a push alone, without what a whole run does after it
    assert client is not None
    line.forget()
    push = once(lambda: run(Run(bench.vault, client)._push()))  # noqa: SLF001 - as above
    beyond = (line.sent_bytes - ciphertext) / len(rows)
    results = [
        summary(group, "raw SQLite write of the same rows", [raw]),
        summary(group, f"push: {line.requests} requests, {beyond:.0f} bytes an operation beyond its ciphertext", [push],
                against="raw SQLite write of the same rows", aim="at most 4x, 230 bytes"),
    ]  # fmt: skip
    line.forget()
    whole = once(lambda: run(syncer.sync_now()))
    results.append(
        summary(group, f"the rest of that run: heads, figures of 5 quarters; {line.requests} requests", [whole])
    )
    results += _pull(folder, bench, syncer, group)
    results.append(_hundred_changed(bench, syncer, line, group))
    run(syncer.stop())
    bench.shut()
    return results


def _rows(bench: BenchVault) -> list[tuple[bytes, bytes]]:
    rows = bench.run(lambda store: store.log.unsent(limit=-1))
    return [(row.operation.header.packed() + row.operation.sig, row.operation.ct or b"") for row in rows]


def _raw_write(path: Path, rows: list[tuple[bytes, bytes]]) -> None:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("PRAGMA journal_mode=WAL")
    conn.execute("PRAGMA synchronous=FULL")
    conn.execute("CREATE TABLE operation (seq INTEGER PRIMARY KEY, head BLOB, ct BLOB) STRICT")
    for start in range(0, len(rows), _BATCH):
        conn.execute("BEGIN")
        conn.executemany("INSERT INTO operation (head, ct) VALUES (?,?)", rows[start : start + _BATCH])
        conn.execute("COMMIT")
    conn.close()


def _pull(folder: Path, bench: BenchVault, host: Syncer, group: str) -> list[Result]:
    async def joined() -> tuple[Vault, Syncer]:
        vault = Vault(folder / "pulling")
        guest = Syncer(vault)
        wanted = await host.invite()
        await vault.create_joining(PASSPHRASE, code=wanted.code, worker_name="Twee", device_name="Twee")
        await guest.join_step()
        for asking in await host.pending_answers():
            await host.admit(asking)
        await guest.join_step()
        return vault, guest

    async def pulled() -> float:
        vault, guest = await joined()
        start = time.perf_counter()
        await guest.sync_now()
        taken = (time.perf_counter() - start) * 1000
        await guest.stop()
        await vault.shut()
        return taken

    took = bench.loop.run_until_complete(pulled())
    return [summary(group, "pull into an empty device, opened and folded", [took])]


def _hundred_changed(bench: BenchVault, syncer: Syncer, line: Counted, group: str) -> Result:
    run = bench.loop.run_until_complete
    run(syncer.sync_now())
    while len(bench.run(lambda store: store.log.unsent(limit=200))) < 100:
        bench.run(log_contact, ContactDraft(count=2))
    line.forget()
    took = once(lambda: run(asyncio.wait_for(syncer.sync_now(is_asked=False), 60)))
    return summary(group, f"100 changed: {line.requests} requests", [took], aim="2 requests")
