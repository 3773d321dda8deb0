import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick


def row(batch):
    assert len(batch.table) == 1
    return batch.table.iloc[0].to_dict()


def test_one_article_with_a_short_first_line(read):
    batch = read(
        "2017-10-16_x.rtf",
        r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0 Br\'fccke closes\par\par "
        r"The {\b bridge} closed.\par The ferry\tab ran.\par}",
    )
    assert row(batch) == {
        "place": "",
        "title": "Brücke closes",
        "date": "2017-10-16",
        "text": "The bridge closed.\n\nThe ferry ran.",
    }
    assert batch.problems == []


def test_the_name_gives_what_the_text_does_not(read):
    made = row(read("elm_bridge.rtf", r"{\rtf1 " + "Long " * 40 + r"\par More.}"))
    assert made["title"] == "elm bridge"
    assert made["text"].endswith("Long\n\nMore.")


def test_an_export_of_many_articles_is_told(read):
    lines = r"1 of 2 DOCUMENTS\par One.\par 2 of 2 DOCUMENTS\par Two."
    told = ("", "looks like an export of many articles; it was read as one", True)
    assert read("a.rtf", rf"{{\rtf1 {lines}}}").problems == [told]


def test_what_cannot_be_read(read, source):
    with pytest.raises(ReadError, match=r"a\.rtf: holds no text"):
        read("a.rtf", r"{\rtf1\ansi }")
    assert pick(source("a.doc", r"{\rtf1\ansi Text.}")).NAME == "rtf"
    assert pick(source("a.txt", r"He wrote {\rtf1 at the end.")).NAME == "text"
