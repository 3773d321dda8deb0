import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Problem
from toolkit.readers.databases.proquest.labels import BY_LABEL, field_of, labelled

RULE = "_" * 60
FOOT = (
    f"{RULE}\n\nContact us at: http://about.proquest.com/go/contact\n"
    "Database copyright © 2024 ProQuest LLC. All rights reserved.\n"
)


def record(title="Bridge closed", text="One.\nTwo.", number="11", **more):
    """One record as exports print it."""
    fields = {
        "Subject": "Bridges; Traffic",
        "Title": title,
        "Publication title": "The Post (Online); Rome, N.Y.",
        "Publication year": "2024",
        "Publication date": "Jun 12, 2024",
        "Section": "City",
        "Language of publication": "English",
        "ProQuest document ID": number,
        "Document URL": "https://lib.x.org/login?url=https://www.proquest.com/docview/11/se-2?accountid=7",
        "Last updated": "2024-07-01",
        "Database": "Newsstream",
    } | more
    block = "\n\n".join(f"{label}: {value}" for label, value in fields.items() if value)
    return (
        f"{title}\n\nAuthor: Doe, Jo\n\nPublication info: The Post ; Rome, N.Y. [Rome, N.Y]. "
        f"12 Jun 2024.\n\nhttps://www.proquest.com/docview/11\n\nAbstract: None available.\n\n"
        f"Links: https://resolver.x.org/?sid=ProQ\n\nFull text: {text}\n\n{block}\n\n"
    )


def export(*records):
    return "".join(f"{RULE}\n\n{one}" for one in records) + FOOT


def test_fields_and_text_of_two_records(read):
    made = read("a.txt", export(record(), record("Sluice", "Three.", "12")))
    first = made.table.iloc[0].to_dict()
    assert first["place"] == "article 1"
    assert first["title"] == "Bridge closed"
    assert first["text"] == "One.\n\nTwo."
    assert first["date"] == "Jun 12, 2024"
    assert first["outlet"] == "The Post (Online)"
    assert first["place_of_publication"] == "Rome, N.Y."
    assert first["author"] == "Doe, Jo"
    assert first["section"] == "City"
    assert first["language"] == "en"
    assert first["doc_id"] == "11"
    assert first["url"] == "https://www.proquest.com/docview/11/se-2"
    assert first["updated"] == "2024-07-01"
    assert first["subjects"] == "Bridges; Traffic"
    assert first["summary"] == ""
    assert made.table["title"].tolist() == ["Bridge closed", "Sluice"]
    assert made.table["text"].tolist() == ["One.\n\nTwo.", "Three."]
    assert made.problems == []


def test_one_record_with_windows_line_ends_a_mark_and_longer_rules(read):
    text = export(record()).replace(RULE, "_" * 75).replace("\n", "\r\n")
    made = read("a.txt", b"\xef\xbb\xbf" + text.encode())
    assert made.table[["place", "title", "text"]].values.tolist() == [
        ["", "Bridge closed", "One.\n\nTwo."]
    ]


def test_blanks_that_wrapping_put_into_labels_dates_and_names_are_no_hindrance(read):
    broken = record(number="1 2").replace(
        "Publication date: Jun 12, 2024", "Publicationdate: Ju n 12, 2 024"
    )
    broken = broken.replace("ProQuest document ID", "ProQuest documentID")
    broken = broken.replace("Section:", "Sec tion:").replace(
        "The Post (Online);", "The P ost (Online);"
    )
    made = read("a.txt", export(record(), broken, record())).table.iloc[1]
    assert made["date"] == "Jun 12, 2024"
    assert made["doc_id"] == "12"
    assert made["section"] == "City"
    assert made["outlet"] == "The Post (Online)"


def test_a_title_has_the_blanks_it_has_in_the_link_of_the_library(read):
    links = "https://r.x.org/?sid=ProQ&amp;atitle=Bridge+clo sed&amp;date=2024-06-11"
    text = record("Bridge c losed").replace("https://resolver.x.org/?sid=ProQ", links)
    assert read("a.txt", export(text)).table["title"].item() == "Bridge closed"


@pytest.mark.parametrize(
    ("label", "date"),
    [
        ("Publication date: 12 Jun 2024", "12 Jun 2024"),
        ("Publication date: 12 de junio de 2024", "12 de junio de 2024"),
        ("Publication date: 1 2 Jun 2024", "12 Jun 2024"),
        ("Publication date: Ju n 2024", "Jun 2024"),
        ("Publication date: Winter 2024", "Winter 2024"),
        ("Publication date: 2024- 06-12", "2024-06-12"),
        ("Publication date: May/Jun 2024", "May/Jun 2024"),
        ("Publication place: here", "12 Jun 2024"),
    ],
)
def test_dates_as_written_or_from_the_line_of_publication(read, label, date):
    text = record().replace("Publication date: Jun 12, 2024", label)
    assert read("a.txt", export(text)).table["date"].item() == date


