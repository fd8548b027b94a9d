"""One vault is made for a whole run; each test gets a copy of its folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.device import Device, shut_all


@pytest.fixture(autouse=True)
def _shut_devices() -> Iterator[None]:
    yield
    shut_all()


@pytest.fixture(scope="session")
def made_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    device = Device.new(tmp_path_factory.mktemp("made") / "vault")
    device.shut()
    return device.directory, device.key


@pytest.fixture
def closed_device(made_vault: tuple[Path, bytes], tmp_path: Path) -> Device:
    """A device whose vault is closed."""
    shutil.copytree(made_vault[0], tmp_path / "vault")
    return Device(tmp_path / "vault", made_vault[1])


@pytest.fixture
def device(closed_device: Device) -> Device:
    """A device whose vault is open."""
    return closed_device.open()
