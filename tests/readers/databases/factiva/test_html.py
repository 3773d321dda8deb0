import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick

PAGE = "<html><head><title>Factiva</title></head><body><form name='PageBaseForm'>{}</form></body>"
PARAGRAPH = '<p class="articleParagraph {0}articleParagraph">{1}</p>\n'


def page(*articles: str) -> str:
    """A saved page with a search summary below its articles."""
    summary = "<table><tr><td class='label'>Text</td><td>bridge OR rain</td></tr></table>"
    return PAGE.format("<br/>".join(articles) + summary)


def bare(
    *lines: str, title="Bridge", above="", author="", text=("First.", "Second."), code="en"
) -> str:
    """An article without field codes."""
    head = "".join(f"<div>{line}</div>" for line in lines)
    body = "".join(PARAGRAPH.format(code, piece) for piece in text)
    named = f'<div class="author">{author}</div>' if author else ""
    return (
        f'<div class="article {code}Article">{above and f"<p><div>{above}</div>"}'
        f"<div id='hd'><span class='{code}Headline'>{title}</span>\n</div>{named}{head}</p>\n{body}"
        "<p>Harbour Ltd</p><p>Document HARBP00020170510ed5a00001</p></div>"
    )


LINES = ("1,234 words", "9 May 2017", "Harbour Post", "HARBP", "English", "(c) 2017 Harbour")


def test_an_article_without_codes_is_read_by_what_stands_in_its_lines(read):
    head = ("AFP", "475 words", "9 May 2017", "14:05", "Harbour Post", "HARBP", "Late City")
    tail = ("A1, A4", "27", "English", "© 2017 Harbour [http://harbour.example]")
    text = ("The <b>bridge</b> was <span class='x'>opened</span>.", "Second.")
    made = read("a.html", page(bare(*head, *tail, above="City", author="By Ann Lee", text=text)))
    assert made.problems == []
    assert made.table.to_dict("records") == [
        {
            "place": "article 1",
            "outlet": "Harbour Post",
            "title": "Bridge",
            "author": "Ann Lee",
            "section": "City",
            "language": "en",
            "url": "",
            "credit": "AFP",
            "words": "475",
            "date": "9 May 2017 14:05",
            "source_code": "HARBP",
            "edition": "Late City",
            "page": "A1, A4",
            "volume": "27",
            "copyright": "© 2017 Harbour [http://harbour.example]",
            "publisher": "Harbour Ltd",
            "text": "The bridge was opened.\n\nSecond.",
            "doc_id": "HARBP00020170510ed5a00001",
            "collected": "2017-05-10",
        }
    ]


@pytest.mark.parametrize(
    ("words", "date", "language", "count", "code"),
    [
        ("475 words", "19 November 2013", "German", "475", "de"),
        ("1.664 Wörter", "19. November 2013", "Englisch", "1664", "en"),
        ("295 mots", "29 décembre 2011", "Anglais", "295", "en"),
        ("2 356 palabras", "3 de mayo de 2017", "Inglés", "2356", "en"),
        ("210 parole", "9 maggio 2017", "Tedesco", "210", "de"),
        ("88 woorden", "9 mei 2017", "Frans", "88", "fr"),
        ("97 palavras", "9 de maio de 2017", "Chinês (simplificado)", "97", "zh"),
        ("97 слов", "9 мая 2017 г.", "Арабский", "97", "ar"),
        ("475 字", "2017年5月9日", "英语", "475", "en"),
        ("1 word", "May 9, 2017", "Klingon", "1", "en"),
    ],
)
def test_interfaces_in_other_languages(read, words, date, language, count, code):
    lines = (words, date, "Post", "PST", "4", language, "Owner 2017.")
    made = read("a.html", page(bare(*lines))).table.iloc[0]
    assert made[["words", "date", "outlet", "source_code", "page", "language"]].tolist() == [
        *(count, date, "Post", "PST", "4", code)
    ]
    assert made["copyright"] == "Owner 2017."
    assert made["text"] == "First.\n\nSecond."


