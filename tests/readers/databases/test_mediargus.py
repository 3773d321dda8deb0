import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Options, Problem

HEADS = [
    ("Brug dicht voor verkeer", "De Bode", "woensdag 30 november 2011, p. 23, 7w."),
    ("Café open", "Het Nieuws", "donderdag 1 december 2011, p. 4-5, 6w."),
    ("Sluis", "De Bode (Oost)", "vrijdag 2 december 2011, 3w."),
]
TEXTS = ["De brug is al dagen dicht.", "Het café is open.\nTot vijf.", "De sluis lekt."]


def heads(some=HEADS):
    listed = [f"{n}. {t}\n\n{outlet}, {line}" for n, (t, outlet, line) in enumerate(some, 1)]
    return "\n\n\n".join(listed) + "\n" * 6


def texts(titles=True, sections=("Binnenland", "Cultuur", "Sport")):
    found = zip(HEADS, sections, TEXTS, strict=True)
    return "\n\n\n\n\n".join(
        (f"{head[0]}\n\n" if titles else "") + f"{section}\n\n\n{text}"
        for head, section, text in found
    )


def test_heads_and_texts_are_joined(read):
    made = read("a.txt", (heads() + texts()).encode("iso-8859-1"))
    assert made.table.iloc[0].to_dict() == {
        "title": "Brug dicht voor verkeer",
        "author": "",
        "url": "",
        "language": "",
        "outlet": "De Bode",
        "date": "30 november 2011",
        "page": "23",
        "words": "7",
        "text": "De brug is al dagen dicht.",
        "section": "Binnenland",
        "above": "",
        "copyright": "",
        "place": "article 1",
    }
    assert made.table["text"].tolist()[1:] == ["Het café is open.\n\nTot vijf.", "De sluis lekt."]
    assert made.table["section"].tolist() == ["Binnenland", "Cultuur", "Sport"]
    assert made.table["page"].tolist() == ["23", "4-5", ""]
    assert made.table["outlet"].tolist()[2] == "De Bode (Oost)"
    assert made.problems == [Problem("", "not UTF-8, read as cp1252", kept=True)]


def test_texts_without_titles_are_joined_by_their_order(read):
    made = read("a.txt", heads() + texts(titles=False))
    assert made.table["text"].tolist()[0] == "De brug is al dagen dicht."
    assert made.table["section"].tolist() == ["Binnenland", "Cultuur", "Sport"]
    assert made.problems == []


def test_a_text_with_wide_gaps_and_a_missing_one_do_not_shift_the_others(read):
    wide = texts().replace("open.\nTot", "open.\n\n\n\n\n\nTot")
    made = read("a.txt", heads() + wide)
    assert made.table["text"].tolist()[1] == "Het café is open.\n\nTot vijf."
    assert made.table["text"].tolist()[2] == "De sluis lekt."
    first, _, third = texts().split("\n\n\n\n\n")
    made = read("a.txt", heads() + f"{first}\n\n\n\n\n{third}")
    assert made.table["text"].tolist() == ["De brug is al dagen dicht.", "", "De sluis lekt."]
    assert made.problems == [Problem("articles 1 to 3", "1 head(s) without a text", kept=True)]


def test_texts_that_do_not_fit_are_left_out_and_it_is_told(read):
    made = read("a.txt", heads() + texts(titles=False).rpartition("\n\n\n\n\n")[0])
    assert made.table["text"].tolist() == ["", "", ""]
    told = "3 heads but 2 texts, which cannot be told apart: no text is given"
    assert made.problems == [Problem("articles 1 to 3", told, kept=True)]


def test_a_length_that_does_not_fit_is_told(read):
    made = read("a.txt", heads().replace("3w.", "300w.") + texts(titles=False))
    told = (
        "1 of 3 texts are not as long as the list says: the first has 3 words and not 300; "
        "look whether it is that article's"
    )
    assert made.problems == [Problem("article 3", told, kept=True)]


