"""Corpora of which the truth is known: outlets that publish on days, and themes drawn for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest

from toolkit.intervals import Clusters


class Layout(NamedTuple):
    """Clusters, and the day of each unit."""

    clusters: Clusters
    day: np.ndarray

    def drawn(self, draw: np.random.Generator, p: np.ndarray, rho: float) -> np.ndarray:
        """Beta-binomial hits of each unit; binomial if `rho` is 0."""
        if rho:
            size = 1 / rho - 1
            p = draw.beta(np.maximum(p * size, 1e-9), np.maximum((1 - p) * size, 1e-9))
        return draw.binomial(self.clusters.docs.astype(int), p).astype(float)

    def truth(self, p: np.ndarray) -> np.ndarray:
        """True share of each cell."""
        clusters = self.clusters
        return np.bincount(clusters.cell, clusters.docs * p) / clusters.total


@pytest.fixture(scope="session")
def outlet_days() -> Callable[..., Layout]:
    """Make a layout: every outlet publishes between `least` and `most` documents on each day."""

    def make(days: np.ndarray, cell: np.ndarray, outlets: int, least: int, most: int) -> Layout:
        draw = np.random.default_rng(0)
        day, outlet = (np.repeat(days, outlets), np.tile(np.arange(outlets), len(days)))
        docs = draw.integers(least, most + 1, len(day))
        time, stratum = np.repeat(day, docs), np.repeat(outlet, docs)
        where = np.repeat(np.repeat(cell, outlets), docs)
        cluster = stratum * (days.max() + 1) + time
        clusters = Clusters.of(where, cluster, stratum, time, int(cell.max()) + 1)
        day_of = np.empty(len(clusters.docs), int)
        day_of[clusters.unit] = time
        return Layout(clusters, day_of)

    return make


@pytest.fixture(scope="session")
def weeks(outlet_days: Callable[..., Layout]) -> Layout:
    """Thirty weeks of seven days, three outlets, 5 to 30 documents a day."""
    days = np.arange(210)
    return outlet_days(days, days // 7, 3, 5, 30)


@pytest.fixture(scope="session")
def once_a_week(outlet_days: Callable[..., Layout]) -> Layout:
    """Sixty weeks, one outlet that publishes 100 documents on one day of each."""
    days = 7 * np.arange(60)
    return outlet_days(days, days // 7, 1, 100, 100)


@pytest.fixture(scope="session")
def daily(outlet_days: Callable[..., Layout]) -> Layout:
    """One outlet, 5 to 30 documents a day for 210 days, a cell for each day."""
    days = np.arange(210)
    return outlet_days(days, days, 1, 5, 30)