def test_lines_that_are_missing_move_no_other(read):
    made = read(
        "a.html",
        page(
            bare("9 May 2017", "Post", "PST", "English", "(c) Post"),
            bare("12 words", "9 May 2017", "Post", "English"),
            bare("12 words", "9 May 2017", "The Post", "PST", "(c) Post", author="Ann Lee"),
            bare("12 words", "Spring 2017", "Post", "PST", "2nd", "English", "(c)"),
            bare(title="Only a headline", text=()),
        ),
    ).table
    assert made["date"].tolist() == ["9 May 2017"] * 3 + ["Spring 2017", ""]
    assert made["outlet"].tolist() == ["Post", "Post", "The Post", "Post", ""]
    assert made["source_code"].tolist() == ["PST", "", "PST", "PST", ""]
    assert made["language"].tolist() == ["en"] * 5
    assert made["copyright"].tolist() == ["(c) Post", "", "(c) Post", "(c)", ""]
    assert made["edition"].tolist() == ["", "", "", "2nd", ""]
    assert made["page"].tolist() == [""] * 5 if "page" in made else True
    assert made["title"].iloc[4] == "Only a headline" and made["text"].iloc[4] == ""


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Von Karl Moor &softReturn; und Ann Lee", "Karl Moor und Ann Lee"),
        ("VON KARL MOOR", "KARL MOOR"),
        ("Von der Leyen, Ursula", "Von der Leyen, Ursula"),
        ("Par  Anne Moreau", "Anne Moreau"),
        ("Byron Lee", "Byron Lee"),
        ("di Mario Bruni", "Mario Bruni"),
        ("Di Pietro, Anna", "Di Pietro, Anna"),
    ],
)
def test_authors_lose_the_word_before_them_and_print_marks(read, author, expected):
    made = read("a.html", page(bare(*LINES, author=author))).table
    assert made["author"].tolist() == [expected]


def test_an_article_within_one_of_the_same_class_is_one(read):
    outer = '<div id="article-1" class="article">{}</div>'
    pages = page(outer.format(bare(*LINES)), outer.format(bare(*LINES, title="Rain", code="de")))
    made = read("a.html", pages).table
    assert made["title"].tolist() == ["Bridge", "Rain"]
    assert made["text"].tolist() == ["First.\n\nSecond."] * 2
    one_around_all = page(outer.format(bare(*LINES) + bare(*LINES, title="Rain")))
    assert read("b.html", one_around_all).table["title"].tolist() == ["Bridge", "Rain"]


def test_tables_belong_to_the_text_and_notes_do_not(read):
    table = "</p><table><tr><td>Lee</td><td>3</td></tr><tr><td>Moor</td><td>4</td></tr></table>"
    article = bare(*LINES, text=("Goals:" + table, "The end."))
    article = article.replace("<p>Harbour Ltd", "<p>Picture: the bridge</p><p>Harbour Ltd")
    made = read("a.html", page(article)).table.iloc[0]
    assert made["text"] == "Goals:\n\nLee 3\n\nMoor 4\n\nThe end."
    assert made["notes"] == "Picture: the bridge"
    assert made["publisher"] == "Harbour Ltd"


def test_paragraphs_without_a_class_are_text_all_the_same(read):
    article = bare(*LINES, text=()).replace("<p>Harbour", "<p>First.</p><p>Second.</p><p>Harbour")
    made = read("a.html", page(article)).table.iloc[0]
    assert made["text"] == "First.\n\nSecond."
    assert made["publisher"] == "Harbour Ltd"


def test_paragraphs_that_broken_mark_up_leaves_outside_belong_to_the_article_before(read):
    closed = bare(*LINES).replace('<p class="articleP', '</div><p class="articleP', 1)
    made = read("a.html", page(closed, bare(*LINES, title="Rain", text=("Third.",)))).table
    assert made["text"].tolist() == ["First.\n\nSecond.", "Third."]
    assert made["doc_id"].iloc[0] == "HARBP00020170510ed5a00001"


def row(code: str, value: str) -> str:
    return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'


def coded(*rows: str) -> str:
    return f'<div class="article frArticle"><table>{"".join(rows)}</table><br/></div>'


