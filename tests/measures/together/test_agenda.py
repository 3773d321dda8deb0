import numpy as np
import pandas as pd
import pytest
from scipy.spatial.distance import jensenshannon

import toolkit as tk
from toolkit.measures.together import agenda
from toolkit.measures.together.agenda import jensen_shannon

THEMES = {"oil": ["oil"], "vote": ["vote"], "war": ["war"]}


def written(shares, n, seed):
    """Articles of outlets, one a day, each theme put in with its own probability."""
    random = np.random.default_rng(seed)
    rows = []
    for outlet, probabilities in shares.items():
        for number in range(n):
            words = [w for w, p in zip(THEMES, probabilities, strict=True) if random.random() < p]
            day = pd.Timestamp("2017-01-01") + pd.Timedelta(days=number)
            text = f"{outlet} {number} {number * 7} {' and '.join(words)}"
            rows.append({"outlet": outlet, "date": str(day.date()), "text": text})
    return tk.from_frame(pd.DataFrame(rows), language="en")


def test_divergence_equals_a_published_value_and_scipy():
    assert jensen_shannon([0.5, 0.5, 0], [0, 0.5, 0.5]) == pytest.approx(
        0.34657 / np.log(2), abs=1e-5
    )
    random = np.random.default_rng(0)
    one, other = random.random((2, 5, 4))
    expected = [jensenshannon(a, b, 2) ** 2 for a, b in zip(one, other, strict=True)]
    assert jensen_shannon(one, other) == pytest.approx(expected)
    assert np.isnan(jensen_shannon([0, 0], [1, 0]))


def test_same_agendas_are_told_from_different_ones(in_vocabulary):
    corpus = written({"A": (0.6, 0.3, 0.1), "B": (0.6, 0.3, 0.1), "C": (0.1, 0.3, 0.6)}, 200, 4)
    table = corpus.agenda_similarity(THEMES, draws=200, seed=1)
    in_vocabulary(table)
    table = table.set_index(["outlet", "other_outlet"])
    same, different = table.loc[("A", "B")], table.loc[("A", "C")]
    assert same["p_value"] > 0.05 and same["jsd_corrected"] < 0.005 and same["low"] == 0
    true = jensen_shannon([0.6, 0.3, 0.1], [0.1, 0.3, 0.6])
    assert different["p_value"] < 0.01
    assert different["low"] < true < different["high"]
    assert different["jsd_corrected"] == pytest.approx(true, abs=0.05)
    assert same["spearman"] == 1 and different["spearman"] == -1
    assert table.index[0] == ("A", "B")


def test_intervals_hold_the_truth_in_simulation():
    # 60 pairs of corpora with a known difference; nominal 95 %.
    shares = {"A": (0.5, 0.3, 0.2), "B": (0.3, 0.3, 0.4)}
    true = jensen_shannon(*shares.values())
    held = 0
    for seed in range(60):
        row = written(shares, 60, seed).agenda_similarity(THEMES, draws=200, copies="all").iloc[0]
        held += row["low"] <= true <= row["high"]
    assert held >= 53


def test_copies_are_counted_once_unless_asked():
    texts = ["The oil price fell again on Monday after a long talk in Vienna about output."] * 2
    frame = pd.DataFrame({"text": [*texts, "A vote.", "The war."], "outlet": ["A", "B", "B", "A"]})
    frame["date"] = ["2017-10-01", "2017-10-02", "2017-10-03", "2017-10-04"]
    corpus = tk.from_frame(frame, language="en")
    once = corpus.agenda_similarity(THEMES, draws=10).iloc[0]
    every = corpus.agenda_similarity(THEMES, draws=10, copies="all").iloc[0]
    assert (once["documents"], once["other_documents"]) == (2, 1)
    assert (every["documents"], every["other_documents"]) == (2, 2)
    assert once["jsd"] == 1 and every["jsd"] == pytest.approx(0.5)
    assert once["remark"] == "fewer than 30 documents; fewer than 5 days: no interval"


def test_an_outlet_without_a_theme_has_no_agenda():
    frame = pd.DataFrame({"text": ["oil and vote", "rain"], "outlet": ["A", "B"]})
    row = tk.from_frame(frame, language="en").agenda_similarity(THEMES, draws=5).iloc[0]
    assert np.isnan(row[["jsd", "low", "high", "p_value", "spearman"]].astype(float)).all()
    assert row["other_documents"] == 0


