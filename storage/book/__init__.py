"""The open book: an in-memory SQLite database made by folding the log. Every query of every screen runs on it."""
