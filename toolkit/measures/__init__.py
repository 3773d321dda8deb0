"""Measures: a corpus in, a plain table out; one verb per file."""
