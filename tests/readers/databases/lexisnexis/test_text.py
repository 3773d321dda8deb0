import docx
import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options
from toolkit.readers.databases.lexisnexis import text as lexisnexis_text

COVER = (
    "\ufeff\n\nDownload Request: Selected Items: 3-4\n"
    "Time Of Request: Friday, March 20, 2015  16:51:31\n\nSend To:\n\nELM LIBRARY\n\n"
    "Terms: (bridge or ferry and\nDATE(>=2009-12-01))\n\nSource: Elm Post\nProject ID:\n\n\n"
)
DUTCH_COVER = (
    "Printopdracht: Alle documenten: 1-2\n"
    "Tijdstip van opdracht: vrijdag 20 maart 2015  09:05:01\n\n"
    "Verzenden naar:\n\nZoektermen: brug\n\n"
)


def centred(*lines: str) -> str:
    return "\n".join(line.center(78).rstrip() for line in lines) + "\n\n"


def article(
    *masthead: str, marker: str = "1 of 1 DOCUMENT", front: str = "", body: str = "", back: str = ""
) -> str:
    parts = [front, body, back]
    return (
        centred(marker)
        + "\n"
        + "".join(centred(*lines.split("\n")) for lines in masthead)
        + "".join(f"{part}\n\n" for part in parts if part)
    )


ELM = article(
    "The Elm Post (London)",
    "December 30, 2008 Tuesday 6:10 PM  EST\nEdition 1;\nElm Town",
    marker="240 of 2,146 DOCUMENTS",
    front=(
        "Bridge over the river\ncloses;\nFerry runs late\n\nBYLINE: By Ann Reed\nand Bob Low\n\n"
        "SECTION: NEWS; Pg. 4\n\nLENGTH: 1,355 words\n\nDATELINE: ELM TOWN"
    ),
    body="The bridge closed on Monday\nafter a long night.\n\n\nThe ferry ran.",
    back=(
        "LOAD-DATE: January 2, 2009\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: The bridge\nat night\n\n"
        "PUBLICATION-TYPE: Newspaper\n\nJOURNAL-CODE: ELM\n\nX-CODE: 7\n\n"
        "SUBJECT: BRIDGES (90%)\n\n"
        + centred("Copyright 2008 Elm Press Ltd", "All Rights Reserved")
    ),
)


def rows(batch):
    return batch.table.to_dict("records")


def only(batch):
    assert len(batch.table) == 1
    return {name: value for name, value in rows(batch)[0].items() if value}


def test_an_article_with_all_its_parts(read):
    batch = read("a.txt", COVER + ELM.replace("\n", "\r\n"))
    assert batch.problems == []
    assert only(batch) == {
        "place": "article 1",
        "outlet": "The Elm Post (London)",
        "date": "December 30, 2008 6:10 PM EST",
        "edition": "Edition 1; Elm Town",
        "title": "Bridge over the river closes; Ferry runs late",
        "author": "Ann Reed and Bob Low",
        "section": "NEWS; Pg. 4",
        "page": "4",
        "words": "1355",
        "dateline": "ELM TOWN",
        "text": "The bridge closed on Monday after a long night.\n\nThe ferry ran.",
        "collected": "January 2, 2009",
        "language": "ENGLISH",
        "graphic": "The bridge at night",
        "publication_type": "Newspaper",
        "source_code": "ELM",
        "x_code": "7",
        "subjects": "BRIDGES (90%)",
        "copyright": "Copyright 2008 Elm Press Ltd All Rights Reserved",
    }


def test_several_downloads_in_one_file_and_markers_in_any_language(read):
    markers = [
        *("2 of 2 DOCUMENTS", "Dokument 234 von 456", "Document 3 de 9", "1 van 62 DOCUMENTEN"),
        *("FOCUS - 1 of 9 DOCUMENTS", "Documento 1 de 2", "1 di 3 DOCUMENTI"),
    ]
    parts = [
        article(
            "Elm", "May 1, 2010", marker=one, front="Head\n\nLENGTH: 2 words", body=f"Text {n}."
        )
        for n, one in enumerate(markers)
    ]
    text = COVER.join(parts[:3]) + DUTCH_COVER + "".join(parts[3:]) + COVER
    made = read("a.txt", text).table
    assert made["text"].tolist() == [f"Text {n}." for n in range(len(markers))]
    assert made["place"].tolist() == [f"article {n}" for n in range(1, len(markers) + 1)]
    assert made["title"].unique().tolist() == ["Head"]


