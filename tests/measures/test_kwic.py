import sys

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError


def corpus_of(*texts, **columns):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}).assign(**columns))


def lines(table):
    return table[["pre", "keyword", "post"]].values.tolist()


@pytest.mark.parametrize("pattern", ["kirkuk", "oil*", "no oil", "کرکوک", "*"])
def test_the_keyword_is_cut_from_the_text(eight, pattern):
    texts = eight.docs.set_index("doc_id")["text"]
    table = eight.kwic(pattern)
    assert len(table)
    for line in table.itertuples():
        assert texts[line.doc_id][line.start : line.end] == line.keyword


def test_eight_documents_by_hand(eight):
    table = eight.kwic("kirkuk", window=2)
    assert list(table) == [
        "doc_id", "date", "outlet", "pre", "keyword", "post", "pattern", "position", "start", "end"
    ]  # fmt: skip
    assert table["doc_id"].tolist() == ["d1", "d2", "d4", "d4", "d4", "d6"]
    assert table["position"].tolist() == [3, 3, 0, 1, 2, 2]
    assert table["start"].tolist() == [15, 10, 0, 7, 14, 9]
    assert lines(table)[:3] == [
        ["and water.", "Kirkuk", "'s oil"],
        ["oil in", "Kirkuk", ", they said"],
        ["", "KIRKUK", "KIRKUK kirkuk"],
    ]
    assert set(table["pattern"]) == {"kirkuk"}
    assert pd.isna(table["date"].iloc[-1])


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (0, ["", "d", ""]),
        (1, ["c", "d", "e"]),
        (2, ["b c", "d", "e f"]),
        (9, ["a b c", "d", "e f g"]),
    ],
)
def test_the_window_is_in_words(window, expected):
    assert lines(corpus_of("a b c d e f g").kwic("d", window=window)) == [expected]
    phrase = corpus_of("a b c D d e f g").kwic("d d", window=window)
    assert lines(phrase) == [[expected[0], "D d", expected[2]]]


def test_no_context_from_other_documents():
    table = corpus_of("a b", "c", "d e", "").kwic("*", window=9)
    assert lines(table) == [
        ["", "a", "b"],
        ["a", "b", ""],
        ["", "c", ""],
        ["", "d", "e"],
        ["d", "e", ""],
    ]


def test_line_breaks_are_shown_as_blanks():
    assert lines(corpus_of("a\n\nb\toil \n gas").kwic("oil gas")) == [["a b", "oil gas", ""]]


@pytest.mark.parametrize(
    ("language", "text", "keyword", "pre", "post"),
    [
        ("fa", "نیروها دیروز کرکوک را گرفتند.", "کرکوک", "نیروها دیروز", "را گرفتند"),
        ("ar", "دخلت القوات مدينة كركوك أمس", "كركوك", "دخلت القوات مدينة", "أمس"),
        ("ckb", "هێزەکان گەیشتنە کەرکووک دوێنێ", "کەرکووک", "هێزەکان گەیشتنە", "دوێنێ"),
    ],
)
def test_right_to_left_text_stays_in_reading_order(language, text, keyword, pre, post):
    table = corpus_of(text).kwic(keyword)
    assert lines(table) == [[pre, keyword, post]]
    assert text.index(pre) < table["start"][0] < text.index(post)


SORTED = ["b a oil z", "a b OIL y", "c a Oil x"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (None, ["d0", "d1", "d2"]),
        # From the word beside the keyword backwards: "a b", "a c", "b a".
        ("pre", ["d0", "d2", "d1"]),
        ("post", ["d2", "d1", "d0"]),
        ("outlet", ["d1", "d2", "d0"]),
        ("date", ["d2", "d0", "d1"]),
        ("doc_id", ["d0", "d1", "d2"]),
        (["outlet", "post"], ["d2", "d1", "d0"]),
        (["keyword", "pre"], ["d0", "d2", "d1"]),
    ],
)
def test_sorting(sort, expected):
    corpus = corpus_of(
        *SORTED,
        doc_id=["d0", "d1", "d2"],
        outlet=["B", "A", "A"],
        date=["2017-10-17", None, "2017-10-16"],
    )
    assert corpus.kwic("oil", sort=sort)["doc_id"].tolist() == expected


