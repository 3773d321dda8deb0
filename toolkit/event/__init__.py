"""One event across outlets."""
