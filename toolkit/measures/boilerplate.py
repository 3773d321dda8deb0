"""Boilerplate: lines that come back in article after article of an outlet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, whole
from toolkit.measures.alike.groups import identities
from toolkit.measures.alike.lines import Lines, lines_of
from toolkit.measures.alike.shingles import Int64
from toolkit.measures.cells import grouped

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

SHORT = 10  # words; a sentence up to here may well be said often
SAID = 2 / 3  # share of the articles from which on it is not just said
FIXED = 0.9  # or share of its places that are at the same end, or beside the same line
MOSTLY = 2 / 3  # of its places are at that end, to be named so
PRINTED = 2 / 3  # of an article made up of lines that go together: it is printed again
OWN = 5  # words, of a line that nothing else has
MANY = 20  # articles with lines of their own that no single article is printed in
SENTENCE = re.compile(r"[.!?؟۔…।。！？][\"'\u2019\u201d»)\]]*$")
COLUMNS = ["docs", "total_docs", "share", "passage", "part", "doc_id"]


def boilerplate(
    corpus: Corpus, *, min_docs: int = 5, min_share: float = 0.05, by: str = "outlet"
) -> pd.DataFrame:
    r"""Find lines that come back in many articles of an outlet: cookie notes, newsletter boxes,
    copyright lines, "Read more", author boxes.

    A line is what stands between two line breaks, so paragraphs are found too. Case,
    punctuation, numbers and dates make no difference. Only repetition counts, no list of phrases;
    read the table before you cut anything with ``corpus.without_boilerplate(found)``.

    Parameters
    ----------
    min_docs : int
        Least number of articles of the outlet that have the line.
    min_share : float
        Least share of the articles of the outlet, 0 to 1.
    by : str
        Column within which lines must come back.

    Returns
    -------
    DataFrame
        One row per outlet and line: the column `by`, ``docs`` with the line, ``total_docs`` of
        the outlet that have text, ``share``, ``passage`` (the line as most often written),
        ``part`` of the articles in which it stands (``beginning`` or ``end`` if nothing but such
        lines comes before or after it, else ``middle``) and ``doc_id`` of one article that has it.
        The most frequent first, outlet by outlet. Articles with the same words count once.

        Lines of an article that is printed again and again are left out, and so are sentences of
        ten words or fewer, unless they always stand at the same end or beside the same such line,
        or are in two thirds of the articles. Where a text has no line breaks nothing is found.

    Raises
    ------
    ToolkitError
        `min_docs` is not 2 or more, `min_share` not between 0 and 1, or `by` no column to group by.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = [f"Story {n} of {w}.\n\n© {2010 + n} North. All rights reserved."
    ...          for n, w in enumerate("oil rain wheat roads schools courts".split())]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "outlet": "North", "language": "en"}))
    >>> found = corpus.boilerplate()
    >>> found[["outlet", "docs", "total_docs", "passage", "part"]]
      outlet  docs  total_docs                            passage part
    0  North     6           6  © 2010 North. All rights reserved.  end
    """
    least, share = whole("min_docs", min_docs, 2), _share(min_share)
    codes, values = groups_by(corpus, by)
    texts = corpus._docs["text"].tolist()
    ids = corpus._docs["doc_id"].to_numpy(object)
    sizes = np.diff(corpus.tokens.bounds)
    lines = lines_of(corpus.tokens, texts)
    codes[~_counted(corpus, codes)] = -1
    totals = np.bincount(codes[codes >= 0], minlength=len(values)).tolist()
    order = np.argsort(codes[lines.document], kind="stable")
    bounds = np.searchsorted(codes[lines.document][order], np.arange(len(values) + 1))
    rows: list[tuple[Any, ...]] = []
    for code, total in enumerate(totals):
        if total < least:
            continue
        here = lines.where(order[bounds[code] : bounds[code + 1]])
        enough = max(least, ceil(share * total - 1e-9))
        for one in _repeated(here, sizes, enough):
            passage = _usual(texts, here, one.at)
            if not _only_said(passage, one, total):
                told = (code, one.docs, total, one.docs / total, passage, one.part)
                rows.append((*told, ids[here.document[one.at[0]]]))
    return _table(rows, by, values)


class _Repeated(NamedTuple):
    """A line that comes back: its places among the lines, and what is known of them."""

    at: Int64
    docs: int
    words: int
    part: str
    fixed: float  # share of the places at the same end, or beside the same line


def _repeated(lines: Lines, sizes: Int64, least: int) -> Iterator[_Repeated]:
    """Lines in `least` documents or more that are not one article printed again."""
    numbers, line = np.unique(lines.number, return_inverse=True)
    rows, row = np.unique(lines.document, return_inverse=True)
    held = np.unique(line * max(len(rows), 1) + row)  # a line twice in a document counts once
    of, there = np.divmod(held, max(len(rows), 1))
    docs = np.bincount(of, minlength=len(numbers))
    often = np.flatnonzero(docs >= least)
    own = np.zeros(len(rows), bool)
    own[row[(docs[line] == 1) & (lines.words >= OWN)]] = True
    column = np.full(len(numbers), -1)
    column[often] = np.arange(len(often))
    words = np.zeros(len(often), np.int64)
    at = column[line]
    words[at[at >= 0]] = lines.words[at >= 0]
    seen = docs[of] >= least
    printed = _printed(there[seen], column[of[seen]], words, sizes[rows], own, least)
    at[np.append(printed, False)[at]] = -1
    first, last = _ends(at >= 0, row)
    inner = np.append(row[1:] == row[:-1], False)
    beside = np.where(np.roll(inner, 1), np.roll(at, 1), -1), np.where(inner, np.roll(at, -1), -1)
    order = np.argsort(at, kind="stable")
    bounds = np.searchsorted(at[order], np.arange(len(often) + 1))
    for number in np.flatnonzero(~printed).tolist():
        places = order[bounds[number] : bounds[number + 1]]
        front, back = float(first[places].mean()), float(last[places].mean())
        end = "beginning" if front > back else "end"
        part = end if max(front, back) >= MOSTLY else "middle"
        fixed = max(front, back, *(_most(side[places]) for side in beside))
        yield _Repeated(places, int(docs[often[number]]), int(words[number]), part, fixed)


def _printed(
    row: Int64, column: Int64, words: Int64, sizes: Int64, own: npt.NDArray[np.bool_], least: int
) -> npt.NDArray[np.bool_]:
    """Which lines are in too few articles, if an article that is printed again counts once.

    The lines that go with a line in half of its documents are looked at together. Documents that
    they make up for the most part are printings of one article; not so if very many of them
    have lines that nothing else has.
    """
    from scipy.sparse import csr_array

    holds = csr_array((np.ones(len(row), np.int64), (row, column)), shape=(len(sizes), len(words)))
    together = (holds.T @ holds).tocsr()
    of = holds.tocsc()
    found = np.zeros(len(words), bool)
    for number in range(len(words)):
        mine = of.indices[of.indptr[number] : of.indptr[number + 1]]
        span = slice(together.indptr[number], together.indptr[number + 1])
        mates = np.zeros(len(words), np.int64)
        with_it = together.indices[span][together.data[span] * 2 >= len(mine)]
        mates[with_it] = words[with_it]
        again = (holds[mine] @ mates) >= PRINTED * sizes[mine]
        various = own[mine].sum() >= max(MANY, len(mine) / 2)
        found[number] = (~again).sum() + again.any() < least and not various
    return found


def _ends(
    repeated: npt.NDArray[np.bool_], row: Int64
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which lines have only repeated lines before them in their document, and after them."""
    other = (~repeated).astype(np.int64)
    up_to = np.cumsum(other)
    opens = np.searchsorted(row, row)
    closes = np.searchsorted(row, row, side="right") - 1
    before = up_to - other - (up_to - other)[opens]
    return before == 0, up_to[closes] == up_to


