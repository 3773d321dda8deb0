"""Read text exports of Mediargus and GoPress: a list of heads, then the texts in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.databases.common.lines import rejoined, split_at_gaps, width_of
from toolkit.readers.databases.common.western import western
from toolkit.readers.source import Source

NAME = "mediargus"
ABOUT = "Mediargus or GoPress export as text: heads first, then all texts"
SUFFIXES: tuple[str, ...] = (".txt",)

DAYS = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
)
LINE = re.compile(
    rf"(?P<outlet>\S.{{0,150}}?),\s*(?:{DAYS})\s+(?P<date>\d{{1,2}}\.?\s+[^\W\d]+\.?\s+\d{{4}})"
    r"(?:,\s*p{1,2}\.?\s*(?P<page>[^,]{1,40}))?(?:,\s*(?P<words>\d+)\s*w\.?)?",
    re.I,
)
FIRST = re.compile(r"[^\w\s]{0,3}(\d{1,5})\.\s+(\S.*)")
RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).{0,200}", re.I)
GAPS = (4, 3, 2, 1)  # empty lines that set texts off from each other; fewer if they do not
TITLE_LINES = 6
COVER = 100
SOME = 50  # texts that tell whether all begin with their titles; heads that may lack one


class Head(NamedTuple):
    """What the list says of one article."""

    number: int
    title: str
    fields: dict[str, str]


def matches(source: Source) -> bool:
    """Whether it begins with a numbered head and a line of outlet, weekday, page and length."""
    lines = [line.strip() for line in source.start[:16384].split("\n")]
    heads, _ = _heads(lines, _begin(lines))
    return any(head.fields["words"] for head in heads)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read heads and texts; a text that cannot be told to belong to a head is left out."""
    file, notes = western(source)
    lines = [line.strip() for line in file.text.split("\n")]
    width = width_of(lines)
    records: list[dict[str, str]] = []
    problems: list[Problem] = []
    heads, start = _heads(lines, _begin(lines))
    while heads:
        end = _next_list(lines, start, heads)
        texts, told = _told_apart(heads, lines[start:end])
        if told:
            where = f"articles {len(records) + 1} to {len(records) + len(heads)}"
            problems.append(Problem(where, told, kept=True))
        records += [_record(head, text, width) for head, text in zip(heads, texts, strict=True)]
        heads, start = _heads(lines, end)
    if not records:
        raise ReadError(f"{source.name}: no list of heads of Mediargus in it")
    for number, record in enumerate(records, 1):
        record["place"] = f"article {number}" if len(records) > 1 else ""
    yield articles(records, [*notes, *problems, *_other_lengths(records)])


def _begin(lines: Sequence[str]) -> int:
    """The line of the first head; a cover may stand above it."""
    return next((n for n in range(min(len(lines), COVER)) if _head_at(lines, n)), 0)


def _head_at(lines: Sequence[str], number: int) -> tuple[Head, int] | None:
    """The head that begins at a line, and the line after it."""
    first = FIRST.fullmatch(lines[number]) if number < len(lines) else None
    if not first:
        return None
    title = [first[2]]
    for later in range(number + 1, min(number + 1 + TITLE_LINES, len(lines))):
        if found := LINE.fullmatch(lines[later]):
            fields = {name: " ".join((value or "").split()) for name, value in _named(found)}
            return Head(int(first[1]), " ".join(title), fields), later + 1
        title += [lines[later]] if lines[later] else []
    return None


def _named(found: re.Match[str]) -> Iterator[tuple[str, str | None]]:
    yield from found.groupdict().items()


def _heads(lines: Sequence[str], start: int) -> tuple[list[Head], int]:
    """A list of heads from a line on, with rising numbers, and the line after it."""
    heads: list[Head] = []
    number = start
    while number < len(lines):
        found = _head_at(lines, number) if lines[number] else None
        if found and (not heads or found[0].number > heads[-1].number):
            heads.append(found[0])
            number = start = found[1]
        elif lines[number]:
            break
        else:
            number += 1
    return heads, start


def _next_list(lines: Sequence[str], start: int, heads: Sequence[Head]) -> int:
    """Where the list of another download begins that was pasted behind, else the end."""
    known = {_key(head.title) for head in heads}
    for number in range(start, len(lines)):
        found = _head_at(lines, number) if lines[number][:1] else None
        if found and found[0].number == heads[0].number and _key(found[0].title) not in known:
            return number
    return len(lines)


