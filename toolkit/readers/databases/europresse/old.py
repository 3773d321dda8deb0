"""One article of Europresse in the layout until 2013: spans in the cell of a table."""

from __future__ import annotations

import re
from typing import Any

from toolkit.readers.databases.common.bylines import byline, has_by, looks_like_names
from toolkit.readers.databases.europresse.head import header_fields
from toolkit.readers.databases.europresse.parts import (
    NUMBER,
    NUMBER_LINE,
    RIGHTS,
    flat,
    foot_fields,
    is_label,
    labelled_notes,
    of_class,
    outlet_fields,
    parsed,
    pieces_of,
)

MARK = "\ue000"
CERTIFICATE = re.compile(
    r"(?:ce certificat|this certificate|le présent document|date d['’]émission)", re.I
)
MOST_BLANKS = 10  # in names of authors
FOOT = 4  # paragraphs between the rights and the number


def old_fields(text: str) -> dict[str, str]:
    """One article in our columns.

    Parameters
    ----------
    text
        HTML from the name of the outlet to that of the next.
    """
    root = parsed(text)
    names = [e for e in of_class(root, "docpublicationname") if flat(e)]
    headers = of_class(root, "docheader")
    titles = [e for e in of_class(root, "titrearticlevisu") if flat(e)]
    line = ", ".join(filter(None, (flat(e).strip(" ,") for e in headers)))
    outside = bool(titles) and _author_outside(titles[-1])
    named = flat(names[0]) if names else ""
    for element in (*names[-1:], *headers[-1:], *titles[-1:]):
        element.tail = f"\n\n{MARK}\n\n{element.tail or ''}"
    before, after = _around(pieces_of(root))
    title = " ".join(map(flat, titles))
    made = outlet_fields(named) | header_fields(line)
    made |= {"title": title, "language": "", "url": ""}
    made["rubric"] = "; ".join(piece for piece in before if titles and piece not in title)
    body, foot = _cut(after)
    made["author"] = byline(body.pop(0)) if _is_author(body, outside) else ""
    aside = next((number for number, piece in enumerate(body) if is_label(piece)), len(body))
    made["text"] = "\n\n".join(body[:aside])
    return made | labelled_notes(body[aside:]) | foot_fields(foot)


def _around(pieces: list[str]) -> tuple[list[str], list[str]]:
    """What stands between the last two marks, and behind the last."""
    marks = [number for number, piece in enumerate(pieces) if piece == MARK]
    if not marks:
        return [], pieces
    start = marks[-2] if len(marks) > 1 else marks[-1]
    return pieces[start + 1 : marks[-1]], pieces[marks[-1] + 1 :]


def _author_outside(title: Any) -> bool:
    """Whether what follows a headline is in no paragraph, and paragraphs follow."""
    found = title.xpath("following::text()[normalize-space()][1]")
    if not found or not title.xpath("following::p[normalize-space()]"):
        return False
    parent = found[0].getparent()
    parent = parent.getparent() if found[0].is_tail else parent
    inside = next(parent.iterancestors("p"), parent if parent.tag == "p" else None)
    return inside is None or inside is next(title.iterancestors("p"), None)


def _is_author(body: list[str], outside: bool) -> bool:
    """Whether the first paragraph is the author and no part of the text."""
    if len(body) < 2 or body[0].count(" ") > MOST_BLANKS or is_label(body[0]):
        return False
    plain = body[0].rstrip()
    return has_by(plain) or looks_like_names(plain) or (outside and plain[-1] not in ".!?:;…")


def _cut(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Text and foot: from the rights, or else the number or the certificate on."""
    end = next((n for n, piece in enumerate(pieces) if _ends(piece)), len(pieces))
    rights = [n for n in range(max(end - FOOT, 0), end) if RIGHTS.match(pieces[n])]
    cut = rights[-1] if rights else end
    return pieces[:cut], pieces[cut:]


def _ends(piece: str) -> bool:
    return bool(NUMBER_LINE.match(piece) or NUMBER.fullmatch(piece) or CERTIFICATE.match(piece))
