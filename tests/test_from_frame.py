"""Frames that are not as files give them."""

import pandas as pd

import toolkit as tk

FRAME = pd.DataFrame(
    {
        "text": ["Kirkuk fell.", "Rain."],
        "date": ["2017-10-16", "2017-10-17"],
        "outlet": ["Rudaw", "BBC News"],
    }
)
DAYS = ["2017-10-16", "2017-10-17"]


def test_an_index_with_a_name_is_a_column_too():
    docs = tk.from_frame(FRAME.set_index("date"), language="en").docs
    assert docs["date"].astype("str").tolist() == DAYS
    several = FRAME.set_index(["outlet", "date"])
    several.index.names = ["outlet", None]
    docs = tk.from_frame(several, language="en").docs
    assert docs["outlet"].tolist() == ["Rudaw", "BBC News"]
    assert docs["date"].isna().all()


def test_an_index_named_as_a_column_is_does_not_replace_it():
    frame = FRAME.set_index(pd.Index([1, 2], name="date"))
    docs = tk.from_frame(frame, language="en").docs
    assert docs["date"].astype("str").tolist() == DAYS
