"""One article of Europresse in the layout since 2013: header, section, aside and footer."""

from __future__ import annotations

import re
from typing import Any

from toolkit.readers.databases.common.bylines import byline
from toolkit.readers.databases.europresse.head import header_fields
from toolkit.readers.databases.europresse.parts import (
    flat,
    foot_fields,
    labelled_notes,
    of_class,
    outermost,
    outlet_fields,
    parsed,
    pieces_of,
)

LINES = ("div", "p", "h1", "h2", "h3")
ABOUT_OUTLET = "apd-wrapper"  # a window that the interface adds
PRINTED = re.compile(
    r"(?:cet article est paru dans|this article (?:was published|appeared) in)\b", re.I
)


def new_fields(text: str) -> dict[str, str]:
    """One article in our columns.

    Parameters
    ----------
    text
        HTML from the beginning of the article to that of the next.
    """
    root = parsed(text)
    for element in of_class(root, ABOUT_OUTLET):
        element.drop_tree()
    header, section, aside, footer = (
        _tagged(root, name) for name in ("header", "section", "aside", "footer")
    )
    notes = [piece for element in aside for piece in pieces_of(element)]
    foot = [piece for element in footer for piece in pieces_of(element)] or pieces_of(root)
    made = _header(header[0] if header else root) | labelled_notes(notes) | foot_fields(foot)
    for element in (*header, *aside, *footer):
        element.drop_tree()
    made["url"] = next((_printed(link) for link in root.iter("a") if _printed(link)), "")
    pieces = [piece for element in section or [root] for piece in pieces_of(element)]
    made["text"] = "\n\n".join(piece for piece in pieces if not PRINTED.match(piece))
    return made


def _tagged(root: Any, name: str) -> list[Any]:
    return outermost(root.iter(name))


def _printed(link: Any) -> str:
    """The address to which a remark on where else an article appeared leads."""
    address = link.get("href") or ""
    return address if address.startswith("http") and PRINTED.match(flat(link)) else ""


def _header(header: Any) -> dict[str, str]:
    """Outlet, date, section, titles and author."""
    plain = [div for div in header.iter("div") if div.get("class") == "sm-margin-bottom"]
    names = [e for e in of_class(header, "docpublicationname") if _own_text(e).strip()]
    spans = of_class(header, "docheader") or _next(of_class(header, "doctitresoussection"))
    spans = [span for span in spans if flat(span)] or plain[1:2]
    names = names or plain[:1]
    line = ", ".join(flat(span).strip(" ,") for span in spans)
    made = outlet_fields("".join(map(_own_text, names[:1]))) | header_fields(line)
    made["source_code"] = next(filter(None, (e.get("sourcecode") for e in header.iter())), "")
    titles = [e for e in of_class(header, "titrearticlevisu") if flat(e)]
    frame = next(iter(of_class(header, "titrearticle")), titles[0] if titles else None)
    made |= {"language": "", **_titles(frame, titles[0] if titles else frame)}
    framed = header.tag == "header" and frame is not None
    rubric, author = _around(frame, [*spans, *names]) if framed else ("", "")
    by_class = "; ".join(filter(None, map(flat, of_class(header, "docauthors"))))
    made |= {"rubric": rubric, "author": byline(by_class or author)}
    made["section"] = made["section"] or rubric
    return made


def _own_text(element: Any) -> str:
    """Text of an element without that of blocks in it, which say more about the outlet."""
    for inner in list(element.iter("div", "aside", "table", "ul", "p", "button")):
        if inner is not element and inner.getparent() is not None:
            inner.drop_tree()
    return "".join(element.itertext())


def _next(elements: list[Any]) -> list[Any]:
    return [e.getnext() for e in elements if e.getnext() is not None]


def _titles(frame: Any, title: Any) -> dict[str, str]:
    """Headline with what stands above and below it."""
    made = {"kicker": "", "title": flat(title) if title is not None else "", "subtitle": ""}
    if frame is None or frame is title:
        return made
    found = "kicker"
    for element in frame:
        if element is title or title in element.iterdescendants():
            found = "subtitle"
        elif isinstance(element.tag, str) and flat(element):
            made[found] = f"{made[found]} {flat(element)}".strip()
    return made


def _around(frame: Any, known: list[Any]) -> tuple[str, str]:
    """What stands beside the headline and has no name: above it, and the first below it."""
    above: list[str] = []
    below: list[str] = []
    found = above
    for element in frame.getparent():
        if element is frame:
            found = below
        elif element.tag in LINES and not any(e in known for e in element.iter()):
            found += filter(None, [flat(element)])
    return "; ".join(above), "".join(below[:1])
