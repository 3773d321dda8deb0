import pytest

from toolkit.checks import ReadError
from toolkit.readers import pick
from toolkit.readers.contract import Problem
from toolkit.readers.services.gdelt_gkg import NOTE

EXTRAS = (
    "<PAGE_LINKS>https://a.example;https://b.example</PAGE_LINKS><PAGE_AUTHORS>Ada Lake;Bo Hill"
    "</PAGE_AUTHORS><PAGE_PRECISEPUBTIMESTAMP>20171016091500</PAGE_PRECISEPUBTIMESTAMP>"
    '<PAGE_TITLE>Bridge &amp; ferry &#x2013; "open" < 3</PAGE_TITLE>'
)
CELLS = [
    *("20171016093000-7", "20171016093000", "1", "lake.example", "https://lake.example/1", "", ""),
    *("KILL;", "KILL,12;WOUND,40;KILL,90", "1#Iraq#IZ#IZ##33#44#IZ", "4#Kirkuk, Iraq#IZ#IZ08#1#"),
    *("ada lake", "Ada Lake,3;Bo Hill,9;Ada Lake,80", "city council", "City Council,5"),
    *("-5.5,1,6.5,7.5,23,2,613", "", "wc:613", "https://lake.example/1.jpg", "", "", ""),
    *(
        "538|33||I have seen it#900|4|said|Never",
        "Ada Lake,3",
        "",
        "srclc:fra;eng:GT-FRA 1.0",
        EXTRAS,
    ),
]
HEADER = (
    "GKGRECORDID V2.1DATE V2SOURCECOLLECTIONIDENTIFIER V2SOURCECOMMONNAME V2DOCUMENTIDENTIFIER "
    "V1COUNTS V2.1COUNTS V1THEMES V2ENHANCEDTHEMES V1LOCATIONS V2ENHANCEDLOCATIONS V1PERSONS "
    "V2ENHANCEDPERSONS V1ORGANIZATIONS V2ENHANCEDORGANIZATIONS V1.5TONE V2.1ENHANCEDDATES V2GCAM "
    "V2.1SHARINGIMAGE V2.1RELATEDIMAGES V2.1SOCIALIMAGEEMBEDS V2.1SOCIALVIDEOEMBEDS "
    "V2.1QUOTATIONS V2.1ALLNAMES V2.1AMOUNTS V2.1TRANSLATIONINFO V2EXTRASXML"
).split()
ROW = "\t".join(CELLS)
RECORD = {
    "place": "line 1",
    "doc_id": "20171016093000-7",
    "date": "2017-10-16T09:15:00",
    "collected": "2017-10-16T09:30:00Z",
    "outlet": "lake.example",
    "title": 'Bridge & ferry – "open" < 3',
    "text": "",
    "author": "Ada Lake, Bo Hill",
    "section": "",
    "url": "https://lake.example/1",
    "language": "fra",
    "themes": "KILL; WOUND",
    "persons": "Ada Lake; Bo Hill",
    "organizations": "City Council",
    "locations": "Kirkuk, Iraq",
    "names": "Ada Lake",
    "quotations": "I have seen it; Never",
    "tone": "-5.5",
    "positive": "1",
    "negative": "6.5",
    "polarity": "7.5",
    "activity": "23",
    "self_reference": "2",
    "words": "613",
    "links": "https://a.example; https://b.example",
    "image": "https://lake.example/1.jpg",
}


def test_a_record(read):
    batch = read("20171016093000.gkg.csv", f"{ROW}\n")
    assert batch.table.to_dict("records") == [RECORD]
    assert batch.problems == [Problem("", NOTE, kept=True)]


def test_the_batch_time_is_never_the_date(read):
    row = ROW.replace("<PAGE_PRECISEPUBTIMESTAMP>20171016091500</PAGE_PRECISEPUBTIMESTAMP>", "")
    made = read("a.csv", row).table.iloc[0]
    assert made[["date", "collected"]].tolist() == ["", "2017-10-16T09:30:00Z"]


def test_lines_of_another_length_and_in_other_encodings(read):
    foreign = ROW.replace("Ada", "Adé").encode("cp1252")
    batch = read("a.csv", b"\n".join([ROW.encode(), b"20171016\tx", b"", foreign]) + b"\r\n")
    assert batch.table["place"].tolist() == ["line 1", "line 4"]
    assert batch.table["persons"].iloc[1] == "Adé Lake; Bo Hill"
    assert batch.problems == [
        Problem("line 2", "2 cells, but such a line has 27"),
        Problem("", "1 line(s) are not UTF-8, read as they seem to be meant", kept=True),
        Problem("", NOTE, kept=True),
    ]
    assert read("a.csv", ROW.encode("utf-16")).table.to_dict("records") == [RECORD]


def quoted(cells, delimiter):
    return delimiter.join('"' + cell.replace('"', '""') + '"' for cell in cells)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_saved_again_with_a_header(read, delimiter):
    data = f"{delimiter.join(HEADER)}\n{quoted(CELLS, delimiter)}\n"
    assert read("a.csv", data).table.to_dict("records") == [RECORD | {"place": "line 2"}]


def test_some_of_the_columns_are_enough(read):
    header = "DATE,SourceCommonName,DocumentIdentifier,V2Themes,V2Tone,Extras"
    data = f"{header}\n{quoted([CELLS[n] for n in (1, 3, 4, 8, 15, 26)], ',')}\n"
    made = read("a.csv", data).table.iloc[0]
    assert made[["doc_id", "outlet", "themes", "tone", "persons"]].tolist() == [
        *("", "lake.example", "KILL; WOUND", "-5.5", "")
    ]


def test_other_tables_are_not_taken_and_version_1_is_refused(source, read):
    assert pick(source("a.csv", "\t".join(["a"] * 27) + "\n")).NAME == "csv"
    header = "DATE\tNUMARTS\tCOUNTS\tTHEMES\tLOCATIONS\tPERSONS\tORGANIZATIONS\tTONE\n"
    with pytest.raises(ReadError, match=r"a\.csv: GDELT GKG 1\.0 counts sets of names"):
        read("a.csv", header + "20171016\t3\t\tKILL\t\t\t\t1\n")
