"""The HTML of one article of LexisNexis as blocks of lines; only its style tells what is what."""

from __future__ import annotations

import re
from typing import Any

from toolkit.readers.databases.lexisnexis.blocks import Block, first_label
from toolkit.readers.databases.lexisnexis.labels import LONG, LONGEST_NAME
from toolkit.readers.markup import BLOCKS, UNSEEN

RULE = re.compile(r"\.([\w-]{1,40})\s{0,9}\{([^{}]{0,2000})\}")
SPACE = re.compile(r"[ \t\r\n\f\v]+")
BOLD = frozenset({"b", "strong"})


class Style:
    """What the style sheet says of its classes: c8 is bold, c3 is centred."""

    def __init__(self, text: str) -> None:
        rules = [(name, SPACE.sub("", rule).casefold()) for name, rule in RULE.findall(text)]
        self.bold = {name: "font-weight:bold" in rule for name, rule in rules}
        self.centred = {
            name: "text-align:center" in rule for name, rule in rules if "text-align" in rule
        }

    def of(self, element: Any, bold: bool, centred: bool) -> tuple[bool, bool]:
        """Whether the text of an element is bold and centred, if that around it is so."""
        name = element.get("class") or ""
        here = element.tag == "center" or (element.get("align") or "").casefold() == "center"
        return (
            element.tag in BOLD or self.bold.get(name, bold),
            here or self.centred.get(name, centred),
        )


def blocks_of(text: str, style: Style) -> list[Block]:
    """The blocks of a piece of HTML; a row of a table is one line."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
        body = html.document_fromstring(f"<html><body>{text}", parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return []
    page = _Page(style)
    page.walk(body)
    marked = any(block.labelled for block in page.blocks)
    return page.blocks if marked else [block._replace(labelled=None) for block in page.blocks]


class _Page:
    """Gathers text while it walks through the elements."""

    def __init__(self, style: Style) -> None:
        self.blocks: list[Block] = []
        self._style = style
        self._runs: list[tuple[str, bool]] = []  # text and whether it is bold
        self._centred = False
        self._open = False  # the block before goes on to the end of its division

    def walk(self, root: Any) -> None:
        """Take the text in an element and all below it."""
        stack: list[tuple[Any, bool, bool, bool, bool]] = [(root, False, False, False, False)]
        while stack:
            node, bold, centred, row, done = stack.pop()
            block = node.tag in BLOCKS or node.tag in ("body", "html")
            if done:
                self._end(node, row)
                self._add(node.tail, bold, centred)
            elif not isinstance(node.tag, str) or node.tag in UNSEEN:
                self._add(node.tail, bold, centred)
            elif node.tag == "br":
                self._runs.append((" " if row else "\n", bold))
                self._add(node.tail, bold, centred)
            else:
                if block and not row:
                    self._flush()
                stack.append((node, bold, centred, row, True))
                inner = self._style.of(node, bold, centred)
                cells = row or (node.tag == "tr" and len(node) > 1)
                self._add(node.text, *inner)
                stack.extend((child, *inner, cells, False) for child in reversed(node))

    def _end(self, node: Any, row: bool) -> None:
        if row:
            self._runs.append((" ", False))
        elif node.tag in BLOCKS:
            self._flush()
        if node.tag == "div":
            self._open = False

    def _add(self, text: str | None, bold: bool, centred: bool) -> None:
        if text:
            self._runs.append((SPACE.sub(" ", text), bold))
            if text.strip():
                self._centred = centred

    def _flush(self) -> None:
        """Close a block; of a label that may be long the rest of the division is part."""
        runs, self._runs = self._runs, []
        lines = [" ".join(one.split()) for one in "".join(t for t, _ in runs).split("\n")]
        if not (lines := [one for one in lines if one]):
            return
        if self._open:
            self.blocks[-1].lines.extend(lines)
            return
        name = ""
        for text, bold in runs:
            if text.strip() and not bold:
                break
            name += text
        labelled = name.rstrip().endswith(":") and len(name.strip()) <= LONGEST_NAME + 1
        self.blocks.append(Block(lines, self._centred, labelled))
        label = first_label(self.blocks[-1])
        self._open = label is not None and label.field in (*LONG, "text")
