import pandas as pd
import pytest

import toolkit as tk
from toolkit import parallel
from toolkit.voices import quotes as module

TEXTS = [
    "“The road is shut,” said Rana Aziz, the mayor of Kirkuk. She denied that oil was stolen.",
    "“We wait,” Karim said. “We go.”",
    "",
    "The herald claimed the “old wall looks to be on the verge of collapse” and “it is the river "
    "that has gained the most”.\n\nAs reported in the citadel, the ministry threatened to cut "
    "water. Senator Jonas Hale warned of “severe floods“, pointing out that nobody had asked him. "
    "Friends became, overnight, “the enemy”. The post went further and warned that the town “is "
    "about to be cut in two”.",
    "وقال الناطق إن الطريق مغلق.",
    "ikinci bir metin",
]
COLUMNS = (
    "doc_id date outlet language kind source cue content stance person role source_kind resolved "
    "source_start source_end cue_start cue_end start end spans"
).split()


@pytest.fixture(scope="module")
def corpus():
    return tk.from_frame(
        pd.DataFrame(
            {
                "doc_id": list("abcdef"),
                "text": TEXTS,
                "outlet": ["A", "B", "A", "B", "A", "B"],
                "date": "2017-10-16",
                "language": ["en", "en", "en", "en", "xx", "yy"],
            }
        )
    )


@pytest.fixture(scope="module")
def table(corpus):
    return corpus.quotes(quiet=True)


def test_columns(table, in_vocabulary):
    assert [*table] == COLUMNS
    in_vocabulary(table)
    assert table["doc_id"].unique().tolist() == ["a", "b", "d"]


def test_places_cut_what_is_shown(corpus, table):
    text = corpus.docs.set_index("doc_id")["text"]
    for row in table.itertuples():
        whole = text[row.doc_id]
        pieces = [whole[slice(*map(int, span.split("-")))] for span in row.spans.split()]
        assert row.content == " ".join(pieces)
        assert whole[row.start :].startswith(pieces[0])
        assert whole[: row.end].endswith(pieces[-1])
        for name in ("source", "cue"):
            start, end = getattr(row, f"{name}_start"), getattr(row, f"{name}_end")
            assert getattr(row, name) == ("" if start < 0 else whole[start:end])
    order = table.groupby("doc_id", sort=False)["start"].apply(lambda s: s.is_monotonic_increasing)
    assert order.all()


def test_content_in_two_stretches(table):
    (row,) = table[table["doc_id"] == "b"].itertuples()
    assert (row.content, row.spans) == ("“We wait,” “We go.”", "0-10 23-31")
    assert (row.start, row.end) == (0, 31)


def test_the_page_that_is_read_closely(table):
    marked = table[(table["doc_id"] == "d") & (table["kind"] != "indirect")]
    assert marked[["source", "cue", "kind", "stance"]].values.tolist() == [
        ["The herald", "claimed", "mixed", "distancing"],
        ["Senator Jonas Hale", "warned of", "direct", "neutral"],
        ["The post", "warned", "mixed", "neutral"],
    ]
    whole = " ".join(marked["content"])
    for piece in (
        "“old wall looks to be on the verge of collapse”",
        "“it is the river that has gained the most”",
        "“severe floods“",
        "“is about to be cut in two”",
    ):
        assert piece in whole
    assert "enemy" not in " ".join(table["content"])
    reported = table[table["cue"] == "reported"]
    assert reported["source"].tolist() == ["the citadel"]


def test_who_it_is(table):
    first = table.iloc[0]
    assert (first["person"], first["resolved"]) == ("Rana Aziz", "name")
    second = table[table["source"] == "She"].iloc[0]
    assert (second["source"], second["person"]) == ("She", "Rana Aziz")
    assert second["resolved"] == "pronoun"


def test_themes_inside_the_content(corpus):
    themes = tk.themes({"flood": ["flood*"], "oil": ["oil"], "road": ["road"], "of": ["warned"]})
    table = corpus.quotes(themes=themes, quiet=True)
    assert [*table] == [*COLUMNS, "themes"]
    found = dict(zip(table["content"], table["themes"], strict=True))
    assert found["“The road is shut,”"] == "road"
    assert found["that oil was stolen"] == "oil"
    assert found["“severe floods“"] == "flood"
    assert set(table["themes"]) == {"road", "oil", "flood", ""}


def test_themes_at_the_ends_of_the_content(corpus):
    words = {"first": ["that"], "last": ["stolen"], "before": ["denied"], "after": ["said"]}
    table = corpus.quotes(themes=tk.themes(words), quiet=True)
    found = dict(zip(table["content"], table["themes"], strict=True))
    assert found["that oil was stolen"] == "first; last"
    assert found["“We wait,” “We go.”"] == ""


def test_the_title_names_persons_too():
    frame = pd.DataFrame({"title": ["Rana Aziz leaves"], "text": ["“No,” said Ms. Aziz."]})
    table = tk.from_frame(frame, language="en").quotes()
    assert list(table["person"]) == ["Rana Aziz"]


def test_kinds_and_languages(corpus, table):
    direct = corpus.quotes(kinds="direct", quiet=True)
    expected = table[table["kind"] == "direct"].reset_index(drop=True)
    pd.testing.assert_frame_equal(direct, expected)
    pd.testing.assert_frame_equal(corpus.quotes(languages=["en"]), table)
    with pytest.raises(tk.ToolkitError, match=r"kinds='quoted' is not known\. Allowed: 'direct'"):
        corpus.quotes(kinds="quoted")
    with pytest.raises(tk.ToolkitError, match=r"languages='tlh' is not known\. Allowed: .*'en'"):
        corpus.quotes(languages="tlh")
    with pytest.raises(tk.ToolkitError, match="kinds=3 is not known"):
        corpus.quotes(kinds=3)


def test_documents_without_rules_are_told(corpus, capsys):
    corpus.quotes()
    said = capsys.readouterr().out
    assert said == (
        "quotes: 2 of 6 documents are in languages without rules for quotations and are not read "
        "(xx 1, yy 1).\n"
    )
    corpus.where(language="en").quotes()
    corpus.quotes(quiet=True)
    assert capsys.readouterr().out == ""


def test_nothing_to_read_gives_an_empty_table(corpus, table, in_vocabulary):
    empty = corpus.where("outlet == 'Z'").quotes(themes=["road"])
    assert [*empty] == [*COLUMNS, "themes"]
    assert len(empty) == 0
    assert (empty.dtypes[COLUMNS] == table.dtypes).all()
    in_vocabulary(empty)


def test_a_part_of_the_corpus_gives_a_part_of_the_table(corpus, table):
    part = corpus.where(outlet="B").quotes(quiet=True)
    pd.testing.assert_frame_equal(part, table[table["outlet"] == "B"].reset_index(drop=True))


def test_the_same_from_any_number_of_processes_and_chunks(corpus, table, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1)
    pd.testing.assert_frame_equal(corpus.quotes(quiet=True), table)

    def spread(function, jobs):
        return parallel.in_order(function, jobs, patience=0)

    monkeypatch.setattr(module, "in_order", spread)
    pd.testing.assert_frame_equal(corpus.quotes(quiet=True), table)
