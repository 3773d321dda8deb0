"""Keyness of parts of a corpus: counted by hand and by brute force."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.frequencies import display_terms
from toolkit.tokens import Tokens
from toolkit.words import keyness_of_counts, tallies
from toolkit.words.distinct import first_of_each
from toolkit.words.terms import spelled

TEXTS = [
    ("a1", "A", "2017-10-02", "Oil and gas. Oil again, said the minister."),
    ("a2", "A", "2017-10-09", "The price of OIL fell"),
    ("b1", "B", "2017-10-16", "Rain and the river, rain and hail"),
    ("b2", "B", "2017-11-20", "The minister said nothing of rain"),
    ("c1", "C", "2017-11-21", "gas gas gas gas"),
]
FIRST = ["rank", "term", "direction", "n_target", "n_reference"]


def made(rows=TEXTS, **more):
    frame = pd.DataFrame(rows, columns=["doc_id", "outlet", "date", "text"])
    return tk.from_frame(frame.assign(**{"language": "en"} | more))


@pytest.fixture(scope="module")
def corpus():
    return made()


@pytest.fixture(scope="module")
def drawn():
    """Four hundred documents of three outlets, words by Zipf's law, some spelled in two ways."""
    rng = np.random.default_rng(3)
    words = [f"{'Cde'[i % 3]}w{i}" for i in range(120)]
    rows = []
    for number in range(400):
        outlet = "ABC"[rng.integers(3)]
        text = [words[min(z, 119)] for z in rng.zipf(1.4, rng.integers(0, 30))]
        text += ["special"] * rng.integers(3) if outlet == "B" else []
        text = [w.upper() if rng.random() < 0.2 else w for w in text]
        rows.append((f"d{number}", outlet, "2017-10-16", " ".join(text)))
    return made(rows)


def by_hand(corpus, rows, other):
    """Hits and documents of both sides, word by word."""
    texts = corpus.docs["text"].str.lower().str.split()
    found = []
    for side in (rows, other):
        found.append(Counter(w for words in texts[side] for w in words))
        found.append(Counter(w for words in texts[side] for w in set(words)))
        found.append(Counter())
        for words in texts[side]:
            for word, count in Counter(words).items():
                found[-1][word] = max(found[-1][word], count)
    return found


def check(table, corpus, rows, other):
    hits, docs, most, other_hits, other_docs, other_most = by_hand(corpus, rows, other)
    assert len(table)
    for row in table.itertuples():
        assert (row.n_target, row.n_reference) == (hits[row.term], other_hits[row.term])
        assert (row.docs_target, row.docs_reference) == (docs[row.term], other_docs[row.term])
        on, top = (other_hits, other_most) if row.direction == "less" else (hits, most)
        assert row.largest_part == pytest.approx(top[row.term] / on[row.term])
    assert (table["tokens_target"] == hits.total()).all()
    assert (table["tokens_reference"] == other_hits.total()).all()


def test_counts_by_hand(corpus, in_vocabulary):
    found = corpus.keyness({"outlet": "A"}, {"outlet": "B"}, min_count=2)
    in_vocabulary(found)
    assert (
        found[FIRST].values.tolist()
        == [
            [1, "oil", "more", 3, 0],
            [1, "rain", "less", 0, 3],
            [2, "and", "less", 1, 2],
            [1, "minister", "equal", 1, 1],
            [2, "of", "equal", 1, 1],
            [3, "said", "equal", 1, 1],
            [4, "the", "equal", 2, 2],
        ]
        or found["tokens_target"].iloc[0] != found["tokens_reference"].iloc[0]
    )
    oil = found.set_index("term").loc["oil"]
    assert (oil["tokens_target"], oil["tokens_reference"]) == (13, 13)
    assert (oil["docs_target"], oil["docs_reference"]) == (2, 0)
    assert oil["rate_target"] == pytest.approx(10_000 * 3 / 13)
    assert oil["g2_two_term"] == pytest.approx(2 * 3 * np.log(2))
    assert oil["largest_part"] == pytest.approx(2 / 3)
    assert oil["remark"] == "one document has 2 of 3"


