"""A fitted topic model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.topics.reading.names import MARK, is_suggested, suggested
from toolkit.topics.tables import Tables

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.keeping.facts import Facts
    from toolkit.topics.vocabulary import Vocabulary


class TopicModel(Tables):
    """Topics as probabilities; made by ``corpus.topics(k)``.

    Parameters
    ----------
    phi : ndarray of shape (n_topics, n_terms)
        Probability of each term in each topic; rows sum to 1.
    theta : ndarray of shape (n_documents, n_topics)
        Share of each topic in each document; rows sum to 1.
    words : Vocabulary
    doc_ids : ndarray of str, shape (n_documents,)
    settings : mapping
        How it was fitted.
    corpus : Corpus, optional
        The documents of `theta`, in its order.
    counts : CSR array of shape (n_documents, n_terms), optional
    fitted : ndarray of int, optional
        Rows of `theta` that the topics were fitted on; all if None.
    options : mapping
        Further arguments of the engine.
    details : mapping
        Arrays that only this engine gives.
    pruning : DataFrame, optional
        What each rule for words left out, and what is kept: ``rule``, ``terms``, ``hits``,
        ``portion`` (of all tokens), ``examples``.
    notes : sequence of str
        What a reader should know.
    labels : mapping
        Names given to topics.
    facts : Facts, optional
        What is known of the documents and packages, where it cannot be looked up any more.
    """

    def __init__(
        self,
        phi: npt.NDArray[np.float64],
        theta: npt.NDArray[np.float64],
        words: Vocabulary,
        doc_ids: npt.NDArray[Any],
        settings: Mapping[str, Any],
        *,
        corpus: Corpus | None = None,
        counts: Any = None,
        fitted: npt.NDArray[np.int64] | None = None,
        options: Mapping[str, Any] | None = None,
        details: Mapping[str, Any] | None = None,
        pruning: pd.DataFrame | None = None,
        notes: Sequence[str] = (),
        labels: Mapping[int, str] | None = None,
        facts: Facts | None = None,
    ) -> None:
        self.phi, self.theta, self.words = phi, theta, words
        self.doc_ids, self.settings = doc_ids, dict(settings)
        self._corpus, self._counts = corpus, counts
        self._fitted = np.arange(len(theta)) if fitted is None else fitted
        self.options, self.details = dict(options or {}), dict(details or {})
        self.pruning, self.notes = pruning, tuple(notes)
        self._labels, self._facts = dict(labels or {}), facts
        self._kept: dict[Any, Any] = {}  # refits, which several tables need

    def __repr__(self) -> str:
        s = self.settings
        told = (
            f"<TopicModel: {len(self.phi)} topics by {s['engine']} (seed {s['seed']}), "
            f"{s['documents']:,} documents, {s['terms']:,} terms>"
        )
        return "\n".join([told, *self.notes])

    @property
    def fitted(self) -> npt.NDArray[np.int64]:
        """Rows of `theta` that the topics were fitted on.

        Raises
        ------
        ToolkitError
            None: the topics come from other documents (``model.apply(corpus)``).
        """
        if not len(self._fitted):
            raise ToolkitError(
                "This needs documents that the topics were fitted on, and none of these is one. "
                "Ask the model that was applied: model, not model.apply(corpus)."
            )
        return self._fitted

    @property
    def vocabulary(self) -> npt.NDArray[Any]:
        """The terms as shown, shape (n_terms,)."""
        return self.words.terms

    @property
    def corpus(self) -> Corpus:
        """The documents of `theta`, in its order.

        Raises
        ------
        ToolkitError
            The model was loaded without them.
        """
        if self._corpus is None:
            raise ToolkitError(
                "This needs the texts, and the model was loaded without them. Load it with the "
                "corpus that it was fitted on: tk.TopicModel.load(folder, corpus)."
            )
        return self._corpus

    @property
    def counts(self) -> Any:
        """Counts of each term in each document: CSR array, shape (n_documents, n_terms)."""
        if self._counts is None:
            self._counts = self.words.counts(self.corpus.tokens)
        return self._counts

    @property
    def prevalence(self) -> npt.NDArray[np.float64]:
        """Mean share of each topic in the documents, shape (n_topics,)."""
        return self.theta.mean(axis=0)

    @property
    def labels(self) -> list[str]:
        """Name of each topic: yours, or its first terms followed by a question mark.

        Where two topics share their first terms more are added, or else their number.
        """
        return suggested(self, self._labels)

    def label(self, names: Mapping[int, str]) -> TopicModel:
        """Name topics; the others keep their suggestion. Returns a new model.

        Raises
        ------
        ToolkitError
            There is no topic of that number, a name is no text or ends in " ?", which marks
            suggestions, or two topics have the same.
        """
        if not isinstance(names, Mapping):
            raise ToolkitError(f"names={names!r} must give names to numbers: {{3: 'Aid'}}.")
        for topic, name in names.items():
            self.known(topic)
            if not isinstance(name, str) or not name.strip():
                raise ToolkitError(f"The name {name!r} of topic {topic} must be a text: 'Aid'.")
            if is_suggested(name.rstrip()) or name.strip() == MARK.strip():
                own = name.rstrip().removesuffix(MARK.strip()).rstrip() or "Aid"
                raise ToolkitError(
                    f"The name {name!r} of topic {topic} ends in {MARK!r}, which marks a "
                    f"suggestion. Type it without: model.label({{{topic}: {own!r}}}); topics left "
                    "out keep their suggestion."
                )
        merged = {**self._labels, **names}
        for name, times in Counter(merged.values()).items():
            if times > 1:
                same = [int(t) for t in merged if merged[t] == name]
                raise ToolkitError(
                    f"The topics {listed(same)} would all be called {name!r}. Give each a name of "
                    f"its own, such as {name + ' 2'!r}."
                )
        return self._called(merged)

    def _called(self, labels: Mapping[int, str]) -> TopicModel:
        """The model with these labels, which may be suggestions, in place of its own."""
        made = object.__new__(TopicModel)
        made.__dict__ |= self.__dict__ | {"_labels": dict(labels)}
        return made

    def known(self, topic: Any) -> None:
        """Raise unless there is a topic of that number."""
        whole_number = isinstance(topic, Integral) and not isinstance(topic, bool)
        if not whole_number or topic not in range(len(self.phi)):
            raise ToolkitError(f"There is no topic {topic!r}; topics are 0 to {len(self.phi) - 1}.")
