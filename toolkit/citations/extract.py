"""The citations of one text: names that may be outlets, judged one by one or in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from toolkit.citations.judge import Verdict, chained, judged
from toolkit.citations.links import links
from toolkit.citations.mentions import Candidate
from toolkit.citations.page import Page
from toolkit.citations.reading import same

_APART = re.compile(r"[,،؛;:/&\n]|\b(?:and|or|و)\b")


LONGEST = 1_500  # characters of a sentence before and behind the place that are given


class Citation(NamedTuple):
    """A citation at ``text[start:end]``."""

    cited: str
    cited_as: str
    relation: str
    cue: str
    listed: bool
    start: int
    end: int
    sentence: str


def cited(page: Page, chosen: Sequence[Candidate], domains: Mapping[str, str]) -> list[Citation]:
    """The citations of a text, in its order.

    Parameters
    ----------
    page : Page
    chosen : sequence of Candidate
    domains : mapping
        Outlets by domain; empty if links are not wanted.
    """
    text = page.text
    found = []
    told: dict[int, int] = {}  # where the last name ends that a cue before it cites
    for group in _rows(text, chosen):
        first = group[0].mention.start
        for one, verdict in _verdicts(page, group):
            start, end, name = one.mention
            if verdict.end <= first:  # one "told" is not for two names without a comma or "and"
                before = told.get(verdict.start, first)
                if before < first and not _APART.search(text, before, first):
                    continue
                told[verdict.start] = end
            cue = text[verdict.start : verdict.end]
            said = verdict.relation, cue, name.listed, start, end, _sentence(page, start)
            found.append(Citation(one.outlet, text[start:end], *said))
    named = {(one.start, one.cited) for one in found}
    for start, end, host, outlet in links(text, domains):
        # The name that an address is behind, [CNN](https://cnn.com/x), is cited once.
        if not any((at, outlet) in named for at in range(start - 40, end + 40)):
            found.append(
                Citation(outlet, host, "link", "", True, start, end, _sentence(page, start))
            )
    return sorted(found, key=lambda one: (one.start, one.end))


def _sentence(page: Page, at: int) -> str:
    start, end = page.sentence(at)
    return page.text[max(start, at - LONGEST) : min(end, at + LONGEST)]


def _rows(text: str, chosen: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Names that stand in a row: "NBC/WSJ", "CNN, Fox News and The Hill"."""
    row: list[Candidate] = []
    for one in chosen:
        if row and not (same(text, row[-1], one) or chained(text, row[-1].mention, one.mention)):
            yield from _kept(text, row)
            row = []
        row.append(one)
    yield from _kept(text, row)


def _kept(text: str, row: list[Candidate]) -> Iterator[list[Candidate]]:
    """The row, or each alone where commas alone part them: "According to CNN, Fox News ..."."""
    between = [text[a.mention.end : b.mention.start] for a, b in pairwise(row)]
    alike = all(same(text, a, b) for a, b in pairwise(row))
    if alike or any(gap.split()[0] != "," for gap in between if gap.strip()):
        yield from [row] if row else []
    else:
        yield from ([one] for one in row)


def _verdicts(page: Page, row: Sequence[Candidate]) -> Iterator[tuple[Candidate, Verdict]]:
    """Those of a row that are cited; an outlet under two names next to each other once."""
    whole = judged(page, [one.mention for one in row], max(one.weak for one in row))
    last: Candidate | None = None
    for one in row:
        verdict = whole
        if verdict is None and len(row) > 1:
            verdict = judged(page, [one.mention], one.weak)
        if verdict and not (last and same(page.text, last, one)):
            yield one, verdict
        if verdict:
            last = one
