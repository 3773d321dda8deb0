"""Words around one name against those around another, counted by hand and by brute force."""

import re

import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.naming.contexts import label_contexts

OWN = {"pmf": {"PMF": ["pmf"], "militia": ["militia*"], "Hashd": ["hashd"]}}
TEXTS = [
    "Zeal aside the PMF freed towns",
    "the PMF freed towns; the PMF freed hills",
    "a militia burned towns",
    "a militia burned wells",
    "the hashd",
]
ALL = {"drop_stopwords": False, "min_docs": 1, "min_count": 1}


def corpus(texts=TEXTS, language="en"):
    return tk.from_frame(pd.DataFrame({"text": texts, "language": language}))


def brute(texts, name, others, window):
    """Words within so many of a name, each once, the names themselves left out."""
    found, docs = {}, {}
    for number, text in enumerate(texts):
        words = re.findall(r"\w+", text.lower())
        near = {
            j
            for i, word in enumerate(words)
            if word == name
            for j in range(max(0, i - window), min(len(words), i + window + 1))
            if words[j] not in others
        }
        for j in near:
            found[words[j]] = found.get(words[j], 0) + 1
            docs.setdefault(words[j], set()).add(number)
    return found, {word: len(d) for word, d in docs.items()}


@pytest.mark.parametrize("window", [1, 2, 3, 30])
def test_windows_are_those_counted_by_brute_force(window, in_vocabulary):
    table = label_contexts(corpus(), "PMF", "militia", OWN, window=window, **ALL)
    in_vocabulary(table)
    rows = table.set_index("term")
    names = {"pmf", "militia", "hashd"}
    for side, name in (("target", "pmf"), ("reference", "militia")):
        hits, docs = brute(TEXTS, name, names, window)
        got = rows[f"n_{side}"]
        assert got[got > 0].to_dict() == hits
        assert rows.loc[list(docs), f"docs_{side}"].to_dict() == docs
        assert set(table[f"tokens_{side}"]) == {sum(hits.values())}


def test_scores_are_those_of_keyness_on_the_same_counts():
    table = label_contexts(corpus(), "PMF", "militia", OWN, window=3, **ALL)
    from toolkit.words.scores import keyness_of_counts

    again = keyness_of_counts(
        table["n_target"], table["n_reference"], table["tokens_target"], table["tokens_reference"],
        ["log_odds_z", "g2_two_term"],
    )  # fmt: skip
    pd.testing.assert_series_equal(table["g2_two_term"], again["g2_two_term"])
    pd.testing.assert_series_equal(table["log_odds_z"], again["log_odds_z"])


def test_without_another_name_all_rivals_are_on_the_other_side():
    table = label_contexts(corpus(), "PMF", None, OWN, window=1, **ALL).set_index("term")
    assert table.loc["the", ["n_target", "n_reference"]].tolist() == [3, 1]  # the hashd
    assert table.loc["a", "n_reference"] == 2


def test_stop_words_and_words_of_one_article_are_left_out():
    table = label_contexts(corpus(), "PMF", "militia", OWN)
    assert set(table["term"]) == {"freed", "burned", "towns"}
    assert table["direction"].tolist() == ["more", "more", "less"]


def test_no_window_reaches_into_another_document():
    part = corpus(["one two three", "PMF", "militia four", "PMF five"])
    table = label_contexts(part, "PMF", "militia", OWN, window=9, **ALL)
    assert set(table["term"]) == {"four", "five"}


def test_only_so_many_words_of_either_side():
    table = label_contexts(corpus(), "PMF", "militia", OWN, n=1, **ALL)
    assert table["direction"].tolist() == ["more", "less"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (("pmf_x",), "name='pmf_x' is not known"),
        (("PMF", "PMF"), "other='PMF' is no rival of 'PMF'. Allowed: 'militia', 'Hashd'"),
    ],
)
def test_names_must_be_rivals(given, message):
    with pytest.raises(ToolkitError, match=message):
        label_contexts(corpus(), *given, families=OWN)


def test_a_name_that_stands_nowhere_has_no_context():
    with pytest.raises(ToolkitError, match="'Hashd' stands nowhere in these documents, so there"):
        label_contexts(corpus(TEXTS[:4]), "Hashd", "PMF", OWN)
    with pytest.raises(ToolkitError, match="in the voice 'quoted'"):
        label_contexts(corpus(), "PMF", "militia", OWN, voice="quoted")


def test_several_languages_are_refused():
    part = corpus(TEXTS, ["en", "en", "en", "en", "kmr"])
    with pytest.raises(ToolkitError, match=r"several languages.*label_contexts"):
        label_contexts(part, "PMF", None, OWN)
    assert len(label_contexts(part, "PMF", "militia", OWN))  # the third name is not compared


def test_a_family_of_one_name_has_no_rival():
    corpus = tk.from_frame(pd.DataFrame({"text": ["The PMF came."]}), language="en")
    with pytest.raises(ToolkitError, match=r"has one name only, 'PMF', so no rival .*collocates"):
        corpus.label_contexts("PMF", families={"pmf": {"PMF": ["pmf"]}})
