"""Read saved web pages: the article without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.source import Source

NAME = "web_page"
ABOUT = "Saved web page; the article is taken out of it"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml")

TAGS = re.compile(r"<(!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE)

# text in other files may hold tags without being a page
PAGE = re.compile(r"(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(!doctype\s+html|html)\b", re.I | re.DOTALL)

DATES = {
    "original_date": True,  # not that of the last change
    "extensive_search": False,  # it makes 1 January out of the year of a copyright line
    "max_date": "2200-12-31",  # otherwise today, and the same page would change its date
}


def matches(source: Source) -> bool:
    """Whether the beginning has tags of a web page."""
    head = source.start.lstrip()
    if source.suffix in SUFFIXES:
        found = TAGS.search(head)
        # other XML has paragraphs too
        return found is not None and (not head.startswith("<?xml") or "<html" in head.lower())
    return PAGE.match(head) is not None


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Take the article out of a page; nothing is fetched."""
    from trafilatura import bare_extraction

    try:
        found: Any = bare_extraction(
            source.data,
            favor_precision=True,  # of the settings the best on pages with text typed by hand
            include_comments=False,
            with_metadata=True,
            date_extraction_params=DATES,
        )
    except MemoryError:
        raise
    except Exception as error:  # parsers under it fail in many ways on broken pages
        raise ReadError(f"{source.name}: no web page that can be read ({error})") from error
    if found is None or not (found.text or "").strip():
        raise ReadError(f"{source.name}: no article text found")
    record = {
        "date": found.date,  # a day only, even where the page has the time
        "outlet": found.sitename or host(found.url) or "",
        "title": found.title,
        "text": found.text.strip(),
        "url": found.url,
        "author": found.author,
        "section": ", ".join(found.categories or []),
        "language": found.language,
    }
    missing = [] if record["date"] else [Problem("", "no date found in the page", kept=True)]
    yield articles([record | {"place": ""}], missing)


def host(url: str | None) -> str:
    """The host of an address without 'www.'; '' if there is none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""
