"""Practising: a vault of its own with youths who do not exist, gone when the worker stops."""
