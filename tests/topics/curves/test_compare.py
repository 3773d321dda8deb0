"""Topic shares compared between groups of documents."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.intervals.contrast import contrast
from toolkit.topics.curves.compare import compare, holm, p_of
from toolkit.topics.curves.scores import scores


@pytest.fixture(scope="module")
def model(planted):
    return planted.corpus.topics(4, fits=1, max_share=1.0)


def test_shares_are_those_of_track_and_intervals_are_made_of_theirs(planted, model):
    table = model.compare(reference="C", cluster="doc_id")
    tracked = planted.corpus.track(model, by="outlet", cluster="doc_id")
    assert table["outlet"].tolist() == ["A"] * 4 + ["B"] * 4
    assert set(table["reference"]) == {"C"} and set(table["total_target"]) == {100}
    for row in table.itertuples():
        same = tracked[tracked["topic"].eq(row.topic)].set_index("outlet")
        own, other = same.loc[row.outlet], same.loc["C"]
        assert row.share_target == own["share"] and row.share_reference == other["share"]
        assert row.difference == pytest.approx(own["share"] - other["share"])
        assert row.log_ratio == pytest.approx(np.log2(own["share"] / other["share"]))
        bounds = contrast([1, -1], *([own[c], other[c]] for c in ("share", "low", "high")))
        np.testing.assert_allclose([row.difference, row.low, row.high], bounds)
        assert row.log_ratio_low < row.log_ratio < row.log_ratio_high
        assert (row.log_ratio_low > 0) == (row.low > 0)


def test_the_others_are_taken_together(planted, model):
    table = model.compare(cluster="doc_id")
    assert len(table) == 12 and set(table["reference"]) == {"all others"}
    assert set(table["total_reference"]) == {200}
    tracked = planted.corpus.track(model, by="outlet").pivot(
        index="outlet", columns="topic", values="share"
    )
    first = table[table["outlet"].eq("A")]
    np.testing.assert_allclose(first["share_reference"], tracked.loc[["B", "C"]].mean(), atol=1e-12)
    # Shares of one outlet sum to 1, so differences sum to 0.
    assert table.groupby("outlet")["difference"].sum().abs().max() < 1e-9


def test_groups_of_ones_own(planted, model):
    east = {"east": {"outlet": ["A", "B"]}, "west": {"outlet": "C"}}
    table = model.compare(east, corpus=planted.corpus.where(date="2017-07"))
    assert table["side"].tolist() == ["east"] * 4 and set(table["reference"]) == {"west"}
    assert set(table["total_target"] + table["total_reference"]) == {62}


def test_a_corpus_without_documents_is_not_taken_for_the_whole(model):
    nothing = model.corpus.where(outlet="A").where("outlet == 'B'")
    assert not len(nothing)
    for ask in (model.compare, model.effects, model.predicted):
        with pytest.raises(ToolkitError, match="was fitted on none of these documents"):
            ask(corpus=nothing)


def test_more_groups_than_can_be_compared_are_told(model, monkeypatch):
    monkeypatch.setattr("toolkit.topics.curves.sides.MOST", 2)
    told = r"between='outlet' makes 3 groups; allowed: 2 to 2. Name the groups: between=\{'state'"
    with pytest.raises(ToolkitError, match=told):
        model.compare()


def test_a_share_of_nothing_has_no_ratio():
    texts = ["oil price barrel"] * 30 + ["vote ballot count"] * 30
    frame = pd.DataFrame({"text": texts, "outlet": ["A"] * 30 + ["B"] * 30})
    frame["text"] += [f" {'xy'[i % 2]}word" for i in range(60)]
    model = tk.from_frame(frame, language="en").topics(2)
    table = compare(model, cluster="doc_id")
    assert (table["difference"].abs() > 0.9).all()
    assert (table["log_ratio"].isna() | table["log_ratio"].abs().gt(2)).all()


def test_what_is_nothing_stays_so_for_nineteen_of_twenty_and_what_is_there_is_found():
    # Outlets A and B draw from one source, C has twice as much of the first topic.
    random, held, false, found = np.random.default_rng(1), [], [], []
    for _ in range(12):
        model, truth = drawn(random)
        same = model.compare(corpus=model.corpus.where(outlet=["A", "B"]), cluster="doc_id")
        held += ((same["low"] <= 0) & (same["high"] >= 0)).tolist()
        false.append((same["p_value"] < 0.05).mean())
        apart = model.compare(reference="A", cluster="doc_id").query("outlet == 'C'")
        order = np.argsort(-model.phi[:, order_of(model)].sum(axis=1))[:1]
        found.append(apart.set_index("topic").loc[order[0], "log_ratio"])
    assert 0.88 <= np.mean(held) <= 1 and np.mean(false) <= 0.12
    assert np.mean(found) == pytest.approx(truth, abs=0.25)


def drawn(random):
    """Three topics of 20 words; 80 documents of 60 words from each outlet."""
    base = np.array([0.2, 0.3, 0.5])
    more = np.array([0.4, 0.225, 0.375])
    rows = []
    for outlet, mean in (("A", base), ("B", base), ("C", more)):
        for share in random.dirichlet(mean, 80):
            topic = random.choice(3, 60, p=share)
            words = [f"{'abc'[t]}{'xyzuvwrstq'[w % 10]}{'lmnop'[w % 5]}k" for t, w in zip(
                topic, random.integers(0, 10, 60), strict=True)]  # fmt: skip
            rows.append({"text": " ".join(words), "outlet": outlet})
    model = tk.from_frame(pd.DataFrame(rows), language="en").topics(3, fits=1, max_share=1.0)
    return model, float(np.log2(more[0] / base[0]))


def order_of(model):
    return [i for i, key in enumerate(model.words.keys) if key.startswith("a")]


def test_values_of_p_go_with_the_interval_and_their_number():
    assert p_of(1.0, 0.0, 3.0, 0.9) == pytest.approx(0.1)
    assert np.isnan(p_of(1.0, np.nan, np.nan, 0.95))
    # From statsmodels.stats.multitest.multipletests(p, method="holm").
    from statsmodels.stats.multitest import multipletests

    p = np.random.default_rng(3).random(40) ** 3
    np.testing.assert_allclose(holm(p), multipletests(p, method="holm")[1])


@pytest.fixture(scope="module")
def solo(planted):
    docs = planted.corpus.docs
    outlet = docs["outlet"].where(docs.index > 0, "solo")
    return tk.from_frame(docs.assign(outlet=outlet)).topics(4, fits=1, max_share=1.0)


@pytest.mark.parametrize("reference", [None, "B"])
@pytest.mark.parametrize("interval", ["clustered", "bootstrap"])
def test_an_outlet_of_one_article_has_no_interval_and_leaves_others_theirs(
    solo, reference, interval
):
    table = solo.compare(reference=reference, interval=interval, cluster="doc_id")
    lone = table["outlet"].eq("solo")
    columns = ["low", "high", "log_ratio_low", "log_ratio_high", "p_value", "p_holm"]
    assert table.loc[lone, columns].isna().all().all() and lone.sum() == 4
    assert table.loc[~lone, ["low", "high", "p_value", "p_holm"]].notna().all().all()
    assert set(table.loc[lone, "remark"]) == {
        "'solo' has one article, of which no spread can be known; two are needed"
    }
    assert set(table.loc[~lone, "remark"]) == {""}
    left = table.loc[~lone]
    np.testing.assert_allclose(left["p_holm"], holm(left["p_value"]))
    # The rest is as without that article, whose weight among the others is small.
    part = solo.corpus.where("outlet != 'solo'")
    without = solo.compare(corpus=part, reference=reference, interval=interval, cluster="doc_id")
    width, theirs = (t["high"] - t["low"] for t in (left, without))
    np.testing.assert_allclose(width, theirs, rtol=0.1)


def test_a_reference_of_one_article_is_told(solo):
    table = solo.compare(reference="solo", cluster="doc_id")
    assert table["low"].isna().all() and table["p_holm"].isna().all()
    assert table["remark"].str.startswith("'solo' has one article").all()


def test_many_outlets_of_one_article_count_with_the_spread_of_single_ones(planted):
    # A hundred outlets of one article: the variance of their mean is that of one outlet of all.
    docs = planted.corpus.docs
    single = docs["doc_id"].where(docs["outlet"].eq("C"), docs["outlet"])
    model = tk.from_frame(docs.assign(outlet=single)).topics(4, fits=1, max_share=1.0)
    table = model.compare(cluster="doc_id").query("outlet == 'A'").set_index("topic")
    whole = tk.from_frame(docs).topics(4, fits=1, max_share=1.0)
    other = whole.compare(cluster="doc_id").query("outlet == 'A'").set_index("topic")
    # Scores of single documents below 0 are shown as 0.
    np.testing.assert_allclose(table["difference"], other["difference"], atol=0.003)
    for one, minus in (("high", "difference"), ("difference", "low")):
        np.testing.assert_allclose(table[one] - table[minus], other[one] - other[minus], rtol=0.07)


def test_a_corpus_without_outlets_is_told(planted):
    docs = planted.corpus.docs.assign(outlet="")
    model = tk.from_frame(docs).topics(4, fits=1, max_share=1.0)
    with pytest.raises(ToolkitError, match=r"No document has a value of 'outlet'.*Load the texts"):
        model.compare()
    with pytest.raises(
        ToolkitError,
        match=r"None of the 300 documents has a value of 'outlet'. Leave 'outlet' out of the "
        "formula, such as formula='date', or load the texts with a column 'outlet'",
    ):
        model.effects()


def test_periods_are_no_clusters_of_groups(model):
    for ask in (model.compare, model.effects, model.predicted):
        with pytest.raises(ToolkitError, match="cluster='period' is for curves by period"):
            ask(cluster="period")


def test_refits_give_a_range_of_differences(model):
    table = model.compare(refits=3)
    assert (table["refit_low"] <= table["refit_high"]).all()
    assert table["refits"].tolist() == [3] * 12
    again = model.compare(refits=3)
    pd.testing.assert_frame_equal(table, again)


def test_the_range_is_of_the_differences_that_are_shown(model, monkeypatch):
    """Under a fit that is the model itself, with a share below 0 that is shown as 0."""
    score = scores(model).copy()
    score[:, 0] -= 0.4
    score[:, 1] += 0.4
    assert score[:, 0].mean() < 0
    same = [(score, np.ones(4, bool))] * 2
    monkeypatch.setattr("toolkit.topics.curves.refitted.refitted", lambda *_: iter(same))
    moved = model.label({0: "One"})
    moved._kept = {"scores": score}
    table = moved.compare(cluster="doc_id", refits=2)
    np.testing.assert_allclose(table["refit_low"], table["difference"], atol=1e-12)
    np.testing.assert_allclose(table["refit_high"], table["difference"], atol=1e-12)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"between": "ward"}, "between='ward' is no column of the documents. Allowed: .*'outlet'"),
        ({"between": "language"}, "has one group only, 'en'; two are needed"),
        ({"reference": "Z"}, "reference='Z' is none of the groups compared: 'A', 'B', 'C'"),
        ({"between": {"x": {"outlet": "A"}, "y": {}}}, "is no filter. Write what corpus.where"),
        (
            {"between": {"x": {"outlet": "A"}, "y": {"outlet": ["A", "B"]}}},
            "100 documents are both in 'x' and in 'y'.* exclude each other",
        ),
        (
            {"between": {"x": {"outlet": "A"}, "y": {"outlet": "B", "date": "2017-01"}}},
            "No document of the model is in 'y'",
        ),
        ({"interval": "wilson"}, "interval='wilson' is not known"),
        ({"level": 0}, "level=0 must be a number between 0 and 1"),
    ],
)
def test_what_cannot_be_compared_is_told(model, given, told):
    with pytest.raises(ToolkitError, match=told):
        model.compare(**given)