@pytest.mark.parametrize("at_once", [1, 50, 1 << 20])
def test_counts_by_brute_force(drawn, monkeypatch, at_once):
    monkeypatch.setattr(tallies, "AT_ONCE", at_once)
    inside = drawn.docs["outlet"].eq("B")
    table = drawn.keyness({"outlet": "B"}, min_count=1)
    check(table, drawn, inside, ~inside)
    assert len(table) == len(drawn.frequencies())
    assert table["term"].iloc[0] == "special"
    again = drawn.keyness({"outlet": "B"}, {"outlet": ["C", "A"]}, min_count=1)
    pd.testing.assert_frame_equal(table, again)


def test_scores_are_those_of_the_counts(drawn):
    names = ["chi2", "log_ratio", "log_odds_z", "ell"]
    table = drawn.keyness({"outlet": "B"}, measures=names, min_count=8)
    counts = [table[c] for c in ("n_target", "n_reference", "tokens_target", "tokens_reference")]
    expected = keyness_of_counts(*counts, names)
    columns = [*expected.columns[6:]]
    assert {"log_ratio_low", "log_odds_delta", "p_holm", "direction"} <= set(columns)
    pd.testing.assert_frame_equal(table[columns], expected[columns])


def test_the_strongest_come_first_in_either_direction(drawn):
    for order in ("g2_two_term", "log_ratio", "odds_ratio", "fisher_p", "lrc"):
        table = drawn.keyness({"outlet": "B"}, order=order, min_count=8)
        ways = table["direction"].tolist()
        assert ways == sorted(ways, key=["more", "less", "equal"].index)
        rising = {"fisher_p": ("more", "less"), "g2_two_term": ()}.get(order, ("less",))
        for way, part in table.groupby("direction"):
            steps = part[order].diff().dropna()
            assert (steps >= 0).all() if way in rising else (steps <= 0).all()
            assert part["rank"].tolist() == list(range(1, len(part) + 1))
    few = drawn.keyness({"outlet": "B"}, n=3)
    assert few["direction"].tolist() == ["more"] * 3 + ["less"] * 3
    every = drawn.keyness({"outlet": "B"})
    pd.testing.assert_frame_equal(few[:3], every[:3])  # corrected for all terms, shown or not
    only = drawn.keyness({"outlet": "B"}, direction="less", n=2)
    assert only["term"].tolist() == few["term"].tolist()[3:5]


def test_probabilities_are_those_of_the_first_test_whatever_the_order(drawn):
    table = drawn.keyness({"outlet": "B"}, measures=["log_ratio", "chi2"], order="log_ratio")
    full = keyness_of_counts(*(table[c] for c in [
        "n_target", "n_reference", "tokens_target", "tokens_reference"]), ["chi2"])  # fmt: skip
    np.testing.assert_allclose(table["p_holm"], full["p_holm"])
    few = drawn.keyness({"outlet": "B"}, measures=["log_ratio", "chi2"], order="log_ratio", n=2)
    both = few.merge(table, on="term")
    np.testing.assert_allclose(both["p_holm_x"], both["p_holm_y"])
    plain = drawn.keyness({"outlet": "B"}, n=2, correction="bonferroni")
    expected = np.minimum(plain["p_value"] * len(table), 1)
    np.testing.assert_allclose(plain["p_bonferroni"], expected)


