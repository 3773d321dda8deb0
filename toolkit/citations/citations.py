"""Which outlet cites which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.citations.extract import Citation, cited
from toolkit.citations.mentions import Finder
from toolkit.citations.names import Name, all_names
from toolkit.citations.page import Page
from toolkit.citations.reading import candidates

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

DOCUMENT = ["doc_id", "date", "outlet"]
FOUND = "cited cited_as relation cue own listed start end sentence".split()
BATCH = 2_000  # documents of which the rows are Python objects


def citations(
    corpus: Corpus,
    outlets: str | Path | Mapping[str, Any] | bool | None = None,
    *,
    links: bool = True,
    own: bool = True,
) -> pd.DataFrame:
    """Find the places where a text cites a news outlet or agency.

    A citation says that something was told, reported or published there: "told CNN", "as reported
    in defensenews", "a Washington Post poll", "(Reuters)". A name alone is none, nor are owners,
    debates and buildings of an outlet. Read in English, Persian, Arabic, Sorani, Kurmanji and
    Turkish; other languages as English.

    Parameters
    ----------
    outlets : str, Path or mapping, optional
        Outlets of your own, as for ``tk.load(outlets=...)``, which come before the list that is
        shipped: ``{"The Daily": ["daily.example", "Daily?"]}``. A name with ``?`` means other
        things as well and counts only with words beside it that cite; one with ``~`` before it is
        looked for in texts only. Outlets of the corpus, and of what it is a part of, are
        looked for in any case; False looks
        for these alone.
    links : bool
        Whether addresses of outlets count, where the text keeps them.
    own : bool
        Whether to keep the places where an outlet cites itself, which are marked.

    Returns
    -------
    DataFrame
        One row per citation, in the order of the documents: ``doc_id``, ``date``, ``outlet``,
        ``cited`` (its name in the list, in the corpus, or as written if it is in neither),
        ``cited_as`` (as written), ``relation`` (told, interview, according to, reported,
        published, credit, link), ``cue`` (words that cite; empty for a link), ``own``,
        ``listed`` (the outlet is in a list), ``start``, ``end`` (characters of the text) and
        ``sentence`` (of a very long one some 1,500 characters before and behind). An outlet named
        twice in a row, "NBC's 'Meet the Press'", is cited once; "NBC and CNN reported" are two.

    Raises
    ------
    ToolkitError
        The outlets cannot be used.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "outlet": ["A"], "date": ["2017-10-16"], "language": ["en"],
    ...     "text": ["Kirkuk fell, Reuters reported. He told the Washington Post he would go."]})
    >>> tk.from_frame(frame).citations()[["cited", "cited_as", "relation", "cue"]]
                     cited         cited_as  relation       cue
    0              Reuters          Reuters  reported  reported
    1  The Washington Post  Washington Post      told      told
    """
    if outlets is True:
        raise ToolkitError(
            "outlets=True says nothing here: the list that is shipped is used anyway."
        )
    docs = corpus._docs
    # A part of a corpus cites outlets that only the whole of it holds.
    origin = corpus if corpus._origin is None else corpus._origin
    names, called = all_names(outlets, sorted(origin._docs["outlet"].dropna().unique()))
    domains = {name.written: name.outlet for name in names if name.kind == "domain"}
    finder = Finder(corpus.tokens, names, docs["language"].tolist())
    parts = [pd.DataFrame({name: [] for name in ["row", *FOUND]}).astype(TYPES)]
    for first in range(0, len(docs), BATCH):
        rows = _batch(corpus, finder, called, domains if links else {}, first)
        parts += [pd.DataFrame(rows, columns=["row", *FOUND]).astype(TYPES)] if rows else []
    table = pd.concat(parts, ignore_index=True)
    row = table.pop("row").to_numpy()
    for place, name in enumerate(DOCUMENT):
        table.insert(place, name, docs[name].take(row).reset_index(drop=True))
    return table if own else table[~table["own"]].reset_index(drop=True)


TYPES = dict.fromkeys(FOUND, "str") | {"own": "bool", "listed": "bool"}
TYPES |= dict.fromkeys(["row", "start", "end"], "int64")


def _batch(
    corpus: Corpus,
    finder: Finder,
    called: Mapping[str, str],
    domains: Mapping[str, str],
    first: int,
) -> list[tuple[Any, ...]]:
    """Rows of some documents."""
    docs = corpus._docs
    last = min(first + BATCH, len(docs))
    matches: dict[int, list[tuple[int, int, Name]]] = {}
    for document, start, end, name in finder.find(first, last):
        matches.setdefault(document, []).append((start, end, name))
    rows = []
    columns = (docs[name].iloc[first:last] for name in ("text", "language", "outlet"))
    for document, (text, language, outlet) in enumerate(zip(*columns, strict=True), first):
        own = called.get(outlet, "")
        page = Page(text, language)
        chosen = candidates(text, matches.get(document, ()), own, language)
        rows += [(document, *_row(one, own)) for one in cited(page, chosen, domains)]
    return rows


def _row(one: Citation, own: str) -> Iterator[Any]:
    """Columns of a citation; whether it is the outlet's own stands behind the cue."""
    yield from one[:4]
    yield one.cited == own
    yield from one[4:]
