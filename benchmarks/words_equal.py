"""Whether systems found the same; a difference ends the benchmark.

``words_equal.py SCRATCH``: the tables that ``words_peers.py`` wrote. Every count must be equal, and
every score equal to 1e-9 of itself, where the definition is the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.feather
from words_peers import NODES

#: step -> peer -> columns that mean the same: ours, theirs.
SAME: dict[str, dict[str, dict[str, str]]] = {
    "frequencies": {
        "conc": {"hits": "frequency", "docs": "document_frequency"},
        "nltk": {"hits": "hits"},
    },
    "keyness": {
        "conc": {
            "n_target": "frequency",
            "n_reference": "frequency_reference",
            "docs_target": "document_frequency",
            "docs_reference": "document_frequency_reference",
            "g2_two_term": "log_likelihood",
            "log_ratio": "log_ratio",
        },
        "nltk": {"n_target": "n_target", "g2_four_term": "g2_four_term"},
    },
    "collocates": {
        "conc": {
            "hits": "collocate_frequency",
            "n_term": "frequency",
            "log_dice": "logdice",
            "g2_two_term": "log_likelihood",
        },
        "nltk": {"hits": "hits", "mi": "mi", "dice": "dice"},
    },
    "bigrams": {"conc": {"hits": "frequency"}, "nltk": {"hits": "hits"}},
}
MOST = 1e-9
NAMES = {"token": "term", "ngram": "term"}


def read(scratch: Path, system: str, step: str) -> pd.DataFrame:
    """Table of a step, by term."""
    found = pyarrow.feather.read_table(scratch / f"{system}.{step.replace(' ', '.')}.feather")
    table = found.to_pandas().rename(columns=NAMES)
    if "log_dice" in table:
        table["dice"] = 2 ** (table["log_dice"] - 14)
    return table.set_index("term").sort_index()


def compared(scratch: Path, step: str, peer: str, columns: dict[str, str]) -> dict[str, Any]:
    """Terms that were compared, and the largest relative difference of a score.

    conc lists what the target has; what only the reference has is compared with NLTK alone.
    """
    ours, theirs = read(scratch, "ours", step), read(scratch, peer, step)
    if step == "keyness" and peer == "conc":
        ours = ours[ours["n_target"] > 0]
    if not ours.index.equals(theirs.index):
        apart = ours.index.symmetric_difference(theirs.index).tolist()
        raise SystemExit(f"{step}: {len(apart):,} terms differ from {peer}: {apart[:8]}")
    worst = 0.0
    for mine, other in columns.items():
        a, b = ours[mine].to_numpy(float), theirs[other].to_numpy(float)
        # Of a score near 0, which is a difference of large numbers, the difference itself counts.
        differ = np.abs(a - b) / np.maximum(np.abs(b), 1)
        if differ.max(initial=0) > MOST:
            at = int(differ.argmax())
            raise SystemExit(f"{step} of {ours.index[at]!r}: {mine} {a[at]}, {peer} {b[at]}")
        worst = max(worst, float(differ.max(initial=0)))
    return {"terms": len(ours), "worst": worst, "columns": list(columns)}


def main(scratch: Path, peers: list[str]) -> dict[str, Any]:
    """Every step of every peer."""
    found = {}
    for step, by_peer in SAME.items():
        nodes = [f"{step} {node}" for node in NODES] if step == "collocates" else [step]
        for one in nodes:
            for peer in peers:
                found[f"{one}, {peer}"] = compared(scratch, one, peer, by_peer[peer])
    return found


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))
