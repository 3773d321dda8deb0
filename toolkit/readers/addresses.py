"""Addresses of pages; they are read as text and never asked for."""

from __future__ import annotations

from urllib.parse import urlsplit


def host(url: str | None) -> str:
    """The host of an address without 'www.'; '' if there is none.

    Examples
    --------
    >>> host("https://www.bbc.co.uk/news/1")
    'bbc.co.uk'
    """
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
