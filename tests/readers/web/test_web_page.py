import gzip

import pytest

from toolkit.checks import ReadError
from toolkit.readers.addresses import host

SENTENCE = "The council of the town met on Monday and spoke for three hours about the bridge. "
SECOND = "Nobody from the ministry came to the meeting, although two chairs had been kept free. "
THIRD = (
    "The ferry will go on running until the spring, said Ida Pohl, who has steered it for years. "
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Bridge to be built | The Paper</title>
<meta property="og:title" content="Bridge to be built">
<meta property="og:site_name" content="The Paper">
<meta property="article:section" content="Region">
<link rel="canonical" href="https://www.paper.example/2017/bridge.html">
<meta property="article:published_time" content="2017-10-16T08:00:00+03:00">
<meta property="article:modified_time" content="2019-01-01T08:00:00+03:00">
<meta name="author" content="By Jane Doe"></head><body>
<nav><a href="/">Home</a><a href="/sport">Sport pages</a></nav>
<article><h1>Bridge to be built</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 2}</p>
<p>Said &lt;script&gt;alert(1)&lt;/script&gt; in court.</p></article>
<script>var hidden = "never shown";</script>
<footer>All rights reserved</footer></body></html>"""


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


@pytest.fixture
def taken(read):
    """The only article of a page."""
    return lambda html, name="a.html": read(name, html).table.iloc[0]


def test_the_article_is_taken_out_of_the_page(read):
    batch = read("a.html", PAGE)
    assert len(batch.table) == 1
    made = batch.table.iloc[0].to_dict()
    text = made.pop("text")
    assert made == {
        "date": "2017-10-16T08:00:00+03:00",
        "outlet": "The Paper",
        "title": "Bridge to be built",
        "author": "Jane Doe",
        "section": "Region",
        "url": "https://www.paper.example/2017/bridge.html",
        "language": "en",
        "description": "",
        "modified": "2019-01-01T08:00:00+03:00",
        "collected": "",
        "place": "",
    }
    assert text.split("\n\n") == [
        (SENTENCE * 3).strip(),
        (SENTENCE * 2).strip(),
        "Said <script>alert(1)</script> in court.",
    ]
    assert batch.problems == []


def test_subheadings_lists_and_quotations_stay_and_what_is_around_goes(taken):
    made = taken(
        page(
            "<div class='sidebar'><h3>Most read</h3><a href='/1'>Cat found on the roof</a></div>"
            f"<div class='story'><h1>Bridge to be built</h1><p class='standfirst'>{SECOND}</p>"
            "<p class='byline'>By Jane Doe</p><p>16 October 2017, 09:30</p>"
            f"<figure><img src='x'><figcaption>The old bridge. {SECOND}</figcaption></figure>"
            f"<p>{SENTENCE}</p><h2>What it costs</h2><ul><li>Steel</li><li>Sand, stones</li></ul>"
            "<p><a href='/2'>Ferry sinks within sight of the harbour</a></p>"
            "<p>Read more: <a href='/3'>Ferry sinks within sight of the harbour</a></p>"
            f"<blockquote><p>{THIRD}</p></blockquote><p>Advertisement</p><p>She laughed.</p>"
            "<p>Sign up for our <a href='/4'>newsletter</a> and read it every morning.</p>"
            "<p>Workers at the quay (Post Photo/Ann Lee)</p>"
            f"<p>{SECOND}</p></div><div id='comments'><p>{SENTENCE}</p><p>{THIRD}</p></div>",
            "<title>Bridge to be built</title>",
        )
    )
    assert made["text"].split("\n\n") == [
        SENTENCE.strip(),
        "What it costs",
        "Steel",
        "Sand, stones",
        THIRD.strip(),
        "She laughed.",
        SECOND.strip(),
    ]
    assert made["author"] == "Jane Doe"


def test_news_about_subscriptions_stays(taken):
    said = "The paper said that readers who sign up for its newsletter rose to nine hundred in May."
    made = taken(page(f"<div><p>{SENTENCE}</p><p>{said}</p><p>{THIRD}</p></div>"))
    assert said in made["text"]


@pytest.mark.parametrize(
    "body",
    [
        f"{SENTENCE}<br><br>{SECOND}<br><br>{THIRD}",
        f"<div>{SENTENCE}</div><div>{SECOND}</div><div>{THIRD}</div>",
        f"<table><tr><td><a href='/'>Home</a></td><td><p>{SENTENCE}</p><p>{SECOND}</p>"
        f"<p>{THIRD}</p></td></tr></table>",
        f"<form><span>{SENTENCE}</span><p>{SECOND}</p><p>{THIRD}</p></form>",
        f"<div class='tag-comments widget'><p>{SENTENCE}</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        f"<my-story><p>{SENTENCE}</p><p>{SECOND}</p><p>{THIRD}</p></my-story>",
    ],
)
def test_pages_are_made_in_many_ways(taken, body):
    links = "".join(f"<li><a href='/{n}'>Other news number {n}</a></li>" for n in range(20))
    made = taken(page(f"<ul>{links}</ul><div>{body}</div><ul>{links}</ul>"))
    assert made["text"].split("\n\n") == [SENTENCE.strip(), SECOND.strip(), THIRD.strip()]


def test_the_article_under_the_headline_is_taken_and_not_a_longer_one_after_it(taken):
    other = "".join(f"<p>Number {n}. {THIRD}</p>" for n in range(20))
    made = taken(
        page(
            f"<article><h1>Bridge to be built</h1><p>{SENTENCE}</p><p>{SECOND}</p></article>"
            f"<article><h1><a href='/next'>Harbour is dredged</a></h1>{other}</article>",
            "<title>Bridge to be built - The Paper</title>",
        )
    )
    assert made["title"] == "Bridge to be built"
    assert made["text"] == f"{SENTENCE.strip()}\n\n{SECOND.strip()}"


def test_short_news_are_not_outweighed_by_longer_text_beside_them(taken):
    links = "".join(f"<li><a href='/{n}'>Other news number {n}</a></li>" for n in range(100))
    other = "".join(f"<p>Number {n}. {THIRD}</p>" for n in range(20))
    made = taken(
        page(
            f"<div><h1>Bridge to be built</h1><div><p>{SENTENCE}</p><p>{SECOND}</p></div></div>"
            f"<ul>{links}</ul><div><h2>From the archive</h2>{other}</div><ul>{links}</ul>",
            "<title>Bridge to be built</title>",
        )
    )
    assert made["text"] == f"{SENTENCE.strip()}\n\n{SECOND.strip()}"


def test_a_copy_of_the_text_for_other_screens_is_left_out(taken):
    text = f"<p>{SENTENCE}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert taken(page(f"<div>{text}</div><div>{text}</div>"))["text"].count("ferry") == 1


def test_text_that_the_page_holds_without_showing_it_is_taken(read):
    body = f"{SENTENCE}\\n\\n{SECOND}\\n\\n{THIRD}\\n\\n{THIRD.replace('ferry', 'barge')}"
    linked = f'{{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "{body}"}}'
    batch = read(
        "a.html",
        page(
            f"<h1>Bridge</h1><div><p>{SENTENCE}</p><p>Subscribe to read on.</p></div>",
            f"<script type='application/ld+json'>{linked}</script>",
        ),
    )
    assert batch.table["text"][0].split("\n\n")[1:3] == [SECOND.strip(), THIRD.strip()]
    told = "the page shows less; the text is that of the data in it"
    assert batch.problems == [("", told, True)]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        (
            "افتتاح الجسر",
            "اجتمع مجلس المدينة يوم الاثنين وتحدث ثلاث ساعات عن الجسر القديم فوق النهر ثم افترقوا.",
            "ولم يحضر أحد من الوزارة إلى الاجتماع رغم أن مقعدين تركا فارغين طوال المساء في القاعة.",
        ),
        (
            "大桥开工",
            "市议会星期一开会讨论河上旧桥的问题，会议持续了三个小时，居民代表也在场旁听，最后没有作出决定。",
            "部里没有人出席会议，尽管整个晚上都为他们留着两把椅子，市长对此表示遗憾，并说会再次发出邀请。",
        ),
    ],
)
def test_other_scripts(taken, title, first, second):
    links = "".join(f"<li><a href='/{n}'>{title}{n}</a></li>" for n in range(20))
    body = f"<ul>{links}</ul><h1>{title}</h1><div><p>{first}</p><p>{second}</p></div>"
    made = taken(page(body).replace("<html>", "<html lang='en'>"))
    assert made["title"] == title
    assert made["language"] == ""  # not that of the design
    assert made["text"] == f"{first}\n\n{second}"


def test_a_year_alone_is_no_date_and_a_late_date_does_not_ask_the_clock(read):
    page = "\n".join(line for line in PAGE.splitlines() if "_time" not in line)
    batch = read("a.html", page.replace("/2017/", "/").replace("reserved", "reserved 2016"))
    assert batch.table["date"].tolist() == [""]
    assert batch.problems == []
    late = read("a.html", PAGE.replace("2017-10-16", "2150-10-16")).table["date"][0]
    assert late == "2150-10-16T08:00:00+03:00"


def test_encodings_other_than_utf8(read):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">')
    made = read("a.html", page.replace("The council", "دخلت القوات").encode("cp1256")).table
    assert "دخلت القوات" in made["text"][0]


def test_packed_pages_and_pages_without_extension(taken):
    packed = gzip.compress(PAGE.encode())
    for name, data in [("a.html.gz", packed), ("a", packed), ("a", PAGE), ("b.php", PAGE)]:
        assert taken(data, name)["title"] == "Bridge to be built"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("", "no article found: only 0 words of text"),
        ("<p>Move along. Move along.</p>", "no article found: only 4 words of text"),
        (
            "<h1>404 Not Found</h1><p>The page that you asked for has gone away or was never here, "
            "so please go back to where you came from and try again, or look for it.</p>",
            "no article found: a page of an error (only 29 words of text)",
        ),
        (
            "<p>We use cookies to make the paper better for you and for our friends. Please log in "
            "or register to read on, and tell us which cookies you like best of all of them.</p>",
            "no article found: a login, a pay wall or a question about cookies "
            "(only 34 words of text)",
        ),
    ],
)
def test_pages_without_article_are_refused(read, body, why):
    with pytest.raises(ReadError) as caught:
        read("a.html", page(body))
    assert str(caught.value) == f"a.html: {why}"


def test_other_content_is_refused(read):
    with pytest.raises(ReadError, match=r"a\.html: text of no kind that is known"):
        read("a.html", "plain text")


def test_news_in_brief_is_kept_with_a_remark(read):
    head = '<meta property="og:type" content="article"><meta name="date" content="2017-10-16">'
    brief = "A bus went off the road near Altdorf on Sunday; nobody was hurt."
    batch = read("a.html", page(f"<h1>Bus off the road</h1><p>{brief}</p>", head))
    assert batch.table["text"].tolist() == [brief]
    assert batch.problems == [("", "only 13 words of text; see whether it is the article", True)]


def test_host_of_an_address():
    assert host("https://www.paper.example:80/x") == "paper.example"
    assert host(None) == ""
    assert host("http://[broken") == ""
