"""Exports of Factiva."""
