"""Themes as nodes, tied where they stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of, quoted, whole
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once
from toolkit.measures.together.cooccurrence import PART
from toolkit.networks.sentences import sentence_pairs

if TYPE_CHECKING:
    from networkx import Graph

    from toolkit.corpus import Corpus
    from toolkit.themes import Themes

MAKER = "corpus.cooccurrence(themes)"
MEASURES = ("docs", "npmi", "lift")
NEEDED = ["theme", "other_theme", "docs", "other_docs", "both", "total_docs"]
#: What a tie keeps of a row.
KEPT = ("total_docs", "sentences", "total_sentences", "expected", "lift", "npmi")


def cooccurrence_network(
    corpus: Corpus | pd.DataFrame,
    themes: ThemesLike | None = None,
    *,
    within: str | int = "article",
    measure: str = "docs",
    min_docs: int = 2,
    copies: str = "all",
) -> Graph:
    """Make a network of themes, or actors, that stand together.

    Parameters
    ----------
    corpus : Corpus or DataFrame
        Or the table of ``corpus.cooccurrence`` for it, such as the rows of one outlet; `themes`
        may then be left out, and `within` and `copies` are those of the table.
    themes : Themes, path, mapping or list of words
        Two or more; with the table they only give the labels.
    within : "article", "sentence" or int
        What counts as together: one article, one sentence, or at most so many tokens apart.
    measure : {"docs", "npmi", "lift"}
        The weight of a tie: documents with both, or how much more often than by chance they stand
        together. Both of the latter are of documents and, within sentences, of sentences; within
        tokens there is no npmi.
    min_docs : int
        Documents that a tie needs at least.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.

    Returns
    -------
    networkx.Graph
        Nodes by name of the theme, with ``label``, ``kind`` ("theme"), ``docs``, ``total_docs``
        and ``share``; ties with ``weight``, ``docs`` (documents with both) and ``total_docs``,
        and ``expected``, ``lift``, ``npmi``, ``sentences``, ``total_sentences`` where they are
        known. ``graph.graph`` says how it was made, and in ``left_out`` which themes are in no
        document and of which pairs one is part of the other, which would always be tied.

    Raises
    ------
    ToolkitError
        There is no document, so no denominator, or the table has several rows for a pair; there
        are fewer than two themes; another argument is not one of those allowed.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["Kirkuk oil", "oil of Kirkuk", "Kirkuk and rain", "rain", "oil", "oil, rain"]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> graph = cooccurrence_network(corpus, ["kirkuk", "oil", "rain"], min_docs=1)
    >>> graph.edges["kirkuk", "oil"]["weight"], graph.nodes["oil"]["total_docs"]
    (2, 6)
    """
    from toolkit.corpus import Corpus  # which is made of verbs, and these of networks

    one_of("measure", measure, MEASURES)
    if not isinstance(corpus, Corpus | pd.DataFrame):
        raise ToolkitError(
            f"A corpus, or a table of {MAKER}, is needed first, not {corpus!r:.60}. Type "
            "tk.networks.cooccurrence_network(corpus, ['kirkuk', 'oil'])."
        )
    least = whole("min_docs", min_docs, 1)
    known = None if themes is None else some_themes(themes)
    if isinstance(corpus, pd.DataFrame):
        table, how = corpus, "as in the table"
    elif known is None:
        raise ToolkitError(
            "Which themes? Type tk.networks.cooccurrence_network(corpus, ['kirkuk', 'oil'])."
        )
    else:
        table, how = _counted(corpus, known, within, measure, copies)
    _check(table, measure)
    graph = _graph(table, known, measure, least)
    about = {"name": "co-occurrence", "measure": measure, "within": how, "min_docs": least}
    graph.graph.update(about | {"total_docs": int(table["total_docs"].iloc[0])})
    return graph


def _counted(
    corpus: Corpus, themes: Themes, within: Any, measure: str, copies: str
) -> tuple[pd.DataFrame, str]:
    """The pairs, and how `within` is told."""
    if isinstance(within, str):
        one_of("within", within, ("article", "sentence"))
    else:
        within = whole("within", within, 1)
        if measure == "npmi":
            raise ToolkitError(
                f"measure='npmi' is not known within tokens (within={within}): chance then depends "
                "on where in an article hits may stand. Take measure='lift', or within='sentence'."
            )
    if len(themes) < 2:
        raise ToolkitError(
            f"Two themes are needed for a network; there is {quoted(next(iter(themes)))} only. "
            "Give several: tk.networks.cooccurrence_network(corpus, ['kirkuk', 'oil'])."
        )
    if not len(corpus):
        raise ToolkitError(
            "The corpus has no documents, so that nothing can be a share of them. Look at what "
            "the last filter left: corpus.history."
        )
    if within == "sentence":
        return sentence_pairs(once(corpus, copies), themes), "sentence"
    near = None if within == "article" else within
    return corpus.cooccurrence(themes, near, copies=copies), f"{within}"


def _check(table: pd.DataFrame, measure: str) -> None:
    need_columns(table, [*NEEDED, *([] if measure == "docs" else [measure])], MAKER)
    if not len(table):
        raise ToolkitError(f"The table has no rows. Make it by {MAKER}.")
    if table.duplicated(["theme", "other_theme"]).any():
        raise ToolkitError(
            "The table has several rows for one pair of themes. Make one network at a time, "
            "table[table['outlet'] == 'A'], or count without by=."
        )
    totals = table["total_docs"].drop_duplicates().tolist()
    if len(totals) > 1 or not totals[0] > 0:
        raise ToolkitError(
            f"total_docs is {', '.join(map(str, totals[:4]))}; a network needs one number above 0, "
            f"the documents that all its counts are out of. Make the table by {MAKER}."
        )


def _graph(table: pd.DataFrame, themes: Themes | None, measure: str, least: int) -> Graph:
    import networkx as nx

    graph: Graph = nx.Graph()
    left_out = []
    total = int(table["total_docs"].iloc[0])
    counts = dict(zip(table["other_theme"], table["other_docs"], strict=True))
    counts = dict(zip(table["theme"], table["docs"], strict=True)) | counts
    order = themes or dict.fromkeys([*table["theme"], *table["other_theme"]])
    for name in (name for name in order if name in counts):
        docs = int(counts[name])
        if not docs:
            left_out.append(f"{name}: in no document")
            continue
        label = themes[name].label or name if themes else name
        share = docs / total
        graph.add_node(name, label=label, kind="theme", docs=docs, total_docs=total, share=share)
    for row in table.to_dict("records"):
        one, other, both = row["theme"], row["other_theme"], int(row["both"])
        weight = both if measure == "docs" else row[measure]
        if row.get("remark") == PART:
            left_out.append(f"{one} and {other}: one is part of the other")
        elif both >= least and np.isfinite(weight):
            kept = {name: row[name] for name in KEPT if name in row and np.isfinite(row[name])}
            graph.add_edge(one, other, weight=weight, docs=both, **kept)
    if not len(graph):
        raise ToolkitError("No theme is in any document, so that there is nothing to tie.")
    graph.graph["left_out"] = "; ".join(left_out)
    return graph
