"""Bodies between device and centre: what one end writes the other reads, and nothing else gets past."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import wire
from domain.errors import BadRecord
from domain.keybox import KeyBox

BOX = KeyBox(scope=b"S" * 16, kid=b"K" * 16, epoch=1, nonce=b"N" * 12, sealed=b"s" * 48, maker=b"D" * 16, sig=b"g" * 64)
STRUCTS = [
    s
    for s in vars(wire).values()
    if isinstance(s, type) and issubclass(s, msgspec.Struct) and s.__module__ == wire.__name__
]
REQUESTS = (wire.PushRequest, wire.MembershipPush, wire.ClaimRequest, wire.EnrolOffer, wire.EnrolAnswer, wire.TablePush)
REPLIES = [s for s in STRUCTS if s not in REQUESTS and not s.__struct_config__.array_like]


@given(
    ops=st.lists(st.tuples(st.binary(max_size=10), st.none() | st.binary(max_size=10)), max_size=3),
    has_box=st.booleans(),
)
def test_push_comes_back_as_it_went(ops: list[tuple[bytes, bytes | None]], *, has_box: bool) -> None:
    request = wire.PushRequest(ops=tuple(ops), boxes=(BOX,) if has_box else ())
    assert wire.decode(wire.encode(request), wire.PushRequest) == request


def test_page_of_the_ledger_comes_back_as_it_went() -> None:
    reply = wire.PullReply(
        ops=(wire.PulledOperation(5, b"head", None), wire.PulledOperation(6, b"head", b"ct")),
        boxes=(BOX,),
        cursor="opaque",
        done=False,
        heads={"44" * 16: wire.Head(3, b"h" * 32)},
        generation=2,
        roster_length=4,
        epoch=1,
        server_millis=1_790_000_000_000,
    )
    assert wire.decode(wire.encode(reply), wire.PullReply) == reply


@pytest.mark.parametrize("shape", STRUCTS, ids=lambda s: s.__name__)
@given(raw=st.binary(max_size=100))
def test_random_bytes_are_refused_in_plain_words(shape: type[msgspec.Struct], raw: bytes) -> None:
    try:
        message = wire.decode(raw, shape)
    except BadRecord:
        return
    assert isinstance(message, shape)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x91" * 100000,
        b"\x80",
        b"\xc0",
        b"\xc1",
        b"\xdf\xff\xff\xff\xff",
        b"\xdb\xff\xff\xff\xff",
        b"\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00",
        b"\x81\xa3\xff\xfe\xfd\xc0",
        b"\x82\xa3ops\x90\xa3ops\xc0",
        b"\x81\xa3ops\xcf\xff\xff\xff\xff\xff\xff\xff\xff",
    ],
)
def test_hostile_bodies_are_refused_in_plain_words(raw: bytes) -> None:
    for shape in STRUCTS:
        with pytest.raises(BadRecord):
            wire.decode(raw, shape)


def test_text_that_is_no_utf_8_is_refused_without_being_repeated() -> None:
    with pytest.raises(BadRecord) as refusal:
        wire.decode(b"\x81\xa4code\xa6canar\xff", wire.Refusal)
    assert "canar" not in repr(refusal.value)


@pytest.mark.parametrize("shape", REQUESTS, ids=lambda s: s.__name__)
def test_centre_is_strict_about_what_it_is_asked(shape: type[msgspec.Struct]) -> None:
    assert shape.__struct_config__.forbid_unknown_fields


@pytest.mark.parametrize("shape", REPLIES, ids=lambda s: s.__name__)
def test_older_app_reads_what_a_newer_centre_adds(shape: type[msgspec.Struct]) -> None:
    assert not shape.__struct_config__.forbid_unknown_fields
    newer = msgspec.to_builtins(wire.Stamped(server_millis=5)) | {"idea_of_2031": [1]}
    assert wire.decode(msgspec.msgpack.encode(newer), wire.Stamped).server_millis == 5


def test_largest_batch_allowed_fits_in_the_largest_body_allowed() -> None:
    ops = tuple((bytes(201), bytes(3000)) for _ in range(wire.MAX_BATCH_OPERATIONS))
    assert len(wire.encode(wire.PushRequest(ops=ops, boxes=(BOX,) * wire.MAX_BATCH_OPERATIONS))) <= wire.MAX_BODY_BYTES