def _told_apart(heads: Sequence[Head], lines: Sequence[str]) -> tuple[list[list[str]], str]:
    """The lines of each head's text, by the widest gaps that give one to every head."""
    first, told = _matched(heads, split_at_gaps(lines, GAPS[0]))
    for gap in GAPS[1:] if told else ():
        pieces = split_at_gaps(lines, gap)
        for apart in (_matched, _titled) if gap > 1 else (_titled,):  # paragraphs have no order
            texts, odd = apart(heads, pieces)
            if not odd:
                return texts, ""
    return first, told


def _matched(heads: Sequence[Head], pieces: list[list[str]]) -> tuple[list[list[str]], str]:
    """The lines of each head's text, and what did not fit.

    Texts that begin with the titles of the list are known by them; others by their order, if
    there are as many as heads.
    """
    keys = [_key(head.title) for head in heads]
    starts = [_key(piece[0]) for piece in pieces[:SOME]]
    titled = sum(any(_same(start, key) for key in keys) for start in starts)
    if titled * 2 < len(starts) or not pieces:
        if len(pieces) == len(heads):
            return pieces, ""
        odd = f"{len(heads)} heads but {len(pieces)} texts, which cannot be told apart"
        return [[] for _ in heads], f"{odd}: no text is given"
    return _titled(heads, pieces)


def _titled(heads: Sequence[Head], pieces: list[list[str]]) -> tuple[list[list[str]], str]:
    """The lines of each head's text, which begins with its title, and what did not fit."""
    keys = [_key(head.title) for head in heads]
    starts = [_key(piece[0]) for piece in pieces]
    texts: list[list[str]] = [[] for _ in heads]
    now, outside = -1, 0
    for piece, start in zip(pieces, starts, strict=True):
        near = range(now + 1, min(now + SOME, len(keys)))
        later = next((n for n in near if _same(start, keys[n])), -1)
        if later >= 0:
            now = later
            texts[now] = piece
        elif now >= 0:
            texts[now] += ["", *piece]  # empty lines within a text
        else:
            outside += 1
    bare = sum(not text for text in texts)
    told = [f"{bare} head(s) without a text"] if bare else []
    told += [f"{outside} text(s) before the first title left out"] if outside else []
    return texts, "; ".join(told)


def _key(title: str) -> str:
    """A title without its number, blanks, marks and case."""
    found = FIRST.fullmatch(title.strip())
    return re.sub(r"[\W_]+", "", found[2] if found else title).casefold()[:60]


def _same(line: str, title: str) -> bool:
    """Whether a line is a title or the first line of a long one; both as keys."""
    return line == title or (len(line) > 15 and title.startswith(line))


def _record(head: Head, lines: list[str], width: int) -> dict[str, str]:
    """One article in our columns; above its text stand its title and section."""
    key, outlet, date = _key(head.title), head.fields["outlet"], head.fields["date"]
    top, rest = _top(lines, key)
    above = [line for line in top if not _same(_key(line), key) and date not in line]
    above = [line for line in above if line and _key(line) not in (_key(outlet), "")]
    rights = ""
    while rest and (not rest[0] or LINE.fullmatch(rest[0])):  # outlet and day once more
        del rest[0]
    while rest and (not rest[-1] or RIGHTS.fullmatch(rest[-1])):
        rights = rest.pop() or rights
    known = {"title": head.title, "author": "", "url": "", "language": ""} | head.fields
    return known | {
        "text": rejoined(rest, width),
        "section": above[-1] if above else "",
        "above": " / ".join(above[:-1]),
        "copyright": rights,
    }


def _top(lines: list[str], key: str) -> tuple[list[str], list[str]]:
    """The few short lines above a text, set off by two empty lines, and the text."""
    parts = split_at_gaps(lines, 2)
    few = bool(parts) and len(parts[0]) <= TITLE_LINES and max(map(len, parts[0])) <= 200
    if few and (len(parts) > 1 or (_same(_key(lines[0]), key) and len(lines) < 4)):
        return parts[0], lines[len(parts[0]) :]
    if lines and _same(_key(lines[0]), key):
        return lines[:1], lines[1:]
    return [], lines


def _other_lengths(records: Sequence[dict[str, str]]) -> list[Problem]:
    """The remark that texts are not as long as the list says, which is how a mix-up shows."""
    odd = []
    for record in records:
        said, found = int(record["words"] or 0), len(record["text"].split())
        if record["text"] and abs(said - found) > max(40, said // 2):
            odd.append((record["place"], said, found))
    if not odd:
        return []
    place, said, found = odd[0]
    told = f"{len(odd)} of {len(records)} texts are not as long as the list says"
    first = f"the first has {found} words and not {said}; look whether it is that article's"
    return [Problem(place, f"{told}: {first}", kept=True)]