def test_each_outlet_against_the_others(drawn, in_vocabulary):
    table = drawn.keyness(by="outlet", direction="both", min_count=3)
    in_vocabulary(table)
    for outlet, part in table.groupby("outlet"):
        inside = drawn.docs["outlet"].eq(outlet)
        check(part, drawn, inside, ~inside)
        alone = drawn.keyness({"outlet": outlet}, min_count=3)
        same = part.drop(columns=["outlet", "g2_overall", "df", "p_overall"])
        pd.testing.assert_frame_equal(same.reset_index(drop=True), alone)
    assert next(iter(table)) == "outlet" and table["outlet"].is_monotonic_increasing
    # Over all groups at once, from scipy: the two-term ratio is that of one cell in each group.
    counts = table[table["term"].eq("special")].set_index("outlet")["n_target"]
    sizes = table.groupby("outlet")["tokens_target"].first()
    expected = sizes * counts.sum() / sizes.sum()
    g2 = 2 * sum(c * np.log(c / e) for c, e in zip(counts, expected, strict=True) if c)
    special = table[table["term"].eq("special")].iloc[0]
    assert special["g2_overall"] == pytest.approx(g2) and special["df"] == 2
    from scipy.stats import chi2

    np.testing.assert_allclose(table["p_overall"], chi2.sf(table["g2_overall"], 2), rtol=1e-9)
    assert drawn.keyness(by="outlet")["direction"].eq("more").all()


def test_with_two_groups_the_overall_test_is_that_of_the_two(drawn):
    two = drawn.where(outlet=["A", "B"])
    table = two.keyness(by="outlet")
    np.testing.assert_allclose(table["g2_overall"], table["g2_two_term"], rtol=1e-9, atol=1e-9)


def test_groups_are_counted_anew_where_they_are_many(drawn, monkeypatch):
    from toolkit.words import groups

    kept = drawn.keyness(by="outlet")
    monkeypatch.setattr(groups, "KEPT", 0)
    pd.testing.assert_frame_equal(drawn.keyness(by="outlet"), kept)
    monkeypatch.setattr(groups, "MOST", 20)
    with pytest.raises(ToolkitError, match=r"up to .* rows; allowed: 20\. Ask for .* n=50"):
        drawn.keyness(by="outlet")
    assert len(drawn.keyness(by="outlet", n=4)) == 12


def test_periods_and_combinations(corpus):
    table = corpus.keyness(by=["outlet", "month"], min_count=1)
    assert list(table)[:2] == ["outlet", "period"]
    cells = table[["outlet", "period"]].drop_duplicates().values.tolist()
    assert [[o, str(p)[:7]] for o, p in cells] == [
        ["A", "2017-10"], ["B", "2017-10"], ["B", "2017-11"], ["C", "2017-11"],
    ]  # fmt: skip
    october = corpus.keyness({"date": "2017-10"}, min_count=1)
    assert october["tokens_target"].iloc[0] == 20


def test_a_corpus_may_be_a_side(corpus):
    named = corpus.keyness({"outlet": "A"}, {"outlet": ["B", "C"]}, min_count=1)
    part = corpus.where(outlet="A")
    pd.testing.assert_frame_equal(corpus.keyness(part, min_count=1), named)
    rest = corpus.where(outlet=["B", "C"])
    pd.testing.assert_frame_equal(part.keyness(part, rest, min_count=1), named)
    pd.testing.assert_frame_equal(
        corpus.keyness({"query": "outlet == 'A'"}, rest, min_count=1), named
    )
    foreign = made([("x", "X", "2017-10-16", "Hail fell. OIL ‘fell’ hail Hail")])
    table = corpus.keyness({"outlet": "A"}, foreign, min_count=1).set_index("term")
    assert table.loc["hail", ["n_target", "n_reference", "docs_reference"]].tolist() == [0, 3, 1]
    assert table.loc["oil", ["n_target", "n_reference"]].tolist() == [3, 1]
    assert table["tokens_reference"].eq(6).all()
    assert table.loc["hail", "remark"] == "one document has 3 of 3"
    turned = foreign.keyness(foreign, corpus.where(outlet="A"), min_count=1).set_index("term")
    assert turned.loc["hail", ["n_target", "n_reference"]].tolist() == [3, 0]


