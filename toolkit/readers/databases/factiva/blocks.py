"""Articles of Factiva in plain text without field codes, told apart by their lines."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import pairwise

from toolkit.language.codes import code_of_name
from toolkit.readers.databases.common.bylines import has_by, looks_like_names
from toolkit.readers.databases.common.lines import joined
from toolkit.readers.databases.factiva.fields import TAIL
from toolkit.readers.databases.factiva.head import (
    COPYRIGHT,
    DATE,
    LONGEST_NAME,
    WORDS,
    head_fields,
    is_name,
)

FURNITURE = re.compile(
    r"Page \d+ of \d+.*|© \d{4} Factiva, Inc\..*|Factiva|Dow Jones|Factiva RTF Display Format"
    r"|Search Summary|Suchzusammenfassung|Résumé de la recherche"
)
LONG = 120  # characters that a hard-wrapped line does not have
SHORT = 60  # characters of a line that was not broken
MOST_HEAD = 12
LEAST_HEAD = 4  # words, date, source and its code
MOST_ABOVE = 6
SECTION_WORDS = 3


def starts(lines: Sequence[str]) -> list[int]:
    """Numbers of the lines that count the words of an article: a date follows."""
    found = []
    for number, line in enumerate(lines[:-1]):
        if WORDS.fullmatch(line.strip()):
            after = next((n for n in lines[number + 1 : number + 3] if n.strip()), "")
            if DATE.fullmatch(after.strip()):
                found.append(number)
    return found


def is_tail(line: str) -> bool:
    """Whether a line is the number that ends an article."""
    return TAIL.fullmatch(line.strip()) is not None


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether long lines were broken: none is longer than such lines are."""
    return all(len(line.strip()) <= LONG for line in lines)


def article_fields(lines: list[str], wrapped: bool | None = None) -> Iterator[dict[str, str]]:
    """Codes of fields to the lines of each article.

    Parameters
    ----------
    lines
        Of the whole file.
    wrapped
        Whether long lines were broken; None if that is to be seen from their length.
    """
    counts = starts(lines)
    tails = [number for number, line in enumerate(lines) if is_tail(line)]
    above = [
        _above(lines, count, previous + 1, tails[at - 1] if (at := bisect(tails, count)) else -1)
        for previous, count in pairwise([-1, *counts])
    ]
    for position, count in enumerate(counts):
        limit = above[position + 1] if position + 1 < len(counts) else len(lines)
        after = bisect(tails, count)
        numbered = after < len(tails) and tails[after] < limit
        end = tails[after] if numbered else limit
        head = _below(lines, count, end)
        fields = _names([line.strip() for line in lines[above[position] : count] if line.strip()])
        fields |= head_fields([line.strip() for line in lines[count:head] if line.strip()])
        body = [line for line in lines[head:end] if not _odd(line)]
        if numbered:
            fields["AN"] = lines[end].strip()
            fields["PUB"] = _publisher(body)
        broken = is_wrapped(body) if wrapped is None else wrapped
        yield fields | {"TD": joined(body, wrapped=broken)}


def _above(lines: list[str], count: int, floor: int, tail: int) -> int:
    """Number of the first line of a head, of those above its count of words.

    After the number of another article that is all there is; else it is the lines without a
    blank one between them, and those before if they are but the author.
    """
    if tail >= floor > 0:
        floor = tail + 1
        between = [n for n in range(floor, count) if _is_words(lines[n])]
        if 0 < len(between) <= MOST_ABOVE:
            return between[0]
    first = count
    for _ in range(2):
        at = first
        while at > floor and not lines[at - 1].strip():
            at -= 1
        top = at
        while at - top < MOST_ABOVE and top > floor and _is_words(lines[top - 1]):
            top -= 1
        first = top if top < at else first
        if not all(has_by(line) for line in lines[first:count] if line.strip()):
            break
    return first


def _below(lines: list[str], count: int, end: int) -> int:
    """Number of the first line of the text below a head."""
    filled = [n for n in range(count, min(end, count + 3 * MOST_HEAD)) if lines[n].strip()]
    head = filled[:MOST_HEAD]
    language = next((n for n in head[2:] if code_of_name(lines[n].strip())), None)
    if language is not None:
        head = [n for n in head if n <= language] + [n for n in filled if n > language][:2]
    owner = next((n for n in head[2:] if COPYRIGHT.search(lines[n])), None)
    if owner is None and language is not None:  # the line after it, if it is no paragraph
        owner = next((n for n in head if n > language), language)
        owner = owner if len(lines[owner].strip()) <= LONGEST_NAME else language
    if owner is None:
        return (head[: LEAST_HEAD + 1] or [count])[-1] + 1
    below = owner + 1
    while below < min(end, owner + 4) and lines[below].strip() and len(lines[below - 1]) > SHORT:
        below += 1  # it was broken into several lines
    return below


def _names(lines: list[str]) -> dict[str, str]:
    """Section, headline and author of the lines above the count of words."""
    fields: dict[str, str] = {}
    if len(lines) > 1 and (has_by(lines[-1]) or looks_like_names(lines[-1])):
        fields["BY"] = lines.pop()
    if len(lines) > 1 and len(lines[0].split()) <= SECTION_WORDS and lines[0][-1].isalpha():
        fields["SE"] = lines.pop(0)
    return fields | {"HD": " ".join(lines)}


def _publisher(body: list[str]) -> str:
    """Take the publisher off the end of a text: a short line that is no sentence."""
    filled = [number for number, line in enumerate(body) if line.strip()]
    if len(filled) < 2:
        return ""
    last = body[filled[-1]].strip()
    if not is_name(last):
        return ""
    del body[filled[-1] :]
    return last


def _is_words(line: str) -> bool:
    return bool(line.strip()) and not _odd(line)


def _odd(line: str) -> bool:
    return FURNITURE.fullmatch(line.strip()) is not None