def test_the_year_is_the_date_if_nothing_else_is_known_and_the_update_never(read):
    text = record(**{"Publication date": ""}).replace("12 Jun 2024.", "")
    assert read("a.txt", export(text)).table["date"].item() == "2024"
    text = record(**{"Publication date": "", "Publication year": ""}).replace("12 Jun 2024.", "")
    assert read("a.txt", export(text)).table["date"].item() == ""


def test_captions_and_credits_are_no_text_and_a_credit_is_the_byline_if_there_is_no_author(read):
    text = "One.\nCAPTION: A bridge.\nCREDIT: By Jo Doe The Post"
    made = read("a.txt", export(record(text=text).replace("Author: Doe, Jo", ""))).table.iloc[0]
    assert made["text"] == "One."
    assert made["caption"] == "A bridge."
    assert made["credit"] == "By Jo Doe The Post"
    assert made["author"] == "Jo Doe The Post"
    made = read("a.txt", export(record(text="One.\n\nCREDIT: ;").replace("Doe, Jo", "Anonymous")))
    assert made.table[["text", "credit", "author"]].iloc[0].tolist() == ["One.", "", ""]


def test_labels_in_the_text_do_not_cut_it(read):
    letter = (
        "He wrote:\n\nSubject: your letter\n\nTitle: none\n\nPublication date: May 1, 1990\n\n"
        "People: all of us.\nThe end.\n\nLocation: a place\nwith words below it."
    )
    made = read("a.txt", export(record(text=letter))).table.iloc[0]
    assert made["text"].startswith("He wrote:\n\nSubject: your letter\n\nTitle: none")
    assert made["text"].endswith("Location: a place\n\nwith words below it.")
    assert made["date"] == "Jun 12, 2024"
    assert made["subjects"] == "Bridges; Traffic"


def test_a_last_line_like_a_field_belongs_to_the_text_if_that_field_follows(read):
    text = "One.\n\nSubject: a line of the text"
    made = read("a.txt", export(record(text=text))).table.iloc[0]
    assert made["text"] == "One.\n\nSubject: a line of the text"


def test_a_line_like_a_field_within_a_paragraph_and_the_title_within_the_text_are_text(read):
    made = read("a.txt", export(record(text="One.\nPeople: all of us"))).table.iloc[0]
    assert made["text"] == "One.\n\nPeople: all of us"
    text = "One.\n\nTitle: Bridge closed\n\nPeople said so."
    made = read("a.txt", export(record(text=text))).table.iloc[0]
    assert made["text"] == "One.\n\nTitle: Bridge closed\n\nPeople said so."


def test_a_rule_within_the_text_does_not_end_the_record(read):
    made = read("a.txt", export(record(text=f"One.\n{RULE}\nTwo."), record("B", "C", "12")))
    assert made.table["text"].tolist() == ["One.\n\nTwo.", "C"]
    assert made.table["doc_id"].tolist() == ["11", "12"]
    assert made.problems == []


def test_numbers_of_documents_covers_lists_and_contact_lines_are_passed_over(read):
    one = f"Document 1 of 500\n\n{record()}"
    lists = f"{RULE}\n\nBibliography\n\nCitation style: APA\n\nDoe, J. (2024). Bridge closed.\n\n"
    text = f"Table of contents\n\n1. Bridge closed\n\n{RULE}\n\n{one}{lists}{FOOT}"
    made = read("a.txt", text)
    assert made.table["title"].tolist() == ["Bridge closed"]
    assert made.table["database"].tolist() == ["Newsstream"]
    assert made.problems == []


def test_without_full_text_the_abstract_stays_an_abstract_and_it_is_told(read):
    bare = record(text="None available.").replace(
        "Abstract: None available.", "Abstract: About it."
    )
    made = read("a.txt", export(bare, record()))
    assert made.table["text"].tolist() == ["", "One.\n\nTwo."]
    assert made.table["summary"].tolist() == ["About it.", ""]
    told = (
        "1 of 2 article(s) come without full text (first: article 1); an abstract, if there is "
        "one, is in the column 'summary' and not searched"
    )
    assert made.problems == [Problem("", told, kept=True)]


