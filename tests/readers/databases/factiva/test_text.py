import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick

FIRST = """\
 SE\tCity
 HD\tBridge opens after
\tthree years
  BY\tBy Ann Lee&softReturn; and Bo Ray
 WC\t1,234 words
 PD\t9 May 2017
 ET\t14:05
 SN\tHarbour Post
 SC\tHARBP
 PG\tA1, A4
 LA\tEnglish
 CY\t(c) 2017 Harbour [http://harbour.example]

 LP\tThe bridge was opened on Tuesday, the mayor said, and the crowd that had
\twaited since noon walked across.

\tA second paragraph.

 TD\tUS  troops were not seen.
\tIN  the river there were boats, and
 CO  was written on one.

ART

\tLast words. The wind came from the
 SE  all day.

 CO\thbco : Harbour Company | xx : X Ltd
 NS\tgcat : General News
 PUB\tHarbour Ltd.
   AN\tDocument HARBP00020170510ed5a00001
"""
SECOND = """\
  HD   Rain
  WC   20 words
  PD   10 May 2017
  SN   Harbour Post
  SC   HARBP
  LA   Anglais
  CY   (c) 2017

  LP   It rained.

  AN   Document HARBP00020170511ed5b00002
"""
SUMMARY = "\n\nSearch Summary\n\nText\tbridge\nDate\tAll Dates\n"
TEXT = [
    "The bridge was opened on Tuesday, the mayor said, and the crowd that had waited since noon"
]
TEXT[0] += " walked across."
TEXT += [
    "A second paragraph.",
    "US troops were not seen. IN the river there were boats, and CO was",
]
TEXT[2] += " written on one."
TEXT += ["ART", "Last words. The wind came from the SE all day."]


def test_fields_of_several_lines_and_codes_within_the_text(read):
    made = read("a.txt", f"{FIRST}\n\n\n{SECOND}{SUMMARY}")
    assert made.problems == []
    first, second = made.table.to_dict("records")
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "Harbour Post",
        "title": "Bridge opens after three years",
        "author": "Ann Lee and Bo Ray",
        "section": "City",
        "language": "en",
        "words": "1234",
        "date": "9 May 2017 14:05",
        "source_code": "HARBP",
        "page": "A1, A4",
        "copyright": "(c) 2017 Harbour [http://harbour.example]",
        "companies": "Harbour Company; X Ltd",
        "company_codes": "hbco; xx",
        "subjects": "General News",
        "subject_codes": "gcat",
        "publisher": "Harbour Ltd.",
        "text": "\n\n".join(TEXT),
        "doc_id": "HARBP00020170510ed5a00001",
        "collected": "2017-05-10",
    }
    assert second["title"] == "Rain" and second["text"] == "It rained."
    assert second["doc_id"] == "HARBP00020170511ed5b00002" and second["language"] == "en"


def test_windows_lines_a_mark_at_the_beginning_and_other_encodings(read):
    plain = read("a.txt", FIRST + SECOND).table
    for data in (
        b"\xef\xbb\xbf" + (FIRST + SECOND).replace("\n", "\r\n").encode(),
        (FIRST + SECOND).replace("\n", "\r").encode("utf-16"),
    ):
        assert read("b.txt", data).table.equals(plain)


def test_lines_longer_than_wrapped_ones_are_paragraphs(read):
    long = "A long line of a text that nobody has broken, because it goes on and on. " * 3
    article = FIRST.replace(" TD\tUS  troops", f" TD\t{long}\n\tUS  troops")
    made = read("a.txt", article).table["text"].iloc[0].split("\n\n")
    assert made[3] == long.strip() and made[4] == "US troops were not seen."


def test_articles_without_their_last_field_end_where_the_next_begins(read):
    cut = FIRST[: FIRST.index("   AN")]
    cut_in_text = FIRST[: FIRST.index(" CO\thbco")]
    made = read("a.txt", cut + SECOND + cut_in_text + SECOND).table
    assert made["title"].str[:4].tolist() == ["Brid", "Rain"] * 2
    assert made["text"].iloc[2] == "\n\n".join(TEXT)


def test_codes_alone_on_their_lines(read):
    article = SECOND.replace("HD   Rain", "SE\n\nWeather\n HD\n\nRain")
    made = read("a.txt", article).table.iloc[0]
    assert made[["section", "title", "text"]].tolist() == ["Weather", "Rain", "It rained."]


BARE = """

Factiva

Dow Jones

Bridge opens ....... 2
Rain ........ 3

City
Bridge opens
By Ann Lee
1,234 words
9 May 2017
14:05
Harbour Post
HARBP
Late
A1
English
(c) 2017 Harbour Post. All Rights Reserved.

The bridge was opened, and the crowd walked across.

A second paragraph.
Page 1 of 2 © 2019 Factiva, Inc. All rights reserved.

Harbour Ltd.

Document HARBP00020170510ed5a00001

Rain falls on the town
Karl Moor
64 words
10 May 2017
Harbour Post
HARBP
English
Harbour Post 2017

It rained.

Harbour Ltd.

Document HARBP00020170511ed5b00002

Search Summary
Text bridge
"""


