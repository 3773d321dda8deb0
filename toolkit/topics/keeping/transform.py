"""A model applied to documents that it was not fitted on, its topics held fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.topics.foldin import fold_in
from toolkit.topics.keeping.facts import facts, looked_up
from toolkit.topics.languages import spoken

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel


def apply(model: TopicModel, corpus: Corpus) -> TopicModel:
    """The same topics with the shares of other documents.

    All that reads a model then reads these documents: ``model.apply(other).documents(3)`` are
    those to read, ``other.track(model.apply(other))`` follows the topics in them. Shares are
    folded in on the counts of the words that the model knows, whatever the engine; what is new
    in the documents has no topic and is spread over those there are, so look at ``known`` in
    ``model.transform(corpus)``.

    Parameters
    ----------
    corpus : Corpus
        In the language of the model.

    Returns
    -------
    TopicModel
        With the topics, names and numbers of this one. Documents without any word of the model
        are left out and counted in ``settings["left_out"]``. It cannot be fitted again.

    Raises
    ------
    ToolkitError
        The corpus is in another language, or has no word that the model knows.

    References
    ----------
    Hofmann, T. (1999). Probabilistic latent semantic indexing (folding-in).

    Examples
    --------
    >>> import pandas as pd, toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2)
    >>> later = pd.DataFrame({"text": ["A barrel of oil.", "Rain."], "language": "en"})
    >>> model.apply(tk.from_frame(later))
    <TopicModel: 2 topics by nmf (seed 0), 1 documents, 6 terms> ...
    """
    _same_language(model, corpus)
    counts = model.words.counts(corpus.tokens)
    rows = np.flatnonzero(np.diff(counts.indptr))
    if not len(rows):
        raise ToolkitError(
            f"None of the {len(corpus):,} documents of {corpus.name!r} has one of the "
            f"{len(model.words.keys):,} words of the model, such as "
            f"{listed(model.vocabulary[:3])}. Fit a model of its own: corpus.topics(...)."
        )
    part = corpus._take(rows, "documents with words of the topic model", corpus.span)
    known = facts(model)
    source = model.settings.get("fitted_on") or {
        name: known.corpus[name] for name in ("name", "documents", "sha256")
    }
    settings = {
        **model.settings,
        "documents": len(rows),
        "left_out": len(corpus) - len(rows),
        "fitted_on": source,
    }
    told = (
        f"Applied: the topics were fitted on {source['documents']:,} documents of "
        f"{source['name']!r} and are held fixed here."
    )
    made = type(model)(
        model.phi,
        fold_in(counts[rows], model.phi),
        model.words,
        part._docs["doc_id"].to_numpy(),
        settings,
        corpus=part,
        counts=counts[rows],
        fitted=np.zeros(0, np.int64),
        pruning=model.pruning,
        notes=(told,),
        facts=looked_up(part)._replace(versions=known.versions),
    )
    # Names suggested come from the prevalence of terms, which is another here.
    return made._called(dict(enumerate(model.labels)))


def transform(model: TopicModel, corpus: Corpus) -> pd.DataFrame:
    """Share of each topic in each document of another corpus, and how much of it is known.

    Parameters
    ----------
    corpus : Corpus
        In the language of the model.

    Returns
    -------
    DataFrame
        ``doc_id``, ``topic``, ``label``, ``share``, ``known`` (part of the tokens that the model
        has words for), one row per document and topic. A document without a word of the model
        has ``NaN`` shares and ``known`` 0, one without any word ``NaN`` in both.

    Raises
    ------
    ToolkitError
        As for ``apply``, which gives all other tables of such documents.
    """
    made = apply(model, corpus)
    ids = corpus._docs["doc_id"].to_numpy()
    rows = pd.Index(ids).get_indexer(made.doc_ids)
    theta, hits = np.full((len(corpus), len(model.phi)), np.nan), np.zeros(len(corpus))
    words = np.array([key.count(" ") + 1 for key in model.words.keys])  # a phrase is two
    theta[rows], hits[rows] = made.theta, made.counts @ words
    tokens = np.diff(corpus.tokens.bounds).astype(float)
    known = np.divide(hits, tokens, out=np.full(len(tokens), np.nan), where=tokens > 0)
    topics = len(model.phi)
    return pd.DataFrame(
        {
            "doc_id": np.repeat(ids, topics),
            "topic": np.tile(np.arange(topics), len(ids)),
            "label": np.tile(np.array(made.labels, dtype=object), len(ids)),
            "share": theta.ravel(),
            "known": np.repeat(known, topics),
        }
    )


def _same_language(model: TopicModel, corpus: Corpus) -> None:
    if not hasattr(corpus, "_docs"):
        raise ToolkitError(
            f"corpus={corpus!r:.60} is no corpus. Load it: tk.load('corpora/kirkuk-2017')."
        )
    own, there = [*model.settings.get("spoken", ())], spoken(corpus)
    known = {*own, *model.settings.get("languages", ())}
    foreign = [code for code in there if own and code not in known]
    if foreign:
        told = ", ".join(f"{code} {share:.0%}" for code, share in there.items())
        also = [code for code in there if code in known]
        do = f"Choose: corpus.where(language={also[0]!r})." if also else "Fit a model of its own."
        raise ToolkitError(
            f"The corpus {corpus.name!r} is in other languages ({told}) than the documents that "
            f"the topics were fitted on ({' '.join(own)}), of which alone the model has words. {do}"
        )
