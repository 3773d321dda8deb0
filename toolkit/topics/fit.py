"""Fit a topic model to a corpus."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.measures.frequencies import stopwords_of
from toolkit.measures.once import once
from toolkit.topics.embedded import by_document, unrelated
from toolkit.topics.engines import ENGINES
from toolkit.topics.factoring import factor
from toolkit.topics.foldin import fold_in
from toolkit.topics.given import GIVEN, engine_of
from toolkit.topics.languages import spoken
from toolkit.topics.model import TopicModel
from toolkit.topics.phrases import threshold
from toolkit.topics.slices import remarks
from toolkit.topics.vocabulary import chosen, left_out

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.measures.lookup import ThemesLike

SHORT = 15  # words seen in a document, below which sampling predicts words far better


def topics(
    corpus: Corpus,
    k: int,
    *,
    engine: str | None = None,
    seed: int = 0,
    min_docs: int = 5,
    max_share: float = 0.5,
    copies: str = "all",
    languages: str | Sequence[str] = (),
    fits: int | None = None,
    sweeps: int | None = None,
    themes: ThemesLike | None = None,
    embeddings: Any = None,
    by: str | None = None,
    per_period: int | None = None,
    phrases: bool | float = False,
) -> TopicModel:
    """Fit a topic model to the texts.

    Parameters
    ----------
    k : int
        Number of topics, 2 or more.
    engine : {"nmf", "lda", "gibbs", "seeded", "clusters", "over_time"}, optional
        ``nmf`` for articles; ``lda`` needs many more documents to be any good; ``gibbs`` for
        titles and posts; ``seeded`` anchors topics on `themes`; ``clusters`` groups `embeddings`;
        ``over_time`` finds the topics of each period and links them.
        If None, the engine that the other arguments are for, or else ``nmf``.
    seed : int
        0 to 4294967295. Same corpus, same seed, same model to the last byte.
    min_docs : int
        Leave out words found in fewer documents.
    max_share : float
        Leave out words found in more than this share of the documents.
    copies : {"all", "distinct", "stories"}
        Fit every publication, or what is told twice once, as in `track`. The shares of what is
        left out are then estimated with the topics held fixed, so that it can be followed.
    languages : str or list of str
        Languages that may stand in one model. Others are refused if they are more than strays.
    fits : int, optional
        For ``nmf``: fits to parts of the documents that are brought together; if None 20, above
        15,000 documents fewer, from 30,000 on 10. 1 for a quick look.
    sweeps : int, optional
        For ``gibbs``: how often every word is given a topic anew, 1,000 if None.
    themes : Themes, path, mapping or list of words, optional
        For ``seeded``, as in `lookup`: the first topics are these, with their names as labels,
        and the others are free; `k` counts both.
    embeddings : array or DataFrame, optional
        For ``clusters``: vectors of the documents from any model, shape (n_documents,
        n_dimensions), in the order of ``corpus.docs`` or with ``doc_id`` as the index.
    by : str, optional
        For ``over_time``: the period, as in `track`: ``"month"``, ``"2W"``. See `wording` and
        `window_topics`.
    per_period : int, optional
        For ``over_time``: topics found in each period before they are linked, `k` if None; fewer
        in a period with less than two documents for each.
    phrases : bool or float
        Take two words that stand together far more often than by chance for one term, "islamic
        state": True for an NPMI above 0.5, or a number from 0 to below 1 to be exceeded.

    Returns
    -------
    TopicModel

    Raises
    ------
    ToolkitError
        `k` does not fit the documents, another value cannot be used, the corpus mixes
        languages, or no word is left; a theme has no word among them; `embeddings` do not fit
        the documents.

    References
    ----------
    See `toolkit.topics.engines`.

    Examples
    --------
    >>> import pandas as pd
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2)
    >>> sorted(model.terms(1)["term"].str[0])
    ['b', 'b']
    """
    asked = {
        "fits": fits,
        "sweeps": sweeps,
        "themes": themes,
        "embeddings": by_document(corpus, embeddings),
        "by": by,
        "per_period": per_period,
    }
    engine = engine_of(engine, asked)
    one_of("engine", engine, ENGINES)
    k, seed, min_docs = _topics(k), whole("seed", seed), whole("min_docs", min_docs, least=1)
    _share(max_share)
    languages = [languages] if isinstance(languages, str) else list(languages)
    _one_language(corpus, languages)
    source = once(corpus, copies)
    least = threshold(phrases)
    if not len(corpus.tokens):
        raise ToolkitError(
            f"There is no text to fit: the corpus has {len(corpus):,} documents"
            + (", all of them empty." if len(corpus) else ".")
        )
    words, pruning = chosen(source, min_docs=min_docs, max_share=max_share, phrases=least)
    if not words.keys:
        raise ToolkitError(
            f"No word is left: none of {len(corpus.tokens.keys):,} is in at least {min_docs} "
            f"documents and in at most {max_share:.0%} of {len(source):,}, stop words apart. "
            f"{left_out(pruning)}Use more documents, a smaller min_docs or a larger max_share."
        )
    counts = words.counts(corpus.tokens)
    rows = np.flatnonzero(np.diff(counts.indptr))
    counts = counts if len(rows) == counts.shape[0] else counts[rows]
    part = corpus._take(rows, "documents with words seen", corpus.span)
    ids = part._docs["doc_id"].to_numpy()
    fitted = np.arange(len(rows))
    if source is not corpus:
        fitted = fitted[part._docs["doc_id"].isin(source._docs["doc_id"])]
    # By name: a model does not depend on which document comes first.
    fitted = fitted[np.argsort(ids[fitted], kind="stable")]
    _enough(counts[fitted], k)
    options = {
        name: given
        for maker, value in asked.items()
        if value is not None
        for name, given in GIVEN[maker].make(part, words, value).items()
    }
    labels = options.pop("labels", None)
    factors = factor(counts, k, engine=engine, seed=seed, options=options, rows=fitted)
    theta = np.empty((len(rows), len(factors.phi)))
    theta[fitted] = factors.theta
    others = np.setdiff1d(np.arange(len(rows)), fitted)
    if len(others):
        theta[others] = fold_in(counts[others], factors.phi)
    settings = {
        "engine": engine,
        "k": k,
        "seed": seed,
        "min_docs": min_docs,
        "max_share": max_share,
        "copies": copies,
        "phrases": least,
        "languages": languages,
        "spoken": list(spoken(corpus)),
        "documents": len(fitted),
        "left_out": len(source) - len(fitted),
        "terms": len(words.keys),
        "stopwords": len(stopwords_of(corpus)),
    }
    plain = {name: value for name, value in options.items() if np.isscalar(value)}
    settings |= {n: v for n, v in ENGINES[engine].PLAIN.items() if v is not None} | plain
    settings |= {"themes": list(labels.values())} if labels else {}
    return TopicModel(
        factors.phi,
        theta,
        words,
        ids,
        settings,
        corpus=part,
        counts=counts,
        fitted=fitted,
        options=options,
        details=factors.details,
        pruning=pruning,
        notes=[
            *_notes(corpus, part, counts, engine),
            *remarks(options, factors.details, k),
            *unrelated(factors.details),
        ],
        labels=labels,
    )


def _topics(k: Any) -> int:
    if isinstance(k, bool) or not isinstance(k, Integral) or k < 2:
        raise ToolkitError(f"k={k!r} must be a whole number of topics, 2 or more.")
    return int(k)


def _share(value: Any) -> None:
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) <= 1:
        raise ToolkitError(
            f"max_share={value!r} must be a share of the documents, more than 0 and at most 1."
        )


def _one_language(corpus: Corpus, languages: Sequence[str]) -> None:
    present = corpus._docs["language"].value_counts()
    for code in languages:
        if code not in present.index:
            raise ToolkitError(
                f"languages={code!r} is none of the corpus; it has {listed(present.index)}."
            )
    found = spoken(corpus)
    if len(found) > 1 and not set(found) <= set(languages):
        told = ", ".join(f"{code} {share:.0%}" for code, share in found.items())
        raise ToolkitError(
            f"The corpus mixes languages ({told}); a topic model would only tell them apart. "
            f"Choose one of {listed(found)}: "
            f"corpus.where(language={next(iter(found))!r}).topics(...). If it is meant, name "
            f"them: languages={list(found)!r}."
        )


def _enough(counts: Any, k: int) -> None:
    documents, terms = counts.shape
    most = min(documents, terms) // 2
    if k > most:
        raise ToolkitError(
            f"k={k} topics are too many for {documents:,} documents with {terms:,} different "
            f"words; " + (f"allowed here: 2 to {most}." if most >= 2 else "use more documents.")
        )
    for some in (counts[: 100 * k], counts):
        different = len({(row.indices.tobytes(), row.data.tobytes()) for row in some})
        if different >= k:
            return
    raise ToolkitError(
        f"k={k} topics are too many: in the words seen only {different:,} of the {documents:,} "
        f"documents {'is' if different == 1 else 'are'} different. "
        + (f"Use k={different} or fewer, or" if different >= 2 else "Use")
        + " other documents."
    )


def _notes(corpus: Corpus, part: Corpus, counts: Any, engine: str) -> list[str]:
    """What a reader of the model should know, in sentences."""
    notes = []
    if out := len(corpus) - len(part):
        notes.append(
            f"{out:,} of {len(corpus):,} documents ({out / len(corpus):.1%}) have none of the "
            "words seen and are not in the model; a smaller min_docs keeps more."
        )
    strays = part._docs["language"].value_counts().drop([*spoken(corpus), "und"], errors="ignore")
    if len(strays):
        told = ", ".join(f"{code} {n:,}" for code, n in strays.items())
        notes.append(f"Documents in other languages were fitted too, too few to matter: {told}.")
    seen = float(np.median(counts.sum(axis=1)))
    if seen < SHORT and engine == "nmf":
        notes.append(
            f"The documents are short: half of them have {seen:.0f} words seen or fewer. For "
            "titles and posts try engine='gibbs' as well."
        )
    if not stopwords_of(corpus):
        notes.append(
            f"No stop words are known for {listed(corpus._docs['language'].unique())}; only "
            "max_share keeps common words out."
        )
    return notes
