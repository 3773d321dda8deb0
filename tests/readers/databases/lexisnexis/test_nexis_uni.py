import io

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options
from toolkit.readers.databases.lexisnexis import nexis_uni

COVER = [
    "Date and Time: Friday, 5. July 2019 09:31:00 CEST",
    "Job Number: 00000001",
    "Documents (2)",
    "1. Bridge over the Elm closes;Ferry late",
    "Client/Matter: -None-",
    "Search Terms: bridge",
    "Narrowed by: ",
    "Content Type",
    "News",
]
BRIDGE = [
    "*Bridge closes",
    "The Elm Post(London)",
    "July 1, 2019 Monday 9:20 AM GMT",
    "",
    "\nCopyright 2019 Elm Press Inc. All Rights Reserved",
    "\n",
    "*Section:\u00a0POLITICS; Pg. 4",
    "*Length:\u00a0355 words",
    "*Byline:\u00a0By Ann Reed\nHighlight:\u00a0It was old.",
    "*Body",
    "",
    "\nThe bridge closed.",
    "Language: nobody knew, she said.",
    "*Q:* And now?\nNothing.",
    "*Classification",
    "*Language:\u00a0ENGLISH",
    "*\nPublication-Type:\u00a0Newspaper",
    "*\nJournal Code:\u00a0ELM",
    "*\nSubject:\u00a0BRIDGES (89%); FERRIES (74%)",
    "*\nOrganization:\u00a0ELM COUNCIL (79%)",
    "*\nFresh Label:\u00a0seven",
    "*\nLoad-Date:\u00a0July 4, 2019",
    "",
    "*\nEnd of Document",
]
FERRY = [
    "*Ferry late",
    "The Elm Post(London)",
    "July 2019",
    "Late Edition",
    "*Length:\u00a04 words",
    "*Body",
    "Boats.",
    "Link to Image",
    "*Graphic",
    "PHOTO: Boats on the Elm.",
    "*Load-Date:\u00a0July 3, 2019",
    "*\nEnd of Document",
]
BRIDGE_TEXT = "The bridge closed.\n\nLanguage: nobody knew, she said.\n\nQ: And now?\n\nNothing."


def word(*parts, sections=True, marks=(), link="") -> bytes:
    """A Word file; '*' makes bold what stands before a colon or the next '*', or all."""
    document = docx.Document()
    for number, lines in enumerate(parts):
        if number and sections:
            document.add_section()
        for line in lines:
            paragraph = document.add_paragraph()
            start, plain = "", line
            if line.startswith("*"):
                head, colon, plain = line[1:].partition("*" if "*" in line[1:] else ":")
                start = head + (colon if colon == ":" else "")
            paragraph.add_run(start).bold = True
            paragraph.add_run(plain)
            if line.strip("*") in marks:
                mark = OxmlElement("w:bookmarkStart")
                mark.set(qn("w:name"), marks[line.strip("*")])
                paragraph._p.append(mark)
            if link and line is parts[-1][0]:
                anchor = OxmlElement("w:hyperlink")
                anchor.set(
                    qn("r:id"),
                    document.part.relate_to(
                        link, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                    ),
                )
                paragraph._p.append(anchor)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def rtf(*parts) -> str:
    text = "\\par ".join(
        line.replace("*", "").replace("\u00a0", "\\~").replace("\n", "\\line ")
        for lines in parts
        for line in lines
    )
    return f"{{\\rtf1\\ansi {text}}}"


def rows(batch):
    return batch.table.to_dict("records")


def test_an_export_with_cover_and_two_articles(read):
    batch = read("a.docx", word(COVER, BRIDGE, [""], FERRY, [""]))
    assert batch.problems == []
    first, second = rows(batch)
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "The Elm Post(London)",
        "date": "July 1, 2019 9:20 AM GMT",
        "title": "Bridge closes",
        "author": "Ann Reed",
        "section": "POLITICS; Pg. 4",
        "page": "4",
        "words": "355",
        "highlight": "It was old.",
        "text": BRIDGE_TEXT,
        "language": "ENGLISH",
        "publication_type": "Newspaper",
        "source_code": "ELM",
        "subjects": "BRIDGES (89%); FERRIES (74%)",
        "organizations": "ELM COUNCIL (79%)",
        "fresh_label": "seven",
        "collected": "July 4, 2019",
        "copyright": "Copyright 2019 Elm Press Inc. All Rights Reserved",
    }
    assert {name: value for name, value in second.items() if value} == {
        "place": "article 2",
        "outlet": "The Elm Post(London)",
        "date": "July 2019",
        "edition": "Late Edition",
        "title": "Ferry late",
        "words": "4",
        "text": "Boats.",
        "graphic": "PHOTO: Boats on the Elm.",
        "collected": "July 3, 2019",
    }


@pytest.mark.parametrize("kind", ["rtf", "text", "no sections"])
def test_without_sections_the_cover_is_no_article_either(read, kind):
    parts = (COVER, BRIDGE, FERRY, COVER, BRIDGE)
    lines = "\n".join(line.replace("*", "").strip("\n") for lines in parts for line in lines)
    data = {"rtf": rtf(*parts), "text": lines, "no sections": word(*parts, sections=False)}[kind]
    made = rows(read({"rtf": "a.rtf", "text": "a.txt"}.get(kind, "a.docx"), data))
    assert [one["title"] for one in made] == ["Bridge closes", "Ferry late", "Bridge closes"]
    assert [one["date"] for one in made][:2] == ["July 1, 2019 9:20 AM GMT", "July 2019"]
    assert {one["outlet"] for one in made} == {"The Elm Post(London)"}
    assert [one["text"] for one in made] == [BRIDGE_TEXT, "Boats.", BRIDGE_TEXT]
    assert [one["collected"] for one in made] == ["July 4, 2019", "July 3, 2019", "July 4, 2019"]
    assert made[0]["highlight"] == "It was old."
    undated = ["Head", "Elm Post", "Length:\u00a04 words", "Body", "Boats.", "End of Document"]
    made = rows(read("a.rtf", rtf(COVER[:-2], undated)))
    assert [(one["title"], one["outlet"], one["text"]) for one in made] == [
        ("Head", "Elm Post", "Boats.")
    ]


