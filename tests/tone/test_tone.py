"""Tone towards a target: windows, negation and voices by hand; the interval by simulation."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

WORDS = {"positive": ["brave", "victory", "praise*"], "negative": ["betray*", "defeat", "corrupt"]}
COUNTS = ["hits", "window_words", "positive", "negative", "negated"]


def corpus_of(*texts: str, language="en", **columns) -> tk.Corpus:
    return tk.from_frame(pd.DataFrame({"text": list(texts), "language": language, **columns}))


def counts(table: pd.DataFrame) -> list[list[int]]:
    return table[COUNTS].to_numpy().tolist()


def test_words_in_the_sentences_that_mention_the_target(in_vocabulary):
    text = "The brave militia left. A corrupt man stayed. Militias betrayed the militia."
    table = corpus_of(text, "Corrupt men.", "A militia.").tone("militia*", lexicon=WORDS)
    in_vocabulary(table)
    # The second text does not mention it; the third has no word of the lexicon.
    assert counts(table) == [[3, 3 + 2, 1, 1, 0], [1, 1, 0, 0, 0]]
    assert table["tone"].iloc[0] == 0 and np.isnan(table["tone"].iloc[1])


@pytest.mark.parametrize(
    ("window", "words", "positive", "negative"), [(1, 2, 0, 0), (2, 4, 1, 0), (4, 7, 1, 1)]
)
def test_words_in_a_window_of_tokens(window, words, positive, negative):
    # brave a MILITIA b c d betrayed e: two words before it, five after.
    text, other = "brave a. Militia b c, d betrayed e", "praise defeat"
    table = corpus_of(other, text, other).tone("militia", lexicon=WORDS, window=window)
    told = {1: [1, 2], 2: [1, 4], 4: [1, 6]}[window]
    assert counts(table)[0][:4] == [*told, positive, negative]
    assert len(table) == 1


def test_a_word_near_two_mentions_counts_once():
    table = corpus_of("militia brave militia").tone("militia", lexicon=WORDS, window=5)
    assert counts(table) == [[2, 1, 1, 0, 0]]


def test_words_of_the_target_itself_do_not_count():
    lexicon = {"positive": ["popular"], "negative": ["militia*"]}
    corpus = corpus_of("Popular mobilization is popular, no militia.")
    table = corpus.tone("popular mobilization", lexicon=lexicon, negation=False)
    assert counts(table) == [[1, 4, 1, 1, 0]]


def test_each_stretch_counts_once_the_longest():
    lexicon = {"positive": ["victory"], "negative": ["pyrrhic victory"]}
    table = corpus_of("A pyrrhic victory of the militia.").tone("militia", lexicon=lexicon)
    assert counts(table)[0][2:4] == [0, 1]


@pytest.mark.parametrize(
    ("text", "negation", "expected"),
    [
        ("The militia won no victory.", True, [0, 1, 1]),
        ("The militia won no victory.", False, [1, 0, 0]),
        ("The militia did not ever betray us.", True, [1, 0, 1]),
        ("The militia did not in all this time betray us.", True, [0, 1, 0]),
        ("The militia did not in all this time betray us.", 5, [1, 0, 1]),
        ("Not so. The militia betrayed us.", 9, [0, 1, 0]),  # not in its sentence
        ("The militia's victory is not in doubt.", True, [1, 0, 0]),  # it stands behind
    ],
)
def test_a_word_that_denies_turns_the_next_ones_round(text, negation, expected):
    table = corpus_of(text).tone("militia", lexicon=WORDS, negation=negation)
    assert counts(table)[0][2:] == expected


@pytest.mark.parametrize(
    ("language", "text", "target"),
    [
        ("fa", "شبه‌نظامیان بدون پیروزی بازگشتند.", "شبه‌نظامیان"),
        ("ar", "عادت الميليشيا بدون انتصار.", "ميليشيا"),
        ("ckb", "میلیشیا بەبێ سەرکەوتن گەڕایەوە.", "میلیشیا"),
        ("kmr", "Mîlîsan bê serkeftin vegeriyan.", "mîlîsan"),
    ],
)
def test_every_language_has_words_and_denials_of_its_own(language, text, target):
    # Written for this test: the militia came back without victory.
    corpus = corpus_of(text, language=language)
    with_language = {"it": {"patterns": [target]}}
    assert counts(corpus.tone(with_language, lexicon="tone"))[0][2:] == [0, 1, 1]
    assert counts(corpus.tone(with_language, lexicon="tone", negation=0))[0][2:] == [1, 0, 0]


def test_own_and_quoted_words_are_told_apart(in_vocabulary):
    text = 'The brave militia "betrayed the victory", he said of the corrupt militia.'
    corpus = corpus_of(text)
    by_voice = {
        voice: counts(corpus.tone("militia", lexicon=WORDS, voice=voice))[0]
        for voice in ("all", "own", "quoted")
    }
    assert by_voice == {
        "all": [2, 10, 2, 2, 0],
        "own": [2, 7, 1, 1, 0],
        "quoted": [2, 3, 1, 1, 0],
    }
    apart = corpus.tone("militia", lexicon=WORDS, voice="apart")
    in_vocabulary(apart)
    assert apart["voice"].tolist() == ["own", "quoted"]
    assert counts(apart) == [by_voice["own"], by_voice["quoted"]]


def test_groups_are_means_over_documents(in_vocabulary):
    texts = ["brave brave brave militia"] * 2 + ["corrupt militia", "militia", "rain"]
    corpus = corpus_of(*texts, outlet=["A", "A", "A", "A", "B"])
    table = corpus.tone("militia", lexicon=WORDS, by="outlet")
    in_vocabulary(table)
    line = table.iloc[0]
    assert line[["docs", "total_docs", "hits", "positive", "negative", "toned_docs"]].tolist() == [
        4, 4, 4, 6, 1, 3,
    ]  # fmt: skip
    assert line["tone"] == pytest.approx(1 / 3)  # not 5 / 7: each article counts once
    low, high = _wilson(2, 3)
    assert [line["low"], line["high"]] == pytest.approx([2 * low - 1, 2 * high - 1])
    empty = table.iloc[1]
    assert empty[["docs", "total_docs", "toned_docs"]].tolist() == [0, 1, 0]
    assert empty[["tone", "low", "high"]].isna().all()


def _wilson(k: float, n: float) -> tuple[float, float]:
    """Score interval, from Wilson (1927)."""
    z = 1.959963984540054
    centre, half = k / n + z * z / 2 / n, z * (k / n * (1 - k / n) / n + z * z / 4 / n**2) ** 0.5
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


@pytest.mark.parametrize("words", [1, 4])
def test_the_interval_covers_the_mean_tone_it_should(words):
    # Articles with so many words each, praise with a chance of .3: the mean tone is -.4.
    rng = np.random.default_rng(11)
    kept = np.array(["corrupt", "brave"])
    texts, group = [], []
    for trial in range(300):
        for drawn in rng.random((25, words)) < 0.3:
            texts.append("militia " + " ".join(kept[drawn.astype(int)]))
            group.append(str(trial))
    table = corpus_of(*texts, outlet=group).tone("militia", lexicon=WORDS, by="outlet")
    covered = ((table["low"] <= -0.4) & (table["high"] >= -0.4)).mean()
    assert covered >= 0.93
    assert table["tone"].mean() == pytest.approx(-0.4, abs=0.03)


def test_values_of_words_weigh(write):
    values = {"brave": 1, "betray*": -3}
    corpus = corpus_of("brave brave militia betrayed", "the militia betrayed no one")
    table = corpus.tone("militia", lexicon=values)
    assert table["tone"].tolist() == pytest.approx([(2 - 3) / 5, -1])
    assert counts(table)[0][2:4] == [2, 1]
    path = write("words.csv", "word,value,language\nbrave,1,en\nbetray*,-3,\nbrave,-9,fa\n")
    pd.testing.assert_frame_equal(
        corpus.tone("militia", lexicon=path).drop(columns="remark"), table.drop(columns="remark")
    )


def test_a_theme_file_of_two_sides(write):
    path = write("own.toml", '[positive]\npatterns = ["brave"]\n[negative]\npatterns = ["bad"]\n')
    table = corpus_of("bad brave bad militia").tone("militia", lexicon=path)
    assert counts(table)[0][2:4] == [1, 2]
    assert table["remark"].tolist() == [f"lexicon {str(path)!r} not validated here"]


def test_several_targets_and_phrases():
    corpus = corpus_of("The Iraqi army is brave. Peshmerga betrayed it.")
    table = corpus.tone({"army": ["iraqi army", "army"], "kurds": ["peshmerga"]}, lexicon=WORDS)
    assert table["target"].tolist() == ["army", "kurds"]
    assert table["tone"].tolist() == [1, -1]
    single = corpus.tone(["iraqi army", "peshmerga"], lexicon=WORDS)
    assert single["target"].tolist() == ["iraqi army, peshmerga"] and single["tone"].tolist() == [0]


def test_every_row_says_that_nothing_is_validated_until_you_say_so():
    corpus = corpus_of("The militia praised it.", outlet="A")
    told = "lexicon 'tone' not validated here"
    assert corpus.tone("militia", lexicon="tone")["remark"].tolist() == [told]
    assert corpus.tone("militia", lexicon="tone", by="outlet")["remark"].tolist() == [told]
    sure = corpus.tone("militia", lexicon="tone", validated=True, by="outlet")
    assert sure["remark"].tolist() == [""]


def test_languages_without_words_and_mixed_groups_are_told():
    texts = ["brave militia", "Die tapfere Miliz"]
    corpus = corpus_of(*texts, language=["en", "de"], outlet="A")
    table = corpus.tone(["militia", "miliz"], lexicon="tone", validated=True)
    assert table["remark"].tolist() == ["", "the lexicon has no words of this language"]
    grouped = corpus.tone(
        ["militia", "miliz"], lexicon={"positive": ["brave", "tapfere"], "negative": ["x"]},
        by="outlet", validated=True,
    )  # fmt: skip
    assert grouped["remark"].tolist() == ["several languages, whose tones cannot be compared"]


def test_the_words_that_were_counted_can_be_read(in_vocabulary):
    text = "Rain fell. The militia won\nno victory, he said. It is corrupt."
    lines = corpus_of(text).tone("militia", lexicon=WORDS, lines=True)
    in_vocabulary(lines)
    assert len(lines) == 1
    line = lines.iloc[0]
    assert line["pattern"] == "victory" and line["word_value"] == -1 and line["denied"]
    assert line["passage"] == "The militia won no victory, he said"
    assert text[line["start"] : line["end"]] == "victory"
    assert not len(corpus_of("rain").tone("militia", lexicon=WORDS, lines=True))


def test_copies_are_counted_as_asked():
    text = "The brave militia went from the river to the hills and the brave men with it left."
    corpus = corpus_of(text, text, outlet=["A", "B"])
    assert len(corpus.tone("militia", lexicon=WORDS)) == 2
    assert len(corpus.tone("militia", lexicon=WORDS, copies="distinct")) == 1


def test_a_sample_for_validation_can_be_drawn_from_the_lexicon():
    words = tk.themes("tone").frame().query("language == 'en' and not excluded")
    near = {
        side: {"in_context": part["pattern"].tolist(), "context": ["militia*"], "within": 9}
        for side, part in words.groupby("theme")
    }
    texts = ["brave militia", "corrupt militia", "brave men", "the militia"] * 10
    corpus = corpus_of(*texts, outlet="A")
    sample = corpus.validation_sample(near, n=20)
    assert sample.groupby("theme")["flagged"].sum().tolist() == [10, 10]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"lexicon": "sentiment"}, "There is no lexicon 'sentiment'. Give lexicon='tone'"),
        ({"lexicon": "nowhere.csv"}, "There is no lexicon file 'nowhere.csv'"),
        ({"lexicon": {"good": ["brave"]}}, "called positive and negative; here are 'good'"),
        (
            {"lexicon": {"brave": 1, "bad": 0}},
            "The word 'bad' has the value 0; it must be a number",
        ),
        ({"lexicon": 3}, "3 is no lexicon of tone"),
        ({"window": "paragraph"}, "window='paragraph' is not known. Allowed: 'sentence', or a"),
        ({"window": 0}, "window=0 must be a whole number, 1 or more"),
        ({"negation": -1}, "negation=-1 must be a whole number"),
        ({"voice": "his"}, "voice='his' is not known"),
        ({"target": 5}, "5 is no target. Give a word, 'militia"),
        ({"by": "page"}, "neither a period nor a column"),
        ({"level": 2}, "level"),
    ],
)
def test_refusals_say_what_is_allowed(asked, told):
    with pytest.raises(ToolkitError, match=told):
        corpus_of("militia").tone(**{"target": "militia", "lexicon": WORDS} | asked)


def test_words_of_a_csv_are_checked(write):
    corpus = corpus_of("militia")
    with pytest.raises(ToolkitError, match="lacks 'value'"):
        corpus.tone("militia", lexicon=write("a.csv", "word\nbrave\n"))
    with pytest.raises(ToolkitError, match="The word 'brave' has the value 'much'"):
        corpus.tone("militia", lexicon=write("b.csv", "word,value\nbrave,much\n"))
    with pytest.raises(ToolkitError, match=r"is in language 'xx'\. Allowed: 'en'"):
        corpus.tone("militia", lexicon=write("c.csv", "word,value,language\nbrave,1,xx\n"))


@pytest.mark.parametrize(
    "text", ["word;value\nbrave;1\n", "\ufeffWord,Value\nbrave,1\n", "word\tvalue\nbrave\t1\n"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_csv_is_read_as_spreadsheets_save_it(tmp_path, text, encoding):
    path = tmp_path / "words.csv"
    path.write_bytes(text.encode(encoding))
    assert corpus_of("brave militia").tone("militia", lexicon=path)["positive"].tolist() == [1]


@pytest.mark.parametrize("text", ["", 'word,value\n"brave,1\n'])
def test_a_broken_csv_is_told(write, text):
    with pytest.raises(ToolkitError, match=r"words\.csv' cannot be read: .* Give lexicon='tone'"):
        corpus_of("militia").tone("militia", lexicon=write("words.csv", text))


def test_a_word_cannot_praise_and_blame(write):
    corpus = corpus_of("brave militia")
    both = {"positive": ["brave", "good"], "negative": ["Brave"]}
    with pytest.raises(ToolkitError, match="'brave' stands both among the positive and the neg"):
        corpus.tone("militia", lexicon=both)
    with pytest.raises(ToolkitError, match="The word 'brave' has two values, 1 and -2"):
        corpus.tone("militia", lexicon={"Brave": 1, "brave": -2})
    path = write("two.csv", "word,value,language\nbrave,1,en\nbrave,-1,fa\n")
    assert corpus.tone("militia", lexicon=path)["tone"].tolist() == [1]


def brute(tokens, window, reach):
    """Counts of one document by a walk over its words; "." ends a sentence."""
    sentence, number = [], 0
    for word in tokens:
        sentence.append(number)
        number += word == "."
    places = [i for i, word in enumerate(tokens) if word != "."]
    words = [tokens[i] for i in places]
    of = [sentence[i] for i in places]
    named = [i for i, word in enumerate(words) if word == "militia"]
    near = {
        i
        for i, word in enumerate(words)
        if word != "militia"
        and any(of[i] == of[m] if window == "sentence" else abs(i - m) <= window for m in named)
    }
    positive = negative = negated = 0
    for i in near:
        value = (words[i] == "brave") - (words[i] == "corrupt")
        back = range(max(i - reach, 0), i)
        denied = any(words[j] == "not" and of[j] == of[i] for j in back)
        value *= -1 if denied else 1
        positive, negative = positive + (value > 0), negative + (value < 0)
        negated += bool(value) and denied
    return [len(named), len(near), positive, negative, negated]


@pytest.mark.parametrize("window", ["sentence", 1, 2, 50])
def test_counts_are_those_of_a_walk_over_the_words(window):
    random = np.random.default_rng(4)
    kinds = ["militia", "brave", "corrupt", "not", "river", "."]
    texts = [
        [*random.choice(kinds, 14, p=[0.15, 0.2, 0.15, 0.15, 0.25, 0.1]), "."] for _ in range(60)
    ]
    written = [" ".join(w.capitalize() for w in text).replace(" .", ".") for text in texts]
    words = {"positive": ["brave"], "negative": ["corrupt"]}
    table = corpus_of(*written).tone("militia", lexicon=words, window=window, negation=2)
    expected = [found for text in texts if (found := brute(text, window, 2))[0]]
    assert counts(table) == expected


def test_a_mention_over_the_end_of_a_sentence_is_of_both():
    table = corpus_of("The brave Iran. Militia men betrayed us. A victory.").tone(
        "iran militia", lexicon=WORDS
    )
    assert counts(table) == [[1, 5, 1, 1, 0]]


def test_a_word_does_not_deny_itself():
    words = {"positive": ["brave"], "negative": ["not"]}
    table = corpus_of("Not militia.").tone("militia", lexicon=words)
    assert counts(table) == [[1, 1, 0, 1, 0]]
