"""Tables of the centre, one change a file; run by `Database.migrate`."""
