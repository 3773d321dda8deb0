"""What a test asks, and the sheet it is asked in: the answers are never in the sheet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.topics.keeping.facts import fingerprint
from toolkit.topics.reading.terms import first_terms
from toolkit.validation.page import readable
from toolkit.validation.sample import coder_names, unit_names

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

Setting = int | str | bool
MOST_CHOICES = 9  # that keys and columns can name
CHARACTERS = 800  # of a text that are shown
LONGEST = 30_000  # that a cell of a spreadsheet can hold, with its marks
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TEST = re.compile(r"(\w+)\((.*)\) of ([0-9a-f]{10})")


class Question(NamedTuple):
    """A question: its `choices`, and `answer`, the place of the right one, from 1.

    `topic` is the topic that is tested, `topics` is that of every choice, -1 for words; `row` is
    the document in the order of theta, -1 if it is about none.
    """

    topic: int
    choices: tuple[str, ...]
    answer: int
    topics: tuple[int, ...]
    row: int = -1
    title: str = ""
    text: str = ""


def sheet_of(
    model: TopicModel,
    kind: str,
    asked: str,
    questions: Sequence[Question],
    settings: Mapping[str, Setting],
    coders: str | Sequence[str] | None,
) -> pd.DataFrame:
    """The table of a test: every question for every coder, without the answers."""
    names, test = coder_names(coders), name_of_test(model, kind, settings)
    table = pd.DataFrame({"unit": units_of(test, questions), "test": test, "question": asked})
    if any(question.row >= 0 for question in questions):
        table["title"] = [question.title for question in questions]
        table["text"] = [question.text for question in questions]
    for place in range(len(questions[0].choices)):
        table[f"choice_{place + 1}"] = [question.choices[place] for question in questions]
    parts = [table.assign(coder=name, code=np.nan, note="") for name in names]
    made = pd.concat(parts, ignore_index=True)
    return made.astype({name: "str" for name in made if name != "code"})


def units_of(test: str, questions: Sequence[Question]) -> list[str]:
    """Names of questions, made of what is shown of them."""
    shown = [(*q.choices, q.title, q.text, str(place)) for place, q in enumerate(questions)]
    return unit_names([(test, "\0".join(each)) for each in shown])


def name_of_test(model: TopicModel, kind: str, settings: Mapping[str, Setting]) -> str:
    """What is needed to ask the same again: the arguments, and a mark of the model."""
    given = ", ".join(f"{name}={value}" for name, value in settings.items())
    return f"{kind}({given}) of {mark(model)}"


def changed_cells(sheet: pd.DataFrame, asked: Mapping[str, Question], question: str) -> list[str]:
    """What a sheet shows otherwise than was asked, in words; it may lack any of the columns.

    What spreadsheets do to cells is no change: blanks, marks of direction, an apostrophe before
    text that would run as a formula. An empty cell says nothing: "null" is read as one.
    """
    size = len(next(iter(asked.values())).choices)
    expected = {"question": [question] * len(sheet)}
    found = [asked[unit] for unit in sheet["unit"].astype(str)]
    for place in range(size):
        expected[f"choice_{place + 1}"] = [each.choices[place] for each in found]
    expected |= {name: [getattr(each, name) for each in found] for name in ("title", "text")}
    for name in sheet:
        if re.fullmatch(r"choice_[0-9]+", str(name)):
            expected.setdefault(str(name), [""] * len(sheet))
    told = []
    for name in (n for n in expected if n in sheet):
        for unit, cell, own in zip(sheet["unit"], sheet[name], expected[name], strict=True):
            if not pd.isna(cell) and _seen(cell) != _seen(own):
                told.append(f"{name} of unit {unit} is {str(cell)!r:.60}, asked was {own!r:.60}")
    return list(dict.fromkeys(told))


def _seen(cell: object) -> str:
    """What of a cell a reader sees, whatever a spreadsheet did to it."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = unicodedata.normalize("NFC", readable(str(cell)))
    return " ".join(_UNSEEN.sub(" ", text).split()).lstrip("' ")


def read_test(test: str) -> tuple[str, dict[str, Setting], str]:
    """The kind of test, its arguments and the mark of the model, from `name_of_test`."""
    match = _TEST.fullmatch(test)
    if match is None:
        raise ToolkitError(
            f"test={test!r} names no test of a topic model. Keep the column test as "
            "model.word_intrusion(), model.topic_intrusion() or model.label_test() wrote it."
        )
    pairs = (pair.partition("=") for pair in match[2].split(", "))
    known: dict[str, Setting] = {"True": True, "False": False}
    return (
        match[1],
        {n: int(v) if re.fullmatch(r"[0-9]{1,18}", v) else known.get(v, v) for n, _, v in pairs},
        match[3],
    )


def mark(model: TopicModel) -> str:
    """A short mark of the topics, which says nothing about the answers."""
    return fingerprint(model)[:10]


def drawing(kind: str, seed: int) -> np.random.Generator:
    """The generator of a test: another one for each kind."""
    return np.random.default_rng([seed, *kind.encode()])


def shuffled(rng: np.random.Generator, right: int, size: int) -> tuple[list[int], int]:
    """An order of the choices, and the place that the right one has in it, from 1."""
    order = rng.permutation(size).tolist()
    return order, order.index(right) + 1


def shown_topics(model: TopicModel, terms: int, by: str) -> list[str]:
    """Topics as they are shown to coders: their first terms."""
    made = [", ".join(model.vocabulary[row]) for row in first_terms(model, terms, by)]
    if len(set(made)) < len(made):
        same = [topic for topic, text in enumerate(made) if made.count(text) > 1]
        raise ToolkitError(
            f"The topics {listed(same)} have the same first {terms} terms, so that nobody could "
            "tell them apart. Take more terms, or a model with fewer topics."
        )
    return made


def snippets(
    model: TopicModel, rows: npt.NDArray[np.int64], characters: int
) -> list[tuple[str, str]]:
    """Headline and start of the text of documents."""
    docs = model.corpus._docs.iloc[rows]
    return [
        (title, start(text, characters))
        for title, text in zip(docs["title"], docs["text"], strict=True)
    ]


def start(text: str, characters: int) -> str:
    """The start of a text, cut between words.

    Examples
    --------
    >>> start("Kirkuk was quiet", 12)
    'Kirkuk was …'
    """
    if len(text) <= characters:
        return text
    return (text[: characters + 1].rsplit(maxsplit=1) or [""])[0][:characters] + " …"


def need_choices(name: str, value: int, size: int) -> None:
    """Raise if there would be more choices than keys and columns can name."""
    if size > MOST_CHOICES:
        raise ToolkitError(
            f"{name}={value} would give {size} choices; at most {MOST_CHOICES} can be told apart "
            f"by keys. Type {name}={value - size + MOST_CHOICES} or less."
        )


def need_length(characters: int) -> int:
    """The length of a snippet, if a cell can hold it."""
    if characters > LONGEST:
        raise ToolkitError(
            f"characters={characters} is more than a cell of a spreadsheet holds; allowed: 1 to "
            f"{LONGEST}."
        )
    return characters
