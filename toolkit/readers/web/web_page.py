"""Read saved web pages: the article without the page around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles, noted
from toolkit.readers.markup import html_tree
from toolkit.readers.source import Source
from toolkit.readers.web.extraction.page import NoArticle, read_page
from toolkit.readers.web.extraction.saved import saved

NAME = "web_page"
ABOUT = "Saved web page; the article is taken out of it"
SUFFIXES: tuple[str, ...] = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx")

TAGS = re.compile(r"<(!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE)

# text in other files may hold tags without being a page
PAGE = re.compile(r"(?>\s+|<\?xml[^>]*>|<!--.*?-->)*+<(!doctype\s+html|html)\b", re.I | re.DOTALL)


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
    about = saved(source.text)
    try:
        record, remarks = read_page(html_tree(source), about.url)
    except NoArticle as error:
        raise ReadError(f"{source.name}: {error}") from error
    problems = [*noted(source), *(Problem("", remark, kept=True) for remark in remarks)]
    yield articles([{**record, "collected": about.collected, "place": ""}], problems)
