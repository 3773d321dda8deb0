"""Questions with a choice of answers: sheets to answer them in, and the form."""

from __future__ import annotations

import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.validation.asking import Asking, Given
from toolkit.validation.coding import Coding
from toolkit.validation.design import as_sample, choices_of, codes_of, need_questions
from toolkit.validation.page import article_html, readable
from toolkit.validation.sheet import csv_bytes, put, rows_of_coder
from toolkit.validation.workbook import Codes, coding_book, put_rules, saved

#: Columns of a sheet of questions, those that it has, and their widths in Excel.
WIDTHS = {"unit": 11, "coder": 10, "question": 30, "title": 28, "text": 70, "code": 7}
NOTE = 24
CHOICE = (14, 40)  # narrowest and widest column of a choice
RULES = [
    "code: the number of the choice that answers the question: 1 for choice_1, and so on.",
    "One answer to each question. If in doubt, guess: a question without an answer is left out.",
    "note: anything worth remembering, such as what made it hard.",
    "Answer alone, and by what is shown. Leave the column unit as it is.",
]
#: Isolates a stretch of text, so that its own script decides its direction.
ISOLATED = "\u2068{}\u2069"


def write_questions(
    sheet: pd.DataFrame, path: str | Path, *, coder: str | None = None, overwrite: bool = False
) -> Path:
    """Write a sheet in which a coder answers questions: the number of a choice in ``code``.

    Parameters
    ----------
    sheet : DataFrame
        From ``model.word_intrusion``, ``model.topic_intrusion`` or ``model.label_test``.
    path : path
        A new file: ``.xlsx`` (the numbers to choose from, a second sheet with the rules), or
        ``.csv``, in which text that a spreadsheet would run as a formula gets an apostrophe.
    coder : str, optional
        Whose questions; needed if there are several coders.
    overwrite : bool
        Whether to replace a sheet in which nothing is answered. One that holds answers or notes
        is never replaced.

    Returns
    -------
    Path
        The file, with the columns ``unit``, ``coder`` (if named), ``question``, ``title`` and
        ``text`` (if it is about documents), ``code``, ``choice_1`` and so on, and ``note``. The
        right answers are not in it. `read_sheet` takes the answers in.

    Raises
    ------
    ToolkitError
        The file is there already, the table is none of questions, or it has several coders and
        none is chosen.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> sheet = pd.DataFrame({"unit": ["u1"], "coder": "", "question": "Which is no fruit?",
    ...     "choice_1": "apple", "choice_2": "=nail", "code": float("nan"), "note": ""})
    >>> path = write_questions(sheet, pathlib.Path(tempfile.mkdtemp()) / "fruit.csv")
    >>> pd.read_csv(path)["choice_2"].tolist()
    ["'=nail"]
    """
    rows, target = rows_of_coder(need_questions(as_sample(sheet)), coder), Path(path)
    choices, codes = choices_of(rows), codes_of(rows)
    names = [n for n in WIDTHS if n in rows and (n != "coder" or rows["coder"].any())]
    widest = {n: max((len(text) for text in rows[n]), default=0) + 2 for n in choices}
    widths = {name: WIDTHS[name] for name in names}
    widths |= {name: min(max(CHOICE[0], widest[name]), CHOICE[1]) for name in choices}
    widths |= {"note": NOTE}
    cells = [{name: _cell(row[name]) for name in widths} for row in rows.to_dict("records")]
    if target.suffix.lower() == ".xlsx":
        told = f"A number from 1 to {codes[-1]}, or empty."
        book = coding_book(cells, widths, Codes(codes, told))
        put_rules(book.create_sheet("rules"), RULES, 1)
        put(target, saved(book), overwrite)
    else:
        put(target, csv_bytes(list(widths), cells), overwrite)
    return target


def question_form(sheet: pd.DataFrame, path: str | Path, *, coder: str | None = None) -> Any:
    """Answer questions in the notebook, by mouse or by keys, one at a time.

    Click into the field "Keys" once; then a number chooses, a full stop goes on without an
    answer, and Backspace goes back. An answer within 0.3 seconds of another is not counted.
    Every answer is on the disk before the next question is shown. Run the cell again to go on at
    the first question without an answer.

    Parameters
    ----------
    sheet : DataFrame
        From ``model.word_intrusion``, ``model.topic_intrusion`` or ``model.label_test``.
    path : path
        Log of the answers, ``.csv``; made if it is not there. `read_sheet` takes it in.
    coder : str, optional
        Whose questions; needed if there are several coders.

    Returns
    -------
    ipywidgets.VBox
        The form, shown if it stands last in a cell.

    Raises
    ------
    ToolkitError
        The table is none of questions, or as for `coding_form`.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> sheet = pd.DataFrame({"unit": ["u1"], "coder": "", "question": "Which is no fruit?",
    ...     "choice_1": "apple", "choice_2": "nail", "code": float("nan"), "note": ""})
    >>> form = question_form(sheet, pathlib.Path(tempfile.mkdtemp()) / "fruit.csv")
    """
    return QuestionForm(sheet, path, coder).box


class QuestionForm(Asking):
    """The form over questions. `clock` is for tests."""

    def __init__(
        self,
        sheet: pd.DataFrame,
        path: str | Path,
        coder: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        coding = Coding(need_questions(sheet), path, coder)
        self._choices = choices_of(coding.units)
        given = [Given(str(code), code, str(code)) for code in coding.allowed]
        keys = f"1 to {coding.allowed[-1]}, . no answer, Backspace back"
        super().__init__(
            coding, [*given, Given(".", None, "No answer (.)")], keys, "questions", "sheet", clock
        )

    def body(self) -> list[Any]:
        """What it is about, and below each other what can be chosen."""
        import ipywidgets as w

        *choices, unsure = self.buttons
        return [
            self.article,
            w.VBox(choices, layout=w.Layout(align_items="flex-start")),
            w.HBox([unsure, self.back, self.open]),
        ]

    def said_html(self, code: int | None) -> str:
        """The number, and what it stands for."""
        return (
            f"{code} <bdi>{escape(readable(self._row()[self._choices[int(code or 1) - 1]]))}</bdi>"
        )

    def unit_html(self) -> tuple[str, str]:
        """The question, and the document if it is about one."""
        row = self._row()
        asked = f"<b>{escape(readable(row['question']))}</b>"
        return asked, article_html(row["title"], row["text"], "") if "text" in row else ""

    def _row(self) -> Any:
        return self.coding.units.iloc[self.coding.at]

    def _draw(self) -> None:
        super()._draw()
        for number, name in enumerate(self._choices, 1):
            text = "" if self.coding.unit is None else ISOLATED.format(readable(self._row()[name]))
            self.buttons[number - 1].description = f"{number}  {text}"


def _cell(value: Any) -> Any:
    """Text as it can be shown, codes as whole numbers, None where there is nothing."""
    if isinstance(value, str):
        return readable(value)
    return None if pd.isna(value) else int(value)
