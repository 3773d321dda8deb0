"""What a page says of itself: headline, date, authors, outlet, address."""

import pytest
from lxml import html

from toolkit.readers.web.extraction.headline import titles
from toolkit.readers.web.extraction.linked_data import linked_articles
from toolkit.readers.web.extraction.metadata import Facts, person
from toolkit.readers.web.extraction.published import published
from toolkit.readers.web.extraction.saved import saved

URL = "https://www.paper.example/bridge"


def facts(head: str = "", body: str = "", url: str = URL, **attributes: str) -> Facts:
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    page = f"<html{given}><head>{head}</head><body>{body}<p>Text.</p></body></html>"
    return Facts(html.document_fromstring(page), url)


def meta(**named: str) -> str:
    return "".join(
        f'<meta name="{name.replace("_", ":", 1)}" content="{value}">'
        for name, value in named.items()
    )


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Bridge falls | The Paper</title>", "<h1>The Paper</h1>", "Bridge falls"),
        ("<title>The Paper: Bridge falls</title>", "", "The Paper: Bridge falls"),
        ("<title>The Paper - Bridge falls</title>", "", "Bridge falls"),
        (
            "<title>Bridge falls - Region - The Paper</title>",
            "<h1>Bridge falls</h1>",
            "Bridge falls",
        ),
        (
            "<title>旧桥倒塌_新闻网</title>",
            "<p>旧桥倒塌了吗</p><h2>旧桥倒塌</h2>",
            "旧桥倒塌_新闻网",
        ),
        ("<title>昨夜旧桥倒塌_新闻网</title>", "<h2>昨夜旧桥倒塌</h2>", "昨夜旧桥倒塌"),
        (
            "<title>Why the old bridge fell - The Paper</title>",
            "<h1>Why the ‘old’ bridge fell</h1>",
            "Why the ‘old’ bridge fell",
        ),
        (
            meta(og_title="Old bridge falls into the river at night"),
            "<h1>Cat found on the town hall roof</h1>",
            "Old bridge falls into the river at night",
        ),
        (
            meta(og_title="Old bridge falls into the ri...")
            + linked('{"@type": "NewsArticle", "headline": "Old bridge falls into the river"}'),
            "",
            "Old bridge falls into the river",
        ),
        ("", "<h1>Bridge <b>falls</b></h1><h1>More news</h1>", "Bridge falls"),
    ],
)
def test_the_headline_is_what_page_and_head_agree_on(head, body, title):
    made = facts(head + meta(og_site_name="The Paper"), body)
    shown = [one.text_content() for one in made.root.iter("h2", "p")]
    assert titles(made, shown)[0] == title


def test_a_page_without_any_title_has_none():
    assert titles(facts()) == []


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (
            meta(date="2016-01-01")
            + linked('{"@type": "NewsArticle", "datePublished": "2017-10-16T08:00:00+03:00"}'),
            "",
            "2017-10-16T08:00:00+03:00",
        ),
        (meta(article_published_time="2017-10-16 08:00"), "", "2017-10-16 08:00"),
        (
            meta(article_published_time="0001-01-01T00:00:00", dc_date="16.10.2017"),
            "",
            "16.10.2017",
        ),
        (
            "",
            "<time class='updated' datetime='2019-01-01T10:00'></time>"
            "<time class='published' datetime='2017-10-16T08:00Z'>Monday</time>",
            "2017-10-16T08:00Z",
        ),
        ("", "<h1>B</h1><time datetime='2017-10-16T08:00Z'>Monday</time>", "2017-10-16T08:00Z"),
        ("", "<time>Friday, 9 January 2026</time><h1>Bridge</h1>", ""),
        (meta(article_modified_time="soon"), "", ""),
    ],
)
def test_the_date_is_that_of_publication_as_written(head, body, date):
    assert published(facts(head, body)) == date


