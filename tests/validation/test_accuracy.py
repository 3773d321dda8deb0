import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.accuracy import MADE, accuracy, recall
from toolkit.validation.limits import Rate, rate, square_and_add
from toolkit.validation.sample import validation_sample


def coded(hits=(180, 200), misses=(0, 300), docs=(10_000, 190_000), theme="oil", ids="d", **more):
    """A sample by flag: (with the theme, coded) of the flagged and the others."""
    sizes = [hits[1], misses[1]]
    codes = [[1] * k + [0] * (n - k) for k, n in (hits, misses)]
    chances = [n / total for n, total in zip(sizes, docs, strict=True)]
    table = pd.DataFrame(
        {
            "theme": theme,
            "code": np.concatenate(codes),
            "flagged": np.repeat([True, False], sizes),
            "stratum_docs": np.repeat(docs, sizes),
            "probability": np.repeat(chances, sizes),
        }
    )
    return table.assign(doc_id=[f"{ids}{i}" for i in range(len(table))], **more)


def row(*args, **more):
    return accuracy(coded(*args, **more)).iloc[0]


def test_recall_from_the_share_flagged_precision_and_misses():
    # w .05, PPV .90, FOR .005: .045 / (.045 + .00475) = .905.
    assert round(float(recall(0.05, 0.9, 0.005)), 3) == 0.905
    found = row(hits=(90, 100), misses=(2, 400))
    assert found["precision"] == pytest.approx(0.9)
    assert round(found["recall"], 3) == 0.905
    assert found["prevalence"] == pytest.approx(0.045 + 0.95 * 0.005)
    assert found["f1"] == pytest.approx(2 * 0.9 * found["recall"] / (0.9 + found["recall"]))


def test_no_miss_found_does_not_mean_that_nothing_is_missed():
    # 0 of 300: the share of misses may be .0122, and recall then is .795.
    found = row()
    assert found["recall"] == 1
    assert round(found["recall_low"], 3) == 0.795
    assert found["recall_high"] == 1


def test_unweighted_recall_would_be_wrong():
    # Of the coded documents 90 of 92 with the theme are flagged; in the corpus .905.
    assert row(hits=(90, 100), misses=(2, 400))["recall"] < 0.91 < 90 / 92


def test_everything_coded_leaves_nothing_to_chance():
    found = row(hits=(30, 40), misses=(6, 60), docs=(40, 60))
    for name, value in (("precision", 30 / 40), ("recall", 30 / 36), ("f1", 60 / 76)):
        assert found[[name, f"{name}_low", f"{name}_high"]].tolist() == pytest.approx([value] * 3)


@pytest.mark.parametrize(
    ("size", "share", "ppv", "fo", "n"),
    [
        (20_000, 0.05, 0.9, 0.005, (150, 300)),
        (3_000, 0.2, 0.8, 0.02, (50, 50)),
        (3_000, 0.2, 0.8, 0.02, (300, 300)),
        (5_000, 0.3, 0.97, 0.01, (100, 150)),
    ],
)
def test_intervals_cover_the_truth_of_the_corpus(size, share, ppv, fo, n):
    rng = np.random.default_rng(1)
    docs = (int(size * share), size - int(size * share))
    true = (int(docs[0] * ppv), int(docs[1] * fo))
    truth = {
        "precision": true[0] / docs[0],
        "recall": true[0] / sum(true),
        "f1": 2 * true[0] / (docs[0] + sum(true)),
        "prevalence": sum(true) / size,
    }
    inside = dict.fromkeys(truth, 0)
    runs = 1000
    known = Rate(share, share, share, 0, np.inf)
    for _ in range(runs):
        drawn = rng.hypergeometric(true, np.subtract(docs, true), n)
        rates = [
            rate([1] * k + [0] * (m - k), np.full(m, total / m), 0.95, finite=True)
            for k, m, total in zip(drawn, n, docs, strict=True)
        ]
        inside["precision"] += rates[0].low <= truth["precision"] <= rates[0].high
        for name, function in MADE.items():
            _, low, high = square_and_add(function, [known, *rates])
            inside[name] += bool(low <= truth[name] <= high)
    # At worst 93 %, where the misses are rare; wider than 95 % where counts are few.
    assert {name: k for name, k in inside.items() if not 0.92 <= k / runs <= 0.99} == {}
    # The same numbers as a table.
    hits, misses = zip(drawn, n, strict=True)
    found = row(hits=hits, misses=misses, docs=docs)
    assert found["precision_high"] == pytest.approx(rates[0].high)
    _, low, high = square_and_add(MADE["recall"], [known, *rates])
    assert found[["recall_low", "recall_high"]].tolist() == pytest.approx([low, high])


