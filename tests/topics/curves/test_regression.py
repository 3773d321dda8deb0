"""Least squares of topic shares: against statsmodels, brute force and simulation."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.formula.api as smf

from toolkit.topics.curves.design import matrix, terms
from toolkit.topics.curves.regression import regression
from toolkit.topics.curves.scores import scores


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
    # CR2 is CR1 in the limit of many clusters that lean little on themselves; here 150 or so.
    told = found.errors(columns, borrowed=0)
    theirs = fit.get_prediction().se_mean
    assert np.median(told.error[:, 2] / theirs) == pytest.approx(1, abs=0.03)


def test_single_documents_have_errors_of_hc2(model, frame):
    columns = matrix(terms(model.corpus, "outlet + size", None))
    found = regression(columns, scores(model), np.full(300, -1))
    fit = smf.ols("y ~ C(outlet, Treatment('A')) + size", frame).fit(cov_type="HC2")
    line = np.eye(4)[-1:]
    assert found.errors(line, borrowed=0).error[0, 2] == pytest.approx(fit.bse["size"], rel=1e-9)


@pytest.mark.parametrize("formula", ["outlet + size", "section + date"])
def test_errors_of_clusters_are_those_of_bell_and_mccaffrey_by_brute_force(model, formula):
    # Whole matrices, symmetric roots: V = sum (c' M X_g' A_g e_g)^2, A_g = (I - H_gg)^(-1/2), and
    # degrees of freedom tr(G'G)^2 / |G'G|^2 with the columns (I - H)_g A_g X_g M c.
    x, y = matrix(terms(model.corpus, formula, None)), scores(model)
    random = np.random.default_rng(4)
    of = np.where(random.random(300) < 0.2, random.integers(0, 9, 300), np.arange(300) // 4 + 9)
    found = regression(x, y, of)
    lines = np.vstack([np.eye(x.shape[1])[1:], x[:3]])
    told = found.errors(lines, borrowed=0)
    bread = np.linalg.inv(x.T @ x)
    hat = x @ bread @ x.T
    rest = y - hat @ y
    for at, line in enumerate(lines):
        variance, columns = np.zeros(4), []
        for group in np.unique(of):
            rows = np.flatnonzero(of == group)
            value, vector = np.linalg.eigh(np.eye(len(rows)) - hat[np.ix_(rows, rows)])
            root = vector @ np.diag(value**-0.5) @ vector.T
            weight = root @ x[rows] @ bread @ line
            variance += (weight @ rest[rows]) ** 2
            columns.append((np.eye(300) - hat)[:, rows] @ weight)
        inner = np.stack(columns) @ np.stack(columns).T
        np.testing.assert_allclose(told.error[at], np.sqrt(variance), rtol=1e-8)
        freedom = np.trace(inner) ** 2 / (inner**2).sum()
        assert told.own[at] == pytest.approx(freedom, rel=1e-8)


def test_many_degrees_of_freedom_are_bounded_from_below(monkeypatch):
    random = np.random.default_rng(6)
    x = np.c_[np.ones(400), random.random((400, 2)), np.arange(400) < 150]
    made = regression(x, random.random((400, 2)), np.arange(400) // 2).leverage
    lines = random.normal(size=(20, 4))
    exact = made.freedom(lines)
    monkeypatch.setattr("toolkit.topics.curves.leverage.MANY", 0)
    bound = made.freedom(lines)
    assert (bound <= exact).all() and (bound > 0.9 * exact).all()


def test_two_groups_have_the_degrees_of_freedom_of_welch_with_equal_variances():
    # (1/n + 1/m)^2 / (1/n^2/(n - 1) + 1/m^2/(m - 1)), and HC2 is s^2/n + t^2/m.
    y = np.random.default_rng(5).normal(size=(36, 2))
    x = np.c_[np.ones(36), np.arange(36) < 6]
    found = regression(x, y, np.full(36, -1))
    told = found.errors(np.array([[0.0, 1.0]]), borrowed=0)
    n, m = 6, 30
    assert told.own[0] == pytest.approx((1 / n + 1 / m) ** 2 / (1 / n**2 / 5 + 1 / m**2 / 29))
    own = y[:6].var(axis=0, ddof=1) / n + y[6:].var(axis=0, ddof=1) / m
    np.testing.assert_allclose(told.error[0], np.sqrt(own))
    # Mixed with the pooled variance by degrees of freedom, of which there are 34 in all.
    mixed = found.errors(np.array([[0.0, 1.0]]))
    pooled = (5 * y[:6].var(axis=0, ddof=1) + 29 * y[6:].var(axis=0, ddof=1)) / 34 * (1 / n + 1 / m)
    part = told.own[0] / mixed.freedom[0]
    assert mixed.freedom[0] == pytest.approx(min(told.own[0] + 16, 34))
    np.testing.assert_allclose(mixed.error[0] ** 2, part * own + (1 - part) * pooled)


@pytest.mark.parametrize("size", [2, 3, 5, 10, 20, 100])
@pytest.mark.parametrize("together", [1, 4])
def test_intervals_of_small_levels_hold_the_truth(size, together):
    # Skew shares, most of them near 0; a label on some clusters, truth 0.
    random, held = np.random.default_rng(size), []
    for _ in range(60):
        shares = random.dirichlet(np.full(4, 0.12), 400)
        of = np.arange(400) // together
        alike = random.random(400) < 0.5 * (together > 1)
        shares = np.where(alike[:, None], random.dirichlet(np.full(4, 0.12), 400)[of], shares)
        label = np.isin(of, random.permutation(of.max() + 1)[: min(size, (of.max() + 1) // 2)])
        found = regression(np.c_[np.ones(400), label], shares, of)
        told = found.errors(np.array([[0.0, 1.0]]))
        half = told.half(0.95, 2000, random)
        held += (np.abs(found.coefficients[1]) <= half[0]).tolist()
    assert 0.91 <= np.mean(held) <= 0.995
