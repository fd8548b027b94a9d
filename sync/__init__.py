"""The conversation with the central service: the only room that imports httpx."""
