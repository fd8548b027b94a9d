"""After a complete pull: count what is due, send it, remember that it went (domain/tables/sending.py says when).

Figures are the last thing of a run and never its failure: what a centre refuses stays due, and the next run sees.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from domain.errors import CentreRefused, ClockWrong, NoNetwork
from domain.wire import Head, TablePush
from storage.figures import DueTable, due_periods, due_tables, mark_sent
from storage.vault import Vault

_ABOUT_THIS_TABLE = ("older_view", "bad_table")  # the next one may still go


class SendsTables(Protocol):
    """The part of the client that figures need: PUT /v1/teams/{team}/tables/{table}/{period}."""

    async def put_table(self, table: str, period: str, push: TablePush) -> object:
        """Raises CentreRefused and the other kinds of SyncTrouble."""
        ...


async def send_figures(
    vault: Vault, client: SendsTables, *, heads: Mapping[str, Head], is_asked: bool = False
) -> tuple[str, ...]:
    """Send what is due; the names ("barriers_by_age/2026Q4") of what the centre took.

    `heads`: from the last page of a pull that was complete. `is_asked`: the button on the sync screen; it counts for a
    coordinator's device. Does nothing while the vault is closed. Raises CentreUntrusted.
    """
    taken: list[str] = []
    for period in await vault.relay(due_periods, heads=heads, is_asked=is_asked):
        for due in await vault.relay(due_tables, period=period, heads=heads, is_asked=is_asked):
            try:
                if await _is_taken(vault, client, due):
                    taken.append(f"{due.table}/{due.period}")
            except (CentreRefused, NoNetwork, ClockWrong):
                return tuple(taken)
    return tuple(taken)


async def _is_taken(vault: Vault, client: SendsTables, due: DueTable) -> bool:
    """One table sent and noted; False when the centre does not want this one."""
    try:
        await client.put_table(due.table, due.period, due.push)
    except CentreRefused as refusal:
        if refusal.code not in _ABOUT_THIS_TABLE:
            raise
        if refusal.code == "older_view" and due.push.is_final:  # a colleague's device closed the quarter
            await vault.relay(mark_sent, due, is_closed=True)
        return False
    await vault.relay(mark_sent, due)
    return True
