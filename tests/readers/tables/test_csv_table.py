import csv

import pytest

from toolkit.checks import ReadError
from toolkit.readers.contract import Problem
from toolkit.readers.tables.csv_table import sniff


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(read, delimiter):
    rows = ["date|outlet|text", '2017-10-16|A|"one, two; three"', "2017-10-17|B|four"]
    made = read("a.csv", "\n".join(rows).replace("|", delimiter)).table
    assert made["outlet"].tolist() == ["A", "B"]
    assert made["place"].tolist() == ["line 2", "line 3"]
    assert made["text"].iloc[1] == "four"


def test_commas_in_the_texts_do_not_mislead():
    assert sniff("date;text\n1;a, b, c, d\n2;a, b\n3;c") == ";"
    assert sniff("text\none\ntwo") == ","


def test_quoted_line_ends_and_quotes_stay_in_the_cell(read):
    made = read("a.csv", 'text,outlet\r\n"one\r\n\r\n""two""",A\r\nthree,B\r\n').table
    assert made["text"].tolist() == ['one\r\n\r\n"two"', "three"]
    assert made["place"].tolist() == ["line 2", "line 5"]


def test_rows_that_do_not_fit_are_listed_and_the_rest_loads(read):
    text = "date,text,outlet\n1,a,A\n2,b,B,C\n3\n4,d\n5,e,E,,\n6,f,F"
    batch = read("a.csv", text)
    assert batch.table["text"].tolist() == ["a", "d", "e", "f"]
    assert batch.table["outlet"].tolist() == ["A", "", "E", "F"]
    assert batch.problems == [
        Problem("line 3", "4 cells, but the header has 3"),
        Problem("line 4", "only 1 cells, but the header has 3"),
        Problem("line 5", "only 2 cells, but the header has 3", kept=True),
    ]


def test_a_quote_left_open_costs_one_line(read):
    rows = ["date,text"] + [f"{n},text {n}" for n in range(2, 40)]
    rows[4] = '5,"never closed'
    batch = read("a.csv", "\n".join(rows))
    assert batch.problems == [Problem("line 5", "a quotation mark is opened and never closed")]
    assert batch.table["date"].tolist() == [str(n) for n in range(2, 40) if n != 5]
    assert batch.table["place"].iloc[-1] == "line 39"


def test_a_cell_may_be_huge_and_the_limit_is_put_back(read):
    before = csv.field_size_limit(131_072)
    made = read("a.csv", "text,outlet\n" + "x" * 300_000 + ",A").table
    assert made["text"].str.len().tolist() == [300_000]
    assert csv.field_size_limit(before) == 131_072


def test_cells_are_never_converted_or_run(read):
    made = read("a.csv", "id,text\n007,=cmd()\n1e5,<script>x</script>\nNA,null").table
    assert made["id"].tolist() == ["007", "1e5", "NA"]
    assert made["text"].tolist() == ["=cmd()", "<script>x</script>", "null"]


def test_oddities_of_headers(read):
    made = read("a.csv", "\ufeffsep=;\n text ;text;;place\na;b;c;Kirkuk\n").table
    assert [*made] == ["text", "text_2", "column_3", "place_in_file", "place"]
    assert made["place"].tolist() == ["line 3"]


def test_nul_characters_are_listed(read):
    batch = read("a.csv", b"text,outlet\nan article with a\0 zero,A")
    assert batch.table["text"].tolist() == ["an article with a zero"]
    assert batch.problems == [Problem("", "1 NUL characters removed", kept=True)]


def test_a_header_alone_is_an_error(read):
    with pytest.raises(ReadError, match=r"a\.csv: a header, but no row below it that fits"):
        read("a.csv", "date,text\n")
