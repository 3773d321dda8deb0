"""Topic intrusion: whether people can tell which topic a document has not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.topics.coders.design import (
    CHARACTERS,
    Question,
    drawing,
    need_choices,
    need_length,
    sheet_of,
    shown_topics,
    shuffled,
    snippets,
)

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

KIND = "topic_intrusion"
ASKED = "Which of these groups of words has least to do with this text?"


def topic_intrusion(
    model: TopicModel,
    n: int = 30,
    *,
    topics: int = 3,
    terms: int = 8,
    characters: int = CHARACTERS,
    by: str = "relevance",
    seed: int = 0,
    coders: str | Sequence[str] | None = ("A", "B"),
) -> pd.DataFrame:
    """Ask people which topic a document has not.

    A question shows headline and start of a document, its `topics` largest topics and one
    intruder, shuffled. The intruder is drawn from those of the other topics whose share in the
    document is in the lower half.

    Parameters
    ----------
    n : int
        Documents, drawn at random.
    topics : int
        Topics of the document in a question, 1 to 8.
    terms : int
        First terms by which each topic is shown.
    characters : int
        Length at which the text is cut.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        What terms are ranked by, as in `terms`.
    seed : int
        Seed of the draw. Same model and arguments, same questions.
    coders : str or list of str, optional
        Who answers; each all of the questions.

    Returns
    -------
    DataFrame
        As of `word_intrusion`, with ``title`` and ``text``; a choice is the first terms of a
        topic.

    Raises
    ------
    ToolkitError
        A value cannot be used, the model has no more topics than are shown, fewer documents than
        are asked for, or no texts.

    References
    ----------
    Chang, J., Boyd-Graber, J., Gerrish, S., Wang, C. and Blei, D. M. (2009). Reading tea leaves:
    how humans interpret topic models.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> len(model.topic_intrusion(4, topics=1, coders=["Ana", "Ben"]))
    8
    """
    settings: dict[str, Any] = {
        "n": whole("n", n, least=1),
        "topics": whole("topics", topics, least=1),
        "terms": whole("terms", terms, least=1),
        "characters": need_length(whole("characters", characters, least=1)),
        "by": by,
        "seed": whole("seed", seed),
    }
    documents, known = model.theta.shape
    if known <= topics:
        raise ToolkitError(
            f"topics={topics} and an intruder need {topics + 1} topics; the model has {known}. "
            f"Type topics={known - 1} or less."
        )
    if n > documents:
        raise ToolkitError(f"n={n} is more than the {documents:,} documents of the model.")
    need_choices("topics", topics, topics + 1)
    return sheet_of(model, KIND, ASKED, topic_questions(model, **settings), settings, coders)


def topic_questions(
    model: TopicModel, *, n: int, topics: int, terms: int, characters: int, by: str, seed: int
) -> list[Question]:
    """The questions, with their answers."""
    rng, shown = drawing(KIND, seed), shown_topics(model, terms, by)
    rows = rng.choice(len(model.theta), n, replace=False)
    questions = []
    for row, (title, text) in zip(rows.tolist(), snippets(model, rows, characters), strict=True):
        ranked = np.argsort(-model.theta[row], kind="stable")
        rest = ranked[topics:]
        among = [*ranked[:topics].tolist(), int(rng.choice(rest[len(rest) // 2 :]))]
        order, answer = shuffled(rng, topics, topics + 1)
        placed = tuple(among[place] for place in order)
        choices = tuple(shown[topic] for topic in placed)
        questions.append(Question(among[-1], choices, answer, placed, row, title, text))
    return questions
