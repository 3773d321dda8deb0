from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.validation.strata import ALLOCATIONS, GUESS, allocate, strata_cells


@pytest.fixture
def corpus():
    dates = ["2017-10-01", "2017-11-02", None, "2017", "2017-10-30"]
    frame = pd.DataFrame({"text": "oil", "date": dates, "outlet": [*"BABAB"], "language": "en"})
    return tk.from_frame(frame.assign(mood=["x", None, "x", None, "y"]))


def test_a_cell_holds_the_documents_of_its_values(corpus):
    cells, of = strata_cells(corpus, ["month", "outlet"])
    assert list(cells) == ["outlet", "period"]
    shown = [(cells["outlet"][i], f"{cells['period'][i]:%Y-%m}") for i in of[[0, 1, 4]]]
    assert shown == [("B", "2017-10"), ("A", "2017-11"), ("B", "2017-10")]
    assert of[0] == of[4]


def test_documents_without_a_value_have_a_cell_of_their_own(corpus):
    cells, of = strata_cells(corpus, "month")
    # Undated, and dated less exactly than by month.
    assert of[2] == of[3] == len(cells) - 1
    assert pd.isna(cells["period"].iloc[-1])
    cells, of = strata_cells(corpus, ["mood"])
    assert cells["mood"].tolist() == ["unknown", "x", "y"]
    assert of.tolist() == [1, 0, 1, 0, 2]


def test_weeks_may_be_taken_together(corpus):
    cells, of = strata_cells(corpus, "2W")
    table = corpus.track(["oil"], by="2W")
    assert set(cells["period"].dropna()) == set(table["period"][table["total_docs"].gt(0)])
    assert of[2] == of[3] == len(cells) - 1


def test_no_columns_are_one_cell(corpus):
    cells, of = strata_cells(corpus, ())
    assert len(cells) == 1 and not of.any()


def test_a_column_that_the_sample_makes_is_refused(corpus):
    with pytest.raises(ToolkitError, match=r"by='coder': 'coder' cannot be a stratum.*Rename"):
        strata_cells(corpus, "coder")
    with pytest.raises(ToolkitError, match="by='weak' is neither a period nor a column"):
        strata_cells(corpus, "weak")


def test_the_house_of_representatives_of_1990():
    # Equal proportions, the method in use: seats of some states in the apportionment of 1990
    # (US Census Bureau, CPH-2-1), which Wright (2012) shows to be the optimal allocation. All
    # fifty states are needed for the total of 435.
    people = [int(line.split()[0].replace(",", "")) for line in CENSUS.strip().splitlines()]
    seats = [int(line.split()[1]) for line in CENSUS.strip().splitlines()]
    least, most = np.ones(50, np.int64), np.array(people)
    assert allocate(435, people, least, most).tolist() == seats


sizes = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=8)


@given(sizes, st.sampled_from(sorted(ALLOCATIONS)), st.integers(1, 3), st.data())
def test_counts_add_up_and_stay_within_bounds(sizes, name, least, data):
    sizes = np.array(sizes, np.int64)
    lower = np.minimum(sizes, least)
    if not sizes.sum():
        return
    n = data.draw(st.integers(int(lower.sum()), int(sizes.sum())))
    counts = ALLOCATIONS[name](n, sizes, lower)
    assert counts.sum() == n
    assert (counts >= lower).all() and (counts <= sizes).all()
    if name == "half":
        flagged, others = counts.sum(axis=0)
        low, high = lower.sum(axis=0), sizes.sum(axis=0)
        # Apart from odd numbers the halves differ only if one could not be larger or smaller.
        if flagged - others > 1:
            assert others == high[1] or flagged == low[0]
        if others - flagged > 0:
            assert flagged == high[0] or others == low[1]


@pytest.mark.parametrize(("sizes", "n"), [([[6, 9], [3, 4]], 9), ([[2, 12], [5, 5]], 12)])
def test_neyman_is_the_best_of_all_allocations(sizes, n):
    sizes = np.array(sizes)
    variance = np.broadcast_to([p * (1 - p) for p in GUESS], sizes.shape).ravel()
    flat = sizes.ravel()

    def spread(counts):
        # Cochran (1977), 5.6, without the part that does not depend on the counts
        return float((flat**2 * variance / counts).sum())

    every = product(*(range(1, size + 1) for size in flat))
    best = min(spread(np.array(c)) for c in every if sum(c) == n)
    found = ALLOCATIONS["neyman"](n, sizes, np.ones_like(sizes)).ravel()
    assert spread(found) == pytest.approx(best, rel=1e-12)


CENSUS = """
4062608 7
551947 1
3677985 6
2362239 4
29839250 52
3307912 6
3295669 6
668696 1
13003362 23
6508419 11
1115274 2
1011986 2
11466682 20
5564228 10
2787424 5
2485600 4
3698969 6
4238216 7
1233223 2
4798622 8
6029051 10
9328784 16
4387029 8
2586443 5
5137804 9
803655 1
1584617 3
1206152 2
1113915 2
7748634 13
1521779 3
18044505 31
6657630 12
641364 1
10887325 19
3157604 6
2853733 5
11924710 21
1005984 2
3505707 6
699999 1
4896641 9
17059805 30
1727784 3
564964 1
6216568 11
4887941 9
1801625 3
4906745 9
455975 1
"""
