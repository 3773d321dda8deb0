"""The headline of a web page: what the page shows, where that is what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from toolkit.readers.addresses import host
from toolkit.readers.markup import one_line
from toolkit.readers.web.extraction.linked_data import said
from toolkit.readers.web.extraction.metadata import Facts

MOST = 10  # first headings that are looked at
LONGEST = 400
LEAST, LIKE = 6, 20  # letters of a headline before the name of a site, and of a title for sure
ALIKE = 0.65  # share of the words of a shown heading that is in what the page says
BETWEEN = re.compile(
    r"\s+[|\u2013\u2014\u00b7\u2022»>:/-]{1,2}\s+|\s*[|｜_：]\s*|\s*-{1,2}\s*(?=[^-]*$)"
)


def titles(facts: Facts, shown: Collection[str] = ()) -> list[str]:
    """What may be the headline, the likeliest first.

    Parameters
    ----------
    facts
        Of the page.
    shown
        Texts that stand on the page by themselves: a title that goes on with the name of the
        site or a section is cut to what stands there.
    """
    element = facts.root.find(".//title")
    told = [
        said(facts.linked, "headline"),
        facts.first("og:title"),
        facts.first("twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline"),
        one_line(element) if element is not None else "",
    ]
    names = _names(facts)
    lines = {_bare(text) for text in shown if len(text) <= LONGEST} - names
    told = [
        _as_shown(without_site(text, names), lines) for text in told if 0 < len(text) <= LONGEST
    ]
    told = sorted(filter(None, told), key=_is_cut)
    heads = [one_line(one) for one in islice(facts.root.iter("h1"), MOST)]
    heads = [text for text in heads if 0 < len(text) <= LONGEST and _bare(text) not in names]
    alike = [(_alike(text, told), text) for text in heads]
    agreed = [text for share, text in sorted(alike, key=lambda one: -one[0]) if share >= ALIKE]
    return list(dict.fromkeys([*_shortest(agreed[:1], told), *told, *agreed, *heads[: not told]]))


def _as_shown(title: str, lines: set[str]) -> str:
    """A title without what follows the part of it that stands on the page."""
    if _bare(title) in lines:
        return title
    for match in BETWEEN.finditer(title):
        if len(_bare(title[: match.start()])) >= LEAST and _bare(title[: match.start()]) in lines:
            return title[: match.start()]
    return title


def _is_cut(title: str) -> bool:
    return title.endswith(("...", "…"))


def _shortest(agreed: list[str], told: list[str]) -> list[str]:
    """The heading, or the title that it begins with: some headings hold more than the headline."""
    for text in agreed:
        begins = [t for t in told if LIKE <= len(_bare(t)) < len(_bare(text)) and not _is_cut(t)]
        begins = [t for t in begins if _bare(text).startswith(_bare(t))]
        return [min(begins, key=len, default=text)]
    return []


def _names(facts: Facts) -> set[str]:
    """How the site may be called at the end of a title."""
    named = {facts.outlet, said(facts.linked, "publisher"), facts.first("application-name")}
    address = host(facts.url)
    named |= {address, address.rpartition(".")[0]}
    return {_bare(name) for name in named if _bare(name)}


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def without_site(title: str, names: set[str]) -> str:
    """A title without the name of the site before or after it.

    Parameters
    ----------
    title
        As 'Town builds a bridge | The Paper'.
    names
        Of the site, in small letters without spaces.
    """
    parts = [match.span() for match in BETWEEN.finditer(title)]
    for begin, end in reversed(parts):
        if _bare(title[end:]) in names:
            return without_site(title[:begin], names)
    for begin, end in parts:
        if _bare(title[:begin]) in names:
            return without_site(title[end:], names)
    return title.strip()


def _alike(text: str, told: list[str]) -> float:
    """Share of the words of a heading that the closest title has."""
    plain, words = _bare(text), set(re.findall(r"\w+", text.casefold()))
    best = 0.0
    for title in map(str.casefold, told):
        one, other = sorted((plain, _bare(title)), key=len)
        if one in other and len(one) >= len(other) / 2:
            return 1.0
        said_words = set(re.findall(r"\w+", title))
        if words and said_words:
            best = max(best, len(words & said_words) / max(len(words), len(said_words) / 2))
    return best
