import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.topics import anchoring
from toolkit.topics.anchoring import anchored
from toolkit.topics.vocabulary import chosen


def case(texts, language="en", **rules):
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": language}))
    words, _ = chosen(corpus, **{"min_docs": 1, "max_share": 1.0} | rules)
    return corpus, words


def weights(corpus, words, themes):
    themes = tk.themes(themes)
    return pd.DataFrame(anchored(corpus, words, themes), index=list(themes), columns=words.terms)


def test_the_weights_by_counting(monkeypatch):
    """Written out with loops over every token."""
    monkeypatch.setattr(anchoring, "NEAR", 2)
    draw = np.random.default_rng(0)
    vocabulary = ["oil", "gas", "vote", "rain", "islamic", "state", "snow"]
    texts = [" ".join(draw.choice(vocabulary, n)) for n in (30, 1, 25, 40, 3)]
    texts.append("the islamic state, the state and islamic state")
    corpus, words = case(texts)
    found = weights(corpus, words, {"IS": ["islamic state"]}).loc["IS"]
    inside, near, total = (dict.fromkeys(vocabulary, 0) for _ in range(3))
    everywhere = nearby = 0
    for text in texts:
        row = text.replace(",", "").split()
        starts = [i for i in range(len(row) - 1) if row[i : i + 2] == ["islamic", "state"]]
        for i, word in enumerate(row):
            if word in total:
                a_match = any(s <= i < s + 2 for s in starts)
                close = any(s - 2 <= i < s + 4 for s in starts)
                total[word] += 1
                inside[word] += a_match
                near[word] += close
                everywhere += not a_match
                nearby += close and not a_match
    usual = nearby / everywhere
    for word in vocabulary:
        part = (near[word] + 2 * usual) / (total[word] + 2)
        expected = max((part - usual) / (1 - usual), 0, inside[word] / total[word])
        assert found[word] == pytest.approx(expected, abs=1e-12)


def test_a_word_of_a_phrase_counts_as_far_as_it_is_the_phrase():
    texts = ["the islamic state fell"] * 4 + ["the state department spoke of the weather"] * 12
    found = weights(*case(texts), {"IS": ["islamic state", "isis"]}).loc["IS"]
    assert found["islamic"] == 1
    assert found["state"] == pytest.approx(4 / 16, abs=0.1)
    assert found["department"] == found["weather"] == 0
    assert found["state"] < found["fell"] < found["islamic"]  # beside it, always


def test_what_a_theme_leaves_out_is_none_of_it():
    texts = ["kirkuk burned"] * 3 + ["the kirkuk-ceyhan pipeline"] * 9
    themes = {"kirkuk": {"patterns": ["kirkuk"], "exclude": ["kirkuk-ceyhan"]}}
    found = weights(*case(texts), themes).loc["kirkuk"]
    assert found["pipeline"] == 0
    assert found["kirkuk"] == pytest.approx(0.25, abs=0.1) and found["burned"] > 0.4


def test_clitics_and_endings_of_the_language_are_followed():
    texts = ["وصل بكركوك الجيش", "عاد الكركوكيون إلى منازلهم", "مطر غزير اليوم"] * 3
    found = weights(*case(texts, "ar"), {"kirkuk": {"ar": {"patterns": ["كركوك"]}}}).loc["kirkuk"]
    assert found["بكركوك"] == found["الكركوكيون"] == 1
    assert found["غزير"] == 0


def test_words_near_by_stay_in_their_document():
    found = weights(*case(["kirkuk oil", "gas rain"] * 5), ["kirkuk"]).loc["kirkuk"]
    assert found["oil"] > 0.3 and found["gas"] == found["rain"] == 0


def test_a_theme_that_is_everywhere_has_its_own_words_alone():
    found = weights(*case(["kirkuk oil gas"] * 4 + ["kirkuk rain"]), ["kirkuk"]).loc["kirkuk"]
    assert found["kirkuk"] == 1 and found.drop("kirkuk").max() == 0


def test_a_theme_that_is_nowhere_is_told():
    with pytest.raises(ToolkitError, match=r"The theme 'zika' is found in no document"):
        weights(*case(["oil gas"] * 5), ["oil", "zika"])


def test_a_theme_whose_words_the_model_leaves_out_is_told():
    corpus, words = case(["oil gas"] * 3 + ["oil rain"] * 3 + ["snow"], min_docs=2, max_share=0.5)
    told = r"No word of the theme 'oil' is a term .* found in 6 of 7 documents.*max_share=1.0"
    with pytest.raises(ToolkitError, match=told):
        weights(corpus, words, ["oil"])
    with pytest.raises(ToolkitError, match=r"theme 'snow' .* in 1 of 7 documents.* min_docs=2"):
        weights(corpus, words, ["gas", "snow"])


def test_the_same_theme_twice_is_told():
    corpus, words = case(["oil gas", "vote rain"] * 3)
    with pytest.raises(ToolkitError, match=r"themes 'a' and 'c' are found at the same words"):
        weights(corpus, words, {"a": ["oil"], "b": ["vote"], "c": ["oil*"]})
