"""Against the shipped corpus, whose quotations are known.

The texts and the truth were written before the rules, but in the same project; what the rules do on
newspapers stands in docs/explain/quotations-other-languages.md.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from toolkit.voices.contract import Attribution, Span
from toolkit.voices.languages import SPEECH

ROOT = Path(__file__).parents[3] / "corpora" / "kirkuk-2017"


class Measured(NamedTuple):
    """Shares for one language and kind."""

    gold: int
    found: int
    recall_3: float
    recall_8: float
    precision_3: float
    precision_8: float
    source: float


@cache
def truth() -> dict[str, list[dict[str, str]]]:
    rows = defaultdict(list)
    with (ROOT / "truth" / "quotations.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["file"]].append(row)
    return rows


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@cache
def measured(code: str, kind: str) -> Measured:
    """Recall: of gold characters covered. Precision: of found characters that are gold."""
    gold = found = near = full = sure = whole = right = 0
    for path in sorted((ROOT / "articles" / code).glob("*.md")):
        text = path.read_text("utf-8").split("---", 2)[2]
        given = SPEECH[code].extract(text)
        spans = []
        for row in truth()[path.name]:
            at = text.find(row["content"])
            if at < 0:
                continue
            span = at, at + len(row["content"])
            spans.append(span)
            if row["kind"] != kind:
                continue
            gold += 1
            able = [a for a in given if kind == "indirect" or a.kind != "indirect"]
            best = max(able, key=lambda a: sum(overlap(span, s) for s in a.content), default=None)
            share = best and sum(overlap(span, s) for s in best.content) / (span[1] - span[0])
            if best and share and share >= 0.3:
                near += 1
                full += share >= 0.8
                right += same(source(text, given, best), row["source"])
        for one in given:
            if (one.kind == "direct") != (kind == "direct"):
                continue
            found += 1
            size = sum(end - start for start, end in one.content)
            share = sum(overlap(s, span) for s in one.content for span in spans) / size
            sure += share >= 0.3
            whole += share >= 0.8
    return Measured(
        gold, found, near / gold, full / gold, sure / found, whole / found, right / max(near, 1)
    )


def source(text: str, given: list[Attribution], one: Attribution) -> str:
    """The source, or that of the attribution before where it goes on."""
    named = [a.source for a in given[: given.index(one) + 1] if a.source]
    span = one.source or (named[-1] if named else None)
    return text[slice(*span)] if span else ""


def same(source: str, true: str) -> bool:
    """Whether two sources begin with a common word, the first two of each regarded."""
    return bool(set(words(source)[:2]) & set(words(true)[:2]))


@pytest.mark.parametrize("code", ["fa", "ar", "ckb", "kmr"])
def test_direct_quotations_are_found(code: str) -> None:
    shares = measured(code, "direct")
    assert min(shares.recall_3, shares.recall_8) >= 0.9
    assert min(shares.precision_3, shares.precision_8) >= 0.95


@pytest.mark.parametrize(
    ("code", "recall", "precision"),
    [("fa", 0.85, 0.9), ("ar", 0.77, 0.93), ("ckb", 0.88, 0.9), ("kmr", 0.95, 0.92)],
)
def test_indirect_speech_is_found_where_the_verb_is_safe(
    code: str, recall: float, precision: float
) -> None:
    shares = measured(code, "indirect")
    assert shares.recall_3 >= recall
    assert shares.precision_3 >= precision


@pytest.mark.parametrize(
    ("code", "least"), [("fa", 0.85), ("ar", 0.8), ("ckb", 0.85), ("kmr", 0.9)]
)
def test_sources_are_right(code: str, least: float) -> None:
    assert measured(code, "direct").source >= least
    assert measured(code, "indirect").source >= least
