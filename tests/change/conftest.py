"""Tables as corpus.track makes them, from counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from toolkit.change.dispersion import beta_binomial


def make_table(
    docs: Any, total: Any, theme: str = "oil", start: str = "2017-01-02"
) -> pd.DataFrame:
    """Weeks from Monday, 2 January 2017; without documents the share is unknown."""
    docs = np.asarray(docs)
    table = pd.DataFrame(
        {"theme": theme, "period": pd.date_range(start, periods=len(docs), freq="7D")}
    )
    table["docs"], table["total_docs"] = docs, np.broadcast_to(total, len(docs))
    table["share"] = docs / table["total_docs"].where(table["total_docs"].gt(0))
    half = 1.96 * np.sqrt(table["share"] * (1 - table["share"]) / table["total_docs"].clip(lower=1))
    table["low"], table["high"] = table["share"] - half, table["share"] + half
    table["complete"] = True
    return table


def make_noise(
    series: int, periods: int, n: int, p: Any, rho: float, seed: int = 0
) -> pd.DataFrame:
    """Many series of noise: theme s0, s1 ..."""
    rng = np.random.default_rng(seed)
    total = np.full(periods, float(n))
    drawn = beta_binomial(rng, np.broadcast_to(p, periods), total, rho, series).astype(np.int64)
    return pd.concat(
        [make_table(row, n, f"s{i}") for i, row in enumerate(drawn)], ignore_index=True
    )


@pytest.fixture
def weeks() -> Callable[..., pd.DataFrame]:
    """Make a table of one theme."""
    return make_table


@pytest.fixture
def noise() -> Callable[..., pd.DataFrame]:
    """Make a table of many series of noise."""
    return make_noise
