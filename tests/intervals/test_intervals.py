"""What every interval has to keep."""

import numpy as np
import pytest

from toolkit.checks import ToolkitError
from toolkit.intervals import INTERVALS, Clusters, interval, wilson

every = pytest.mark.parametrize("name", INTERVALS)


@pytest.fixture(scope="module")
def corpus():
    """Four weeks of five days by two outlets, the third silent; and which documents have a hit."""
    draw = np.random.default_rng(0)
    day = np.repeat(np.delete(np.arange(28), np.arange(14, 21)), 6)
    outlet = np.tile([0, 0, 0, 1, 1, 1], len(day) // 6)
    clusters = Clusters.of(day // 7, outlet * 28 + day, outlet, day, 4)
    return clusters, draw.random(len(day)) < 0.3


@every
def test_bounds_enclose_the_share_and_stay_between_0_and_1(corpus, name):
    clusters, hit = corpus
    bounds = interval(name, clusters, hit)
    share = clusters.summed(clusters.hits(hit)) / np.maximum(clusters.total, 1)
    full = clusters.total > 0
    assert (bounds.low[full] >= 0).all() and (bounds.high[full] <= 1).all()
    assert (bounds.low < share)[full].all() and (share < bounds.high)[full].all()
    assert (bounds.effective[full] > 0).all()


@every
def test_a_cell_without_documents_is_unknown(corpus, name):
    bounds = interval(name, *corpus)
    assert np.isnan([bounds.low[2], bounds.high[2]]).all()
    assert bounds.effective[2] == 0


@every
def test_a_higher_level_is_wider(corpus, name):
    narrow, wide = interval(name, *corpus, level=0.8), interval(name, *corpus, level=0.99)
    full = corpus[0].total > 0
    assert (wide.low < narrow.low)[full].all() and (narrow.high < wide.high)[full].all()


@every
def test_same_input_same_bytes(corpus, name):
    np.testing.assert_array_equal(interval(name, *corpus), interval(name, *corpus))


@every
def test_what_cannot_be_used_is_refused(corpus, name):
    with pytest.raises(ToolkitError, match="level=2 must be a number between 0 and 1"):
        interval(name, *corpus, level=2)
    with pytest.raises(ToolkitError, match="draws=5 must be a whole number, 100 or more"):
        interval(name, *corpus, draws=5)
    with pytest.raises(ToolkitError, match="seed=-1 must be a whole number"):
        interval(name, *corpus, seed=-1)


def test_an_unknown_name_is_refused(corpus):
    with pytest.raises(ToolkitError, match=r"interval='wilsen' is not .*Did you mean 'wilson'"):
        interval("wilsen", *corpus)


def test_wilson_takes_documents_as_independent(corpus):
    clusters, hit = corpus
    bounds = interval("wilson", clusters, hit)
    low, high = wilson(clusters.summed(clusters.hits(hit)), clusters.total)
    np.testing.assert_array_equal(bounds, [low, high, clusters.total])
