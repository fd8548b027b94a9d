"""The sealed store: the only room that opens a database or holds a secret key."""
