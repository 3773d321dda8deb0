import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.stories.lead_lag import lead_lag
from toolkit.measures.stories.series.granger import common_order, granger

COLUMNS = ["theme", "outlet", "other_outlet", "lag", "correlation", "low", "high", "periods"]


def wave(days, seed, coefficient=0.6):
    values = np.random.default_rng(seed).normal(size=days + 50)
    for t in range(1, days + 50):
        values[t] += coefficient * values[t - 1]
    return values[50:]


def shares(*levels):
    """Probabilities of a hit, a row per outlet."""
    return 1 / (1 + np.exp(1 - np.array(levels)))


def corpus(chances, docs=30, seed=0, step="D", start="2017-01-01"):
    """So many documents of each outlet in each period, with the theme by chance."""
    rng = np.random.default_rng(seed)
    names = ["North", "South", "West", "East", "Centre"]
    parts = []
    for name, chance in zip(names, chances, strict=False):
        hits = rng.binomial(docs, chance)
        hit = np.arange(docs) < hits[:, None]
        times = pd.date_range(start, periods=len(chance), freq=step)
        part = pd.DataFrame({"date": np.repeat(times, docs), "hit": hit.ravel()})
        parts.append(part.assign(outlet=name))
    frame = pd.concat(parts, ignore_index=True)
    frame["text"] = np.where(frame["hit"], "oil", "rain")
    frame["doc_id"] = [f"d{n}" for n in range(len(frame))]
    pattern = "%Y-%m-%d" if step == "D" else "%Y-%m-%d %H:%M"
    frame["date"] = frame["date"].dt.strftime(pattern)
    return tk.from_frame(frame.drop(columns="hit").assign(language="en"))


@pytest.fixture(scope="module")
def led():
    """South follows North by two days; West goes its own way."""
    north = wave(202, 1)
    return corpus(shares(north[2:], north[:-2], wave(200, 2)))


def test_the_outlet_that_follows_by_two_days_is_found(led):
    table = lead_lag(led, ["oil"])
    assert list(table) == [*COLUMNS, "best", "f", "p_value", "order", "remark"]
    assert len(table) == 6 * 15
    best = table[table["best"]]
    assert best[["outlet", "other_outlet", "lag"]].values.tolist() == [
        ["North", "South", 2],
        ["South", "North", -2],
    ]
    assert (best["correlation"] > 0.5).all() and (best["low"] > 0).all()
    at = table[table["outlet"].eq("North") & table["other_outlet"].eq("South")]
    assert at.loc[at["lag"].ne(2), "correlation"].abs().max() < 0.25
    assert at["p_value"].iloc[0] < 1e-6
    back = table[table["outlet"].eq("South") & table["other_outlet"].eq("North")]
    assert back["p_value"].iloc[0] > 0.01
    assert table["remark"].eq("").all()


def test_the_numbers_are_those_of_the_shares(led):
    table = lead_lag(led, ["oil"], max_lag=3)
    track = led.track(["oil"], by=["outlet", "day"])
    north, south = (
        track.loc[track["outlet"].eq(o), "share"].to_numpy() for o in ("North", "South")
    )
    order = common_order(north, south, 3)
    test = granger(north, south, order)
    rows = table[table["outlet"].eq("North") & table["other_outlet"].eq("South")]
    assert rows["f"].tolist() == pytest.approx([test.f] * 7)
    assert rows["p_value"].tolist() == pytest.approx([test.p] * 7)
    assert rows["order"].tolist() == [order] * 7


def test_independent_outlets_have_a_best_lag_once_in_twenty():
    found = []
    for seed in range(25):
        some = corpus(shares(*(wave(60, 10 * seed + n, 0.8) for n in range(4))), docs=10, seed=seed)
        table = lead_lag(some, ["oil"], max_lag=5)
        found += table.groupby(["outlet", "other_outlet"])["best"].any().tolist()
    assert np.mean(found) == pytest.approx(0.05, abs=0.04)


def test_what_is_common_to_all_can_be_taken_out():
    common = wave(200, 5, 0.3)
    some = corpus(shares(*(common + 0.3 * wave(200, n, 0) for n in range(6, 11))), docs=60)
    kept = lead_lag(some, ["oil"])
    removed = lead_lag(some, ["oil"], common="remove")
    at = kept["lag"].eq(0)
    assert kept.loc[at, "best"].all()
    assert kept.loc[at, "correlation"].mean() > 0.75
    assert abs(removed.loc[at, "correlation"].mean()) < 0.35
    two = some.where(outlet=["North", "South"])
    with pytest.raises(ToolkitError, match="common='remove' compares two outlets with the mean"):
        lead_lag(two, ["oil"], common="remove")


def test_two_outlets_that_print_the_same_leave_nothing_when_that_is_taken_out():
    some = corpus(shares(wave(60, 1), wave(60, 2)))
    again = some.docs[some.docs["outlet"].eq("North")].assign(outlet="West")
    frame = pd.concat([some.docs, again], ignore_index=True)[["date", "outlet", "text"]]
    table = lead_lag(tk.from_frame(frame, language="en"), ["oil"], common="remove")
    pair = table[table["outlet"].eq("North") & table["other_outlet"].eq("South")]
    assert pair["remark"].unique().tolist() == ["nothing is left without what is common to all"]
    assert pair[["correlation", "p_value"]].isna().all(axis=None)


