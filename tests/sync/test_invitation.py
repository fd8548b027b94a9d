"""The letters of an invitation, and the words that are compared."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from domain.errors import BadRecord
from domain.roster import entry_hash
from domain.wire import EnrolBox
from storage.identity import Identity
from storage.invitation import mailbox_of, open_invitations, read_answer, read_letter, write_answer, write_invitation
from storage.words.fingerprint import FINGERPRINT_WORDS
from tests.journeys.conftest import Central, Device


def test_the_words_of_fingerprints_never_change() -> None:
    """Two versions of the app would show different words for one team."""
    assert len(FINGERPRINT_WORDS) == len(set(FINGERPRINT_WORDS)) == 1024
    digest = hashlib.sha256(" ".join(FINGERPRINT_WORDS).encode()).hexdigest()
    assert digest == "7a8afe62248981dcc8cbd16b313acd23ffad05ca16d1a24d24246102a96a0647"


def test_what_follows_from_a_secret_is_four_different_things() -> None:
    mailbox = mailbox_of(bytes(16))
    parts = [mailbox.id, mailbox.letter_key, mailbox.answer_key, mailbox.token]
    assert len({part[:16] for part in parts}) == 4
    assert mailbox_of(bytes(16)) == mailbox
    assert mailbox_of(b"\x01" * 16).id != mailbox.id


async def test_a_letter_opens_with_its_secret_only(one_device: Device, central: Central) -> None:
    await one_device.syncer.connect(central.place_code())
    written = await one_device.vault.run(write_invitation)
    letter = read_letter(written.code.secret, written.offer.sealed)
    chain = await one_device.vault.run(lambda store: store.log.roster_chain())
    assert letter.roster_head == entry_hash(chain[-1])
    assert letter.centre_key == central.app.state.key.public
    with pytest.raises(BadRecord):
        read_letter(bytes(16), written.offer.sealed)
    for spoilt in (b"", written.offer.sealed[:-1], written.offer.sealed[:-1] + b"\x00"):
        with pytest.raises(BadRecord):
            read_letter(written.code.secret, spoilt)


async def test_an_answer_counts_only_for_the_letter_it_answers(one_device: Device, central: Central) -> None:
    await one_device.syncer.connect(central.place_code())
    written = await one_device.vault.run(write_invitation)
    identity = Identity.generate()
    answer, words = write_answer(identity, written.code.secret, offer=written.offer.sealed, device_name="Gsm van Sami")
    box = EnrolBox(offer=written.offer.sealed, answer=answer.sealed, expires_millis=0)
    asking = await one_device.vault.run(read_answer, written.mailbox, box)
    assert asking is not None
    assert (asking.words, asking.newcomer.device_name) == (words, "Gsm van Sami")
    other, _ = write_answer(identity, written.code.secret, offer=b"another letter", device_name="")
    with pytest.raises(BadRecord):
        await one_device.vault.run(read_answer, written.mailbox, msgspec.structs.replace(box, answer=other.sealed))


async def test_other_keys_have_other_words(one_device: Device, central: Central) -> None:
    await one_device.syncer.connect(central.place_code())
    written = await one_device.vault.run(write_invitation)
    seen = {
        write_answer(Identity.generate(), written.code.secret, offer=written.offer.sealed, device_name="")[1]
        for _ in range(5)
    }
    assert len(seen) == 5


async def test_an_invitation_is_forgotten_after_a_day(one_device: Device, central: Central) -> None:
    import datetime as dt

    await one_device.syncer.connect(central.place_code())
    written = await one_device.vault.run(write_invitation)
    assert await one_device.vault.run(open_invitations) == [written.mailbox]
    one_device.clock.offset = dt.timedelta(hours=25)
    assert await one_device.vault.run(open_invitations) == []
