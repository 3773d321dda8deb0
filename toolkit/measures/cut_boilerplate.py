"""Cut boilerplate out of the texts, and list each place before or after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.measures.alike.lines import Lines, lines_of
from toolkit.measures.alike.shingles import Int64
from toolkit.measures.boilerplate import groups_by
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def boilerplate_places(corpus: Corpus, found: pd.DataFrame, *, by: str = "outlet") -> pd.DataFrame:
    r"""List the places at which lines stand that ``corpus.boilerplate`` has found.

    These are what ``corpus.without_boilerplate(found)`` cuts; ask the corpus that still has them.

    Parameters
    ----------
    found : DataFrame
        Table of ``corpus.boilerplate``, of which rows may have been taken out; the column `by`
        and ``passage`` are used.
    by : str
        Column within which the lines came back, as it was given there.

    Returns
    -------
    DataFrame
        One row per place in the order of the corpus: ``doc_id``, the column `by`, ``start`` and
        ``end`` in the text, and ``passage``, the line as it stands there.

    Raises
    ------
    ToolkitError
        A column is missing, `by` has no such value, or a passage holds no word.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Oil fell again.\n\n© 2016 North", "Rain.\n\n© 2017 NORTH"],
    ...                       "outlet": "N", "doc_id": ["a", "b"], "language": "en"})
    >>> corpus = tk.from_frame(frame)
    >>> corpus.boilerplate_places(corpus.boilerplate(min_docs=2))
      doc_id outlet  start  end       passage
    0      a      N     17   29  © 2016 North
    1      b      N      7   19  © 2017 NORTH
    """
    texts = corpus._docs["text"].tolist()
    cuts = _cuts(corpus, texts, found, by)
    table = corpus._docs[["doc_id", by]].iloc[cuts.document].reset_index(drop=True)
    table["start"], table["end"] = cuts.start, cuts.end
    places = zip(cuts.document, cuts.start, cuts.end, strict=True)
    table["passage"] = pd.array([texts[d][a:b] for d, a, b in places], dtype="str")
    return table


def without_boilerplate(corpus: Corpus, found: pd.DataFrame, *, by: str = "outlet") -> Corpus:
    r"""Cut the lines that ``corpus.boilerplate`` has found out of the texts of their outlets.

    Parameters
    ----------
    found : DataFrame
        Table of ``corpus.boilerplate``, of which rows may have been taken out.
    by : str
        Column within which the lines came back, as it was given there.

    Returns
    -------
    Corpus
        A new corpus with shorter texts and the same documents, whose `history` has a row more; its
        index is made anew. `corpus` keeps its texts, and ``corpus.boilerplate_places(found)``
        lists what was cut.

    Raises
    ------
    ToolkitError
        As `boilerplate_places`.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Oil fell again.\n\n© 2016 North", "Rain.\n\n© 2017 NORTH"],
    ...                       "outlet": "N", "language": "en"})
    >>> corpus = tk.from_frame(frame)
    >>> shorter = corpus.without_boilerplate(corpus.boilerplate(min_docs=2))
    >>> shorter.docs["text"].tolist()
    ['Oil fell again.', 'Rain.']
    """
    texts = corpus._docs["text"].tolist()
    cuts = _cuts(corpus, texts, found, by)
    documents, first = np.unique(cuts.document, return_index=True)
    bounds = np.append(first, len(cuts.document)).tolist()
    for place, document in enumerate(documents.tolist()):
        span = slice(bounds[place], bounds[place + 1])
        texts[document] = _cut(texts[document], cuts.start[span], cuts.end[span])
    told = f"{len(cuts.document):,} line(s) cut from {len(documents):,} document(s)"
    docs = corpus._docs.assign(text=pd.array(texts, dtype="str"))
    return corpus._made(docs, f"without boilerplate: {told}", corpus._info.span)


def _cuts(corpus: Corpus, texts: list[str], found: pd.DataFrame, by: str) -> Lines:
    """The lines of the corpus that are in the table."""
    need_columns(found, [by, "passage"], f"corpus.boilerplate(by={by!r})")
    codes, values = groups_by(corpus, by)
    code = values.get_indexer(pd.Index(found[by]))
    origin = corpus if corpus._origin is None else corpus._origin
    known = groups_by(origin, by)[1]  # what a filter has left out is no mistake
    foreign = found[by][known.get_indexer(pd.Index(found[by])) < 0]
    if len(foreign):
        raise ToolkitError(
            f"The table names the {by} {foreign.iloc[0]!r}, which is not in this corpus. There are "
            f"{listed(known[:10])}."
        )
    passages = found["passage"].astype("str").tolist()
    wanted = lines_of(Tokens.build(passages), passages)
    bare = np.setdiff1d(np.arange(len(passages)), wanted.document)
    if len(bare):
        raise ToolkitError(f"The passage {passages[bare[0]]!r} holds no word that could be found.")
    lines = lines_of(corpus.tokens, texts)
    chosen = np.zeros(len(lines.document), bool)
    group = codes[lines.document]
    for one in np.unique(code[code >= 0]).tolist():
        numbers = wanted.number[code[wanted.document] == one]
        chosen |= (group == one) & np.isin(lines.number, numbers)
    return lines.where(chosen)


def _cut(text: str, starts: Int64, ends: Int64) -> str:
    """A text without some lines; what is left stays as it is, and apart as it was."""
    if not len(starts):
        return text
    kept, body = text[: starts[0]].rstrip(), ""
    gap = text[len(kept) : starts[0]]
    for start, end in zip(ends.tolist(), [*starts[1:].tolist(), len(text)], strict=True):
        part = text[start:end]
        body = part.strip()
        lead = part[: len(part) - len(part.lstrip())] if body else part
        gap = max(lead, gap, key=lambda blank: blank.count("\n"))  # the wider gap stays
        if body:
            kept += (gap[gap.find("\n") :] if kept else "") + body
            gap = part[len(part.rstrip()) :]
    return kept + gap if body else kept
