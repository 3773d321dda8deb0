import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ReadError, ToolkitError
from toolkit.readers.columns import ALIASES, as_text, find, normal, placed, rename, unique_names
from toolkit.readers.contract import Options
from toolkit.schema import DOCUMENT


def columns(*names, **mapping):
    return [*rename(pd.DataFrame([range(len(names))], columns=names), Options(columns=mapping))]


def test_every_column_found_is_in_the_vocabulary_and_no_alias_means_two_things():
    assert set(ALIASES) <= set(DOCUMENT)
    named = [{normal(a) for a in (ours, *names)} for ours, names in ALIASES.items()]
    aliases = [alias for names in named for alias in names]
    assert len(aliases) == len(set(aliases))


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (["date", "title.rendered", "content.rendered"], "date title text"),  # WordPress
        (["selftext", "created_utc", "title"], "date title text"),  # Reddit
        (["Editoria", "سەردێر", "دەق"], "title text section"),
        (["publishedAt", "Headline", "Body Text", "source.name"], "date outlet title text"),
        (["PUBLISH-DATE", "newspaper", "full_text"], "date outlet text"),
        (["تاریخ انتشار", "رسانه", "عنوان", "متن"], "date outlet title text"),
        (["التاريخ", "المصدر", "العنوان", "النص"], "date outlet title text"),
        (["تاريخ", "الصحیفة", "تیتر", "متن‌ خبر"], "date outlet title text"),
        (
            ["DATUM", "Zeitung", "ÜBERSCHRIFT", "Volltext", "Ressort"],
            "date outlet title text section",
        ),
        (["Date de parution", "Journal", "TITRE", "Texte"], "date outlet title text"),
        (["Fecha", "Medio", "Titular", "Cuerpo", "Seccion"], "date outlet title text section"),
        (["Datum", "Krant", "Kop", "Tekst"], "date outlet title text"),
        (["TARİH", "KAYNAK", "BAŞLIK", "METİN", "YAZAR"], "date outlet title text author"),
        (["Дата", "Издание", "Заголовок", "Текст"], "date outlet title text"),
        (["_source.date", "_source.title", "_source.text"], "date title text"),
        (["article.title", "text:text", "publisher_keyword"], "outlet title text"),
        (["thread_id", "subject", "body"], "title text thread_id"),
        (["subject", "body"], "text subject"),
    ],
)
def test_usual_names_are_found_without_case_and_punctuation(theirs, ours):
    assert columns(*theirs) == ours.split()


def test_exact_name_beats_alias_and_mapping_beats_both():
    assert columns("body", "text") == ["text", "body"]
    assert columns("Text", "text") == ["text", "Text"]
    assert find(["text", "body"], {"title": "text"}) == {"title": 0, "text": 1}
    assert columns("body", "text", text="body") == ["text", "text_in_file"]
    assert columns("published", "text", "stamp", date="stamp") == ["date", "text", "published"]


def test_the_name_of_the_service_is_known_where_a_reader_has_renamed_it():
    table = pd.DataFrame({"date": [""], "collected": ["2017"], "title": ["B"], "summary": ["s"]})
    made = rename(table, Options(columns={"date": "seendate", "text": "description"}))
    assert made.iloc[0].to_dict() == {
        **{"date": "2017", "collected": "2017", "title": "B", "text": "s"}
    }


def test_a_column_taken_for_another_stays_what_it_is():
    table = pd.DataFrame({"title": ["B"], "text": [""], "collected": ["2017"], "date": ["2016"]})
    made = rename(table, Options(columns={"text": "title", "date": "collected"}))
    assert made.iloc[0].to_dict() == {
        **{"date": "2017", "collected": "2017", "title": "B", "text": "B", "date_in_file": "2016"}
    }