def test_days_without_documents_are_gaps_not_zeros():
    north = wave(202, 1)
    some = corpus(shares(north[2:], north[:-2]), docs=20)
    rng = np.random.default_rng(0)
    silent = some.docs["date"].isin(
        pd.to_datetime("2017-01-01") + pd.to_timedelta(rng.choice(200, 30, False), "D")
    ) & some.docs["outlet"].eq("North")
    gaps = tk.from_frame(some.docs[~silent])
    table = lead_lag(gaps, ["oil"])
    pair = table[table["outlet"].eq("North")]
    assert pair.loc[pair["best"], "lag"].tolist() == [2]
    assert pair["periods"].max() <= 170
    filled = lead_lag(some, ["oil"]).query("outlet == 'North'")
    at = pair["lag"].eq(2).to_numpy()
    assert pair["correlation"][at].item() == pytest.approx(
        filled["correlation"].to_numpy()[at].item(), abs=0.1
    )


def test_a_period_with_too_few_documents_is_a_gap(led):
    assert lead_lag(led, ["oil"], min_docs=30)["periods"].max() > 150
    with pytest.raises(ToolkitError, match="has documents in 0 of 200 periods only"):
        lead_lag(led, ["oil"], min_docs=31)


def test_hours_need_times_of_day(led):
    with pytest.raises(ToolkitError, match="by='hour' needs a time of day, and 18,000 of 18,000"):
        lead_lag(led, ["oil"], by="hour")
    north = wave(121, 3)
    some = corpus(shares(north[1:], north[:-1]), step="h")
    best = lead_lag(some, ["oil"], by="hour", max_lag=4).query("best")
    assert best["lag"].tolist() == [1, -1]


def test_hours_are_those_of_utc_if_there_are_offsets():
    north = wave(120, 3)
    some = corpus(shares(north, north), step="h").docs
    zones = some["outlet"].map({"North": "+00:00", "South": "+03:00"})
    local = some["date"] + pd.to_timedelta(zones.str[1:3].astype(int), "h")
    frame = some[["outlet", "text"]].assign(date=local.dt.strftime("%Y-%m-%dT%H:%M") + zones)
    best = lead_lag(tk.from_frame(frame, language="en"), ["oil"], by="hour").query("best")
    assert best["lag"].tolist() == [0, 0]


def test_fewer_than_thirty_periods_are_refused(led):
    with pytest.raises(ToolkitError, match="The corpus covers 29 days; at least 30 are needed"):
        lead_lag(led.where(date=("2017-01-01", "2017-01-29")), ["oil"])


def test_a_series_that_never_moves_is_told_of(led):
    west = led.docs["outlet"].eq("West")
    dry = tk.from_frame(led.docs.assign(text=led.docs["text"].mask(west, "rain")))
    table = lead_lag(dry, ["oil"])
    told = "the share is 0 in every period of 'West'"
    with_west = table["outlet"].eq("West") | table["other_outlet"].eq("West")
    assert table.loc[with_west, "remark"].eq(told).all()
    assert table.loc[with_west, "correlation"].isna().all()
    assert table.loc[~with_west, "remark"].eq("").all()
    with pytest.raises(ToolkitError, match="Nothing can be said of any two values of 'outlet'"):
        lead_lag(led, ["snow"])


def test_an_outlet_that_is_mostly_silent_is_told_of(led):
    west, day = led.docs["outlet"].eq("West"), led.docs["date"].dt.day
    table = lead_lag(tk.from_frame(led.docs[~west | day.le(10)]), ["oil"])
    remarks = set(table["remark"])
    assert remarks == {"", "'West' has documents in 70 of 200 periods only"}


def test_no_sunday_edition_is_no_reason_to_refuse(led):
    weekdays = led.docs["date"].dt.day_of_week.ne(6)
    best = lead_lag(tk.from_frame(led.docs[weekdays]), ["oil"]).query("best")
    assert best["lag"].tolist() == [2, -2]


def test_each_theme_has_its_rows_and_other_columns_their_names(led):
    desks = tk.from_frame(led.docs.assign(desk=led.docs["outlet"].str.lower()))
    table = lead_lag(desks, ["oil", "rain"], over="desk", max_lag=1)
    assert list(table)[:3] == ["theme", "desk", "other_desk"]
    assert table["theme"].tolist() == ["oil"] * 18 + ["rain"] * 18


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"by": "week"}, "by='week' is not known. Allowed: 'day', 'hour'"),
        ({"common": "drop"}, "common='drop' is not known"),
        ({"max_lag": 0}, "max_lag=0 must be a whole number, 1 or more"),
        ({"min_docs": 0}, "min_docs=0 must be"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"over": "oulet"}, "over='oulet' names nothing"),
        ({"over": "language"}, "has 1 value"),
    ],
)
def test_what_cannot_be_used_is_told(led, change, told):
    with pytest.raises(ToolkitError, match=told):
        lead_lag(led, ["oil"], **change)
