"""One article read closely: marks, page, and text that must not become code."""

import re
from html.parser import HTMLParser

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.closely.looks import LOOKS
from toolkit.closely.marks import KINDS
from toolkit.closely.reading import close_reading

TEXT = "John McCain warned of “severe consequences”, CNN reported.\n\nHe added: “Oil is not all.”"
BAD = '</mark><script>alert(1)</script><img src=x onerror="a()">&\'"'


def made(text=TEXT, title="A title", language="en", **columns):
    frame = pd.DataFrame({"doc_id": ["a", "b"], "text": [text, "Rain."], "title": [title, ""]})
    frame = frame.assign(outlet="Citadel", date="2017-10-16", author="Ann", language=language)
    return tk.from_frame(frame.assign(**columns))


def quotation(text, source, cue, *contents, **more):
    """A row of ``corpus.quotes()``, offsets looked up in the text."""
    found = [(text.index(c), text.index(c) + len(c)) for c in contents]
    place = {
        name: text.find(value) if value else -1
        for name, value in (("source", source), ("cue", cue))
    }
    ends = {
        f"{n}_end": place[n] + len(v) if place[n] >= 0 else -1
        for n, v in (("source", source), ("cue", cue))
    }
    row = {
        "doc_id": "a", "kind": "direct", "source": source, "cue": cue,
        "content": " ".join(contents), "stance": "neutral", "person": "", "role": "",
        "start": found[0][0], "end": found[-1][1],
        "spans": " ".join(f"{s}-{e}" for s, e in found),
    }  # fmt: skip
    return row | {f"{name}_start": at for name, at in place.items()} | ends | more


@pytest.fixture
def corpus():
    return made()


@pytest.fixture
def quotes():
    rows = [
        quotation(TEXT, "John McCain", "warned of", "“severe consequences”", person="John McCain"),
        quotation(TEXT, "He", "added", "“Oil is not all.”", person="John McCain"),
    ]
    other = rows[0] | {"doc_id": "b"}
    return pd.DataFrame([*rows, other])


@pytest.fixture
def citations():
    at = TEXT.index("CNN")
    return pd.DataFrame(
        {"doc_id": ["a"], "cited": "CNN", "relation": "reported", "start": at, "end": at + 3}
    )