def test_a_list_of_frequencies_may_be_the_reference(corpus, in_vocabulary):
    listed = pd.DataFrame({"term": ["oil", "OIL", "hail"], "n": [5, 1, 4]})
    table = corpus.keyness({"outlet": "A"}, listed, reference_total=1000, min_count=1)
    in_vocabulary(table)
    assert "docs_reference" not in table
    table = table.set_index("term")
    assert table.loc["oil", ["n_target", "n_reference"]].tolist() == [3, 6]
    assert table.loc["hail", "direction"] == "less" and np.isnan(table.loc["hail", "largest_part"])
    assert table.loc["hail", "remark"] == ""
    assert table["tokens_reference"].eq(1000).all()
    summed = corpus.keyness({"outlet": "A"}, listed)
    assert summed["tokens_reference"].eq(10).all()
    own = corpus.where(outlet="B").frequencies()
    lists = corpus.keyness({"outlet": "A"}, own, min_count=1)
    texts = corpus.keyness({"outlet": "A"}, {"outlet": "B"}, min_count=1)
    known = lists.columns.drop(["largest_part", "remark"])
    pd.testing.assert_frame_equal(lists[known], texts[known])


WIRE = (
    "Iraqi forces took the governorate building in Kirkuk on Monday after a short fight with "
    "Peshmerga units near the airport and the oil fields, officials of both sides said."
)


@pytest.fixture(scope="module")
def printed():
    rows = [
        ("a1", "A", "2017-10-16", WIRE),
        ("a2", "A", "2017-10-17", WIRE),
        ("a3", "A", "2017-10-18", "Peshmerga units left the city."),
        ("b1", "B", "2017-10-17", WIRE),
        ("b2", "B", "2017-10-19", "Rain fell on the city and on the hills around it."),
    ]
    return made(rows)


def test_reprints_count_once_on_each_side(printed):
    def hits(**how):
        table = printed.keyness({"outlet": "A"}, {"outlet": "B"}, min_count=1, **how)
        return table.set_index("term").loc["peshmerga", ["n_target", "n_reference"]].tolist()

    assert hits() == [3, 1]
    assert hits(copies="distinct") == [2, 1]  # what both print is in both
    groups = printed.keyness(by="outlet", copies="distinct", min_count=1, direction="both")
    told = groups[groups["term"].eq("peshmerga")].set_index("outlet")["n_target"]
    assert told.to_dict() == {"A": 2, "B": 1}


def test_one_text_with_its_copies_may_carry_a_word(printed):
    def row(**how):
        table = printed.keyness({"outlet": "A"}, min_count=1, **how).set_index("term")
        return table.loc["peshmerga", ["largest_part", "remark"]].tolist()

    assert row() == [pytest.approx(1 / 3), ""]
    known = {"groups": printed.copies()}
    assert row(**known) == [pytest.approx(2 / 3), "one text, with its copies, has 2 of 3"]
    table = printed.keyness(by="outlet", min_count=1, **known)
    part = table[table["outlet"].eq("A")].set_index("term")
    assert part.loc["peshmerga", "largest_part"] == pytest.approx(2 / 3)


def test_terms_of_few_documents_may_be_left_out(drawn, corpus):
    every = drawn.keyness({"outlet": "B"}, min_count=3)
    some = drawn.keyness({"outlet": "B"}, min_count=3, min_docs=4)
    docs = every["docs_target"].where(every["direction"].ne("less"), every["docs_reference"])
    left = every[docs.ge(4)].drop(columns="rank").reset_index(drop=True)
    assert 0 < len(left) < len(every)
    pd.testing.assert_frame_equal(some.drop(columns="rank"), left)  # p corrected for all
    listed = pd.DataFrame({"term": ["hail"], "n": [9]})
    table = corpus.keyness({"outlet": "A"}, listed, min_count=1, min_docs=2)
    assert set(table["term"]) == {"the", "oil", "hail"}


