import pytest

from toolkit.checks import ReadError

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by hand -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc> https://paper.example/1?a=1&amp;b=2 </loc><lastmod>2019-01-01</lastmod><news:news>
<news:publication><news:name>The Paper</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2017-10-16T08:00:00+03:00</news:publication_date>
<news:title>Bridge &amp; ferry</news:title><news:keywords>bridge, river</news:keywords>
</news:news></url>
<url><loc>https://paper.example/about</loc></url>
</urlset>"""


def test_headlines_are_read_and_addresses_alone_are_not(read):
    batch = read("sitemap.xml", NEWS)
    assert batch.table.to_dict("records") == [
        {
            "url": "https://paper.example/1?a=1&b=2",
            "author": "",
            "section": "",
            "text": "",
            "date": "2017-10-16T08:00:00+03:00",
            "title": "Bridge & ferry",
            "outlet": "The Paper",
            "language": "en",
            "keywords": "bridge, river",
            "genres": "",
            "stock_tickers": "",
            "place": "item 1",
        }
    ]
    told = "1 address(es) without a headline are no articles and were left out"
    assert batch.problems == [("", told, False)]


def test_an_index_and_a_plain_sitemap_are_refused(read):
    with pytest.raises(ReadError) as caught:
        read(
            "a.xml",
            "<sitemapindex><sitemap><loc>https://a.example/1</loc></sitemap></sitemapindex>",
        )
    assert str(caught.value) == (
        "a.xml: an index of sitemaps, which holds no headlines. Load the sitemaps that it lists"
    )
    plain = (
        "<urlset><url><loc>https://a.example/1</loc><lastmod>2017-10-16</lastmod></url></urlset>"
    )
    with pytest.raises(ReadError) as caught:
        read("a.xml", plain)
    assert str(caught.value) == (
        "a.xml: a sitemap without headlines; 1 address(es) alone are no articles. "
        "Load the pages they lead to"
    )


def test_a_cut_sitemap_is_read_as_far_as_it_goes(read):
    batch = read("a.xml", NEWS[: NEWS.index("<url><loc>https://paper.example/about")])
    assert batch.table["title"].tolist() == ["Bridge & ferry"]
    assert batch.problems[0].problem.startswith("not well-formed XML, read as far as it goes (line")
