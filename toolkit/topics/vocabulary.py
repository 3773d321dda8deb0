"""Which words a topic model sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.measures.frequencies import display_terms, stopwords_of
from toolkit.topics.phrases import places_of, scored

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.tokens import Tokens

MIN_LETTERS = 3
PART_LETTERS = 2  # of a word in a phrase: "al qaeda"
EXAMPLES = 5


class Vocabulary(NamedTuple):
    """The terms of a model: `keys` are folded words, or two with a blank between them for a
    phrase; `terms` is what is shown for them.
    """

    keys: tuple[str, ...]
    terms: npt.NDArray[Any]

    def codes(self, tokens: Tokens) -> npt.NDArray[np.int32]:
        """Number of the term that each token is, -1 for none; shape (n_tokens,).

        The first word of a phrase has the number of the phrase, the second has -1.
        """
        number = {key: n for n, key in enumerate(self.keys)}
        of_key = np.fromiter((number.get(k, -1) for k in tokens.keys), np.int32, len(tokens.keys))
        codes = np.append(of_key, np.int32(-1))[tokens.key_of[tokens.codes]]
        parts = {n: pair for key, n in number.items() if len(pair := key.split(" ")) == 2}
        if not parts:
            return codes
        wanted = {word for pair in parts.values() for word in pair}
        place = {key: n for n, key in enumerate(tokens.keys) if key in wanted}
        there = {n: p for n, p in parts.items() if p[0] in place and p[1] in place}
        pairs = [[place[pair[side]] for pair in there.values()] for side in (0, 1)]
        at, which = places_of(tokens, *pairs)
        codes[at], codes[at + 1] = np.array([*there], np.int32)[which], -1
        return codes

    def counts(self, tokens: Tokens) -> Any:
        """Documents by terms: scipy CSR array of counts."""
        return counted(self.codes(tokens), tokens.bounds, len(self.keys))


def counted(codes: npt.NDArray[np.int32], bounds: npt.NDArray[np.int64], terms: int) -> Any:
    """Counts of the codes from 0 on in each document: CSR array, shape (n_documents, terms)."""
    from scipy.sparse import csr_array, get_index_dtype

    known = np.flatnonzero(codes >= 0)
    # Places of 32 bits where they suffice: half the memory of every matrix made of this one.
    begins = np.searchsorted(known, bounds).astype(get_index_dtype(maxval=len(known)))
    matrix = csr_array(
        (np.ones(len(known), np.int32), codes[known], begins), (len(bounds) - 1, terms)
    )
    matrix.sum_duplicates()
    return matrix


def chosen(
    corpus: Corpus, *, min_docs: int, max_share: float, phrases: float | None = None
) -> tuple[Vocabulary, pd.DataFrame]:
    """The terms that a model sees, and what each rule leaves out.

    Stop words go first, then words with a digit, then those under three letters, then terms in
    fewer than `min_docs` documents, then those in more than `max_share` of them. Words with a
    hyphen are two words. Letters are characters of the folded word.

    Parameters
    ----------
    phrases : float, optional
        Join pairs of words with a larger NPMI before the rules are applied; none if not given.
        Neither word is a stop word, has a digit or only one letter; three words are no phrase.

    Returns
    -------
    Vocabulary
    DataFrame
        ``rule``, ``terms`` (different ones), ``hits`` (tokens), ``portion`` (of all tokens) and
        ``examples`` (the most frequent): what each rule takes away, in this order, and in the
        last row what is kept. Hits sum to all tokens, portions to 1.
    """
    tokens = corpus.tokens
    keys, shown = list(tokens.keys), display_terms(tokens)
    stop = stopwords_of(corpus)
    stopped = np.fromiter((k in stop for k in keys), bool, len(keys))
    numeral = np.fromiter((any(map(str.isdigit, k)) for k in keys), bool, len(keys))
    letters = np.fromiter(map(len, keys), np.int64, len(keys))
    codes = tokens.key_of[tokens.codes]
    joined = np.zeros(0, np.int64)
    if phrases is not None:
        usable = ~stopped & ~numeral & (letters >= PART_LETTERS)
        pairs = scored(tokens, usable, min_docs=min_docs, least=phrases)
        first, second = pairs["first"].tolist(), pairs["second"].tolist()
        joined, which = places_of(tokens, first, second)
        codes[joined], codes[joined + 1] = (len(keys) + which).astype(np.int32), -1
        more = [f"{keys[a]} {keys[b]}" for a, b in zip(first, second, strict=True)]
        names = [f"{shown[a]} {shown[b]}" for a, b in zip(first, second, strict=True)]
        keys, shown = keys + more, np.append(shown, np.array(names, dtype=object))
    hits = np.bincount(codes + 1, minlength=len(keys) + 1)[1:]
    short = letters < MIN_LETTERS
    # Most tokens are of words that go anyway: their documents need no counting.
    counting = np.append(np.arange(len(keys), dtype=np.int32), np.int32(-1))
    counting[: len(stopped)][stopped | numeral | short] = -1
    rest = counted(counting[codes], tokens.bounds, len(keys))
    in_docs = np.bincount(rest.indices, minlength=len(keys))
    rules = {
        "stop word": stopped,
        "has a digit": numeral,
        f"under {MIN_LETTERS} letters": short,
        f"in fewer than {min_docs} documents": in_docs < min_docs,
        f"in more than {max_share:.0%} of the documents": in_docs > max_share * len(corpus),
    }
    keep = hits > 0
    rows: list[tuple[str, int, int, str]] = []

    def tell(rule: str, out: npt.NDArray[np.bool_]) -> None:
        some = np.flatnonzero(out)
        best = some[np.lexsort((shown[some], -hits[some]))[:EXAMPLES]]
        rows.append((rule, len(some), int(hits[some].sum()), ", ".join(shown[best])))

    if phrases is not None:
        rows.append(("second word of a phrase", 0, len(joined), ""))
    for rule, applies in rules.items():
        out = np.zeros(len(keys), bool)
        out[: len(applies)] = applies  # the first three are about single words
        tell(rule, keep & out)
        keep &= ~out
    tell("kept", keep)
    table = pd.DataFrame(rows, columns=["rule", "terms", "hits", "examples"])
    table.insert(3, "portion", table["hits"] / max(len(tokens), 1))
    # In the order of the alphabet: a model does not depend on which document comes first.
    kept = np.array(sorted(np.flatnonzero(keep).tolist(), key=keys.__getitem__), np.int64)
    return Vocabulary(tuple(keys[k] for k in kept.tolist()), shown[kept]), table


def left_out(pruning: pd.DataFrame) -> str:
    """What the rules left out, in a sentence that ends with a blank; empty if nothing."""
    rows = pruning[pruning["terms"].gt(0) & pruning["rule"].ne("kept")]
    told = "; ".join(f"{row.rule} {row.terms:,} ({row.examples})" for row in rows.itertuples())
    return f"Left out: {told}. " if told else ""
