"""Found quotations against annotated ones: what is found, what is right, whose it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from toolkit.voices import cues
from toolkit.voices.spans import spans_of

Spans = list[tuple[int, int]]
MARKS = frozenset('"“”')
_CUES = cues.read("en")
#: Reporting verbs: those that say it of anything, and those that take a hearer.
VERBS = frozenset(form for name in ("words", "told") for form in _CUES[name] if " " not in form)


class Gold(NamedTuple):
    """An annotated attribution."""

    source: Spans
    cue: Spans
    content: Spans
    quoted: bool
    verb: bool


def gold(article: dict[str, Any]) -> list[Gold]:
    """Attributions of an article that have content."""
    made = []
    for one in article["attributions"]:
        source, cue, content = (
            [(a, b) for part in one[name] for a, b in part["spans"]]
            for name in ("source", "cue", "content")
        )
        if content:
            text = article["text"]
            words = " ".join(text[a:b] for a, b in cue).lower().replace(":", " ").split()
            quoted = any(mark in MARKS for a, b in content for mark in text[a:b])
            made.append(Gold(source, cue, content, quoted, not VERBS.isdisjoint(words)))
    return made


def size(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def shared(one: Spans, other: Spans) -> int:
    """Characters in both."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def score(articles: Iterable[dict[str, Any]], table: pd.DataFrame, least: float) -> Counter[Any]:
    """Count, for each group, what is found and what is right at an overlap of `least`."""
    counts: Counter[Any] = Counter()
    rows = {key: part.to_dict("records") for key, part in table.groupby("doc_id", sort=False)}
    for article in articles:
        _one(counts, article, rows.get(article["id"], []), least)
    return counts


def _one(counts: Counter[Any], article: dict[str, Any], found: list[Any], least: float) -> None:
    known, outlet, text = gold(article), article["outlet"], article["text"]
    contents = [spans_of(one["spans"]) for one in found]
    for one, content in zip(found, contents, strict=True):
        right = any(shared(g.content, content) >= least * size(g.content) for g in known)
        marked = any(mark in MARKS for a, b in content for mark in text[a:b])
        reported = not VERBS.isdisjoint(one["cue"].lower().split())
        groups = {"all", f"outlet {outlet}", f"kind {one['kind']}"}
        groups |= {"quoted"} if marked else set()
        groups |= {"quoted or verb"} if marked or reported else set()
        for group in groups:
            counts["found", group] += 1
            counts["right", group] += right
            counts["nobody", group] += one["resolved"] == "none"
            counts["unnamed", group] += one["source"] == ""
    for g in known:
        groups = {"all", f"outlet {outlet}"}
        groups |= {"quoted", f"quoted {outlet}"} if g.quoted else set()
        groups |= {"quoted or verb", f"verb {outlet}"} if g.quoted or g.verb else set()
        groups |= {"verb, not quoted"} if g.verb and not g.quoted else set()
        whole = size(g.content)
        best = max(
            range(len(found)), key=lambda i: _fit(g, found[i], contents[i], least), default=-1
        )
        hit = best >= 0 and shared(g.content, contents[best]) >= least * whole
        for group in groups:
            counts["gold", group] += 1
            counts["hit", group] += hit
            if hit and g.source:
                one = found[best]
                source = [(one["source_start"], one["source_end"])]
                counts["spoken", group] += 1
                counts["speaker", group] += shared(g.source, source) >= 0.3 * size(g.source)


def _fit(g: Gold, one: Any, content: Spans, least: float) -> tuple[Any, ...]:
    """Which of several quotations answers an annotated one: the same cue, the most of it."""
    overlap = shared(g.content, content) / size(g.content)
    same = shared(g.cue, [(one["cue_start"], one["cue_end"])]) > 0
    return overlap >= least, same, overlap, -size(content)
