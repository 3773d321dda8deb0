import csv

import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.columns import rename
from toolkit.readers.contract import Options, Problem
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


ROWS = "16.10.2017;Post;Bridge;Open, at last.\n17.10.2017;Post;Ferry;Closed.\n"
GERMAN = "Datum;Zeitung;Titel;Volltext\n"


def test_what_stands_above_the_header_and_below_the_rows_is_told(read):
    above = "Export of 1 November;;;\nQuery: Kirkuk, Erbil;;;\n\n"
    batch = read("a.csv", f"{above}{GERMAN}{ROWS};;;\nSum: 2;;;\n")
    made = rename(batch.table, Options())
    assert made["title"].tolist() == ["Bridge", "Ferry"]
    assert made["text"].iloc[0] == "Open, at last."
    assert made["place"].tolist() == ["line 5", "line 6"]
    told = "'Export of 1 November Query: Kirkuk, Erbil'"
    assert batch.problems == [
        Problem("line 1", f"2 line(s) above the header, not read as articles: {told}", kept=True),
        Problem("line 8", "neither text nor headline nor address"),
    ]


def test_downloads_pasted_together_repeat_the_header(read):
    batch = read("a.csv", (GERMAN + ROWS) * 2)
    assert batch.table["Titel"].tolist() == ["Bridge", "Ferry"] * 2
    told = "the header stands in 1 more line(s), not read as articles"
    assert batch.problems == [Problem("", told, kept=True)]


def test_a_header_that_the_user_names_is_found_below_others(read):
    data = "Monitoring\n\nWhen,What it says\n2017-10-16,One\n"
    made = read("a.csv", data, columns={"text": "What it says"}).table
    assert made["What it says"].tolist() == ["One"]


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ('"","text","date"\n"text1","a, b",1\n"text2","c",2\n', {"doc_id": ["text1", "text2"]}),
        ('"text","date"\n"text1","a, b",1\n"text2","c",2\n', {"doc_id": ["text1", "text2"]}),
        ('"","doc_id","text"\n"1","x","a"\n"2","y","b"\n', {"row": ["1", "2"]}),
        ("Unnamed: 0,text,date\n0,a,1\n1,b,2\n", {"row": ["0", "1"]}),
        ('"";"text";"date"\n"u";"a";1\n"u";"b";2\n', {"row": ["u", "u"]}),
    ],
)
def test_names_of_rows_are_ids_unless_they_are_numbers(read, data, named):
    table = read("a.csv", data).table
    assert {name: table[name].tolist() for name in named} == named
    assert len(table["text"]) == 2


def test_commas_left_unquoted_are_not_taken_for_names_of_rows(read):
    batch = read("a.csv", "date,text\n2017-10-16,One, two\n2017-10-17,Three, four\n2017-10-18,Five")
    assert batch.table["text"].tolist() == ["Five"]
    assert [p.problem for p in batch.problems] == ["3 cells, but the header has 2"] * 2


def test_the_tables_of_peers(read):
    forum = "id,thread_id,timestamp,subject,body,author\n7,5,2017-10-16 10:15:00,Bridge,Open.,Ada\n"
    made = rename(read("a.csv", forum).table, Options()).iloc[0]
    assert made[["doc_id", "date", "title", "text", "author"]].tolist() == [
        *("7", "2017-10-16 10:15:00", "Bridge", "Open.", "Ada")
    ]
    typed = (
        "_id\tdate:date\ttitle:text\ttext\tmedium_keyword\tpage_int\nx\t2017\tB\tOpen.\tPost\t3\n"
    )
    made = rename(read("a.tsv", typed).table, Options()).iloc[0]
    assert made[["doc_id", "date", "title", "text", "outlet", "page_int"]].tolist() == [
        *("x", "2017", "B", "Open.", "Post", "3")
    ]
    readtext = '"doc_id","text","docvar1"\n"a_2017.txt","Open, at last.",2017\n'
    made = rename(read("a.csv", readtext).table, Options()).iloc[0]
    assert made[["doc_id", "text", "docvar1"]].tolist() == ["a_2017.txt", "Open, at last.", "2017"]


def test_texts_that_are_only_beginnings_are_told(read):
    batch = read("a.csv", "Headline,Opening Text,Source\nBridge,It is open,Post\n")
    assert rename(batch.table, Options())["text"].tolist() == ["It is open"]
    told = "the texts are only beginnings of articles (column 'Opening Text')"
    assert batch.problems == [Problem("", told, kept=True)]
    whole = read("a.csv", "Headline,Opening Text,Full Text\nBridge,It is open,It is open now.\n")
    assert whole.problems == []


def test_a_first_line_that_is_no_row_makes_no_table(source):
    assert pick(source("a.txt", "title,te\rxt\nOne,two and more of it\n")).NAME == "text"


def test_nul_characters_are_listed(read):
    batch = read("a.csv", b"text,outlet\nan article with a\0 zero,A")
    assert batch.table["text"].tolist() == ["an article with a zero"]
    assert batch.problems == [Problem("", "1 NUL characters removed", kept=True)]


def test_a_header_alone_is_an_error(read):
    with pytest.raises(ReadError, match=r"a\.csv: a header, but no row below it that fits"):
        read("a.csv", "date,text\n")
