import pytest

from toolkit.checks import ReadError, ToolkitError
from toolkit.readers.documents.text_file import from_name


def row(batch):
    return batch.table.iloc[0].to_dict()


def test_front_matter_becomes_columns_and_stays_text(read):
    text = (
        "---\ntitle: No\ndate: 2017-10-16T10:00:00+03:00\nid: 007\ntags: [a, b]\n"
        "place: Kirkuk\noutlet: ../../etc/passwd\nbox: {x: 1}\n---\n\n# Heading\n\nBody.\n"
    )
    batch = read("a.md", text)
    assert row(batch) == {
        "title": "No",
        "date": "2017-10-16T10:00:00+03:00",
        "id": "007",
        "tags": "a, b",
        "place_in_file": "Kirkuk",
        "outlet": "../../etc/passwd",
        "text": "# Heading\n\nBody.",
        "place": "",
    }
    assert batch.problems == [
        ("line 1", "front matter 'box' has parts inside and is not read", True)
    ]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# The title #\nBody.", "The title", "Body."),
        ("A short line\n\nBody.\n\nMore.", "A short line", "Body.\n\nMore."),
        (
            "A short line\nthat goes on.\n\nMore.",
            "file name",
            "A short line\nthat goes on.\n\nMore.",
        ),
        ("x" * 121 + "\n\nBody.", "file name", "x" * 121 + "\n\nBody."),
        ("Only one line", "file name", "Only one line"),
        ("_____\n\nBody.", "file name", "_____\n\nBody."),
        ("#hashtag first\nBody.", "file name", "#hashtag first\nBody."),
        ("---\n\nBetween rules.\n\n---\nBody", "file name", "---\n\nBetween rules.\n\n---\nBody"),
    ],
)
def test_title_from_the_first_line_or_the_file_name(read, text, title, body):
    made = row(read("file_name.txt", text))
    assert (made["title"], made["text"]) == (title, body)


def test_front_matter_under_other_names_counts(read):
    made = row(read("2017-10-16_x.md", "---\nheadline: H\npublished: 2016-01-01\n---\nA\n\nB"))
    assert made["text"] == "A\n\nB"
    assert "title" not in made
    assert "date" not in made


def test_broken_front_matter_is_listed_and_the_body_kept(read):
    batch = read("a.md", "---\ntitle: [x\n---\nBody")
    assert row(batch)["text"] == "Body"
    assert batch.problems[0].place == "line 1"
    assert batch.problems[0].problem.startswith("front matter is no valid YAML")
    assert batch.problems[0].kept


def test_yaml_cannot_make_objects_or_grow(read):
    batch = read("a.md", "---\nx: !!python/object/apply:os.system ['false']\ny: !!str a\n---\nB")
    assert row(batch)["text"] == "B"
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(9)
    )
    batch = read("a.md", f"---\n{bomb}---\nBody")
    assert row(batch) == {"a": "x, x", "title": "a", "text": "Body", "place": ""}
    assert len(batch.problems) == 9


@pytest.mark.parametrize(
    ("name", "pattern", "found"),
    [
        (
            "x/2017-10-16_bbc-news_after.txt",
            None,
            {"date": "2017-10-16", "title": "bbc-news after"},
        ),
        ("2017-10-16.txt.gz", None, {"date": "2017-10-16", "title": ""}),
        ("us-and-iran.txt", None, {"title": "us and iran"}),
        (
            "20171016_BBC_After_the_fall.txt",
            "{date}_{outlet}_{title}",
            {"date": "20171016", "outlet": "BBC", "title": "After the fall"},
        ),
        (
            "in/BBC/20171016-x.y.txt",
            "{outlet}/{date}-{title}",
            {"outlet": "BBC", "date": "20171016", "title": "x.y"},
        ),
    ],
)
def test_what_a_file_name_says(name, pattern, found):
    problems = []
    assert from_name(name, pattern, problems) == found
    assert problems == []


def test_names_that_do_not_follow_the_pattern_are_listed(read):
    batch = read("other.txt", "Body", filename="{date}_{title}")
    assert row(batch)["title"] == "other"
    assert batch.problems == [("", "file name does not follow '{date}_{title}'", True)]
    with pytest.raises(ToolkitError, match=r"filename='\*\.txt' needs fields in braces"):
        read("other.txt", "Body", filename="*.txt")


@pytest.mark.parametrize(
    "between",
    [
        "                 {} of 10 DOCUMENTS",
        "{} von 383 DOKUMENTEN",
        "_" * 60,
        "End of Document",
        "Document FTFT000020171016edag0000{}",
    ],
)
def test_an_export_of_many_articles_is_told(read, between):
    text = "\n\n".join(f"{between.format(n)}\n\nArticle {n}." for n in range(3))
    batch = read("a.txt", text)
    told = ("", "looks like an export of many articles; it was read as one", True)
    assert batch.problems == [told]
    assert read("a.txt", "word " * 40_001).problems == [told]
    one = f"{between.format(1)}\n\nHe read 1 of 10 documents and document two.\n\n____\n____\n"
    assert read("a.txt", one).problems == []


def test_nothing_to_read(read):
    with pytest.raises(ReadError, match=r"a\.txt: holds nothing but white space"):
        read("a.txt", " \n\n ")
    with pytest.raises(ReadError, match=r"a\.md: holds no text"):
        read("a.md", "---\n---\n\n")
