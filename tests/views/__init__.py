"""Screens in process: the real Page and Session over a connection of our own."""
