import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options
from toolkit.readers.databases.lexisnexis import html as lexisnexis_html

HEAD = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c2 { font-size: 10pt; font-weight: normal; }
.c4 { font-size: 10pt; font-weight: bold; color: #CC0033; }
.c5 { text-align: left; }
.c8 { font-size: 10pt; font-weight: bold; }
.c10 { page-break-before: always; }
--></STYLE><!-- LXNComment 7:7 --><TITLE>&nbsp;</TITLE></HEAD><BODY>
"""
TABLE = (
    "<TABLE><TR><TD><P>Year</P></TD><TD><P>Boats<BR>in all</P></TD></TR>"
    "<TR><TD><P>2009</P></TD><TD>7</TD></TR></TABLE><TABLE><TR><TD><P>One.</P><P>Two.</P></TD></TR></TABLE>"
)


def centred(text: str) -> str:
    return f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{text}</SPAN></P>\n</DIV>\n'


def label(name: str, value: str) -> str:
    spans = f'<SPAN CLASS="c8">{name}: </SPAN><SPAN CLASS="c2">{value}</SPAN>'
    return f'<BR><DIV CLASS="c5"><P>{spans}</P>\n</DIV>\n'


def block(*paragraphs: str, style: str = "c2") -> str:
    inner = "".join(f'<P><SPAN CLASS="{style}">{one}</SPAN></P>\n' for one in paragraphs)
    return f'<BR><DIV CLASS="c5">{inner}</DIV>\n'


def article(number: int, *parts: str) -> str:
    return (
        f'<A NAME="DOC_ID_0_{number}"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n'
        f"<DOCFULL> -->\n{centred(f'{number} of 2146 DOCUMENTS')}{''.join(parts)}"
        '<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n<DIV CLASS="c10"/>\n'
    )


ELM = article(
    2001,
    centred("Elm Post"),
    centred(
        '</SPAN><SPAN CLASS="c4">May</SPAN><SPAN CLASS="c2"> 1, 2010, Sunday, Late Edition - Final'
        "<BR>Correction Appended"
    ),
    block("Bridge closes;<BR>Ferry late", style="c8"),
    label("BYLINE", "By ANN REED"),
    label("SECTION", "Section B; Page 22, Column 2"),
    label("LENGTH", "121 words"),
    block("The <b>bridge</b> closed:<BR>&nbsp;<BR>SECTION: five&nbsp;", "", f"After: {TABLE}"),
    label("LOAD-DATE", "May 2, 2010"),
    label("LANGUAGE", "ENGLISH"),
    '<DIV CLASS="c5"><P><SPAN CLASS="c8"> CORRECTION:<BR></SPAN></P><P>It was open.</P></DIV>',
    label("SPECIAL-CODE", "7"),
    label("GRAPHIC", "Table &quot;Boats&quot;"),
    centred("Copyright 2010 Elm Press"),
)


def only(batch):
    assert len(batch.table) == 1
    return {name: value for name, value in batch.table.iloc[0].items() if value}


def test_an_article_with_all_its_parts(read):
    batch = read("a.html", f"{HEAD}{ELM}</BODY></HTML>")
    assert batch.problems == []
    assert only(batch) == {
        "place": "article 1",
        "outlet": "Elm Post",
        "date": "May 1, 2010",
        "edition": "Late Edition - Final",
        "title": "Bridge closes; Ferry late",
        "author": "ANN REED",
        "section": "Section B; Page 22, Column 2",
        "page": "22",
        "words": "121",
        "text": (
            "The bridge closed:\n\nSECTION: five\n\nAfter:\n\nYear Boats in all\n\n2009 7\n\n"
            "One.\n\nTwo."
        ),
        "collected": "May 2, 2010",
        "language": "ENGLISH",
        "correction": "It was open.",
        "special_code": "7",
        "graphic": 'Table "Boats"',
        "copyright": "Copyright 2010 Elm Press",
    }


def test_the_sentence_of_an_error_is_listed_and_a_caption_read(read, source):
    error = article(2, block("We are sorry but this document cannot be shown."))
    caption = article(
        3, centred("Elm Post"), centred("June 1, 2010"), label("LENGTH", "3 words"), block("Boats.")
    )
    batch = read("a.html", HEAD + ELM + error + caption)
    assert batch.table["text"].iloc[1] == "Boats."
    assert batch.table["title"].iloc[1] == ""
    assert batch.table["place"].tolist() == ["article 1", "article 3"]
    assert batch.problems == [
        ("article 2", "no article but 'We are sorry but this document cannot be shown.'", False)
    ]
    with pytest.raises(ReadError, match=r"a\.html: no article but 'We are sorry"):
        next(lexisnexis_html.read(source("a.html", HEAD + error), Options()))


def test_thousands_of_articles_do_not_nest(read):
    made = read("a.html", HEAD + ELM * 1200).table
    assert len(made) == 1200
    assert made["text"].nunique() == 1


def test_without_anchors_and_without_styles(read):
    page = f"{HEAD}{ELM}{ELM}".replace("DOC_ID", "x")
    assert read("a.html", page).table["title"].tolist() == ["Bridge closes; Ferry late"] * 2
    bare = ELM.replace(' CLASS="c', ' X="c').replace("SECTION: five", "Five")
    made = only(read("a.html", f"<HTML><BODY>{bare}"))
    assert (made["outlet"], made["date"]) == ("Elm Post", "May 1, 2010")
    assert (made["title"], made["collected"]) == ("Bridge closes; Ferry late", "May 2, 2010")
    assert made["text"].startswith("The bridge closed:\n\nFive\n\nAfter:")


def test_the_layout_of_old_with_text_behind_its_label(read):
    text = (
        '<DIV CLASS="c5"><P><SPAN CLASS="c8">TEKST: </SPAN></P><P>Eerste.</P><P>Tweede.</P></DIV>'
    )
    made = only(
        read(
            "a.html",
            HEAD
            + article(
                1,
                *(centred("Copyright 2002 De Iep"), centred("De Iep"), centred("24. mei 2002")),
                *(label("LENGTE", "2 woorden"), label("KOP", "De brug"), text),
                label("LOAD-DATE", "May 26, 2002"),
            ),
        )
    )
    assert (made["outlet"], made["title"]) == ("De Iep", "De brug")
    assert made["text"] == "Eerste.\n\nTweede."


def test_what_a_division_begins_with_a_label_belongs_to_it(read):
    captions = "".join(f"<P>Boat {n}.</P>" for n in range(6))
    graphic = f'<DIV CLASS="c5"><P><SPAN CLASS="c8">GRAPHIC: </SPAN></P>{captions}</DIV>'
    parts = (centred("Elm"), centred("May 1, 2010"), label("LENGTH", "1 word"), block("Text."))
    made = only(read("a.html", HEAD + article(1, *parts, graphic)))
    assert made["text"] == "Text."
    assert made["graphic"] == "Boat 0. Boat 1. Boat 2. Boat 3. Boat 4. Boat 5."


def test_other_pages_are_not_taken(source):
    assert pick(source("a.html", HEAD + ELM)).NAME == "lexisnexis_html"
    page = "<html><body><p>1 of 3 documents</p><p>A page about documents.</p></body></html>"
    assert pick(source("a.html", page)).NAME == "web_page"
