import numpy as np
import pytest

from toolkit.intervals import Clusters


def of(cell, cluster, stratum, time, size):
    return Clusters.of(*(np.array(a) for a in (cell, cluster, stratum, time)), size)


def test_units_are_the_parts_of_clusters_in_cells():
    # Two weeks, two outlets; documents in no order.
    made = of(
        cell=[1, 0, 0, -1, 0, 1, 0],
        cluster=[9, 3, 3, 3, 5, 9, 7],
        stratum=[0, 0, 0, 0, 1, 0, 0],
        time=[8, 1, 1, 1, 1, 8, 2],
        size=3,
    )
    assert made.cell.tolist() == [0, 0, 0, 1]
    assert made.stratum.tolist() == [0, 0, 1, 0]
    assert made.docs.tolist() == [2, 1, 1, 2]
    assert made.unit.tolist() == [3, 0, 0, -1, 2, 3, 1]
    assert made.total.tolist() == [4, 2, 0]
    # Kish: (4 + 1 + 1) / 4 and 4 / 2.
    np.testing.assert_array_equal(made.mean_size, [1.5, 2, np.nan])


def test_neighbours_are_next_in_time_in_one_stratum_and_have_two_documents():
    cluster = [0, 0, 1, 2, 2, 3, 3, 4, 4]
    stratum = [0, 0, 0, 0, 0, 0, 0, 1, 1]
    time = [5, 5, 6, 9, 9, 1, 1, 6, 6]
    made = of([0] * 9, cluster, stratum, time, 1)
    day = dict(zip(made.unit.tolist(), time, strict=True))
    pairs = [(day[a], day[b]) for a, b in zip(made.one.tolist(), made.other.tolist(), strict=True)]
    # Of cluster 1 there is one document, so that 5 and 9 are neighbours.
    assert pairs == [(1, 5), (5, 9)]


def test_a_cluster_cut_by_the_end_of_a_period_is_no_neighbour_of_itself():
    made = of([0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 1, 1], [0] * 6, [0, 0, 1, 1, 2, 2], 2)
    assert made.docs.tolist() == [2, 2, 2]
    assert list(zip(made.one.tolist(), made.other.tolist(), strict=True)) == [(1, 2)]


def test_documents_without_a_cluster_stand_alone():
    made = of([0, 0, 0, 1], [-1, -1, 2, -1], [0] * 4, [0] * 4, 2)
    assert made.docs.tolist() == [1, 1, 1, 1]
    assert made.mean_size.tolist() == [1, 1]


def test_hits_are_counted_in_units_and_cells():
    made = of([0, 0, -1, 1], [0, 0, 0, 1], [0] * 4, [0, 0, 0, 1], 2)
    hits = made.hits(np.array([True, False, True, True]))
    assert hits.tolist() == [1, 1]
    assert made.summed(hits).tolist() == [1, 1]


@pytest.mark.parametrize("cell", [[], [-1, -1]])
def test_no_document_in_any_cell(cell):
    nothing = np.array(cell, np.int64)
    made = Clusters.of(nothing, nothing, nothing, nothing, 2)
    assert made.total.tolist() == [0, 0] and len(made.docs) == 0
    assert made.hits(np.ones(len(cell), bool)).tolist() == []


def test_the_order_of_the_documents_does_not_matter():
    draw = np.random.default_rng(1)
    cell, day = draw.integers(0, 4, 200), draw.integers(0, 9, 200)
    outlet, order = draw.integers(0, 3, 200), draw.permutation(200)
    arrays = [cell, outlet * 9 + day, outlet, day]
    one = Clusters.of(*arrays, 4)
    other = Clusters.of(*(a[order] for a in arrays), 4)
    assert one.docs.tolist() == other.docs.tolist()
    assert one.one.tolist() == other.one.tolist()
    assert one.unit[order].tolist() == other.unit.tolist()
