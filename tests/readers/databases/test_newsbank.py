import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem

ITEM = "search-hits__hit__meta__item"


def hit(title="Bridge closed", preview="The bridge is <b>closed</b> ...", author="By Jo Doe"):
    return (
        '<article class="search-hits__hit search-hits__hit--text"><div class="inner"><h3 class='
        '"search-hits__hit__title"><a href="/apps/news/document-view?p=A&amp;docref=news/1A2B">'
        f'<span class="element-invisible">Go to the document viewer for </span>{title}</a></h3>'
        f'<ul class="search-hits__hit__meta"><li class="{ITEM} {ITEM}--display-date"> March 27, '
        f'2025</li><li class="{ITEM} {ITEM}--source">Town Record, The (IL)</li>'
        + (f'<li class="{ITEM} {ITEM}--author">{author}</li>' if author else "")
        + f'<li class="{ITEM} {ITEM}--page">A4</li><li class="{ITEM} {ITEM}--type">Blog</li></ul>'
        f'<div class="search-hits__hit__preview"><div class="preview-first-paragraph">{preview}'
        "</div><a>View</a></div><ul><li>Save</li></ul></div></article>"
    )


def page(*hits):
    return f"<!DOCTYPE html><html><body><nav>Search</nav>{''.join(hits)}</body></html>"


def test_every_hit_with_its_beginning_as_text(read):
    made = read("a.html", page(hit(), hit("Sluice", "Two…", "")))
    assert made.table.iloc[0].to_dict() == {
        "place": "article 1",
        "date": "March 27, 2025",
        "outlet": "Town Record, The (IL)",
        "title": "Bridge closed",
        "text": "The bridge is closed",
        "author": "Jo Doe",
        "section": "",
        "url": "https://infoweb.newsbank.com/apps/news/document-view?p=A&docref=news/1A2B",
        "language": "",
        "page": "A4",
        "edition": "",
        "other_fields": "Blog",
        "doc_id": "1A2B",
    }
    assert made.table[["title", "text", "author"]].values.tolist()[1] == ["Sluice", "Two", ""]
    told = "2 article(s) are cut: a page of results holds only the beginning of each"
    assert made.problems == [Problem("", told, kept=True)]


def test_items_without_classes_are_known_by_their_order(read):
    plain = (
        '<article class="search-hits__hit"><h3>One</h3><ul><li>May 1, 2025</li><li>Sun</li>'
        "<li>Ann Bee</li></ul></article>"
    )
    made = read("a.html", page(plain))
    assert made.table[["place", "date", "outlet", "author", "text"]].values.tolist() == [
        ["", "May 1, 2025", "Sun", "Ann Bee", ""]
    ]
    assert made.problems == []


def test_words_that_are_not_seen_are_left_out(read):
    hidden = '<span class="element-invisible">Author: </span>Jo Doe'
    french = hit(author=hidden).replace("Go to the document viewer for ", "Voir ")
    made = read("a.html", page(french)).table.iloc[0]
    assert made[["title", "author"]].tolist() == ["Bridge closed", "Jo Doe"]


def test_addresses_lose_the_proxy_of_the_library(read):
    proxied = hit().replace('"/apps', '"https://infoweb-newsbank-com.proxy.x.edu/apps')
    proxied = proxied.replace("docref=news/1A2B", "docref=news%2F1A2B")
    made = read("a.html", page(proxied)).table.iloc[0]
    assert made["url"].startswith("https://infoweb.newsbank.com/apps/news/")
    assert made["doc_id"] == "1A2B"


def test_hits_without_anything_are_told(read, source):
    made = read("a.html", page('<article class="search-hits__hit"><h3> </h3></article>', hit()))
    assert made.problems[0] == Problem("article 1", "neither title nor text")
    empty = source("a.html", page('<article class="search-hits__hit"></article>'))
    with pytest.raises(ReadError, match=r"a\.html: a page of NewsBank without hits"):
        list(pick(empty).read(empty, Options()))


def test_other_pages_with_articles_are_not_taken(source):
    assert pick(source("a.html", page("<article><h3>x</h3></article>"))).NAME == "web_page"
    named = "An <article> of the class search-hits__hit holds a hit."
    assert pick(source("a.txt", named)).NAME != "newsbank"


def test_the_label_before_an_author_is_left_out(read):
    made = read("a.html", page(hit(author="Author: Jo Doe"), hit(author="Author(s): A; B")))
    assert made.table["author"].tolist() == ["Jo Doe", "A; B"]