def test_a_simple_random_sample_does_not_know_the_share_flagged():
    # The same codes: with the flags as strata their share is known, else it is estimated.
    flat = coded(hits=(45, 50), misses=(5, 150), docs=(500, 1500), stratum_docs=2000)
    flat["probability"] = 0.1
    free, known = accuracy(flat).iloc[0], row((45, 50), (5, 150), (500, 1500))
    assert free["prevalence"] == pytest.approx(known["prevalence"])
    width = [r["prevalence_high"] - r["prevalence_low"] for r in (free, known)]
    assert width[0] > 1.3 * width[1]


def test_groups_have_their_rows():
    table = pd.concat(
        [
            coded((90, 100), (2, 400), theme="oil", outlet="B"),
            coded((40, 100), (2, 400), theme="oil", ids="e", outlet="A"),
            coded((80, 100), (2, 400), theme="war", outlet="B"),
        ]
    )
    found = accuracy(table, by=["theme", "outlet"])
    assert found[["theme", "outlet"]].values.tolist() == [["oil", "A"], ["oil", "B"], ["war", "B"]]
    assert found["precision"].tolist() == pytest.approx([0.4, 0.9, 0.8])
    assert found["coded_docs"].tolist() == [500] * 3
    assert found["flagged_docs"].tolist() == [100] * 3
    assert accuracy(table)["precision"].tolist() == pytest.approx([0.65, 0.8])
    with pytest.raises(ToolkitError, match=r"2 themes into one figure. Type by=\['theme', 'outle"):
        accuracy(table, by="outlet")
    with pytest.raises(ToolkitError, match="by='precision' would stand in one table"):
        accuracy(table, by=["theme", "precision"])
    with pytest.raises(ToolkitError, match="has no column 'desk'"):
        accuracy(table, by=["theme", "desk"])


@pytest.mark.parametrize(
    ("table", "unknown", "told"),
    [
        (coded((90, 100))[:100], ["recall", "f1", "prevalence"], "that is not flagged was coded"),
        (coded()[200:], ["precision", "recall"], "no flagged document was coded"),
        (coded((0, 100)), ["recall"], "no coded document has the theme"),
        (coded((20, 25), (0, 20)), [], "fewer than 50 coded documents"),
    ],
)
def test_what_is_not_known_is_missing_with_the_reason(table, unknown, told):
    found = accuracy(table).iloc[0]
    assert told in found["remark"]
    for name in unknown:
        assert found[[name, f"{name}_low", f"{name}_high"]].isna().all()
    assert found["coded_docs"] == len(table)


def test_a_language_with_few_documents_is_named():
    table = coded(language=["en"] * 470 + ["fa"] * 18 + ["ar"] * 12)
    remark = accuracy(table)["remark"][0]
    assert remark == "languages are pooled, with fewer than 50 documents: ar 12, fa 18"
    remarks = accuracy(table, by=["theme", "language"]).set_index("language")["remark"]
    assert "fewer than 50 coded documents" in remarks["fa"]
    assert remarks["en"] == ""


def test_coders_who_do_not_agree_are_named():
    one = coded((50, 100), (20, 100))
    rng = np.random.default_rng(0)
    flips = [np.where(rng.random(200) < share, 1 - one["code"], one["code"]) for share in (0.3, 0)]
    coders = [one.assign(coder=name) for name in "AB"]
    poor, good = (
        accuracy(pd.concat([*coders, one.assign(coder="C", code=code)])).iloc[0] for code in flips
    )
    assert poor["alpha"] < 0.667
    assert poor["remark"] == "alpha below 0.667: coders do not agree on what the theme is"
    assert (good["alpha"], good["remark"]) == (1, "")
    assert np.isnan(accuracy(one)["alpha"][0])


def test_documents_not_coded_are_counted():
    table = coded((90, 100), (2, 400)).sample(frac=1, random_state=0)
    part = table.assign(code=table["code"].astype(float))
    skipped = part.index[part["flagged"]][:40]
    part.loc[skipped, "code"] = np.nan
    found = accuracy(part).iloc[0]
    assert found["coded_docs"] == 460
    assert found["remark"].startswith("40 of 500 drawn are not coded")
    # Those coded stand for the others of their stratum too: the share flagged stays .05.
    assert found["prevalence"] == pytest.approx(0.05 * found["precision"] + 0.95 * 0.005)
    with pytest.raises(ToolkitError, match="Nothing is coded yet"):
        accuracy(part.assign(code=np.nan))


def test_a_drawn_sample_gives_the_accuracy_in_the_corpus(judged, truth):
    sample = validation_sample(judged, ["oil"], n=400, seed=2)
    true = truth.set_index("doc_id")["true"]
    sample["code"] = true[sample["doc_id"]].astype(float).to_numpy()
    found = accuracy(sample).iloc[0]
    flags = truth["text"].str.contains("oil").to_numpy()
    hits = (flags & truth["true"]).sum()
    exact = {"precision": hits / flags.sum(), "recall": hits / truth["true"].sum()}
    for name, value in exact.items():
        assert found[f"{name}_low"] <= value <= found[f"{name}_high"]
        assert found[f"{name}_high"] - found[f"{name}_low"] < 0.2
