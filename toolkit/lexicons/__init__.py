"""Lexicons that come with the toolkit, by name: ``tk.themes("actors")``."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent

LEXICONS: dict[str, Path] = {
    "actors": _FOLDER / "actors.toml",
    "labels": _FOLDER / "labels.toml",
    "frames": _FOLDER / "frames.toml",
    "tone": _FOLDER / "tone.toml",
}
