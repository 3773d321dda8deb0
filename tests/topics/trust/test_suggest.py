import numpy as np
import pytest

from toolkit.topics.trust.suggest import Measured, error, suggestion


def measured(mean, coherence, spread=(0.02, -0.02, 0.0), sign=1):
    """Three pairs of three refits."""
    return Measured(mean + sign * np.array(spread), coherence)


def test_the_standard_error_by_hand():
    # Pairs 12, 13, 23; without 1: 23, without 2: 13, without 3: 12.
    pairs = np.array([0.5, 0.6, 0.8])
    left = np.array([0.8, 0.6, 0.5])
    assert error(pairs) == pytest.approx(np.sqrt(2 / 3 * ((left - left.mean()) ** 2).sum()))
    assert error(np.full(10, 0.7)) == pytest.approx(0, abs=1e-12)


def test_the_most_stable_is_suggested():
    found = {3: measured(0.6, 0.1), 5: measured(0.8, 0.2), 9: measured(0.5, 0.3)}
    told = suggestion(found)
    assert told == (5, True, "most stable (mean Jaccard 0.80)")


def test_of_those_as_stable_the_largest_is_suggested():
    # The same refits were better and worse with 5 as with 3: the difference is sure.
    sure = {3: measured(0.8, 0.2), 5: measured(0.78, 0.2), 9: measured(0.5, 0.2)}
    assert suggestion(sure).k == 3
    unsure = sure | {5: measured(0.78, 0.2, sign=-1)}
    told = suggestion(unsure)
    assert told.k == 5 and told.suggested
    assert told.reason.startswith("as stable as k=3 within a standard error (mean Jaccard 0.78 and")
    worse = unsure | {5: measured(0.78, 0.18, sign=-1)}
    assert suggestion(worse).k == 3


def test_of_those_equally_stable_the_larger_is_the_most_stable():
    found = {2: measured(0.8, 0.2), 4: measured(0.8, 0.2), 8: measured(0.5, 0.2)}
    assert suggestion(found)[:2] == (4, True)


@pytest.mark.parametrize(
    ("ks", "told"),
    [
        ((3, 5), "most stable (mean Jaccard 0.80); the smallest tried: try smaller ones too"),
        ((2, 5), "most stable (mean Jaccard 0.80)"),
    ],
)
def test_the_smallest_tried_is_told(ks, told):
    found = {ks[0]: measured(0.8, 0.2), ks[1]: measured(0.5, 0.3)}
    assert suggestion(found) == (ks[0], True, told)


def test_the_largest_tried_is_told():
    found = {3: measured(0.5, 0.2), 5: measured(0.8, 0.3)}
    assert suggestion(found).reason.endswith("; the largest tried: try larger ones too")


@pytest.mark.parametrize(
    ("found", "k", "told"),
    [
        ({}, None, "none suggested: nothing to compare with"),
        ({5: measured(0.8, 0.2)}, 5, "none suggested: nothing to compare with"),
        (
            {2: measured(0.39, 0.2), 4: measured(0.2, 0.3)},
            2,
            "none suggested: even of the most stable, k=2, its topics do not come back "
            "(mean Jaccard 0.39, under 0.4)",
        ),
        (
            {2: measured(0.9, -0.05), 4: measured(0.8, 0.3)},
            2,
            "none suggested: terms of the most stable, k=2, stand together no more than by chance "
            "(coherence -0.05)",
        ),
        (
            {2: measured(0.9, np.nan), 4: measured(0.8, 0.3)},
            2,
            "none suggested: terms of the most stable, k=2, stand together no more than by chance "
            "(coherence nan)",
        ),
    ],
)
def test_none_is_suggested_and_why(found, k, told):
    assert suggestion(found) == (k, False, told)
