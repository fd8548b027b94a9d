"""The conversation, against the real service."""
