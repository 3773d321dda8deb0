"""HTML in the cells of tables."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.readers.contract import Problem
from toolkit.readers.tables.tags import without_tags


def table(text, title="A"):
    return pd.DataFrame({"text": [text], "title": [title]}, dtype="str")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p>\n<P class='x'>Two</P>", "One\n\nTwo"),
        ("One<br />two", "One\n\ntwo"),
        ("&lt;p&gt;Twice &amp;amp; more&lt;/p&gt;", "Twice & more"),
        ("A line\nand <em>one</em> more", "A line\nand one more"),
        ("Tom &amp; Ann&#8217;s\nboat", "Tom & Ann\u2019s\nboat"),
    ],
)
def test_text_is_plain(text, plain):
    made, problems = without_tags(table(text))
    assert made["text"].tolist() == [plain]
    assert problems == [Problem("", "1 text(s) held HTML, which was made plain text", kept=True)]


@pytest.mark.parametrize(
    "text", ["", "a < b & c > d", "AT&T; <3", "x <p> y", "R&D\n\n<http://a.b>"]
)
def test_signs_that_are_no_html_stay(text):
    given = table(text, "P&L <up>")
    made, problems = without_tags(given)
    assert made is given
    assert problems == []


def test_titles_are_plain_too():
    made, problems = without_tags(table("a", "The <em>Rose</em> &amp; more"))
    assert made["title"].tolist() == ["The Rose & more"]
    assert problems == [Problem("", "1 title(s) held HTML, which was made plain text", kept=True)]
    assert without_tags(table("<br>")[["text"]])[0]["text"].tolist() == [""]


def test_loading_makes_it_plain_and_tells_unless_the_table_is_of_a_corpus(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("text,title\n<p>One &amp; two</p><p>Three</p>,A\n")
    for corpus in (tk.load(path, quiet=True), tk.from_frame(pd.read_csv(path))):
        assert corpus.docs["text"].tolist() == ["One & two\n\nThree"]
        told = corpus.skipped[["problem", "kept"]].values.tolist()
        assert ["1 text(s) held HTML, which was made plain text", True] in told
        kept = tk.from_frame(corpus.docs.assign(text="<p>so be it</p>"))
        assert kept.docs["text"].tolist() == ["<p>so be it</p>"]
        again = tk.load(kept.to_csv(tmp_path / "b.csv", overwrite=True), quiet=True)
        assert again.docs["text"].tolist() == ["<p>so be it</p>"]
