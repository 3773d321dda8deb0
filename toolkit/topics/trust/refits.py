"""The model fitted again to random parts of its documents."""

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, whole
from toolkit.topics.factoring import factor
from toolkit.topics.trust.align import aligned

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel


class Refit(NamedTuple):
    """A fit to a part of the documents, its topics under the numbers of the model.

    Parameters
    ----------
    rows : ndarray of int
        Rows of the model's documents that it was fitted to.
    phi : ndarray of shape (n_topics, n_terms)
        Over all terms of the model; a row of zeros if no topic of the refit is left for it.
    theta : ndarray of float32, shape (len(rows), n_topics)
        Shares in the documents of `rows`. Those of topics that the model has not are left out.
    cosine : ndarray of shape (n_topics,)
        Of each topic with the model's, 0 to 1.
    matched : ndarray of bool, shape (n_topics,)
        Whether the refit has a topic for it; not so if it found fewer.
    """

    rows: npt.NDArray[np.int64]
    phi: npt.NDArray[np.float64]
    theta: npt.NDArray[np.float32]
    cosine: npt.NDArray[np.float64]
    matched: npt.NDArray[np.bool_]


def refits(model: TopicModel, n: int = 10, portion: float = 0.8, seed: int = 0) -> list[Refit]:
    """Fit the model's engine with its own settings to random parts of the documents.

    Another seed on the same documents hides how much a model depends on which articles were at
    hand; a part of them shows it. Copies are drawn together, so that a part without an article is
    without its reprints too; see `bundles`. The vocabulary is that of the model.

    Parameters
    ----------
    n : int
        Number of refits, 2 or more.
    portion : float
        Part of the documents in each, more than 0 and at most 1; 1 changes the seed alone.
    seed : int

    Returns
    -------
    list of Refit
        The first ones of more are the same. They are remembered, and other tables that need them
        do not fit again.

    Raises
    ------
    ToolkitError
        `n`, `portion` or `seed` cannot be used, or the part is too small for the topics.
    """
    from tqdm import tqdm

    n, portion, seed = whole("n", n, least=2), _portion(portion), whole("seed", seed)
    made: list[Refit] = model._kept.setdefault(("refits", portion, seed), [])
    if len(made) < n:
        of = bundles(model)
        _enough(of, portion, len(model.phi))
        sources = np.random.SeedSequence(seed).spawn(n)[len(made) :]
        for source in tqdm(sources, desc="refits", delay=1.0, leave=False):
            made.append(_refit(model, of, portion, source))
    return made[:n]


def bundles(model: TopicModel) -> npt.NDArray[np.int64]:
    """The group of copies that each fitted document is in, a number of its own if in none.

    Copies are those of ``corpus.copies()``; without the texts, documents with the same counts.
    Where the topics were fitted to distinct texts or stories alone nothing is left to join.
    """
    if "bundles" not in model._kept:
        model._kept["bundles"] = _bundles(model)
    found: npt.NDArray[np.int64] = model._kept["bundles"]
    return found


def _bundles(model: TopicModel) -> npt.NDArray[np.int64]:
    from toolkit.measures.cells import cells
    from toolkit.measures.clusters import clusters_of

    if model.settings.get("copies", "all") != "all":
        return np.arange(len(model.fitted))
    if model._corpus is None:
        counts = model.counts[model.fitted]
        same: dict[Any, int] = {}
        keys = ((row.indices.tobytes(), row.data.tobytes()) for row in counts)
        return np.array([same.setdefault(key, len(same)) for key in keys])
    corpus = model.corpus
    of = clusters_of(corpus, cells(corpus, None), "copy").unit[model.fitted]
    return np.unique(of, return_inverse=True)[1]


def _refit(
    model: TopicModel, of: npt.NDArray[np.int64], portion: float, source: np.random.SeedSequence
) -> Refit:
    draw, settings = np.random.default_rng(source), model.settings
    groups = int(of.max()) + 1
    drawn = draw.choice(groups, round(portion * groups), replace=False)
    rows = model.fitted[np.isin(of, drawn)]
    found = factor(
        model.counts,
        settings.get("k", len(model.phi)),
        engine=settings["engine"],
        seed=int(draw.integers(2**31)),
        options=model.options,
        rows=rows,
    )
    match = aligned(model.phi, found.phi)
    theta = match.laid(found.theta.T).T.astype(np.float32)
    return Refit(rows, match.laid(found.phi), theta, match.cosine, match.of >= 0)


def _portion(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, Real) or not 0 < float(value) <= 1:
        raise ToolkitError(
            f"portion={value!r} must be the part of the documents in each refit, more than 0 and "
            "at most 1. Usual is 0.8; 1 changes the seed alone and hides much."
        )
    return float(value)


def _enough(of: npt.NDArray[np.int64], portion: float, k: int) -> None:
    groups = int(of.max()) + 1
    if round(portion * groups) < 2 * k:
        least = 2 * k / groups
        can = (
            f"use portion={np.ceil(20 * least) / 20:.2f} or more"
            if least <= 1
            else "fit fewer topics"
        )
        raise ToolkitError(
            f"portion={portion:g} of {groups:,} documents, copies counted once, is too few for "
            f"{k} topics, which need {2 * k}; {can}."
        )
