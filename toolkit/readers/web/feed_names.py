"""XML of feeds: their elements by plain names, whatever their generation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

#: Beginnings of the names of namespaces; the feed's own have no prefix.
SPACES = {
    "http://purl.org/rss/1.0/modules/content": "content:",
    "http://purl.org/dc/": "dc:",
    "http://search.yahoo.com/mrss": "media:",
    "http://prismstandard.org/": "prism:",
    "http://www.itunes.com/": "itunes:",
    "http://rssnamespace.org/feedburner": "feedburner:",
    "http://www.w3.org/1999/xhtml": "xhtml:",
    "http://news.yandex": "yandex:",
}
FEEDS = (
    *("http://purl.org/rss/1.0/", "http://my.netscape.com/", "http://channel.netscape.com/"),
    *("http://backend.userland.com/", "http://www.w3.org/2005/atom", "http://purl.org/atom/"),
    *("http://purl.org/net/rss", "http://www.w3.org/1999/02/22-rdf-syntax"),
)
NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
BARE = re.compile(r"&(?!#?\w{1,31};)")
OURS = frozenset("amp lt gt quot apos".split())


def prepared(text: str) -> str:
    """XML in which the names that only HTML knows are signs, and a bare & is escaped."""
    return BARE.sub("&amp;", NAMED.sub(_sign, text)) if "&" in text else text


def _sign(match: re.Match[str]) -> str:
    return match[0] if match[1] in OURS else html5.get(f"{match[1]};", match[0])


def plain(element: Any) -> str:
    """The name of an element in lower case, with a prefix if it is of another vocabulary."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    space = space.removeprefix("{").lower()
    name = name.lower()
    if not space or space.startswith(FEEDS):
        prefix = next((p for p in SPACES if space.startswith(p)), "")
        return SPACES[prefix] + name if prefix else name
    found = next((short for begin, short in SPACES.items() if space.startswith(begin)), "")
    return (found or f"{(element.prefix or 'x').lower()}:") + name


def parts(element: Any) -> Iterator[tuple[str, Any]]:
    """The elements directly in another with their plain names; groups of media are passed over."""
    for one in element:
        if name := plain(one):
            yield name, one


def bare(element: Any) -> Any:
    """The element with everything in it under names without namespaces."""
    for one in element.iter():
        if isinstance(one.tag, str):
            one.tag = one.tag.rpartition("}")[2].lower()
    return element
