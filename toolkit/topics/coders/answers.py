"""Answers of coders beside those that are right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.topics.coders import documents, words
from toolkit.topics.coders import labels as names
from toolkit.topics.coders.design import Question, changed_cells, mark, read_test, units_of
from toolkit.validation.design import ASKER, codes_told
from toolkit.validation.filled import as_code
from toolkit.validation.ratings import need_once

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

#: What asks the questions of each kind of test again.
TESTS: dict[str, Callable[..., list[Question]]] = {
    words.KIND: words.word_questions,
    documents.KIND: documents.topic_questions,
    names.KIND: names.label_questions,
}
ASKED = {module.KIND: module.ASKED for module in (words, documents, names)}
#: A share below this is taken as this: the odds of a topic with no share at all are unbounded.
FLOOR = 1e-6
SHOWN = 5  # of what is wrong, in a message


def intrusion_answers(model: TopicModel, sheet: pd.DataFrame) -> pd.DataFrame:
    """Put the right answers beside those of the coders; this gives the answers away.

    Parameters
    ----------
    sheet : DataFrame
        From `word_intrusion`, `topic_intrusion` or `label_test` of this model, answered or not;
        rows may be missing. What was shown (``question``, ``choice_1`` and so on, ``title``,
        ``text``) may be missing too; where it is there, it must be as it was asked.

    Returns
    -------
    DataFrame
        The rows of the sheet: ``unit``, ``coder``, ``topic`` and ``label`` (the topic that is
        tested: whose words are shown, which is the intruder, whose name is right), ``doc_id`` if
        it is about documents, ``code`` (number of the choice), ``answer`` (of the right one),
        ``right`` (1 or 0; NaN without an answer) and, for topic intrusion, ``log_odds``: log
        share of the intruder less that of the topic chosen, in the document. It is 0 if the
        intruder was found.

    Raises
    ------
    ToolkitError
        The sheet is of another model, or of several tests, or was changed; a code is no number
        of a choice; a coder answers a question twice.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> model = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2, fits=1)
    >>> sheet = model.topic_intrusion(4, topics=1, coders="Ana")
    >>> key = model.intrusion_answers(sheet)
    >>> model.intrusion_answers(sheet.assign(code=key["answer"]))["right"].tolist()
    [1.0, 1.0, 1.0, 1.0]
    """
    return beside(model, sheet).table


class Beside(NamedTuple):
    """The `kind` of a test, its questions by unit as `asked`, and the `table` of answers."""

    kind: str
    asked: dict[str, Question]
    table: pd.DataFrame


def beside(model: TopicModel, sheet: pd.DataFrame) -> Beside:
    """The answers beside those that are right, and what was asked; see `intrusion_answers`."""
    kind, asked = asked_again(model, sheet)
    labels, allowed = model.labels, range(1, len(next(iter(asked.values())).choices) + 1)
    table = pd.DataFrame(index=range(len(sheet)))
    for name in ("unit", "coder"):
        table[name] = sheet[name].fillna("").astype("str").to_numpy()
    found = [asked[unit] for unit in table["unit"]]
    table["topic"] = np.array([question.topic for question in found], np.int64)
    table["label"] = pd.Series([labels[q.topic] for q in found], dtype="str")
    if kind != words.KIND:
        table["doc_id"] = model.doc_ids[[question.row for question in found]]
        table["doc_id"] = table["doc_id"].astype("str")
    table["code"] = _codes(sheet, allowed)
    table["answer"] = np.array([question.answer for question in found], np.int64)
    need_once(table[table["code"].notna()], ["unit"])
    right = table["code"].eq(table["answer"]).astype(float)
    table["right"] = right.where(table["code"].notna())
    if kind == documents.KIND:
        table["log_odds"] = [
            log_odds(model, question)[int(code) - 1] if code == code else np.nan
            for question, code in zip(found, table["code"], strict=True)
        ]
    return Beside(kind, asked, table)


def log_odds(model: TopicModel, question: Question) -> Any:
    """Log share of the intruder less that of every choice, in the document of a question."""
    logs = np.log(np.maximum(model.theta[question.row, list(question.topics)], FLOOR))
    return logs[question.answer - 1] - logs


def asked_again(model: TopicModel, sheet: pd.DataFrame) -> tuple[str, dict[str, Question]]:
    """The kind of test, and the questions of its units, made anew from the model.

    Raises
    ------
    ToolkitError
        The sheet is none, of another model, of several tests, or was changed.
    """
    need_columns(sheet, ["unit", "test", "coder", "code"], ASKER)
    tests = list(dict.fromkeys(sheet["test"].astype(str)))
    if len(tests) != 1:
        raise ToolkitError(
            f"The sheet holds {len(tests)} tests: {listed(tests[:3])}. Score one at a time: "
            "sheet[sheet['test'] == ...]."
        )
    kind, settings, of = read_test(tests[0])
    if of != mark(model):
        raise ToolkitError(
            f"The sheet is about the topics {of}, and this model has others ({mark(model)}). Give "
            "the model that made the sheet; model.save(folder) keeps it."
        )
    if kind not in TESTS:
        raise ToolkitError(f"test={tests[0]!r} names no test; there are {listed(TESTS)}.")
    try:
        questions = TESTS[kind](model, **settings)
    except ToolkitError:
        raise
    except (TypeError, ValueError, IndexError) as error:
        raise ToolkitError(
            f"test={tests[0]!r} was changed and cannot be asked again ({error}). Keep the column "
            "test as it was when the sheet was made."
        ) from None
    asked = dict(zip(units_of(tests[0], questions), questions, strict=True))
    units = sheet["unit"].astype(str)
    if unknown := list(dict.fromkeys(units[~units.isin(asked)])):
        raise ToolkitError(
            f"{len(unknown)} units are not asked by this model: {listed(unknown[:SHOWN])}. Its "
            "documents, the names of topics, and the columns unit and test must be as they were "
            "when the sheet was made."
        )
    if changed := changed_cells(sheet, asked, ASKED[kind]):
        raise ToolkitError(
            f"{len(changed)} cells are not as they were asked: {'; '.join(changed[:SHOWN])}. A "
            "code is the number of a choice, so that it would be scored against another one. Put "
            "the codes into the sheet as it was made: tk.validation.read_sheet(path, sheet)."
        )
    return kind, asked


def _codes(sheet: pd.DataFrame, allowed: range) -> list[float]:
    """The codes as numbers, NaN where there is none."""
    told = ["" if pd.isna(code) else str(code) for code in sheet["code"]]
    read = [as_code(text, allowed) for text in told]
    wrong = [
        f"{text!r} (unit {unit} of {coder or 'nobody'})"
        for text, code, unit, coder in zip(told, read, sheet["unit"], sheet["coder"], strict=True)
        if code is None
    ]
    if wrong:
        more = f"; and {len(wrong) - SHOWN} more" * (len(wrong) > SHOWN)
        raise ToolkitError(
            f"{len(wrong)} codes are {codes_told(allowed)}: {'; '.join(wrong[:SHOWN])}{more}. "
            "Correct them in the sheet."
        )
    return [float(code) for code in read if code is not None]
