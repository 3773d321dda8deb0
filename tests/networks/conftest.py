"""Statements whose networks were published, quotations, and a corpus counted by hand."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import toolkit as tk


@pytest.fixture
def said() -> Callable[..., pd.DataFrame]:
    """Make confirmed statements: ``said("A", x=+2, y=-1)`` is two for x and one against y."""

    def make(*groups: tuple[str, dict[str, int]]) -> pd.DataFrame:
        rows = [
            {"person": who, "concept": concept, "agreement": number > 0}
            for who, counts in groups
            for concept, number in counts.items()
            for _ in range(abs(number))
        ]
        table = pd.DataFrame(rows).assign(confirmed=True, organisation="")
        table["doc_id"] = [f"d{n}" for n in range(len(table))]
        table["date"] = pd.Timestamp("2017-10-16")
        return table

    return make


@pytest.fixture
def published(said) -> pd.DataFrame:
    """A, B and C speak on x and y; their network is known by hand."""
    return said(("A", {"x": 2, "y": -1}), ("B", {"x": 1, "y": 1}), ("C", {"x": -1, "y": -2}))


@pytest.fixture
def corpus() -> tk.Corpus:
    """Six articles: kirkuk in 1 2 3, oil in 1 2 5 6, rain in 3 4 6."""
    texts = [
        "Kirkuk has oil. It is far.",
        "Kirkuk waits. The oil does not.",
        "Rain on Kirkuk.",
        "Rain.",
        "The oil.",
        "Oil. Rain.",
    ]
    frame = pd.DataFrame({"text": texts, "title": [f"T{n}" for n in range(6)], "language": "en"})
    frame["date"], frame["outlet"] = "2017-10-16", ["A", "B"] * 3
    return tk.from_frame(frame)


@pytest.fixture
def quotes(corpus) -> pd.DataFrame:
    """Quotations as ``corpus.quotes(themes=...)`` gives them."""
    ids = corpus.docs["doc_id"].tolist()
    rows = [
        (ids[0], "A", "Ann Ray", "she", "Kirkuk has oil", "kirkuk; oil", 0, 14),
        (ids[1], "B", "Ann Ray", "Ann Ray", "The oil does not", "oil", 14, 30),
        (ids[1], "B", "Ben Salo", "Salo", "Kirkuk waits", "kirkuk", 0, 12),
        (ids[5], "B", "", "an official", "Rain", "rain", 5, 9),
        (ids[3], "B", "Cy Poe", "Poe", "Rain", "", 0, 4),
    ]
    names = ["doc_id", "outlet", "person", "source", "content", "themes", "start", "end"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(
        date=pd.Timestamp("2017-10-16"), language="en", kind="direct", cue="said", stance="",
        role="", source_kind="",
    )  # fmt: skip
