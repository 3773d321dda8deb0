"""Label placement is arithmetic: nothing overlaps, nothing is lost."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.plot.place import flags, spread

numbers = st.lists(st.floats(0, 100), min_size=1, max_size=8)


@given(numbers)
def test_spread_keeps_order_distance_and_bounds(wanted):
    placed = spread(wanted, [10] * len(wanted), 0, 100)
    ordered = sorted(placed)
    assert all(b - a >= 10 - 1e-6 for a, b in pairwise(ordered))
    assert ordered[0] >= 5 - 1e-6 and ordered[-1] <= 95 + 1e-6
    assert sorted(range(len(wanted)), key=lambda i: (wanted[i], i)) == list(placed.argsort())


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(5, 90)), max_size=14))
def test_flags_never_cover_each_other_or_a_pole(items):
    x, widths = [a for a, _ in items], [w for _, w in items]
    side, row = flags(x, widths)
    spans = [sorted((a, a + s * w)) for a, s, w in zip(x, side, widths, strict=True)]
    for i, (low, high) in enumerate(spans):
        for j, (other, end) in enumerate(spans):
            if i == j:
                continue
            assert row[i] != row[j] or high <= other or end <= low
            assert not (low < x[j] < high and row[j] >= row[i])
