import datetime as dt
import io

import openpyxl
import pytest

from toolkit.checks import ReadError
from toolkit.dates import parse_dates
from toolkit.readers.tables import excel_table


def book(**sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


HEADER = ["date", "text", None, "id"]


def test_the_first_sheet_with_data_is_read_and_others_are_listed(read):
    rows = [[], HEADER, [dt.datetime(2017, 10, 16), "a", None, 7], [], [None, "b_x000D_\nc"]]
    batch = read("a.xlsx", book(empty=[], data=rows, other=[["x"], [1]]))
    made = batch.table
    assert [*made] == ["date", "text", "column_3", "id", "place"]
    assert made["text"].tolist() == ["a", "b\nc"]
    assert made["place"].tolist() == ["row 3", "row 5"]
    assert made["id"].iloc[0] == 7
    assert str(parse_dates(made["date"])["date"].iloc[0]) == "2017-10-16 00:00:00"
    assert batch.problems == [("sheet 'other'", "other columns than the first, not read", False)]


def test_sheets_with_the_same_header_are_put_together(read):
    data = book(y2016=[["text"], ["a"]], notes=[["x", "y"]], y2017=[["text"], ["b"]])
    made = read("a.xlsx", data).table
    assert made["text"].tolist() == ["a", "b"]
    assert made["place"].tolist() == ["sheet 'y2016' row 2", "sheet 'y2017' row 2"]


def test_formulas_are_not_computed(read):
    made = read("a.xlsx", book(a=[["text", "n"], ["=1+1", 1], ["'=cmd()", 2]])).table
    assert made["text"].tolist() == [None, "'=cmd()"]


def test_damage_size_and_emptiness_are_named(read, monkeypatch):
    data = book(a=[["text"], ["a"]])
    with pytest.raises(ReadError, match=r"a\.xlsx: damaged or truncated Excel workbook"):
        read("a.xlsx", data[:-300])
    with pytest.raises(ReadError, match=r"no sheet has a header and rows below it"):
        read("a.xlsx", book(a=[["text"]]))
    with pytest.raises(ReadError, match=r"a\.xlsx: text of no kind that is known"):
        read("a.xlsx", "text\na")
    monkeypatch.setattr(excel_table, "LIMIT", 1000)
    with pytest.raises(ReadError, match=r"expands to more than"):
        read("a.xlsx", data)