def test_a_draw_is_in_order_and_the_same_for_a_seed():
    corpus = corpus_of(*["oil " * 50] * 2)
    drawn = corpus.kwic("oil", n=10, seed=3)
    everything = corpus.kwic("oil")
    assert len(drawn) == 10 and len(everything) == 100
    pd.testing.assert_frame_equal(drawn, corpus.kwic("oil", n=10, seed=3))
    assert not drawn.equals(corpus.kwic("oil", n=10, seed=4))
    assert not drawn.equals(everything.head(10))
    assert len(drawn.merge(everything)) == 10
    places = [*zip(drawn["doc_id"].ne(drawn["doc_id"][0]), drawn["start"], strict=True)]
    assert places == sorted(places)
    assert len(corpus.kwic("oil", n=1000)) == 100


def test_several_patterns_count_a_stretch_once():
    corpus = corpus_of("Islamic State of Iraq, state oil")
    table = corpus.kwic(["state", "islamic state", "oil"])
    assert table["keyword"].tolist() == ["Islamic State", "state", "oil"]
    assert table["pattern"].tolist() == ["islamic state", "state", "oil"]


def test_how_strings_are_read():
    corpus = corpus_of("Oil oils OIL")
    assert corpus.kwic("oil*", valuetype="fixed")["keyword"].tolist() == ["Oil", "OIL"]
    assert corpus.kwic("^o.{2}$", valuetype="regex")["keyword"].tolist() == ["Oil", "OIL"]
    assert corpus.kwic("OIL", case=True)["keyword"].tolist() == ["OIL"]


def test_themes_are_listed_theme_by_theme_without_the_excluded():
    corpus = corpus_of("olive oil and Kirkuk oil", "kerkuk")
    made = tk.themes(
        {"oil": {"patterns": ["oil"], "exclude": ["olive oil"]}, "city": ["kirkuk", "kerkuk"]}
    )
    table = corpus.kwic(made, window=0)
    assert table[["theme", "keyword", "pattern"]].values.tolist() == [
        ["oil", "oil", "oil"],
        ["city", "Kirkuk", "kirkuk"],
        ["city", "kerkuk", "kerkuk"],
    ]
    assert table["start"].tolist() == [21, 14, 0]
    # Drawn and sorted tables keep pattern and place of each line together.
    drawn = corpus.kwic(made, window=0, n=2, sort="keyword")
    assert len(drawn.merge(table)) == 2


def test_no_match_is_an_empty_table_with_the_same_columns(eight):
    assert list(eight.kwic("zzz")) == list(eight.kwic("oil"))
    assert eight.kwic("zzz").empty
    assert eight.where("outlet == 'none'").kwic("oil", sort="pre").empty


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"window": -1}, "window=-1 must be a whole number, 0 or more"),
        ({"window": True}, "window=True must be"),
        ({"window": 10**19}, "window=10000000000000000000 is too large"),
        ({"n": 2.5}, "n=2.5 must be a whole number"),
        ({"n": -1}, "n=-1 must be a whole number"),
        ({"seed": None}, "seed=None must be a whole number"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
        ({"sort": 5}, "sort='5' is not known"),
        ({"patterns": None}, "None is no pattern. Give a word"),
        ({"patterns": tk.Themes()}, "There is no theme"),
        ({"window": 2.5}, "window=2.5 must be"),
        ({"sort": "left"}, "sort='left' is not known. Allowed: 'pre'"),
        ({"patterns": []}, "No pattern was given"),
        ({"patterns": "--"}, "holds no word"),
        ({"valuetype": "perl"}, "valuetype='perl' is not known"),
    ],
)
def test_what_cannot_be_used_is_told(eight, given, told):
    with pytest.raises(ToolkitError, match=told):
        eight.kwic(**{"patterns": "oil", **given})


