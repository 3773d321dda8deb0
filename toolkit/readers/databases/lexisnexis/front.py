"""Headline and labels that LexisNexis sets before the body."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.readers.databases.common.bylines import has_by
from toolkit.readers.databases.lexisnexis.blocks import Block, Piece, first_label, pieces
from toolkit.readers.databases.lexisnexis.labels import FRONT, column_of
from toolkit.readers.databases.lexisnexis.values import line

REACH = 14  # blocks from the masthead in which the last label before the body is looked for
NEXT = 6  # blocks in which headline or body have a label, in the layouts of old
BESIDE = ("dateline", "highlight", "series")  # labels that stand after the length
LATE = ("text", *BESIDE)  # labels that do not come first
LONGEST_TITLE = 200  # characters, if nothing but its place tells a headline


class Front:
    """Reads blocks one after another until the body begins.

    Parameters
    ----------
    blocks
        Of one article, without its end.
    begin
        Number of the first below the masthead.
    """

    def __init__(self, blocks: Sequence[Block], begin: int) -> None:
        self._blocks, self._goal = blocks, _goal(blocks, begin)
        self._title: list[list[str]] = []
        self._old: dict[int, bool] = {}
        self.found: dict[str, str] = {}
        self.body: list[Block] = []
        for number in range(begin, len(blocks)):
            for piece in pieces(blocks[number]):
                if (rest := self._take(piece, number)) is not None:
                    self.body = [Block(rest)] if rest else []
                    if rest is piece.lines:  # the block from here on, labels and all
                        block = blocks[number]
                        self.body = [block._replace(lines=block.lines[piece.start :])]
                    self.body += blocks[number + 1 :]
                    self._name()
                    return
        self._name()

    def _take(self, piece: Piece, number: int) -> list[str] | None:
        """Note what a piece says, or give the lines of it with which the body begins."""
        label, found, ahead = piece.label, self.found, number < self._goal
        if label and ahead and not found and label.field in LATE and not self._before_text(number):
            label = None  # a headline, 'TEXT: what the treaty says'
        field = label.field if label else ""
        beside = label and (self._is_old(number) or (field and self._title))
        if not found and field not in FRONT and not (beside and ahead):
            if not ahead and (self._title or field or not self._may_be_title(piece, number)):
                return piece.lines
            self._title.append(piece.lines)
            return None
        if label is None:
            if not ahead:
                return piece.lines
            last = next(reversed(found))
            found[last] = line([found[last], *piece.lines])
            return None
        late = "words" in found
        old = (field in FRONT or self._before_text(number)) and self._is_old(number)
        if field in found or (late and field not in BESIDE and not old):
            return piece.lines
        if field == "text":
            return [one for one in piece.value if one]
        if field not in FRONT and not ahead and not old:
            return piece.lines
        if field == "words":  # the text may begin in the next line
            found[field] = label.value
            return piece.lines[1:] or None
        found[field or column_of(label.name)] = line(piece.value)
        return None

    def _may_be_title(self, piece: Piece, number: int) -> bool:
        """Whether lines without any label after them are a headline: short, and more follows."""
        follows = number + 1 < len(self._blocks)
        return follows and len(line(piece.lines)) < LONGEST_TITLE

    def _before_text(self, number: int) -> bool:
        """Whether the label of the body follows, so that any other belongs before it."""
        near = self._blocks[number + 1 : number + NEXT]
        return any((label := first_label(block)) and label.field == "text" for block in near)

    def _is_old(self, number: int) -> bool:
        """Whether headline and body have labels too, so that labels follow after the length."""
        if number not in self._old:
            near = self._blocks[number : number + NEXT]
            found = (piece.label.field for block in near for piece in pieces(block) if piece.label)
            self._old[number] = any(one in ("title", "text") for one in found)
        return not self._title and ("title" in self.found or self._old[number])

    def _name(self) -> None:
        """Note the headline; a byline below it may have no label."""
        last = self._title[-1] if len(self._title) > 1 else []
        if len(last) == 1 and "author" not in self.found and has_by(last[0]):
            self.found["author"] = self._title.pop()[0]
        if self._title:
            self.found["title"] = line([one for lines in self._title for one in lines])


def _goal(blocks: Sequence[Block], begin: int) -> int:
    """Number of the block with the length; without one, of the first label before the body."""
    goal = begin
    for number in range(begin, min(begin + REACH, len(blocks))):
        fields = {piece.label.field for piece in pieces(blocks[number]) if piece.label}
        if "words" in fields:
            return number
        if goal == begin and fields & FRONT.keys():
            goal = number
    return goal
