"""Intervals of shares of names: mentions of one article say the same in part."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.intervals import wilson
from toolkit.intervals.clusters import Clusters
from toolkit.measures.cells import cells
from toolkit.naming.clusters import grouping, sureness

P = np.array([0.6, 0.25, 0.1, 0.05])


def drawn(rng, outlets, docs, alpha):
    """Mentions of articles that lean to names of their own: Dirichlet-multinomial."""
    sizes = rng.poisson(2, outlets * docs) + 1
    document = np.repeat(np.arange(outlets * docs), sizes)
    leaning = rng.dirichlet(alpha * P, outlets * docs)[document]
    which = (rng.random(len(document))[:, None] > np.cumsum(leaning, axis=1)[:, :-1]).sum(axis=1)
    outlet = document // docs
    return Clusters.of(outlet, document, outlet, document % docs, outlets), which


@pytest.mark.parametrize(("outlets", "docs"), [(6, 12), (2, 80)])
@pytest.mark.parametrize("alpha", [1.0, 8.0])
def test_coverage_is_what_it_says_in_simulated_articles(outlets, docs, alpha):
    """Correlation within articles is 1 / (1 + alpha), so .5 and .11."""
    rng = np.random.default_rng(11)
    inside, plain, draws = np.zeros(4), np.zeros(4), 150
    for _ in range(draws):
        clusters, which = drawn(rng, outlets, docs, alpha)
        counts, bounds = sureness(clusters, which, 4, 0.95)
        for i, (count, bound) in enumerate(zip(counts, bounds, strict=True)):
            inside[i] += ((bound.low <= P[i]) & (P[i] <= bound.high)).mean()
            low, high = wilson(count, clusters.total)
            plain[i] += ((low <= P[i]) & (P[i] <= high)).mean()
    assert (inside / draws).min() > 0.92
    assert (inside / draws).mean() < 0.98
    if alpha == 1:
        assert (plain / draws)[:2].max() < 0.85  # as if mentions were independent


def test_where_nothing_tells_how_alike_mentions_are_an_article_counts_once():
    """Eight articles: too few neighbours, so the interval is that of about eight mentions."""
    rng = np.random.default_rng(3)
    clusters, which = drawn(rng, 1, 8, 1.0)
    _, bounds = sureness(clusters, which, 4, 0.95)
    assert not bounds[0].known
    assert bounds[0].effective[0] == pytest.approx(clusters.total[0] / clusters.mean_size[0])


def corpus(texts, **columns):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en", "outlet": "A", **columns}))


OWN = {"pmf": {"Hashd": ["hashd"], "PMF": ["pmf"]}}
DAYS = pd.date_range("2017-06-01", periods=40).astype(str)


def test_forty_articles_say_more_than_four_that_repeat_themselves():
    once = corpus([("hashd", "pmf")[i % 2] for i in range(40)], date=DAYS)
    again = corpus([("hashd " * 10, "pmf " * 10)[i % 2] for i in range(40)], date=DAYS)
    one, ten = (c.labels(OWN, voice="all").iloc[0] for c in (once, again))
    assert (one["hits"], ten["hits"]) == (20, 200)
    assert one["effective_hits"] == pytest.approx(40)
    assert ten["effective_hits"] == pytest.approx(40)
    assert one["low"] == pytest.approx(ten["low"])
    assert ten["remark"] == ""


def test_clusters_may_be_wider_than_articles():
    """Ten articles of one day say the same."""
    texts = [("hashd", "pmf")[(i // 10) % 2] for i in range(400)]
    days = np.repeat(DAYS, 10)
    part = corpus(texts, date=days, author=np.repeat(np.arange(40), 10).astype(str))
    narrow = part.labels(OWN, voice="all").iloc[0]
    for cluster in ("outlet-day", "day", "author"):
        wide = part.labels(OWN, voice="all", cluster=cluster).iloc[0]
        assert wide["effective_hits"] == pytest.approx(40), cluster
        assert wide["high"] - wide["low"] > 2 * (narrow["high"] - narrow["low"])


def test_copies_may_be_clusters():
    text = "The hashd entered the town before dawn and hoisted its flag over the old citadel there."
    part = corpus([text] * 6 + ["pmf one", "pmf other"], date=DAYS[:8])
    one = part.labels(OWN, voice="all").iloc[0]
    copies = part.labels(OWN, voice="all", cluster="copy").iloc[0]
    assert copies["effective_hits"] < one["effective_hits"] / 2
    assert copies["remark"].endswith("each cluster counted as one mention")


def test_undated_articles_are_clusters_of_their_own():
    part = corpus(["hashd hashd", "pmf pmf", "hashd pmf"])
    row = part.labels(OWN, voice="all", cluster="outlet-day").iloc[0]
    assert row["effective_hits"] == pytest.approx(3)


@pytest.mark.parametrize("cluster", ["article", "outlet-day"])
def test_clusters_of_one_outlet_are_compared_with_its_own_only(cluster):
    """Outlets that differ are not articles that are alike, even if all are one cell."""
    frame = pd.DataFrame({"text": "pmf", "outlet": list("ABAB"), "language": "en"})
    frame["date"] = ["2017-10-02", "2017-10-02", "2017-10-03", "2017-10-03"]
    corpus = tk.from_frame(frame)
    found = grouping(corpus, cells(corpus, None), cluster)
    stratum = dict(zip(corpus.docs["outlet"], found.stratum.tolist(), strict=True))
    assert stratum["A"] != stratum["B"] and len(set(found.cluster.tolist())) == 4
