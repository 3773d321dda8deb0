import pytest

from toolkit.readers.tables.header import first_named, header_row, is_bare, names_of

TEXT = "An article, which may have words such as title and text in it. " * 3


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([["date", "text"], ["2017", TEXT]], 0),
        ([["text"], ["a"]], 0),
        ([["Export"], ["Query", "Kirkuk"], ["Datum", "Titel"], ["x", "y"]], 2),
        ([["Text"], ["Titel", "Text", "Datum"]], 1),
        ([["When", "What"], ["2017", TEXT]], 0),
        ([["Monitoring"], ["When", "What"], ["2017", TEXT]], 1),
        ([["Monitoring"], ["two"]], 0),
        ([["date", "text"], ["text", "date"]], 0),
    ],
)
def test_the_header_is_the_row_that_names_most_columns(rows, number):
    assert header_row(rows, {}) == number


def test_columns_that_the_user_names_decide():
    rows = [["Titel", "Text"], ["When", "What it says"], ["2017", "x"]]
    assert header_row(rows, {"text": "what it says", "date": "When"}) == 1
    assert header_row(rows, {"text": "elsewhere"}) == 0


def test_a_cell_too_long_for_a_name_is_none():
    assert names_of(["a", TEXT, None]) == ["a", "column_2", "column_3"]


@pytest.mark.parametrize(
    ("header", "first", "cells", "name"),
    [
        (["column_1", "text"], "", ["a", "b"], "doc_id"),
        (["column_1", "text"], None, [1.0, 2.0], "row"),
        (["column_1", "text"], "", ["a", ""], "row"),
        (["column_1", "doc_id"], "", ["a", "b"], "row"),
        (["column_1", "row"], "", ["1", "2"], "column_1"),
        (["...1", "text"], "...1", ["a", "b"], "doc_id"),
        (["nr", "text"], "nr", ["a", "b"], "nr"),
    ],
)
def test_a_first_column_without_a_name(header, first, cells, name):
    assert first_named(header, first, cells) == [name, header[1]]


def test_a_row_is_bare_if_nothing_of_an_article_is_filled():
    assert is_bare([1, None, " "], [1, 2, 5])
    assert not is_bare([1, None, "x"], [1, 2])
    assert not is_bare([1, None], [])
