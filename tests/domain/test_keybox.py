"""Shapes of key boxes and epochs, and the exact bytes that are bound."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from domain.keybox import (
    HPKE_KEY_BYTES,
    SEALED_KEY_BYTES,
    DeviceBox,
    Epoch,
    KeyBox,
    box_ad,
    box_signed_bytes,
    check_box_shape,
    epoch_bytes,
    epoch_from,
    epoch_info,
    former_ad,
)

TEAM = b"T" * 16
BOX = KeyBox(
    scope=b"S" * 16,
    kid=b"K" * 16,
    epoch=3,
    nonce=b"N" * 12,
    sealed=b"s" * SEALED_KEY_BYTES,
    maker=b"D" * 16,
    sig=b"g" * 64,
)
EPOCH = Epoch(
    team=TEAM, epoch=1, kid=b"K" * 16, boxes=(DeviceBox(device=b"D" * 16, box=bytes(HPKE_KEY_BYTES)),), maker=b"D" * 16
)


def test_drawer_key_is_bound_to_team_scope_name_and_epoch() -> None:
    assert box_ad(TEAM, BOX).hex() == (b"vindplaats/keybox/1" + TEAM + b"S" * 16 + b"K" * 16 + b"\0\0\0\3").hex()
    others: list[dict[str, Any]] = [{"scope": bytes(16)}, {"kid": bytes(16)}, {"epoch": 4}]
    assert len({box_ad(TEAM, msgspec.structs.replace(BOX, **change)) for change in others} | {box_ad(TEAM, BOX)}) == 4
    assert box_ad(bytes(16), BOX) != box_ad(TEAM, BOX)


def test_epoch_in_which_a_key_was_made_is_bound_too_and_never_lies_ahead() -> None:
    born = msgspec.structs.replace(BOX, born=2)
    assert box_ad(TEAM, born) == box_ad(TEAM, BOX) + b"\0\0\0\2"
    check_box_shape(born)
    for wrong in (4, -1):
        with pytest.raises(BadRecord):
            check_box_shape(msgspec.structs.replace(BOX, born=wrong))


def test_maker_signs_all_of_a_box_but_the_signature() -> None:
    for field in KeyBox.__struct_fields__:
        value = getattr(BOX, field)
        other = value + 1 if isinstance(value, int) else bytes(len(value))
        changed = box_signed_bytes(TEAM, msgspec.structs.replace(BOX, **{field: other}))
        assert (changed == box_signed_bytes(TEAM, BOX)) == (field == "sig")


def test_box_of_any_other_size_is_refused() -> None:
    check_box_shape(BOX)
    for field in ("scope", "kid", "nonce", "sealed", "maker", "sig"):
        for other in (b"", getattr(BOX, field)[:-1], getattr(BOX, field) + b"x"):
            with pytest.raises(BadRecord):
                check_box_shape(msgspec.structs.replace(BOX, **{field: other}))
    for epoch in (0, -1, 2**31, 2**63):
        with pytest.raises(BadRecord):
            check_box_shape(msgspec.structs.replace(BOX, epoch=epoch))


def test_device_box_belongs_to_one_team_epoch_and_device() -> None:
    infos = {epoch_info(t, e, d) for t in (TEAM, bytes(16)) for e in (1, 2) for d in (b"D" * 16, b"E" * 16)}
    assert len(infos) == 8
    assert former_ad(TEAM, 2) not in infos
    assert former_ad(TEAM, 2) != former_ad(TEAM, 3)


@given(st.integers(1, 2**31 - 1), st.binary(max_size=60))
def test_epoch_comes_back_as_it_was_signed(number: int, former: bytes) -> None:
    epoch = msgspec.structs.replace(EPOCH, epoch=number, former=former)
    assert epoch_from(epoch_bytes(epoch)) == epoch


@pytest.mark.parametrize(
    "change",
    [
        {"boxes": ()},
        {"epoch": 0},
        {"epoch": 2**31},
        {"kid": b"k"},
        {"team": b""},
        {"boxes": (DeviceBox(device=b"D", box=bytes(80)),)},
        {"boxes": (DeviceBox(device=b"D" * 16, box=bytes(79)),)},
    ],
)
def test_epoch_that_makes_no_sense_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        epoch_from(epoch_bytes(msgspec.structs.replace(EPOCH, **change)))


@given(st.binary(max_size=200))
def test_random_bytes_are_no_epoch(raw: bytes) -> None:
    with pytest.raises(BadRecord):
        epoch_from(raw)


def test_deep_nesting_is_no_epoch() -> None:
    with pytest.raises(BadRecord):
        epoch_from(b"\x91" * 100_000)
