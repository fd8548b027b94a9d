"""The sealed log and the open book, on real SQLite files."""
