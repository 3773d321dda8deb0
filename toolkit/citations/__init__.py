"""Which outlet cites which."""
