"""The operation as a hostile or careless member device, or a broken disk, could hand it over."""

import json
import zlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clock import MAX_MILLIS, Stamp
from domain.errors import BadRecord
from domain.operation import (
    AES_256_GCM,
    HEADER_BYTES,
    MAX_CT_BYTES,
    MAX_PLAIN_BYTES,
    MAX_SEQ,
    SCHEMA_VERSION,
    EraseBody,
    Group,
    Header,
    Inner,
    Operation,
    associated_data,
    decode_erase,
    decode_inner,
    encode_erase,
    encode_inner,
    header_from,
    op_id,
    operation_from,
    pack_plain,
    padded_length,
    signed_bytes,
    unpack_plain,
)

GOLDEN = Path(__file__).parent / "golden" / f"operation-v{SCHEMA_VERSION}.json"
TEAM = bytes(range(16))
CT = b"sealed bytes"

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=20) | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
HEADERS = st.builds(
    Header,
    suite=st.sampled_from((0, 1)),
    scope=st.binary(min_size=16, max_size=16),
    device=st.binary(min_size=16, max_size=16),
    dev_seq=st.integers(1, MAX_SEQ),
    prev=st.binary(min_size=32, max_size=32),
    kid=st.binary(min_size=16, max_size=16),
    nonce=st.binary(min_size=12, max_size=12),
    ct_hash=st.binary(min_size=32, max_size=32),
    ct_len=st.integers(0, MAX_CT_BYTES),
)


def golden_header() -> Header:
    import hashlib

    return Header(
        suite=AES_256_GCM,
        scope=b"S" * 16,
        device=b"D" * 16,
        dev_seq=7,
        prev=b"P" * 32,
        kid=b"K" * 16,
        nonce=b"N" * 12,
        ct_hash=hashlib.sha256(CT).digest(),
        ct_len=len(CT),
    )


def golden_inner() -> Inner:
    return Inner(
        kind="presence",
        id="0" * 31 + "9",
        clock=Stamp(1_790_000_000_123, 4),
        group=Group(6, 2),
        fields={"youth": "0" * 31 + "2", "day": "2026-11-20", "note": "Zoekt een leerjob. Ça va, ğ, ش."},
        seen={"44" * 16: (12, b"h" * 32)},
        roster=b"r" * 32,
    )


def an_inner(**changes: object) -> Inner:
    return msgspec.structs.replace(golden_inner(), **changes)


def test_format_version_1_is_read_and_written_byte_for_byte_as_it_was_laid_down() -> None:
    golden = json.loads(GOLDEN.read_text())
    header, sig = golden_header(), b"g" * 64
    assert header.packed().hex() == golden["header"]
    assert signed_bytes(TEAM, header).hex() == golden["signed"]
    assert op_id(TEAM, header).hex() == golden["op_id"]
    assert associated_data(TEAM, header).hex() == golden["associated_data"]
    assert Operation(header=header, sig=sig, ct=CT).wire()[0].hex() == golden["wire"]
    # A device may compress otherwise; what it says inside may not differ, and the old bytes are read for ever.
    assert decode_inner(bytes.fromhex(golden["inner_padded"])) == golden_inner()
    assert msgspec.msgpack.encode(golden_inner()).hex() == golden["inner"]
    erase = EraseBody(scopes=(b"S" * 16,), ops=(b"O" * 32,))
    assert encode_erase(erase).hex() == golden["erase"]
    assert decode_erase(bytes.fromhex(golden["erase"])) == erase


@given(HEADERS, st.binary(min_size=64, max_size=64), st.one_of(st.none(), st.binary(max_size=300)))
def test_operation_comes_back_from_the_wire_as_it_went(header: Header, sig: bytes, ct: bytes | None) -> None:
    import hashlib

    if ct is not None:
        header = msgspec.structs.replace(header, ct_hash=hashlib.sha256(ct).digest(), ct_len=len(ct))
    operation = Operation(header=header, sig=sig, ct=ct)
    assert operation_from(*operation.wire()) == operation


@given(HEADERS, st.sampled_from([name for name in Header.__struct_fields__ if name != "suite"]))
def test_changing_any_part_of_the_outside_changes_the_name(header: Header, field: str) -> None:
    value = getattr(header, field)
    other = (value % 1000) + 1 if isinstance(value, int) else bytes([value[0] ^ 1]) + value[1:]
    changed = msgspec.structs.replace(header, **{field: other})
    assert (op_id(TEAM, changed) == op_id(TEAM, header)) == (changed == header)
    assert op_id(bytes(16), header) != op_id(TEAM, header)


@given(HEADERS)
def test_seal_is_bound_to_everything_outside_but_the_ciphertext_itself(header: Header) -> None:
    other = msgspec.structs.replace(header, ct_hash=bytes(32), ct_len=0)
    assert associated_data(TEAM, header) == associated_data(TEAM, other)
    moved = msgspec.structs.replace(header, scope=bytes([header.scope[0] ^ 1]) + header.scope[1:])
    assert associated_data(TEAM, header) != associated_data(TEAM, moved)


@pytest.mark.parametrize("length", [0, 1, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + 63, HEADER_BYTES + 65, 5000])
def test_head_of_any_other_length_is_refused(length: int) -> None:
    with pytest.raises(BadRecord):
        operation_from(bytes(length), None)


def test_unknown_suite_and_impossible_numbers_are_refused() -> None:
    good = golden_header()
    for change in (
        {"suite": 2},
        {"suite": 255},
        {"dev_seq": 0},
        {"dev_seq": MAX_SEQ + 1},
        {"ct_len": MAX_CT_BYTES + 1},
    ):
        with pytest.raises(BadRecord):
            header_from(msgspec.structs.replace(good, **change).packed())


