import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.validation.sample import unit_names, validation_sample

COLUMNS = [
    *("doc_id", "theme", "outlet", "flagged", "stratum_docs", "probability", "unit", "coder"),
    *("code", "note", "date", "language", "title"),
]


def test_a_row_per_document_and_theme(judged):
    sample = validation_sample(judged, ["oil", "rained"], n=60)
    assert list(sample) == COLUMNS
    assert sample["theme"].tolist() == ["oil"] * 60 + ["rained"] * 60
    assert not sample.duplicated(["theme", "doc_id"]).any()
    assert sample["unit"].is_unique
    assert sample["code"].isna().all() and sample["code"].dtype == "float64"
    assert sample["note"].eq("").all() and sample["coder"].eq("").all()
    docs = judged.docs.set_index("doc_id").loc[sample["doc_id"]]
    for name in ("outlet", "date", "language", "title"):
        assert sample[name].tolist() == docs[name].tolist()
    assert sample["flagged"].tolist() == [
        theme in text for theme, text in zip(sample["theme"], docs["text"], strict=True)
    ]


@pytest.mark.parametrize("allocation", ["half", "neyman", "proportional"])
@pytest.mark.parametrize("by", [(), "outlet", ["outlet", "month"]])
def test_weights_add_up_to_the_documents_of_each_stratum(judged, allocation, by):
    sample = validation_sample(judged, ["oil"], n=90, by=by, allocation=allocation)
    keys = [*(["outlet"] * ("outlet" in by)), *(["period"] * ("month" in by)), "flagged"]
    strata = sample.groupby(keys)
    docs = judged.docs.assign(
        flagged=judged.docs["text"].str.contains("oil"),
        period=judged.docs["date"].dt.to_period("M").dt.start_time,
    )
    there = docs.groupby(keys).size()
    assert strata["stratum_docs"].first().to_dict() == there.to_dict()
    assert strata["probability"].nunique().eq(1).all()
    # 1 / probability summed over a stratum is its size, exactly: n of N documents, each N / n.
    assert (strata.size() / strata["probability"].first()).round(9).to_dict() == there.to_dict()
    assert (1 / sample["probability"]).sum() == pytest.approx(600, rel=1e-12)


def test_half_are_flagged(judged):
    sample = validation_sample(judged, ["oil"], n=100)
    assert sample["flagged"].sum() == 50
    # In proportion to the outlets, 300, 180 and 120 documents, within each half.
    others = sample[~sample["flagged"]]["outlet"].value_counts()
    assert others.between([24, 14, 9], [27, 16, 11]).all()


@pytest.fixture(scope="module")
def draws(judged):
    """Document and probability of 400 samples of 60."""
    seeds = range(400)
    return [validation_sample(judged, ["oil"], n=60, seed=seed) for seed in seeds]


def test_horvitz_thompson_is_unbiased_for_the_true_share(draws, truth):
    # Horvitz & Thompson (1952): the sum of y / probability over N, over many draws.
    true = truth.set_index("doc_id")["true"]
    found = [(true[s["doc_id"]].to_numpy() / s["probability"]).sum() / 600 for s in draws]
    error = np.std(found, ddof=1) / np.sqrt(len(found))
    assert error < 0.002
    assert abs(np.mean(found) - true.mean()) < 3 * error
    # What is drawn without regard to probability overstates a theme that half of it has.
    plain = np.mean([true[s["doc_id"]].mean() for s in draws])
    assert plain > true.mean() + 0.1


def test_each_document_of_a_stratum_is_drawn_as_often(draws, judged):
    times = pd.concat(draws).groupby("doc_id").size()
    times = times.reindex(judged.docs["doc_id"], fill_value=0).to_numpy()
    docs = judged.docs.assign(flagged=judged.docs["text"].str.contains("oil"))
    stratum = docs.groupby(["outlet", "flagged"]).ngroup().to_numpy()
    for number in range(6):
        seen = times[stratum == number]
        rate = seen.mean() / len(draws)
        # The same number of every draw, so the mean is exact; a count is binomial around it.
        drawn = rate * len(seen)
        assert drawn == pytest.approx(round(drawn))
        spread = np.sqrt(len(draws) * rate * (1 - rate))
        assert np.abs(seen - seen.mean()).max() <= 4.5 * spread


def test_the_same_seed_gives_the_same_rows(judged):
    first = validation_sample(judged, ["oil"], n=40, coders=["A", "B"], seed=3)
    again = validation_sample(judged, ["oil"], n=40, coders=["A", "B"], seed=3)
    pd.testing.assert_frame_equal(first, again)
    other = validation_sample(judged, ["oil"], n=40, coders=["A", "B"], seed=4)
    assert set(other["doc_id"]) != set(first["doc_id"])


def test_another_theme_does_not_change_a_draw(judged):
    alone = validation_sample(judged, ["oil"], n=40)
    both = validation_sample(judged, ["rained", "oil"], n=40)
    both = both[both["theme"].eq("oil")].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, both)


