import time
from pathlib import Path

import pytest

from toolkit.checks import ReadError
from toolkit.readers.contract import Options
from toolkit.readers.markup import html_text, one_line
from toolkit.readers.web import feed

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Paper</title><language>en</language>
<item><title>AT&amp;amp;T &amp;lt;b&amp;gt; rises</title><link>https://paper.example/1</link>
<pubDate>Wed, 31 Jan 2018 07:26:05 EST</pubDate><author>Jane Doe</author><category>News</category>
<guid>tag:1</guid><description>Teaser</description>
<content:encoded><![CDATA[<p>One &amp; two.</p><p>Three<br/>four.</p>]]></content:encoded></item>
<item><title>Second</title>
<description>&lt;p&gt;Only a &amp;quot;teaser&amp;quot;&lt;/p&gt;</description>
</item><item></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry>
<title type="text">Bridge</title><updated>2016-02-01T17:54:50+01:00</updated>
<link href="https://paper.example/2"/><author><name>Jane</name></author>
<content type="html">&lt;p&gt;Body&lt;/p&gt;</content></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Paper</title></channel><item><title>Bridge</title>
<description>Body</description>
<dc:date>2017-06-15T10:29:47-07:00</dc:date><dc:creator>Jane</dc:creator></item></rdf:RDF>"""


def test_rss_gives_full_text_and_the_date_as_written(read):
    batch = read("a.rss", RSS)
    first, second = batch.table.to_dict("records")
    assert first == {
        "date": "Wed, 31 Jan 2018 07:26:05 EST",
        "outlet": "The Paper",
        "title": "AT&T <b> rises",
        "text": "One & two.\n\nThree\n\nfour.",
        "url": "https://paper.example/1",
        "author": "Jane Doe",
        "section": "News",
        "language": "en",
        "guid": "tag:1",
        "description": "Teaser",
        "place": "item 1",
    }
    assert second["text"] == 'Only a "teaser"'
    assert second["date"] == ""
    told = "1 of 2 entries hold a description, mostly a summary, and no full text"
    assert batch.problems == [("item 3", "neither title nor text", False), ("", told, True)]


@pytest.mark.parametrize(
    ("data", "date"), [(ATOM, "2016-02-01T17:54:50+01:00"), (RDF, "2017-06-15T10:29:47-07:00")]
)
def test_atom_and_rdf(read, data, date):
    made = read("a.xml", data).table.iloc[0]
    assert made[["title", "text", "outlet", "author"]].tolist() == [
        "Bridge",
        "Body",
        "The Paper",
        "Jane",
    ]
    assert made["date"] == date


@pytest.mark.parametrize("declared", ['<?xml version="1.0" encoding="{}"?>', ""])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Иракские войска вошли в Киркук", "windows-1251"), ("سەربازان", "utf-8")],
)
def test_encodings_declared_and_not(read, declared, text, encoding):
    body = RSS.partition("\n")[2].replace("Second", text).encode(encoding)
    made = read("a.xml", declared.format(encoding).encode() + body).table
    assert made["title"].iloc[1] == text


@pytest.mark.parametrize(
    "data", ["<html><body><p>Move along</p></body></html>", '<?xml version="1.0"?><stub/>', "text"]
)
def test_what_is_no_feed_is_refused(source, data):
    opened = source("a.xml", data)
    assert not feed.matches(opened)
    with pytest.raises(ReadError, match=r"a\.xml: not a feed; its first element is not rss"):
        next(feed.read(opened, Options()))


def test_a_feed_without_entries_and_a_cut_one(read):
    with pytest.raises(ReadError, match=r"a feed without entries"):
        read("a.xml", "<rss><channel><title>x</title></channel></rss>")
    batch = read("a.rss", RSS[: RSS.index("Only a")])
    assert batch.table["title"].tolist() == ["AT&T <b> rises", "Second"]
    assert batch.problems[0].problem.startswith("not well-formed XML, read as far as it goes")


def test_entities_fetch_nothing_and_do_not_grow(read, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    bomb = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{Path(secret).as_uri()}">{bomb}]>'
    data = RSS.replace("<rss", f"{head}<rss", 1).replace("Second", "A &x; &j; Z")
    start = time.perf_counter()
    table = read("a.rss", data).table
    assert time.perf_counter() - start < 5
    assert "the secret" not in table.to_string()
    assert table["title"].str.len().max() < 200


def test_a_page_of_comments_is_judged_quickly(read):
    start = time.perf_counter()
    with pytest.raises(ReadError, match="text of no kind that is known"):
        read("a.xml", "<!-- -->" * 8000)
    assert time.perf_counter() - start < 2


def test_html_to_text():
    assert html_text("5 < 6 and 7 > 3") == "5 < 6 and 7 > 3"
    assert html_text("<p>a</p><script>x</script><!-- y -->tail") == "a\n\ntail"
    assert html_text("&lt;p&gt;Hello &amp;amp; you&lt;/p&gt;") == "Hello & you"
    assert html_text("") == ""
    assert one_line("a <b>bold</b>\n word &amp; x") == "a bold word & x"


def entry(inner: str, kind: str = "2.0") -> str:
    spaces = (
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
        'xmlns:atom="http://www.w3.org/2005/Atom"'
    )
    return (
        f'<rss version="{kind}" {spaces}><channel><title>The Paper</title>'
        f"<managingEditor>boss@paper.example</managingEditor><item>{inner}</item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("inner", "column", "value"),
    [
        ("<author>jane@paper.example (Jane Doe)</author>", "author", "Jane Doe"),
        ("<author>Jane Doe &lt;jane@paper.example&gt;</author>", "author", "Jane Doe"),
        ("<author>jane@paper.example</author>", "author", "jane@paper.example"),
        ("<author>Jane (now), Jo (then)</author>", "author", "Jane (now), Jo (then)"),
        (
            "<dc:creator>Jane</dc:creator><dc:creator>Jo</dc:creator><author>x@y.example</author>",
            "author",
            "Jane, Jo",
        ),
        ("", "author", ""),
        ("<pubdate>Thu,28 Jul 2022 4:35:5 GMT+9</pubdate>", "date", "Thu,28 Jul 2022 4:35:5 GMT+9"),
        ("<pubDate>Seg, 24 Set 2018 19:42:40 -0300</pubDate>", "date",
         "Seg, 24 Set 2018 19:42:40 -0300"),
        ("<pubDate>1399/05/01 10:20</pubDate>", "date", "1399/05/01 10:20"),
        ("<category>A</category><category>B</category><category>A</category>", "section", "A, B"),
        ("<source url='https://post.example'>The Post</source>", "outlet", "The Post"),
        ("<link>https://a.example/1?a=1&amp;b=2</link>", "url", "https://a.example/1?a=1&b=2"),
        ("<link><![CDATA[https://a.example/?a=1&copy=2]]></link>", "url",
         "https://a.example/?a=1&copy=2"),
        ("<guid>https://a.example/1</guid>", "url", "https://a.example/1"),
        ("<guid isPermaLink='false'>https://a.example/1</guid>", "url", ""),
        ("<atom:link rel='self' href='https://a.example/self'/>", "url", ""),
        ("<description>A&nbsp;&eacute; &hellip; B & C</description>", "text", "A é … B & C"),
        ("<description>&amp;lt;p&amp;gt;Twice&amp;lt;/p&amp;gt;</description>", "text", "Twice"),
        ("<description><p>Not</p><p>escaped</p></description>", "text", "Not\n\nescaped"),
        (
            "<media:group><media:content url='x'><media:description>Picture</media:description>"
            "</media:content><media:title>Picture</media:title></media:group>"
            "<description>Real</description>",
            "text",
            "Real",
        ),
        ("<media:group><media:description>Film</media:description></media:group>", "text", "Film"),
    ],
)  # fmt: skip
def test_what_entries_hold(read, inner, column, value):
    assert read("a.rss", entry(f"<title>Bridge</title>{inner}")).table[column].tolist() == [value]


def test_oldest_and_newest_atom_and_rdf(read):
    oldest = (
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="de"><title>P</title>'
        '<author><name>Desk</name></author><entry><title mode="escaped">A &lt;b&gt;b&lt;/b&gt;'
        "</title><issued>2004-05-13T18:30:02+01:00</issued><modified>2005-01-01T00:00:00Z</modified>"
        '<content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">'
        "<p>One.</p><p>Two.</p></div></content></entry></feed>"
    )
    made = read("a.xml", oldest).table.iloc[0]
    assert made[["title", "date", "text", "author", "language"]].tolist() == [
        *("A b", "2004-05-13T18:30:02+01:00", "One.\n\nTwo.", "Desk", "de")
    ]
    newest = ATOM.replace(
        '<content type="html">&lt;p&gt;Body&lt;/p&gt;</content>',
        '<author><name>Jo</name></author><category term="x" label="Region"/>'
        '<link rel="self" href="https://paper.example/self"/><content type="xhtml">'
        '<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:p>One.</x:p><x:p>Two.</x:p></x:div></content>',
    )
    made = read("a.xml", newest).table.iloc[0]
    assert made[["text", "author", "section", "url"]].tolist() == [
        *("One.\n\nTwo.", "Jane, Jo", "Region", "https://paper.example/2")
    ]
    netscape = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>The Paper</title></channel>'
        '<item rdf:about="urn:1"><title>Bridge</title><link>https://a.example/1</link></item></rdf:RDF>'
    )
    made = read("a.rdf", netscape).table.iloc[0]
    assert made[["outlet", "title", "url", "guid"]].tolist() == [
        *("The Paper", "Bridge", "https://a.example/1", "urn:1")
    ]


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_wrong_declaration_does_no_harm(read, declared, encoding):
    data = f'<?xml version="1.0" encoding="{declared}"?>' + entry("<title>Café à Zürich</title>")
    assert read("a.xml", data.encode(encoding)).table["title"].tolist() == ["Café à Zürich"]
