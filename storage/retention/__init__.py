"""Retention that runs by itself: what has to go, marks that every worker sees, and erasing with care (consent.md)."""
