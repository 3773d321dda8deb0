"""Short texts of one outlet, and what they cite."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

import toolkit as tk


@pytest.fixture(scope="session")
def corpus() -> Callable[..., tk.Corpus]:
    """A corpus of texts, one article each."""

    def make(*texts: str, outlet: str | list[str] = "Citadel", language: str = "en") -> tk.Corpus:
        frame = pd.DataFrame({"text": texts, "outlet": outlet, "date": "2017-10-16"})
        return tk.from_frame(frame.assign(doc_id=[f"d{n}" for n in range(len(texts))]),
                             language=language)  # fmt: skip

    return make


@pytest.fixture(scope="session")
def cited(corpus) -> Callable[..., list[str]]:
    """What each text cites, "Reuters reported" for an outlet and its relation."""

    def find(*texts: str, outlets=None, **how) -> list[list[str]]:
        made = corpus(*texts, **how)
        table = made.citations(outlets)
        pairs = table["cited"] + " " + table["relation"]
        return [pairs[table["doc_id"].eq(doc)].tolist() for doc in made.docs["doc_id"]]

    return find