def test_other_interfaces_and_plain_blanks_after_labels(read):
    lines = [
        *("*Die Brücke", "Ulmenblatt", "1. Juli 2019 Montag", "*Rubrik: Lokales; S. 3"),
        *("*Länge: 80 Wörter", "*Autor: Von Anna Ulm", "*Corpus", "Die Brücke ist zu."),
        *("*Einordnung", "*Sprache: German", "*Update: 2. Juli 2019", "*Ende des Dokuments"),
    ]
    marks = {"Corpus": "Body_0", "Einordnung": "Classification_0"}
    (made,) = rows(read("a.docx", word(["Deckblatt"], lines, marks=marks)))
    assert (made["title"], made["outlet"], made["date"]) == (
        "Die Brücke",
        "Ulmenblatt",
        "1. Juli 2019",
    )
    assert (made["section"], made["words"], made["author"]) == ("Lokales; S. 3", "80", "Anna Ulm")
    assert (made["text"], made["language"]) == ("Die Brücke ist zu.", "German")
    assert made["collected"] == "2. Juli 2019"


def test_headings_need_not_be_bold_and_may_be_missing(read):
    plain = [line.replace("*Classification", "Classification") for line in BRIDGE]
    plain.insert(11, "Classification")  # of nothing, as no label follows
    made = read("a.docx", word(COVER, plain)).table.iloc[0]
    assert made["text"] == f"Classification\n\n{BRIDGE_TEXT}"
    assert made["language"] == "ENGLISH"
    bare = [line for line in BRIDGE if line not in ("*Body", "*Classification")]
    made = read("a.docx", word(COVER, bare)).table.iloc[0]
    assert (made["title"], made["text"]) == ("Bridge closes", BRIDGE_TEXT)
    assert (made["author"], made["collected"]) == ("Ann Reed", "July 4, 2019")


def test_the_number_of_the_document_is_its_id(read):
    link = "https://nexis.example/api?id=urn:contentItem:5ABC-DEF1-GHIJ-K2LM-00000-00&x=1"
    made = read("a.docx", word(COVER, BRIDGE, link=link)).table
    assert made["doc_id"].tolist() == ["5ABC-DEF1-GHIJ-K2LM-00000-00"]


def test_what_is_missing_is_empty(read):
    undated = ["*The year 2018", "Elm Post", "*Length:\u00a04 words", "*Body", "Boats."]
    bare = [
        "*Head",
        "Elm Post",
        "July 1, 2019",
        "*Length:\u00a00 words",
        "*Load-Date:\u00a0July 2, 2019",
    ]
    error = ["We are sorry but this document cannot be shown."]
    end = ["End of Document"]
    lines = (
        undated + end,
        bare + end,
        error + end,
        ["*Head", "Elm Post", "July 1, 2019", "*Body", "x"],
    )
    batch = read("a.docx", word(*lines))
    made = rows(batch)
    assert [one["title"] for one in made] == ["The year 2018", "Head", "Head"]
    assert [one["date"] for one in made] == ["", "July 1, 2019", "July 1, 2019"]
    assert [one["outlet"] for one in made] == ["Elm Post"] * 3
    assert [one["text"] for one in made] == ["Boats.", "", "x"]
    assert made[1]["collected"] == "July 2, 2019"
    assert batch.problems == [
        ("article 2", "the article has no text", True),
        ("article 3", "no article but 'We are sorry but this document cannot be shown.'", False),
    ]


def test_a_long_text_after_the_last_article_is_listed(read):
    batch = read("a.docx", word(BRIDGE, ["Contact us"]))
    assert batch.problems == []
    batch = read("a.docx", word(BRIDGE, ["Not " * 60 + "an article"]))
    assert len(batch.table) == 1
    assert batch.problems == [
        ("article 2", f"no article but '{'Not ' * 24}N...'", False),
    ]


def test_a_headline_may_be_long_have_a_number_or_be_a_date(read):
    for title in ("1. FC Elm wins", "July 4, 2018", "Search terms of 2018", "Section: the last"):
        (made,) = rows(read("a.docx", word(COVER, [f"*{title}*", *BRIDGE[1:]])))
        assert (made["title"], made["outlet"]) == (title, "The Elm Post(London)")
        assert made["date"] == "July 1, 2019 9:20 AM GMT"


def test_other_files_are_not_taken(source):
    assert pick(source("a.docx", word(COVER, BRIDGE))).NAME == "nexis_uni"
    assert pick(source("a.docx", word(["An article", "of Word"]))).NAME == "word"
    assert pick(source("a.rtf", "{\\rtf1 Length: 4 words}")).NAME == "rtf"
    assert pick(source("a.txt", "At the End of Document\n\nNothing")).NAME == "text"
    with pytest.raises(ReadError, match=r"a\.txt: no article of LexisNexis is found in it"):
        next(nexis_uni.read(source("a.txt", "Nothing"), Options()))
    with pytest.raises(ReadError, match=r"a\.docx: damaged or truncated Word file"):
        next(nexis_uni.read(source("a.docx", word(COVER, BRIDGE)[:-600]), Options()))
