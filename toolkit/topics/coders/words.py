"""Word intrusion: whether people can tell which word does not belong to a topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.topics.coders.design import Question, drawing, need_choices, sheet_of, shuffled
from toolkit.topics.reading.terms import first_terms

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

KIND = "word_intrusion"
ASKED = "Which of these words does not belong with the others?"
UNLIKELY = 0.4  # part of the first words of other topics that is least likely in this one


def word_intrusion(
    model: TopicModel,
    n: int | None = None,
    *,
    terms: int = 5,
    repeats: int = 1,
    by: str = "relevance",
    seed: int = 0,
    coders: str | Sequence[str] | None = ("A", "B"),
) -> pd.DataFrame:
    """Ask people which word does not belong to a topic.

    A question shows the first terms of a topic and one intruder, shuffled. The intruder is among
    the first terms of another topic, so that it is not told by being rare, and unlikely in this
    one. If the words of a topic belong together the intruder is seen at once.

    Parameters
    ----------
    n : int, optional
        Topics, drawn at random; all of them if None.
    terms : int
        Terms of the topic in a question, 2 to 8.
    repeats : int
        Questions about each topic, with another intruder each while there are others.
    by : {"relevance", "frex", "lift", "weight", "c_tf_idf"}
        What terms are ranked by, as in `terms`.
    seed : int
        Seed of the draw. Same model and arguments, same questions.
    coders : str or list of str, optional
        Who answers; each all of the questions.

    Returns
    -------
    DataFrame
        One row per coder and question: ``unit``, ``test`` (the arguments and a mark of the
        model, so that `intrusion_score` can ask the same again), ``question``, ``choice_1`` and
        so on, ``coder``, ``code`` (NaN: the number of the choice is to be filled in), ``note``.
        It holds neither the topics nor the answers. Write it with
        ``tk.validation.write_questions`` or answer it in ``tk.validation.question_form``, take
        it in with ``tk.validation.read_sheet``.

    Raises
    ------
    ToolkitError
        A value cannot be used, or a topic shares all its first terms with the others.

    References
    ----------
    Chang, J., Boyd-Graber, J., Gerrish, S., Wang, C. and Blei, D. M. (2009). Reading tea leaves:
    how humans interpret topic models.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel gas"] * 6 + ["vote ballot count poll"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> sheet = model.word_intrusion(terms=3, coders="Ana")
    >>> len(sheet), [name for name in sheet if name.startswith("choice")]
    (2, ['choice_1', 'choice_2', 'choice_3', 'choice_4'])
    """
    topics = len(model.phi)
    n = topics if n is None else whole("n", n, least=1)
    if n > topics:
        raise ToolkitError(
            f"n={n} is more than the {topics} topics. Type n=None for all of them, or repeats=2 "
            "for two questions about each."
        )
    settings: dict[str, Any] = {
        "n": n,
        "terms": whole("terms", terms, least=2),
        "repeats": whole("repeats", repeats, least=1),
        "by": by,
        "seed": whole("seed", seed),
    }
    need_choices("terms", settings["terms"], settings["terms"] + 1)
    return sheet_of(model, KIND, ASKED, word_questions(model, **settings), settings, coders)


def word_questions(
    model: TopicModel, *, n: int, terms: int, repeats: int, by: str, seed: int
) -> list[Question]:
    """The questions, with their answers."""
    firsts, rng = first_terms(model, terms, by), drawing(KIND, seed)
    shown = model.vocabulary
    questions = []
    for topic in rng.permutation(len(firsts))[:n].tolist():
        own = shown[firsts[topic]]
        strange = rng.permutation(intruders(model.phi[topic], firsts, topic, shown))
        if firsts.shape[1] < terms or not len(strange):
            raise ToolkitError(
                f"terms={terms} leaves no word that is among the first of another topic and not "
                f"among those of topic {topic}. Take fewer terms."
            )
        for each in range(repeats):
            words = [*own, shown[strange[each % len(strange)]]]
            order, answer = shuffled(rng, terms, terms + 1)
            choices = tuple(str(words[place]) for place in order)
            questions.append(Question(topic, choices, answer, (-1,) * len(choices)))
    return [questions[place] for place in rng.permutation(len(questions))]


def intruders(
    weights: npt.NDArray[np.float64],
    firsts: npt.NDArray[np.int64],
    topic: int,
    shown: npt.NDArray[np.object_],
) -> npt.NDArray[np.int64]:
    """Terms that are among the first of another topic and least likely in this one.

    Examples
    --------
    >>> firsts = np.array([[0, 1], [2, 3], [1, 4]])
    >>> intruders(np.array([0.5, 0.3, 0, 0.15, 0.05]), firsts, 0, np.array([*"abcde"]))
    array([2, 4])
    """
    own = set(shown[firsts[topic]])
    others = np.unique(np.delete(firsts, topic, axis=0))
    others = others[[term not in own for term in shown[others]]]
    if not len(others):
        return others
    least = np.sort(weights[others])[int(np.ceil(UNLIKELY * len(others))) - 1]
    return others[weights[others] <= least]
