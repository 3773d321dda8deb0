"""Who speaks about what: sources and themes, tied by quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from toolkit.checks import ToolkitError, need_columns, one_of, whole
from toolkit.networks.graphs import apart

if TYPE_CHECKING:
    from networkx import Graph

MAKER = "corpus.quotes(themes=themes)"
SOURCES = ("person", "role", "source_kind", "outlet")
WEIGHTS = ("quotes", "docs")


def source_theme_network(
    quotes: pd.DataFrame, *, source: str = "person", weight: str = "quotes", min_quotes: int = 1
) -> Graph:
    """Make a network of who is quoted on which theme.

    Parameters
    ----------
    quotes : DataFrame
        From ``corpus.quotes(themes=themes)``: ``doc_id``, ``themes`` (joined by "; ") and the
        column of the sources. One row is one quotation.
    source : {"person", "role", "source_kind", "outlet"}
        What the sources are: persons, roles, kinds, or the outlets that quote.
    weight : {"quotes", "docs"}
        The weight of a tie: quotations, or documents with one.
    min_quotes : int
        Quotations that a tie needs at least. Sources and themes without a tie are left out.

    Returns
    -------
    networkx.Graph
        Two kinds of nodes, the sources (``kind`` is `source`) and the themes ("theme"), with
        ``label``, ``kind``, ``quotes`` (quotations of the source, or with the theme), ``docs``
        with one, and ``total_quotes`` (all quotations whose source is known); ties with
        ``weight``, ``quotes``, ``docs`` and ``total_quotes``. A quotation on two themes counts
        for both. ``graph.graph`` has ``total_quotes``, ``unresolved`` (quotations without such a
        source, left out) and ``without_theme`` (of the others, those on no theme).

    Raises
    ------
    ToolkitError
        A column is missing, no quotation has a source and a theme, or another argument is not
        one of those allowed.

    Notes
    -----
    What is not found by the extractor is not here; who is quoted indirectly or without a name is
    missed more often. Compare shares of outlets only where the part that is ``unresolved`` is
    alike.

    Examples
    --------
    >>> quotes = pd.DataFrame({"doc_id": ["a", "a", "b"], "person": ["Ann", "Ann", ""],
    ...                        "themes": ["oil; vote", "oil", "oil"]})
    >>> graph = source_theme_network(quotes)
    >>> graph.edges["Ann", "oil"]["weight"], graph.graph["unresolved"]
    (2, 1)
    """
    import networkx as nx

    one_of("source", source, SOURCES)
    one_of("weight", weight, WEIGHTS)
    least = whole("min_quotes", min_quotes, 1)
    need_columns(quotes, ["doc_id", "themes", source], MAKER)
    table = pd.DataFrame({name: quotes[name].to_numpy() for name in ("doc_id", "themes", source)})
    named = table[source].fillna("").astype(str).str.strip()
    table = table.assign(**{source: named})[named.ne("")].reset_index(drop=True)
    themes = table["themes"].fillna("").astype(str).str.split(r"\s*;\s*", regex=True)
    each = table.assign(theme=themes).explode("theme").query("theme != ''")
    pairs = each.groupby([source, "theme"]).agg(
        quotes=("doc_id", "size"), docs=("doc_id", "nunique")
    )
    pairs = pairs[pairs["quotes"] >= least].reset_index()
    if not len(pairs):
        raise ToolkitError(
            f"No quotation has a theme and a name in {source!r} ({len(quotes)} quotations, "
            f"{len(table)} with such a name). Make the table by {MAKER}."
        )
    graph: Graph = nx.Graph()
    total = len(table)
    sources = table.groupby(source)["doc_id"].agg(["size", "nunique"])
    topics = each.groupby("theme")["doc_id"].agg(["size", "nunique"])
    for name in sorted(set(pairs[source])):
        size, docs = sources.loc[name]
        graph.add_node(
            name, label=name, kind=source, quotes=int(size), docs=int(docs), total_quotes=total
        )
    keys = {}
    for name in sorted(set(pairs["theme"])):
        keys[name], (size, docs) = apart(name, "theme", graph), topics.loc[name]
        graph.add_node(
            keys[name], label=name, kind="theme", quotes=int(size), docs=int(docs),
            total_quotes=total,
        )  # fmt: skip
    for row in pairs.to_dict("records"):
        counts = {"quotes": int(row["quotes"]), "docs": int(row["docs"]), "total_quotes": total}
        graph.add_edge(row[source], keys[row["theme"]], weight=counts[weight], **counts)
    graph.graph.update(
        name="sources and themes",
        measure=weight,
        total_quotes=total,
        unresolved=len(quotes) - total,
        without_theme=int(total - each.index.nunique()),
    )
    return graph
