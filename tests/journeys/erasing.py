"""What the tests of erasing across devices share."""

from __future__ import annotations

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.queries.erasures import StillThere, still_there
from tests.journeys.conftest import Device, both

NOTE = "Kanarie zingt over de werkplaats"


def names(found: StillThere) -> list[str]:
    return [holder.name for holder in found.waiting]


async def waiting(device: Device) -> list[str]:
    return names(await device.vault.run(still_there))


async def a_youth(noor: Device, sami: Device) -> str:
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    return youth


async def note(device: Device, youth: str) -> None:
    await device.vault.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))


def on_disk(device: Device) -> bytes:
    return b"".join(path.read_bytes() for path in device.vault.directory.rglob("*") if path.is_file())