def test_articles_without_codes(read, source):
    assert pick(source("a.txt", BARE)).NAME == "factiva_text"
    first, second = read("a.txt", BARE).table.to_dict("records")
    assert {name: value for name, value in first.items() if value} == {
        "place": "article 1",
        "outlet": "Harbour Post",
        "title": "Bridge opens",
        "author": "Ann Lee",
        "section": "City",
        "language": "en",
        "words": "1234",
        "date": "9 May 2017 14:05",
        "source_code": "HARBP",
        "edition": "Late",
        "page": "A1",
        "copyright": "(c) 2017 Harbour Post. All Rights Reserved.",
        "publisher": "Harbour Ltd.",
        "text": "The bridge was opened, and the crowd walked across.\n\nA second paragraph.",
        "doc_id": "HARBP00020170510ed5a00001",
        "collected": "2017-05-10",
    }
    assert second["title"] == "Rain falls on the town" and second["author"] == "Karl Moor"
    assert second["text"] == "It rained." and second["copyright"] == "Harbour Post 2017"


def test_heads_with_blank_lines_between_their_lines(read):
    spread = BARE[BARE.index("City") :].replace("\n", "\n\n")
    first, second = read("a.txt", spread).table.to_dict("records")
    assert first["title"] == "Bridge opens" and first["author"] == "Ann Lee"
    assert first["outlet"] == "Harbour Post" and first["page"] == "A1"
    assert first["text"].startswith("The bridge was opened") and "Harbour" not in first["text"]
    assert second["title"] == "Rain falls on the town" and second["text"] == "It rained."


def escaped(char: str) -> str:
    """A character in halves of 16 bits, as RTF has it."""
    data = char.encode("utf-16-le")
    halves = (
        int.from_bytes(data[n : n + 2], "little", signed=True) for n in range(0, len(data), 2)
    )
    return "".join(f"\\u{half}?" for half in halves)


def rtf(text: str) -> str:
    """Text as RTF, with a head, a foot, a picture and a table of fonts."""
    lines = (
        "".join(c if c.isascii() else escaped(c) for c in line).replace("\t", "\\tab ")
        for line in text.split("\n")
    )
    return (
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}}"
        "{\\info{\\title Factiva RTF Display Format}}{\\footer Page {\\field{\\*\\fldinst PAGE}"
        "{\\fldrslt 1}} of 2}{\\pict\\pngblip 89504e47}\n" + "\\par\n".join(lines) + "}"
    )


def test_the_same_as_rtf(read):
    for text in (FIRST.replace("\n\twaited", " waited").replace(", and\n CO", ", and CO"), BARE):
        text = text.replace("mayor", "mayör 🌉")
        plain, rich = read("a.txt", text).table, read("a.rtf", rtf(text)).table
        same = [name for name in plain if name != "text"]
        assert rich[same].equals(plain[same])
    assert (
        "mayör 🌉 said" in read("a.rtf", rtf(FIRST.replace("mayor", "mayör 🌉"))).table["text"][0]
    )


def test_every_line_of_rtf_is_a_paragraph(read):
    article = SECOND.replace("It rained.", "It rained.\nAll day.")
    assert read("a.rtf", rtf(article)).table["text"].tolist() == ["It rained.\n\nAll day."]
    assert read("a.txt", article).table["text"].tolist() == ["It rained. All day."]


def test_rows_of_a_table_in_rtf(read):
    cells = "\\row\n".join(
        f"\\intbl {line.strip().replace('   ', chr(92) + 'cell ', 1)}\\cell"
        for line in SECOND.splitlines()
        if line.strip()
    )
    made = read("a.rtf", "{\\rtf1\\par\n" + cells + "}").table.iloc[0]
    assert made[["title", "date", "text"]].tolist() == ["Rain", "10 May 2017", "It rained."]


def test_what_holds_no_article_is_told(read):
    with pytest.raises(ReadError, match=r"^a\.rtf: text of Factiva without an article: neither"):
        read("a.rtf", "{\\rtf1{\\info{\\title Factiva RTF Display Format}}No results.\\par}")
    with pytest.raises(ReadError, match=r"^a\.rtf: no RTF that can be read"):
        read("a.rtf", "{\\rtf1 Factiva RTF \\u99999999 ?}")
    made = read("a.txt", f"{FIRST} HD\t\n PD\t9 May 2017\n SN\tx\n AN\ty\n")
    assert made.problems == [("article 2", "neither headline nor text", False)]


def test_other_text_is_not_taken(source):
    for text in (
        "An article.\n\n20 words\n9 May 2017\nand more of it.",
        "HD\tPD\tSN\n1\t2\t3\n",
        "PT J\nAU Lee, A\nSN 1234-5678\nPD MAY\nSC Science\nER\n",
        "{\\rtf1 An article on Factiva.\\par}",
        "The number is HARBP00020170511ed5b00002.\nThat is all.",
    ):
        assert pick(source("a.txt", text)).NAME != "factiva_text"
