"""The card of a model: what it is, what it was made from, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.topics.engines import ENGINES
from toolkit.topics.keeping.facts import facts, fingerprint
from toolkit.topics.reading.names import is_suggested
from toolkit.topics.reading.terms import first_terms
from toolkit.topics.trust.coherence import coherence
from toolkit.topics.trust.diversity import diversity
from toolkit.topics.trust.stability import stability

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

SHOWN = 6  # outlets, languages and terms named
ELSEWHERE = ("documents", "left_out", "fitted_on", "spoken")  # settings with a row of their own
USE = (
    "To find documents to read, and to describe how much of a coverage is like what; the name of "
    "a topic is a reading of its documents. Not to judge single documents, people or outlets."
)
LIMITS = (
    "Topics are found, not given: other documents, another k or seed may give others. Shares are "
    "estimates and sum to 1: one grows as another shrinks. Intervals over documents do not hold "
    "what another fit would change. Coherence is no judgement by people."
)


def card(model: TopicModel) -> pd.DataFrame:
    """What a reader of a result must know about the model, in the manner of a model card.

    Returns
    -------
    DataFrame
        ``what`` and ``value``, both text, as in ``tk.provenance``: the engine and its settings;
        the corpus, how its documents and words were chosen, and the SHA-256 of their names and
        texts; coherence and diversity, and stability if ``model.stability()`` was asked for
        before; versions of the packages, use, limits and notes; and a row for each topic with
        its name, its mean share and its first terms. The same model gives the same card.
        ``tk.show(model.card())`` shows it whole.

    References
    ----------
    Mitchell, M. et al. (2019). Model cards for model reporting. FAT* '19, 220-229.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2)
    >>> model.card().set_index("what")["value"]["documents"]
    '12, of which 12 fitted; 0 without a word of the model were left out'
    """
    return pd.DataFrame(_rows(model), columns=["what", "value"])


def evaluation(model: TopicModel) -> dict[str, Any]:
    """What was measured: with the texts at hand, or as it was kept.

    ``npmi`` (mean of the topics), ``diversity``, and of refits, if there are any, ``jaccard``,
    ``stable`` (number of topics), ``refits`` and ``portion``.
    """
    found = {} if model._facts is None else dict(model._facts.evaluation)
    if model._corpus is None:
        return found
    applied = None if len(model._fitted) else model.corpus
    score = float(coherence(model, corpus=applied)["coherence"].mean())
    found |= {"npmi": None if np.isnan(score) else score, "diversity": diversity(model)}
    kept = [(len(v), k) for k, v in model._kept.items() if k[0] == "refits" and len(v) > 1]
    if kept:
        times, (_, portion, seed) = max(kept)
        table = stability(model, times, portion, seed)
        found |= {"jaccard": float(table["jaccard"].mean()), "stable": int(table["stable"].sum())}
        found |= {"refits": times, "portion": portion}
    return found


def in_markdown(table: pd.DataFrame) -> str:
    """A card as a table in Markdown, everything in it escaped."""

    def cell(text: str) -> str:
        return " ".join(escape(text, quote=False).replace("|", "&#124;").split())

    rows = [f"| {cell(what)} | {cell(value)} |\n" for what, value in table.to_numpy()]
    return "# Model card\n\n| what | value |\n|---|---|\n" + "".join(rows)


def _rows(model: TopicModel) -> Iterator[tuple[str, str]]:
    s, known, topics = model.settings, facts(model), len(model.phi)
    corpus = known.corpus
    engine = ENGINES.get(s["engine"])
    yield "model", f"{topics} topics by {s['engine']}" + (f": {engine.ABOUT}" if engine else "")
    yield "fingerprint", fingerprint(model)
    yield "corpus", ": ".join(filter(None, [corpus["name"], corpus["title"]]))
    yield "licence", corpus["licence"] or "not known"
    left = f"{s.get('left_out', 0):,} without a word of the model were left out"
    yield "documents", f"{len(model.theta):,}, of which {len(model._fitted):,} fitted; {left}"
    if source := s.get("fitted_on"):
        named = f"{source['documents']:,} of {source['name']}, SHA-256 {source['sha256']}"
        yield "fitted on other documents", named
    yield "dates", " to ".join(corpus["span"]) or "none"
    yield "languages", _counted(corpus["languages"])
    yield "outlets", _counted(corpus["outlets"])
    steps = [f"{step} ({before:,} to {after:,})" for step, before, after in corpus["history"]]
    yield "how documents were chosen", "; ".join(steps)
    yield "SHA-256 of names and texts", corpus["sha256"]
    yield "how words were chosen", _pruned(model.pruning)
    told = [f"{name}={value!r}" for name, value in s.items() if name not in ELSEWHERE]
    yield "settings", ", ".join(told)
    yield from _measured(evaluation(model))
    given = sum(not is_suggested(label) for label in model.labels)
    yield "names", f"{given} of {topics} given; the others are suggestions from the first terms"
    yield "versions", ", ".join(f"{name} {number}" for name, number in known.versions.items())
    yield "use", USE
    yield "limits", LIMITS
    yield from (("note", note) for note in model.notes)
    first, shares = first_terms(model, SHOWN), model.prevalence
    for topic, label in enumerate(model.labels):
        words = ", ".join(model.vocabulary[term] for term in first[topic])
        name = "not named" if is_suggested(label) else label
        yield f"topic {topic}", f"{name}; {100 * shares[topic]:.1f} %; {words}"


def _counted(numbers: Any) -> str:
    ranked = sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{name or 'unknown'} {n:,}" for name, n in ranked[:SHOWN]]
    more = [f"and {len(ranked) - SHOWN:,} more"] if len(ranked) > SHOWN else []
    return ", ".join(told + more) or "none"


def _pruned(table: pd.DataFrame | None) -> str:
    if table is None:
        return "not known"
    rules = zip(table["rule"], table["terms"], table["portion"], strict=True)
    return "; ".join(
        f"{rule}: {terms:,} terms, {100 * portion:.1f} % of tokens"
        for rule, terms, portion in rules
    )


def _measured(found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if (score := found.get("npmi")) is not None:
        yield "coherence", f"{score:.3f} (NPMI as in model.coherence(), mean of the topics)"
    if "diversity" in found:
        yield "diversity", f"{found['diversity']:.3f} (as in model.diversity())"
    if "jaccard" in found:
        how = f"{found['refits']} refits to {100 * found['portion']:g} % of the documents"
        told = f"{found['jaccard']:.2f} (mean Jaccard of first terms, {how})"
        yield "stability", f"{told}; {found['stable']} topics stable"
    else:
        yield "stability", "not looked at: model.stability()"
