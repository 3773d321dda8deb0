"""Measure one system in this process and print the figures as JSON.

``measure.py facts STEM`` describes a text; ``measure.py build SYSTEM STEM SCRATCH FACTS``
builds and queries; ``measure.py open SYSTEM SCRATCH FACTS`` opens what was saved.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from peers import SYSTEMS, Ours

LINES = 50_000
RARE = 200


def peak() -> float:
    """Highest resident memory of this process so far, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1e6 if sys.platform == "darwin" else 1e3 / 1.024)


def seconds(call: Callable[[], Any]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


def facts(stem: Path) -> dict[str, Any]:
    """Size of a text, a word with some 50,000 occurrences and one with some 200."""
    import numpy as np

    ours = Ours(stem.parent)
    ours.read(stem)
    tokens = ours.corpus.tokens
    counts = np.bincount(tokens.key_of[tokens.codes])
    enough = np.flatnonzero(counts >= min(LINES, counts.max()))
    frequent, rare = enough[counts[enough].argmin()], abs(counts - RARE).argmin()
    return {
        "mb": sum(len(t.encode()) for t in ours.corpus.docs["text"]) / 1e6,
        "docs": len(ours.corpus),
        "tokens": len(tokens),
        "types": len(tokens.types),
        "patterns": int((~ours.themes.frame()["excluded"]).sum()),
        "hits": ours.lookup(),
        "frequent": [tokens.keys[frequent], int(counts[frequent])],
        "rare": [tokens.keys[rare], int(counts[rare])],
    }


def build(name: str, stem: Path, scratch: Path, known: dict[str, Any]) -> dict[str, float]:
    """Build, then every query once to warm up and once timed."""
    system = SYSTEMS[name](scratch)
    bare = peak()
    system.read(stem)
    cpu = time.process_time()
    found = {"build": seconds(system.build)}
    found |= {"cpu": time.process_time() - cpu, "peak": peak(), "bare": bare}
    queries: dict[str, Callable[[], Any]] = {}
    if hasattr(system, "kwic"):
        for key in ("frequent", "rare"):
            word, lines = known[key]
            queries[key] = partial(system.kwic, word, min(lines, LINES))
    for key in ("lookup", "track"):
        if hasattr(system, key):
            queries[key] = getattr(system, key)
    for key, query in queries.items():
        query()
        found[key] = seconds(query)
    if hasattr(system, "save"):
        system.save()
    return found


def reopen(name: str, scratch: Path, known: dict[str, Any]) -> dict[str, float]:
    """Open what was saved, and show the first lines."""
    system = SYSTEMS[name](scratch)
    found = {"open": seconds(system.open)}
    found["first"] = found["open"] + seconds(lambda: system.kwic(*known["rare"]))
    return found


if __name__ == "__main__":
    step, *rest = sys.argv[1:]
    if step == "facts":
        answer = facts(Path(rest[0]))
    elif step == "build":
        answer = build(rest[0], Path(rest[1]), Path(rest[2]), json.loads(rest[3]))
    else:
        answer = reopen(rest[0], Path(rest[1]), json.loads(rest[2]))
    print(json.dumps(answer))
