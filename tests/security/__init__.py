"""What an outsider tries."""
