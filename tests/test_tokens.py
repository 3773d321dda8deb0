import sys
from collections import Counter

import numpy as np
import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import tokens as module
from toolkit.language.fold import fold
from toolkit.language.segment import TOKEN_PATTERN
from toolkit.tokens import Tokens

PATTERN = regex.compile(TOKEN_PATTERN)
TEXTS = [
    "Kirkuk's oil, U.S. oil",
    "",
    "نیروها می\u200cروند 😀 به کرکوک",
    " ... ",
    "oil OIL Oïl 2,861",
]


def words(text):
    return PATTERN.findall(text)


def same(one, other):
    assert one.types == other.types
    for name in ("codes", "starts", "bounds"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def shown(tokens, texts):
    """Words of each document, cut from its text at the stored offsets."""
    made = []
    for text, first, last in zip(texts, tokens.bounds[:-1], tokens.bounds[1:], strict=True):
        starts = tokens.starts[first:last]
        ends = starts + tokens.lengths[tokens.codes[first:last]]
        made.append([text[a:b] for a, b in zip(starts, ends, strict=True)])
    return made


def test_types_are_counted_as_by_the_expression():
    tokens = Tokens.build(TEXTS)
    counted = dict(zip(tokens.types, np.bincount(tokens.codes).tolist(), strict=True))
    assert counted == Counter(word for text in TEXTS for word in words(text))
    assert tokens.types == list(counted) == list(dict.fromkeys(w for t in TEXTS for w in words(t)))


def test_offsets_cut_the_words_as_written():
    assert shown(Tokens.build(TEXTS), TEXTS) == [words(text) for text in TEXTS]


@settings(max_examples=100)
@given(st.lists(st.text("aA's.é 1,\u200cک😀\ud800\n", max_size=12), max_size=6), st.integers(1, 9))
def test_batches_change_nothing(texts, size):
    whole = Tokens.build(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "BATCH", size)
        parts = Tokens.build(iter(texts))
    same(whole, parts)
    assert shown(parts, texts) == [words(text) for text in texts]


def test_no_rule_reaches_into_the_next_document():
    texts = ["U", ".S", "Kirkuk", "'s", "2", ",861", "می\u200c", "روند"]
    assert shown(Tokens.build(texts), texts) == [
        ["U"], ["S"], ["Kirkuk"], ["s"], ["2"], ["861"], ["می"], ["روند"]
    ]  # fmt: skip


@pytest.mark.parametrize("texts", [[], [""], ["", " . ", ""]])
def test_documents_without_words(texts):
    tokens = Tokens.build(texts)
    assert (len(tokens), tokens.types, tokens.keys) == (0, [], [])
    assert tokens.bounds.tolist() == [0] * (len(texts) + 1)
    assert tokens.counts().shape == (len(texts), 0)
    assert len(tokens.order) == 0
    assert tokens.positions([]).tolist() == tokens.positions(tokens.types_of("oil")).tolist() == []


def test_progress_counts_every_document(monkeypatch):
    monkeypatch.setattr(module, "BATCH", 12)
    done = []
    Tokens.build(TEXTS * 20, done.append)
    assert sum(done) == len(TEXTS) * 20 and len(done) > 20


def test_spellings_share_a_key():
    tokens = Tokens.build(TEXTS)
    assert [tokens.types[t] for t in tokens.types_of("OIL")] == ["oil", "OIL"]
    assert [tokens.types[t] for t in tokens.types_of("OÏL")] == ["Oïl"]
    assert tokens.types_of("gas").tolist() == []
    assert [tokens.keys[k] for k in tokens.key_of] == [fold(word) for word in tokens.types]
    assert len(set(tokens.keys)) == len(tokens.keys)


def test_the_inverted_index_finds_each_word():
    tokens = Tokens.build(TEXTS)
    for number in range(len(tokens.types)):
        expected = np.flatnonzero(tokens.codes == number).tolist()
        assert tokens.positions([number]).tolist() == expected
    both = tokens.types_of("oil")
    assert tokens.positions(both).tolist() == np.flatnonzero(np.isin(tokens.codes, both)).tolist()
    assert tokens.order_bounds[-1] == len(tokens.order) == len(tokens)


def test_positions_know_their_document():
    tokens = Tokens.build(["", "a b", "", "", "c"])
    assert tokens.document_of(np.arange(3)).tolist() == [1, 1, 4]


def test_counts_are_documents_by_keys():
    tokens = Tokens.build(TEXTS)
    dense = tokens.counts().toarray()
    for row, text in zip(dense, TEXTS, strict=True):
        counted = {tokens.keys[k]: int(row[k]) for k in np.flatnonzero(row)}
        assert counted == Counter(map(fold, words(text)))
    # Summing duplicates in place must not have spoiled the index.
    assert shown(tokens, TEXTS) == [words(text) for text in TEXTS]


@pytest.mark.parametrize("rows", [[], [4, 0], [1], [2, 2, 3], [0, 1, 2, 3, 4]])
def test_taking_documents_equals_building_them(rows):
    tokens = Tokens.build(TEXTS)
    part, built = tokens.take(rows), Tokens.build([TEXTS[r] for r in rows])
    texts = [TEXTS[r] for r in rows]
    assert shown(part, texts) == shown(built, texts)
    assert part.bounds.tolist() == built.bounds.tolist()
    assert part.types is tokens.types
    for word in ("oil", "کرکوک"):
        found = [t.positions(t.types_of(word)).tolist() for t in (part, built)]
        assert found[0] == found[1]


def test_a_part_has_its_own_inverted_index():
    tokens = Tokens.build(TEXTS)
    assert len(tokens.order) == len(tokens)  # made and kept before the part is taken
    assert len(tokens.take([0]).order) == 5


def test_arrays_cannot_be_changed():
    tokens = Tokens.build(TEXTS)
    for array in (tokens.codes, tokens.starts, tokens.bounds):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1


def test_tokens_are_numbers_not_objects():
    repeated = Tokens.build(["oil gas rain " * 100_000])
    assert (repeated.codes.dtype, repeated.starts.dtype) == (np.int32, np.int32)
    held = vars(repeated)
    arrays = sum(a.nbytes for a in held.values() if isinstance(a, np.ndarray))
    others = sum(sys.getsizeof(v) for v in held.values() if not isinstance(v, np.ndarray))
    assert len(repeated) == 300_000
    assert arrays == 8 * 300_000 + 8 * 2
    assert others < 1000