def test_lines_that_look_like_a_cover_or_a_marker_stay_in_the_body(read):
    body = (
        "Venue: The town hall\nOpened: 3 May 2010, 10:30 in the morning\n\n"
        "He read 1 of 10 documents.\n\nEnd."
    )
    text = article("Elm", "May 1, 2010", front="Head\n\nLENGTH: 9 words", body=body)
    made = only(read("a.txt", text + "LOAD-DATE: May 2, 2010\n"))
    assert made["text"] == (
        "Venue: The town hall Opened: 3 May 2010, 10:30 in the morning\n\n"
        "He read 1 of 10 documents.\n\nEnd."
    )
    assert made["collected"] == "May 2, 2010"


@pytest.mark.parametrize(
    ("front", "back", "found"),
    [
        (
            "AUTOR: Von Anna Ulm\n\nRUBRIK: Lokales; S. 12\n\nLÄNGE: 306 Wörter",
            "UPDATE: 1. September 2011\n\nSPRACHE: GERMAN; DEUTSCH\n\nZEITUNGS-CODE: ulm",
            ("Anna Ulm", "Lokales; S. 12", "12", "306", "1. September 2011", "GERMAN"),
        ),
        (
            "AUTEUR: Par Jean Orme\n\nRUBRIQUE: Ville; p. 16\n\nLONGUEUR: 143 mots",
            "DATE-CHARGEMENT: 4 juillet 2018\n\nLANGUE: FRENCH; FRANÇAIS",
            ("Jean Orme", "Ville; p. 16", "16", "143", "4 juillet 2018", "FRENCH"),
        ),
        (
            "AUTOR: Por Rui Olmo\n\nSECCIÓN: Ciudad; Pág. 3\n\nLONGITUD: 2.143 palabras",
            "FECHA-DE-CARGA: 4 julio 2018\n\nIDIOMA: SPANISH; ESPAÑOL",
            ("Rui Olmo", "Ciudad; Pág. 3", "3", "2143", "4 julio 2018", "SPANISH"),
        ),
        (
            "AUTOR: Rui Olmo\n\nSEÇÃO: Cidade\n\nCOMPRIMENTO: 80 palavras",
            "DATA-DE-CARGA: 4 julho 2018\n\nIDIOMA: PORTUGUESE; PORTUGUÊS",
            ("Rui Olmo", "Cidade", "", "80", "4 julho 2018", "PORTUGUESE"),
        ),
        (
            "AUTEUR: Door Jan Iep\n\nRUBRIEK: Stad; Blz.6\n\nLENGTE: 80 woorden",
            "UPDATE: 4 juli 2018\n\nTAAL: Dutch / Nederlands",
            ("Jan Iep", "Stad; Blz.6", "6", "80", "4 juli 2018", "Dutch"),
        ),
    ],
)
def test_labels_in_six_languages(read, front, back, found):
    text = article("Elm", "May 1, 2010", front=f"Head\n\n{front}", body="Text.", back=back)
    made = only(read("a.txt", text))
    names = ("author", "section", "page", "words", "collected", "language")
    assert tuple(made.get(name, "") for name in names) == found
    assert made["text"] == "Text."
    assert made["title"] == "Head"


