import pytest

from toolkit.readers.databases.common.bylines import byline, has_by, looks_like_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY: ANN LEE ;", "ANN LEE"),
        ("Text von Karl Moor", "Karl Moor"),
        ("von Karl Moor", "Karl Moor"),
        ("Von den Berg, Anna", "Von den Berg, Anna"),
        ("Por  Ana Ruiz", "Ana Ruiz"),
        ("Byron Lee", "Byron Lee"),
        ("Parker, Ann", "Parker, Ann"),
        ("By", "By"),
        ("", ""),
    ],
)
def test_the_word_before_names_is_dropped(text, expected):
    assert byline(text) == expected
    assert has_by(text) is (byline(text) != " ".join(text.split()).strip(" ,;"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee", True),
        ("Lee, Ann; Moor, Karl", True),
        ("Karl van der Berg et Ana Ruiz", True),
        ("AFP", True),
        ("Analyse", False),
        ("PARIS", False),
        ("Rain in town", False),
        ("Who Is Winning?", False),
        ("Top 10 Bridges", False),
        ("«Ann Lee»", False),
        ("The Harbour Post Of The Town And Its Ports And Bridges And Boats", False),
        ("", False),
    ],
)
def test_what_looks_like_names(text, expected):
    assert looks_like_names(text) is expected
