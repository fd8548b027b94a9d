"""The log with the key that signs requests: what sync needs of a vault, open or closed.

What goes out is in outbox.py, what comes in in intake.py, who belongs to the team in adoption.py.
"""

from __future__ import annotations

from domain.roster import Roster
from domain.signatures import Signer, team_keyid, wire_keyid
from storage.crypto import SigningKey
from storage.log.log import Log
from storage.store import Store
from storage.team import load_roster


class Relay:
    """The log with the key that signs requests. `store` is there while the vault is open."""

    def __init__(self, log: Log, *, wire: SigningKey, device: bytes, store: Store | None = None) -> None:
        self.log, self.wire, self.device, self.store = log, wire, device, store

    @property
    def team(self) -> bytes:
        """The team's id."""
        return bytes(self.log.fact("team"))

    def roster(self) -> Roster:
        """The checked chain."""
        return self.store.roster if self.store is not None else load_roster(self.log)

    def member_signer(self) -> Signer:
        """Signs requests as a device of the team."""
        return Signer(keyid=team_keyid(self.team, self.device), sign=self.wire.sign)

    def claim_signer(self) -> Signer:
        """Signs a claim, before the centre knows the team."""
        return Signer(keyid=wire_keyid(self.wire.public), sign=self.wire.sign)

    def note(self, /, **facts: object) -> None:
        """Keep small readable facts: when it last went well, what is wrong and since when."""
        with self.log.transaction():
            for name, value in facts.items():
                self.log.set_fact(name, value)

    def fact(self, name: str) -> object:
        """A fact, or None."""
        return self.log.fact(name)
