import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem

SHEET = (
    "<html><body><h1>Knipsels - 5 januari 2017</h1><ul><li><a href='#1'>Brug dicht</a></li><li>"
    "<a href='#2'>Sluis open</a></li></ul><hr>{}</body></html>"
)
ONE = "<h2>Brug dicht</h2><i>De Bode 05-1-2017</i><p>Een.</p><p>Op 04-01-2017 twee.</p>"
TWO = "<h2>Sluis open</h2><p><i>De Post (Online) 21-06-2013 (p. 3)</i></p><p>Drie.</p>"
COLUMNS = ["title", "outlet", "date", "text"]


def test_a_sheet_of_many_outlets(read):
    made = read("a.html", SHEET.format(f"{ONE}<p><a>Terug naar boven</a></p><hr/>{TWO}"))
    assert made.table[COLUMNS].values.tolist() == [
        ["Brug dicht", "De Bode", "2017-01-05", "Een.\n\nOp 04-01-2017 twee."],
        ["Sluis open", "De Post (Online)", "2013-06-21", "Drie."],
    ]
    assert made.table["page"].tolist() == ["", "3"]
    assert made.table["place"].tolist() == ["article 1", "article 2"]
    assert made.table["collected"].tolist() == ["5 januari 2017"] * 2
    assert made.problems == []


def test_pages_of_word_without_headings(read):
    text = (
        "<html><head><meta charset='windows-1252'></head><body><div class=WordSection1><p>Inhoud"
        "</p><div align=center><hr></div><p class=MsoNormal><b><span>Brug één</span></b></p>"
        "<p>De Bode 5 januari 2017</p><p>Een.</p><div><hr></div><p><b>Sluis</b></p><p>Post, "
        "21-06-2013</p><p>Twee.</p><p>© Post</p></div></body></html>"
    )
    made = read("a.htm", text.encode("cp1252"))
    assert made.table[COLUMNS].values.tolist() == [
        ["Brug één", "De Bode", "5 januari 2017", "Een."],
        ["Sluis", "Post", "2013-06-21", "Twee."],
    ]
    assert made.problems == []
    made = read("a.htm", text.replace("<meta charset='windows-1252'>", "").encode("cp1252"))
    assert made.table["title"].tolist() == ["Brug één", "Sluis"]
    assert made.problems == [Problem("", "not UTF-8, read as cp1252", kept=True)]


def test_the_outlet_may_stand_above_the_title(read):
    turned = "<hr><p><i>De Bode 05-1-2017</i></p><p><b>Weg dicht</b></p><p>Vijf.</p>"
    made = read("a.html", SHEET.format(f"{ONE}<hr>{TWO}{turned}"))
    assert made.table[COLUMNS].values.tolist()[2] == ["Weg dicht", "De Bode", "2017-01-05", "Vijf."]


def test_an_outlet_without_a_date_has_no_date(read):
    bare = "<hr><h2>Molen</h2><p><i>Nieuws.nl</i></p><p>Dat was op 4 mei 2016.</p>"
    made = read("a.html", SHEET.format(f"{ONE}<hr>{TWO}{bare}"))
    assert made.table[COLUMNS].values.tolist()[2] == [
        "Molen",
        "Nieuws.nl",
        "",
        "Dat was op 4 mei 2016.",
    ]
    assert made.table["collected"].tolist()[2] == "5 januari 2017"


def test_articles_without_a_rule_between_them(read):
    made = read("a.html", SHEET.format(f"{ONE}{TWO}<hr>{ONE.replace('Brug', 'Weg')}<hr>{TWO}"))
    assert made.table["title"].tolist() == ["Brug dicht", "Sluis open", "Weg dicht", "Sluis open"]
    first = SHEET.replace("<hr>{}", "{}")
    made = read("a.html", first.format(f"{ONE}<hr>{TWO}<hr>{TWO}"))
    assert made.table["title"].tolist() == ["Brug dicht", "Sluis open", "Sluis open"]


def test_pages_of_the_archive(read):
    entry = (
        "<div id='sort_{0}'><span id='sourceTitle'>De Bode</span><span id='articleDate'>{1}</span>"
        "{2}<h3 id='articleTitle'>Brug {0}</h3><div id='articleIntro'><p>Een.</p><p>Twee.</p></div>"
        "</div>"
    )
    page = "<span id='articlePage'>pagina 5,6 Economie</span>"
    both = entry.format(1, "21-06-2013", page) + entry.format(2, "5-1-2017", "")
    listed = "<ul><li id='articleTitle'>Brug 1</li><li id='articleTitle'>Brug 3</li></ul>"
    made = read("a.html", f"<title>Intranet/RSS</title>{listed}<div id='sort'>{both}</div>")
    assert made.table[[*COLUMNS, "page", "section"]].values.tolist() == [
        ["Brug 1", "De Bode", "2013-06-21", "Een.\n\nTwee.", "5,6", "Economie"],
        ["Brug 2", "De Bode", "2017-01-05", "Een.\n\nTwee.", "", ""],
    ]
    assert made.problems == [Problem("", "a title without a text, left out: 'Brug 3'")]


def test_what_does_not_fit_is_told(read):
    lost = "<h2>Zomaar</h2><p>Zonder bron of dag.</p>"
    made = read("a.html", SHEET.format(f"{ONE}<hr>{lost}<hr>{TWO}"))
    told = "no line of outlet and date in this piece, left out: 'Zomaar Zonder bron of dag.'"
    assert made.problems == [Problem("before article 2", told)]
    longer = SHEET.replace("<ul>", "<a href='#3'>c</a><a href='#4'>d</a>")
    made = read("a.html", longer.format(f"{ONE}<hr>{TWO}"))
    told = "the list of contents leads to 4 places, but 2 articles are read"
    assert made.problems == [Problem("", told, kept=True)]


def test_only_such_sheets_are_taken(source):
    assert pick(source("a.html", SHEET.format(f"{ONE}<hr>{TWO}"))).NAME == "clippings"
    blog = "<hr><h2>Een</h2><p>Een lang stuk over 05-01-2017 en wat er toen was.</p>" * 4
    assert pick(source("a.html", f"<html><body>{blog}</body></html>")).NAME == "web_page"
    other = source("a.html", "<p>x</p>")
    with pytest.raises(ReadError, match=r"a\.html: no clipping with an outlet in it"):
        list(pick(other, "clippings").read(other, Options()))


def test_a_sheet_without_rules_is_known_by_the_outlets_below_its_headings(source, read):
    plain = SHEET.replace("<hr>", "").format(ONE + TWO)
    assert pick(source("a.html", plain)).NAME == "clippings"
    assert read("a.html", plain).table["outlet"].tolist() == ["De Bode", "De Post (Online)"]
    for other in (
        plain.replace("De Post (Online)", "De Bode"),
        plain.replace("Knipsels", "Weblog"),
    ):
        assert pick(source("a.html", other)).NAME == "web_page"
