"""Addresses in a text, and the outlets that they lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)(?P<host>[\w.-]+\.[a-z]{2,})(?P<rest>[^\s<>\"')\]]*)", re.I
)


def links(text: str, outlets: Mapping[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, host and outlet of each address that leads to a known outlet.

    Parameters
    ----------
    text : str
    outlets : mapping
        Outlet of each domain; the longest that a host ends with is taken.
    """
    if "://" not in text and "www." not in text:
        return
    for hit in _ADDRESS.finditer(text):
        host = hit["host"].casefold().removeprefix("www.")
        outlet = outlet_of(host, outlets)
        if outlet:
            end = hit.end() - (hit[0][-1] in ".,;:!?")
            yield hit.start(), end, host, outlet


def outlet_of(host: str, outlets: Mapping[str, str]) -> str:
    """The outlet of a host; empty if it is not known."""
    while "." in host:
        if host in outlets:
            return outlets[host]
        host = host.partition(".")[2]
    return ""