def test_ciphertext_that_was_swapped_shortened_or_lengthened_is_refused() -> None:
    head, ct = Operation(header=golden_header(), sig=bytes(64), ct=CT).wire()
    assert ct is not None
    for other in (ct[:-1], ct + b"\0", b"", bytes(len(ct))):
        with pytest.raises(BadRecord):
            operation_from(head, other)


@given(st.integers(0, 2**20))
def test_padding_hides_the_length_at_a_price_of_at_most_12_percent_above_4096(length: int) -> None:
    padded = padded_length(length)
    assert padded >= length
    if length <= 4096:
        assert padded in (256, 512, 1024, 2048, 4096)
    else:
        assert padded <= length * 1.125
        assert (padded - length) / padded <= 0.12
    assert padded_length(padded) == padded


def test_above_4096_only_a_few_lengths_are_left_to_see() -> None:
    assert len({padded_length(length) for length in range(4097, 65_537)}) <= 4 * 8 + 1


@given(st.binary(max_size=3000))
def test_plain_bytes_come_back_from_their_padding(plain: bytes) -> None:
    assert unpack_plain(pack_plain(plain)) == plain


def test_two_notes_of_about_the_same_length_are_sealed_at_the_same_length() -> None:
    sizes = {len(encode_inner(an_inner(fields={"note": "x" * n}))) for n in range(40)}
    assert sizes == {256}


def test_zip_bomb_is_refused_without_being_blown_up() -> None:
    bomb = zlib.compress(bytes(200 * 1024 * 1024), 9)
    with pytest.raises(BadRecord):
        unpack_plain(len(bomb).to_bytes(4, "big") + bomb)


def test_plaintext_of_exactly_the_limit_opens_and_of_one_byte_more_does_not() -> None:
    assert len(unpack_plain(pack_plain(bytes(MAX_PLAIN_BYTES)))) == MAX_PLAIN_BYTES
    with pytest.raises(BadRecord):
        unpack_plain(pack_plain(bytes(MAX_PLAIN_BYTES + 1)))


@given(st.binary(max_size=400))
def test_random_bytes_are_refused_in_plain_words(raw: bytes) -> None:
    for read in (unpack_plain, decode_inner, decode_erase):
        with pytest.raises(BadRecord):
            read(raw)


@given(st.dictionaries(st.text(max_size=10), PLAIN, max_size=5))
def test_fields_of_kinds_nobody_knows_yet_pass_through_untouched(fields: dict[str, object]) -> None:
    inner = an_inner(kind="kind_of_2031", fields=fields)
    assert decode_inner(encode_inner(inner)) == inner


def test_newer_inside_with_more_around_it_is_read_by_this_version() -> None:
    raw = msgspec.to_builtins(golden_inner(), builtin_types=(bytes,)) | {"v": 9, "a_later_idea": [1, 2]}
    assert decode_inner(pack_plain(msgspec.msgpack.encode(raw))).fields == golden_inner().fields


def test_nesting_a_hundred_thousand_deep_is_refused() -> None:
    deep = b"\x91" * 100_000 + b"\xc0"
    with pytest.raises(BadRecord):
        decode_inner(pack_plain(_with_fields(deep)))


def test_not_a_number_and_infinity_travel_but_are_never_a_value_of_a_field() -> None:
    from domain.fields import checked
    from domain.records import KINDS

    inner = decode_inner(encode_inner(an_inner(fields={"count": float("nan")})))
    for value in (inner.fields["count"], float("inf"), 1e300):
        with pytest.raises(BadRecord):
            checked(KINDS["contact"].fields["count"], value)


def test_lone_surrogates_do_not_come_in() -> None:
    surrogate = b"\xa3\xed\xa0\x80"  # CESU-8 of U+D800
    with pytest.raises(BadRecord):
        decode_inner(pack_plain(_with_fields(b"\x81\xa4note" + surrogate)))


def test_of_a_key_that_stands_twice_every_device_takes_the_same() -> None:
    raw = _with_fields(b"\x82\xa4note\xa1a\xa4note\xa1b")
    assert {decode_inner(pack_plain(raw)).fields["note"] for _ in range(3)} == {"b"}


@pytest.mark.parametrize(
    "change",
    [
        {"id": "Z" * 32},
        {"id": "0" * 31},
        {"id": "0" * 32 + "\n"},
        {"clock": Stamp(-1, 0)},
        {"clock": Stamp(MAX_MILLIS + 1, 0)},
        {"clock": Stamp(2**63, 0)},
        {"clock": Stamp(0, 2**32)},
        {"group": Group(0, 1)},
        {"group": Group(1, 0)},
        {"group": Group(1, 1001)},
        {"group": Group(2**63, 1)},
    ],
)
def test_impossible_ids_clocks_and_groups_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        decode_inner(encode_inner(an_inner(**change)))


def test_erase_names_drawers_and_operations_and_nothing_else() -> None:
    for body in (
        EraseBody(),
        EraseBody(scopes=(b"short",)),
        EraseBody(ops=(bytes(31),)),
        EraseBody(scopes=(bytes(32),)),
    ):
        with pytest.raises(BadRecord):
            decode_erase(encode_erase(body))
    with pytest.raises(BadRecord):
        decode_erase(msgspec.msgpack.encode({"scopes": [bytes(16)], "ops": [], "why": "Bo stopt"}))


def _with_fields(fields: bytes) -> bytes:
    """The golden inside with other bytes for its fields."""
    parts = msgspec.to_builtins(golden_inner(), builtin_types=(bytes,))
    del parts["fields"]
    body = msgspec.msgpack.encode(parts)
    return bytes([body[0] + 1]) + body[1:] + b"\xa6fields" + fields
