"""Fit one topic model in this process and print the figures as JSON.

``topics_peers.py fit SYSTEM SOURCE K SEED``: NPMI, diversity, seconds. ``topics_peers.py scale
SIZE:SOURCE FITS``: seconds and memory on many articles. ``topics_peers.py coherence SOURCE K``:
our coherence beside gensim's. Every system is given the same counts; the same exact coherence is
taken of the ten first words of each.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
from measure import peak
from topics_text import named

TOP = 10
PASSES, CHUNK, SWEEPS = 20, 256, 1000


class Fitted(NamedTuple):
    """`phi` topics by terms, `theta` documents by topics, rows of both summing to 1."""

    phi: Any
    theta: Any


def _shares(matrix: Any) -> Any:
    total = matrix.sum(axis=1, keepdims=True)
    return np.where(total > 0, matrix / np.where(total > 0, total, 1), 1 / matrix.shape[1])


def consensus(counts: Any, k: int, seed: int) -> Fitted:
    from toolkit.topics.factoring import factor

    found = factor(counts, k, engine="nmf", seed=seed, options={})
    return Fitted(found.phi, found.theta)


def single(counts: Any, k: int, seed: int) -> Fitted:
    from toolkit.topics.factoring import factor

    found = factor(counts, k, engine="nmf", seed=seed, options={"fits": 1})
    return Fitted(found.phi, found.theta)


def sklearn_nmf(counts: Any, k: int, seed: int) -> Fitted:
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfTransformer

    model = NMF(k, init="nndsvd", random_state=seed, max_iter=400)
    shares = model.fit_transform(TfidfTransformer().fit_transform(counts))
    return Fitted(_shares(model.components_), _shares(shares))


def sklearn_lda(counts: Any, k: int, seed: int) -> Fitted:
    from sklearn.decomposition import LatentDirichletAllocation

    model = LatentDirichletAllocation(k, max_iter=50, random_state=seed)
    shares = model.fit_transform(counts)
    return Fitted(_shares(model.components_), _shares(shares))


def gensim_lda(counts: Any, k: int, seed: int) -> Fitted:
    from gensim.matutils import Sparse2Corpus
    from gensim.models import LdaModel

    bags = list(Sparse2Corpus(counts, documents_columns=False))
    model = LdaModel(
        bags, k, id2word=_numbers(counts), passes=PASSES, chunksize=CHUNK, alpha="auto",
        eval_every=None, random_state=seed,
    )  # fmt: skip
    return Fitted(_shares(model.get_topics()), _shares(model.inference(bags)[0]))


def gensim_nmf(counts: Any, k: int, seed: int) -> Fitted:
    from gensim.matutils import Sparse2Corpus
    from gensim.models import Nmf, TfidfModel

    bags = list(Sparse2Corpus(counts, documents_columns=False))
    weighted = list(TfidfModel(bags)[bags])
    model = Nmf(
        weighted, k, id2word=_numbers(counts), passes=PASSES, chunksize=CHUNK, random_state=seed
    )
    theta = np.zeros((len(bags), k))
    for row, bag in enumerate(weighted):
        for topic, share in model.get_document_topics(bag, minimum_probability=0):
            theta[row, topic] = share
    return Fitted(_shares(model.get_topics()), _shares(theta))


def tomotopy_lda(counts: Any, k: int, seed: int) -> Fitted:
    import tomotopy

    model = tomotopy.LDAModel(k=k, seed=seed)
    for row in range(counts.shape[0]):
        some = slice(counts.indptr[row], counts.indptr[row + 1])
        model.add_doc(np.repeat(counts.indices[some], counts.data[some]).astype(str).tolist())
    model.train(SWEEPS, workers=1)
    phi = np.zeros((k, counts.shape[1]))
    phi[:, [int(word) for word in model.used_vocabs]] = [
        model.get_topic_word_dist(topic) for topic in range(k)
    ]
    return Fitted(_shares(phi), _shares(np.array([d.get_topic_dist() for d in model.docs])))


def _numbers(counts: Any) -> dict[int, str]:
    return {number: str(number) for number in range(counts.shape[1])}


SYSTEMS: dict[str, Callable[[Any, int, int], Fitted]] = {
    "ours, consensus": consensus,
    "ours, one fit": single,
    "scikit-learn NMF": sklearn_nmf,
    "gensim Nmf": gensim_nmf,
    "tomotopy LDA": tomotopy_lda,
    "scikit-learn LDA": sklearn_lda,
    "gensim LdaModel": gensim_lda,
}


class Texts(NamedTuple):
    """Counts of the words that a model sees, the same words in order, and categories if known."""

    counts: Any
    codes: Any
    bounds: Any
    terms: Any
    category: Any


def read(source: str) -> Texts:
    import toolkit as tk
    from toolkit.topics.vocabulary import chosen

    table = named(source)
    corpus = tk.from_frame(table[["text", "language"]])
    words, _ = chosen(corpus, min_docs=5, max_share=0.5)
    counts = words.counts(corpus.tokens)
    rows = np.flatnonzero(np.diff(counts.indptr))
    codes, bounds = words.codes(corpus.tokens), corpus.tokens.bounds
    return Texts(counts[rows], codes, bounds, words.terms, table["category"].to_numpy()[rows])


def first(fitted: Fitted, by_relevance: bool) -> Any:
    """Numbers of the first terms: by probability, or by relevance as our tables have them."""
    phi = np.log(fitted.phi + 1e-12)
    overall = np.log(fitted.theta.mean(axis=0) @ fitted.phi + 1e-12)
    return np.argsort(0.4 * overall * by_relevance - phi, axis=1, kind="stable")[:, :TOP]


def purity(theta: Any, category: Any) -> float:
    """Documents in the commonest category of their largest topic, as a share of all."""
    largest, right = theta.argmax(axis=1), 0
    for topic in np.unique(largest):
        right += np.unique(category[largest == topic], return_counts=True)[1].max()
    return float(right / len(category))


def fit(system: str, source: str, k: str, seed: str) -> dict[str, Any]:
    """Figures of one fit; what a system needs is imported in a fit of a few documents before."""
    from toolkit.topics.trust.pairs import npmi

    texts = read(source)
    SYSTEMS[system](texts.counts[:40], 2, 0)
    begin, cpu = time.perf_counter(), time.process_time()
    fitted = SYSTEMS[system](texts.counts, int(k), int(seed))
    found = {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - cpu}
    for name in ("probability", "relevance"):
        top = first(fitted, name == "relevance")
        found[f"npmi {name}"] = float(npmi(top, texts.codes, texts.bounds).mean())
        found[f"diversity {name}"] = len(np.unique(top)) / top.size
    if texts.category[0] is not None:
        found["purity"] = purity(fitted.theta, texts.category)
    return found | {"docs": texts.counts.shape[0], "terms": texts.counts.shape[1]}


def scale(source: str, fits: str) -> dict[str, Any]:
    """The whole way from a corpus with its index to a model, and its coherence."""
    import toolkit as tk

    corpus = tk.from_frame(named(source)[["text", "language"]])
    tokens, bare = len(corpus.tokens), peak()
    begin, cpu = time.perf_counter(), time.process_time()
    model = corpus.topics(30, fits=int(fits))
    found = {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - cpu}
    found |= {"peak": peak(), "bare": bare, "tokens": tokens, "docs": len(model.theta)}
    begin = time.perf_counter()
    model.coherence()
    found["coherence"] = time.perf_counter() - begin
    counts = model.counts
    return found | {"words": counts.nnz / counts.shape[0], "terms": counts.shape[1]}


def coherence(source: str, k: str) -> dict[str, Any]:
    """NPMI of one model by us and by gensim, one process each."""
    from gensim.corpora import Dictionary
    from gensim.models.coherencemodel import CoherenceModel

    from toolkit.topics.trust.pairs import npmi

    texts = read(source)
    top = first(single(texts.counts, int(k), 0), True)
    seen = [
        texts.codes[a:b][texts.codes[a:b] >= 0].astype(str).tolist()
        for a, b in zip(texts.bounds[:-1], texts.bounds[1:], strict=True)
    ]
    begin = time.perf_counter()
    mine = npmi(top, texts.codes, texts.bounds)
    ours, begin = time.perf_counter() - begin, time.perf_counter()
    measure = CoherenceModel(
        topics=top.astype(str).tolist(), texts=seen, dictionary=Dictionary(seen),
        coherence="c_npmi", window_size=10, processes=1,
    )  # fmt: skip
    theirs = measure.get_coherence()
    peer = time.perf_counter() - begin
    return {"ours": ours, "peer": peer, "value": float(mine.mean()), "theirs": float(theirs)}


if __name__ == "__main__":
    step = {"fit": fit, "scale": scale, "coherence": coherence}[sys.argv[1]]
    print(json.dumps(step(*sys.argv[2:])))
