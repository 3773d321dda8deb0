"""Which words of a corpus are quoted: for setting an outlet's own voice apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of
from toolkit.voices.marks import quoted

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WHAT = ("marks", "content")
Bools = npt.NDArray[np.bool_]
Int64 = npt.NDArray[np.int64]


def quoted_tokens(
    corpus: Corpus, quotes: pd.DataFrame | None = None, *, what: str | None = None
) -> Bools:
    """Whether each word of the corpus is quoted.

    Parameters
    ----------
    corpus : Corpus
        Its index gives the words.
    quotes : DataFrame, optional
        Of ``corpus.quotes()``, all of them or those that are to count; made if it is needed and
        not given.
    what : {"marks", "content"}, optional
        ``"marks"``: what stands inside quotation marks, in any language, whether or not somebody
        is named who says so. ``"content"``: what a quotation of `quotes` holds, indirect speech
        included. The second if `quotes` are given, else the first.

    Returns
    -------
    ndarray of bool, shape (n_tokens,)
        In the order of ``corpus.tokens``.

    Raises
    ------
    ToolkitError
        `what` is neither, `quotes` are given where marks are asked for, they are no table of
        `quotes`, or they are of another corpus.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ['The "enemy" left, he said.']}),
    ...                        language="en")
    >>> quoted_tokens(corpus).tolist()
    [False, True, False, False, False]
    """
    what = what if what is not None else "marks" if quotes is None else "content"
    one_of("what", what, WHAT)
    if what == "marks":
        if quotes is not None:
            raise ToolkitError(
                "what='marks' needs no quotes: leave them out, or say what='content'."
            )
        return inside(corpus, _marked(corpus))
    return inside(corpus, _content(corpus, corpus.quotes() if quotes is None else quotes))


def spans_of(text: str) -> list[tuple[int, int]]:
    """Stretches of characters from the column ``spans``.

    Examples
    --------
    >>> spans_of("345-490 541-623")
    [(345, 490), (541, 623)]
    """
    pairs = (span.split("-") for span in text.split())
    return [(int(start), int(end)) for start, end in pairs]


def inside(corpus: Corpus, found: Iterable[tuple[int, list[tuple[int, int]]]]) -> Bools:
    """Whether each word begins inside one of the stretches of its document.

    Parameters
    ----------
    found : iterable of (document, stretches)
        Number of the document in the corpus, and (start, end) in characters of its text.
    """
    tokens = corpus.tokens
    steps = np.zeros(len(tokens) + 1, np.int32)  # +1 where a stretch begins, -1 where it ends
    for document, stretches in found:
        first, last = tokens.bounds[document], tokens.bounds[document + 1]
        at = first + np.searchsorted(tokens.starts[first:last], np.array(stretches, np.int64))
        np.add.at(steps, at[:, 0], 1)
        np.subtract.at(steps, at[:, 1], 1)
    np.cumsum(steps, out=steps)
    return steps[:-1] > 0


def _marked(corpus: Corpus) -> Iterable[tuple[int, list[tuple[int, int]]]]:
    for document, text in enumerate(corpus._docs["text"]):
        stretches = [(q.start, q.end) for q in quoted(text) if q.depth == 0]
        if stretches:
            yield document, stretches


def _content(corpus: Corpus, quotes: pd.DataFrame) -> Iterable[tuple[int, list[tuple[int, int]]]]:
    need_columns(quotes, ["doc_id", "spans"], "corpus.quotes()")
    rows = pd.Index(corpus._docs["doc_id"]).get_indexer(quotes["doc_id"])
    if (rows < 0).any():
        other = quotes["doc_id"].iloc[int((rows < 0).argmax())]
        raise ToolkitError(
            f"quotes: there is no document {other!r} in this corpus. Use the table of "
            "corpus.quotes() of the same corpus, or leave it out."
        )
    for document, spans in zip(rows.tolist(), quotes["spans"], strict=True):
        if spans:
            yield document, spans_of(spans)