def test_stop_words_stay_unless_they_are_not_wanted(corpus):
    with_them = corpus.keyness({"outlet": "A"}, min_count=1)
    without = corpus.keyness({"outlet": "A"}, min_count=1, drop_stopwords=True)
    assert "the" in set(with_them["term"]) and "the" not in set(without["term"])
    assert without["tokens_target"].iloc[0] == with_them["tokens_target"].iloc[0]


def test_languages_are_not_mixed():
    rows = [
        *TEXTS,
        ("f1", "A", "2017-10-02", "نفت و گاز"),
        ("f2", "B", "2017-10-03", "باران و نفت"),
    ]
    mixed = made(rows, language=["en"] * 5 + ["fa"] * 2)
    with pytest.raises(
        ToolkitError, match=r"several languages, 'en', 'fa'.*where\(language='en'\)"
    ):
        mixed.keyness({"outlet": "A"})
    with pytest.raises(ToolkitError, match="several languages"):
        mixed.keyness(by="outlet")
    each = mixed.keyness({"outlet": "A"}, {"outlet": "B"}, languages="each", min_count=1)
    assert next(iter(each)) == "language"
    fa = mixed.where(language="fa").keyness({"outlet": "A"}, {"outlet": "B"}, min_count=1)
    part = each[each["language"].eq("fa")].drop(columns="language").reset_index(drop=True)
    pd.testing.assert_frame_equal(part, fa)
    groups = mixed.keyness(by="outlet", languages="each", min_count=1)
    assert groups.groupby("language")["outlet"].nunique().to_dict() == {"en": 3, "fa": 2}
    with pytest.raises(ToolkitError, match="no language that both sides have"):
        mixed.keyness({"language": "en"}, {"language": "fa"}, languages="each")
    unknown = made(language=["en"] * 4 + ["und"])
    assert len(unknown.keyness({"outlet": "A"}, min_count=1))


def test_spellings_of_one_word_are_one_term():
    rows = [("a", "A", "2017-10-16", "كركوك کرکوک کرکوک"), ("b", "B", "2017-10-16", "کرکوک هولير")]
    table = made(rows, language="fa").keyness({"outlet": "A"}, min_count=1)
    assert table.set_index("term").loc["کرکوک", ["n_target", "n_reference"]].tolist() == [3, 1]


def test_the_same_sides_are_not_counted_twice_and_others_are(drawn, monkeypatch):
    corpus = drawn.where(outlet=["A", "B", "C"])  # an index of its own
    counted = []
    count = tallies.tally
    monkeypatch.setattr(tallies, "tally", lambda *a: counted.append(len(a[1])) or count(*a))
    first = corpus.keyness({"outlet": "A"}, {"outlet": "B"})
    sizes = corpus.docs["outlet"].value_counts()
    assert counted == [sizes["A"], sizes["B"]]
    pd.testing.assert_frame_equal(corpus.keyness({"outlet": "A"}, {"outlet": "B"}), first)
    corpus.keyness({"outlet": "B"}, {"outlet": "A"}, measures="chi2", min_count=1)
    assert len(counted) == 2
    corpus.keyness({"outlet": "A"})  # the same target, another reference
    assert counted[2:] == [len(corpus) - sizes["A"]]
    groups = pd.DataFrame({"doc_id": corpus.docs["doc_id"], "copy_group": "one"})
    table = corpus.keyness({"outlet": "A"}, {"outlet": "B"}, groups=groups)
    assert len(counted) == 5  # texts with their copies are other texts
    assert (table["largest_part"] == 1).all()
    for outlet in "CBACBA":
        corpus.keyness({"outlet": outlet})
    assert len(corpus.tokens.kept["tallies"]) == tallies.RECENT
    with pytest.raises(ValueError, match="read-only"):
        next(iter(corpus.tokens.kept["tallies"].values())).hits[0] = 1


