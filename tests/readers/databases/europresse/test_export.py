import pytest

from toolkit.checks import ReadError
from toolkit.readers.databases.europresse import export as europresse
from toolkit.readers.databases.europresse.head import header_fields

CERTIFICATE = (
    "<table><tr><td align='center'>{0}</td></tr><tr><td>Ce certificat est émis à <b>Moi</b> à des "
    "fins de visualisation.</td></tr><tr><td>Date d'émission : 2015-02-01</td></tr></table>"
)


def new(
    header: str, *, title="Le pont ouvre", author="<div>Anne Moreau</div>", text="", aside="", n=1
) -> str:
    number = f"news·20060315·PO·20400{n}"
    return (
        "<article><header><img sourcecode='PO' src='a.gif'/>"
        f"<div><span class='DocPublicationName'>Le Port   </span></div>{header}"
        f"<div class='titreArticle'><p class='titreArticleVisu'>{title}</p></div>{author}</header>"
        f"<section><div class='DocText'><div class='docOcurrContainer'>{text or '<p>Un.</p>'}"
        f"</div></div></section><aside>{aside}</aside><footer><small>© 2006 Le Port. Tous droits "
        f"réservés.</small><p>Numéro de document : {number}</p>{CERTIFICATE.format(number)}"
        "</footer></article>"
    )


def page(*articles: str) -> str:
    return f"<!DOCTYPE html><html><head></head><body>{''.join(articles)}</body></html>"


def head(line: str) -> str:
    return f"<div><span class='DocHeader'>{line}</span></div>"


def test_an_article_of_the_new_layout(read):
    beside = "<div><p><b>Illustration(s) : </b></p><p></p><div><p>Un pont.</p></div></div>"
    beside += "<div><b>Note(s) : </b><p>Une note.</p></div>"
    article = new(
        f"{head('Villes, ports, mardi 14 mars 2006, p. 16')}<div><p>REPORTAGE</p></div>",
        text="<p>Le <mark>pont</mark> a <em>ouvert</em>.</p>\n<p>Deux.</p>",
        author="<div>Par Anne Moreau</div><div>Envoyée spéciale</div>",
        aside=beside,
    )
    made = read("a.html", page(article))
    assert made.problems == []
    assert {name: value for name, value in made.table.iloc[0].items() if value} == {
        "place": "article 1",
        "outlet": "Le Port",
        "section": "Villes, ports",
        "date": "14 mars 2006",
        "page": "16",
        "source_code": "PO",
        "title": "Le pont ouvre",
        "rubric": "REPORTAGE",
        "author": "Anne Moreau",
        "text": "Le pont a ouvert.\n\nDeux.",
        "illustrations": "Un pont.",
        "notes": "Une note.",
        "doc_id": "news·20060315·PO·204001",
        "collected": "2015-02-01",
        "copyright": "© 2006 Le Port. Tous droits réservés.",
    }


def test_broken_mark_up_does_not_reach_the_next_article(read):
    day = head("mardi 14 mars 2006")
    broken = (
        new(day).replace("<div class='DocText'><div class='docOcurrContainer'>", ""),
        new(day, text="<div><div><p>Deux."),
        new(day, text="<p>Trois.</p></div></div></div></div>").replace("</header>", ""),
        new(day, text="<p>Quatre.</p>").replace("</section>", "").replace("</article>", ""),
        new(day, text="Cinq, sans alinéa."),
    )
    made = read("a.html", page(*broken)).table
    assert made["text"].tolist() == ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq, sans alinéa."]
    assert made["section"].tolist() == [""] * 5
    assert made["place"].tolist() == [f"article {n}" for n in range(1, 6)]


def test_titles_above_and_below_the_headline(read):
    titles = (
        "<div class='titreArticle'><p class='sm-margin-bottom'>TRIBUNES</p>"
        "<p class='sm-margin-TopNews titreArticleVisu rdp__articletitle'>Le <b>pont</b></p>"
        "<p class='sm-margin-TopNews rdp__subtitle'>Trois ans</p></div>"
    )
    article = new(
        head("mardi 14 mars 2006"), author="<p class='sm-margin-bottomNews'>A. Moreau</p>"
    )
    start, end = article.index("<div class='titreArticle'>"), article.index("<p class='sm-margin-b")
    made = read("a.html", page(article[:start] + titles + article[end:])).table.iloc[0]
    assert made[["kicker", "title", "subtitle", "author"]].tolist() == [
        *("TRIBUNES", "Le pont", "Trois ans", "A. Moreau")
    ]


