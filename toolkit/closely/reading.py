"""One article with everything that is found in it, to be read by a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.closely.marks import Mark, Quotation, other_marks, quotation_marks
from toolkit.closely.page import page_html, reading_html
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.written import written

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


Table = pd.DataFrame | bool | None


@dataclass(frozen=True)
class CloseReading:
    """An article and what is marked in it; shown by itself in a notebook.

    Attributes
    ----------
    doc_id, title, text, language : str
    about : list of str
        Outlet, date and author, where they are known.
    table : DataFrame
        The marks, one row each.
    """

    doc_id: str
    title: str
    text: str
    language: str
    about: list[str]
    table: pd.DataFrame
    _marks: list[Mark] = field(repr=False, default_factory=list)
    _quotations: list[Quotation] = field(repr=False, default_factory=list)

    def _repr_html_(self) -> str:
        return reading_html(
            self.title, self.text, self.about, self.language, self._marks, self._quotations
        )

    def html(self) -> str:
        """The article as a page of its own: no script, and nothing from elsewhere."""
        return page_html(self._repr_html_(), self.title or self.doc_id, self.language)

    def save(self, path: str | Path, *, overwrite: bool = False) -> Path:
        """Write the page to a new file, ``.html``; one that is there is refused."""
        with written(path, (".html",), overwrite, packed=False) as stream:
            stream.write(self.html().encode("utf-8", "replace"))
        return Path(path)


def close_reading(
    corpus: Corpus,
    doc_id: str,
    *,
    quotes: Table = None,
    citations: Table = None,
    themes: ThemesLike | pd.DataFrame | None = None,
    labels: ThemesLike | pd.DataFrame | None = None,
) -> CloseReading:
    """Read one article closely: who is quoted, which outlets are cited, what is named.

    Parameters
    ----------
    doc_id : str
        The article.
    quotes : DataFrame or False, optional
        From ``corpus.quotes()``; looked for in the article if not given, left out if False.
    citations : DataFrame or False, optional
        From ``corpus.citations()``; as `quotes`.
    themes : Themes, path, mapping, list of words or DataFrame, optional
        Themes to mark, or a table of ``corpus.lookup(themes)``.
    labels : Themes, path, mapping, list of words or DataFrame, optional
        Names to mark: ``"labels"`` for the shipped lexicon of rival names, other themes, or any
        table with ``doc_id``, ``start``, ``end`` and ``label`` or ``theme``.

    Returns
    -------
    CloseReading
        Shown as a page in a notebook: the text with source, cue and content of each quotation,
        cited outlets, names and themes, each told apart by its line and not by colour alone; a
        legend, and a list beside it. ``table`` has ``doc_id``, ``mark`` (source, cue, content,
        cited, name, theme), ``stands_for`` (person, outlet, name or theme),
        ``quotation`` (its number), ``start``, ``end`` and ``passage`` (the text marked), in the
        order of the text. ``html()`` is a page of its own, ``save(path)`` writes it.

    Raises
    ------
    ToolkitError
        There is no such article, a table lacks a column, or a mark is not inside the text.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(
    ...     pd.DataFrame({"doc_id": ["a"], "text": ["Oil is ours, she said."]}), language="en")
    >>> reading = close_reading(corpus, "a", quotes=False, citations=False, themes=["oil"])
    >>> reading.table[["mark", "start", "end", "passage"]].values.tolist()
    [['theme', 0, 3, 'Oil']]
    """
    one = _article(corpus, doc_id)
    row = one._docs.iloc[0]
    text = str(row["text"])
    quotations: list[Quotation] = []
    marks: list[Mark] = []
    said = _own(quotes, doc_id, "quotes", "corpus.quotes()", one.quotes)
    if said is not None:
        quotations, marks = quotation_marks(said, text)
    cited = _own(citations, doc_id, "citations", "corpus.citations()", one.citations)
    if cited is not None:
        marks += other_marks(cited, "cited", "corpus.citations()", text)
    for given, kind, maker in (
        (labels, "name", "corpus.lookup('labels')"),
        (themes, "theme", "corpus.lookup(themes)"),
    ):
        if isinstance(given, pd.DataFrame):
            named = _own(given, doc_id, kind, maker, one.quotes)
            marks += other_marks(named, kind, maker, text)
        elif given is not None:
            marks += other_marks(_looked_up(one, given), kind, maker, text)
    return CloseReading(
        doc_id, str(row["title"] or ""), text, str(row["language"]), _about(row),
        _table(doc_id, marks, text), marks, quotations,
    )  # fmt: skip


def _article(corpus: Corpus, doc_id: str) -> Corpus:
    rows = corpus._docs.index[corpus._docs["doc_id"].eq(doc_id)]
    if not len(rows):
        some = corpus._docs["doc_id"].head(3).tolist()
        raise ToolkitError(
            f"There is no article {doc_id!r} in this corpus. Its articles are named as in "
            f"corpus.docs['doc_id']: {listed(some)} ..."
        )
    step = f"close reading of {doc_id}"
    origin = corpus if corpus._origin is None else corpus._origin
    if origin._make_tokens is None and not any("tokens" in vars(c) for c in (corpus, origin)):
        # One article does not need the index of all the others.
        return corpus._made(corpus._docs.loc[rows[:1]].reset_index(drop=True), step, corpus.span)
    return corpus._take(rows.to_numpy()[:1], step, corpus.span)


def _own(given: Any, doc_id: str, name: str, maker: str, make: Callable[[], pd.DataFrame]) -> Any:
    """The rows of one article in a table that was given, or is made now; None if left out."""
    if given is False:
        return None
    if given is None:
        return make()
    if given is True or not isinstance(given, pd.DataFrame):
        raise ToolkitError(
            f"{name} must be a table of {maker}, or False to leave them out, not {given!r:.60}."
        )
    need_columns(given, ["doc_id"], maker)
    return given[given["doc_id"].eq(doc_id)].reset_index(drop=True)


def _looked_up(one: Corpus, themes: ThemesLike) -> pd.DataFrame:
    """Hits of themes in an article, each with the label of its theme."""
    known = some_themes(themes)
    table = one.lookup(known)
    return table.assign(label=[known[name].label or name for name in table["theme"]])


def _about(row: Any) -> list[str]:
    date = row["date"]
    day = f"{date:%d %B %Y}" if isinstance(date, pd.Timestamp) and pd.notna(date) else "undated"
    return [str(value) for value in (row["outlet"], day, row["author"]) if value and value == value]


def _table(doc_id: str, marks: list[Mark], text: str) -> pd.DataFrame:
    """The marks as a table, in the order of the text."""
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.kind, mark.name))
    table = pd.DataFrame(
        {
            "doc_id": [doc_id] * len(ordered),
            "mark": [mark.kind for mark in ordered],
            "stands_for": [mark.name for mark in ordered],
            "quotation": [mark.quotation for mark in ordered],
            "start": [mark.start for mark in ordered],
            "end": [mark.end for mark in ordered],
            "passage": [text[mark.start : mark.end] for mark in ordered],
        }
    )
    texts = dict.fromkeys(("doc_id", "mark", "stands_for", "passage"), "str")
    numbers = dict.fromkeys(("quotation", "start", "end"), "int64")
    return table.astype(texts | numbers)