@pytest.mark.parametrize("length", [2, 3])
def test_runs_are_compared_as_words_are(drawn, length, in_vocabulary):
    measures = ["g2_four_term", "log_ratio", "log_odds_z", "chi2"]
    table = drawn.keyness({"outlet": "A"}, length=length, min_count=4, measures=measures)
    sides = [Counter(), Counter()]
    docs = [Counter(), Counter()]
    for text, outlet in zip(drawn.docs["text"].str.lower(), drawn.docs["outlet"], strict=True):
        words = text.split()
        runs = [" ".join(words[i : i + length]) for i in range(len(words) - length + 1)]
        sides[outlet != "A"].update(runs)
        docs[outlet != "A"].update(set(runs))
    wanted = {run for run in sides[0] | sides[1] if sides[0][run] + sides[1][run] >= 4}
    assert set(table["term"]) == wanted and len(table) == len(wanted) > 20
    for side, name in ((0, "target"), (1, "reference")):
        assert table[f"n_{name}"].tolist() == [sides[side][run] for run in table["term"]]
        assert table[f"docs_{name}"].tolist() == [docs[side][run] for run in table["term"]]
        assert table[f"tokens_{name}"].eq(sides[side].total()).all()
    counts = table[["n_target", "n_reference", "tokens_target", "tokens_reference"]]
    scored = keyness_of_counts(*(counts[c] for c in counts), measures, prior=500.0)
    for column in (*measures, "p_value", "p_holm"):
        np.testing.assert_allclose(table[column], scored[column], rtol=1e-12)
    in_vocabulary(table)
    groups = drawn.keyness(by="outlet", length=length, min_count=4, measures=measures)
    one = groups[groups["outlet"] == "A"].drop(columns="outlet").reset_index(drop=True)
    more = table[table["direction"] == "more"].reset_index(drop=True)
    pd.testing.assert_frame_equal(one[more.columns], more)


def test_runs_that_begin_or_end_with_a_stop_word_are_left_out_and_count_in_the_sizes():
    rows = [("a", "A", "2017-10-02", "oil of the north. Oil of the south, the town's oil price")]
    rows += [("b", "B", "2017-10-02", "rain"), ("c", "B", "2017-10-02", "oil price")]
    found = made(rows).keyness({"outlet": "A"}, length=2, min_count=1, drop_stopwords=True)
    assert not {"oil of", "of the", "the north"} & set(found["term"])
    assert {"oil price", "north oil"} <= set(found["term"])
    assert found["tokens_target"].eq(12).all() and found["tokens_reference"].eq(1).all()


def test_a_side_without_words_is_refused_and_a_group_without_is_passed_over():
    rows = [("a", "A", "2017-10-02", " ... "), ("b", "B", "2017-10-02", "oil and rain")]
    rows += [("c", "C", "2017-10-02", "rain")]
    corpus = made(rows)
    with pytest.raises(ToolkitError, match="no word on the side of the target"):
        corpus.keyness({"outlet": "A"})
    with pytest.raises(ToolkitError, match="no word on the side of the reference"):
        corpus.keyness({"outlet": "B"}, {"outlet": "A"})
    with pytest.raises(ToolkitError, match="or no run of so many words"):
        corpus.keyness({"outlet": "B"}, length=2)
    found = corpus.keyness(by="outlet", min_count=1)
    assert set(found["outlet"]) == {"B", "C"}
    two = pd.concat([corpus.docs.assign(language=x, doc_id=x + corpus.docs["doc_id"])
                     for x in ("en", "ar")])  # fmt: skip
    two.loc[two["doc_id"].eq("arb"), "text"] = "..."
    each = tk.from_frame(two[["doc_id", "outlet", "date", "text", "language"]])
    table = each.keyness({"outlet": "B"}, languages="each", min_count=1)
    assert set(table["language"]) == {"en"}


def test_a_target_partly_from_elsewhere_leaves_all_others_of_the_corpus(corpus):
    other = made([TEXTS[1], ("z", "Z", "2017-10-02", "wind and oil")])
    found = corpus.keyness(other, min_count=1)
    assert found["tokens_target"].eq(8).all()
    assert found["tokens_reference"].eq(corpus.frequencies()["hits"].sum() - 5).all()


