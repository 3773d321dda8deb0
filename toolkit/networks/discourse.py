"""Actors and concepts, tied by statements that a person has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.networks.confirming import need_confirmed
from toolkit.networks.graphs import apart
from toolkit.networks.weights import Floats, divided, divisor, shared_out, tied

if TYPE_CHECKING:
    from networkx import Graph

ACTORS = ("person", "organisation")
#: Modes, and which agreement and normalisation each of them knows.
ONE = ("ignore", "congruence", "conflict", "subtract"), ("none", "average", "jaccard", "cosine")
TWO = ("ignore", "subtract"), ("none", "activity", "prominence")
MODES = {"actors": ONE, "concepts": ONE, "two": TWO}
DUPLICATES = ("include", "document", "week", "month", "year", "all")
PERIODS = {"week": "W-SUN", "month": "M", "year": "Y"}


def discourse_network(
    statements: pd.DataFrame,
    mode: str = "actors",
    *,
    actor: str = "person",
    agreement: str = "ignore",
    normalisation: str = "none",
    duplicates: str = "include",
) -> Graph:
    """Make a discourse network of confirmed statements (Leifeld 2017).

    Parameters
    ----------
    statements : DataFrame
        From `confirmed`, or coded elsewhere: the column of the actor, ``concept``, ``agreement``
        (True or False), ``confirmed`` (True), ``doc_id`` and, for some `duplicates`, ``date``.
        What nobody has confirmed is refused.
    mode : {"actors", "concepts", "two"}
        Actors tied by concepts on which both make statements, concepts tied by actors, or
        actors tied to concepts.
    actor : {"person", "organisation"}
        The column of the actors.
    agreement : {"ignore", "congruence", "conflict", "subtract"}
        Of two actors and each concept the number of statements of the one is multiplied by that
        of the other: all of them; those that say the same; those that say the opposite; or the
        same less the opposite, so that a tie below 0 is more conflict than congruence. In two
        modes: all statements ("ignore"), or those for less those against ("subtract").
    normalisation : {"none", "average", "jaccard", "cosine", "activity", "prominence"}
        In one mode by the mean number of statements of both, by what either says, or by the
        product of their numbers; in two modes by the statements of the actor or of the concept.
    duplicates : {"include", "document", "week", "month", "year", "all"}
        Whether the same statement of an actor counts each time, or once per document, week
        (Monday to Sunday), month, year or altogether. If agreement is ignored, statements for and
        against are the same.

    Returns
    -------
    networkx.Graph
        Nodes with ``label``, ``kind`` ("person", "organisation" or "concept"), ``statements``,
        ``docs``, ``agreeing`` and ``disagreeing``; ties with ``weight`` and, in one mode,
        ``congruence``, ``conflict`` (sums of products) and ``concepts`` or ``actors`` (things in
        common); in two modes ``statements``, ``agreeing``, ``disagreeing``. With "subtract" a tie
        may weigh 0: as much conflict as congruence. ``graph.graph`` says how it was made, with
        ``statements`` (counted), ``given`` and ``without_actor`` (left out).

    Raises
    ------
    ToolkitError
        A statement is not confirmed, has no agreement, or no date though `duplicates` needs one;
        agreement or normalisation do not go with the mode.

    References
    ----------
    Leifeld, P. (2017). Discourse network analysis: policy debates as dynamic networks. In: The
    Oxford Handbook of Political Networks, 301-326.

    Examples
    --------
    >>> said = pd.DataFrame({"person": ["Ann", "Ben", "Ann"], "concept": ["oil", "oil", "vote"],
    ...     "agreement": [True, False, True], "confirmed": True, "doc_id": ["a", "b", "c"]})
    >>> discourse_network(said, agreement="subtract").edges["Ann", "Ben"]["weight"]
    -1
    """
    one_of("mode", mode, MODES)
    one_of("actor", actor, ACTORS)
    one_of("duplicates", duplicates, DUPLICATES)
    ways, norms = MODES[mode]
    for name, value, allowed, every in (
        ("agreement", agreement, ways, ONE[0]),
        ("normalisation", normalisation, norms, (*ONE[1], *TWO[1])),
    ):
        one_of(name, value, sorted({*every}))
        if value not in allowed:
            raise ToolkitError(
                f"{name}={value!r} has no meaning in mode={mode!r}. Allowed there: "
                f"{listed(allowed)}."
            )
    table = need_confirmed(statements, actor)
    named = table[table["actor"].ne("") & table["concept"].ne("")]
    if not len(named):
        raise ToolkitError(
            f"No statement has a concept and a name in {actor!r}. Fill them in, or take the other "
            f"column: actor={next(a for a in ACTORS if a != actor)!r}."
        )
    counted = _once(named, agreement, duplicates)
    graph = _two(counted, actor, agreement, normalisation) if mode == "two" else None
    graph = graph or _one(counted, actor, mode, agreement, normalisation)
    graph.graph.update(
        name="discourse",
        mode=mode,
        agreement=agreement,
        normalisation=normalisation,
        duplicates=duplicates,
        statements=len(counted),
        given=len(table),
        without_actor=len(table) - len(named),
    )
    return graph


def _once(table: pd.DataFrame, agreement: str, duplicates: str) -> pd.DataFrame:
    """The statements that count: of those that are the same the first."""
    if duplicates == "include":
        return table
    same = ["actor", "concept", *(["agreement"] if agreement != "ignore" else [])]
    if duplicates == "document":
        same.append("doc_id")
    elif duplicates in PERIODS:
        undated = int(table["date"].isna().sum())
        if undated:
            raise ToolkitError(
                f"{undated} of {len(table)} statements have no date, so that duplicates="
                f"{duplicates!r} cannot be told. Take duplicates='document'."
            )
        periods = pd.to_datetime(table["date"]).dt.to_period(PERIODS[duplicates])
        table, same = table.assign(period=periods), [*same, "period"]
    return table.drop_duplicates(same)


def _counts(table: pd.DataFrame) -> tuple[list[str], list[str], Floats, Floats]:
    """Actors, concepts, and how often each of the ones is for and against each of the others."""
    actors, concepts = (sorted(table[name].unique()) for name in ("actor", "concept"))
    rows = pd.Categorical(table["actor"], actors).codes
    columns = pd.Categorical(table["concept"], concepts).codes
    made = np.zeros((2, len(actors), len(concepts)))
    np.add.at(made, (table["agreement"].to_numpy(int), rows, columns), 1)
    return actors, concepts, made[1], made[0]


def _node(table: pd.DataFrame, column: str, name: str) -> dict[str, int]:
    own = table[table[column].eq(name)]
    agreeing = int(own["agreement"].sum())
    return {
        "statements": len(own),
        "docs": int(own["doc_id"].nunique()),
        "agreeing": agreeing,
        "disagreeing": len(own) - agreeing,
    }


def _one(table: pd.DataFrame, actor: str, mode: str, agreement: str, norm: str) -> Graph:
    import networkx as nx

    actors, concepts, agree, disagree = _counts(table)
    column, names, kind, common = "actor", actors, actor, "concepts"
    if mode == "concepts":
        column, names, kind, common = "concept", concepts, "concept", "actors"
        agree, disagree = agree.T, disagree.T
    ways = tied(agree, disagree)
    weights = divided(ways[agreement], divisor(norm, agree, disagree))
    said = (agree + disagree > 0).astype(float)
    shared = said @ said.T
    graph: Graph = nx.Graph()
    for name in names:
        graph.add_node(name, label=name, kind=kind, **_node(table, column, name))
    drawn = shared if agreement == "subtract" else ways[agreement]
    for i, j in zip(*np.nonzero(np.triu(drawn, 1)), strict=True):
        counts = {way: int(ways[way][i, j]) for way in ("congruence", "conflict")}
        graph.add_edge(
            names[i], names[j], weight=_number(weights[i, j]), **counts,
            **{common: int(shared[i, j])},
        )  # fmt: skip
    return graph


def _two(table: pd.DataFrame, actor: str, agreement: str, norm: str) -> Graph:
    import networkx as nx

    actors, concepts, agree, disagree = _counts(table)
    weights = agree - disagree if agreement == "subtract" else agree + disagree
    weights = shared_out(norm, weights, agree, disagree)
    graph: Graph = nx.Graph()
    keys = {}
    for name in actors:
        graph.add_node(name, label=name, kind=actor, **_node(table, "actor", name))
    for name in concepts:
        keys[name] = apart(name, "concept", graph)
        graph.add_node(keys[name], label=name, kind="concept", **_node(table, "concept", name))
    for i, j in zip(*np.nonzero(agree + disagree), strict=True):
        counts = {"agreeing": int(agree[i, j]), "disagreeing": int(disagree[i, j])}
        graph.add_edge(
            actors[i], keys[concepts[j]], weight=_number(weights[i, j]),
            statements=sum(counts.values()), **counts,
        )  # fmt: skip
    return graph


def _number(value: Any) -> int | float:
    """A whole number where it is one."""
    return int(value) if float(value).is_integer() else float(value)
