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
    assert told.reason == (
        "not told apart from the most stable, k=3 (mean Jaccard 0.78 and 0.80, standard error of "
        "the difference 0.05), no less coherent (0.20 and 0.20), and of such the most topics"
    )
    worse = unsure | {5: measured(0.78, 0.18, sign=-1)}
    assert suggestion(worse).k == 3


WIDE = (0.12, -0.12, 0.0)


def test_what_is_too_rough_to_tell_is_not_suggested():
    # By hand: pairs differ by 0.26, -0.22 and 0.02.
    found = {3: measured(0.6, 0.2, WIDE), 20: measured(0.58, 0.2, WIDE, sign=-1)}
    expected = np.sqrt(2 / 3 * 2 * 0.24**2)
    assert error(found[3].pairs - found[20].pairs) == pytest.approx(expected)
    assert suggestion(found) == (
        3,
        False,
        "none suggested: 3 refits cannot tell k=20 from the most stable, k=3 (mean Jaccard 0.60; "
        f"standard error of the difference up to {expected:.2f}, above 0.1); take more refits, "
        "such as refits=10",
    )
    # Between them one that is sure: it does not speak for the larger one.
    found[5] = measured(0.59, 0.2, WIDE)
    assert suggestion(found)[:2] == (3, False)
    # A rough one that is smaller, or that is surely less stable or coherent, is no obstacle.
    small = {2: found[20], 3: found[3], 5: measured(0.3, 0.2)}
    assert suggestion(small)[:2] == (3, True)
    for worse in (measured(0.25, 0.2, WIDE, sign=-1), measured(0.58, 0.1, WIDE, sign=-1)):
        assert suggestion(found | {20: worse})[:2] == (3, True)
    # The same refits were better for both: each is rough, their difference is not.
    near = {3: measured(0.6, 0.2, WIDE), 5: measured(0.58, 0.2, (0.1, -0.12, 0.02))}
    assert suggestion(near)[:2] == (5, True)


def test_the_seed_alone_suggests_nothing():
    found = {3: measured(1.0, 0.2, (0, 0, 0)), 4: measured(1.0, 0.2, (0, 0, 0))}
    assert suggestion(found)[:2] == (4, True)
    assert suggestion(found, seed_alone=True) == (
        4,
        False,
        "none suggested: all refits saw the same documents, and another seed alone says little of "
        "stability; take portion=0.8",
    )


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
