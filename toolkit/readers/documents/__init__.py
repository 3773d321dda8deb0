"""One article per file."""
