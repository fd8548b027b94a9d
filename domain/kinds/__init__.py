"""The structs of the kinds of record, one subject a file; domain/records.py lists them as KINDS."""
