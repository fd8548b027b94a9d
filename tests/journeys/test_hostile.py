"""A centre that lies: it signs whatever it likes with its own key, and is found out."""

from __future__ import annotations

import time
from collections.abc import Callable

import httpx
import msgspec

from domain.keybox import KeyBox
from domain.operation import HEADER_BYTES, header_from, op_id
from domain.roster import Signed
from domain.signatures import nonce_of, sign_reply
from domain.wire import Membership, PulledOperation, PullReply, decode, encode
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.youths import create_youth
from storage.intake import from_the_start
from storage.queries.youth_file import barriers_of
from storage.store import Store
from tests.journeys.conftest import Central, Device, both
from tests.journeys.test_team import change, youth_of


def lying(central: Central, change_page: Callable[[PullReply], PullReply]) -> Callable[..., httpx.Response]:
    """Replies to a pull are changed and signed again, as only the centre itself can."""

    def spoil(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method != "GET" or not request.url.path.endswith("/ops"):
            return reply
        return signed_again(central, request, encode(change_page(decode(_body_of(reply), PullReply))))

    return spoil


def signed_again(central: Central, request: httpx.Request, body: bytes) -> httpx.Response:
    fields = {name.lower(): value for name, value in request.headers.items()}
    signed = sign_reply(
        status=200,
        body=body,
        nonce=nonce_of(fields),
        created_seconds=int(time.time()),
        signer=central.app.state.key.signer,
    )
    return httpx.Response(200, headers={"content-type": "application/msgpack", **signed}, stream=httpx.ByteStream(body))


def _body_of(reply: httpx.Response) -> bytes:
    return reply.read()


async def test_an_operation_that_is_left_out_is_noticed(two_devices: tuple[Device, Device], central: Central) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()
    sami.line.change = lying(central, lambda page: msgspec.structs.replace(page, ops=page.ops[:-1]))
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    sami.line.change = None
    await noor.vault.run(change, youth, goal="lassen")
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_an_operation_left_out_together_with_its_head_is_vouched_for_by_a_colleague(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    """The centre hides all of Noor's new work from Sami, heads too; a third device has seen it and says so, sealed."""
    from tests.journeys.conftest import let_in, make_device

    noor, sami = two_devices
    iris = make_device(noor.vault.directory.parent / "iris", central.transport())
    await let_in(noor, iris, name="Iris")
    await both(noor, sami, iris)
    known = await sami.vault.run(lambda store: store.heads[noor.vault._relay.device])  # type: ignore[union-attr]
    device = await noor.vault.relay(lambda relay: relay.device)
    await noor.vault.run(create_youth, alias="Verborgen")
    await noor.syncer.sync_now()
    await iris.syncer.sync_now()
    await iris.vault.run(create_youth, alias="Bilal")
    await iris.syncer.sync_now()

    def hide(page: PullReply) -> PullReply:
        kept = tuple(op for op in page.ops if op.head[17:33] != device)
        return msgspec.structs.replace(page, ops=kept, heads=page.heads | {device.hex(): known})

    sami.line.change = lying(central, hide)
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    erased = await sami.vault.run(lambda store: store.log.db.execute("SELECT count(*) FROM erased").fetchone()[0])
    assert erased == 0, "what a centre keeps back destroys nothing here"
    sami.line.change = None
    await sami.vault.relay(from_the_start)
    await both(sami)
    await iris.end()


async def test_a_ciphertext_that_was_swapped_is_not_taken_and_comes_back_later(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()

    def swap(page: PullReply) -> PullReply:
        contents = [op.ct for op in page.ops]
        ops = tuple(PulledOperation(op.seq, op.head, ct) for op, ct in zip(page.ops, reversed(contents), strict=True))
        return msgspec.structs.replace(page, ops=ops)

    sami.line.change = lying(central, swap)
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    sami.line.change = None
    await sami.vault.relay(from_the_start)
    assert (await sami.syncer.sync_now()).word == "gelukt"
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_centre_that_keeps_one_answer_back_makes_nobody_shred(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    """Yes, no, yes again: without the word in between, the last yes would look as if it had not known of the no."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    yes = Answer(youth=youth, purpose="P05", state="given", understood=True)
    await noor.vault.run(record_answer, yes)
    await noor.vault.run(withdraw, youth, purpose="P05")
    await noor.vault.run(record_answer, msgspec.structs.replace(yes, state="asked", understood=None))
    await noor.vault.run(record_answer, yes)
    await noor.vault.run(pick_barrier, youth, code="health")
    [hidden] = await noor.vault.run(_operations_of_the_question)
    team = await noor.vault.relay(lambda relay: relay.team)
    await noor.syncer.sync_now()

    def keep_back(page: PullReply) -> PullReply:
        ops = (
            PulledOperation(op.seq, op.head, None) if op_id(team, header_from(op.head[:HEADER_BYTES])) == hidden else op
            for op in page.ops
        )
        return msgspec.structs.replace(page, ops=tuple(ops))

    sami.line.change = lying(central, keep_back)
    await sami.syncer.sync_now()
    ours = await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq)
    sami.line.change = None
    await sami.syncer.sync_now()
    await both(noor, sami)
    assert await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq) == ours, "no erase of ours"
    for device in (noor, sami):
        codes = [row.code for row in await device.vault.run(barriers_of, youth)]
        assert codes == ["health"]


def _operations_of_the_question(store: Store) -> list[bytes]:
    found = store.book.rows("SELECT op FROM part WHERE record IN (SELECT id FROM consent WHERE state = 'asked')")
    return [bytes(row["op"]) for row in found]


async def test_a_centre_that_forgets_without_saying_so_is_found_out_and_healed(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    device = await noor.vault.relay(lambda relay: relay.device)
    with central.app.state.database.writing() as connection:
        [(row,)] = connection.exec_driver_sql("SELECT max(seq) FROM ledger WHERE device = ?", (device,)).fetchall()
        prev, dev_seq = connection.exec_driver_sql(
            "SELECT op_id, dev_seq FROM ledger WHERE device = ? AND seq < ? ORDER BY seq DESC LIMIT 1", (device, row)
        ).fetchone()
        for table in ("ciphertext", "ledger"):
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE seq = ?", (row,))
        connection.exec_driver_sql(
            "UPDATE device_head SET op_id = ?, dev_seq = ? WHERE device = ?", (prev, dev_seq, device)
        )
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    assert "kwijt" in state.sentence
    await both(sami, noor)


async def test_another_roster_is_never_adopted(two_devices: tuple[Device, Device], central: Central) -> None:
    """The centre shows a chain in which the last link was left out and claims another length."""
    noor, sami = two_devices
    before = await sami.vault.run(lambda store: store.roster.head)

    def spoil(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.url.path.endswith("/ops") and request.method == "GET":
            page = msgspec.structs.replace(decode(_body_of(reply), PullReply), roster_length=9)
            return signed_again(central, request, encode(page))
        if request.url.path.endswith("/roster"):
            found = decode(_body_of(reply), Membership)
            return signed_again(
                central, request, encode(msgspec.structs.replace(found, entries=tuple(reversed(found.entries))))
            )
        return reply

    sami.line.change = spoil
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    assert await sami.vault.run(lambda store: store.roster.head) == before
    sami.line.change = None
    await both(noor, sami)


async def test_pages_that_come_twice_and_out_of_order_change_nothing(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()
    sami.line.change = lying(central, lambda page: msgspec.structs.replace(page, ops=page.ops + page.ops))
    assert (await sami.syncer.sync_now()).word == "gelukt"
    sami.line.change = lying(central, lambda page: msgspec.structs.replace(page, ops=tuple(reversed(page.ops))))
    await noor.vault.run(change, youth, goal="lassen")
    await noor.vault.run(change, youth, goal="bakken")
    await noor.syncer.sync_now()
    await sami.syncer.sync_now()
    sami.line.change = None
    await both(sami, noor)
    assert (await sami.vault.run(youth_of, youth))["goal"] == "bakken"
    rows = await sami.vault.run(lambda store: store.log.db.conn.execute("SELECT count(*) FROM operation").fetchone())
    assert [tuple(rows)] == central.rows("SELECT count(*) FROM ledger")


async def test_an_old_answer_played_again_is_not_believed(two_devices: tuple[Device, Device]) -> None:
    _, sami = two_devices
    kept: list[httpx.Response] = []

    def replay(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        body = _body_of(reply)
        kept.append(httpx.Response(reply.status_code, headers=reply.headers, stream=httpx.ByteStream(body)))
        first = kept[0]
        return httpx.Response(
            first.status_code,
            headers=first.headers,
            stream=httpx.ByteStream(first.read()),
        )

    sami.line.change = replay
    assert (await sami.syncer.sync_now()).word == "gelukt"
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")


async def test_a_box_that_is_played_again_opens_nothing_that_was_shredded(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(record_answer, Answer(youth=youth, purpose="P05", state="given", understood=True))
    await noor.vault.run(pick_barrier, youth, code="health")
    kept: list[KeyBox] = []

    def keep(page: PullReply) -> PullReply:
        kept.extend(page.boxes)
        return page

    sami.line.change = lying(central, keep)
    await both(noor, sami)
    await noor.vault.run(withdraw, youth, purpose="P05")
    await noor.syncer.sync_now()
    sami.line.change = lying(central, lambda page: msgspec.structs.replace(page, boxes=tuple(kept)))
    for _ in range(2):  # beside the erase itself, and once more after it
        await sami.syncer.sync_now()
        await sami.vault.relay(from_the_start)
    left = await sami.vault.run(lambda store: [box for box in kept if store.log.box_of(box.kid) is not None])
    assert 0 < len(left) < len(kept)
    assert await sami.vault.run(barriers_of, youth) == []


async def test_a_page_that_was_cut_short_is_not_taken_for_the_whole_ledger(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()
    sami.line.change = lying(central, lambda page: msgspec.structs.replace(page, ops=page.ops[:1], done=True))
    state = await sami.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    sami.line.change = None
    await both(sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_key_that_the_centre_puts_in_a_member_s_place_is_not_taken(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    """In the link that let Sami in the centre writes a box key of its own, so that it could read the next team key."""
    noor, _ = two_devices
    ours = await noor.vault.run(lambda store: store.roster.members)

    def spoil(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.url.path.endswith("/ops") and request.method == "GET":
            page = msgspec.structs.replace(decode(_body_of(reply), PullReply), epoch=9)
            return signed_again(central, request, encode(page))
        if request.url.path.endswith("/roster"):
            found = decode(_body_of(reply), Membership)
            last = found.entries[-1]
            theirs = next(member.box_key for member in ours.values() if member.box_key in last.body)
            spoilt = Signed(last.body.replace(theirs, bytes(range(32))), last.sig)
            entries = (*found.entries[:-1], spoilt)
            return signed_again(central, request, encode(msgspec.structs.replace(found, entries=entries)))
        return reply

    noor.line.change = spoil
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    assert await noor.vault.run(lambda store: store.roster.members) == ours
