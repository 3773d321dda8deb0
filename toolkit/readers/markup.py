"""HTML and XML as trees and as text; nothing outside the file is ever asked for."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.source import Source

TAG = re.compile(r"</?(p|br|a|b|i|em|strong|img|div|span|ul|ol|li|h\d|blockquote)\b[^>]*>", re.I)
PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")  # lxml takes no text that names an encoding
BLOCKS = frozenset(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre tr table thead tbody figure "
    "figcaption section article header footer aside main nav form address center".split()
)
UNSEEN = ("script", "style", "noscript", "template", "head")


def html_tree(source: Source) -> Any:
    """The page of a file as an lxml element; `ReadError` if there is none."""
    return html_root(source.text, source.name)


def html_root(text: str, name: str) -> Any:
    """A page as an lxml element; `ReadError` if there is none.

    Parameters
    ----------
    text
        HTML.
    name
        What to call it in messages.
    """
    from lxml import etree, html

    text = PROLOG.sub("", text, count=1)
    try:
        return html.document_fromstring(text, parser=html.HTMLParser(huge_tree=True))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ReadError(f"{name}: no HTML that can be read ({error})") from error


def xml_tree(source: Source) -> tuple[Any, str]:
    """The XML of a file as an lxml element, and what was wrong with it, '' if nothing."""
    return xml_root(source.text, source.name)


def xml_root(text: str, name: str) -> tuple[Any, str]:
    """XML as an lxml element, and what was wrong with it, '' if nothing.

    Entities are not expanded and nothing outside is loaded; what is not well-formed is read as
    far as it goes.

    Parameters
    ----------
    text
        XML.
    name
        What to call it in messages.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True
    )
    text = PROLOG.sub("", text, count=1).lstrip()
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise ReadError(f"{name}: no XML that can be read ({error})") from error
    if root is None:
        raise ReadError(f"{name}: no XML that can be read (no element)")
    log = parser.error_log
    return root, f"line {log[0].line}: {log[0].message}" if len(log) else ""


def one_line(found: Any) -> str:
    """The text of an element, or of a piece of text that may hold tags, with single spaces."""
    if found is None:
        return ""
    if not isinstance(found, str):
        return " ".join("".join(found.itertext()).split())
    return " ".join((html_text(found) if TAG.search(found) else unescape(found)).split())


def paragraphs(element: Any) -> str:
    """The text of an element, with a blank line between its paragraphs."""
    pieces: list[str] = []
    _gather(element, pieces)
    return tidy("".join(pieces))


def _gather(element: Any, pieces: list[str]) -> None:
    """Text of an element piece by piece; blocks are set off, and the element stays as it is."""
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        block = node.tag in BLOCKS
        if done:
            pieces.append("\n\n" if block and node.tag != "br" else "")
            pieces.append(node.tail or "" if node is not element else "")
            continue
        if isinstance(node.tag, str) and node.tag not in UNSEEN:
            pieces.append("\n\n" if block else "")
            pieces.append(node.text or "")
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
        elif node is not element:
            pieces.append(node.tail or "")


def html_text(text: str) -> str:
    """HTML as plain text, with a blank line between paragraphs."""
    from lxml import etree, html

    if not TAG.search(text) and "&" in text and TAG.search(unescape(text)):
        text = unescape(text)  # escaped twice
    if "<" not in text:
        return tidy(unescape(text))
    try:
        root = html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError):
        return tidy(unescape(TAG.sub("", text)))
    return paragraphs(root)


def tidy(text: str) -> str:
    """Text with one blank line between paragraphs and single spaces inside."""
    pieces = (" ".join(piece.split()) for piece in re.split(r"\n\s*\n", text))
    return "\n\n".join(piece for piece in pieces if piece)
