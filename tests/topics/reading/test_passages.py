import re

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.tokens import Tokens
from toolkit.topics.model import TopicModel
from toolkit.topics.reading.passages import SLACK, WORDS, cut
from toolkit.topics.vocabulary import Vocabulary

LOW = [f"low{n}" for n in range(200)]


def cut_of(text, worth=None):
    """Passage of a text in which the words that begin with 'oil', or those given, are worth 1."""
    tokens = Tokens.build([text])
    words = [tokens.types[c] for c in tokens.codes]
    value = (
        np.array([w.lower().startswith("oil") for w in words], float) if worth is None else worth
    )
    start, end = cut(text, tokens.starts, tokens.starts + tokens.lengths[tokens.codes], value)
    return text[start:end]


def test_the_window_with_most_of_the_topic():
    text = " ".join([*LOW[:100], *["oil"] * 30, *LOW[100:]])
    words = cut_of(text).split()
    assert len(words) == WORDS and words.count("oil") == 30  # no bound of a sentence is near


def test_bounds_of_sentences_outwards_where_they_are_near():
    before = " ".join(LOW[:60]) + "."
    said = '"' + " ".join(["Oil", *LOW[60:68], *["oil"] * 40, *LOW[68:75]]) + '."'
    after = " ".join(["Then", *LOW[75:150]])
    text = f"{before} {said} {after}"
    assert cut_of(text) == said
    assert cut_of(text.replace(". ", ".\n\n")) == said


def test_bounds_inwards_where_there_is_none_outwards():
    head = " ".join(LOW[:60])
    text = f"{head} oil oil. " + " ".join(["Oil"] * 48) + " " + " ".join(LOW[60:120])
    assert cut_of(text).split()[:2] == ["Oil", "Oil"]
    text = " ".join([*LOW[:60], *["oil"] * 48]) + ". oil oil " + " ".join(LOW[60:120])
    assert cut_of(text).endswith("oil.")


@pytest.mark.parametrize("stop", ["؟", "۔", "!", "…", ".»"])
def test_marks_that_end_sentences(stop):
    text = " ".join(LOW[:55]) + f"{stop} " + " ".join([*["oil"] * 45, *LOW[60:70]]) + f"{stop} x y"
    assert cut_of(text).startswith("oil") and cut_of(text).endswith(stop)


def test_the_first_term_of_a_model_is_seen():
    """A model whose topic is about its term number 0."""
    text = " ".join([*LOW[:100], *["oil"] * 30, *LOW[100:]])
    corpus = tk.from_frame(pd.DataFrame({"text": [text], "doc_id": ["a"], "language": "en"}))
    terms = np.array(["oil", "low5"], dtype=object)
    model = TopicModel(
        np.array([[0.9, 0.1], [0.1, 0.9]]),
        np.array([[0.9, 0.1]]),
        Vocabulary(tuple(terms), terms),
        np.array(["a"]),
        {"engine": "x"},
        corpus=corpus,
    )
    assert model.documents(0)["passage"][0].split().count("oil") == 30


def test_an_initial_ends_no_sentence():
    text = " ".join(LOW[:60]) + " J. " + " ".join(["oil"] * 50) + " R. " + " ".join(LOW[60:120])
    assert cut_of(text) == " ".join(["oil"] * 50)


def test_a_short_text_is_shown_whole_and_an_empty_one_is_none():
    assert cut_of('  "Oil fell," he said.  ') == '  "Oil fell," he said.'.strip()
    assert cut_of("") == "" and cut_of(" ... ") == ""
    assert cut_of("rain and snow.") == "rain and snow."  # nothing of the topic


def test_the_first_of_equal_windows_and_no_more_words_than_said():
    text = " ".join(LOW)
    assert cut_of(text).split()[0] == "low0"
    for place in range(0, 200, 7):
        worth = np.zeros(200)
        worth[place] = 1
        words = cut_of(text, worth).split()
        assert f"low{place}" in words and WORDS <= len(words) <= WORDS + 2 * SLACK


def test_each_word_counts_by_how_likely_it_came_from_the_topic():
    # "price" is likelier in the second topic, but the document has little of that one.
    words = Vocabulary(("oil", "price", "vote"), np.array(["oil", "price", "vote"], dtype=object))
    phi = np.array([[0.5, 0.4, 0.1], [0.0, 0.5, 0.5]])
    halves = " ".join([*["vote"] * 60, *["and"] * 60, *["price"] * 60])
    frame = pd.DataFrame({"doc_id": ["a", "b"], "text": [halves, "oil"], "language": "en"})
    corpus = tk.from_frame(frame)
    theta = np.array([[0.9, 0.1], [0.5, 0.5]])
    model = TopicModel(phi, theta, words, np.array(["a", "b"]), {"engine": "x"}, corpus=corpus)
    shown = model.documents().groupby(["topic", "doc_id"])["passage"].first()
    assert set(shown[0, "a"].split()) == {"price"}
    assert set(shown[1, "a"].split()) == {"vote"}
    assert shown[0, "b"] == "oil"


def test_passages_are_cut_from_the_text_in_any_script():
    text = (
        " ".join(["گفت"] * 70) + "؟ " + "\n".join(["نفت کرکوک را فروختند."] * 12) + " پایان " * 60
    )
    frame = pd.DataFrame({"text": [text, "انتخابات برگزار شد"] * 3, "language": "fa"})
    model = tk.from_frame(frame).topics(2, min_docs=2, fits=1, max_share=1.0)
    table = model.documents(n=1)
    for row in table.itertuples():
        assert row.passage == re.sub(r"\s+", " ", row.text[row.start : row.end])
    oil = table[table["passage"].str.contains("نفت")]
    assert len(oil) == 1 and oil["passage"].iloc[0].startswith("نفت")
