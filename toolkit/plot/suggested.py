"""Names of topics: those that are only suggested look so."""

from __future__ import annotations

from typing import Any

from toolkit.plot.style import GREY, INK
from toolkit.topics.reading.names import MARK, is_suggested

__all__ = ["is_suggested", "look", "unbroken"]


def look(label: object) -> dict[str, Any]:
    """Colour and style of a name: grey italics if it is suggested.

    The oblique face has no Arabic letters, and the script knows no italics: there it is grey.
    """
    latin = not any("\u0590" <= c <= "\u08ff" for c in str(label))
    suggested = is_suggested(label)
    return {
        "color": GREY if suggested else INK,
        "style": "italic" if suggested and latin else "normal",
    }


def unbroken(label: object) -> str:
    """The name with its question mark kept in the line of the last word."""
    return str(label).removesuffix(MARK) + "\u00a0?" if is_suggested(label) else str(label)
