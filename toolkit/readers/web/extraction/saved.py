"""Where and when a page was saved, as browsers and archives write it into the page."""

from __future__ import annotations

import re
from typing import NamedTuple

HEAD = 8192  # characters in which such a comment stands; that of an archive is at the end
IE = re.compile(r"<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->", re.IGNORECASE)
SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s*url:\s*(\S{1,2000})\s")
SAVED = re.compile(r"saved date:\s*(?:[A-Za-z]{3} )?([^(\n]{8,60})")
ARCHIVED = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d) (\w{3} \d{1,2}, \d{4})")


class Saved(NamedTuple):
    """Address and time of saving, '' if unknown."""

    url: str = ""
    collected: str = ""


def saved(text: str) -> Saved:
    """What the comments of a page say of its saving.

    Parameters
    ----------
    text
        The page as it was saved.
    """
    head, tail = text[:HEAD], text[-HEAD:]
    if match := SINGLE_FILE.search(head):
        when = SAVED.search(head, match.end())
        return Saved(match[1], when[1].strip() if when else "")
    url = match[1] if (match := IE.search(head)) else ""
    url = url if url.lower().startswith("http") else ""  # not a path of the disk
    archived = ARCHIVED.search(tail)
    return Saved(url, f"{archived[2]} {archived[1]}" if archived else "")
