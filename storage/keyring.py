"""The keys of an open vault: the team key of each epoch, and the key of each drawer, unwrapped when first needed."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from domain.errors import BadSignature, SealBroken
from domain.keybox import (
    DeviceBox,
    Epoch,
    KeyBox,
    box_ad,
    box_signed_bytes,
    check_box_shape,
    epoch_info,
    former_ad,
)
from domain.operation import Operation, associated_data
from domain.roster import Member, Roster
from storage.crypto import Seal, hpke_open, hpke_seal, kid_of, new_key, new_nonce, open_sealed, seal, verify
from storage.log.log import Log

Sign = Callable[[bytes], bytes]


class Keyring:
    """Opens and seals operations. `team_keys` maps an epoch to its key; drawer keys are found by kid."""

    def __init__(self, *, team: bytes, log: Log, team_keys: dict[int, bytes], seal: Seal) -> None:
        self.team, self._log, self.team_keys, self._seal = team, log, team_keys, seal
        self._by_kid: dict[bytes, bytes] = {}

    @property
    def sealing(self) -> Seal:
        """How contents are sealed: the one way of the product, another in tests."""
        return self._seal

    @property
    def epoch(self) -> int:
        """The newest epoch this device holds the key of."""
        return max(self.team_keys)

    def key_of(self, kid: bytes) -> bytes | None:
        """The drawer key named `kid`, or None when its box is not here or its epoch's key is not."""
        known = self._by_kid.get(kid)
        if known is not None:
            return known
        box = self._log.box_of(kid)
        key = None if box is None else self._key_in(box)
        if key is not None:
            self._by_kid[kid] = key
        return key

    def _key_in(self, box: KeyBox) -> bytes | None:
        if box.epoch not in self.team_keys:
            return None
        key = open_sealed(self.team_keys[box.epoch], box.sealed, nonce=box.nonce, ad=box_ad(self.team, box))
        if kid_of(key) != box.kid:
            raise SealBroken
        return key

    def write_kid(self, scope: bytes) -> bytes | None:
        """The key to write with in a drawer; None when there is none.

        Only one that was made in the newest epoch: a device that was revoked may know the former ones, also those that
        were wrapped again since.
        """
        for box in self._log.boxes_in(scope):
            if box.born >= self.epoch and self._opens(box):
                return box.kid
        return None

    def can_open(self, scope: bytes) -> bool:
        """Is there a key of this drawer, however old? False once it is shredded."""
        return any(self._opens(box) for box in self._log.boxes_in(scope))

    def _opens(self, box: KeyBox) -> bool:
        """A box that a hostile centre slipped in opens with no key of ours; it may not stand in the way of writing."""
        try:
            return self.key_of(box.kid) is not None
        except SealBroken:
            return False

    def new_drawer_key(self, scope: bytes, *, maker: bytes, sign: Sign) -> KeyBox:
        """A random key for a drawer, in a box signed by this device."""
        return self.box_for(new_key(), scope, born=self.epoch, maker=maker, sign=sign)

    def box_for(self, key: bytes, scope: bytes, *, born: int, maker: bytes, sign: Sign) -> KeyBox:
        """Wrap a drawer key, made in the epoch `born`, under the newest epoch's team key."""
        bare = KeyBox(
            scope=scope, kid=kid_of(key), epoch=self.epoch, nonce=new_nonce(), sealed=b"", maker=maker, born=born
        )
        wrapped = seal(self.team_keys[self.epoch], key, nonce=bare.nonce, ad=box_ad(self.team, bare))
        box = msgspec.structs.replace(bare, sealed=wrapped)
        self._by_kid[box.kid] = key
        return msgspec.structs.replace(box, sig=sign(box_signed_bytes(self.team, box)))

    def seal_plain(self, kid: bytes, plain: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        """Seal the padded plaintext of an operation under a drawer key."""
        key = self.key_of(kid)
        if key is None:
            raise SealBroken
        return self._seal.seal(key, plain, nonce=nonce, ad=ad)

    def open_operation(self, operation: Operation) -> bytes | None:
        """The padded plaintext; None for a stub or when the key is not here. Raises SealBroken."""
        return self._open(operation, None if operation.ct is None else self.key_of(operation.header.kid))

    def open_boxed(self, operation: Operation, box: KeyBox) -> bytes | None:
        """The same with a box that the log has no more (storage/parting.py); the key is not kept. Raises SealBroken."""
        return self._open(operation, self._key_in(box))

    def _open(self, operation: Operation, key: bytes | None) -> bytes | None:
        header = operation.header
        if key is None or operation.ct is None:
            return None
        return self._seal.open(key, operation.ct, nonce=header.nonce, ad=associated_data(self.team, header))

    def forget(self, scopes: set[bytes]) -> None:
        """Drop unwrapped keys; the boxes are gone already, so a lookup finds nothing any more."""
        if scopes:
            self._by_kid.clear()

    def seal_small(self, plain: bytes, *, ad: bytes) -> bytes:
        """A small thing for the whole team (a device's name) under the newest team key: epoch, nonce, ciphertext."""
        nonce = new_nonce()
        return self.epoch.to_bytes(4, "big") + nonce + seal(self.team_keys[self.epoch], plain, nonce=nonce, ad=ad)

    def open_small(self, sealed: bytes, *, ad: bytes) -> bytes | None:
        """Undo `seal_small`; None when its epoch is not ours or it does not open."""
        key = self.team_keys.get(int.from_bytes(sealed[:4], "big"))
        if key is None:
            return None
        try:
            return open_sealed(key, sealed[16:], nonce=sealed[4:16], ad=ad)
        except SealBroken:
            return None


def check_box(team: bytes, box: KeyBox, *, roster: Roster) -> None:
    """A box made by a device that is or was a member. Raises BadRecord or BadSignature."""
    check_box_shape(box)
    maker = roster.ever.get(box.maker)
    if maker is None:
        raise BadSignature
    verify(maker.sign_key, box.sig, box_signed_bytes(team, box))


def make_epoch(roster: Roster, *, number: int, key: bytes, former: bytes | None, maker: bytes) -> Epoch:
    """An epoch message: the team key boxed for each member of the roster, and the former team key sealed under it."""
    team = roster.team
    nonce = new_nonce() if former else b""
    return Epoch(
        team=team,
        epoch=number,
        kid=kid_of(key),
        boxes=tuple(device_box(team, member, number=number, key=key) for _, member in sorted(roster.members.items())),
        former_nonce=nonce,
        former=seal(key, former, nonce=nonce, ad=former_ad(team, number)) if former else b"",
        roster=roster.head,
        maker=maker,
    )


def device_box(team: bytes, member: Member, *, number: int, key: bytes) -> DeviceBox:
    """The team key of an epoch, sealed to one device."""
    info = epoch_info(team, number, member.device)
    return DeviceBox(device=member.device, box=hpke_seal(member.box_key, key, info=info))


def keys_from_epochs(epochs: list[Epoch], *, team: bytes, device: bytes, box_private: bytes) -> dict[int, bytes]:
    """Every team key this device can reach: its own boxes, and backwards through each epoch's former key."""
    keys: dict[int, bytes] = {}
    for epoch in epochs:
        mine = [b.box for b in epoch.boxes if b.device == device]
        if mine:
            key = hpke_open(box_private, mine[0], info=epoch_info(team, epoch.epoch, device))
            if kid_of(key) != epoch.kid:
                raise SealBroken
            keys[epoch.epoch] = key
    for epoch in sorted(epochs, key=lambda e: -e.epoch):
        if epoch.epoch in keys and epoch.former and epoch.epoch - 1 not in keys:
            keys[epoch.epoch - 1] = open_sealed(
                keys[epoch.epoch], epoch.former, nonce=epoch.former_nonce, ad=former_ad(team, epoch.epoch)
            )
    return keys
