"""What old and new pages of Europresse share: name of the outlet, notes, rights and number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.markup import html_root, paragraphs

ISSUE = re.compile(r",\s*(?:(?:no|num|numéro|number|vol|issue)\b\.?\s*\d|n[°º]).*", re.I)
GAP = re.compile(r"\s*\n\s*|\s{8,}")  # before what is said about the outlet
RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*|\(c\)\s*)?\d{4}", re.I)
NUMBER = re.compile(r"\b\w{2,12}·\d{6,8}·[\w-]+·[\w·.-]*\w")
NUMBER_LINE = re.compile(r"(?:numéro de document|document number|doc(?:ument)? no)\b.*", re.I)
ISSUED = re.compile(
    r"(?:date d['’]émission|date of issue|issue date|issued on)\s*:?\s*(\d{4}-\d\d-\d\d)", re.I
)
LABELS = {
    "illustrations": re.compile(r"illustration\(s\)\s*:", re.I),
    "notes": re.compile(r"note\(s\)\s*:", re.I),
    "boxes": re.compile(r"(?:encadré|box|sidebar|inset)\(e?s\)\s*:", re.I),
}


def outlet_fields(name: str) -> dict[str, str]:
    """The name of an outlet without its issue, and the issue.

    Examples
    --------
    >>> outlet_fields("La Gazette, no. 12345")
    {'outlet': 'La Gazette', 'issue': 'no. 12345'}
    """
    plain = " ".join(GAP.split(name.strip())[0].split())
    found = ISSUE.search(plain)
    if not found:
        return {"outlet": plain, "issue": ""}
    return {"outlet": plain[: found.start()].strip(" ,"), "issue": found[0].strip(" ,")}


def labelled_notes(pieces: list[str]) -> dict[str, str]:
    """Paragraphs beside a text by the labels before them; those without one are notes."""
    found: dict[str, list[str]] = {name: [] for name in LABELS}
    name = "notes"
    for piece in pieces:
        for label, pattern in LABELS.items():
            if match := pattern.match(piece):
                name, piece = label, piece[match.end() :]
                break
        if piece.strip():
            found[name].append(" ".join(piece.split()))
    return {name: "; ".join(values) for name, values in found.items()}


def is_label(piece: str) -> bool:
    """Whether a paragraph begins what stands beside a text."""
    return any(pattern.match(piece) for pattern in LABELS.values())


def foot_fields(pieces: list[str]) -> dict[str, str]:
    """Number, day of the certificate and rights from the paragraphs below an article."""
    text = "\n".join(pieces)
    number, issued = NUMBER.search(text), ISSUED.search(text)
    made = {"doc_id": number[0]} if number else {}
    return made | {
        "collected": issued[1] if issued else "",
        "copyright": next((piece for piece in pieces if RIGHTS.match(piece)), ""),
    }


def parsed(text: str) -> Any:
    """A piece of a page as an element; an empty one if nothing can be made of it."""
    from lxml import html

    try:
        return html_root(f"<html><body>{text}</body></html>", "")
    except ReadError:
        return html.Element("body")


def of_class(element: Any, name: str) -> list[Any]:
    """The elements in an element that have a class, in small letters; none within another."""
    classed = element.xpath("descendant-or-self::*[@class]")
    return outermost([e for e in classed if name in e.get("class").casefold().split()])


def outermost(elements: Iterable[Any]) -> list[Any]:
    """Those of some elements, in their order, that are within no other of them."""
    found: dict[Any, None] = {}
    for element in elements:
        if not any(above in found for above in element.iterancestors()):
            found[element] = None
    return list(found)


def pieces_of(element: Any) -> list[str]:
    """The paragraphs of an element."""
    return [piece for piece in paragraphs(element).split("\n\n") if piece]


def flat(element: Any) -> str:
    """The text of an element on one line."""
    return " ".join(paragraphs(element).split())