def test_the_section_is_that_of_the_header_and_else_the_words_above_the_headline(read):
    made = read(
        "a.html",
        page(
            new(head("Economie, lundi 13 mars 2006, p. MDE6") + "<div><p>Le Port Eco</p></div>"),
            new(head("lundi 13 mars 2006") + "<div><p>Le Port Eco</p></div>"),
        ),
    ).table
    assert made["section"].tolist() == ["Economie", "Le Port Eco"]
    assert made["rubric"].tolist() == ["Le Port Eco"] * 2
    assert made["page"].tolist() == ["MDE6", ""]


def test_pages_of_today(read):
    name = (
        "<div class='rdp__DocPublicationName'><span class='DocPublicationName'>Le Port, no. 24518\n"
        "  <span class='icon-Information' sourcecode='PO'></span><div class='apd-wrapper'>"
        "<aside>Nom de la source : Le Port</aside></div></span></div>"
    )
    article = new(
        head("France, mercredi 11 septembre 2024 1 134 mots, p. 11"),
        author="<div class='docAuthors'>Anne Moreau</div>",
        text="<p>Un.</p><p><a href='https://port.example/1'>Cet article est paru dans Le Port</a>",
    ).replace("<div><span class='DocPublicationName'>Le Port   </span></div>", name)
    web = new("", author="").replace("<span class='DocPublicationName'>Le Port   </span>", "")
    web = web.replace("<header>", "<header><div class='sm-margin-bottom'>port.example</div>")
    day = "<div class='sm-margin-bottom'>Friday, March 5, 2021 - 14:25:33 -0500 530 words</div>"
    web = web.replace("<div class='titre", f"{day}<div class='titre")
    first, second = read("a.html", page(article, web)).table.to_dict("records")
    assert first["outlet"] == "Le Port" and first["issue"] == "no. 24518"
    assert first["words"] == "1134" and first["page"] == "11" and first["section"] == "France"
    assert first["text"] == "Un." and first["url"] == "https://port.example/1"
    assert first["notes"] == "" and first["source_code"] == "PO"
    assert second["outlet"] == "port.example" and second["rubric"] == ""
    assert second["date"] == "March 5, 2021 14:25:33 -0500" and second["words"] == "530"


def test_a_page_of_one_article_holds_it_as_a_script(read):
    escaped = new(head("mardi 14 mars 2006")).replace("&", "&amp;").replace("<", "&lt;")
    escaped = escaped.replace(">", "&gt;").replace("'", "&quot;")
    made = read("a.html", f"<html><script>var documentText = `{escaped}`;</script></html>").table
    assert made[["title", "outlet", "text"]].values.tolist() == [
        ["Le pont ouvre", "Le Port", "Un."]
    ]


OLD = (
    "<html><head><META content='text/html; charset=ISO-8859-1'></head><body><table><tbody><tr><td>"
    "<span class='DocPublicationName'>Revue <span style='color:red'>1</span>, no. 5968</span><br>"
    "<span class='DocHeader'>Villes, ports, </span><span class='DocHeader'>jeudi, </span>"
    "<span class='DocHeader'>4 octobre 2012</span><span class='DocHeader'>, p. 12</span><br>"
    "REPORTAGE<br><span class='TitreArticleVisu'>Le pont <i>ouvre</i></span><br><br>{author}"
    "<p>Le pont a <b>ouvert</b> jeudi matin.</p>\n<p>Deuxième alinéa,&#13;\nsur deux lignes.</p>"
    "<p>Illustration(s) :</p><p>Un pont.</p><br>© 2012 Revue. Tous droits réservés.<br>"
    "Numéro de document : news·20121004·PO·2040056000<br>"
    + CERTIFICATE.format("news·20121004·PO·2040056000")
    + "</td></tr><tr><td><span class='DocPublicationName'>Harbour Post</span>"
    "<span class='DocPublicationName'>2</span><br><span class='DocHeader'>October 5, 2012</span>"
    "<span class='DocHeader'>14:20 UTC</span><br><span class='TitreArticleVisu'>Rain</span><br><br>"
    "It rained in the town, and nobody went to see the bridge.<br><br>Nobody at all.<br><br>"
    "(c) 2012 Harbour. All rights reserved.<br>Document number: news·20121005·HP·7<br>"
    "This certificate is issued to you.</td></tr></tbody></table></body></html>"
)