@pytest.mark.parametrize("as_list", [False, True])
def test_words_of_a_reference_from_elsewhere_keep_their_counts(corpus, as_list):
    more = [("y", "Y", "2017-10-02", "wind snow snow fog fog fog oil ice"), ("x", "X", "", "wind")]
    other = made(more)
    reference = other.frequencies() if as_list else other
    found = corpus.keyness(corpus.where(outlet="A"), reference, min_count=1).set_index("term")
    there = other.frequencies().set_index("term")["hits"]
    assert found["n_reference"][there.index].to_dict() == there.to_dict()
    assert found["n_target"][["snow", "fog"]].tolist() == [0, 0]
    assert found["n_target"]["oil"] == 3
    assert found["tokens_reference"].eq(9).all()


def test_copies_count_once_on_either_side_of_two_corpora(corpus):
    long = (
        "The dam above the town was empty and the river had run dry since the spring of that year."
    )
    one = made([("p", "P", "2017-10-02", long), ("q", "P", "2017-10-03", long)])
    other = made([("r", "R", "2017-10-02", long), ("s", "R", "2017-10-03", "rain and hail")])
    found = one.keyness(one, other, min_count=1, copies="distinct")
    assert found["tokens_target"].eq(19).all() and found["tokens_reference"].eq(22).all()


def test_one_direction_alone_has_no_equal_terms():
    rows = [(f"{x}{i}", x, "2017-10-02", f"same {x}x") for x in "AB" for i in range(3)]
    for way in ("more", "less"):
        found = made(rows).keyness({"outlet": "A"}, direction=way, min_count=1)
        assert found["direction"].tolist() == [way]
    assert set(made(rows).keyness({"outlet": "A"}, min_count=1)["direction"]) == {
        "more", "less", "equal",
    }  # fmt: skip


@pytest.mark.parametrize("at_once", [1, 1 << 18])
def test_a_text_and_its_copies_are_one_however_they_stand(monkeypatch, at_once):
    monkeypatch.setattr(tallies, "AT_ONCE", at_once)
    texts = ["oil oil gas", "rain", "oil gas gas", "rain rain", "hail"]
    rows = [(str(i), "A", "2017-10-02", text) for i, text in enumerate(texts)]
    corpus = made([*rows, ("b", "B", "2017-10-02", "oil wind")])
    groups = pd.DataFrame({"doc_id": list("01234"), "copy_group": list("xyxyy")})
    found = corpus.keyness({"outlet": "A"}, groups=groups, min_count=1).set_index("term")
    assert found["largest_part"][["gas", "rain", "hail"]].tolist() == [1, 1, 1]
    counted = tallies.tally(corpus.tokens, np.arange(5), np.array([0, 1, 0, 1, 1]))
    keys = corpus.tokens.keys
    assert {keys[k]: n for k, n in enumerate(counted.largest) if n} == {
        "oil": 3, "gas": 3, "rain": 3, "hail": 1,
    }  # fmt: skip
    assert counted.docs[keys.index("oil")] == 2


def test_of_copies_on_one_side_the_first_that_was_printed_counts():
    text = "The dam above the town was empty and the river had run dry since the spring."
    rows = [("late", "A", "2017-10-09", text), ("first", "A", "2017-10-02", text)]
    corpus = made([*rows, ("b", "B", "2017-10-20", text)])
    assert first_of_each(corpus, np.array([0, 0, 1]), "distinct").tolist() == [-1, 0, 1]
    assert first_of_each(corpus, np.array([0, 0, 0]), "distinct").tolist() == [-1, 0, -1]


