"""Who this device is: its three key pairs and its worker. The private halves never leave the device."""

from __future__ import annotations

from typing import Self

import msgspec

from domain.roster import Member, Role, device_id
from storage.crypto import BoxKey, SigningKey, random_bytes
from storage.log.sealed import SealedShelf


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """`sign` signs operations, `box` receives boxes, `wire` signs requests only (it may outlive the lock)."""

    worker: bytes
    sign: SigningKey
    box: BoxKey
    wire: SigningKey

    @classmethod
    def generate(cls) -> Self:
        """New keys, and a new random worker id."""
        return cls(
            worker=random_bytes(16), sign=SigningKey.generate(), box=BoxKey.generate(), wire=SigningKey.generate()
        )

    @classmethod
    def load(cls, secrets: SealedShelf, *, name: str = "identity") -> Self:
        """The keys that were kept."""
        kept = secrets.get(name)
        return cls(
            worker=kept["worker"],
            sign=SigningKey.from_raw(kept["sign"]),
            box=BoxKey.from_raw(kept["box"]),
            wire=SigningKey.from_raw(kept["wire"]),
        )

    def keep(self, secrets: SealedShelf, *, name: str = "identity") -> None:
        """Seal the keys on this device."""
        secrets.put(
            name,
            {"worker": self.worker, "sign": self.sign.raw, "box": self.box.raw, "wire": self.wire.raw},
        )

    @property
    def device(self) -> bytes:
        """The name of this device: 16 bytes of the hash of its signing key."""
        return device_id(self.sign.public)

    def member(self, *, role: Role, sealed_name: bytes) -> Member:
        """This device as the roster names it."""
        return Member(
            device=self.device,
            sign_key=self.sign.public,
            box_key=self.box.public,
            wire_key=self.wire.public,
            role=role,
            worker=self.worker,
            sealed_name=sealed_name,
        )
