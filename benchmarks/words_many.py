"""Facts about a text of words, and what steps need on very many short documents.

``words_many.py facts STEM``: what ``words_text.py`` made. ``words_many.py many SCRATCH DOCUMENTS``:
short English articles of ``tracking_text.py``, in 40 outlets.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from measure import peak
from tracking_peers import timed
from words_peers import NODES, Ours

OUTLETS = 40


def facts(stem: Path) -> dict[str, Any]:
    """Size of a text, and how often the nodes occur."""
    ours = Ours(stem, stem.parent)
    tokens = ours.corpus.tokens
    hits = {node: len(tokens.positions(tokens.types_of(node))) for node in NODES}
    return {
        "mb": sum(map(len, ours.corpus.docs["text"])) / 1e6,
        "docs": len(ours.corpus),
        "tokens": len(tokens),
        "types": len(tokens.types),
        "hits": {f"{step} {n}": k for n, k in hits.items() for step in ("collocates", "kwic")},
    }


def many(documents: int) -> dict[str, Any]:
    """Seconds, rows and highest memory so far, step by step."""
    from tracking_text import made

    import toolkit as tk

    table = made(documents, OUTLETS, ["en"])
    corpus = tk.from_frame(table)
    del table
    steps: dict[str, tuple[float, int, float]] = {"texts in memory": (0.0, len(corpus), peak())}
    tokens, taken = timed(lambda: corpus.tokens)
    _ = tokens.keys, tokens.order
    steps["index"] = (taken, len(tokens), peak())
    node = tokens.keys[int(np.bincount(tokens.key_of[tokens.codes]).argmax())]
    outlet = corpus.docs["outlet"].iloc[0]
    calls = {
        "keyness of one outlet, all terms": lambda: corpus.keyness({"outlet": outlet}),
        "keyness by outlet, 50 terms each": lambda: corpus.keyness(by="outlet", n=50),
        f"collocates of the commonest word ({node})": lambda: corpus.collocates(node),
        "collocates of 'kirkuk' by outlet": lambda: corpus.collocates("kirkuk", by="outlet"),
        "collocates of 'kirkuk' in the sentence": lambda: corpus.collocates(
            "kirkuk", window="sentence"
        ),
        "runs of two words, 5 hits": lambda: corpus.ngrams(2, min_count=5),
        "keyness of runs of two words, one outlet": lambda: corpus.keyness(
            {"outlet": outlet}, length=2, n=50
        ),
    }
    for name, call in calls.items():
        found, taken = timed(call)
        steps[name] = (taken, len(found), peak())
    sizes = {"docs": len(corpus), "tokens": len(tokens), "types": len(tokens.types)}
    return {**sizes, "outlets": OUTLETS, "steps": steps}


if __name__ == "__main__":
    if sys.argv[1] == "facts":
        print(json.dumps(facts(Path(sys.argv[2]))))
    else:
        print(json.dumps(many(int(sys.argv[3]))))