def test_a_date_between_headline_and_text_is_found_in_any_language():
    made = facts()
    assert published(made, ["Jane Doe", "نشر في: 16 أكتوبر 2017"]) == "16 أكتوبر 2017"
    assert published(made, ["Room 2017", "x" * 90]) == ""


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        (
            linked('{"@type": "Article", "author": [{"name": "By Jane Doe"}, {"name": "Jo Ek"}]}'),
            "",
            "Jane Doe, Jo Ek",
        ),
        (linked('{"@type": "Article", "author": "The Paper"}'), "", ""),
        (meta(author="https://social.example/jane") + meta(byl="By JANE DOE"), "", "JANE DOE"),
        (meta(author="admin"), "<a rel='author' href='/j'>Jane Doe</a>", "Jane Doe"),
        ("", "<p class='byline'>Von Jane Doe | 16. Oktober 2017</p>", "Jane Doe"),
        ("", "<p class='author-bio'>Jane writes.</p>", ""),
    ],
)
def test_authors_are_names(head, body, authors):
    assert facts(head + meta(og_site_name="The Paper"), body).authors == authors


def test_persons():
    assert person("By: Jane Doe") == "Jane Doe"
    assert person("Byron Dee") == "Byron Dee"
    assert person("Diana Pore") == "Diana Pore"
    assert person("jane@paper.example") == ""
    assert person("x" * 200) == ""


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta(og_site_name="The Paper | News that stay"), "The Paper"),
        (meta(og_site_name="https://www.paper.example/"), "paper.example"),
        (linked('{"@type": "Article", "publisher": {"name": "The Post"}}'), "The Post"),
        ("", "paper.example"),
    ],
)
def test_the_outlet_is_the_site_the_publisher_or_the_host(head, outlet):
    assert facts(head).outlet == outlet


@pytest.mark.parametrize(
    ("head", "given", "url"),
    [
        ('<link rel="canonical" href="https://a.example/x">', URL, "https://a.example/x"),
        ('<link rel="canonical" href="/x">', URL, "https://www.paper.example/x"),
        ('<link rel="canonical" href="https://a.example/">', URL, URL),
        ('<link rel="canonical" href="/x">', "", ""),
        (
            '<link rel="canonical" href="https://web.archive.org/web/2017/https://a.example/x">',
            "",
            "https://a.example/x",
        ),
        ('<link rel="canonical" href="http://[broken">', "", ""),
    ],
)
def test_the_address_is_the_one_that_the_page_gives_itself(head, given, url):
    assert facts(head, url=given).url == url


def test_language_and_section():
    made = facts(meta(article_section="Region"), lang="de_AT")
    assert (made.language, made.section) == ("de-AT", "Region")
    assert facts('<meta http-equiv="content-language" content="fa">').language == "fa"


def test_of_several_articles_in_the_data_the_one_of_this_address_is_taken():
    data = (
        '{"@graph": [{"@type": "NewsArticle", "url": "https://a.example/2", "headline": "Two"},'
        f'{{"@type": ["Article"], "mainEntityOfPage": {{"@id": "{URL}"}}, "headline": "One"}},]}}'
    )
    assert facts(linked(data)).linked["headline"] == "One"


@pytest.mark.parametrize("data", ["", "{", "[" * 5000, "[1, null]", '{"@type": 3}', "<!-- x -->"])
def test_data_that_are_none_are_passed_over(data):
    assert linked_articles(facts(linked(data)).root) == []


def test_wrapped_data_are_read():
    data = '//<![CDATA[\n{"@type": "Article", "headline": "A\tB"}\n//]]>'
    assert linked_articles(facts(linked(data)).root) == [{"@type": "Article", "headline": "A\tB"}]


def test_comments_of_browsers_and_archives_tell_where_and_when_a_page_was_saved():
    assert saved("<!-- saved from url=(0026)https://a.example/x -->") == ("https://a.example/x", "")
    assert saved("<!-- saved from url=(0014)about:internet -->") == ("", "")
    single = (
        "<!--\n Page saved with SingleFile \n url: https://a.example/x \n"
        " saved date: Mon Oct 16 2017 08:00:00 GMT+0300 (Arabian Standard Time)\n-->"
    )
    assert saved(single) == ("https://a.example/x", "Oct 16 2017 08:00:00 GMT+0300")
    archive = "FILE ARCHIVED ON 08:00:00 Oct 16, 2017 AND RETRIEVED FROM THE"
    assert saved("x" * 90_000 + archive) == ("", "Oct 16, 2017 08:00:00")
    assert saved("") == ("", "")