def test_unknown_and_reserved_names_keep_their_content():
    table = pd.DataFrame({"Text": ["a"], "Wire": [1], "zone": ["north"], "file": ["x"]})
    made = rename(table, Options())
    assert [*made] == ["text", "Wire", "zone_in_file", "file_in_file"]
    assert made["zone_in_file"].tolist() == ["north"]
    table = pd.DataFrame([["a", "b", "c"]], columns=["body", "text", "text_in_file"])
    made = rename(table, Options(columns={"text": "body"}))
    assert made.iloc[0].to_dict() == {"text": "a", "text_in_file_2": "b", "text_in_file": "c"}


def test_columns_that_loading_makes_stay_if_they_are_kept():
    table = pd.DataFrame({"text": ["a"], "zone": [None], "file": ["x"], "place": ["line 2"]})
    made = rename(table, Options(), ("file", "zone", "place"))
    assert made.iloc[0].to_dict() == {"text": "a", "zone": "", "file": "x", "place": "line 2"}


def test_a_wrong_mapping_lists_the_columns():
    with pytest.raises(ToolkitError, match=r"no column 'corpus'; the columns are 'a', 'text'"):
        columns("a", "text", date="corpus")
    with pytest.raises(ToolkitError, match=r"column='txt' is not known.*Did you mean 'text'"):
        columns("a", "text", txt="a")


def test_a_table_without_text_says_what_to_type():
    with pytest.raises(ReadError, match=r"columns are 'ckb', 'n'.*tk\.load\(path, columns=\{"):
        columns("ckb", "n", "place")


def test_numbers_by_date_are_no_articles():
    table = pd.DataFrame({"Date": ["1/2/17"], "Kirkuk": ["3"], "Erbil": [""], "place": ["line 2"]})
    with pytest.raises(ReadError, match=r"numbers by date and no articles \(columns 'Date', 'Kirk"):
        rename(table, Options())


def test_headlines_alone_are_read_with_empty_text():
    made = rename(pd.DataFrame({"headline": ["x"], "abstract": ["y"]}), Options())
    assert made.to_dict("list") == {"title": ["x"], "text": [""], "abstract": ["y"]}


def test_text_columns_hold_only_text_and_dates_stay():
    table = pd.DataFrame({"id": [12.0, np.nan], "text": ["a", None], "date": [20171016, None]})
    made = rename(table, Options())
    assert made["doc_id"].tolist() == ["12", ""]
    assert made["text"].tolist() == ["a", ""]
    assert made["text"].dtype == "str"
    assert made["date"].iloc[0] == 20171016
    lists = rename(pd.DataFrame({"text": [["one", "two"]], "authors": [["A", "B"]]}), Options())
    assert lists.iloc[0].to_dict() == {"text": "one\n\ntwo", "author": "A, B"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2**60, str(2**60)),
        (1.5, "1.5"),
        (pd.NaT, ""),
        (pd.NA, ""),
        ({"name": "AFP", "id": 3}, "AFP"),
        ([{"name": "A"}, {"name": "B"}], "A, B"),
        (np.array(["x", "y"]), "x, y"),
        ([], ""),
        ("=cmd()", "=cmd()"),
        ([["x", ["y"]]], "x, y"),
    ],
)
def test_cells_become_text(value, text):
    assert as_text(value) == text


def test_half_characters_are_mended_in_every_column():
    table = pd.DataFrame({"text": ["a\ud83d"], "mood": ["b\ud83d"], "n": [1]}, dtype="object")
    made = rename(table, Options())
    assert made.iloc[0].tolist() == ["a\ufffd", "b\ufffd", 1]


def test_helpers():
    assert unique_names(["a", "a", None, " b ", "a_2"]) == ["a", "a_2", "column_3", "b", "a_2_2"]
    made = placed(pd.DataFrame({"place": ["Kirkuk"], "text": ["x"]}), ["row 1"])
    assert made.to_dict("list") == {"place_in_file": ["Kirkuk"], "text": ["x"], "place": ["row 1"]}
    assert find(["url", "link"]) == {"url": 0}
