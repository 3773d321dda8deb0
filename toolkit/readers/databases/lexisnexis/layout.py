"""One article of LexisNexis: masthead, headline, labels, body, labels, copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.readers.databases.common.lines import joined
from toolkit.readers.databases.lexisnexis.blocks import Block, first_label, pieces
from toolkit.readers.databases.lexisnexis.front import Front
from toolkit.readers.databases.lexisnexis.labels import BACK, LONG, column_of
from toolkit.readers.databases.lexisnexis.values import is_dated, is_rights, line, split_date

LAST = 5  # blocks at the end in which the copyright is looked for
NEAR, FAR = 3, 20  # paragraphs over which a label may go on, after a body and after other labels
EDITION = re.compile(r"\b(?:edition|ausgabe|édition|edición|edição|editie)\b", re.IGNORECASE)
FORBIDS = re.compile(r"\b(?:republish|reproduce|redistribut|consent|permission)", re.IGNORECASE)


def article(blocks: Sequence[Block], *, wrapped: bool = True) -> dict[str, str] | None:
    """The parts of one article, or None if there is neither a date nor a label.

    Parameters
    ----------
    blocks
        What stands between two article markers, without covers.
    wrapped
        Whether a line end inside a block means nothing.
    """
    found, begin = _masthead(blocks)
    end, after = _rights(blocks, begin, found)
    front = Front(blocks[:end], begin)
    found |= front.found
    rest = [*front.body, *after]
    stop = back_from(rest)
    body = rest[:stop]
    for name, value in back_values(rest[stop:]).items():
        found.setdefault(name, value)
    if not found.keys() - {"outlet", "edition", "copyright", "title"}:
        return None
    rights = [found.get("copyright", "")]
    while body and is_rights(line(body[-1].lines)):
        rights.append(line(body.pop().lines))
    found |= {"copyright": line(rights[::-1])} if any(rights) else {}
    long = any(len(one) > 120 and " " in one[100:] for block in body for one in block.lines)
    lines = [one for block in body for one in (*block.lines, "")]
    return {**found, "text": joined(lines, wrapped=wrapped and not long)}


def _masthead(blocks: Sequence[Block]) -> tuple[dict[str, str], int]:
    """Outlet, date and edition, and where they end."""
    found: dict[str, str] = {}
    editions: list[str] = []
    number, set_off = 0, any(block.centred for block in blocks)
    while number < len(blocks):
        block, text = blocks[number], line(blocks[number].lines)
        label = first_label(block)
        if label and label.field:
            break
        at = _dated(blocks, number, "outlet" in found)
        headline = set_off and not block.centred and "date" in found  # 'Copyright 2010: a show'
        if _is_rights(block) and not headline:
            found["copyright"] = line([found.get("copyright", ""), text])
        elif at is not None and "date" not in found:
            if at:
                found.setdefault("outlet", line(block.lines[:at]))
            found["date"], edition = split_date(block.lines[at])
            editions += [edition, *block.lines[at + 1 :]]
        elif "date" not in found and "outlet" not in found:
            found["outlet"] = text
        elif not block.centred and not _is_edition(blocks, number):
            break
        elif label:
            found[column_of(label.name)] = line([label.value, *block.lines[1:]])
        elif FORBIDS.search(text):
            found["copyright"] = line([found.get("copyright", ""), text])
        elif not is_dated(text):  # not the date in another language
            editions += block.lines
        number += 1
    editions = [one.strip(" ;,") for one in editions]
    found |= {"edition": "; ".join(filter(None, editions))} if any(editions) else {}
    return found, number


def _dated(blocks: Sequence[Block], number: int, named: bool) -> int | None:
    """Number of the line with the date; a first line with a year may be the name of the outlet."""
    block = blocks[number]
    for at, one in enumerate(block.lines):
        if is_dated(one, certain=block.centred):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            if named or at or is_dated(one) or not following or not following.centred:
                return at
            return None if is_dated(following.lines[0], certain=True) else at
    return None


def _is_edition(blocks: Sequence[Block], number: int) -> bool:
    """Whether a block names an edition, if the file does not tell what is centred."""
    if not number or number + 1 == len(blocks) or any(b.centred for b in blocks[:number]):
        return False
    text = line(blocks[number].lines)
    return len(text) < 60 and bool(EDITION.search(text)) and not first_label(blocks[number + 1])


def _is_rights(block: Block) -> bool:
    text = line(block.lines)
    return is_rights(text) or (block.centred and text.casefold().startswith("copyright "))


def _rights(blocks: Sequence[Block], begin: int, found: dict[str, str]) -> tuple[int, list[Block]]:
    """Where the copyright at the end begins, and blocks of labels behind it.

    If one is centred, those at the margin are words of the text.
    """
    ends = [n for n in range(max(begin, len(blocks) - LAST), len(blocks)) if _is_rights(blocks[n])]
    for number in [n for n in ends if blocks[n].centred] or ends:
        after: list[Block] = []
        told = [*blocks[number].lines]
        for block in blocks[number + 1 :]:
            if (label := first_label(block)) and label.field in BACK:
                after.append(block)
            else:
                told += block.lines
        if len(line(told)) < 600:
            found["copyright"] = line([found.get("copyright", ""), *told])
            return number, after
    return len(blocks), []


def back_from(blocks: Sequence[Block]) -> int:
    """Number of the block at which the labels behind the body begin."""
    start, gap, unknown = len(blocks), 0, 0
    for number in range(len(blocks) - 1, -1, -1):
        label = first_label(blocks[number])
        if label is None or label.field not in BACK:
            gap, unknown = gap + (label is None), unknown + (label is not None)
            if gap > FAR or unknown > NEAR:
                break
            continue
        if gap:
            before = first_label(blocks[number - 1]) if number else None
            most = FAR if before and before.field in BACK else NEAR
            if label.field not in LONG or gap > most:
                break
        start, gap, unknown = number, 0, 0
    return start


def back_values(blocks: Sequence[Block]) -> dict[str, str]:
    """Values of the labels behind the body; what has no label belongs to the one before."""
    found: dict[str, list[str]] = {}
    last = ""
    for block in blocks:
        for piece in pieces(block):
            goes_on = last in LONG and block.labelled is None  # 'CHART: ...' in a graphic
            if piece.label and (piece.label.field or not goes_on):
                last = piece.label.field or column_of(piece.label.name)
                found.setdefault(last, []).extend(piece.value)
            elif last:
                found[last] += piece.lines
    return {name: line(lines) for name, lines in found.items()}
