"""Exports of the archives of the Austrian news agency."""
