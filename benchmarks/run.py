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

from table import Figures, described, growing, side_by_side, targets

HERE = Path(__file__).parent
NAMES = ["ours", "conc", "scikit-learn", "nltk"]


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


def installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed (make bench)"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peers-mb", type=float, default=20, help="text for all systems")
    asked.add_argument("--mb", type=float, nargs="+", default=[20, 80, 320], help="ours alone")
    asked.add_argument("--target-mb", type=float, default=80, help="text for the targets")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--systems", nargs="+", choices=NAMES, default=NAMES)
    asked.add_argument("--out", type=Path, default=HERE / "results.md")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        shared, all_systems = measured(given.systems, given.peers_mb, given.runs, scratch)
        sizes = {mb: measured(["ours"], mb, given.runs, scratch) for mb in given.mb}
        if given.target_mb not in sizes:
            sizes[given.target_mb] = measured(["ours"], given.target_mb, given.runs, scratch)
    growth = [(facts, found["ours"]) for _, (facts, found) in sorted(sizes.items())]
    big, ours = sizes[given.target_mb][0], sizes[given.target_mb][1]["ours"]
    per_mb = [1 / found["speed"] for _, found in growth]
    lines = [
        "# Benchmarks",
        f"Medians of {given.runs} runs, each in its own process; queries are timed on their "
        "second call. Written by `benchmarks/run.py` (`make bench`).",
        f"Machine: {os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python "
        f"{platform.python_version()}; {', '.join(installed(n) for n in NAMES[1:])}.",
        f"## Side by side: {described(shared)}",
        "\n".join(side_by_side(shared, all_systems)),
        "A ratio above 1 means that ours is better. A dash: the system does not do this. conc "
        "runs without a downloaded model, on a blank spaCy pipeline; scikit-learn keeps counts "
        "but no positions; NLTK keeps nothing on disk.",
        f"## Targets: {described(big)}",
        "\n".join(targets(big, ours, all_systems, per_mb)),
        "## Cost by size, ours",
        "\n".join(growing(growth)),
    ]
    report = "\n\n".join(lines) + "\n"
    given.out.write_text(report, "utf-8", newline="\n")
    print(report)


if __name__ == "__main__":
    main()