@pytest.mark.parametrize(
    ("written", "date", "edition"),
    [
        ("January 11, 2010 Monday", "January 11, 2010", ""),
        ("January 8, 2010", "January 8, 2010", ""),
        ("November 2, 2000, Thursday, BC cycle", "November 2, 2000", "BC cycle"),
        ("December 19, 1991, Sunday, An Edition", "December 19, 1991", "An Edition"),
        ("Mittwoch 31. August 2011", "31. August 2011", ""),
        ("Dienstag 10.Dezember 2019", "10.Dezember 2019", ""),
        ("24. September 2002", "24. September 2002", ""),
        ("3 julio 2018 martes", "3 julio 2018", ""),
        ("mardi 3 juillet 2018", "3 juillet 2018", ""),
        ("décembre 10 2019", "décembre 10 2019", ""),
        ("3 Julho 2018 Terça-feira 10:27 AM GMT", "3 Julho 2018 10:27 AM GMT", ""),
        ("3 juli 2018 dinsdag", "3 juli 2018", ""),
        ("January 2009", "January 2009", ""),
        ("Summer, 2008", "Summer, 2008", ""),
        ("Vol. 2, No. 3, January/February 2009", "January/February 2009", "Vol. 2, No. 3"),
        ("Sunday Edition, May 3, 2010", "May 3, 2010", "Sunday Edition"),
        ("September 24, 2002 Tuesday FIRST Edition", "September 24, 2002", "FIRST Edition"),
    ],
)
def test_dates_without_weekday_and_edition(read, written, date, edition):
    text = article("Elm 2000 News", written, front="Head\n\nLENGTH: 1 word", body="Text.")
    made = only(read("a.txt", text))
    assert (made["outlet"], made["date"], made.get("edition", "")) == (
        "Elm 2000 News",
        date,
        edition,
    )


def test_the_layout_of_old_with_a_label_for_everything(read):
    dutch = article(
        *("Copyright 2002 De Iep", "De Iep", "24. September 2002", "September 24, 2002"),
        front="LENGTE: 158 words\n\nKOP: De brug\ndicht\n\nAUTEUR: IEP, JAN\n\nTEKST:",
        body="\nVan onze redactie\n\n\nDE BRUG IS DICHT: dinsdag",
        back="PUB-TYPE: Paper\n\nTAAL: Dutch\n\nLOAD-DATE: September 26, 2002",
    )
    english = article(
        *("Copyright 2004 Elm Press", "Elm Post", "May 10, 2004, Monday, Late Edition - Final"),
        front=(
            "SECTION: Section A; Page 1; Column 2\n\nLENGTH: 20 words\n\nHEADLINE: The bridge\n\n"
            "BYLINE: By ANN REED\n\nDATELINE: ELM TOWN, May 9\n\nBODY:"
        ),
        body="The bridge closed.",
        back="URL: http://elm.example\n\nLOAD-DATE: May 10, 2004",
    )
    first, second = rows(read("a.txt", dutch + english))
    assert first["copyright"] == "Copyright 2002 De Iep"
    assert (first["outlet"], first["date"]) == ("De Iep", "24. September 2002")
    assert first["edition"] == ""
    assert (first["title"], first["author"]) == ("De brug dicht", "IEP, JAN")
    assert first["text"] == "Van onze redactie\n\nDE BRUG IS DICHT: dinsdag"
    assert (first["collected"], first["words"]) == ("September 26, 2002", "158")
    assert (second["title"], second["author"]) == ("The bridge", "ANN REED")
    assert (second["edition"], second["page"]) == ("Late Edition - Final", "1")
    assert (second["text"], second["url"]) == ("The bridge closed.", "http://elm.example")


def test_a_caption_without_a_headline(read):
    text = article(
        *("Elm", "May 1, 2010"),
        front="SECTION: SPORT; Pg. 9\n\nLENGTH: 4 words",
        body="Boats on the Elm",
        back="LOAD-DATE: May 2, 2010",
    )
    made = only(read("a.txt", text))
    assert "title" not in made
    assert (made["text"], made["words"]) == ("Boats on the Elm", "4")
    text = text.replace("SECTION:", "No Headline In Original\n\nSECTION:")
    assert "title" not in only(read("a.txt", text))


def test_label_words_in_headline_and_body_stay_there(read):
    body = (
        "SECTION: 5 of the bridge, he said.\n\nNote: the ferry runs.\n\n"
        "GRAPHIC: language is no crime.\n\n" + "More.\n\n" * 6 + "UPDATE: she left later."
    )
    text = article(
        *("Elm", "May 1, 2010"),
        front="UPDATE: Bridge closes\n\nBYLINE: Ann Reed\n\nLENGTH: 9 words",
        body=body,
        back="LOAD-DATE: May 2, 2010\n\nLANGUAGE: ENGLISH",
    )
    made = only(read("a.txt", text))
    assert made["title"] == "UPDATE: Bridge closes"
    assert made["text"] == body
    assert made["collected"] == "May 2, 2010"
    assert "graphic" not in made
    talk = "SUBJECT: bridges.\n\n" + "\n\n".join(f"SPEAKER {n}: Yes." for n in "ABCDEF")
    text = article(
        *("Elm", "May 1, 2010"),
        front="Head\n\nSECTION: NEWS",
        body=f"SECTION: five.\n\n{talk}",
        back="LOAD-DATE: May 2, 2010",
    )
    made = only(read("a.txt", text))
    assert (made["section"], made["text"]) == ("NEWS", f"SECTION: five.\n\n{talk}")


