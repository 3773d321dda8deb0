"""Discourse networks: figures by hand, an independent triple sum, and what is refused."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from toolkit import networks
from toolkit.checks import ToolkitError


def weights(graph):
    return {(a, b): w for a, b, w in graph.edges(data="weight")}


def test_figures_by_hand(published):
    made = networks.discourse_network(published, agreement="subtract")
    assert weights(made) == {("A", "B"): 1, ("A", "C"): 0, ("B", "C"): -3}
    average = networks.discourse_network(published, agreement="subtract", normalisation="average")
    assert weights(average) == {
        ("A", "B"): pytest.approx(0.4),
        ("A", "C"): 0,
        ("B", "C"): pytest.approx(-1.2),
    }
    assert weights(networks.discourse_network(published, agreement="congruence")) == {
        ("A", "B"): 2,
        ("A", "C"): 2,
    }
    assert weights(networks.discourse_network(published, agreement="conflict")) == {
        ("A", "B"): 1,
        ("A", "C"): 2,
        ("B", "C"): 3,
    }
    tie = made.edges["A", "C"]
    assert (tie["congruence"], tie["conflict"], tie["concepts"]) == (2, 2, 2)


def drawn(seed=0, n=60):
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(
        {
            "person": rng.choice(list("ABCDE"), n),
            "concept": rng.choice(list("uvwxyz"), n),
            "agreement": rng.random(n) < 0.5,
            "doc_id": rng.choice([f"d{i}" for i in range(12)], n),
            "date": pd.to_datetime("2017-10-01") + pd.to_timedelta(rng.integers(0, 90, n), "D"),
        }
    )
    return table.assign(confirmed=True)


def by_sums(table, one, other, column, across, agreement, norm):
    """Weight of one tie, by sums over things k and both values of agreement, as in the source of
    the Discourse Network Analyzer.
    """

    rows = list(zip(table[column], table[across], table["agreement"], strict=True))

    def x(who, k, value):
        return rows.count((who, k, value))

    things, values = sorted(table[across].unique()), (False, True)
    weight = 0
    for k in things:
        for v in values:
            for w in values:
                product = x(one, k, v) * x(other, k, w)
                sign = {"ignore": 1, "congruence": v == w, "conflict": v != w}.get(agreement)
                weight += product * (sign if sign is not None else (1 if v == w else -1))
    n1, n2 = (int(table[column].eq(who).sum()) for who in (one, other))
    m10 = sum(x(one, k, v) for k in things for v in values if not x(other, k, v))
    m01 = sum(x(other, k, v) for k in things for v in values if not x(one, k, v))
    m11 = sum(x(one, k, v) * x(other, k, v) for k in things for v in values)
    return weight / {
        "none": 1, "average": (n1 + n2) / 2, "jaccard": m10 + m01 + m11, "cosine": n1 * n2,
    }[norm]  # fmt: skip


@pytest.mark.parametrize("mode", ["actors", "concepts"])
@pytest.mark.parametrize("norm", ["none", "average", "jaccard", "cosine"])
def test_one_mode_against_plain_sums(mode, norm):
    table = drawn(n=40)
    column, across = ("person", "concept") if mode == "actors" else ("concept", "person")
    for agreement in ("ignore", "congruence", "conflict", "subtract"):
        graph = networks.discourse_network(table, mode, agreement=agreement, normalisation=norm)
        for one, other in combinations(sorted(table[column].unique()), 2):
            expected = by_sums(table, one, other, column, across, agreement, norm)
            found = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0
            assert found == pytest.approx(expected)


def test_two_modes(published):
    graph = networks.discourse_network(published, "two", agreement="subtract")
    assert weights(graph) == {
        ("A", "x"): 2, ("A", "y"): -1, ("B", "x"): 1, ("B", "y"): 1, ("C", "x"): -1, ("C", "y"): -2,
    }  # fmt: skip
    assert graph.nodes["A"]["kind"] == "person" and graph.nodes["x"]["kind"] == "concept"
    # Parts of all statements of the actor, or on the concept, for and against together.
    active = networks.discourse_network(
        published, "two", agreement="subtract", normalisation="activity"
    )
    assert active.edges["A", "y"]["weight"] == pytest.approx(-1 / 3)
    prominent = networks.discourse_network(published, "two", normalisation="prominence")
    assert prominent.edges["A", "x"]["weight"] == pytest.approx(2 / 4)
    for norm, kind in (("activity", "person"), ("prominence", "concept")):
        graph = networks.discourse_network(published, "two", normalisation=norm)
        for node in (n for n, k in graph.nodes(data="kind") if k == kind):
            assert sum(w for *_, w in graph.edges(node, data="weight")) == pytest.approx(1)


def test_sums_over_the_whole_matrix():
    """All statements in two modes; in one mode every ordered pair on every concept."""
    table = drawn(4)
    two = networks.discourse_network(table, "two")
    assert sum(weights(two).values()) == len(table)
    one = networks.discourse_network(table)
    size = table.groupby(["person", "concept"]).size().unstack(fill_value=0).to_numpy()
    both = size @ size.T
    assert 2 * sum(weights(one).values()) == both.sum() - np.trace(both)


DATES = ["2017-10-16", "2017-10-16", "2017-10-22", "2017-10-23", "2017-11-01", "2018-10-17"]


@pytest.mark.parametrize(
    ("duplicates", "left"),
    [("include", 6), ("document", 5), ("week", 4), ("month", 3), ("year", 2), ("all", 1)],
)
def test_the_same_statement_counts_once(duplicates, left):
    table = pd.DataFrame({"date": pd.to_datetime(DATES), "doc_id": list("aabcde")})
    table = table.assign(person="A", concept="x", agreement=True, confirmed=True)
    graph = networks.discourse_network(table, "two", duplicates=duplicates)
    assert graph.edges["A", "x"]["weight"] == left
    assert graph.graph["statements"] == left and graph.graph["given"] == 6


def test_for_and_against_are_the_same_only_if_agreement_is_ignored(published):
    table = published.assign(doc_id="d")
    ignored = networks.discourse_network(table, "two", duplicates="document")
    assert ignored.graph["statements"] == 6  # A x, A y, B x, B y, C x, C y
    opposite = pd.concat([table, table.assign(agreement=~table["agreement"])])
    kept = networks.discourse_network(opposite, "two", agreement="subtract", duplicates="document")
    assert kept.graph["statements"] == 12
    assert set(weights(kept).values()) == {0}


def test_organisations_and_missing_actors(published):
    table = published.assign(organisation=["O", "O", "O", "P", "P", "", "", ""])
    graph = networks.discourse_network(table, actor="organisation", agreement="subtract")
    assert weights(graph) == {("O", "P"): 1}
    assert graph.graph["without_actor"] == 3
    with pytest.raises(ToolkitError, match=r"a name in 'organisation'.*actor='person'"):
        networks.discourse_network(published, actor="organisation")


def test_an_actor_may_be_called_as_a_concept(said):
    graph = networks.discourse_network(said(("x", {"x": 1})), "two")
    assert list(graph.edges) == [("x", "x (concept)")]


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.drop(columns="confirmed"),
        lambda t: t.assign(confirmed=False),
        lambda t: t.assign(confirmed=[True] * (len(t) - 1) + [False]),
        lambda t: t.assign(confirmed=[True] * (len(t) - 1) + [None]),
        lambda t: t.assign(confirmed=[True] * (len(t) - 1) + [pd.NA]),
        lambda t: t.assign(confirmed="yes"),
        lambda t: t.iloc[:0],
    ],
)
def test_what_nobody_confirmed_is_refused(published, change):
    with pytest.raises(ToolkitError, match=r"tk\.networks\.write_statements\(sheet") as told:
        networks.discourse_network(change(published))
    assert "table.assign(confirmed=True)" in str(told.value)


def test_candidates_are_refused(quotes):
    sheet = networks.statements(quotes, ["oil"])
    with pytest.raises(ToolkitError, match="2 of 2 statements are not confirmed"):
        networks.discourse_network(sheet)


def test_other_arguments_are_checked(published):
    with pytest.raises(ToolkitError, match=r"agreement='conflict' has no meaning in mode='two'"):
        networks.discourse_network(published, "two", agreement="conflict")
    with pytest.raises(ToolkitError, match="normalisation='activity' has no meaning in mode='act"):
        networks.discourse_network(published, normalisation="activity")
    with pytest.raises(ToolkitError, match="mode='onemode' is not known"):
        networks.discourse_network(published, "onemode")
    with pytest.raises(ToolkitError, match=r"1 of 8 statements have an agreement that is neither"):
        networks.discourse_network(published.assign(agreement=[True] * 7 + ["maybe"]))
    undated = published.assign(date=pd.NaT)
    with pytest.raises(ToolkitError, match=r"8 of 8 statements have no date.*'document'"):
        networks.discourse_network(undated, duplicates="week")
    assert networks.discourse_network(undated, duplicates="document").graph["given"] == 8


@pytest.mark.parametrize(
    ("first", "second", "weeks"),
    [
        ("2017-10-16", "2017-10-22", 1),
        ("2017-10-22", "2017-10-23", 2),
        ("2017-10-21", "2017-10-22", 1),
    ],
)
def test_a_week_is_from_monday_to_sunday(first, second, weeks):
    table = pd.DataFrame({"date": pd.to_datetime([first, second]), "doc_id": ["a", "b"]})
    table = table.assign(person="A", concept="x", agreement=True, confirmed=True)
    graph = networks.discourse_network(table, "two", duplicates="week")
    assert graph.graph["statements"] == weeks
