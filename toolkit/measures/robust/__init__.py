"""Whether a claim holds under other patterns and other choices."""
