"""Two outlets that name one body by three names, countable by hand."""

import pandas as pd
import pytest

import toolkit as tk

OWN = {"pmf": {"Hashd": ["hashd"], "PMF": ["pmf", "mobilization"], "militia": ["militia*"]}}
ROWS = [
    ("a1", "2017-10-02", "A", "The Hashd came. “The Hashd is ours,” he said. The Hashd left."),
    ("a2", "2017-10-03", "A", "A militia of the Hashd."),
    ("a3", "2017-12-05", "A", "“Militias,” she said."),
    ("b1", "2017-10-04", "B", "The PMF, a mobilization."),
    ("b2", "2017-12-06", "B", "Rain fell."),
    ("c1", "2017-12-07", "C", "Rain again."),
]


@pytest.fixture
def own():
    return OWN


@pytest.fixture
def named():
    table = pd.DataFrame(ROWS, columns=["doc_id", "date", "outlet", "text"])
    return tk.from_frame(table.assign(language="en"))