def test_a_correction_and_graphics_of_several_paragraphs_are_no_body(read):
    text = article(
        *("Elm", "May 1, 2010, Saturday"),
        front="Head\n\nLENGTH: 9 words",
        body="The bridge closed.",
        back=(
            "LOAD-DATE: May 2, 2010\n\nCORRECTION-DATE: May 4, 2010\n\nCORRECTION:\n\n"
            "An article said otherwise.\n\nIt was wrong.\n\nGRAPHIC: PHOTO: Boats\n\n"
            "CHART: By year\n(Source: Elm)\n\nPUBLICATION-TYPE: Newspaper"
        ),
    )
    text = text.replace("Saturday", "Saturday\n" + "Correction Appended".center(78))
    made = only(read("a.txt", text))
    assert made["text"] == "The bridge closed."
    assert made["correction"] == "An article said otherwise. It was wrong."
    assert made["correction_date"] == "May 4, 2010"
    assert made["graphic"] == "PHOTO: Boats CHART: By year (Source: Elm)"
    assert "edition" not in made
    text = text.replace("CORRECTION:", "JOURNAL-CODE: x")
    assert only(read("a.txt", text))["correction"] == "Correction Appended"


def test_copyright_lines_are_no_body(read):
    text = article(
        *("Elm", "May 1, 2010"),
        front="Head\n\nLENGTH: 9 words",
        body="Copyright law changed.\n\nIt did.\n\nCopyright 2010 Elm Wire. All rights reserved.",
        back="LOAD-DATE: May 2, 2010\n\n"
        + centred("Copyright 2010 Elm Press", "Alle Rechte vorbehalten")
        + centred("PUBLISHED IN ELM TOWN"),
    )
    made = only(read("a.txt", text))
    assert made["text"] == "Copyright law changed.\n\nIt did."
    assert made["copyright"].startswith("Copyright 2010 Elm Wire. All rights reserved. Copyright")
    assert made["copyright"].endswith("Alle Rechte vorbehalten PUBLISHED IN ELM TOWN")


def test_what_is_missing_is_empty(read):
    undated = article(
        "Elm", front="Bridge of 2010\n\nBYLINE: Ann Reed\n\nLENGTH: 9 words", body="B."
    )
    bare = article(
        "Elm", "May 1, 2010", front="Head\n\nLENGTH: 9 words", back="LOAD-DATE: May 2, 2010"
    )
    short = article("Elm", "May 1, 2010", front="Head", body="Text without a length.\n\nMore.")
    batch = read("a.txt", undated + bare + short)
    made = rows(batch)
    assert [one["title"] for one in made] == ["Bridge of 2010", "Head", "Head"]
    assert [one["date"] for one in made] == ["", "May 1, 2010", "May 1, 2010"]
    assert [one["text"] for one in made] == ["B.", "", "Text without a length.\n\nMore."]
    assert made[1]["collected"] == "May 2, 2010"
    assert batch.problems == [("article 2", "the article has no text", True)]


def test_what_is_no_article_is_listed(read, source):
    broken = centred("2 of 3 DOCUMENTS") + "This document cannot be shown.\n\n"
    batch = read("a.txt", ELM + broken + centred("3 of 3 DOCUMENTS"))
    assert len(batch.table) == 1
    assert batch.problems == [
        ("article 2", "no article but 'This document cannot be shown.'", False),
        ("article 3", "nothing stands there", False),
    ]
    for text, why in (
        (broken, r"a\.txt: no article but 'This document cannot be shown.'"),
        ("Nothing.", r"a\.txt: no article of LexisNexis is found in it"),
    ):
        with pytest.raises(ReadError, match=why):
            next(lexisnexis_text.read(source("a.txt", text), Options()))


