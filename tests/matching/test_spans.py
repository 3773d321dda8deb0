"""Stretches of tokens against plain loops over small random ones."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.matching.spans import Spans, beside, by_length, longest, merged, untouched

PLACES = st.lists(st.tuples(st.integers(0, 14), st.integers(1, 4)), max_size=8)
BOUNDS = st.sampled_from([[0, 20], [0, 7, 20], [0, 0, 5, 5, 11, 20, 20]])


def spans(pairs):
    """Spans from (first, length), sorted."""
    pairs = sorted(pairs)
    return Spans(*(np.array([p[i] for p in pairs], np.int64) for i in (0, 1)))


def pairs(found):
    return list(zip(found.first.tolist(), found.length.tolist(), strict=True))


def inside(pair, bounds):
    """Whether a span lies in one document."""
    return any(a <= pair[0] and pair[0] + pair[1] <= b for a, b in pairwise(bounds))


@given(st.lists(PLACES, max_size=4))
def test_longest_is_the_leftmost_longest_of_a_plain_loop(several):
    kept, which = longest([spans(s) for s in several])
    every = sorted((f, -n, p) for p, places in enumerate(several) for f, n in places)
    expected, end = [], 0
    for first, minus, pattern in every:
        if first >= end:
            expected.append((first, -minus, pattern))
            end = first - minus
    assert [(*p, w) for p, w in zip(pairs(kept), which.tolist(), strict=True)] == expected


@given(st.lists(PLACES, max_size=4))
def test_longest_never_overlaps_and_covers_every_first_match(several):
    kept, _ = longest([spans(s) for s in several])
    ends = kept.first + kept.length
    assert (kept.first[1:] >= ends[:-1]).all()
    taken = {t for f, n in pairs(kept) for t in range(f, f + n)}
    # What was not kept touches something that was.
    assert all(taken & set(range(f, f + n)) for places in several for f, n in places)


@given(st.lists(PLACES, max_size=4))
def test_merged_holds_every_match_in_order(several):
    found = pairs(merged([spans(s) for s in several]))
    assert sorted(found) == sorted(p for places in several for p in places)
    assert [f for f, _ in found] == sorted(f for f, _ in found)


def test_nothing_stays_nothing():
    assert pairs(merged([])) == [] and pairs(longest([])[0]) == []
    assert merged([]).first.dtype == longest([])[1].dtype == np.int64
    assert untouched(spans([]), spans([(0, 1)])).tolist() == []
    assert beside(spans([]), by_length(spans([(0, 1)])), np.array([0, 3]), None).tolist() == []


def test_where_keeps_some():
    assert pairs(spans([(0, 1), (4, 2)]).where(np.array([False, True]))) == [(4, 2)]


@given(PLACES, PLACES)
def test_untouched_is_no_common_token(some, traps):
    every = spans(some)
    trapped = {t for f, n in traps for t in range(f, f + n)}
    expected = [trapped.isdisjoint(range(f, f + n)) for f, n in pairs(every)]
    assert untouched(every, merged([spans(traps)])).tolist() == expected


@given(PLACES, PLACES, BOUNDS, st.one_of(st.none(), st.integers(1, 6)))
@example([(3, 1)], [(1, 2)], [0, 20], 1)
@example([(3, 2)], [(3, 1)], [0, 20], 3)
@example([(3, 1)], [(3, 2)], [0, 20], 1)
def test_beside_is_a_plain_loop_over_both(some, others, bounds, within):
    some = [p for p in some if inside(p, bounds)]
    others = [p for p in others if inside(p, bounds)]
    every, edges = spans(some), np.array(bounds)

    def near(a, b):
        if not any(lo <= a[0] < hi and lo <= b[0] < hi for lo, hi in pairwise(bounds)):
            return False
        own, other = set(range(a[0], a[0] + a[1])), set(range(b[0], b[0] + b[1]))
        if other <= own:
            return False
        steps = min(abs(s - t) for s in own for t in other)
        return within is None or steps <= within

    expected = [any(near(a, b) for b in others) for a in pairs(every)]
    assert beside(every, by_length(spans(others)), edges, within).tolist() == expected
    before = [any(b[0] < a[0] and near(a, b) for b in others) for a in pairs(every)]
    assert beside(every, by_length(spans(others)), edges, within, after=False).tolist() == before


@pytest.mark.parametrize(
    ("other", "within", "expected"),
    [
        ((2, 1), 1, True),  # the token before
        ((4, 1), 1, True),  # the token after
        ((1, 1), 1, False),
        ((5, 1), 1, False),
        ((5, 1), 2, True),
        ((1, 2), 1, True),  # a phrase that ends just before
        ((0, 2), 1, False),
        ((3, 1), 9, False),  # the match itself is not beside it
        ((6, 1), None, False),  # another document
        ((5, 1), None, True),
    ],
)
def test_how_far_a_token_is(other, within, expected):
    bounds = np.array([0, 6, 9])
    assert beside(spans([(3, 1)]), by_length(spans([other])), bounds, within).tolist() == [expected]
