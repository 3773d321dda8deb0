"""Regression of topic shares: what its tables say, and known effects."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.curves.design import terms
from toolkit.topics.curves.scores import scores


def test_a_level_of_one_article_has_no_interval_and_says_why(model):
    docs = model.corpus.docs
    corpus = tk.from_frame(docs.assign(desk=np.where(docs.index == 0, "solo", docs["section"])))
    fitted = corpus.topics(4, fits=1, max_share=1.0)
    told = "hangs on one article or one cluster, of which no spread can be known; two are needed"
    for formula in ("desk", "desk + date"):
        table = fitted.effects(formula, cluster="doc_id")
        lone = table["compared"].eq("solo")
        assert table.loc[lone, ["low", "high"]].isna().all().all() and lone.sum() == 4
        assert set(table.loc[lone, "remark"]) == {told}
        assert table.loc[~lone, ["low", "high"]].notna().all().all()
        assert set(table.loc[~lone, "remark"]) == {""}
    assert fitted.effects("desk", reference={"desk": "solo"})["low"].isna().all()
    shares = fitted.predicted("desk + date", by=["month", "desk"])
    lone = shares["desk"].eq("solo")
    assert (
        shares.loc[lone, "low"].isna().all() and shares.loc[lone, "remark"].str.contains(told).all()
    )
    assert shares.loc[~lone, "low"].notna().all()
    # At the mean of all documents that one has little weight.
    assert fitted.predicted("desk + date", by="month")["low"].notna().all()


def test_a_level_of_few_articles_says_so_and_is_wider_than_of_many(model):
    docs = model.corpus.docs
    corpus = tk.from_frame(docs.assign(desk=np.where(docs.index < 3, "few", docs["section"])))
    table = corpus.topics(4, fits=1, max_share=1.0).effects("desk", cluster="doc_id")
    few = table["compared"].eq("few")
    assert table.loc[few, "remark"].str.startswith("hangs on fewer than five articles").all()
    width = table["high"] - table["low"]
    assert (width[few].to_numpy() > 4 * width[~few].to_numpy()).all()


def test_a_level_within_one_cluster_has_no_interval(model):
    docs = model.corpus.docs
    desk = np.where(docs.index < 5, "solo", docs["section"])
    team = np.where(docs.index < 5, "x", docs["doc_id"])
    corpus = tk.from_frame(docs.assign(desk=desk, team=team))
    fitted = corpus.topics(4, fits=1, max_share=1.0)
    table = fitted.effects("desk", cluster="team").query("compared == 'solo'")
    assert table["low"].isna().all() and set(table["documents"]) == {5}
    assert fitted.effects("desk", cluster="doc_id")["low"].notna().all()


def test_expected_shares_carry_their_formula_and_a_flag_beyond_0_to_1(model):
    table = model.predicted("outlet + size", by=["outlet", "size"])
    outside = table["share"].lt(0) | table["share"].gt(1)
    assert set(table["formula"]) == {"outlet + size"} and "docs" not in table
    assert table["remark"].str.contains("has left 0 to 1").equals(outside)
    far = model.corpus.docs.assign(size=np.where(np.arange(300) == 0, 500.0, np.arange(300) / 300))
    steep = tk.from_frame(far).topics(4, fits=1, max_share=1.0)
    table = steep.predicted("size + date", by=["month", "size"])
    outside = table["share"].lt(0) | table["share"].gt(1)
    assert outside.any() and table.loc[outside, "remark"].str.contains("has left 0 to 1").all()


def test_rows_say_what_is_compared_with_what(model, frame):
    table = model.effects(
        "outlet + size + date", reference={"outlet": "C"}, cluster="doc_id", draws=20_000
    )
    one = table[table["topic"].eq(2)]
    assert one["compared"].tolist()[:3] == ["A", "B", "1 more"]
    assert one["reference"].tolist()[:3] == ["C", "C", ""]
    assert one["documents"].tolist() == [100, 100, 300, 300]
    ends = np.quantile(frame["day"], [0.1, 0.9], method="nearest")
    names = [str(np.datetime64(int(d), "D")) for d in ends]
    assert one.iloc[3][["reference", "compared"]].tolist() == names
    fit = smf.ols("y ~ C(outlet, Treatment('C')) + size + bs(day, df=5)", frame)
    fit = fit.fit(cov_type="HC2", use_t=True)
    coefficients = [fit.params.iloc[1], fit.params.iloc[2], fit.params["size"]]
    np.testing.assert_allclose(one["effect"].iloc[:3], coefficients, atol=1e-9)
    interval = fit.conf_int().loc["size"]
    np.testing.assert_allclose(one.iloc[2][["low", "high"]].astype(float), interval, atol=0.001)
    both = frame.iloc[[0, 0]].assign(day=ends, size=0.0)
    change = fit.predict(both).diff().iloc[1]
    assert one["effect"].iloc[3] == pytest.approx(change, abs=1e-9)
    # Shares of a document sum to 1, so that effects sum to 0.
    sums = table.groupby(["covariate", "compared"])["effect"].sum()
    np.testing.assert_allclose(sums, 0, atol=1e-9)


def test_the_level_with_most_documents_is_the_reference(model):
    part = model.corpus.where("outlet != 'A' or size > 0")
    assert set(model.effects("outlet", corpus=part)["reference"]) == {"B"}


def test_a_known_effect_and_a_known_trend_are_covered():
    # Of the first topic outlet B has .15 more, and all have .2 more in the end than at first.
    random, held = np.random.default_rng(3), []
    for _ in range(12):
        model = drawn(random)
        first = int(np.argmax(model.phi[:, [k[0] == "a" for k in model.words.keys]].sum(axis=1)))
        table = model.effects("outlet + date", reference={"outlet": "A"}, cluster="doc_id")
        one = table[table["topic"].eq(first)].set_index("covariate")
        days = pd.to_datetime(one.loc["date", ["reference", "compared"]])
        trend = 0.2 * (days["compared"] - days["reference"]).days / 99
        for name, truth in (("outlet", 0.15), ("date", trend)):
            held.append(one.loc[name, "low"] <= truth <= one.loc[name, "high"])
    assert np.mean(held) >= 0.8  # 24 of .95: fewer than 20 once in two hundred times


def drawn(random):
    rows = []
    for i in range(200):
        outlet, day = "AB"[i % 2], i // 2
        mean = 0.2 + 0.15 * (outlet == "B") + 0.2 * day / 99
        share = random.dirichlet(np.array([mean, (1 - mean) * 0.4, (1 - mean) * 0.6]))
        topic, word = random.choice(3, 60, p=share), random.integers(0, 10, 60)
        text = " ".join(f"{'abc'[t]}{'xyzuvwrstq'[w]}kk" for t, w in zip(topic, word, strict=True))
        date = str(pd.Timestamp("2017-06-01") + pd.Timedelta(days=day))
        rows.append({"text": text, "outlet": outlet, "date": date})
    corpus = tk.from_frame(pd.DataFrame(rows), language="en")
    return corpus.topics(3, fits=1, max_share=1.0)


def test_predicted_shares_hold_other_outlets_fixed(model, frame):
    table = model.predicted("outlet + date", by=["month", "outlet"])
    assert len(table) == 4 * 5 * 3
    one = table[table["topic"].eq(2)]
    months = one.groupby("outlet")["share"].diff().dropna().to_numpy().reshape(3, 4)
    np.testing.assert_allclose(months[0], months[1], atol=1e-9)  # no interaction
    fit = smf.ols("y ~ C(outlet) + C(month)", frame).fit()
    by_month = model.predicted("outlet + month", by="month").query("topic == 2")
    expected = [
        np.mean([fit.predict(frame.assign(month=m, outlet=o)).iloc[0] for o in "ABC"])
        for m in sorted(frame["month"].unique())
    ]
    np.testing.assert_allclose(by_month["share"], expected, atol=1e-9)
    assert ((by_month["low"] < by_month["share"]) & (by_month["share"] < by_month["high"])).all()


def test_refits_and_seeds(model):
    table = model.effects("outlet", refits=2, seed=5)
    assert {"refit_low", "refit_high", "refits"} <= set(table)
    pd.testing.assert_frame_equal(table, model.effects("outlet", refits=2, seed=5))
    other = model.effects("outlet", seed=6)
    assert other["effect"].tolist() == table["effect"].tolist()
    assert other["low"].tolist() != table["low"].tolist()


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("outlet * date", r"'outlet \* date' in .* cannot be read. Write columns and periods"),
        ("outlet + ward", "'ward' is no covariate. Columns: .*; periods: 'day', 'week'"),
        ("outlet + outlet", "'outlet' stands twice"),
        ("language", "'language' is the same in all documents, 'en'"),
        ("month + quarter", "'quarter' can be told from 'month', at least in part"),
        ("s(outlet)", r"s\(outlet\) needs numbers, and 'outlet' is text"),
        ("s(size, 2)", r"s\(size, 2\): a spline has 3 columns or more"),
        ("doc_id", "300 documents are too few for a regression with 300 columns"),
        (5, "formula=5 is no formula. Write columns and periods"),
        ([], r"formula=\[\] names no covariate. Write columns and periods"),
    ],
)
def test_a_formula_that_cannot_be_used_is_told(model, formula, told):
    with pytest.raises(ToolkitError, match=told):
        model.effects(formula)


def test_more_columns_than_memory_holds_are_told_before_they_are_made(model, monkeypatch):
    monkeypatch.setattr("toolkit.topics.curves.design.CELLS", 300 * 3)
    assert len(model.effects("outlet")) == 4 * 2
    told = "300 documents are too many for a regression with 8 columns; allowed here: 3"
    with pytest.raises(ToolkitError, match=told):
        model.effects("outlet + date")


def test_the_width_of_a_term_is_the_number_of_its_columns(model):
    for term in terms(model.corpus, "outlet + size + s(date, 7)", None):
        assert term.width == term.columns(term.given).shape[1]


def test_unknown_values_are_told_with_what_to_type(model):
    docs = model.corpus.docs
    day = docs["date"].dt.strftime("%Y-%m-%d")
    holes = tk.from_frame(
        docs.assign(
            outlet=docs["outlet"].where(docs.index > 2, ""),
            size=docs["size"].where(docs.index > 0),
            date=day.where(docs.index > 3, "2017-06").where(docs.index > 0),
        ).drop(columns="precision")
    )
    for formula, told in (
        ("outlet", r"3 of 300 documents have no value of 'outlet'. .*where\(\"outlet.notna\(\)"),
        ("size", "1 of 300 documents have no value of 'size'"),
        ("date", "4 of 300 documents have no date to the day"),
        ("month", "1 of 300 documents have no date as exact as 'month' needs"),
    ):
        with pytest.raises(ToolkitError, match=told):
            model.effects(formula, corpus=holes)
    part = holes.where("precision in ('minute', 'day')").where("size.notna() and outlet != ''")
    assert len(model.effects("outlet + size + date", corpus=part)) == 4 * 4


def test_without_a_grid_there_is_one_row_a_topic(model):
    table = model.predicted("outlet + size", by=None)
    assert len(table) == 4 and set(table["total_docs"]) == {300}
    # Least squares goes through the mean of all.
    np.testing.assert_allclose(table["share"], scores(model).mean(axis=0), atol=1e-9)


def test_a_column_of_the_name_of_the_remark_is_told(model):
    corpus = tk.from_frame(model.corpus.docs.assign(remark=np.where(np.arange(300) < 9, "x", "y")))
    fitted = corpus.topics(2, fits=1, max_share=1.0)
    with pytest.raises(ToolkitError, match="by='remark' would stand in one table"):
        fitted.predicted("remark", by="remark")


def test_references_and_grids_that_are_not_there_are_told(model):
    with pytest.raises(ToolkitError, match="reference='A' must name the covariate as well"):
        model.effects("outlet", reference="A")
    with pytest.raises(ToolkitError, match="'outlet': 'Z'} is none of 'A', 'B', 'C'"):
        model.effects("outlet", reference={"outlet": "Z"})
    with pytest.raises(ToolkitError, match="reference names 'section', not in the formula"):
        model.effects("outlet", reference={"section": "news"})
    with pytest.raises(ToolkitError, match="by='section': 'section' is not in the formula"):
        model.predicted("outlet", by="section")
    with pytest.raises(ToolkitError, match="by='week' has another period than the formula"):
        model.predicted("month", by="week")
