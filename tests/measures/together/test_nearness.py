"""How likely hits are near by chance: counted one by one, and drawn."""

import numpy as np
import pandas as pd
import pytest

from toolkit.matching.spans import Spans
from toolkit.measures.cells import Cells
from toolkit.measures.together.nearness import chance, covered, near
from toolkit.tokens import Tokens

TOKENS = Tokens.build(["a b c d e f g h", "a b c", "", "a b c d e"])
OURS = [(1, 1), (3, 2), (8, 1), (13, 3)]


def spans(*pairs):
    first, length = zip(*pairs, strict=True)
    return Spans(np.array(first), np.array(length))


def are_near(one, other, within):
    """By definition: in one document, neither inside the other, at most so many tokens apart."""
    (a, m), (b, n) = sorted([one, other])
    same = TOKENS.document_of(np.array([a]))[0] == TOKENS.document_of(np.array([b]))[0]
    inside = b + n <= a + m or (a == b and a + m <= b + n)
    return bool(same and not inside and b - (a + m - 1) <= within)


def fits(begin, length):
    document = TOKENS.document_of(np.array([begin]))[0]
    return begin + length <= TOKENS.bounds[document + 1]


EVERY = [(i, n) for i in range(len(TOKENS)) for n in (1, 2, 3) if fits(i, n)]


@pytest.mark.parametrize("within", [1, 2, 5, 50])
def test_near_is_what_its_definition_says(within):
    for other in EVERY:
        expected = [are_near(one, other, within) for one in OURS]
        assert near(spans(*OURS), spans(other), TOKENS.bounds, within).tolist() == expected
        back = [near(spans(other), spans(one), TOKENS.bounds, within)[0] for one in OURS]
        assert back == expected


@pytest.mark.parametrize("within", [1, 2, 5, 50])
@pytest.mark.parametrize("length", [1, 2, 3])
def test_covered_tokens_are_those_at_which_a_match_would_be_near(within, length):
    begins = [i for i, n in EVERY if n == length]
    close = [i for i in begins if any(are_near(one, (i, length), within) for one in OURS)]
    brute = np.bincount(TOKENS.document_of(np.array(close, np.int64)), minlength=4)
    assert covered(spans(*OURS), length, TOKENS.bounds, within).tolist() == brute.tolist()


def one_cell(documents=4):
    return Cells(pd.DataFrame({"total_docs": [documents]}), np.zeros(documents, np.int64), [])


def test_chance_by_hand():
    # The theme at token 1 of the first document has two neighbours among seven other tokens; in
    # the second, at its first token, one of two. The other theme has one hit in one document and
    # two in another.
    others = spans((9, 1), (12, 1), (14, 1))
    found = chance(spans((1, 1), (8, 1)), others, one_cell(), TOKENS, 1)
    x, y = 2 / 7, 1 / 2
    assert found[0] == pytest.approx(np.mean([x, 1 - (1 - x) ** 2, y, 1 - (1 - y) ** 2]))


def test_chance_is_what_hits_thrown_at_random_meet():
    """10,000 throws of the other theme into documents with the theme."""
    rng = np.random.default_rng(1)
    ours, others = spans((1, 1), (8, 1), (13, 2)), spans((0, 2), (9, 1), (11, 1), (13, 2))
    kinds = [[2], [1], [1, 2]]  # lengths of the hits of each document that has the other theme
    taken = list(zip(*ours, strict=True))
    places: dict = {}  # whether a hit is near, for each place that it can take in a document
    for one in EVERY:
        if any(are_near(each, one, 99) for each in taken):
            key = int(TOKENS.document_of(np.array([one[0]]))[0]), one[1]
            places.setdefault(key, []).append(any(are_near(each, one, 1) for each in taken))
    met = 0
    for _ in range(10_000):
        document, lengths = rng.choice([0, 1, 3]), kinds[rng.integers(3)]
        # No place at all: any hit would be near.
        met += any(rng.choice(places.get((document, n), [True])) for n in lengths)
    assert chance(ours, others, one_cell(), TOKENS, 1)[0] == pytest.approx(met / 10_000, abs=0.015)


def test_unknown_where_a_theme_is_missing():
    layout = Cells(pd.DataFrame({"total_docs": [2, 2]}), np.array([0, 0, 1, 1]), [])
    found = chance(spans((1, 1)), spans((3, 1), (12, 1)), layout, TOKENS, 1)
    assert np.isnan(found[1]) and found[0] == pytest.approx(2 / 7)
    none = Spans(np.zeros(0, np.int64), np.zeros(0, np.int64))
    assert np.isnan(chance(spans((1, 1)), none, layout, TOKENS, 1)).all()
    assert np.isnan(chance(none, spans((1, 1)), layout, TOKENS, 1)).all()
