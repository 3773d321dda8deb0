import pandas as pd

from toolkit.dates.precision import bounds, exact, lasts


def docs(*rows):
    table = pd.DataFrame(rows, columns=["date", "precision"])
    return table.assign(
        date=pd.to_datetime(table["date"], format="ISO8601").astype("datetime64[us]")
    )


ROWS = docs(
    ("2017-10-16 08:00", "minute"),
    ("2017-10-16", "day"),
    ("2016-02-01", "month"),
    ("2017-01-01", "year"),
    ("2017-09-23", "month"),  # Mehr 1396
    (None, ""),
)


def test_a_month_or_year_may_mean_any_of_its_days():
    ends = lasts(ROWS)
    assert [str(day) for day in ends] == [
        "2017-10-16 08:00:00",
        "2017-10-16 00:00:00",
        "2016-02-29 00:00:00",
        "2017-12-31 00:00:00",
        "2017-10-22 00:00:00",
        "NaT",
    ]
    assert ends.dtype == "datetime64[us]"
    assert exact(ROWS).tolist() == [True, True, False, False, False, False]


def test_without_a_word_on_it_a_date_is_exact():
    bare = ROWS.drop(columns="precision")
    assert lasts(bare).equals(bare["date"])
    assert exact(bare).tolist() == [True] * 5 + [False]


def test_a_year_does_not_stretch_the_days_but_is_better_than_nothing():
    assert [str(day) for day in bounds(ROWS)] == ["2017-10-16 00:00:00", "2017-10-16 08:00:00"]
    assert [f"{day:%F}" for day in bounds(ROWS.iloc[2:])] == ["2016-02-01", "2017-12-31"]
    assert all(pd.isna(day) for day in bounds(ROWS.iloc[5:]))
