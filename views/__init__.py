"""Screens: the only room that imports flet."""
