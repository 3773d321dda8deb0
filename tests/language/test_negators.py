"""Words that deny a match which they stand before."""

import pandas as pd
import pytest

import toolkit as tk
from toolkit.language import LANGUAGES
from toolkit.matching.rules import Languages
from toolkit.themes import themes
from toolkit.tokens import Tokens

#: Language, pattern, sentences in which it is denied, and in which it is not.
SENTENCES = [
    ("en", "militia", "There was no militia. They left without any militia.", "The militia left."),
    ("ar", "ميليشيات", "دخلوا بدون ميليشيات. ليست هناك ميليشيات. ولا ميليشيات", "دخلت ميليشيات"),
    ("fa", "شبه‌نظامی", "هیچ شبه‌نظامی نماند. بدون شبه نظامی", "یک شبه‌نظامی آمد"),
    ("ckb", "میلیشیا", "هیچ میلیشیایەک نەما. بەبێ میلیشیا. نەک میلیشیا", "میلیشیایەک هات"),
    ("kmr", "milîs", "ne milîs in. Bêyî milîsan çûn. bê milîs", "Milîsek hat"),
    ("tr", "milis", "Hiçbir milis yok. Asla milis", "Bir milis geldi"),
]


def found(code, pattern, text, negation):
    tokens = Tokens.build([text])
    theme = {"x": {"negation": negation, code: {"patterns": [pattern]}}}
    return len(themes(theme).matcher(tokens, Languages.from_values([code])).hits("x").spans.first)


@pytest.mark.parametrize(("code", "pattern", "denied", "affirmed"), SENTENCES)
def test_a_theme_with_negation_leaves_out_what_is_denied(code, pattern, denied, affirmed):
    for sentence in denied.split(". "):
        assert found(code, pattern, sentence, 0) == 1, sentence
        assert found(code, pattern, sentence, 3) == 0, sentence
    assert found(code, pattern, affirmed, 3) == 1


def test_every_language_has_negators_that_are_words_of_their_own():
    for language in LANGUAGES.values():
        assert language.negators
        for word in language.negators:
            assert len(Tokens.build([word])) == 1, word


def test_negators_of_one_language_do_not_deny_in_another():
    tokens = Tokens.build(["na militia"])
    theme = {"x": {"negation": 3, "patterns": ["militia"]}}
    assert len(themes(theme).matcher(tokens, Languages.from_values(["en"])).hits("x").spans.first)


def test_a_negator_with_an_accent_denies_as_written_only():
    made = tk.themes({"oil": {"patterns": ["oil", "petrol"], "negation": 2}})
    texts = ["may be oil", "bê petrol"]
    frame = pd.DataFrame({"text": texts, "language": "und", "doc_id": ["a", "b"]})
    assert tk.from_frame(frame).lookup(made)["doc_id"].tolist() == ["a"]
