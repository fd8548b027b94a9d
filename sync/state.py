"""What the sync screen says: plain values, read from the log, never remembered beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import msgspec

from domain.errors import ClockWrong, NoNetwork, SyncTrouble, VindplaatsError
from domain.mark import N_
from storage.relay import Relay

Word = Literal["nooit", "bezig", "gelukt", "wacht", "mislukt"]
LATE_DAYS = 5
NEVER = N_("Nog niet gesynchroniseerd.")
NOT_CONNECTED = N_("Dit toestel is nog niet gekoppeld aan een centrale. Alles staat veilig op dit toestel.")
BUSY = N_("Bezig met synchroniseren.")
DONE = N_("Alles is gesynchroniseerd.")
WAITING = N_("Er wacht nog werk om te versturen. Het gaat vanzelf.")
CLOSED = N_("Open de kluis om te synchroniseren.")
ASKING = N_("Wacht op toelating door je coördinator.")


class SyncState(msgspec.Struct, frozen=True, kw_only=True):
    """`waiting`: operations not at the centre yet. `trouble`: class of the error that stands, "" when none does;
    `code`: the centre's refusal. `since`: when that trouble began. `quarantined`: operations set apart. `is_late`: no
    success for 5 days while connected. Times are aware UTC.
    """

    word: Word = "nooit"
    sentence: str = NOT_CONNECTED
    waiting: int = 0
    last_success: dt.datetime | None = None
    trouble: str = ""
    code: str = ""
    since: dt.datetime | None = None
    offset_seconds: float = 0.0
    quarantined: int = 0
    address: str = ""
    is_late: bool = False

    @property
    def is_connected(self) -> bool:
        """Does the team have a place at a centre?"""
        return bool(self.address)

    @property
    def is_copied(self) -> bool:
        """Did another device write under this one's numbers: a clone, or the phone this one was restored from?"""
        return self.code == "device_fork"

    @property
    def is_out(self) -> bool:
        """Does the centre say that this device is no longer in the team? It keeps what it has."""
        return self.code == "not_member"


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """What went wrong, as it is kept among the facts of the log."""

    name: str
    sentence: str
    since_millis: int
    code: str = ""
    offset_seconds: float = 0.0


def trouble_of(error: VindplaatsError, *, since_millis: int) -> Trouble:
    """Only fixed words of the error tree go in."""
    return Trouble(
        name="NoNetwork" if isinstance(error, NoNetwork) else type(error).__name__,
        sentence=error.sentence,
        since_millis=since_millis,
        code=getattr(error, "code", ""),
        offset_seconds=error.offset_seconds if isinstance(error, ClockWrong) else 0.0,
    )


def read_state(relay: Relay, *, now: dt.datetime, is_busy: bool = False) -> SyncState:
    """Everything at once, on the thread of the log."""
    log = relay.log
    waiting, address = log.unsent_count(), log.fact("centre_address") or ""
    success = _when(log.fact("sync_success"))
    kept = log.fact("sync_trouble")
    trouble = msgspec.convert(kept, Trouble) if kept else None
    word, sentence = _words(waiting, address, success, trouble)
    connected = _when(log.fact("connected")) or now
    is_busy = is_busy and bool(address)  # a vault alone has nobody to be busy with
    return SyncState(
        word="bezig" if is_busy else word,
        sentence=BUSY if is_busy else sentence,
        waiting=waiting,
        last_success=success,
        trouble=trouble.name if trouble else "",
        code=trouble.code if trouble else "",
        since=_when(trouble.since_millis) if trouble else None,
        offset_seconds=trouble.offset_seconds if trouble else 0.0,
        quarantined=len(log.quarantined()),
        address=str(address),
        is_late=bool(address) and now - (success or connected) > dt.timedelta(days=LATE_DAYS),
    )


def _words(waiting: int, address: Any, success: dt.datetime | None, trouble: Trouble | None) -> tuple[Word, str]:
    if not address:
        return "nooit", NOT_CONNECTED
    if trouble is not None:
        goes_by_itself = trouble.name == "NoNetwork" or trouble.code in ("too_many", "centre_down", "replay")
        return ("wacht" if goes_by_itself else "mislukt"), trouble.sentence or SyncTrouble.sentence
    if waiting:
        return "wacht", WAITING
    return ("gelukt", DONE) if success else ("nooit", NEVER)


def _when(millis: Any) -> dt.datetime | None:
    return dt.datetime.fromtimestamp(millis / 1000, tz=dt.UTC) if millis else None
