"""How often each actor acts and is acted upon, in cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.cells import MOST, Cells, cells
from toolkit.naming.clusters import Grouping, clustered_items, grouping, sureness
from toolkit.tone.agency_mentions import Mentions
from toolkit.tone.clauses import AGENT, BY, ROLES, UNDECIDED

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COLUMNS = {role: role.replace(" ", "_").replace("-", "_") for role in ROLES}
COLUMNS[UNDECIDED] = "undecided_hits"
MADE = [*COLUMNS.values(), "decided", "undecided_share", "active_share"]
ENOUGH = 30
NONE, FEW = "nothing decided", f"fewer than {ENOUGH} decided mentions"
UNSURE = "clustering unknown: each cluster counted as one mention"


def in_cells(
    corpus: Corpus,
    found: Mentions,
    role: npt.NDArray[np.int8],
    names: list[str],
    by: Any,
    cluster: str,
    level: float,
) -> pd.DataFrame:
    """One row per actor and cell; see ``corpus.agency``."""
    english = corpus._docs["language"].eq("en").to_numpy(bool)
    layout = cells(corpus, by, made=MADE, counted=english)
    if (rows := len(layout.table) * len(names)) > MOST:
        raise ToolkitError(
            f"by={by!r} would make {rows:,} rows; allowed: {MOST:,}. Take fewer actors, "
            "tk.themes('actors').only('kirkuk'), or longer periods."
        )
    grouped = grouping(corpus, layout, cluster)
    inside = layout.of[found.document] >= 0
    tables = []
    for number, name in enumerate(names):
        mine = (found.theme == number) & inside
        table = _actor(layout, grouped, found.document[mine], role[mine], level)
        table.insert(0, "theme", pd.Series(name, table.index, dtype="str"))
        tables.append(table)
    return pd.concat(tables, ignore_index=True)


def _actor(
    layout: Cells,
    grouped: Grouping,
    document: npt.NDArray[np.int64],
    role: npt.NDArray[np.int8],
    level: float,
) -> pd.DataFrame:
    size, cell = len(layout.table), layout.of[document]
    table = layout.table[layout.keys].copy()
    table["hits"] = np.bincount(cell, minlength=size).astype(np.int64)
    for i, name in enumerate(ROLES):
        table[COLUMNS[name]] = np.bincount(cell[role == i], minlength=size).astype(np.int64)
    table["decided"] = table["hits"] - table["undecided_hits"]
    table["undecided_share"] = table["undecided_hits"] / table["hits"].where(table["hits"] > 0)
    decided = role != ROLES.index(UNDECIDED)
    acts = np.isin(role[decided], [ROLES.index(AGENT), ROLES.index(BY)])
    clusters = clustered_items(layout, grouped, document[decided])
    counts, bounds = sureness(clusters, np.where(acts, 0, 1), 2, level)
    table["active_share"] = counts[0] / table["decided"].where(table["decided"] > 0)
    table["low"], table["high"] = bounds[0].low, bounds[0].high
    if "complete" in layout.table:
        table["complete"] = layout.table["complete"]
    n = table["decided"].to_numpy()
    unsure = (not bounds[0].known) & (bounds[0].effective < n)
    told = np.select([n == 0, n < ENOUGH], [NONE, FEW], "").tolist()
    remarks = [
        "; ".join(filter(None, [a, UNSURE * b])) for a, b in zip(told, unsure.tolist(), strict=True)
    ]
    table["remark"] = pd.array(remarks, dtype="str")
    return table
