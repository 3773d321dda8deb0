"""A web page as pieces of text, each in the box that sets it off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from toolkit.readers.web.extraction.furniture import reasons

UNSEEN = frozenset(
    "script style noscript template head svg math iframe object embed button select option input "
    "textarea canvas audio video map dialog label menu progress meter source track".split()
)
SETS_OFF = frozenset(
    "html body p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre table caption thead tbody "
    "tfoot tr td th figure figcaption section article header footer aside main nav form fieldset "
    "address center hr details summary hgroup search".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
IN_LINE = frozenset("p li blockquote dd dt td h1 h2 h3 h4 h5 h6".split())
CELL = 200  # characters to which a cell of a table is read as part of its row
LEAST_SPACES = 5  # else it is an address or a list of marks
PROSE = 80  # size from which text is taken for a sentence of an article
DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Box:
    """An element that stands by itself on the page, and why it may be no part of an article."""

    __slots__ = ("depth", "in_line", "number", "parent", "quoted", "reasons", "tag")

    def __init__(self, tag: str, parent: Box | None, why: frozenset[str], number: int) -> None:
        self.tag, self.parent, self.reasons, self.number = tag, parent, why, number
        self.depth: int = parent.depth + 1 if parent else 0
        self.in_line: bool = tag in IN_LINE or (parent is not None and parent.in_line)
        self.quoted: bool = tag == "blockquote" or (parent is not None and parent.quoted)

    def outward(self) -> Iterator[Box]:
        """The box and those around it."""
        box: Box | None = self
        while box:
            yield box
            box = box.parent


class Piece:
    """A run of text in a box: its size, and how much of it is links."""

    __slots__ = ("box", "linked", "size", "text")

    def __init__(self, text: str, linked: int, box: Box) -> None:
        self.text, self.box = text, box
        self.linked = min(linked / len(text), 1.0)
        self.size = size(text)

    @property
    def heading(self) -> bool:
        """Whether it is a heading."""
        return self.box.tag in HEADINGS

    @property
    def prose(self) -> int:
        """Its size if it seems to be running text, else 0."""
        if self.linked >= 0.5 or self.heading:
            return 0
        free = int(self.size * (1 - self.linked))
        spoken = self.text.count(" ") >= LEAST_SPACES or self.size > len(self.text)
        return free if free >= PROSE and spoken else 0


def size(text: str) -> int:
    """Length of a text as if it were written with letters: a sign for a word counts as three."""
    return len(text) if text.isascii() else len(text) + 2 * len(DENSE.findall(text))


class Layout(NamedTuple):
    """The pieces of a page in their order, and the boxes, each after the one around it."""

    pieces: list[Piece]
    boxes: list[Box]


def layout(root: Any) -> Layout:
    """All text of a page.

    Parameters
    ----------
    root
        An lxml element; it is not changed.
    """
    walk = _Walk(root)
    return Layout(walk.found, walk.boxes)


class _Walk:
    """One way through the tree; no recursion, since pages can be nested without end."""

    def __init__(self, root: Any) -> None:
        self.found: list[Piece] = []
        self.run: list[str] = []
        self.linked = self.links = 0
        self.boxes = [Box(str(root.tag), None, frozenset(), 0)]
        self.around = self.boxes[:]
        self._over(root)

    def _over(self, root: Any) -> None:
        stack: list[tuple[Any, str]] = [(root, "")]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                self._leave(leaving)
            elif isinstance(node.tag, str) and node.tag not in UNSEEN:
                if node is not root:
                    leaving = self._enter(node)
                self._say(node.text)
                stack.append((node, leaving or "element"))
                stack.extend((child, "") for child in reversed(node))
                continue
            if node is not root:
                self._say(node.tail)
        self._end()

    def _enter(self, node: Any) -> str:
        """What has to be undone when the element is left."""
        tag = node.tag
        if tag == "a":
            self.links += 1
            return "link"
        if tag == "br":
            self._end()
            return "element"
        if tag in ("td", "th") and _is_cell(node):
            self.run.append(" ")
            return "element"
        around = self.around[-1]
        why = reasons(node) if tag != "span" or not around.in_line else frozenset()
        if tag in SETS_OFF or "-" in tag or (why and tag == "span"):
            self._end()
            box = Box(tag if tag != "span" else around.tag, around, why, len(self.boxes))
            self.boxes.append(box)
            self.around.append(box)
            return "box"
        return "element"

    def _leave(self, what: str) -> None:
        if what == "box":
            self._end()
            self.around.pop()
        elif what == "link":
            self.links -= 1

    def _say(self, text: str | None) -> None:
        if text:
            self.run.append(text)
            if self.links:
                self.linked += len(" ".join(text.split()))

    def _end(self) -> None:
        """End a run of text."""
        text = " ".join("".join(self.run).split())
        if text:
            self.found.append(Piece(text, self.linked, self.around[-1]))
        self.run.clear()
        self.linked = 0


def _is_cell(node: Any) -> bool:
    """Whether a cell is one of data; older pages are laid out with tables."""
    if next(node.iter("p", "div", "br", "table", "ul", "h1", "h2", "h3"), None) is not None:
        return False
    return sum(map(len, node.itertext())) <= CELL
