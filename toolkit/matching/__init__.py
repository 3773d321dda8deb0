"""Patterns and themes, matched on the words of the token index."""
