import pandas as pd
import pytest

from toolkit.schema import DOCUMENT
from toolkit.unify import unify


def found(**columns):
    size = max(map(len, columns.values()))
    base = {"text": ["t"] * size, "language": ["en"] * size}
    return pd.DataFrame({**base, **columns})


def test_columns_come_in_the_order_of_the_vocabulary_and_others_after():
    docs, problems = unify(found(mood=["good"], date=["2017-10-16"], text=["body"]))
    assert docs.columns.tolist() == [*DOCUMENT, "mood"]
    assert problems.columns.tolist() == ["file", "place", "problem", "kept"]
    assert len(problems) == 0


def test_text_columns_are_text_and_missing_is_empty():
    docs, _ = unify(found(title=["a", None], author=[float("nan"), "B"]))
    for name, column in DOCUMENT.items():
        assert (docs[name].dtype == "str") == (column.kind == "text"), name
        if column.kind == "text":
            assert not docs[name].isna().any()
    assert docs["title"].tolist() == ["a", ""]
    assert docs["author"].tolist() == ["", "B"]
    assert docs["url"].tolist() == ["", ""]


def test_the_frame_that_is_given_stays_as_it_is():
    table = found(date=["2017-10-16"], title=[None])
    before = table.copy()
    unify(table)
    pd.testing.assert_frame_equal(table, before)


def test_dates_keep_the_local_time_and_the_zone_stands_beside():
    docs, _ = unify(found(date=["2017-10-16T23:30:00+03:00", "2017-10-16", None]))
    assert docs["date"].tolist()[:2] == [
        pd.Timestamp("2017-10-16 23:30"),
        pd.Timestamp("2017-10-16"),
    ]
    assert docs["date"].isna().tolist() == [False, False, True]
    assert docs["zone"].tolist() == ["+03:00", "", ""]


def test_a_zone_that_is_given_wins():
    docs, _ = unify(found(date=["2017-10-16"] * 2, zone=["+04:30", None]))
    assert docs["zone"].tolist() == ["+04:30", ""]


def test_undated_documents_are_kept_and_told_with_their_place():
    days = ["2017-10-16", "2017-02-30", ""]
    table = found(text=list("abc"), date=days, file=["a"] * 3, place=["1", "2", "3"])
    docs, problems = unify(table)
    assert len(docs) == 3
    assert problems["place"].tolist() == ["2", "3"]
    assert problems["kept"].all()
    assert problems["problem"].iloc[1] == "no date"
    assert "2017-02-30" in problems["problem"].iloc[0]


def test_each_file_decides_how_its_numeric_dates_are_read():
    table = found(
        date=["03/04/2017", "16/10/2017", "03/04/2017", "10/16/2017", "2017-01-02"],
        file=["a", "a", "b", "b", "a"],
    )
    docs, _ = unify(table)
    assert docs["date"].dt.strftime("%m-%d").tolist() == [
        "04-03",
        "10-16",
        "03-04",
        "10-16",
        "01-02",
    ]


def test_ids_come_from_the_content_and_not_from_the_place():
    one = unify(found(text=["a", "b"], file=["x", "y"]))[0]["doc_id"].tolist()
    two = unify(found(text=["b", "a"], file=["p", "q"]))[0]["doc_id"].tolist()
    assert one == two[::-1]
    assert one[0] != one[1]


@pytest.mark.parametrize("name", ["outlet", "date", "title", "text", "url"])
def test_each_of_these_makes_another_id(name):
    base = {"outlet": "o", "date": "2017-10-16", "title": "t", "text": "x", "url": "u"}
    changed = {**base, name: "2017-10-17" if name == "date" else "other"}
    docs, problems = unify(pd.DataFrame([base, changed]).assign(language="en"))
    assert docs["doc_id"].nunique() == 2
    assert len(problems) == 0  # not by numbering what is the same


def test_fields_do_not_run_into_one_another_in_an_id():
    days = ["2017-10-16"] * 2
    docs, problems = unify(found(outlet=["ab", "a"], title=["c", "bc"], date=days))
    assert docs["doc_id"].nunique() == 2
    assert len(problems) == 0


def test_the_same_document_twice_gets_a_number_and_is_told():
    docs, problems = unify(found(text=["a", "a", "a"], date=["2017-10-16"] * 3))
    first = docs["doc_id"][0]
    assert docs["doc_id"].tolist() == [first, f"{first}-2", f"{first}-3"]
    assert problems["problem"].str.contains("was there before").sum() == 2


def test_language_codes_lose_case_and_region():
    docs, _ = unify(pd.DataFrame({"text": ["a"] * 3, "language": ["EN-us", "zh_Hant", "fa"]}))
    assert docs["language"].tolist() == ["en", "zh", "fa"]