def test_the_order_does_not_tell_what_is_flagged(judged):
    sample = validation_sample(judged, ["oil"], n=200)
    place = np.arange(200)
    # Wald-Wolfowitz: 101 runs expected with a standard deviation of 7.05 for 100 and 100.
    runs = 1 + (sample["flagged"].astype(int).diff().iloc[1:] != 0).sum()
    assert abs(runs - 101) < 3 * 7.05
    assert abs(place[sample["flagged"]].mean() - 99.5) < 20


def test_further_coders_share_the_same_part(judged):
    sample = validation_sample(judged, ["oil", "rained"], 50, coders=["A", "B", "C"], double=0.21)
    assert sample["coder"].tolist() == ["A"] * 100 + ["B"] * 22 + ["C"] * 22
    of = dict(list(sample.groupby("coder")))
    assert of["B"]["unit"].tolist() == of["C"]["unit"].tolist()
    assert set(of["B"]["unit"]) < set(of["A"]["unit"])
    assert of["B"].groupby("theme").size().tolist() == [11, 11]
    assert validation_sample(judged, ["oil"], 50, coders="Ana")["coder"].eq("Ana").all()


def test_documents_without_a_value_are_drawn_too(judged):
    docs = judged.docs
    docs.loc[docs.index[:60], "section"] = None
    docs.loc[docs.index[60:], "section"] = "World"
    docs.loc[docs.index[:30], "date"] = pd.NaT
    part = tk.from_frame(docs)
    sample = validation_sample(part, ["oil"], n=60, by="month")
    assert sample["period"].isna().sum() >= 2
    assert (1 / sample["probability"]).sum() == pytest.approx(600)


def test_the_flag_is_that_of_the_curve(shipped):
    sample = validation_sample(shipped, ["kirkuk"], n=100, by=(), about=3)
    share = (sample["flagged"] / sample["probability"]).sum() / len(shipped)
    curve = shipped.track(["kirkuk"], by="language", about=3)
    assert share == pytest.approx(curve["docs"].sum() / curve["total_docs"].sum(), rel=1e-12)


def test_documents_without_a_headline_are_not_drawn_for_headlines(judged):
    docs = judged.docs
    docs.loc[docs.index[:200], "title"] = ""
    docs.loc[docs.index[200:230], "title"] = "Oil again"
    titled = tk.from_frame(docs)
    sample = validation_sample(titled, ["oil"], n=50, by=(), about="title")
    assert set(sample["doc_id"]) <= set(docs["doc_id"].iloc[200:])
    assert sample.groupby("flagged")["stratum_docs"].first().to_dict() == {True: 30, False: 370}
    with pytest.raises(ToolkitError, match="n=401 documents cannot be drawn; allowed: 1 to 400"):
        validation_sample(titled, ["oil"], n=401, by=(), about="title")
    with pytest.raises(ToolkitError, match="about='head' is not known"):
        validation_sample(titled, ["oil"], about="head")


def test_all_documents_may_be_drawn(judged):
    sample = validation_sample(judged, ["oil"], n=600)
    assert sample["probability"].eq(1).all()
    assert set(sample["doc_id"]) == set(judged.docs["doc_id"])


def test_names_of_units_are_longer_where_short_ones_would_meet():
    pairs = [(f"d{i}", "oil") for i in range(120_000)]
    names = unit_names(pairs)
    assert len(set(names)) == len(pairs)
    assert unit_names(pairs[:2]) == [name[:9] for name in names[:2]]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"n": 601}, r"n=601 documents cannot be drawn; allowed: 1 to 600"),
        ({"n": 0}, r"n=0 must be a whole number, 1 or more"),
        ({"n": 11}, r"n=11 is too few for 6 strata of theme 'oil' with 2 .*Type n=12 or more"),
        ({"least": 0}, r"least=0 must be a whole number, 1 or more"),
        ({"themes": ["oil", "peace"]}, r"flags no document for 'peace'.*themes.only"),
        ({"allocation": "halves"}, r"allocation='halves' is not known.*Did you mean 'half'"),
        ({"double": 0}, r"double=0 must be above 0 and at most 1"),
        ({"double": 1.5}, r"double=1.5 must be above 0"),
        ({"coders": []}, r"coders=\[\] must be different names"),
        ({"coders": ["A", "A"]}, r"must be different names"),
        ({"coders": ["A", " "]}, r"must be different names"),
        ({"coders": ["A", "final"]}, r"'final' stands for what is decided after the coding"),
        ({"by": "unit"}, r"by='unit': 'unit' cannot be a stratum"),
        ({"seed": -1}, r"seed=-1 must be a whole number"),
    ],
)
def test_what_cannot_be_drawn_is_told(judged, given, told):
    with pytest.raises(ToolkitError, match=told):
        validation_sample(judged, **({"themes": ["oil"]} | given))
