"""Regression of topic shares: against statsmodels, and with known effects."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.curves.design import matrix, terms
from toolkit.topics.curves.regression import regression
from toolkit.topics.curves.scores import scores


@pytest.fixture(scope="module")
def model(planted):
    docs = planted.corpus.docs
    size = np.random.default_rng(1).normal(size=300).round(3)
    section = np.random.default_rng(2).choice(["news", "sport"], 300)
    corpus = tk.from_frame(docs.assign(size=size, section=section))
    return corpus.topics(4, fits=1, max_share=1.0)


@pytest.fixture(scope="module")
def frame(model):
    docs = model.corpus.docs
    day = (docs["date"] - pd.Timestamp("1970-01-01")).dt.days
    return docs.assign(day=day, month=docs["date"].dt.strftime("%m"), y=scores(model)[:, 2])


@pytest.mark.parametrize(
    ("formula", "theirs"),
    [
        ("outlet + size", "C(outlet) + size"),
        ("outlet + month", "C(outlet) + C(month)"),
        ("section + date", "C(section) + bs(day, df=5)"),
        ("s(size, 6)", "bs(size, df=6)"),
    ],
)
def test_values_and_errors_are_those_of_statsmodels(model, frame, formula, theirs):
    columns = matrix(terms(model.corpus, formula, None))
    day = frame["day"].to_numpy()
    found = regression(columns, scores(model), day)
    fit = smf.ols(f"y ~ {theirs}", frame).fit(cov_type="cluster", cov_kwds={"groups": day})
    np.testing.assert_allclose(columns @ found.coefficients[:, 2], fit.fittedvalues, atol=1e-9)
    error = np.sqrt(np.einsum("np,pq,nq->n", columns, found.covariance[2], columns))
    theirs = fit.get_prediction().se_mean
    np.testing.assert_allclose(error, theirs, rtol=1e-6)
    assert found.freedom == len(set(day)) - 1


def test_single_documents_have_errors_of_white(model, frame):
    columns = matrix(terms(model.corpus, "outlet + size", None))
    found = regression(columns, scores(model), np.full(300, -1))
    fit = smf.ols("y ~ C(outlet) + size", frame).fit(cov_type="HC1")
    # Of n / (n - p) as theirs, and n / (n - 1) (n - 1) / (n - p) as ours.
    error = np.sqrt(np.diag(found.covariance[2]))
    np.testing.assert_allclose(sorted(error), sorted(fit.bse), rtol=1e-6)


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
    fit = fit.fit(cov_type="HC1", use_t=True)
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
