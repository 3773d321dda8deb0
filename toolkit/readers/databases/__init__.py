"""Exports of news databases: many articles per file."""
