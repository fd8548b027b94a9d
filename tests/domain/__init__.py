"""Rules and formats, tested without a disk, a network or a clock."""
