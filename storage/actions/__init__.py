"""What a worker does, one function an act: each takes the open store, plans changes, and goes through the one door."""
