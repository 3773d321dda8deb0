import pandas as pd
import pytest

import toolkit as tk

ORGANISATIONS = {
    "irgc": {
        "patterns": ["revolutionary guard", "islamic revolutionary guard corps"],
        "exclude": ["guard post"],
    },
    "guard": ["guard*"],
}


def corpus_of(*texts, language="en"):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": language}))


def test_eight_documents_by_hand(eight):
    table = eight.lookup({"oil": ["oil"], "city": {"patterns": ["kirkuk"], "aliases": ["کرکوک"]}})
    assert list(table) == ["doc_id", "theme", "pattern", "position", "start", "end"]
    assert table.groupby("theme", sort=False).size().to_dict() == {"oil": 4, "city": 8}
    city = table[table["theme"].eq("city")]
    assert city["doc_id"].tolist() == ["d1", "d2", "d4", "d4", "d4", "d6", "d7", "d7"]
    assert city["pattern"].tolist() == ["kirkuk"] * 6 + ["کرکوک"] * 2
    assert city["position"].tolist() == [3, 3, 0, 1, 2, 2, 2, 4]


@pytest.mark.parametrize("themes", [["kirkuk", "oil in"], {"x": ["no *", "کرکوک"]}])
def test_offsets_cut_the_match(eight, themes):
    texts = eight.docs.set_index("doc_id")["text"]
    patterns = {"kirkuk": {"kirkuk", "KIRKUK", "Kirkuk"}, "oil in": {"oil in"}}
    patterns |= {"no *": {"No oil"}, "کرکوک": {"کرکوک"}}
    table = eight.lookup(themes)
    assert len(table)
    for hit in table.itertuples():
        assert texts[hit.doc_id][hit.start : hit.end] in patterns[hit.pattern]


def test_the_longest_counts_once_and_themes_are_independent():
    text = "The Islamic Revolutionary Guard Corps and a revolutionary guard post"
    table = corpus_of(text).lookup(ORGANISATIONS)
    assert table[["theme", "pattern", "position"]].values.tolist() == [
        ["irgc", "islamic revolutionary guard corps", 1],
        ["guard", "guard*", 3],
        ["guard", "guard*", 8],
    ]
    assert [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == [
        "Islamic Revolutionary Guard Corps",
        "Guard",
        "guard",
    ]


def test_a_language_holds_for_its_documents(eight):
    themes = {"oil": {"ckb": {"patterns": ["نەوت*"]}, "fa": {"patterns": ["oil", "نەوت"]}}}
    assert eight.lookup(themes)["doc_id"].tolist() == ["d8", "d8"]
    assert eight.where(language="en").lookup(themes).empty


def test_an_exclusion_can_be_of_one_language():
    themes = {"oil": {"patterns": ["oil"], "tr": {"exclude": ["olive oil"]}}}
    assert len(corpus_of("olive oil").lookup(themes)) == 1
    assert len(corpus_of("olive oil", language="tr").lookup(themes)) == 0


def test_no_hit_keeps_the_columns_and_their_kinds(eight):
    empty, full = eight.lookup(["zzz"]), eight.lookup(["oil"])
    assert empty.empty and list(empty) == list(full)
    assert empty[["position", "start", "end"]].dtypes.eq("int64").all()


def test_every_hit_of_the_shipped_corpus_is_its_pattern(shipped, root):
    from toolkit.language.fold import fold
    from toolkit.matching.patterns import Pattern, find
    from toolkit.tokens import Tokens

    texts = shipped.docs.set_index("doc_id")["text"]
    themes = root / "corpora/kirkuk-2017/themes.toml"
    table = shipped.where(language="en").lookup(themes)
    cut = [fold(texts[h.doc_id][h.start : h.end]) for h in table.itertuples()]
    assert len(table) > 100
    for pattern, word in set(zip(table["pattern"], cut, strict=True)):
        alone = Tokens.build([word])
        first, length = find(alone, Pattern(pattern))
        assert (first.tolist(), length.tolist()) == ([0], [len(alone)])


@pytest.mark.parametrize("verb", ["lookup", "track"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (tk.Themes(), "There is no theme among those given"),
        ("kirkuk", r"no theme file 'kirkuk'. To look for the word write a list: \['kirkuk'\]"),
        ("no/such/file.toml", "no theme file"),
        (None, "None is no theme. Give a list of words"),
    ],
)
def test_what_is_no_theme_is_told(eight, verb, given, told):
    with pytest.raises(tk.ToolkitError, match=told):
        getattr(eight, verb)(given)