def test_terms_are_written_as_frequencies_writes_them():
    texts = ["Kirkuk KIRKUK kirkuk", "Oil OIL Oil", "kirkuk Erbil ERBIL", *map(str, range(40))]
    texts += ["كركوك کرکوک کرکوک"]
    tokens = Tokens.build(texts)
    some = [spelled(tokens, np.array([key])).to_pylist()[0] for key in range(len(tokens.keys))]
    assert "terms" not in tokens.kept  # for a few not all are gone through
    every = spelled(tokens, np.arange(len(tokens.keys))).to_pylist()
    assert "terms" in tokens.kept
    assert some == every == display_terms(tokens).tolist()
    assert "کرکوک" in every and "كركوك" not in every
    assert spelled(tokens, np.array([4, 2])).to_pylist() == [every[4], every[2]]
    assert tokens.order is not None  # the same once there is an inverted index
    again = Tokens(tokens.codes, tokens.starts, tokens.bounds, tokens.types)
    assert spelled(again, np.array([1, 0])).to_pylist() == ["oil", "kirkuk"]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda c: c.keyness(), "nothing to compare. Give a target"),
        (lambda c: c.keyness(by="outlet", length=6), "length=6 is not known. Allowed: 1, 2, 3"),
        (lambda c: c.keyness(by="outlet", length=2.0), "length=2.0 must be a whole number"),
        (
            lambda c: c.keyness({"outlet": "A"}, c.ngrams(), length=2),
            "Runs are counted in one corpus",
        ),
        (
            lambda c: c.keyness({"outlet": "A"}, made([("z", "Z", "2001", "oil")]), length=2),
            "both sides must be",
        ),
        (lambda c: c.keyness("A"), "target='A' is no part of a corpus. Write what corpus.where"),
        (lambda c: c.keyness({}), "target={} is no part"),
        (lambda c: c.keyness({"outlet": "D"}), "There is no outlet 'D'"),
        (lambda c: c.keyness({"date": "2016"}), "keeps no document: there is nothing to compare"),
        (lambda c: c.keyness(c), "The target is the whole corpus"),
        (lambda c: c.keyness({"outlet": "A"}, c), "2 of 2 documents of the target are in the ref"),
        (lambda c: c.keyness({"outlet": "A"}, {"date": "2017-10"}), "2 of 2 documents"),
        (lambda c: c.keyness({"outlet": "A"}, by="outlet"), "no target and no reference"),
        (lambda c: c.keyness(by="text"), "by='text' is neither a period nor a column"),
        (lambda c: c.where(outlet="A").keyness(by="outlet"), "makes fewer than two groups"),
        (lambda c: c.keyness({"outlet": "A"}, order="z"), "order='z' is not known"),
        (lambda c: c.keyness({"outlet": "A"}, direction="up"), "direction='up' is not known"),
        (lambda c: c.keyness({"outlet": "A"}, n=0), "n=0 must be a whole number, 1 or more"),
        (lambda c: c.keyness({"outlet": "A"}, copies="first"), "copies='first' is not known"),
        (lambda c: c.keyness({"outlet": "A"}, languages="all"), "languages='all' is not known"),
        (lambda c: c.keyness({"outlet": "A"}, groups=c.docs), "lacks 'copy_group'"),
        (lambda c: c.keyness({"outlet": "A"}, reference_total=5), "goes with a reference that is"),
        (lambda c: c.keyness({"outlet": "A"}, c.docs), "The table lacks 'term', 'hits'"),
        (
            lambda c: c.keyness({"outlet": "A"}, pd.DataFrame({"term": ["x"], "n": [1.5]})),
            "hold 1.5 for 'x'; give whole numbers",
        ),
        (
            lambda c: c.keyness(
                {"outlet": "A"}, pd.DataFrame({"term": ["x"], "n": [9]}), reference_total=5
            ),
            "reference_total=5 must be the number of all tokens .* 9",
        ),
    ],
)
def test_what_cannot_be_compared_is_refused(corpus, call, told):
    with pytest.raises(ToolkitError, match=told):
        call(corpus)
