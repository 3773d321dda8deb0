"""Read article pages of feed aggregators in the rssing layout, saved as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, articles, noted
from toolkit.readers.source import Source

NAME = "aggregator"
ABOUT = "Page of a feed aggregator saved as text, with 'Channel:' and 'Viewing all articles'"
SUFFIXES: tuple[str, ...] = (".txt",)

CHANNEL = re.compile(r"Channel:\s*(\S.*)")
FRAME = re.compile(r"Viewing (?:all|latest)(?: \d+)? articles?(?: \d+)?")
BROWSE = re.compile(r"Browse latest(?: View live| Browse all \d+)?|Browse all \d+")
COUNT = re.compile(r"[\d.,]+[KkM]?")  # times shared
HEAD = 25


def matches(source: Source) -> bool:
    """Whether the head names a channel and has the frame."""
    lines = [line.strip() for line in source.start[:8192].splitlines()[:HEAD]]
    return any(map(CHANNEL.fullmatch, lines)) and any(map(FRAME.fullmatch, lines))


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read one article or several; such pages give no date."""
    lines = [line.strip() for line in source.text.splitlines()]
    starts = [number for number, line in enumerate(lines) if CHANNEL.fullmatch(line)]
    records = []
    for start, end in pairwise([*starts, len(lines)]):
        channel = CHANNEL.fullmatch(lines[start])
        outlet = channel[1].strip() if channel else ""
        for title, body in _articles(_inside(lines[start + 1 : end])):
            records.append({"outlet": outlet, "title": title, "text": body})
    if not records:
        raise ReadError(f"{source.name}: an aggregator page without article text")
    several = len(records) > 1
    for number, record in enumerate(records, 1):
        record["place"] = f"item {number}" if several else ""
    yield articles(records, noted(source))


def _inside(lines: list[str]) -> list[str]:
    """Lines between the opening frame and the closing one, which repeats it."""
    frames = [number for number, line in enumerate(lines) if FRAME.fullmatch(line)]
    if not frames:
        return []
    end = frames[1] if len(frames) > 1 else len(lines)
    inside = lines[frames[0] + 1 : end]
    while inside and (not inside[0] or BROWSE.fullmatch(inside[0])):
        inside = inside[1:]
    return inside


def _articles(lines: list[str]) -> list[tuple[str, str]]:
    """Title and body of each article; the title stands above the share counters."""
    counters = [
        number
        for number in range(len(lines) - 2)
        if lines[number] == "$"
        and COUNT.fullmatch(lines[number + 1])
        and COUNT.fullmatch(lines[number + 2])
    ]
    titles = [_title_before(lines, number) for number in counters]
    ends = [*titles[1:], len(lines)]
    if not counters:
        titles, ends, counters = [0], [len(lines)], [-2]
    found = []
    for title, counter, end in zip(titles, counters, ends, strict=True):
        body = "\n".join(lines[counter + 3 : end]).strip()
        if body:
            found.append((lines[title], re.sub(r"\n{3,}", "\n\n", body)))
    return found


def _title_before(lines: list[str], counter: int) -> int:
    """Number of the last line above a counter that is not blank."""
    return max((n for n in range(counter) if lines[n]), default=0)
