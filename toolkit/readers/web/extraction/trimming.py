"""Take away what stands over, under and between the paragraphs of an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.readers.web.extraction.body import letters
from toolkit.readers.web.extraction.layout import Piece
from toolkit.readers.web.extraction.wording import is_byline, is_furniture, is_label

LIKE = 20  # letters from which a line that begins a title is taken for it
MOST_PULLED = 1000  # pieces among which pulled quotes are looked for
REPEATED = 60  # letters from which text that comes twice is a repeat


def trimmed(pieces: Sequence[Piece], titles: Collection[str]) -> list[Piece]:
    """The pieces of an article without headline, byline, labels, links to others and repeats.

    Parameters
    ----------
    pieces
        In their order.
    titles
        What the headline may be, letters alone.
    """
    kept = _under_the_headline(pieces, titles)
    kept = [piece for piece in kept if not is_furniture(piece.text) and not _links_away(piece)]
    return _once(kept)


def _under_the_headline(pieces: Sequence[Piece], titles: Collection[str]) -> list[Piece]:
    """What follows the headline, and of the lines above the text neither author nor date."""
    start = next((number for number, piece in enumerate(pieces) if piece.prose), 0)
    top = [n for n, piece in enumerate(pieces[: start + 1]) if is_title(piece.text, titles)]
    first = top[-1] + 1 if top else 0
    above = [piece for piece in pieces[first:start] if not is_byline(piece.text)]
    return [*above, *pieces[max(first, start) :]]


def is_title(text: str, titles: Collection[str]) -> bool:
    """Whether a text is one of some titles, or most of one, or little more."""
    plain = letters(text)
    return any(
        plain == title
        or (len(plain) >= LIKE and title.startswith(plain))
        or (len(title) >= LIKE and plain.startswith(title) and len(plain) < 1.3 * len(title))
        for title in titles
    )


def _links_away(piece: Piece) -> bool:
    """Whether it is a label and the headline of another article: 'Read more: ...'."""
    label = is_label(piece.text)
    return bool(label) and len(piece.text) - label <= piece.linked * len(piece.text) + 2


def _once(pieces: list[Piece]) -> list[Piece]:
    """Without the second copy that some pages hold for other screens, and pulled quotes."""
    plain = [letters(piece.text) for piece in pieces]
    if half := _second_copy(plain):
        pieces, plain = pieces[:half], plain[:half]
    if len(pieces) > MOST_PULLED:
        return pieces
    quoted = [
        len(text) >= REPEATED and piece.box.quoted
        for text, piece in zip(plain, pieces, strict=True)
    ]
    return [
        piece
        for piece, text, may_be in zip(pieces, plain, quoted, strict=True)
        if not (may_be and any(text in other and text != other for other in plain))
    ]


def _second_copy(plain: list[str]) -> int:
    """Where all of the text begins again; 0 if nowhere."""
    long = [(number, text) for number, text in enumerate(plain) if len(text) >= REPEATED]
    first = long[0][1] if long else ""
    again = next((number for number, text in long[1:] if text == first), 0)
    before = {text for number, text in long if number < again}
    after = {text for number, text in long if number >= again}
    return again if len(before) > 1 and before == after else 0