class Tree(HTMLParser):
    """Collects what a browser would see: tags properly closed, attributes, and text in marks."""

    VOID = ("meta",)

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.marked, self.text = [], [], {}, ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append((tag, dict(attrs).get("class")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        inside = [name for tag, name in self.open if tag == "mark" and name]
        for kind in set(inside):
            number = any(tag == "sup" for tag, _ in self.open)
            self.marked[kind] = self.marked.get(kind, "") + ("" if number else data)
        self.text += data


def test_marks_stand_where_the_tables_say(corpus, quotes, citations, in_vocabulary):
    reading = close_reading(corpus, "a", quotes=quotes, citations=citations, themes=["oil"])
    rows = reading.table[["mark", "stands_for", "quotation", "passage"]].values.tolist()
    assert rows == [
        ["source", "John McCain", 1, "John McCain"],
        ["cue", "John McCain", 1, "warned of"],
        ["content", "John McCain", 1, "“severe consequences”"],
        ["cited", "CNN", 0, "CNN"],
        ["source", "John McCain", 2, "He"],
        ["cue", "John McCain", 2, "added"],
        ["content", "John McCain", 2, "“Oil is not all.”"],
        ["theme", "oil", 0, "Oil"],
    ]
    for start, end, passage in reading.table[["start", "end", "passage"]].values.tolist():
        assert TEXT[start:end] == passage
    in_vocabulary(reading.table)


def test_the_page_shows_what_is_marked(corpus, quotes, citations):
    reading = close_reading(corpus, "a", quotes=quotes, citations=citations, themes=["oil"])
    tree = Tree(reading.html())
    assert tree.marked == {
        "source": "John McCainHe",
        "cue": "warned ofadded",
        "content": "“severe consequences”“Oil is not all.”",
        "cited": "CNN",
        "theme": "Oil",
    }
    side = re.sub(r"\s+", " ", tree.text)
    assert "1 John McCain – warned of – “severe consequences”" in side
    assert "2 John McCain – added – “Oil is not all.”" in side and "as written: He" in side
    assert "Citadel, 16 October 2017, Ann" in tree.text
    for called in (
        "what is said",
        "who says it",
        "how it is said",
        "outlet that is cited",
        "theme",
    ):
        assert called in tree.text
    assert LOOKS["name"].called not in tree.text  # there is none in this article


def test_marks_that_cross_are_whole(corpus):
    text = "The oil minister said oil is ours."
    rows = [quotation(text, "The oil minister", "said", "oil is ours")]
    names = pd.DataFrame({"doc_id": ["a"], "label": "minister said", "start": 8, "end": 21})
    reading = close_reading(
        made(text), "a", quotes=pd.DataFrame(rows), citations=False, labels=names, themes=["oil"]
    )
    tree = Tree(reading.html())
    assert tree.marked["name"] == "minister said"
    assert tree.marked["source"] == "The oil minister" and tree.marked["theme"] == "oiloil"


def test_a_quotation_in_two_stretches_has_one_number(corpus):
    text = "“One,” she said, “two.”"
    rows = pd.DataFrame([quotation(text, "she", "said", "“One,”", "“two.”")])
    tree = Tree(close_reading(made(text), "a", quotes=rows, citations=False).html())
    assert tree.marked["content"] == "“One,”“two.”"
    assert sum(tag == "sup" for tag, _ in tree.tags) == 1


def test_nothing_becomes_code():
    """Hostile text in every place that is shown."""
    text = f"{BAD} said oil is {BAD} ours"
    row = quotation(text, BAD, "said", "oil is", person=BAD, stance=BAD, kind=BAD, role=BAD)
    at = {"doc_id": ["a"], "start": [0], "end": [len(BAD)]}
    corpus = made(text, title=BAD, outlet=BAD, author=BAD, language='"><script>')
    reading = close_reading(
        corpus,
        "a",
        quotes=pd.DataFrame([row | {"source": BAD}]),
        citations=pd.DataFrame(at | {"cited": [BAD], "relation": [BAD]}),
        labels=pd.DataFrame(at | {"label": [BAD], "family": [BAD]}),
        themes={BAD: ["oil"]},
    )
    tree = Tree(reading.html())
    allowed = {
        "html", "head", "meta", "title", "style", "body", "article", "h2", "div", "bdi", "mark",
        "span", "aside", "b", "ul", "li", "sup",
    }  # fmt: skip
    assert {tag for tag, _ in tree.tags} <= allowed
    for _, attributes in tree.tags:
        known = {
            "style",
            "class",
            "dir",
            "title",
            "lang",
            "charset",
            "http-equiv",
            "content",
            "name",
        }
        assert set(attributes) <= known
        assert "url(" not in str(attributes.get("style", ""))
    assert tree.text.count("<script>alert(1)</script>") >= 8
    assert "<script" not in reading._repr_html_()


def test_what_stands_beside_words_of_the_page_is_isolated():
    """Or a Persian headline and an English date would change places."""
    corpus = made("Rain fell.", title="باران آمد", outlet="کیهان", author="Ann")
    page = close_reading(corpus, "a", quotes=False, citations=False).html()
    for told in ("باران آمد", "کیهان", "16 October 2017", "Ann"):
        assert f"<bdi>{told}</bdi>" in page


def test_letters_are_not_forced_into_a_direction():
    text = "He said \u202eno\u202c, and \u2067نه\u2069 too."
    page = close_reading(made(text, title="\u202dx"), "a", quotes=False, citations=False).html()
    assert "\u202e" not in page and "\u202d" not in page
    assert "\u2067نه\u2069" in page


def test_one_article_is_read_without_an_index_of_the_others(tmp_path):
    texts = ["He told CNN so.", "Rain fell.", "He told Rudaw so."]
    frame = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": texts, "language": "en"})
    corpus = tk.from_frame(frame)
    part = corpus.where("doc_id != 'b'")
    table = close_reading(part, "c").table
    assert table["stands_for"].tolist() == ["Rudaw"]
    assert not any("tokens" in vars(c) for c in (corpus, part))
    assert corpus.tokens and part.tokens
    pd.testing.assert_frame_equal(close_reading(part, "c").table, table)
    pd.testing.assert_frame_equal(close_reading(corpus, "c").table, table)


def test_nothing_is_loaded_from_elsewhere(corpus, quotes):
    page = close_reading(corpus, "a", quotes=quotes, citations=False).html()
    assert not re.search(r"https?:|<link|<script|@import|src=|url\(", page)
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fa", "او گفت: «نفت کرکوک از آن ماست.»"),
        ("ar", "وقال: «نفط كركوك لنا.»"),
        ("ckb", "وتی: «نەوتی کەرکووک هی ئێمەیە.»"),
    ],
)
def test_right_to_left(language, text):
    content = text[text.index("«") :]
    rows = pd.DataFrame([quotation(text, "", text[:4].strip(), content)])
    reading = close_reading(made(text, language=language), "a", quotes=rows, citations=False)
    tree = Tree(reading.html())
    [article] = [attributes for tag, attributes in tree.tags if tag == "article"]
    assert article["dir"] == "rtl"
    assert {"div": language}.items() <= {
        tag: attributes["lang"] for tag, attributes in tree.tags if "lang" in attributes
    }.items()
    assert tree.marked["content"] == content
    cue = next(a for tag, a in tree.tags if tag == "mark" and a.get("class") == "cue")
    assert cue["style"].endswith("font-style:normal")  # the script knows no italics
    assert "no source" in tree.text


