"""Exports of LexisNexis and Nexis Uni."""
