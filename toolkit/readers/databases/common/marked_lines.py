"""Pages and RTF as lines, with marks where bold words begin and where a new page does."""

from __future__ import annotations

import re
from typing import Any

from toolkit.readers.markup import paragraphs
from toolkit.readers.rtf import rtf_text
from toolkit.readers.source import Source

BOLD, BREAK, HEADING, ITALIC = "\ue000", "\ue001", "\ue002", "\ue003"
MARKS = re.compile(f"[{BOLD}-{ITALIC}]")
LEADING = re.compile(rf"[\s{BOLD}-{ITALIC}]*")
TAGS = {"b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC} | {
    f"h{n}": HEADING for n in range(1, 7)
}
RTF_BOLD = re.compile(r"\\b(?![a-z0-9-]) ?")
RTF_BREAK = re.compile(r"\\(?:page|sect)(?![a-z])")
RTF_SIZE = re.compile(r"\\fs20(?=\d)")
RULE = re.compile(r"\s*_{30,}\s*")


def of_rtf(source: Source) -> list[str]:
    """The lines of RTF; a bold word begins with `BOLD`, a page or section with `BREAK`."""
    text = RTF_BOLD.sub(rf"\\b {BOLD}", MARKS.sub("", source.text))
    text = RTF_SIZE.sub(r"\\fs20 ", text)  # without the blank that ends it, figures follow
    text = RTF_BREAK.sub(rf"\\par {BREAK}\\par ", text)
    return _ruled(rtf_text(Source(source.path, source.name, text.encode("utf-8", "replace"))))


def of_html(element: Any) -> list[str]:
    """The paragraphs of an element, and the lines of preformatted ones, marked likewise.

    A heading begins with `HEADING`, words in italics with `ITALIC`.
    """
    for node in element.iter(*TAGS, "hr", "pre"):
        if node.tag == "hr":
            node.tail = f"\n\n{BREAK}\n\n{node.tail or ''}"
        elif node.tag == "pre":
            for part in node.iter():
                part.text = (part.text or "").replace("\n", "\n\n")
                if part is not node:
                    part.tail = (part.tail or "").replace("\n", "\n\n")
        else:
            node.text = TAGS[node.tag] + (node.text or "")
    return _ruled(paragraphs(element))


def _ruled(text: str) -> list[str]:
    lines = (line.replace("\u2028", "").rstrip() for line in text.split("\n"))
    return [BREAK if RULE.fullmatch(line) else line for line in lines]


def is_marked(line: str, marks: str) -> bool:
    """Whether a line begins with one of the marks and has words."""
    found = LEADING.match(line)
    return bool(found and set(found[0]) & set(marks)) and bool(plain(line))


def is_bold(line: str) -> bool:
    """Whether a line is a heading or begins with bold words."""
    return is_marked(line, BOLD + HEADING)


def is_heading(line: str) -> bool:
    """Whether a line is a heading."""
    return is_marked(line, HEADING)


def plain(line: str) -> str:
    """A line without marks, with single blanks."""
    return " ".join(MARKS.sub("", line).split())