def test_a_part_shows_its_own_texts(eight):
    part = eight.where(outlet="South")
    texts = part.docs.set_index("doc_id")["text"]
    table = part.kwic("oil")
    assert table["doc_id"].tolist() == ["d2", "d6"]
    cut = [texts[r.doc_id][r.start : r.end] for r in table.itertuples()]
    np.testing.assert_array_equal(cut, ["oil", "Oil"])


def test_numbers_of_numpy_are_numbers(eight):
    table = eight.kwic("oil", window=np.int64(2), n=np.int32(3), seed=np.uint8(1))
    pd.testing.assert_frame_equal(table, eight.kwic("oil", window=2, n=3, seed=1))


@pytest.mark.parametrize(
    "options", [{"case": True}, {"valuetype": "regex"}, {"valuetype": "fixed"}, {"language": "ar"}]
)
def test_themes_say_themselves_how_they_are_read(tiny, options):
    with pytest.raises(tk.ToolkitError, match="valuetype, case and language are for words; themes"):
        tiny.kwic(tk.themes(["oil"]), **options)
    assert len(tiny.kwic(tk.themes(["oil"]), case=False, valuetype="glob")) == 2


@pytest.mark.parametrize("options", [{"case": True}, {"valuetype": "regex"}])
def test_endings_go_with_plain_words_only(tiny, options):
    with pytest.raises(tk.ToolkitError, match="language='ar' finds clitics and endings of words"):
        tiny.kwic("oil", language="ar", **options)
    with pytest.raises(tk.ToolkitError, match=r"language=\['ar'\] is not known. Allowed: 'en'"):
        tiny.kwic("oil", language=["ar"])


def test_the_clitics_of_a_language_are_found():
    corpus = corpus_of("بكركوك و الكركوكي", "كركوك")
    assert corpus.kwic("كركوك")["keyword"].tolist() == ["كركوك"]
    assert corpus.kwic("كركوك", language="ar")["keyword"].tolist() == [
        "بكركوك",
        "الكركوكي",
        "كركوك",
    ]


def test_a_table_of_themes_is_no_list_of_words(tiny):
    with pytest.raises(
        tk.ToolkitError, match=r"is no pattern\. .* tk.themes\(\{'oil': \['oil', 'petr"
    ):
        tiny.kwic({"oil": ["petrol"]})


def test_lines_of_a_theme_are_those_that_count():
    theme = {"in_context": ["strike"], "context": ["wages"], "within": 2, "anaphors": ["they"]}
    themes = tk.themes(
        {
            "x": theme | {"negation": 1},
            "y": {"patterns": ["walkout"], "part_of": "x"},
            "z": ["rain"],
        }
    )
    corpus = corpus_of("They strike for wages", "strike they", "walkout they", "no strike wages")
    table = corpus.kwic(themes.only("x"), window=1)
    assert table[["theme", "pre", "keyword", "post", "pattern"]].values.tolist() == [
        ["x", "", "They", "strike", "they"],
        ["x", "They", "strike", "for", "strike"],
        ["x", "", "walkout", "they", "walkout"],
        ["x", "walkout", "they", "", "they"],
    ]


def test_lines_do_not_depend_on_how_many_texts_are_cut_at_a_time(monkeypatch):
    texts = [f"oil {i}  and\n\ngas\u00a0{i} or\u200coil" for i in range(7)] + ["", "gas"]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    themes = tk.themes({"gas": ["gas"], "oil": ["oil"]})  # found one after the other
    every = corpus.kwic(themes, window=3)
    for _, line in every.iterrows():
        text = corpus.docs.set_index("doc_id").at[line["doc_id"], "text"]
        assert line["keyword"] == text[line["start"] : line["end"]]
        assert line["pre"] == " ".join(text[: line["start"]].split()[-3:])
    monkeypatch.setattr(sys.modules["toolkit.measures.kwic"], "AT_ONCE", 2)
    pd.testing.assert_frame_equal(corpus.kwic(themes, window=3), every)
