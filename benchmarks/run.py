"""Compare with peers, side by side, and with our own targets; write ``results.md``.

Every figure is the median of several runs, each in a process of its own (this one imports
nothing large, since a child's peak memory counts from that of its parent). Nothing fails
when a target is missed: machines differ, and the ratios are what to read.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).parent
NAMES = ["ours", "conc", "scikit-learn", "nltk"]
Figures = dict[str, Any]


def python(*args: Any) -> tuple[str, float, str]:
    """Output of a script of this folder, its seconds from start to end, and what it said."""
    begin = time.perf_counter()
    command = [sys.executable, str(HERE / str(args[0])), *map(str, args[1:])]
    done = subprocess.run(command, capture_output=True, text=True)
    said = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    return done.stdout, time.perf_counter() - begin, "".join(said)


def medians(runs: int, *args: Any) -> Figures:
    """Median of each figure of a measurement, or why there is none."""
    found: list[Figures] = []
    for _ in range(runs):
        out, wall, said = python("measure.py", *args)
        if said:
            return {"failed": said}
        found.append(json.loads(out.splitlines()[-1]) | {"process": wall})
    return {key: median(run[key] for run in found) for key in found[0]}


def measured(names: list[str], mb: float, runs: int, scratch: Path) -> tuple[Figures, Figures]:
    """Facts about a text, and the figures of each system on it."""
    stem = scratch / f"text{mb:g}"
    for script in (("text.py", mb, stem), ("measure.py", "facts", stem)):
        out, _, said = python(*script)
        if said:
            raise SystemExit(said)
    facts = json.loads(out)
    figures: Figures = {}
    for name in names:
        print(f"{name}, {mb:g} MB ...", file=sys.stderr, flush=True)
        got = figures[name] = medians(runs, "build", name, stem, scratch, json.dumps(facts))
        if name in ("ours", "conc") and "failed" not in got:
            again = medians(runs, "open", name, scratch, json.dumps(facts))
            got.update({k: v for k, v in again.items() if k != "failed"})
        if "failed" not in got:
            got["speed"], got["per_cpu"] = facts["mb"] / got["build"], facts["mb"] / got["cpu"]
            got["memory"] = got["peak"] / facts["mb"]
            got["memory_own"] = (got["peak"] - got["bare"]) / facts["mb"]
    for file in stem.parent.glob(f"{stem.name}.*"):
        file.unlink()
    return facts, figures


def shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}" if value < 100 else f"{value:,.0f}"


def side_by_side(facts: Figures, figures: Figures) -> list[str]:
    """One row a step: ours, each peer, and how many times better ours is than each."""
    peers = [name for name in figures if name != "ours"]
    steps = [
        ("speed", "index build, MB/s", True),
        ("per_cpu", "index build, MB per second of processor", True),
        ("memory_own", "peak memory of the build / text, without imports", False),
        ("memory", "peak memory of the build / text, whole process", False),
        ("frequent", f"kwic of '{facts['frequent'][0]}', 50,000 lines at most, s", False),
        ("rare", f"kwic of '{facts['rare'][0]}', {facts['rare'][1]} lines, s", False),
        ("lookup", f"lookup of {facts['patterns']} patterns, {facts['hits']:,} hits, s", False),
        ("track", f"track of {facts['patterns']} patterns by week, s", False),
        ("open", "open the saved corpus, imports done, s", False),
        ("first", "open and show the lines of the rare word, imports done, s", False),
        ("process", "the same, from the start of Python to its end, s", False),
    ]
    lines = ["| step | ours | " + " | ".join(f"{p} | ratio" for p in peers) + " |"]
    lines.append("|---" * (2 + 2 * len(peers)) + "|")
    for key, label, more_is_better in steps:
        mine = figures["ours"].get(key)
        row = [label, shown(mine)]
        for name in peers:
            theirs = figures[name].get(key) if key != "process" or "open" in figures[name] else None
            ratio = None
            if theirs is not None and mine is not None:
                ratio = mine / theirs if more_is_better else theirs / mine
            row += [shown(theirs), "-" if ratio is None else f"{shown(ratio)} x"]
        lines.append("| " + " | ".join(row) + " |")
    lines += [f"\n{n}: not measured: {f['failed']}" for n, f in figures.items() if "failed" in f]
    return lines


def targets(facts: Figures, ours: Figures, small: Figures, line: list[float]) -> list[str]:
    """What was aimed at, next to what was reached."""
    conc = small.get("conc", {}).get("speed")
    times = small["ours"]["speed"] / conc if conc else None
    rows = [
        ("index build, MB/s", ">= 40", ours["speed"], ours["speed"] >= 40),
        ("index build, times as fast as conc", ">= 10", times, times is not None and times >= 10),
        ("peak memory / text, whole process", "<= 8", ours["memory"], ours["memory"] <= 8),
        ("50,000 kwic lines, s", "< 0.5", ours["frequent"], ours["frequent"] < 0.5),
        (f"{facts['patterns']} patterns, s", "< 0.5", ours["lookup"], ours["lookup"] < 0.5),
        ("open, imports done, s", "< 0.2", ours["open"], ours["open"] < 0.2),
        ("time per MB, largest / smallest text", "<= 1.2", line[-1] / line[0],
         line[-1] / line[0] <= 1.2),
    ]  # fmt: skip
    told = [f"| {what} | {aim} | {shown(got)} | {'yes' if ok else 'no'} |"
            for what, aim, got, ok in rows]  # fmt: skip
    return ["| what | target | reached | met |", "|---|---|---|---|", *told]


def described(facts: Figures) -> str:
    return (
        f"{facts['mb']:.0f} MB, {facts['docs']:,} documents, {facts['tokens']:,} tokens, "
        f"{facts['types']:,} types"
    )
