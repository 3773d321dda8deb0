"""Outlet, section, address, language and authors of a web page, as it says them of itself."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any
from urllib.parse import urljoin, urlsplit

from toolkit.readers.addresses import host
from toolkit.readers.markup import one_line
from toolkit.readers.web.extraction.linked_data import linked_articles, said, texts

AUTHORS = (
    *("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    *("dcterms.creator", "cxenseparse:author", "article:author_name", "authors", "creator"),
)
OUTLETS = ("og:site_name", "dc.publisher", "publisher", "application-name", "twitter:site:name")
SECTIONS = (
    *("article:section", "parsely-section", "section", "articlesection", "cg", "category"),
    *("cxenseparse:recs:category", "dc.subject.section"),
)
BYLINES = frozenset(
    "byline author authors author-name byline-name byline__name article-author".split()
)
BY = re.compile(
    r"^(?:(?:written|posted|reported|published|words|story|text) )?"
    r"(?:by|von|par|por|di|door|av|af|autore?n?|author|автор|بقلم|كتب|نویسنده)\b\s*:?\s*",
    re.IGNORECASE,
)
AFTER = re.compile(r"\s+(?:[|•·]|[-–—]\s|\bon\s+\w+\s+\d|\d{1,2}[./ ]).*$")
JUNK = frozenset(
    "admin administrator webmaster editor root user guest unknown none null author staff anonymous "
    "undefined super contributor redaktion redacción".split()
)
CLAIM = re.compile(r"\s+[|–—:-]\s.*$")  # what a site says of itself after its name
LONGEST_NAME = 120
WAYBACK = re.compile(r"https?://web\.archive\.org/web/\d+\w*/(?=https?:)")


class Facts:
    """What a page says of itself.

    Parameters
    ----------
    root
        An lxml element.
    url
        Where the page was found, if that is known.
    """

    def __init__(self, root: Any, url: str = "") -> None:
        self.root = root
        self.meta: dict[str, list[str]] = defaultdict(list)
        for element in root.iter("meta"):
            content = one_line(element.get("content") or "")
            for name in {
                element.get(key) for key in ("property", "name", "itemprop", "http-equiv")
            }:
                if name and content:
                    self.meta[name.strip().lower()].append(content)
        self.links = [one for one in root.iter("link") if one.get("href")]
        self.url = self._url(url)
        self.linked = self._linked()

    def first(self, *names: str) -> str:
        """The first of some meta elements."""
        return next((self.meta[name][0] for name in names if name in self.meta), "")

    @property
    def outlet(self) -> str:
        """Name of the site, else the publisher, else the host of the address."""
        named = self.first("og:site_name") or said(self.linked, "publisher", "sourceOrganization")
        named = named or self.first(*OUTLETS)
        return (host(named) if absolute(named) else CLAIM.sub("", named)) or host(self.url)

    @property
    def section(self) -> str:
        """The section of the outlet."""
        return said(self.linked, "articleSection") or self.first(*SECTIONS)

    @property
    def language(self) -> str:
        """The language as declared."""
        declared = self.root.get("lang") or self.root.get(
            "{http://www.w3.org/XML/1998/namespace}lang"
        )
        named = (
            declared,
            said(self.linked, "inLanguage"),
            self.first("og:locale", "content-language"),
        )
        return next((code.strip().replace("_", "-") for code in named if code and code.strip()), "")

    @property
    def authors(self) -> str:
        """Names of the authors, without 'By' and without the outlet."""
        ways = (
            [texts(self.linked.get("author"))],
            [self.meta[name] for name in AUTHORS if name in self.meta],
        )
        for found in (one for way in ways for one in way):
            if names := self._names(found):
                return ", ".join(names)
        return ", ".join(self._names(_bylines(self.root)))

    def _names(self, found: list[str]) -> list[str]:
        outlet = self.outlet.casefold()
        names = dict.fromkeys(person(name) for name in found)
        return [n for n in names if n and n.casefold() not in (outlet, host(self.url))]

    def _url(self, given: str) -> str:
        """The address that the page gives itself, else where it was found."""
        canonical = [
            one.get("href") for one in self.links if (one.get("rel") or "").lower() == "canonical"
        ]
        named = [*canonical, *self.meta.get("og:url", [])]
        base = given if absolute(given) else next(filter(absolute, named), "")
        whole = [
            WAYBACK.sub("", joined)
            for one in named
            if absolute(joined := _joined(base, one.strip()))
        ]
        deep = [one for one in whole if (urlsplit(one).path or "/") != "/"]
        return next(iter([*deep, *([given] if given else []), *whole]), "")

    def _linked(self) -> dict[str, Any]:
        """The article that the page is about, of those that it describes."""
        found = linked_articles(self.root)
        same = [one for one in found if self.url and self.url in _addresses(one)]
        return next(iter([*same, *found]), {})


def _addresses(record: dict[str, Any]) -> set[str]:
    about = record.get("mainEntityOfPage")
    named = [
        record.get("url"),
        record.get("@id"),
        about.get("@id") if isinstance(about, dict) else about,
    ]
    return {one for one in named if isinstance(one, str)}


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _bylines(root: Any) -> list[str]:
    """Names in elements that are marked as those of authors."""
    named, marked = [], []
    for element in root.iter("a", "span", "div", "p", "address", "li", "cite", "strong"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            named.append(element)
        elif BYLINES & set((element.get("class") or "").lower().split()):
            marked.append(element)
        if len(named) + len(marked) > 20:
            break
    for element in named[:5] or marked[:1]:
        if text := one_line(element):
            return [text]
    return []


def person(name: str) -> str:
    """A name as found without 'By' and what comes after it; '' if it is none."""
    text = AFTER.sub("", BY.sub("", one_line(name[:1000]))).strip(" ,;:|-\u2013\u2014\u2022")
    if len(text) > LONGEST_NAME or "://" in text or "@" in text or text.casefold() in JUNK:
        return ""
    return text if re.search(r"[^\W\d_]{2}", text) else ""


def absolute(url: str) -> bool:
    """Whether an address names a host of the web."""
    return url.lower().startswith(("http://", "https://")) and bool(host(url))
