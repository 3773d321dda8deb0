import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.stories.series.layout import layout


def corpus(dates, span=None):
    frame = pd.DataFrame({"text": "oil", "date": dates, "language": "en"})
    frame["outlet"] = [["North", "South"][n % 2] for n in range(len(frame))]
    return tk.from_frame(frame, span=span)


def laid(some, by="day"):
    return layout(some, by, some.docs["outlet"].mask(some.docs["outlet"].eq("")))


def test_every_day_of_the_span_has_a_place():
    found = laid(corpus(["2017-10-02", "2017-10-03"], span=("2017-10-01", "2017-11-09")))
    assert (found.names, found.number) == (["North", "South"], 40)
    counts = found.count(np.ones(2, bool))
    assert counts.shape == (2, 40)
    assert np.argwhere(counts).tolist() == [[0, 1], [1, 2]]


def test_documents_that_are_not_chosen_or_have_no_day_are_not_counted():
    some = corpus(["2017-10-01", "2017-11-09", "October 2017", None])
    found = laid(some)
    assert found.count(np.array([True, False, True, True])).sum() == 1
    assert found.cell.tolist() == [0, 79, -1, -1]


def test_hours_go_from_the_first_document_to_the_last():
    found = laid(corpus(["2017-10-16 06:59", "2017-10-17 18:00"]), "hour")
    assert found.number == 37
    assert found.cell.tolist() == [0, 37 + 36]


def test_too_few_and_too_many_periods_are_refused():
    with pytest.raises(ToolkitError, match=r"covers 2 days; at least 30 .* by='hour'"):
        laid(corpus(["2017-10-02", "2017-10-03"]))
    with pytest.raises(ToolkitError, match="covers 2 hours; at least 30"):
        laid(corpus(["2017-10-02 01:00", "2017-10-02 02:00"]), "hour")
    with pytest.raises(ToolkitError, match=r"would make 5,\d{3},\d{3} cells .* allowed: 5,000,000"):
        laid(corpus(["1700-01-01 01:00", "1990-01-01 02:00"]), "hour")


def test_no_date_is_told():
    with pytest.raises(ToolkitError, match="No document has a date exact to the day"):
        laid(corpus([None, "October 2017"]))
