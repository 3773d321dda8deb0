"""Rival names."""
