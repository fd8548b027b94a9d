"""Devices and the real service in one process."""