def test_an_article_with_codes(read):
    made = read(
        "a.html",
        page(
            coded(
                row("CLM", "Colonne"),
                row("SE", "Ville"),
                row("HD", "<b class='frHeadline'>Le <b>pont</b><br/>ouvre</b>\n"),
                row("BY", "Par Anne Moreau"),
                row("PG", "26"),
                row("WC", "1 295 mots"),
                row("PD", "29 décembre 2011"),
                row("ET", "15:32"),
                row("SN", "Le Port"),
                row("SC", "LEPORT"),
                row("NGC", "Le Port groupe"),
                row("GC", "PORT"),
                row("ED", "Nord"),
                row("LA", "Anglais"),
                row("CY", "Le Port 2011.   "),
                row("LP", PARAGRAPH.format("fr", "Un.") + PARAGRAPH.format("fr", "Deux.")),
                row("TD", "<p>Trois.</p><table><tr><td>HD</td><td>x</td></tr></table>"),
                row("RF", "<br/>PORT-1"),
                row("CO", "<br/>port : Le Port SA"),
                row("NS", "<br/>gpol : Politics | gcat : Political/General News"),
                row("IPC", "POL | GEN"),
                row("AN", "<br/>Document LEPORT0020111230e7cu0001r"),
            ),
            coded(row("HD", "Pluie"), row("LP", "Il pleut."), row("AN", "Document X")),
        ),
    )
    assert made.problems == []
    first, second = made.table.to_dict("records")
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "Le Port",
        "title": "Le pont ouvre",
        "author": "Anne Moreau",
        "section": "Ville",
        "column_name": "Colonne",
        "language": "en",
        "words": "1295",
        "page": "26",
        "date": "29 décembre 2011 15:32",
        "source_code": "LEPORT",
        "group_name": "Le Port groupe",
        "group_code": "PORT",
        "edition": "Nord",
        "copyright": "Le Port 2011.",
        "notes": "PORT-1",
        "companies": "Le Port SA",
        "company_codes": "port",
        "subjects": "Politics; Political/General News",
        "subject_codes": "gpol; gcat",
        "provider_codes": "POL; GEN",
        "text": "Un.\n\nDeux.\n\nTrois.\n\nHD x",
        "doc_id": "LEPORT0020111230e7cu0001r",
        "collected": "2011-12-30",
    }
    assert second["text"] == "Il pleut."
    assert second["language"] == "fr"  # by the class, as there is no LA


def test_empty_articles_and_pages_are_told(read):
    empty = '<div class="article enArticle"></div>'
    made = read("a.html", page(bare(*LINES), empty))
    assert made.table["place"].tolist() == ["article 1"]
    assert made.problems == [("article 2", "neither headline nor text", False)]
    with pytest.raises(ReadError, match=r"^a\.html: a page of Factiva without an article; it is"):
        read("a.html", page())


def test_other_pages_are_not_taken(source):
    for text in (
        "<html><title>Factiva</title><body><p>A database.</p></body></html>",
        '<html><body><p>&lt;div class="article enArticle"&gt; in Factiva</p></body></html>',
        "<html><body><article class='article'><p class='articleParagraph'>x</p></article></body>",
    ):
        assert pick(source("a.html", text)).NAME == "web_page"
    late = PAGE.format("<input value='" + "x" * 300_000 + "'/>" + bare(*LINES))
    assert pick(source("a.html", late)).NAME == "factiva_html"


def test_a_headline_without_a_class_is_the_line_in_bold_type(read):
    named = bare(*LINES, above="City")
    for plain in ("<div><b>Bridge <i>open</i></b></div>", "<b>Bridge <i>open</i></b>"):
        start, end = named.index("<div id='hd'>"), named.index("<div>1,234 words")
        made = read("a.html", page(named[:start] + plain + named[end:])).table.iloc[0]
        assert (made["title"], made["section"]) == ("Bridge open", "City")
        assert (made["outlet"], made["text"]) == ("Harbour Post", "First.\n\nSecond.")


def test_tags_in_capitals_as_browsers_saved_them(source):
    page_of_old = '<HTML><BODY><DIV CLASS="article enArticle">Factiva</DIV></BODY></HTML>'
    assert pick(source("a.html", page_of_old)).NAME == "factiva_html"