def test_articles_of_the_old_layout(read):
    made = read("a.html", OLD.format(author="Auteur<br><br>"))
    assert made.problems == []
    first, second = made.table.to_dict("records")
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "Revue 1",
        "issue": "no. 5968",
        "section": "Villes, ports",
        "date": "4 octobre 2012",
        "page": "12",
        "title": "Le pont ouvre",
        "rubric": "REPORTAGE",
        "author": "Auteur",
        "text": "Le pont a ouvert jeudi matin.\n\nDeuxième alinéa, sur deux lignes.",
        "illustrations": "Un pont.",
        "doc_id": "news·20121004·PO·2040056000",
        "collected": "2015-02-01",
        "copyright": "© 2012 Revue. Tous droits réservés.",
    }
    assert second["outlet"] == "Harbour Post" and second["title"] == "Rain"
    assert second["date"] == "October 5, 2012 14:20 UTC" and second["page"] == ""
    assert second["author"] == "" and second["doc_id"] == "news·20121005·HP·7"
    assert second["text"].startswith("It rained") and second["text"].endswith("Nobody at all.")


def test_articles_of_the_old_layout_without_author(read):
    made = read("a.html", OLD.format(author="")).table.iloc[0]
    assert made["author"] == "" and made["text"].startswith("Le pont a ouvert jeudi matin.\n\n")


@pytest.mark.parametrize(
    ("line", "section", "date", "page"),
    [
        ("Communication, mardi 14 mars 2006, p. 16", "Communication", "14 mars 2006", "16"),
        ("mardi 1er août 2006", "", "1er août 2006", ""),
        ("World, Friday, November 13, 2015, p. A1,A4", "World", "November 13, 2015", "A1,A4"),
        ("Tuesday, March 14, 2006", "", "March 14, 2006", ""),
        ("Monde, samedi 4 mars 2006 09:30 UTC", "Monde", "4 mars 2006 9:30 UTC", ""),
        ("Monde, 4 mars 2006 - 09:30:15 UTC -0500", "Monde", "4 mars 2006 09:30:15 -0500", ""),
        ("Société, mars 2006, p. 4-7", "Société", "mars 2006", "4-7"),
        ("Dossier, printemps 2006", "Dossier", "printemps 2006", ""),
        (
            "12, rue du Port, lundi 13 mars 2006, p. 93_T_17",
            "12, rue du Port",
            "13 mars 2006",
            "93_T_17",
        ),
        ("Portrait", "Portrait", "", ""),
        ("", "", "", ""),
    ],
)
def test_lines_above_articles(line, section, date, page):
    made = header_fields(line)
    assert (made["section"], made["page"]) == (section, page)
    assert made["date"].replace(" 09", " 9") == date.replace(" 09", " 9")


def test_what_stands_behind_an_article_or_the_name_of_an_outlet_is_left(read):
    article = "<article><header><span class='DocPublicationName'>Le Port\n   Paris</span></header>"
    made = read("a.html", page(article + "<p>Un.</p></article><p>Autre chose</p>")).table.iloc[0]
    assert made[["outlet", "text"]].tolist() == ["Le Port", "Un."]


def test_empty_articles_and_pages_are_told(read):
    made = read("a.html", page(new(head("lundi 13 mars 2006")), "<article></article>"))
    assert made.problems == [("article 2", "neither headline nor text", False)]
    with pytest.raises(ReadError, match=r"^a\.html: a page of Europresse without an article$"):
        read("a.html", "<span class='DocPublicationName'>Le Port</span>")


def test_other_pages_are_not_taken(source):
    for text in (
        "<html><style>.DocPublicationName{color:red}</style><body><p>x</p></body></html>",
        "<html><body><p>&lt;span class='DocPublicationName'&gt;</p></body></html>",
        "<uslm><meta><docPublicationName>Online</docPublicationName></meta></uslm>",
    ):
        assert not europresse.matches(source("a.html", text))
