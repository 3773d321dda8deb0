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


def test_dates_that_lost_their_format_are_the_days_excel_counts(read):
    rows = [["date", "text", "score"], [42868, "a", 42868], [42869.5, "b", 1], [2017, "c", 1]]
    rows += [[20171016, "d", 1], [dt.datetime(2017, 5, 13), "e", 1], ["42868", "f", 1]]
    batch = read("a.xlsx", book(one=rows))
    days = batch.table["date"].tolist()
    assert days[:2] == [dt.datetime(2017, 5, 13), dt.datetime(2017, 5, 14, 12)]
    assert days[2:] == [2017, 20171016, dt.datetime(2017, 5, 13), "42868"]
    assert batch.table["score"].tolist() == [42868, 1, 1, 1, 1, 1]
    told = "2 date(s) stand there as numbers, read as the days Excel counts"
    assert batch.problems == [("", told, True)]
    assert read("a.xlsx", book(one=rows[:1] + rows[4:6])).problems == []


def test_the_first_sheet_with_data_is_read_and_others_are_listed(read):
    rows = [[], HEADER, [dt.datetime(2017, 10, 16), "a", None, 7], [], [None, "b_x000D_\nc"]]
    batch = read("a.xlsx", book(empty=[], data=rows, other=[["x"], [1]]))
    made = batch.table
    assert [*made] == ["date", "text", "id", "place"]  # a column with neither name nor cells goes
    assert made["text"].tolist() == ["a", "b\nc"]
    assert made["place"].tolist() == ["row 3", "row 5"]
    assert made["id"].iloc[0] == 7
    assert str(parse_dates(made["date"])["date"].iloc[0]) == "2017-10-16 00:00:00"
    assert batch.problems == [
        ("sheet 'other'", "other columns than those of articles, not read", False)
    ]


def test_sheets_with_the_same_header_are_put_together(read):
    data = book(y2016=[["text"], ["a"]], notes=[["x", "y"]], y2017=[["text"], ["b"]])
    made = read("a.xlsx", data).table
    assert made["text"].tolist() == ["a", "b"]
    assert made["place"].tolist() == ["sheet 'y2016' row 2", "sheet 'y2017' row 2"]


def test_sheets_with_articles_are_found_wherever_they_stand(read):
    first = [["Date", "Title", "Text"], ["2016-01-02", "A", "a"]]
    second = [["Text", "Title", "Date", "Page"], ["b", "B", "2017-01-02", 4]]
    codes = [["Text", "Meaning"], ["x", "y"]]
    batch = read("a.xlsx", book(info=[["Search", "Kirkuk"]], y1=first, y2=second, codes=codes))
    assert batch.table["Title"].tolist() == ["A", "B"]
    assert batch.table["Text"].tolist() == ["a", "b"]
    assert batch.table["Page"].tolist()[1] == 4
    assert [p.place for p in batch.problems] == ["sheet 'info'", "sheet 'codes'"]


def test_lines_above_the_header_and_below_the_table_are_told(read):
    rows = [["Export of 1 November"], [], ["Query: Kirkuk"], ["Datum", "Titel", "Volltext"]]
    rows += [["16.10.2017", "Brücke", "Der Text."], ["Summe: 1"]]
    batch = read("a.xlsx", book(a=rows))
    assert batch.table["Titel"].tolist() == ["Brücke"]
    assert batch.table["place"].tolist() == ["row 5"]
    assert batch.problems == [
        (
            "row 1",
            "2 row(s) above the header, not read as articles: 'Export of 1 November Query: Kirkuk'",
            True,
        ),
        ("row 6", "neither text nor headline nor address", False),
    ]


def test_what_stands_in_a_merged_cell_counts_for_all_its_rows(read):
    rows = [["Krant", "Kop", "Tekst"], ["Meerblad", "Een", "a"], [None, "Twee", "b"]]
    rows += [["Ander", "Drie", "c"], [None, None, "d"]]
    data = book(a=rows)
    made = openpyxl.load_workbook(io.BytesIO(data))
    for area in ("A2:A3", "B4:B5"):
        made["a"].merge_cells(area)
    stream = io.BytesIO()
    made.save(stream)
    table = read("a.xlsx", stream.getvalue()).table
    assert table["Krant"].tolist() == ["Meerblad", "Meerblad", "Ander", None]
    assert table["Kop"].tolist() == ["Een", "Twee", "Drie", None]  # no headline is given twice


def test_a_header_of_two_rows(read):
    data = book(a=[["Tarih", "Haber", None], [None, "Başlık", "Metin"], ["2017", "Köprü", "Bir."]])
    made = openpyxl.load_workbook(io.BytesIO(data))
    made["a"].merge_cells("A1:A2")
    made["a"].merge_cells("B1:C1")
    stream = io.BytesIO()
    made.save(stream)
    table = read("a.xlsx", stream.getvalue()).table
    assert table.to_dict("records") == [
        {"Tarih": "2017", "Başlık": "Köprü", "Metin": "Bir.", "place": "row 3"}
    ]


def test_formulas_are_not_computed(read):
    batch = read("a.xlsx", book(a=[["text", "n"], ["=1+1", 1], ["'=cmd()", 2]]))
    assert batch.table["text"].tolist() == ["'=cmd()"]
    assert batch.problems == [("row 2", "neither text nor headline nor address", False)]


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
