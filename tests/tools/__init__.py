"""The workshop's own scripts and settings."""
