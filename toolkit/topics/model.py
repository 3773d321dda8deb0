"""A fitted topic model and the plain tables made from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, whole

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

SUGGESTED = 3  # terms in a suggested label
MOST_SUGGESTED = 6  # where fewer would name two topics alike
BATCH = 4096  # texts compared at once, so that memory does not grow with the corpus


class TopicModel:
    """Topics as probabilities.

    Parameters
    ----------
    phi : ndarray of shape (n_topics, n_terms)
        Probability of each term in each topic; rows sum to 1.
    theta : ndarray of shape (n_documents, n_topics)
        Share of each topic in each document; rows sum to 1.
    vocabulary : ndarray of str, shape (n_terms,)
    doc_ids : ndarray of str, shape (n_documents,)
    docs : DataFrame
        The documents that were fitted.
    settings : mapping
        How it was fitted.
    """

    def __init__(
        self,
        phi: npt.NDArray[np.float64],
        theta: npt.NDArray[np.float64],
        vocabulary: npt.NDArray[Any],
        doc_ids: npt.NDArray[Any],
        docs: pd.DataFrame,
        settings: Mapping[str, Any],
        labels: Mapping[int, str] | None = None,
    ) -> None:
        self.phi, self.theta, self.vocabulary = phi, theta, vocabulary
        self.doc_ids, self._docs, self.settings = doc_ids, docs, dict(settings)
        self._labels = dict(labels or {})

    def __repr__(self) -> str:
        s = self.settings
        return (
            f"<TopicModel: {s['k']} topics by {s['engine']} (seed {s['seed']}), "
            f"{s['documents']:,} documents, {s['terms']:,} terms>"
        )

    @property
    def labels(self) -> list[str]:
        """Name of each topic: yours, or its first terms followed by a question mark.

        Where two topics share their first terms more are added, or else their number.
        """
        best = np.argsort(-self._relevance(), axis=1, kind="stable")
        ranked = self.vocabulary[best[:, :MOST_SUGGESTED]]
        unnamed = {t for t in range(len(self.phi)) if t not in self._labels}
        made = dict(self._labels)
        for size in range(SUGGESTED, MOST_SUGGESTED + 1):
            made |= {t: ", ".join(ranked[t][:size]) + " ?" for t in unnamed}
            seen = Counter(made.values())
            unnamed = {t for t in unnamed if seen[made[t]] > 1}
        made |= {t: f"{made[t][:-2]} ({t}) ?" for t in unnamed}
        return [made[t] for t in range(len(self.phi))]

    def label(self, names: Mapping[int, str]) -> TopicModel:
        """Name topics; the others keep their suggestion. Returns a new model.

        Raises
        ------
        ToolkitError
            There is no topic of that number, a name is no text, or two topics have the same.
        """
        if not isinstance(names, Mapping):
            raise ToolkitError(f"names={names!r} must give names to numbers: {{3: 'Aid'}}.")
        for topic, name in names.items():
            self._known(topic)
            if not isinstance(name, str) or not name.strip():
                raise ToolkitError(f"The name {name!r} of topic {topic} must be a text: 'Aid'.")
        merged = {**self._labels, **names}
        for name, times in Counter(merged.values()).items():
            if times > 1:
                same = [int(t) for t in merged if merged[t] == name]
                raise ToolkitError(
                    f"The topics {listed(same)} would all be called {name!r}. Give each a name of "
                    f"its own, such as {name + ' 2'!r}."
                )
        return TopicModel(
            self.phi, self.theta, self.vocabulary, self.doc_ids, self._docs, self.settings, merged
        )

    def _known(self, topic: Any) -> None:
        whole_number = isinstance(topic, Integral) and not isinstance(topic, bool)
        if not whole_number or topic not in range(len(self.phi)):
            raise ToolkitError(f"There is no topic {topic!r}; topics are 0 to {len(self.phi) - 1}.")

    def _relevance(self, weight: float = 0.6) -> npt.NDArray[np.float64]:
        """Relevance of Sievert and Shirley (2014): log p(w|t), corrected for common words."""
        overall = self.theta.mean(axis=0) @ self.phi
        log_phi = np.log(self.phi + 1e-12)
        return weight * log_phi + (1 - weight) * (log_phi - np.log(overall + 1e-12))

    def terms(self, n: int = 10) -> pd.DataFrame:
        """The `n` most telling terms of each topic.

        Terms are ranked by relevance with lambda 0.6 (Sievert and Shirley 2014), which favours
        words that the topic has more than the others do; `weight` is the plain probability.

        Returns
        -------
        DataFrame
            ``topic``, ``label``, ``rank``, ``term``, ``weight``.

        Raises
        ------
        ToolkitError
            `n` is no whole number, 0 or more.
        """
        n, score = whole("n", n), self._relevance()
        rows = []
        for topic, label in enumerate(self.labels):
            best = np.lexsort((self.vocabulary, -score[topic]))[:n]
            rows += [
                (topic, label, rank, self.vocabulary[term], self.phi[topic, term])
                for rank, term in enumerate(best.tolist(), 1)
            ]
        return pd.DataFrame(rows, columns=["topic", "label", "rank", "term", "weight"])

    def shares(self) -> pd.DataFrame:
        """Share of each topic in each document: ``doc_id``, ``topic``, ``label``, ``share``."""
        documents, topics = self.theta.shape
        return pd.DataFrame(
            {
                "doc_id": np.repeat(self.doc_ids, topics),
                "topic": np.tile(np.arange(topics), documents),
                "label": np.tile(np.array(self.labels, dtype=object), documents),
                "share": self.theta.ravel(),
            }
        )

    def documents(self, topic: int | None = None, n: int = 5) -> pd.DataFrame:
        """Documents to read before a topic is named: those with its largest shares.

        Parameters
        ----------
        topic : int, optional
            One topic; every topic if None.
        n : int
            Documents of each.

        Returns
        -------
        DataFrame
            ``topic``, ``label``, ``rank``, ``share``, ``doc_id``, ``date``, ``outlet``,
            ``title``, ``text``.

        Raises
        ------
        ToolkitError
            There is no such topic, or `n` is no whole number, 0 or more.
        """
        if topic is not None:
            self._known(topic)
        n, labels, parts = whole("n", n), self.labels, []
        for number in range(len(self.phi)) if topic is None else [topic]:
            best = np.argsort(-self.theta[:, number], kind="stable")[:n]
            part = self._docs.iloc[best][["doc_id", "date", "outlet", "title", "text"]]
            part = part.reset_index(drop=True)
            part.insert(0, "share", self.theta[best, number])
            part.insert(0, "rank", np.arange(1, len(best) + 1))
            part.insert(0, "label", labels[number])
            part.insert(0, "topic", number)
            parts.append(part)
        return pd.concat(parts, ignore_index=True)

    def track(self, corpus: Corpus, by: str | Sequence[str] | None = "week") -> pd.DataFrame:
        """Follow the topics over time; called by ``corpus.track(model)``, which see."""
        from toolkit.measures.cells import cells
        from toolkit.topics.shares import mean_shares

        rows = pd.Index(self.doc_ids).get_indexer(corpus._docs["doc_id"])
        if not (rows >= 0).any():
            raise ToolkitError(
                "The model was fitted on none of these documents. Follow it in the corpus that "
                f"it was fitted on, or a part of it; its first documents are "
                f"{listed(self.doc_ids[:3])}."
            )
        self._need_same_texts(corpus, np.flatnonzero(rows >= 0))
        fitted = corpus
        if (rows < 0).any():
            inside = np.flatnonzero(rows >= 0)
            fitted = corpus._take(inside, "documents of the topic model", corpus.span)
        return mean_shares(cells(fitted, by), self.theta[rows[rows >= 0]], self.labels)

    def _need_same_texts(self, corpus: Corpus, inside: npt.NDArray[np.int64]) -> None:
        """Raise if documents have the names of fitted ones and other texts."""
        given = corpus._docs.iloc[inside][["doc_id", "text"]]
        own = pd.Index(self._docs["doc_id"]).get_indexer(given["doc_id"])
        changed: list[str] = []
        for at in range(0, len(given), BATCH):
            part = given.iloc[at : at + BATCH]
            texts = self._docs["text"].iloc[own[at : at + BATCH]]
            changed += part["doc_id"][part["text"].to_numpy() != texts.to_numpy()].tolist()
        if changed:
            raise ToolkitError(
                f"{len(changed):,} of {len(given):,} documents have another text than the one of "
                f"that name that the model was fitted on, first {listed(changed[:3])}. Follow the "
                "model in the corpus that it was fitted on, or fit again: corpus.topics(...)."
            )
