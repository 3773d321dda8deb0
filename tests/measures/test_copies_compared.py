"""Copies against comparing all with all, and against copies that were planted."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.measures.alike.groups import LEAST

PLAIN = ["copy_group", "doc_id", "earliest", "similarity", "kind"]
WORDS = [f"w{n}" for n in range(400)]


def corpus(texts, dates="2017-10-16", titles="", **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "title": titles, "date": dates})
    ids = [f"d{n}" for n in range(len(frame))]
    return tk.from_frame(frame.assign(**{"doc_id": ids, **columns}))


def rows(table):
    return table.values.tolist()


def shingles(one):
    tokens = one.tokens
    keys = [tokens.keys[k] for k in tokens.key_of[tokens.codes].tolist()]
    spans = zip(tokens.bounds[:-1].tolist(), tokens.bounds[1:].tolist(), strict=True)
    words = [tuple(keys[a:b]) for a, b in spans]
    return words, [{w[i : i + 3] for i in range(len(w) - 2)} for w in words]


def jaccard(one, other):
    return len(one & other) / len(one | other) if one | other else 0.0


def by_hand(one, threshold, within):
    """The table of documents and the similarity of every pair that may be linked, slowly."""
    words, sets = shingles(one)
    date, title, n = one.docs["date"], one.docs["title"], len(one)
    alike = {}
    for a, b in combinations(range(n), 2):
        if not words[a] or not words[b]:
            continue
        apart = date[b] - date[a]  # NaT is not near
        if within and not -pd.Timedelta(within) <= apart <= pd.Timedelta(within):
            continue
        short = min(len(words[a]), len(words[b])) < LEAST
        same = words[a] == words[b] and (not short or title[a] == title[b])
        value = 1.0 if same else jaccard(sets[a], sets[b])
        if same or (not short and value >= threshold):
            alike[a, b] = value

    def when(d):
        return (pd.isna(date[d]), 0 if pd.isna(date[d]) else date[d].value, d)

    if within:
        for d in np.flatnonzero(date.isna()):
            same = [e for e in range(n) if e != d and words[e] == words[d] and words[d]]
            same = [e for e in same if len(words[d]) >= LEAST or title[e] == title[d]]
            if same:
                alike[tuple(sorted((int(d), min(same, key=when))))] = 1.0
    group = {d: {d} for d in range(n)}
    for a, b in alike:
        joined = group[a] | group[b]
        for d in joined:
            group[d] = joined
    groups = {min(g, key=when): sorted(g, key=when) for g in group.values() if len(g) > 1}
    ids = one.docs["doc_id"]
    table = []
    for first in sorted(groups, key=when):
        for d in groups[first]:
            same = words[d] == words[first]
            value = 1.0 if same else jaccard(sets[d], sets[first])
            table.append([ids[first], ids[d], d == first, value, "exact" if same else "near"])
    return table, alike


def scrambled(seed, n=90):
    """Texts cut and changed from a few; some short, some empty, some undated."""
    rng = np.random.default_rng(seed)
    sources = [rng.choice(WORDS, rng.integers(15, 80)) for _ in range(n // 5)]
    texts = []
    for _ in range(n):
        words = sources[rng.integers(len(sources))].copy()
        how = rng.random()
        if how < 0.5:
            for _ in range(rng.integers(1, 6)):
                words[rng.integers(len(words))] = rng.choice(WORDS)
        elif how < 0.7:
            words = words[: rng.integers(0, len(words))]
        texts.append(" ".join(words))
    hours = pd.to_timedelta(rng.integers(0, 40 * 24, n), unit="h")
    dates = pd.Series(pd.Timestamp("2017-10-01") + hours).astype("str").astype(object)
    dates[rng.random(n) < 0.1] = None
    return corpus(texts, dates.tolist(), rng.choice(["A", "B"], n))


@pytest.mark.parametrize("within", [None, "2D", "5D"])
@pytest.mark.parametrize("threshold", [0.4, 0.5, 0.8, 1.0])
def test_every_group_and_similarity_is_that_of_comparing_all_with_all(threshold, within):
    for seed in range(4):
        one = scrambled(seed)
        table, alike = by_hand(one, threshold, within)
        assert table
        assert rows(one.copies(threshold, within=within)[PLAIN]) == table
        number = {d: n for n, d in enumerate(one.docs["doc_id"])}
        pairs = one.copies(threshold, within=within, pairs=True)
        for pair in pairs.itertuples():
            both = tuple(sorted((number[pair.doc_id], number[pair.other_id])))
            if within and one.docs["date"].isna()[list(both)].any():
                assert pair.kind == "exact"
            else:
                assert alike[both] == pair.similarity


def changed(rng, words, share):
    spots = rng.choice(len(words), round(share * len(words)), replace=False)
    return [f"x{rng.integers(1e9)}" if n in spots else w for n, w in enumerate(words)]


def test_planted_copies_are_found_and_nothing_else():
    rng = np.random.default_rng(7)
    sources = [rng.choice(WORDS, 200).tolist() for _ in range(400)]
    shares = np.resize([0.02, 0.05, 0.10, 0.20], 200)
    planted = [changed(rng, words, share) for words, share in zip(sources, shares, strict=False)]
    one = corpus([" ".join(words) for words in sources + planted])
    _, sets = shingles(one)
    true = {(n, 400 + n): jaccard(sets[n], sets[400 + n]) for n in range(200)}
    middle = pd.Series(true.values()).groupby(shares).mean().round(2)
    assert middle.tolist() == [0.89, 0.75, 0.57, 0.34]
    for threshold in (0.3, 0.5, 0.8):
        pairs = one.copies(threshold, pairs=True)
        found = zip(pairs["other_id"].str[1:], pairs["doc_id"].str[1:], strict=True)
        got = {(int(a), int(b)): s for (a, b), s in zip(found, pairs["similarity"], strict=True)}
        assert got == {pair: value for pair, value in true.items() if value >= threshold}


@pytest.mark.parametrize("measure", ["jaccard", "containment"])
def test_a_crowd_of_forms_of_one_text_is_one_group_in_few_pairs(measure):
    rng = np.random.default_rng(3)
    words = rng.choice(WORDS, 200).tolist()
    one = corpus([" ".join(changed(rng, words, 0.05)) for _ in range(1500)])
    table = one.copies(0.5, measure=measure)
    assert len(table) == 1500
    assert table["copy_group"].nunique() == 1
    assert len(one.copies(0.5, measure=measure, pairs=True)) < 1500 * 100  # of 750 each


def test_parts_with_changes_are_found():
    rng = np.random.default_rng(11)
    sources = [rng.choice(WORDS, 200).tolist() for _ in range(200)]
    parts = [changed(rng, words[:80], 0.05) for words in sources]
    one = corpus([" ".join(words) for words in sources + parts])
    _, sets = shingles(one)
    share = [len(sets[n] & sets[200 + n]) / len(sets[200 + n]) for n in range(200)]
    pairs = one.copies(0.5, measure="containment", pairs=True)
    assert sorted(pairs["similarity"]) == sorted(s for s in share if s >= 0.5)
    assert (
        (pairs["doc_id"].str[1:].astype(int) - pairs["other_id"].str[1:].astype(int)).eq(200).all()
    )


def test_the_same_bytes_and_no_matter_what_else_is_there():
    one = scrambled(5)
    first = one.copies(0.5, pairs=True)
    pd.testing.assert_frame_equal(first, one.copies(0.5, pairs=True, seed=0))
    few = one.where(doc_id=[*first["doc_id"], *first["other_id"]])
    pd.testing.assert_frame_equal(first, few.copies(0.5, pairs=True))
    pd.testing.assert_frame_equal(first, tk.from_frame(few.docs).copies(0.5, pairs=True))
    assert rows(one.copies(0.5, seed=1)) == rows(one.copies(0.5))


def test_a_saved_corpus_has_the_same_copies(tmp_path):
    one = scrambled(6)
    again = tk.load(one.save(tmp_path / "saved"), quiet=True)
    pd.testing.assert_frame_equal(one.copies(), again.copies())
