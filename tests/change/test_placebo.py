"""Random dates: probabilities that can be counted by hand, and a level that holds."""

import numpy as np
import pandas as pd
import pytest

from toolkit.change import placebo
from toolkit.checks import ToolkitError

SPAN = ("2017-06-01", "2017-12-31")  # 214 days


def found(*days):
    return pd.DataFrame({"theme": "oil", "period": pd.to_datetime(list(days))})


def dated(*days, **more):
    table = pd.DataFrame({"date": pd.to_datetime(list(days)), **more})
    return table.assign(label=[f"e{i}" for i in range(len(days))])


def test_one_event_and_one_week_can_be_counted():
    # 16 to 22 October; within 3 days of it lie 13 of the 214 days.
    table = placebo(found("2017-10-16"), dated("2017-10-25"), SPAN)
    row = table.iloc[0]
    assert (row["days"], row["periods"], row["events"], row["event"]) == (3, 1, 1, "e0")
    assert row["event_date"] == pd.Timestamp("2017-10-25")
    assert row["p_value"] == pytest.approx(13 / 214, abs=0.01)
    assert (row["mean_days"], row["p_mean"]) == (3, row["p_value"])


def test_with_more_events_one_is_near_by_chance():
    days = pd.date_range("2017-06-05", periods=15, freq="14D")
    table = placebo(found("2017-10-16"), dated(*days), SPAN)
    least = table["days"].iloc[0]
    near = (7 + 2 * least) / 214
    assert table["p_value"].iloc[0] == pytest.approx(1 - (1 - near) ** 15, abs=0.02)


def test_an_event_that_lasts_is_near_all_its_days_and_keeps_its_length():
    lasting = dated("2017-10-01", date_end=pd.to_datetime(["2017-10-16"]))
    table = placebo(found("2017-10-16"), lasting, SPAN)
    assert table["days"].tolist() == [0]
    # It overlaps the week if it starts on one of 15 + 7 days.
    assert table["p_value"].iloc[0] == pytest.approx(22 / 214, abs=0.012)
    short = dated("2017-10-01", date_end=[pd.NaT])
    assert placebo(found("2017-10-16"), short, SPAN)["days"].tolist() == [15]


def test_of_events_in_one_week_the_one_that_begins_nearest_is_named():
    events = dated("2017-10-01", "2017-10-18", "2017-10-17", date_end=["2017-10-30", None, None])
    row = placebo(found("2017-10-16"), events, SPAN).iloc[0]
    assert (row["days"], row["event"]) == (0, "e2")


def test_periods_of_other_lengths():
    table = placebo(found("2017-10-01"), dated("2017-12-05"), SPAN, by="month")
    assert table[["days", "periods"]].values.tolist() == [[35, 2]]
    table = placebo(found("2017-10-02"), dated("2017-10-14"), SPAN, by="2W")
    assert table[["days", "periods"]].values.tolist() == [[0, 0]]
    table = placebo(found("2017-10-02"), dated("2017-10-16"), SPAN, by="2W")
    assert table[["days", "periods"]].values.tolist() == [[1, 1]]
    table = placebo(found("2017-10-02"), dated("2017-10-16"), SPAN, by="day")
    assert table[["days", "periods"]].values.tolist() == [[14, 14]]


def test_events_at_random_are_as_near_as_random_dates():
    rng = np.random.default_rng(0)
    weeks, first = pd.date_range("2017-06-05", periods=29, freq="7D"), pd.Timestamp(SPAN[0])
    values = []
    for seed in range(150):
        own = found(*rng.choice(weeks, 4, replace=False))
        days = [first + pd.Timedelta(days=int(d)) for d in rng.integers(0, 214, 6)]
        values.append(placebo(own, dated(*days), SPAN, draws=199, seed=seed)["p_mean"].iloc[0])
    assert np.mean(np.array(values) <= 0.1) == pytest.approx(0.1, abs=0.075)
    assert np.mean(values) == pytest.approx(0.5, abs=0.09)


def test_events_in_step_with_the_breaks_are_nearer_than_random_dates():
    days = ["2017-06-19", "2017-08-14", "2017-10-16", "2017-12-04"]
    table = placebo(found(*days), dated(*days), SPAN)
    assert table["mean_days"].tolist() == [0] * 4
    assert table["p_mean"].iloc[0] < 0.01 < table["p_value"].min()


def test_themes_choose_events_and_those_outside_the_span_are_not_compared():
    events = dated("2017-10-17", "2017-11-20", "2018-10-17", themes=["isis", "oil irgc", "oil"])
    table = placebo(found("2017-10-16"), events, SPAN, event_themes="oil")
    assert table[["event", "events"]].values.tolist() == [["e1", 1]]
    assert placebo(found("2017-10-16"), events, SPAN)["events"].tolist() == [2]
    with pytest.raises(ToolkitError, match=r"No event has the theme 'gas'.*'irgc', 'isis', 'oil'"):
        placebo(found("2017-10-16"), events, SPAN, event_themes=["gas"])


def test_tables_of_all_three_kinds_and_a_span_from_the_trend(weeks):
    from toolkit.change import breaks, bursts, peaks

    docs = [9, 11, 10, 12, 8, 10, 9, 31, 28, 33, 29, 11, 10, 9, 8, 9, 10]
    trend, events = weeks(docs, 100), dated("2017-02-20")
    for make, at in ((breaks, "period"), (bursts, "first"), (peaks, "period")):
        made = make(trend)
        table = placebo(made, events, trend, draws=99)
        assert table["period"].tolist() == made[at].tolist() and len(made)
        last = trend["period"].max() + pd.Timedelta(days=6)
        same = placebo(made, events, (trend["period"].min(), last), draws=99)
        assert table.equals(same)
    assert list(table)[:3] == ["theme", "rank", "period"]


def test_the_same_seed_gives_the_same_table():
    args = (found("2017-10-16", "2017-08-14"), dated("2017-10-30", "2017-07-03"), SPAN)
    assert placebo(*args).equals(placebo(*args))
    assert not placebo(*args).equals(placebo(*args, seed=1))


def test_refusals_say_what_to_do():
    own, events = found("2017-10-16"), dated("2017-10-17")
    with pytest.raises(ToolkitError, match=r"no break, peak or burst to compare"):
        placebo(own.head(0), events, SPAN)
    with pytest.raises(ToolkitError, match=r"lacks 'period'.*tk\.change\.breaks"):
        placebo(own.drop(columns="period"), events, SPAN)
    with pytest.raises(ToolkitError, match=r"lacks 'label'.*corpus\.events"):
        placebo(own, events.drop(columns="label"), SPAN)
    for wrong in (("2017-12-31", "2017-06-01"), "2017", None, ("soon", "later")):
        with pytest.raises(ToolkitError, match=r"span=.* must be the first and the last day"):
            placebo(own, events, wrong)
    with pytest.raises(ToolkitError, match=r"by='fortnight' is no period of whole days"):
        placebo(own, events, SPAN, by="fortnight")
    with pytest.raises(ToolkitError, match=r"draws=0 must be a whole number, 1 or more"):
        placebo(own, events, SPAN, draws=0)
    with pytest.raises(ToolkitError, match=r"None of the 1 events is dated within the span"):
        placebo(own, dated("2018-10-17"), SPAN)
