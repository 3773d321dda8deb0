"""Several numbers of topics side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from inspect import signature
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.topics.fit import topics
from toolkit.topics.trust.diversity import diversity
from toolkit.topics.trust.heldout import completion
from toolkit.topics.trust.refits import Refit, bundles
from toolkit.topics.trust.refits import refits as refitted
from toolkit.topics.trust.stability import of_pairs, stability
from toolkit.topics.trust.suggest import Measured, error, suggestion

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

MOST = 100  # numbers to compare; a range typed by mistake would run for days
SETTINGS = [name for name in signature(topics).parameters if name not in ("corpus", "k", "seed")]
COLUMNS = (
    "k jaccard error stable_topics coherence diversity perplexity smallest_share suggested reason "
    "remark"
).split()


def compare_k(
    corpus: Corpus,
    ks: Iterable[int],
    *,
    refits: int = 5,
    portion: float = 0.8,
    terms: int = 10,
    seed: int = 0,
    **settings: Any,
) -> pd.DataFrame:
    """Compare numbers of topics by stability, coherence, diversity and held-out words.

    No number is right for every question: read the topics of two or three of them before one is
    taken. A suggestion stands beside its reason and is never followed silently.

    Parameters
    ----------
    ks : list of int
        Numbers of topics, 2 or more, such as ``[5, 10, 20, 30]``.
    refits : int
        Fits to random parts of the documents, 3 or more, as in ``model.stability``; every
        number sees the same parts. The work is that of ``refits + 1`` models for each number.
    portion : float
        Part of the documents in each refit; the others are foretold from it.
    terms : int
        First terms of each topic that are looked at.
    seed : int
    **settings
        Further arguments of ``corpus.topics``: ``engine="lda"``, ``min_docs=10``.

    Returns
    -------
    DataFrame
        One row per number, the smallest first: ``k``; ``jaccard``, mean over topics and pairs of
        refits as in ``model.stability``, and ``error``, its standard error; ``stable_topics``, how
        many topics are stable; ``coherence``, mean npmi of the topics; ``diversity``;
        ``perplexity`` of the documents that a refit did not see, mean over refits (smaller is
        better; NaN with ``portion=1``); ``smallest_share``, mean share of the smallest topic;
        ``suggested``, one row at most; ``reason`` for it, or why there is none; and ``remark``,
        why a number cannot be computed.

        Suggested is the largest number that is not told apart from the most stable one, within
        one standard error of the difference, and no less coherent. None if even the most stable
        has a jaccard below 0.4, or no coherence above 0; if a larger number may be as stable and
        that error is above 0.1; or with ``portion=1``, where the seed alone changes. Coherence
        and perplexity alone tend to ask for more topics, whatever the texts.

    Raises
    ------
    ToolkitError
        `ks`, `refits` or another argument cannot be used, or none of the numbers can be computed.

    References
    ----------
    Greene, D., O'Callaghan, D. and Cunningham, P. (2014). How many topics? Stability analysis
    for topic models. ECML PKDD.

    Wallach, H. M., Murray, I., Salakhutdinov, R. and Mimno, D. (2009). Evaluation methods for
    topic models. ICML (document completion).

    Roder, M., Both, A. and Hinneburg, A. (2015). Exploring the space of topic coherence
    measures. WSDM.

    Breiman, L., Friedman, J., Olshen, R. and Stone, C. (1984). Classification and regression
    trees (one standard error).

    Examples
    --------
    >>> import toolkit as tk
    >>> pairs = ("oil barrel", "vote ballot", "rain storm")
    >>> texts = [f"{pair} {n}" for n in "abcdefghijkl" for pair in pairs]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "title": texts, "language": "en"}))
    >>> corpus.compare_k([2, 3, 4], refits=3, terms=2, fits=1)[["k", "suggested"]]
       k  suggested
    0  2      False
    1  3       True
    2  4      False
    """
    from tqdm import tqdm

    numbers = _numbers(ks)
    refits = whole("refits", refits, least=3)
    _known(settings)
    rows: dict[int, dict[str, Any]] = {}
    found: dict[int, Measured] = {}
    whole_corpus = True  # in every refit
    first: TopicModel | None = None
    refused: ToolkitError | None = None
    for k in tqdm(numbers, desc="numbers of topics", delay=1.0, leave=False):
        try:
            model = topics(corpus, k, seed=seed, **settings)
            first = model if first is None else first
            model._kept["bundles"] = bundles(first)  # which words are seen does not depend on k
            table = stability(model, refits, portion, seed, terms=terms)
        except ToolkitError as told:
            refused = told if refused is None else refused
            rows[k] = {"remark": str(told)}
            continue
        again = refitted(model, refits, portion, seed)
        whole_corpus &= all(len(refit.rows) == len(model.fitted) for refit in again)
        pairs = of_pairs(model, again, terms).mean(axis=1)
        found[k] = Measured(pairs, float(table["coherence"].mean()))
        rows[k] = {
            "jaccard": pairs.mean(),
            "error": error(pairs),
            "stable_topics": int(table["stable"].sum()),
            "coherence": found[k].coherence,
            "diversity": diversity(model, terms),
            "perplexity": _perplexity(model, again, seed),
            "smallest_share": model.prevalence.min(),
            "remark": "",
        }
    if refused is not None and not found:
        raise refused
    taken = suggestion(found, seed_alone=whole_corpus)
    table = pd.DataFrame.from_dict(rows, orient="index").reindex(columns=COLUMNS)
    table["k"] = numbers
    table["stable_topics"] = table["stable_topics"].astype("Int64")
    table["suggested"] = (table["k"] == taken.k) & taken.suggested
    table["reason"] = np.where(table["k"] == taken.k, taken.reason, "")
    return table.reset_index(drop=True)


def _known(settings: Mapping[str, Any]) -> None:
    """Raise unless these are arguments of `topics`."""
    for name, value in settings.items():
        if name not in SETTINGS:
            raise ToolkitError(
                f"{name}={value!r:.60} is no argument of compare_k. Allowed are ks, refits, "
                f"portion, terms, seed and, for corpus.topics, {', '.join(SETTINGS)}."
            )


def _numbers(ks: Any) -> list[int]:
    try:
        given = [whole("k", k, least=2) for k in ks]
    except TypeError:
        raise ToolkitError(
            f"ks={ks!r} must be a list of numbers of topics: ks=[5, 10, 20, 30]."
        ) from None
    numbers = sorted(set(given))
    if not 1 <= len(numbers) <= MOST:
        raise ToolkitError(
            f"ks holds {len(numbers):,} numbers of topics; allowed: 1 to {MOST}, such as "
            "ks=[5, 10, 20, 30]. Each one is fitted several times."
        )
    return numbers


def _perplexity(model: TopicModel, again: list[Refit], seed: int) -> float:
    """Mean over refits of that of the documents that they did not see; NaN if none has words."""
    values = []
    for refit in again:
        unseen = model.counts[np.setdiff1d(model.fitted, refit.rows)]
        try:
            phi = refit.phi[refit.matched]
            values.append(completion(phi, model.counts[refit.rows], unseen, seed))
        except ToolkitError:
            return np.nan
    return float(np.mean(values))