def test_wire_copy_and_broadcasts_have_more_above_and_below_the_date(read):
    text = article(
        "Elm Wire",
        "These materials may not be republished or given to others in whole or in part without\n"
        "the written consent of Elm Wire",
        "SHOW: ELM TONIGHT 10:00 AM EST",
        "May 3, 2010 Monday",
        "TRANSCRIPT: 050301",
        front="TYPE: Interview\n\nSECTION: News\n\nLENGTH: 9 words\n\nHEADLINE: Head\n\nBODY:",
        body="REED: Good morning.\n\nLOW: Good morning.",
        back="LOAD-DATE: May 4, 2010",
    )
    made = only(read("a.txt", text))
    assert (made["outlet"], made["date"]) == ("Elm Wire", "May 3, 2010")
    assert made["show"] == "ELM TONIGHT 10:00 AM EST"
    assert made["transcript"] == "050301"
    assert made["document_type"] == "Interview"
    assert made["title"] == "Head"
    assert made["text"] == "REED: Good morning.\n\nLOW: Good morning."


def test_a_forwarded_mail_lost_indents_and_unwrapped_lines(read):
    quoted = "".join(f"> {line}\n" for line in ELM.splitlines())
    forwarded = only(read("a.txt", f"From: Ann\nSubject: Articles\n\n{quoted}"))
    assert forwarded["outlet"] == "The Elm Post (London)"
    assert forwarded["text"].endswith("night.\n\nThe ferry ran.")
    deep = only(read("a.txt", "".join(f"    {line}\n" for line in ELM.splitlines())))
    assert deep == forwarded
    flat = "".join(f"{line.strip()}\n" for line in ELM.splitlines())
    made = only(read("a.txt", flat))
    assert (made["outlet"], made["edition"]) == ("The Elm Post (London)", "Edition 1; Elm Town")
    assert made["title"] == "Bridge over the river closes; Ferry runs late"
    long = "The bridge closed " * 10
    text = ELM.replace("The bridge closed on Monday\n", f"{long}\nThen it\n")
    assert only(read("a.txt", text))["text"].split("\n\n")[1] == "Then it"


def test_a_label_right_below_another_and_a_byline_without_one(read):
    text = article(
        *("Elm", "May 1, 2010"),
        front="Head\n\nVON ANNA ULM\n\nRUBRIK: Lokales\nLÄNGE: 9 Wörter\nErste Zeile",
        body="Zweite.",
        back="SPRACHE: GERMAN\nUPDATE: 1. Mai 2010",
    )
    made = only(read("a.txt", text))
    assert (made["title"], made["author"]) == ("Head", "ANNA ULM")
    assert (made["section"], made["words"]) == ("Lokales", "9")
    assert made["text"] == "Erste Zeile\n\nZweite."
    assert (made["language"], made["collected"]) == ("GERMAN", "1. Mai 2010")


def test_the_same_as_word_and_rtf_file(tmp_path, read):
    document = docx.Document()
    for line in ("1 of 1 DOCUMENT", "Elm", "May 1, 2010", "Ausgabe Nord"):
        document.add_paragraph(line).alignment = 1
    for line in ("Head", "LENGTH: 2 words", "The bridge.", "The ferry.", "LOAD-DATE: May 2, 2010"):
        document.add_paragraph(line)
    document.save(tmp_path / "a.docx")
    word = only(read("b.docx", (tmp_path / "a.docx").read_bytes()))
    lines = [one.text for one in document.paragraphs]
    rtf = only(read("b.doc", "{\\rtf1\\ansi " + "\\par ".join(lines) + "}"))
    assert word == rtf
    assert (word["edition"], word["title"]) == ("Ausgabe Nord", "Head")
    assert (word["text"], word["collected"]) == ("The bridge.\n\nThe ferry.", "May 2, 2010")


def test_other_texts_are_not_taken(source):
    assert pick(source("a.txt", ELM)).NAME == "lexisnexis"
    assert pick(source("a.txt", "1 of 10 DOCUMENTS\n\nA text about documents")).NAME == "text"
    assert pick(source("a.txt", "LENGTH: 355 words\n\nDocuments")).NAME == "text"
    assert (
        pick(source("a.txt", "Document 1 of 5\n\nTitle\n\nLanguage: English")).NAME != "lexisnexis"
    )


