import numpy as np
import pandas as pd
import pytest

from toolkit.checks import LARGEST, ToolkitError, listed, need_columns, quoted, whole


@pytest.mark.parametrize("value", [0, 7, np.int32(7), np.uint8(7), LARGEST])
def test_whole_numbers_are_given_back_as_int(value):
    assert whole("n", value) == value
    assert type(whole("n", value)) is int


@pytest.mark.parametrize("value", [None, True, np.True_, -1, 2.0, "3", np.float64(2), [1]])
def test_what_is_no_whole_number_is_refused(value):
    with pytest.raises(ToolkitError, match=r"n=.* must be a whole number, 0 or more"):
        whole("n", value)


def test_the_bounds_are_told():
    with pytest.raises(ToolkitError, match="k=1 must be a whole number, 2 or more"):
        whole("k", 1, 2)
    with pytest.raises(ToolkitError, match="is too large; allowed: 0 to 4294967295"):
        whole("window", 10**19)


def test_what_is_no_table_is_refused():
    need_columns(pd.DataFrame({"a": []}), ["a"], "x")
    with pytest.raises(
        ToolkitError, match=r"A table is needed, not 'x'. Such a table is made by y"
    ):
        need_columns("x", ["a"], "y")


def test_joiners_of_persian_words_are_not_spelled_out_and_line_ends_are():
    assert quoted("رسانه\u200cها") == "'رسانه\u200cها'"
    assert quoted("a\nb\u202e") == r"'a\nb\u202e'"
    assert listed(["می\u200cشود", 5]) == "'می\u200cشود', 5"
