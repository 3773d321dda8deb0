"""Label tests: whether people give a document the name that its largest topic has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.topics.coders.design import (
    CHARACTERS,
    Question,
    drawing,
    need_choices,
    need_length,
    sheet_of,
    shuffled,
    snippets,
)
from toolkit.topics.reading.names import is_suggested
from toolkit.topics.trust.align import cosines

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

KIND = "label_test"
ASKED = "Which of these names fits this text best?"
OTHERS = ("random", "near")


def label_test(
    model: TopicModel,
    n: int = 30,
    *,
    labels: int = 4,
    others: str = "random",
    suggested: bool = False,
    characters: int = CHARACTERS,
    seed: int = 0,
    coders: str | Sequence[str] | None = ("A", "B"),
) -> pd.DataFrame:
    """Ask people which name fits a document best: the "optimal label" of Ying et al. (2022).

    A question shows headline and start of a document, the name of its largest topic and names of
    other topics, shuffled. The named topics are asked about in turn, so that each has as many
    questions as the others; documents are drawn at random among those whose largest topic it is.

    Parameters
    ----------
    n : int
        Documents.
    labels : int
        Names to choose from, 2 to 9.
    others : {"random", "near"}
        Where the other names come from: any topic, as in the paper, or those whose words are
        most like those of the right one, which is harder.
    suggested : bool
        Whether topics without a name of yours take part, under the suggestion that ends in a
        question mark. Without it only those that you named do.
    characters : int
        Length at which the text is cut.
    seed : int
        Seed of the draw. Same model, names and arguments, same questions.
    coders : str or list of str, optional
        Who answers; each all of the questions.

    Returns
    -------
    DataFrame
        As of `word_intrusion`, with ``title`` and ``text``; a choice is a name.

    Raises
    ------
    ToolkitError
        A value cannot be used, too few topics are named, a named topic is the largest of no
        document, there are fewer documents than asked for, or no texts.

    References
    ----------
    Ying, L., Montgomery, J. M. and Stewart, B. M. (2022). Topics, concepts, and measurement: a
    crowdsourced procedure for validating topics as measures.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> named = model.label({0: "One", 1: "Other"})
    >>> sorted(named.label_test(2, labels=2, coders="Ana")[["choice_1", "choice_2"]].values[0])
    ['One', 'Other']
    """
    one_of("others", others, OTHERS)
    settings: dict[str, Any] = {
        "n": whole("n", n, least=1),
        "labels": whole("labels", labels, least=2),
        "others": others,
        "suggested": bool(suggested),
        "characters": need_length(whole("characters", characters, least=1)),
        "seed": whole("seed", seed),
    }
    need_choices("labels", labels, labels)
    return sheet_of(model, KIND, ASKED, label_questions(model, **settings), settings, coders)


def label_questions(
    model: TopicModel,
    *,
    n: int,
    labels: int,
    others: str,
    suggested: bool,
    characters: int,
    seed: int,
) -> list[Question]:
    """The questions, with their answers."""
    known, rng, names = _taking_part(model, labels, suggested), drawing(KIND, seed), model.labels
    near = likest(model.phi[known]) if others == "near" else None
    questions = []
    drawn = _documents(model, known, n, rng)
    texts = snippets(model, np.array([row for row, _ in drawn]), characters)
    for (row, topic), (title, text) in zip(drawn, texts, strict=True):
        place = known.index(topic)
        ranked = near[place] if near is not None else rng.permutation(len(known))
        rest = [known[other] for other in ranked.tolist() if other != place]
        among = [topic, *rest[: labels - 1]]
        order, answer = shuffled(rng, 0, labels)
        placed = tuple(among[i] for i in order)
        choices = tuple(names[each] for each in placed)
        questions.append(Question(topic, choices, answer, placed, row, title, text))
    return [questions[place] for place in rng.permutation(n)]


def likest(phi: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """The topics by how like their words are to those of each, likest first.

    Examples
    --------
    >>> likest(np.array([[0.9, 0.1, 0], [0, 0.1, 0.9], [0.8, 0.1, 0.1]])).tolist()
    [[0, 2, 1], [1, 2, 0], [2, 0, 1]]
    """
    return np.argsort(-cosines(phi, phi), axis=1, kind="stable")


def _taking_part(model: TopicModel, labels: int, suggested: bool) -> list[int]:
    """The topics whose names are tested."""
    # A model that was applied has the suggestions of its source among the names given.
    named = [int(topic) for topic, name in model._labels.items() if not is_suggested(name)]
    known = sorted(range(len(model.phi)) if suggested else named)
    if len(known) < labels:
        told = f"{len(known)} of {len(model.phi)} topics have a name of yours"
        if suggested:
            raise ToolkitError(
                f"labels={labels} need as many topics; the model has {len(known)}. Type "
                f"labels={len(known)} or less."
            )
        raise ToolkitError(
            f"{told}, and labels={labels} are to choose from. Suggestions are no names: read "
            "model.documents() and name topics, model.label({3: 'Aid'}), or type suggested=True "
            "to test the suggestions themselves."
        )
    return known


def _documents(
    model: TopicModel, known: list[int], n: int, rng: np.random.Generator
) -> list[tuple[int, int]]:
    """Documents and their largest topics, the topics in turn."""
    largest = model.theta.argmax(axis=1)
    waiting = {topic: rng.permutation(np.flatnonzero(largest == topic)).tolist() for topic in known}
    if empty := [topic for topic in known if not waiting[topic]]:
        raise ToolkitError(
            f"The topics {listed(empty)} are the largest of no document, so that no document can "
            "be asked about. Leave their names out."
        )
    there = sum(map(len, waiting.values()))
    if n > there:
        raise ToolkitError(
            f"n={n} is more than the {there:,} documents whose largest topic has a name."
        )
    turns = rng.permutation(known).tolist()
    drawn: list[tuple[int, int]] = []
    while len(drawn) < n:
        for topic in turns:
            if waiting[topic] and len(drawn) < n:
                drawn.append((waiting[topic].pop(), topic))
    return drawn
