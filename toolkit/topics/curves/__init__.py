"""Topics in time and between outlets."""
