"""Topic models: engines behind one small interface, and the tables made from any of them."""

from __future__ import annotations

from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.measures.frequencies import stopwords_of
from toolkit.topics.engines import ENGINES
from toolkit.topics.model import TopicModel
from toolkit.topics.vocabulary import vocabulary

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

STRAY = 0.02  # a second language below this share of the documents is taken for misdetection

__all__ = ["ENGINES", "TopicModel", "topics"]


def topics(
    corpus: Corpus,
    k: int,
    *,
    seed: int = 0,
    engine: str = "nmf",
    min_docs: int = 5,
    max_share: float = 0.5,
) -> TopicModel:
    """Fit a topic model to the texts.

    Parameters
    ----------
    k : int
        Number of topics, 2 or more.
    seed : int
        0 to 4294967295. Same corpus, same seed, same model to the last byte.
    engine : {"nmf", "lda"}
        ``nmf`` for articles; ``lda`` needs many more documents to be any good.
    min_docs : int
        Leave out words found in fewer documents.
    max_share : float
        Leave out words found in more than this share of the documents.

    Returns
    -------
    TopicModel

    Raises
    ------
    ToolkitError
        `k` does not fit the documents, another number cannot be used, the corpus mixes
        languages, or no word is left.

    References
    ----------
    See `toolkit.topics.engines.nmf` and `toolkit.topics.engines.lda`.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2)
    >>> sorted(model.terms(1)["term"].str[0])
    ['b', 'b']
    """
    one_of("engine", engine, ENGINES)
    k, seed, min_docs = _topics(k), whole("seed", seed), whole("min_docs", min_docs, least=1)
    _share(max_share)
    _one_language(corpus)
    words = vocabulary(corpus, min_docs=min_docs, max_share=max_share)
    documents, terms = words.counts.shape
    if not terms:
        raise ToolkitError(
            f"No word is left: none of {len(corpus.tokens.keys):,} is in at least {min_docs} "
            f"documents and in at most {max_share:.0%} of {len(corpus):,}, stop words apart. "
            "Use more documents, or a smaller min_docs."
        )
    most = min(documents, terms) // 2
    if k > most:
        raise ToolkitError(
            f"k={k} topics are too many for {documents:,} documents with {terms:,} different "
            f"words; " + (f"allowed here: 2 to {most}." if most >= 2 else "use more documents.")
        )
    factors = ENGINES[engine].fit(words.counts, k, seed=seed)
    ids = corpus._docs["doc_id"].iloc[words.rows]
    settings = {
        "engine": engine,
        "k": k,
        "seed": seed,
        "min_docs": min_docs,
        "max_share": max_share,
        "documents": documents,
        "left_out": len(corpus) - documents,
        "terms": terms,
        "stopwords": len(stopwords_of(corpus)),
    }
    docs = corpus._docs.iloc[words.rows]
    return TopicModel(factors.phi, factors.theta, words.terms, ids.to_numpy(), docs, settings)


def _topics(k: Any) -> int:
    if isinstance(k, bool) or not isinstance(k, Integral) or k < 2:
        raise ToolkitError(f"k={k!r} must be a whole number of topics, 2 or more.")
    return int(k)


def _share(value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) <= 1:
        raise ToolkitError(
            f"max_share={value!r} must be a share of the documents, more than 0 and at most 1."
        )


def _one_language(corpus: Corpus) -> None:
    shares = corpus._docs["language"].value_counts(normalize=True)
    spoken = shares[shares.ge(STRAY) & shares.index.to_series().ne("und")]
    if len(spoken) > 1:
        told = ", ".join(f"{code} {share:.0%}" for code, share in spoken.items())
        raise ToolkitError(
            f"The corpus mixes languages ({told}); a topic model would only tell them apart. "
            f"Choose one of {listed(spoken.index)}: "
            f"corpus.where(language={spoken.index[0]!r}).topics(...)."
        )
