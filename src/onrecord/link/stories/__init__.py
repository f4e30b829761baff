"""Which articles are of one story."""
