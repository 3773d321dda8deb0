"""An article with its marks as HTML; every piece of text is escaped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from toolkit.closely import looks
from toolkit.closely.looks import LOOKS
from toolkit.closely.marks import KINDS, Mark, Quotation
from toolkit.closely.pieces import nested, pieces
from toolkit.validation.page import direction, readable

_FORCED = re.compile("[\u202d\u202e]")
LONGEST = 220  # characters of what is said in the list beside the text


def reading_html(
    title: str,
    text: str,
    about: Sequence[str],
    language: str,
    marks: Sequence[Mark],
    quotations: Sequence[Quotation],
) -> str:
    """Headline, what is known about the article, legend, text, and the list of quotations.

    Examples
    --------
    >>> page = reading_html("<b>", "In Kirkuk", [], "en", [Mark("theme", 3, 9, "<i>")], [])
    >>> "&lt;b&gt;" in page and ">Kirkuk</mark>" in page and "<i>" not in page
    True
    """
    way = direction(text)
    head = (
        f'<h2 style="font-size:1.35em;line-height:1.3;margin:0 0 .3rem">{_apart(title)}</h2>'
        f'<div style="{looks.SMALL}">{", ".join(map(_apart, filter(None, about)))}</div>'
    )
    article = (
        f'<div lang="{_shown(language)}" style="{looks.TEXT}">{_marked(text, marks, way)}</div>'
    )
    side = _side(marks, quotations)
    return (
        f'<article class="close-reading" dir="{way}" style="{looks.PAGE};{looks.EXACT}">'
        f'{head}{_legend(marks)}<div style="{looks.COLUMNS}">{article}{side}</div></article>'
    )


def page_html(body: str, title: str, language: str) -> str:
    """A page of its own around the article: no script, nothing from elsewhere."""
    return (
        f'<!DOCTYPE html>\n<html lang="{_shown(language)}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_shown(title)}</title>"
        "<style>:root{color-scheme:light dark}body{margin:1.5rem auto;padding:0 1.2rem;"
        "max-width:64rem}@media print{body{margin:0;max-width:none}}</style>"
        f"</head><body>{body}</body></html>\n"
    )


def _marked(text: str, marks: Sequence[Mark], way: str) -> str:
    """The text with its marks, which enclose each other properly."""
    found = pieces(marks, len(text))
    told: set[int] = set()
    parts = []
    for place, closed, opened in nested(found):
        parts += ["</mark>"] * len(closed)
        for i in opened:
            number = marks[i].quotation if marks[i].kind == "content" else 0
            parts.append(_open(marks[i], way) + ("" if number in told else _number(number)))
            told.add(number)
        if place < len(found):
            parts.append(_shown(text[found[place].start : found[place].end]))
    return "".join(parts)


def _open(mark: Mark, way: str) -> str:
    look = LOOKS[mark.kind]
    style = look.style + (looks.UPRIGHT if mark.kind == "cue" and way == "rtl" else "")
    number = f" {mark.quotation}" if mark.quotation else ""
    said = ": ".join(filter(None, (look.called + number, mark.name)))
    said += f" ({mark.note})" if mark.note else ""
    return (
        f'<mark class="{mark.kind}" title="{_shown(said)}" '
        f'style="background:none;color:inherit;{style}">'
    )


def _number(number: int) -> str:
    return f'<sup style="{looks.NUMBER}">{number}</sup>' if number else ""


def _legend(marks: Sequence[Mark]) -> str:
    """What the marks in the article look like, and how many there are of each."""
    parts = []
    for kind in KINDS:
        # A quotation of several stretches counts once.
        own = {(m.quotation or -i, m.name) for i, m in enumerate(marks, 1) if m.kind == kind}
        if own:
            look = LOOKS[kind]
            parts.append(
                f'<span style="white-space:nowrap"><mark style="background:none;color:inherit;'
                f'{look.style}">{escape(look.called)}</mark> {len(own)}</span>'
            )
    told = " &#160;·&#160; ".join(parts) or "Nothing is marked in this article."
    told = f'<bdi dir="ltr">{told}</bdi>'
    return f'<div class="legend" style="{looks.PLAIN};margin:.7rem 0 1rem">{told}</div>'


def _side(marks: Sequence[Mark], quotations: Sequence[Quotation]) -> str:
    """Quotations, who says how what; then what else is marked, by name and number."""
    blocks = []
    if quotations:
        items = "".join(map(_quotation, quotations))
        blocks.append(f"{_heading('Quotations')}{items}")
    for kind, heading in (("cited", "Cited outlets"), ("name", "Names"), ("theme", "Themes")):
        count: dict[str, int] = {}
        for mark in marks:
            if mark.kind == kind:
                count[mark.name] = count.get(mark.name, 0) + 1
        if count:
            ordered = sorted(count.items(), key=lambda item: (-item[1], item[0]))
            lines = "".join(f"<li>{_apart(name)} {number}</li>" for name, number in ordered)
            blocks.append(
                f'{_heading(heading)}<ul style="margin:0 0 1rem;padding-inline-start:1.1rem">'
                f"{lines}</ul>"
            )
    return f'<aside style="{looks.SIDE}">{"".join(blocks)}</aside>' if blocks else ""


def _heading(text: str) -> str:
    return f'<div style="font-weight:600;margin:0 0 .4rem">{escape(text)}</div>'


def _quotation(one: Quotation) -> str:
    """'3 John McCain – warned of – severe consequences', with what is known of it below."""
    who = one.person or one.source or "no source"
    written = one.source if one.source and one.source != who else ""
    content = " ".join(one.content.split())
    content = content if len(content) <= LONGEST else content[:LONGEST].rstrip() + " …"
    way = direction(f"{content} {one.source}")
    line = " – ".join(
        [
            f"<b><bdi>{_shown(who)}</bdi></b>",
            f"<bdi>{_shown(one.cue)}</bdi>" if one.cue else "…",
            f"<bdi>{_shown(content)}</bdi>",
        ]
    )
    below = [one.kind, one.stance, f"as written: {written}" if written else ""]
    told = ", ".join(map(_apart, filter(None, below)))
    return (
        f'<div class="quotation" style="{looks.ITEM};{looks.KEEP}">'
        f'<div dir="{way}">{one.number}&#160; {line}</div>'
        f'<div style="{looks.SMALL}"><bdi dir="ltr">{told}</bdi></div></div>'
    )


def _apart(text: str) -> str:
    return f"<bdi>{_shown(text)}</bdi>"


def _shown(text: str) -> str:
    """Escaped; letters are not forced into a direction, which would turn what follows round."""
    return escape(_FORCED.sub("\ufffd", readable(text)))