def test_several_downloads_pasted_together_and_windows_line_ends(read):
    other = heads([("Molen draait", "De Bode", "maandag 5 december 2011, p. 1, 3w.")])
    pasted = (
        heads() + texts() + "\n\n\n\n\n\n" + other + "Molen draait\n\nWeer\n\n\nDe molen draait."
    )
    made = read("a.txt", pasted.replace("\n", "\r\n"))
    assert made.table["title"].tolist()[3] == "Molen draait"
    assert made.table["text"].tolist()[2:] == ["De sluis lekt.", "De molen draait."]
    assert made.table["place"].tolist()[3] == "article 4"


def test_heads_that_are_printed_again_above_the_texts(read):
    again = texts()
    for number, (title, outlet, line) in enumerate(HEADS, 1):
        again = again.replace(f"{title}\n\n", f"{number}. {title}\n\n{outlet}, {line}\n\n")
    made = read("a.txt", heads() + again)
    assert made.table["text"].tolist()[::2] == ["De brug is al dagen dicht.", "De sluis lekt."]
    assert made.table["section"].tolist() == ["Binnenland", "Cultuur", "Sport"]
    assert made.problems == []


def test_rights_titles_over_two_lines_and_other_lines_above_the_text(read):
    text = heads().replace("Brug dicht voor", "Brug dicht\nvoor") + texts()
    text = text.replace("Brug dicht voor verkeer\n\nBinn", "Brug dicht voor verkeer\nLeuven\nBinn")
    made = read("a.txt", text.replace("al dagen dicht.", "al dagen dicht.\n\n© 2011 De Bode"))
    first = made.table.iloc[0]
    assert first[["title", "text", "section", "above", "copyright"]].tolist() == [
        *("Brug dicht voor verkeer", "De brug is al dagen dicht.", "Binnenland", "Leuven"),
        "© 2011 De Bode",
    ]


def test_one_article_and_french_days(read):
    line = "Le Soir, mercredi 30 novembre 2011, p. 2, 4w."
    one = f"1. Pont\n\n{line}\n\n\n\n\n\nPont\n\nA\n\n\nLe pont."
    made = read("a.txt", one).table.iloc[0]
    assert made[["place", "date", "outlet", "text"]].tolist() == [
        *("", "30 novembre 2011", "Le Soir", "Le pont."),
    ]


def test_only_such_lists_are_taken(source):
    assert pick(source("a.txt", heads() + texts())).NAME == "mediargus"
    assert pick(source("a.txt", "1. Een\n\nDe Bode, woensdag 30 november 2011")).NAME == "text"
    assert pick(source("a.txt", "1. Een\n2. Twee\n\nDrie.")).NAME == "text"
    plain = source("a.txt", "1. Een")
    with pytest.raises(ReadError, match=r"a\.txt: no list of heads of Mediargus in it"):
        list(pick(plain, "mediargus").read(plain, Options()))


@pytest.mark.parametrize("gap", ["\n\n\n\n", "\n\n\n", "\n\n"])
def test_texts_that_are_not_set_off_widely_are_told_by_their_titles(read, gap):
    long = [f"{text}\n\nZij wachten." for text in TEXTS]
    found = gap.join(
        f"{head[0]}\n{head[1]}, {head[2]}\n\n{t}" for head, t in zip(HEADS, long, strict=True)
    )
    made = read("a.txt", heads() + found)
    assert made.table["text"].tolist()[0] == "De brug is al dagen dicht.\n\nZij wachten."
    assert made.table["text"].tolist()[2] == "De sluis lekt.\n\nZij wachten."
    assert made.problems == []


def test_texts_without_titles_three_lines_apart_are_told_by_their_number(read):
    made = read("a.txt", heads() + "\n\n\n\n".join(TEXTS))
    assert made.table["text"].tolist()[2] == "De sluis lekt."
    assert made.problems == []
