import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics.slices import remarks, sliced

PAIR = ["oil price barrel oil", "vote ballot count vote"]


def corpus_of(dates, **more):
    texts = [PAIR[n % 2] for n in range(len(dates))]
    return tk.from_frame(pd.DataFrame({"text": texts, "date": dates, "language": "en"} | more))


@pytest.fixture
def corpus():
    return corpus_of(["2017-08-03"] * 8 + ["2017-10-04"] * 8 + [None] * 2)


def test_periods_are_those_of_track(corpus):
    given = sliced(corpus, "month")
    assert given["by"] == "month" and given["slices"].dtype == "datetime64[s]"
    assert given["slices"][[0, 8]].astype(str).tolist() == [
        "2017-08-01T00:00:00",
        "2017-10-01T00:00:00",
    ]
    assert np.isnat(given["slices"]).tolist() == [False] * 16 + [True] * 2
    tracked = corpus.track(["oil"], by="week")
    assert set(sliced(corpus, "week")["slices"][:16]) <= set(
        tracked["period"].to_numpy().astype("datetime64[s]")
    )


def test_dates_that_are_not_exact_enough_are_in_no_period():
    corpus = corpus_of(["2017-08-03"] * 8 + ["2017-10-04"] * 8 + ["2017-09"] * 2)
    assert np.isnat(sliced(corpus, "week")["slices"][16:]).all()
    assert not np.isnat(sliced(corpus, "month")["slices"]).any()


@pytest.mark.parametrize("by", ["outlet", ["month"], 3, True, "fortnight"])
def test_what_is_no_period_is_told(corpus, by):
    with pytest.raises(ToolkitError, match=r"by=.* must be one period: 'day', 'week', 'month'"):
        corpus.topics(2, by=by)


def test_a_single_period_is_told(corpus):
    with pytest.raises(ToolkitError, match=r"by='year' puts all dated documents in 1 period, so"):
        corpus.topics(2, by="year")
    with pytest.raises(ToolkitError, match="No document has a date"):
        corpus_of([None] * 12).topics(2, by="month")


def test_periods_too_short_for_topics_are_refused():
    days = pd.date_range("2017-08-01", periods=40).strftime("%Y-%m-%d").repeat(3).tolist()
    corpus = corpus_of(days)
    told = (
        r"by='day' makes 40 periods, and 40 of them have fewer than 4 documents: too few for two "
        r".*\. Take by='week', or a model without periods: corpus\.topics\(k\)\."
    )
    with pytest.raises(ToolkitError, match=told):
        corpus.topics(2, by="day")
    assert corpus.topics(2, by="week").settings["by"] == "week"
    # Half of the documents in periods that can carry two topics are enough.
    busy = ["2017-12-01"] * 119
    with pytest.raises(ToolkitError, match=r"by='day' makes 41 periods, and 40 of them"):
        sliced(corpus_of(days + busy), "day")
    assert sliced(corpus_of([*days, *busy, busy[0]]), "day")["by"] == "day"
    years = [f"{year}-05-01" for year in range(2000, 2012)]
    with pytest.raises(ToolkitError, match=r"fewer than 4 .* Take a model without periods"):
        sliced(corpus_of(years), "month")


def test_the_engine_needs_periods_and_they_need_the_engine(corpus):
    with pytest.raises(ToolkitError, match=r"engine='over_time' needs by: by='month'"):
        corpus.topics(2, engine="over_time")
    with pytest.raises(ToolkitError, match=r"engine='over_time' needs by"):
        corpus.topics(2, per_period=3)
    with pytest.raises(ToolkitError, match=r"by=\.\.\. is for engine='over_time', not for"):
        corpus.topics(2, engine="nmf", by="month")
    with pytest.raises(ToolkitError, match="per_period=0 must be a whole number, 1 or more"):
        corpus.topics(2, by="month", per_period=0)


def test_the_model_tells_what_it_did(corpus):
    model = corpus.topics(2, by="month", per_period=9)
    assert model.settings["engine"] == "over_time"
    assert (model.settings["by"], model.settings["per_period"]) == ("month", 9)
    assert model.theta.shape == (18, 2)
    undated, fewer = model.notes[-2:] if len(model.notes) > 1 else ("", "")
    assert undated.startswith("2 of 18 documents have no date as exact as by='month': they are in")
    assert fewer == (
        "2 of 2 periods have too few documents for 9 window topics and got fewer, 3 to 3."
    )


def test_nothing_to_remark():
    options = {"slices": np.array(["2017-01-01"] * 4, "datetime64[s]"), "by": "month"}
    details = {
        "window_slice": np.array(["2017-01-01"] * 2, "datetime64[s]"),
        "window_topic": np.array([1, 0]),
    }
    assert remarks({}, {}, 2) == remarks(options, details, 2) == []
    (lost,) = remarks(options, details | {"window_topic": np.array([1, 1])}, 2)
    assert lost == "No window topic belongs to topic 0: it has no wording in any period."
