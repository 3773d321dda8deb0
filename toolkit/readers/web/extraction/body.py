"""Which pieces of a web page are the article: where its text is densest, and a second opinion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from toolkit.readers.web.extraction.furniture import is_hard
from toolkit.readers.web.extraction.layout import HEADINGS, Box, Layout, Piece
from toolkit.readers.web.extraction.wording import is_caption

MOST_SOFT, MOST_HARD = 0.5, 0.9  # shares of the running text that no mark takes away
TEASER = 150  # what a heading that is a link costs, in characters: another article begins there
OWN = 0.25  # share of it below which a second opinion is passed over
ENOUGH = 150  # characters in several paragraphs under a headline that are an article
HELD = 250  # characters in a box with the headline that take the meaning from its marks
AGREED = 0.6  # share of the running text from which two opinions are one
GAP = 4  # pieces of other kinds that end an article
SHORT = 20  # letters up to which a piece must be a line by itself to be found again
STANDS = frozenset("p li blockquote dd dt tr pre".split()) | HEADINGS
TOP = frozenset("header hgroup".split())
NONE: frozenset[str] = frozenset()


class Judged(NamedTuple):
    """A piece, whether it is in the article by its place, and by the second opinion."""

    piece: Piece
    ours: bool
    theirs: bool

    @property
    def both(self) -> bool:
        """Whether it is running text in both opinions."""
        return self.ours and self.theirs and bool(self.piece.prose)


def letters(text: str) -> str:
    """The letters and digits of a text in lower case, to find it again."""
    return re.sub(r"[\W_]+", "", text.casefold())


def article(page: Layout, opinion: str, headline: int | None = None) -> list[Piece]:
    """The pieces of the article in their order.

    Parameters
    ----------
    page
        All of it.
    opinion
        The article as another program takes it out, '' if it found none. It decides about the
        margins, where the two mostly agree; the rest is decided by how the page is laid out.
    headline
        Number of the piece that is the headline, if it is known: of several texts that are long
        enough the one that follows it is taken.
    """
    marked = _marked(page, headline)
    middle, under_it = _densest(page, marked, headline)
    judged = _judged(page, opinion, marked, _within(page, middle))
    ours = sum(one.piece.prose for one in judged if one.ours)
    theirs = sum(one.piece.prose for one in judged if one.theirs)
    both = sum(one.piece.prose for one in judged if one.both)
    if not ours or (not under_it and both < AGREED * min(ours, theirs) and theirs > 2 * ours):
        return [one.piece for one in judged if one.theirs and one.piece.linked < 1]
    if not both or both < OWN * ours:
        return [one.piece for one in judged if one.ours and not is_caption(one.piece.text)]
    return _agreed(judged, whole=both >= AGREED * ours)


def _judged(
    page: Layout, opinion: str, marked: list[frozenset[str]], inside: list[bool]
) -> list[Judged]:
    whole, lines = letters(opinion), {letters(line) for line in opinion.split("\n")}
    judged = []
    for piece in page.pieces:
        free = not marked[piece.box.number]
        plain = letters(piece.text)
        found = bool(plain) and (plain in whole if len(plain) >= SHORT else plain in lines)
        ours = free and piece.linked < 1 and inside[piece.box.number]
        judged.append(Judged(piece, ours, found and free))
    return judged


def _summed(page: Layout, amounts: Iterable[int]) -> list[int]:
    """An amount for each piece, added up in every box around it."""
    sums = [0] * len(page.boxes)
    for piece, amount in zip(page.pieces, amounts, strict=True):
        sums[piece.box.number] += amount
    for box in reversed(page.boxes):
        if box.parent:
            sums[box.parent.number] += sums[box.number]
    return sums


def _marked(page: Layout, headline: int | None) -> list[frozenset[str]]:
    """Why the text in each box is none of an article.

    A mark means nothing on most of the text, nor on what holds the headline and text.
    """
    inside = _summed(page, (piece.prose for piece in page.pieces))
    total = inside[0]
    over = page.pieces[headline].box.outward() if headline is not None else ()
    excused = {box for box in over if inside[box.number] >= HELD}
    reasons = [NONE if box in excused else box.reasons for box in page.boxes]
    around: list[frozenset[str]] = []  # marks of the box and of those around it
    for box in page.boxes:
        outer = around[box.parent.number] if box.parent else NONE
        small = inside[box.number] <= MOST_SOFT * total
        around.append(outer | reasons[box.number] if small else outer)
    under: dict[str, int] = defaultdict(int)
    for piece in page.pieces:
        for reason in around[piece.box.number]:
            under[reason] += piece.prose
    marked: list[frozenset[str]] = []
    for box in page.boxes:
        outer = marked[box.parent.number] if box.parent else NONE
        marked.append(outer or _holding(reasons[box.number], inside[box.number], under, total))
    return marked


def _holding(
    reasons: frozenset[str], size: int, under: dict[str, int], total: int
) -> frozenset[str]:
    """Those of some marks that stand on a small part of the text only."""
    return frozenset(
        reason
        for reason in reasons
        if max(size, under[reason]) <= (MOST_HARD if is_hard(reason) else MOST_SOFT) * total
    )


def _densest(page: Layout, marked: list[frozenset[str]], headline: int | None) -> tuple[Box, bool]:
    """The box with most running text and fewest links, and whether the headline led to it."""
    first = _under(page, marked, headline)
    other = _elsewhere(page, headline, first)
    gains = (_gain(piece, marked[piece.box.number]) for piece in page.pieces)
    worth = _summed(page, (min(g, 0) if away else g for g, away in zip(gains, other, strict=True)))

    def most(boxes: Iterable[Box]) -> Box:
        able = (box for box in boxes if box.tag not in STANDS)
        return max(able, key=lambda box: (worth[box.number], box.depth), default=page.boxes[0])

    best = most(page.boxes)
    if first is not None:
        near = most(page.pieces[first].box.outward())
        within = _within(page, near)
        many = sum(within[one.box.number] and bool(one.prose) for one in page.pieces) > 1
        enough = min(ENOUGH, worth[best.number] // 2) if many else worth[best.number] // 2
        if worth[near.number] >= enough:  # one paragraph may be a caption
            return near, True
    return best, False


def _under(page: Layout, marked: list[frozenset[str]], headline: int | None) -> int | None:
    """Number of the first piece of running text under the headline."""
    if headline is None:
        return None
    below = range(headline + 1, len(page.pieces))
    able = (n for n in below if page.pieces[n].prose and not marked[page.pieces[n].box.number])
    return next(able, None)


def _elsewhere(page: Layout, headline: int | None, first: int | None) -> list[bool]:
    """Which pieces belong to other articles: pages go on with the next one as they are read."""
    none = [False] * len(page.pieces)
    if headline is None or first is None:
        return none
    home = next((box for box in page.pieces[headline].box.outward() if box.tag == "article"), None)
    if home and home in page.pieces[first].box.outward():
        inside, outside = _within(page, home), set(home.outward())
        apart = [False] * len(page.boxes)  # in an article that neither holds home nor is in it
        for box in page.boxes:
            begins = box.tag == "article" and not inside[box.number] and box not in outside
            apart[box.number] = begins or (box.parent is not None and apart[box.parent.number])
        return [apart[piece.box.number] for piece in page.pieces]
    if page.pieces[headline].box.tag == "h1":
        title = letters(page.pieces[headline].text)
        later = range(first + 1, len(page.pieces))
        heads = (n for n in later if page.pieces[n].box.tag == "h1" and page.pieces[n].linked == 1)
        if (
            end := next((n for n in heads if letters(page.pieces[n].text) != title), None)
        ) is not None:
            return [number >= end for number in range(len(page.pieces))]
    return none


def _within(page: Layout, middle: Box) -> list[bool]:
    """Whether each box is in another."""
    inside = [False] * len(page.boxes)
    for box in page.boxes:
        inside[box.number] = box is middle or (box.parent is not None and inside[box.parent.number])
    return inside


def _gain(piece: Piece, why: frozenset[str]) -> int:
    """What a piece makes its box worth."""
    linked = piece.linked >= 0.5
    teaser = -TEASER if linked and piece.heading else 0
    if why:
        return teaser if why <= TOP else 0
    return teaser - piece.size if linked else piece.prose


def _agreed(judged: list[Judged], whole: bool) -> list[Piece]:
    """What both have, what is ours between, and running text of ours beside it."""
    core = [number for number, one in enumerate(judged) if one.both]
    beside = {judged[number].piece.box.parent for number in core}

    def joins(one: Judged) -> bool:
        near = one.piece.box in beside or one.piece.box.parent in beside
        return one.ours and (one.theirs or (near and bool(one.piece.prose)))

    first = _outward(judged, range(core[0], -1, -1), joins)
    last = _outward(judged, range(core[-1], len(judged)), joins)
    kept = []
    for number in range(first, last + 1):
        one = judged[number]
        if not one.ours or (not one.theirs and is_caption(one.piece.text)):
            continue
        box, between = one.piece.box, core[0] <= number <= core[-1]
        if one.piece.prose:
            fits = whole or joins(one)
        else:
            fits = between and (box.tag in STANDS or box.parent in beside)
        if one.theirs or fits:
            kept.append(one.piece)
    return kept


def _outward(judged: list[Judged], way: range, joins: Callable[[Judged], bool]) -> int:
    """How far the article goes beyond what both have: to the first gap of other things."""
    end, gap = way[0], 0
    for number in way:
        gap = 0 if judged[number].ours else gap + 1
        if gap > GAP:
            break
        if joins(judged[number]):
            end = number
    return end
