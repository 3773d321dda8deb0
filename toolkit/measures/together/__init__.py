"""Themes that stand together."""