def test_a_headline_and_a_paragraph_about_copyright_are_no_lines_of_copyright(read):
    last = "Copyright 2009 is the name of her book.\n\nCopyright 2010 is to follow.\n\nIt rained."
    made = only(
        read(
            "a.txt",
            article(
                "Elm Post",
                "May 3, 2009 Sunday",
                front="Copyright 2009: a reading\n\nLENGTH: 12 words",
                body=last,
                back="LOAD-DATE: May 4, 2009\n\n" + centred("Copyright 2009 Elm Press Ltd"),
            ),
        )
    )
    assert made["title"] == "Copyright 2009: a reading"
    assert made["text"] == last
    assert made["copyright"] == "Copyright 2009 Elm Press Ltd"


def test_labels_that_nobody_knows_before_the_label_of_the_body(read):
    front = (
        "SECTION: NEWS\n\nLENGTH: 600 words\n\nHEADLINE: Ferry Debate\n\nBYLINE: Ann Reed\n\n"
        "GUESTS: Bob Low, Mayor\n\nHIGHLIGHT: The ferry is late.\n\nBODY:"
    )
    body = "ANN REED, HOST: Good evening.\n\nBOB LOW: It is late.\n\nREED: Thanks."
    made = only(read("a.txt", article("Elm News", "March 4, 2011 Friday", front=front, body=body)))
    assert made["text"] == body
    assert made["guests"] == "Bob Low, Mayor"
    assert made["highlight"] == "The ferry is late."


def test_the_label_of_a_picture_in_french(read):
    made = only(
        read(
            "a.txt",
            article(
                "La Gazette",
                "jeudi 14 juillet 2011",
                front="Le pont\n\nLONGUEUR: 9 mots",
                body="Le pont est fermé.",
                back="ILLUSTRATION: Le pont\n\nDATE-CHARGEMENT: 14 juillet 2011\n\n"
                + centred("Copyright 2011 La Gazette", "tous droits réservés"),
            ),
        )
    )
    assert (made["text"], made["graphic"]) == ("Le pont est fermé.", "Le pont")


def test_a_text_of_proquest_that_counts_its_documents_is_left_to_its_reader(source):
    text = (
        "_" * 60 + "\n\nDocument 2 of 500\n\nBridge\n\nPublication info: Elm Post\n\n"
        "Full text: It rained.\n\nSUBJECT: Rain\n\nTitle: Bridge\n\nPublication title: Elm Post\n\n"
        "Publication date: Jan 1, 2022\n\nProQuest document ID: 9\n\n" + "_" * 60 + "\n"
    )
    assert not lexisnexis_text.matches(source("a.txt", text))
    assert pick(source("a.txt", text)).NAME == "proquest_text"


def test_nothing_is_told_of_the_encoding_of_a_word_file(read, tmp_path):
    made = docx.Document()
    for line in ELM.split("\n\n"):
        if line.strip():
            made.add_paragraph(" ".join(line.split())).alignment = int(line.startswith("    "))
    made.save(tmp_path / "made.docx")
    assert read("a.docx", (tmp_path / "made.docx").read_bytes()).problems == []


@pytest.mark.parametrize("title", ["TEXT: what the treaty says", "HIGHLIGHTS: Elm v Oak"])
def test_a_headline_that_begins_like_a_label(read, title):
    front = f"{title}\n\nSECTION: NEWS\n\nLENGTH: 12 words"
    made = only(read("a.txt", article("Elm", "May 3, 2009", front=front, body="It rained.")))
    assert (made["title"], made["section"], made["text"]) == (title, "NEWS", "It rained.")


def test_a_last_paragraph_that_begins_with_update_is_no_day_of_loading(read):
    body = "It rained.\n\nUPDATE: The road is open again at 5 pm."
    back = "LOAD-DATE: May 4, 2009"
    front = "Rain\n\nLENGTH: 12 words"
    made = only(read("a.txt", article("Elm", "May 3, 2009", front=front, body=body, back=back)))
    assert (made["text"], made["collected"]) == (body, "May 4, 2009")