def test_a_record_without_the_label_of_the_full_text_is_kept(read):
    bare = record().replace("Full text: One.\nTwo.\n\n", "")
    made = read("a.txt", export(bare))
    assert made.table[["title", "text", "doc_id"]].iloc[0].tolist() == ["Bridge closed", "", "11"]


def test_a_file_that_is_cut_off_keeps_what_there_is_and_tells_it(read):
    text = export(record(), record("Cut", "The text ends he"))
    made = read("a.txt", text[: text.index("ends he") + 7])
    assert made.table["text"].tolist() == ["One.\n\nTwo.", "The text ends he"]
    told = "cut off: no title of a publication and no document ID after the text"
    assert made.problems == [Problem("article 2", told, kept=True)]


def test_a_piece_without_labels_is_told(read):
    made = read("a.txt", export(record(), "Words of  somebody else.\n\n"))
    told = "no labels of ProQuest in this piece, which is left out: 'Words of somebody else.'"
    assert made.problems == [Problem("line 41", told)]


def test_wrapped_lines_are_joined_and_wrapped_values_are_whole(read):
    line = "word " * 14
    text = f"{line}\n{line}\n{line}\nend.\n\nSecond."
    wrapped = record(text=text, Subject=f"{'Bridges; ' * 8}\nTraffic").replace(
        "https://resolver.x.org/?sid=ProQ", "none"
    )
    made = read("a.txt", export(wrapped)).table.iloc[0]
    assert made["text"] == f"{line * 3}end.\n\nSecond."
    assert made["subjects"] == "Bridges; " * 8 + "Traffic"


def test_a_title_that_looks_like_a_label_or_is_missing(read):
    made = read("a.txt", export(record("Author: the end of a word"))).table
    assert made["title"].item() == "Author: the end of a word"
    assert made["author"].item() == "Doe, Jo"
    made = read("a.txt", export(record("", Title=""))).table
    assert made[["title", "text", "author"]].iloc[0].tolist() == ["", "One.\n\nTwo.", "Doe, Jo"]


def test_fields_without_a_name_of_ours_are_kept_together(read):
    made = read("a.txt", export(record(Ticker="X", Grantnote="12", Shelf="B"))).table.iloc[0]
    assert made["ticker"] == "X"
    assert made["other_fields"] == "Grantnote: 12; Shelf: B"


def test_other_languages_of_the_interface(read):
    text = (
        f"{RULE}\n\nPuente cerrado\n\nAutor: Pérez, Ana\n\nInformación de publicación: El Correo "
        "; Lima [Lima]. 12 Jun 2024.\n\nResumen: No disponible.\n\nEnlaces: x\n\nTexto completo: "
        "Uno.\n\nMateria: Puentes\n\nTítulo: Puente cerrado\n\nTítulo de publicación: El Correo; "
        "Lima\n\nFecha de publicación: Jun 12, 2024\n\nSección: Ciudad\n\nIdioma de la "
        "publicación: Español\n\nID del documento de ProQuest: 11\n\nBase de datos: Z\n\n"
        f"{RULE}\n\nhttp://about.proquest.com\n"
    )
    made = read("a.txt", text).table.iloc[0]
    assert made[["title", "text", "outlet", "date", "section", "language", "doc_id"]].tolist() == [
        *("Puente cerrado", "Uno.", "El Correo", "Jun 12, 2024", "Ciudad", "es", "11"),
    ]
    assert made["author"] == "Pérez, Ana"


def test_editions_are_set_off_from_the_name(read):
    text = record(**{"Publication title": "New York Post, Late Edition (East); New York, N.Y."})
    made = read("a.txt", export(text)).table.iloc[0]
    assert made["outlet"] == "New York Post"
    assert made["edition"] == "Late Edition (East)"


def test_only_proquest_is_taken(source, read):
    assert pick(source("a.txt", export(record()))).NAME == "proquest_text"
    assert pick(source("a.txt", f"{RULE}\n\nSubject: x\n\nTitle: y\n\nproquest")).NAME == "text"
    assert pick(source("a.txt", record())).NAME == "text"
    with pytest.raises(ReadError, match=r"a\.txt: no record of ProQuest in it"):
        list(pick(source("a.txt", "x"), "proquest_text").read(source("a.txt", "x"), None))


def test_labels_are_known_whatever_their_blanks_and_accents():
    assert field_of("Publica tion tit le") == "outlet"
    assert field_of("Annee de publication") == "year"
    assert labelled("Sourcetype: Newspaper") == ("source_type", "Newspaper")
    assert labelled("He said: no") == ("", "He said: no")
    assert len(BY_LABEL) > 150
