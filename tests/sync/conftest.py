"""The devices and the centre of the journeys."""

from tests.journeys.conftest import central, one_device, two_devices

__all__ = ["central", "one_device", "two_devices"]