def test_same_seed_same_table():
    corpus = written({"A": (0.6, 0.3, 0.1), "B": (0.2, 0.3, 0.1)}, 20, 1)
    one, other = (corpus.agenda_similarity(THEMES, draws=50, seed=3) for _ in range(2))
    pd.testing.assert_frame_equal(one, other)


def test_what_has_no_meaning_is_refused(tiny):
    with pytest.raises(tk.ToolkitError, match="An agenda needs two themes or more, and there is"):
        tiny.agenda_similarity(["oil"])
    with pytest.raises(tk.ToolkitError, match="Agendas of outlets are compared, and the corpus"):
        tiny.where(outlet="Citadel").agenda_similarity(THEMES)
    with pytest.raises(tk.ToolkitError, match="level=2 must be a number between 0 and 1"):
        tiny.agenda_similarity(THEMES, level=2)


def days_of(shares, days, random):
    """Documents with each theme on each day, five a day, days unlike each other."""
    return np.array([random.multinomial(5, random.dirichlet(9 * np.array(shares))) for _ in days])


def test_few_days_of_many_documents_do_not_give_a_sure_interval():
    # With days drawn again in their number, five days held .7 to .83 of 120 known differences.
    random, held = np.random.default_rng(3), 0
    shares = (0.4, 0.3, 0.2, 0.1), (0.1, 0.2, 0.3, 0.4)
    true = float(jensen_shannon(*shares))
    for _ in range(120):
        one, other = (days_of(p, range(5), random).astype(float) for p in shares)
        again = [agenda._drawn(part, 150, random) for part in (one, other)]
        found = agenda._compared(one, other, *again, 0.95, random)
        held += found["low"] <= true <= found["high"]
    assert held / 120 >= 0.88


def test_an_outlet_of_one_day_gets_no_interval():
    frame = pd.DataFrame({"text": ["oil", "vote"] * 60, "outlet": ["A"] * 60 + ["B"] * 60})
    days = pd.date_range("2017-01-01", periods=60).astype(str)
    frame["date"] = ["2017-10-01"] * 60 + days.tolist()
    corpus = tk.from_frame(frame, language="en")
    row = corpus.agenda_similarity(THEMES, draws=20, copies="all").iloc[0]
    assert row["remark"] == "fewer than 5 days: no interval"
    assert np.isnan(row[["jsd_corrected", "low", "high"]].astype(float)).all()
    assert row["jsd"] == 0 and row["documents"] == 60


def test_documents_without_an_outlet_are_no_outlet():
    frame = pd.DataFrame({"text": ["oil", "vote", "oil"], "outlet": ["A", "B", ""]})
    table = tk.from_frame(frame, language="en").agenda_similarity(THEMES, draws=9, copies="all")
    assert table[["outlet", "other_outlet"]].to_numpy().tolist() == [["A", "B"]]
    with pytest.raises(tk.ToolkitError, match="the corpus has 1"):
        tk.from_frame(frame.iloc[[0, 2]], language="en").agenda_similarity(THEMES)


def test_outlets_of_different_languages_are_remarked():
    frame = pd.DataFrame({"text": "oil", "outlet": list("ABC"), "language": ["en", "en", "kmr"]})
    table = tk.from_frame(frame).agenda_similarity(THEMES, draws=9, copies="all")
    told = table.set_index(["outlet", "other_outlet"])["remark"].str.contains("languages differ")
    assert told.to_dict() == {("A", "B"): False, ("A", "C"): True, ("B", "C"): True}


def test_bounds_are_those_of_the_draws_less_twice_their_excess():
    random = np.random.default_rng(1)
    one, other = (days_of(p, range(12), random).astype(float) for p in ((0.6, 0.4), (0.3, 0.7)))
    drawn = [agenda._drawn(part, 100, random) for part in (one, other)]
    found = agenda._compared(one, other, *drawn, 0.9, np.random.default_rng(2))
    every = [jensenshannon(a, b, 2) ** 2 for a, b in zip(*drawn, strict=True)]
    excess = np.mean(every) - found["jsd"]
    expected = np.clip(np.quantile(every, [0.05, 0.95]) - 2 * excess, 0, 1)
    assert [found["low"], found["high"]] == pytest.approx(expected)
    assert found["jsd_corrected"] == pytest.approx(found["jsd"] - excess)


def test_the_smallest_p_value_is_one_of_the_shuffles_and_the_data():
    corpus = written({"A": (1, 0, 0), "B": (0, 1, 0)}, 40, 0)
    table = corpus.agenda_similarity(THEMES, draws=9, copies="all")
    assert table["p_value"].tolist() == [pytest.approx(1 / 10)]