def _most(lines: Int64) -> float:
    """Share of the places at which the commonest repeated line stands."""
    return int(np.bincount(lines[lines >= 0], minlength=1).max()) / len(lines)


def _usual(texts: list[str], lines: Lines, at: Int64) -> str:
    """A line as most often written, of equals the first in the alphabet."""
    places = zip(lines.document[at], lines.start[at], lines.end[at], strict=True)
    written = Counter(" ".join(texts[d][a:b].split()) for d, a, b in places)
    return min(written, key=lambda line: (-written[line], line))


def _only_said(passage: str, found: _Repeated, total: int) -> bool:
    """Whether a line is a short sentence that may well be said in many articles."""
    sentence = found.words <= SHORT and SENTENCE.search(passage) is not None
    return sentence and found.fixed < FIXED and found.docs < SAID * total


def _counted(corpus: Corpus, codes: Int64) -> npt.NDArray[np.bool_]:
    """Documents with words, of those with the same words in a group only the first."""
    worded = np.flatnonzero(np.diff(corpus.tokens.bounds) > 0)
    words = identities(corpus)[worded]
    order = np.lexsort((worded, words, codes[worded]))
    first = np.ones(len(order), bool)
    first[1:] = np.diff(codes[worded][order]) != 0
    first[1:] |= words[order][1:] != words[order][:-1]
    counted = np.zeros(len(corpus), bool)
    counted[worded[order[first]]] = True
    return counted


def groups_by(corpus: Corpus, by: str) -> tuple[Int64, pd.Index]:
    """Number of each document's value in the column `by`, and the values."""
    columns = [c for c in corpus._docs if c not in ("text", "title", "date", *COLUMNS)]
    if by not in columns:
        raise ToolkitError(f"by={by!r} is not a column to group by; columns: {listed(columns)}.")
    return grouped(corpus._docs, by)


def _share(value: Any) -> float:
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not number or not 0 <= float(value) <= 1:
        raise ToolkitError(f"min_share={value!r} must be a number from 0 to 1, such as 0.1.")
    return float(value)


def _table(rows: list[tuple[Any, ...]], by: str, values: pd.Index) -> pd.DataFrame:
    """Rows whose first field is the number of a value of `by`."""
    table = pd.DataFrame(rows, columns=[by, *COLUMNS])
    for name in ("passage", "part", "doc_id"):
        table[name] = table[name].astype("str")
    for name in ("docs", "total_docs"):
        table[name] = table[name].astype(np.int64)
    table["share"] = table["share"].astype(float)
    table = table.sort_values([by, "docs", "passage"], ascending=[True, False, True])
    table[by] = values.take(table[by].to_numpy(np.int64))
    return table.reset_index(drop=True)
