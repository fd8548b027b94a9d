"""Two devices and two files of one youth: merging, undoing and stopping, at once and in whatever order they arrive."""

import pytest

from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.merging import merge_files, not_the_same, take_apart
from storage.actions.youths import change_youth, create_youth
from storage.queries.doubles import possible_doubles
from storage.queries.youth_view import Gone, YouthView, youth_view
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import Device, both


def files(store: Store) -> list[str]:
    return sorted(row.id for row in youth_rows(store))


def health_drawers(store: Store) -> int:
    return len(store.book.rows("SELECT 1 FROM drawer WHERE code = 'health'"))


async def a_yes(device: Device, youth: str, purpose: str) -> None:
    await device.vault.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))


@pytest.fixture
async def pair(two_devices: tuple[Device, Device]) -> tuple[str, str]:
    """Noor made Zaki, Sami made Zakki; both devices have both."""
    noor, sami = two_devices
    zaki = await noor.vault.run(create_youth, alias="Zaki")
    zakki = await sami.vault.run(create_youth, alias="Zakki")
    await noor.vault.run(log_contact, ContactDraft(youths=(zaki,), note="over werk"))
    await sami.vault.run(log_contact, ContactDraft(youths=(zakki,), note="over een fiets"))
    await both(noor, sami)
    return zaki, zakki


async def agree(*devices: Device) -> list[str]:
    """All in step, book by book; which files there are."""
    await both(*devices)
    books = [(await device.vault.run(look)).tables for device in devices]
    assert books[0] == books[1]
    return await devices[0].vault.run(files)


async def test_two_devices_that_merge_at_once_show_one_youth_and_either_undoes_it(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await sami.vault.run(merge_files, pair[1], other=pair[0])
    assert await agree(noor, sami) == [pair[0]]
    for device in two_devices:
        view = await device.vault.run(youth_view, pair[1])
        assert isinstance(view, YouthView)
        assert {m.text for m in view.moments if m.kind == "contact"} == {"over werk", "over een fiets"}
    await sami.vault.run(take_apart, pair[0])
    assert await agree(noor, sami) == sorted(pair)


async def test_merging_beside_an_undoing_or_a_no_is_apart_until_somebody_merges_again(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await sami.vault.run(not_the_same, pair[0], other=pair[1])
    assert await agree(noor, sami) == sorted(pair)
    assert await noor.vault.run(possible_doubles) == []
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    assert await agree(noor, sami) == [pair[0]]


async def test_what_one_wrote_in_the_other_file_meanwhile_shows_in_the_one_file(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await sami.vault.run(log_contact, ContactDraft(youths=(pair[1],), note="intussen"))
    await sami.vault.run(change_youth, pair[1], goal="lassen")
    assert await agree(noor, sami) == [pair[0]]
    view = await noor.vault.run(youth_view, pair[0])
    assert isinstance(view, YouthView)
    assert "intussen" in {m.text for m in view.moments}
    assert view.file.details["goal"] == "lassen"


async def test_stopping_with_a_file_that_was_merged_meanwhile_erases_both(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await sami.vault.run(withdraw_all, pair[1])
    assert await agree(noor, sami) == []
    for device in two_devices:
        assert isinstance(await device.vault.run(youth_view, pair[0]), Gone)
        assert await device.vault.run(lambda store: store.book.drawers(pair[0])) == []


async def test_a_no_beside_the_merging_erases_what_stood_under_the_yes_of_the_other_file(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    for youth in pair:
        await a_yes(noor, youth, "P05")
        await noor.vault.run(pick_barrier, youth, code="health")
    await both(noor, sami)
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await sami.vault.run(withdraw, pair[1], purpose="P05")
    await agree(noor, sami)
    for device in two_devices:
        assert await device.vault.run(health_drawers) == 0


async def test_a_no_that_was_known_when_merging_hides_and_erases_nothing_on_any_device(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    await a_yes(noor, pair[0], "P05")
    await noor.vault.run(pick_barrier, pair[0], code="health")
    await sami.vault.run(record_answer, Answer(youth=pair[1], purpose="P05", state="refused"))
    await both(noor, sami)
    await sami.vault.run(merge_files, pair[0], other=pair[1])
    await agree(noor, sami)
    for device in two_devices:
        view = await device.vault.run(youth_view, pair[1])
        assert isinstance(view, YouthView)
        assert view.barriers == ()
        assert await device.vault.run(health_drawers) == 1
    await noor.vault.run(take_apart, pair[0])
    await agree(noor, sami)
    view = await sami.vault.run(youth_view, pair[0])
    assert isinstance(view, YouthView)
    assert [row.code for row in view.barriers] == ["health"]


async def test_withdrawing_in_the_merged_file_shreds_both_drawers_on_both_devices(
    two_devices: tuple[Device, Device], pair: tuple[str, str]
) -> None:
    noor, sami = two_devices
    for device, youth in zip(two_devices, pair, strict=True):
        await a_yes(device, youth, "P05")
        await device.vault.run(pick_barrier, youth, code="health")
    await both(noor, sami)
    await noor.vault.run(merge_files, pair[0], other=pair[1])
    await both(noor, sami)
    await sami.vault.run(withdraw, pair[0], purpose="P05")
    await agree(noor, sami)
    for device in two_devices:
        assert await device.vault.run(health_drawers) == 0