def test_headlines_without_text_are_told_as_the_documents_say(root):
    table = found(text=["", "a"], title=["H", "T"], file="f", date=["2017-10-16"] * 2)
    _, problems = unify(table)
    (told,) = problems["problem"]
    assert told.startswith("1 document(s) have a headline and no text")
    call = 'columns={"text": "title"})'
    assert told.endswith(call) and call in (root / "docs/formats.md").read_text("utf-8")


def test_language_names_and_three_letter_codes_become_codes():
    given = ["English", "eng", "Persian", "Farsi", "fas", "per", "Arabic", "tur", "ENGLISH (US)"]
    docs, problems = unify(pd.DataFrame({"text": "a", "language": given}))
    assert docs["language"].tolist() == ["en", "en", *["fa"] * 4, "ar", "tr", "en"]
    assert not problems["problem"].str.contains("language").any()


def test_kurdish_is_told_apart_by_its_letters():
    text = ["کەرکووک گیرا", "Kerkûk hat girtin", "1", "کەرکووک", "Kerkûk", ""]
    given = ["ku", "kur", "Kurdish", "kmr", "ckb", "ku-Arab"]
    docs, _ = unify(pd.DataFrame({"text": text, "language": given, "title": [""] * 5 + ["ئا"]}))
    assert docs["language"].tolist() == ["ckb", "kmr", "ku", "kmr", "ckb", "ckb"]
    docs, _ = unify(pd.DataFrame({"text": text[:2]}), language="ku")
    assert docs["language"].tolist() == ["ckb", "kmr"]


def test_a_language_that_is_not_known_is_kept_and_told_once():
    given = ["Klingonish", "en", "Klingonish", "en, fr"]
    table = pd.DataFrame({"text": "a", "language": given, "file": "f", "date": "2017-10-16"})
    docs, problems = unify(table.assign(doc_id=list("abcd")))
    assert docs["language"].tolist() == given
    (row,) = problems.values.tolist()
    assert row[2].startswith("3 document(s) have a language that is no known name or code: 'Kling")
    assert row[0] == "f" and row[3]


def test_language_is_told_from_the_text_or_the_title():
    sentence = "The governor of the province spoke to reporters on Monday."
    docs, _ = unify(pd.DataFrame({"text": [sentence, "", "..."], "title": ["", sentence, ""]}))
    assert docs["language"].tolist() == ["en", "en", "und"]


def test_an_empty_table_has_all_columns():
    docs, problems = unify(pd.DataFrame({"text": []}))
    assert docs.columns.tolist() == [*DOCUMENT]
    assert docs["date"].dtype.kind == "M"
    assert len(docs) == len(problems) == 0


def test_how_exact_a_date_is_stands_beside_it():
    days = ["2017-10-16 08:00", "16 October 2017", "October 2017", "2017", "soon", None]
    docs, problems = unify(found(date=days, text=[*"abcdef"]))
    assert docs["precision"].tolist() == ["minute", "day", "month", "year", "", ""]
    assert docs["date"].dt.strftime("%F").tolist()[2:4] == ["2017-10-01", "2017-01-01"]
    assert problems["problem"].tolist() == ["'soon' is not a date that can be read", "no date"]


def test_what_is_said_of_our_own_documents_stays():
    docs, _ = unify(found(date=["October 2017", "2017-10-16 08:00", None]))
    again, _ = unify(docs.assign(precision=["month", "nonsense", "day"]))
    assert again["precision"].tolist() == ["month", "minute", ""]


def test_timestamps_are_days_or_moments_file_by_file():
    days = [
        pd.Timestamp("2017-10-16"),
        pd.Timestamp("2017-10-17"),
        pd.Timestamp("2017-10-17 08:00"),
    ]
    docs, _ = unify(found(date=days, file=["a", "b", "b"]))
    assert docs["precision"].tolist() == ["day", "minute", "minute"]


def test_the_day_of_collection_is_read_as_dates_are():
    days = ["03/04/2017", "16/10/2017", "03/04/2017", "۲۴ مهر ۱۳۹۶ ساعت ۱۰:۱۵"]
    docs, problems = unify(
        found(collected=days, date=["2017-10-16"] * 4, file=[*"aabb"], text=[*"abcd"])
    )
    told = docs["collected"].dt.strftime("%F %H:%M").tolist()
    assert told[:2] == ["2017-04-03 00:00", "2017-10-16 00:00"]
    assert pd.isna(told[2]) and told[3] == "2017-10-16 10:15"
    assert len(problems) == 0
