"""Answers of news services, saved as JSON, JSON lines or tables."""
