"""A form to code in, in a notebook: one document at a time, every answer saved at once."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.measures.lookup import ThemesLike
from toolkit.validation.coding import Coding
from toolkit.validation.hits import Mark, marks, named, rows_of
from toolkit.validation.page import article_html, readable
from toolkit.validation.sheet import definition

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: What the field for keys holds at rest, so that deleting it can be noticed.
REST = " "
#: Seconds in which a second answer is taken for a key held down or a double click.
PAUSE = 0.3
_HELP = "1 yes, 0 no, . unsure, Backspace back"


def coding_form(
    sample: pd.DataFrame,
    corpus: Corpus,
    path: str | Path,
    themes: ThemesLike | None = None,
    *,
    coder: str | None = None,
) -> Any:
    """Code a sample in the notebook, by mouse or by keys.

    It shows headline and text of one document at a time, neither the outlet nor what the lexicon
    found. Click into the field "Keys" once; then 1 is yes, 0 no, a full stop unsure, and
    Backspace goes back. An answer within 0.3 seconds of another is not counted. Run the cell
    again to go on at the first document without a code.

    Parameters
    ----------
    sample : DataFrame
        From ``corpus.validation_sample``.
    corpus : Corpus
        The one that it was drawn from.
    path : path
        Log of the answers, ``.csv``: each is appended and on the disk before the next document
        is shown. It is made if it is not there. `read_sheet` takes it into the sample.
    themes : Themes, path, mapping or list of words, optional
        The themes of the sample, for their definitions and for a switch that shows what the
        lexicon found; it is off at first.
    coder : str, optional
        Whose rows; needed if the sample has several coders.

    Returns
    -------
    ipywidgets.VBox
        The form, shown if it stands last in a cell.

    Raises
    ------
    ToolkitError
        As for `write_sheet`; or the log is one of another sample, or damaged elsewhere than at
        its end. A last line that was not finished is taken out, and the form says so.

    Examples
    --------
    >>> import pathlib, tempfile, toolkit as tk
    >>> from toolkit.validation.sample import validation_sample
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil", "rain"], "language": "en"}))
    >>> sample = validation_sample(corpus, ["oil"], n=2, by=())
    >>> form = coding_form(sample, corpus, pathlib.Path(tempfile.mkdtemp()) / "oil.csv")
    """
    return Form(sample, corpus, path, themes, coder).box


class Form:
    """The widgets over a `Coding`; `box` holds them all. `clock` is for tests."""

    def __init__(
        self,
        sample: pd.DataFrame,
        corpus: Corpus,
        path: str | Path,
        themes: ThemesLike | None = None,
        coder: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        chosen = None if themes is None else named(themes, sample["theme"])
        docs = corpus._docs.iloc[rows_of(corpus, sample["doc_id"])]
        names = ["title", "text", "language"]
        self._documents = dict(zip(docs["doc_id"], docs[names].to_dict("records"), strict=True))
        self._definitions: dict[str, str] = {}
        self._marks: dict[tuple[str, str], list[Mark]] = {}
        if chosen is not None:
            self._definitions = {n: definition(n, t.label, t.why) for n, t in chosen.items()}
            self._marks = marks(corpus, chosen, sample["doc_id"])
        self.coding = Coding(sample, path, coder)
        self._clock, self._last = clock, -PAUSE
        self._typed_before = ""
        self._make(with_marks=chosen is not None)
        self._show(self.coding.warning)

    def _make(self, with_marks: bool) -> None:
        import ipywidgets as w

        wide = w.Layout(width="auto", min_width="6rem")
        self.theme, self.article, self.state, self.message = (w.HTML() for _ in range(4))
        self.progress = w.IntProgress(max=len(self.coding), layout=w.Layout(width="16rem"))
        self.yes = w.Button(description="Yes (1)", button_style="success", layout=wide)
        self.no = w.Button(description="No (0)", button_style="danger", layout=wide)
        self.unsure = w.Button(description="Unsure (.)", layout=wide)
        self.back = w.Button(description="Back", icon="arrow-left", layout=wide)
        self.open = w.Button(description="First without a code", layout=wide)
        # A browser hands on what is typed into a field and no other keys.
        self.keys = w.Text(REST, description="Keys", layout=w.Layout(width="10rem"))
        self.note = w.Text(
            description="Note", placeholder="before the answer", layout=w.Layout(width="28rem")
        )
        self.highlight = w.Checkbox(description="show what the lexicon found", indent=False)
        for button, code in ((self.yes, 1), (self.no, 0), (self.unsure, None)):
            button.on_click(lambda _, code=code: self._answer(code))
        self.back.on_click(lambda _: self._move(self.coding.back))
        self.open.on_click(lambda _: self._move(self.coding.first_open))
        self.keys.observe(self._typed, "value")
        self.highlight.observe(lambda _: self._draw(), "value")
        self.box = w.VBox(
            [
                w.HBox([self.progress, self.state]),
                self.theme,
                self.article,
                w.HBox([self.yes, self.no, self.unsure, self.back, self.open]),
                w.HBox([self.keys, self.note]),
                w.HTML(f"<small>Click into the field Keys, then type: {_HELP}.</small>"),
                *([self.highlight] if with_marks else []),
                self.message,
            ],
            layout=w.Layout(max_width="56rem"),
        )

    def _typed(self, change: dict[str, Any]) -> None:
        value = change["new"]
        if value == REST:
            return
        # Fast keys may reach us before the browser has emptied the field.
        before, self._typed_before = self._typed_before, value
        self.keys.value = REST
        if not value:
            self._move(self.coding.back)
            return
        grown = bool(before) and value != before and value.startswith(before)
        typed = value[len(before) :] if grown else value.replace(REST, "", 1)
        # Digits of Persian and Arabic keyboards too.
        key = str(unicodedata.decimal(typed)) if len(typed) == 1 and typed.isdecimal() else typed
        answers = {"1": 1, "0": 0, ".": None}
        if key in answers:
            self._answer(answers[key])
        elif key.strip():
            self._say(f"{typed!r} is no answer: {_HELP}.")

    def _answer(self, code: int | None) -> None:
        if self.coding.unit is None:
            return
        now = self._clock()
        early, self._last = now - self._last < PAUSE, now  # a key held down stays early
        if early:
            self._say("Two answers at once: the second was not counted.")
            return
        try:
            self.coding.answer(code, self.note.value)
        except OSError as error:
            self._say(f"The answer was NOT saved: {error}. Make room on the disk, answer again.")
            return
        self._show()

    def _move(self, go: Callable[[], None]) -> None:
        said = self.coding.said
        try:
            if self.coding.unit is not None and self.note.value != said.note:
                self.coding.keep(said.code, self.note.value)  # a note is work too
        except OSError as error:
            self._say(f"The note was NOT saved: {error}.")
            return
        go()
        self._show()

    def _show(self, warning: str = "") -> None:
        """Show the unit at hand. Widgets are filled and never replaced: the cursor stays."""
        coding = self.coding
        self.progress.value = coding.coded
        place = f"document {coding.at + 1}, " if coding.unit is not None else ""
        said = {1: "your answer: yes", 0: "your answer: no"}.get(coding.said.code, "")  # type: ignore[arg-type]
        told = f"{place}{coding.coded} of {len(coding)} coded{said and ', '}{said}"
        self.state.value = escape(told)
        for button in (self.yes, self.no, self.unsure):
            button.disabled = coding.unit is None
        self.note.value = coding.said.note
        self._say(warning)
        self._draw()

    def _draw(self) -> None:
        if self.coding.unit is None:
            self.theme.value, self.article.value = "", self._end()
            return
        row = self.coding.units.iloc[self.coding.at]
        theme = self._definitions.get(row["theme"], row["theme"])
        self.theme.value = f"<b>Does it have this theme?</b> {escape(readable(theme))}"
        found = self._marks.get((row["doc_id"], row["theme"]), [])
        document = self._documents[row["doc_id"]]
        self.article.value = article_html(**document, found=found if self.highlight.value else [])

    def _end(self) -> str:
        left = len(self.coding) - self.coding.coded
        todo = f"{left} are without a code: First without a code shows them. " if left else ""
        return (
            f"<p>All {len(self.coding)} documents were shown. {todo}Take the answers in with <code>"
            f"tk.validation.read_sheet({escape(repr(str(self.coding.path)))}, sample)</code>.</p>"
        )

    def _say(self, text: str) -> None:
        style = "border-left:4px solid #d97706;padding-left:.6rem"
        self.message.value = f'<div style="{style}">{escape(text)}</div>' if text else ""
