import pytest

from toolkit.checks import ReadError
from toolkit.readers.web.web_page import host

SENTENCE = "The council of the town met on Monday and spoke for three hours about the bridge. "
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge to be built | The Paper</title>
<meta property="og:title" content="Bridge to be built">
<link rel="canonical" href="https://www.paper.example/2017/bridge.html">
<meta property="article:published_time" content="2017-10-16T08:00:00+03:00">
<meta property="article:modified_time" content="2019-01-01T08:00:00+03:00">
<meta name="author" content="Jane Doe"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport pages</a></nav>
<article><h1>Bridge to be built</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p>
<p>Said &lt;script&gt;alert(1)&lt;/script&gt; in court.</p></article>
<script>var hidden = "never shown";</script>
<footer>All rights reserved</footer></body></html>"""


def test_the_article_is_taken_out_of_the_page(read):
    batch = read("a.html", PAGE)
    made = batch.table.iloc[0]
    assert len(batch.table) == 1
    assert made["title"] == "Bridge to be built"
    assert made["date"] == "2017-10-16"
    assert made["outlet"] in ("The Paper", "paper.example")
    assert made["url"] == "https://www.paper.example/2017/bridge.html"
    assert made["author"] == "Jane Doe"
    assert made["text"].count("The council of the town") == 5
    assert "<script>alert(1)</script>" in made["text"]
    for other in ("never shown", "Sport pages", "All rights reserved"):
        assert other not in made["text"]
    assert batch.problems == []


def test_a_page_without_date_is_listed_and_a_late_date_does_not_ask_the_clock(read):
    page = "\n".join(line for line in PAGE.splitlines() if "_time" not in line)
    batch = read("a.html", page.replace("/2017/", "/").replace("reserved", "reserved 2016"))
    assert batch.table["date"].tolist() == [""]
    assert batch.problems == [("", "no date found in the page", True)]
    assert read("a.html", PAGE.replace("2017-10-16", "2150-10-16")).table["date"][0] == "2150-10-16"


def test_encodings_other_than_utf8(read):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">')
    made = read("a.html", page.replace("The council", "دخلت القوات").encode("cp1256")).table
    assert "دخلت القوات" in made["text"][0]


def test_pages_without_article_and_other_content_are_refused(read):
    with pytest.raises(ReadError, match=r"a\.html: no article text found"):
        read("a.html", "<html><body></body></html>")
    with pytest.raises(ReadError, match=r"a\.html: text of no kind that is known"):
        read("a.html", "plain text")


def test_host_of_an_address():
    assert host("https://www.paper.example:80/x") == "paper.example"
    assert host(None) == ""
    assert host("http://[broken") == ""
