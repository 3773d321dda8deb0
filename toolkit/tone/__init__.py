"""Tone, frames and agency."""