def test_kinds_are_told_apart_without_colour():
    """Without colours every kind has a look of its own."""
    plain = [
        re.sub(r"#\w+|rgba\([^)]*\)|background:[^;]*", "", LOOKS[kind].style) for kind in KINDS
    ]
    assert len(set(plain)) == len(KINDS)
    lines = [re.search(r"solid|double|dashed|wavy|dotted|outline", style)[0] for style in plain]
    assert len(set(lines)) == len(KINDS)


def test_it_is_saved_as_a_page(corpus, quotes, tmp_path):
    reading = close_reading(corpus, "a", quotes=quotes, citations=False)
    path = reading.save(tmp_path / "a.html")
    assert path.read_text("utf-8") == reading.html()
    with pytest.raises(ToolkitError, match="is there already"):
        reading.save(path)
    assert reading.html() == close_reading(corpus, "a", quotes=quotes, citations=False).html()


def test_an_article_without_marks(corpus, in_vocabulary):
    reading = close_reading(corpus, "b", quotes=False, citations=False)
    assert "Nothing is marked in this article." in Tree(reading.html()).text
    in_vocabulary(reading.table)
    empty = close_reading(made(""), "a", quotes=False, citations=False)
    assert Tree(empty.html())


def test_what_cannot_be_read_is_refused(corpus, quotes):
    with pytest.raises(ToolkitError, match=r"no article 'z'.*'a', 'b'"):
        close_reading(corpus, "z", quotes=False, citations=False)
    with pytest.raises(
        ToolkitError, match=r"quotes must be a table of corpus\.quotes\(\), or False"
    ):
        close_reading(corpus, "a", quotes=True, citations=False)
    with pytest.raises(ToolkitError, match=r"lacks 'cue'.*corpus\.quotes"):
        close_reading(corpus, "a", quotes=quotes.drop(columns="cue"), citations=False)
    far = quotes.assign(spans="10-900")
    with pytest.raises(ToolkitError, match="from 10 to 900 is not inside the text of 87"):
        close_reading(corpus, "a", quotes=far, citations=False)
