"""A form to code in, in a notebook: one document at a time, every answer saved at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.measures.lookup import ThemesLike
from toolkit.validation.asking import Asking, Given
from toolkit.validation.coding import Coding
from toolkit.validation.hits import Mark, marks, named, rows_of
from toolkit.validation.page import article_html, readable
from toolkit.validation.sheet import definition

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

_HELP = "1 yes, 0 no, . unsure, Backspace back"
ANSWERS = [
    Given("1", 1, "Yes (1)", "success"),
    Given("0", 0, "No (0)", "danger"),
    Given(".", None, "Unsure (.)"),
]


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


class Form(Asking):
    """The form over a sample. `clock` is for tests."""

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
        self._with_marks = chosen is not None
        super().__init__(Coding(sample, path, coder), ANSWERS, _HELP, "documents", "sample", clock)

    def extras(self) -> list[Any]:
        """A switch that shows what the lexicon found."""
        import ipywidgets as w

        self.yes, self.no, self.unsure = self.buttons
        self.theme = self.asked
        self.highlight = w.Checkbox(description="show what the lexicon found", indent=False)
        self.highlight.observe(lambda _: self._draw(), "value")
        return [self.highlight] if self._with_marks else []

    def said_html(self, code: int | None) -> str:
        """Yes or no."""
        return "yes" if code else "no"

    def unit_html(self) -> tuple[str, str]:
        """The theme, and the article."""
        row = self.coding.units.iloc[self.coding.at]
        theme = self._definitions.get(row["theme"], row["theme"])
        asked = f"<b>Does it have this theme?</b> {escape(readable(theme))}"
        found = self._marks.get((row["doc_id"], row["theme"]), [])
        document = self._documents[row["doc_id"]]
        return asked, article_html(**document, found=found if self.highlight.value else [])
