import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Problem
from toolkit.readers.services.gdelt_events import COLUMNS, FIRST, NOTE

VALUES = {
    "global_event_id": "600000001",
    "sql_date": "20161016",
    "month_year": "201610",
    "year": "2016",
    "fraction_date": "2016.7836",
    "actor1_name": "IRAQ",
    "event_code": "043",
    "avg_tone": "-2.5",
    "action_geo_full_name": "Kirkuk, Iraq",
    "date_added": "20171016093000",
    "source_url": "https://www.lake.example/1",
}


def line(columns=COLUMNS, delimiter="\t", **more):
    return delimiter.join((VALUES | more).get(name, "") for name in columns)


def known(made):
    names = ["doc_id", "date", "collected", "event_date", "outlet", "title", "text", "url"]
    return made[[*names, "actor1_name", "event_code", "avg_tone", "action_geo_full_name"]].tolist()


EVENT = [
    *("600000001", "", "2017-10-16T09:30:00Z", "2016-10-16", "lake.example", "", ""),
    *("https://www.lake.example/1", "IRAQ", "043", "-2.5", "Kirkuk, Iraq"),
]


def test_events_are_rows_and_many_share_an_address(read):
    assert len(COLUMNS) == 61
    batch = read("a.export.CSV", f"{line()}\n{line(global_event_id='600000002')}\n")
    assert known(batch.table.iloc[0]) == EVENT
    assert batch.table["url"].nunique() == 1
    assert batch.table["place"].tolist() == ["line 1", "line 2"]
    assert batch.problems == [Problem("", NOTE, kept=True)]


@pytest.mark.parametrize("columns", [FIRST, FIRST[:-1]])
def test_the_first_version_has_fewer_cells(read, columns):
    batch = read("20171016.export.CSV", line(columns, date_added="20171016") + "\n")
    made = batch.table.iloc[0]
    assert made[["event_date", "collected", "outlet"]].tolist() == [
        *("2016-10-16", "2017-10-16", "lake.example" if len(columns) == 58 else "")
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_saved_again_with_a_header(read, delimiter):
    theirs = {"global_event_id": "GLOBALEVENTID", "sql_date": "SQLDATE", "source_url": "SOURCEURL"}
    names = [theirs.get(n, "".join(part.capitalize() for part in n.split("_"))) for n in COLUMNS]
    values = line(delimiter=delimiter, action_geo_full_name='"Kirkuk, Iraq"')
    made = read("a.csv", f"{delimiter.join(names)}\n{values}\n").table.iloc[0]
    assert known(made) == EVENT
    assert made["place"] == "line 2"


def test_a_day_may_be_called_day(read):
    header = "GlobalEventID,Day,EventCode,DATEADDED,SOURCEURL"
    data = f"{header}\n600000001,20161016,043,20171016093000,https://lake.example/1\n"
    assert read("a.csv", data).table["event_date"].tolist() == ["2016-10-16"]


def test_other_tables_are_not_taken_and_mentions_are_refused(source, read):
    assert pick(source("a.csv", "\t".join(["1"] * 61) + "\n")).NAME == "csv"
    cells = ["600000001", "20171016093000", "20171016093000", "1", "lake.example", *["x"] * 11]
    with pytest.raises(ReadError, match=r"a\.CSV: GDELT's table of mentions of events has no"):
        read("a.CSV", "\t".join(cells) + "\n")


def test_a_line_of_another_length_is_listed(read):
    batch = read("a.csv", f"{line()}\n{line()}\tmore\n")
    assert batch.problems[0] == Problem("line 2", "62 cells, but such a line has 61")
    assert len(batch.table) == 1
