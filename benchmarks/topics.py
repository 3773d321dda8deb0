"""Measure topic models: coherence beside peers, speed and memory by size; write ``topics.md``.

Every fit is in a process of its own. The news texts of gensim are always measured; further ones
are named with ``--text "US articles=FILE"`` and stay where they are.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from pathlib import Path
from statistics import median
from typing import Any

from run import installed, python
from table import shown

HERE = Path(__file__).parent
PEERS = ["scikit-learn", "gensim", "tomotopy", "numpy", "scipy"]
SYSTEMS = [
    "ours, consensus", "ours, one fit", "scikit-learn NMF", "gensim Nmf", "tomotopy LDA",
    "scikit-learn LDA", "gensim LdaModel",
]  # fmt: skip
RANKINGS = ("probability", "relevance")
LEAST = 0.88  # diversity that was aimed at
Runs = list[dict[str, Any]]


def ran(step: str, *args: Any) -> dict[str, Any]:
    """Figures of one process."""
    print(step, *args, file=sys.stderr, flush=True)
    out, _, said = python("topics_peers.py", step, *args)
    if said:
        raise SystemExit(f"{step} {args}: {said}")
    return dict(json.loads(out.splitlines()[-1]))


def spread(runs: Runs, key: str) -> str:
    """Median, and the least and largest if they differ."""
    values = [run[key] for run in runs]
    ends = f"{min(values):.3f} to {max(values):.3f}"
    return f"{median(values):.3f}" + (f" ({ends})" if max(values) - min(values) > 5e-4 else "")


def compared(found: dict[str, Runs]) -> list[str]:
    """One row for each system."""
    lines = [
        "| | NPMI by relevance | diversity | NPMI by probability | diversity | purity | s "
        "| s of processor |",
        "|---" * 8 + "|",
    ]
    for name, runs in found.items():
        cells = [spread(runs, f"npmi {by}") + f" | {spread(runs, f'diversity {by}')}"
                 for by in reversed(RANKINGS)]  # fmt: skip
        pure = spread(runs, "purity") if "purity" in runs[0] else "-"
        times = [shown(median(run[key] for run in runs)) for key in ("seconds", "cpu")]
        lines.append(f"| {name} | {' | '.join([*cells, pure, *times])} |")
    return lines


def best(found: dict[str, Runs], by: str) -> tuple[float, str]:
    """Highest NPMI of a peer over the seeds, and whose it is."""
    return max(
        (max(run[f"npmi {by}"] for run in runs), name)
        for name, runs in found.items()
        if not name.startswith("ours")
    )


def verdicts(all_found: dict[tuple[str, int], dict[str, Runs]]) -> list[str]:
    """What was aimed at, next to what was reached."""
    lines = [
        "| texts, topics | ours, median | lowest | peers' words as they show them, highest "
        "| below | peers' words by relevance, highest | below | diversity, lowest "
        f"| {LEAST} or more |",
        "|---" * 9 + "|",
    ]
    for (text, k), found in all_found.items():
        ours = found["ours, consensus"]
        values = [run["npmi relevance"] for run in ours]
        middle, least = median(values), min(values)
        different = min(run["diversity relevance"] for run in ours)
        cells = []
        for by in RANKINGS:
            value, name = best(found, by)
            below = "all" if value < least else "the median" if value < middle else "no"
            cells += [f"{value:.3f} ({name})", below]
        met = "yes" if different >= LEAST else "no"
        lines.append(
            f"| {text}, {k} | {middle:.3f} | {least:.3f} | {' | '.join(cells)} "
            f"| {different:.3f} | {met} |"
        )
    return lines


def scaled(found: dict[tuple[int, int], Runs]) -> list[str]:
    """Seconds and memory by the number of articles."""
    lines = [
        "| articles | fits | seconds | of processor | milliseconds an article | peak memory, GB "
        "| of that before | coherence, s |",
        "|---" * 8 + "|",
    ]
    for (size, fits), runs in found.items():
        got = {key: median(run[key] for run in runs) for key in runs[0]}
        cells = [got["seconds"], got["cpu"], got["seconds"] / got["docs"] * 1e3,
                 got["peak"] / 1e3, got["bare"] / 1e3, got["coherence"]]  # fmt: skip
        lines.append(f"| {size:,} | {fits} | {' | '.join(map(shown, cells))} |")
    return lines


def targets(found: dict[tuple[int, int], Runs], coherence: dict[str, Any], fits: int) -> list[str]:
    """Speed that was aimed at, next to what was reached."""
    size = max(size for size, _ in found)
    one, many = found[size, 1], found[size, fits]
    rows = [
        (f"one fit of {size:,} articles, 30 topics, s", "<", 15, [r["seconds"] for r in one]),
        (f"consensus of {fits} fits, s", "<", 180, [r["seconds"] for r in many]),
        ("peak memory of that, GB", "<", 4, [r["peak"] / 1e3 for r in many]),
        ("coherence of 30 topics on them, s", "<", 3, [r["coherence"] for r in many]),
        ("coherence, times as fast as gensim", ">=", 5, [coherence["peer"] / coherence["ours"]]),
    ]
    lines = ["| what | target | reached | met |", "|---|---|---|---|"]
    for what, sign, aim, values in rows:
        value = median(values)
        met = value < aim if sign == "<" else value >= aim
        lines.append(f"| {what} | {sign} {aim} | {shown(value)} | {'yes' if met else 'no'} |")
    return lines


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--text", action="append", default=[], metavar="NAME=FILE")
    asked.add_argument("--topics", type=int, nargs="+", default=[10, 20])
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    asked.add_argument("--fits", type=int, default=10)
    asked.add_argument("--runs", type=int, default=1, help="of each size")
    asked.add_argument("--out", type=Path, default=HERE / "topics.md")
    given = asked.parse_args()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    texts = {"Lee": "lee"} | dict(name.split("=", 1) for name in given.text)
    found = {
        (text, k): {
            name: [ran("fit", name, file, k, seed) for seed in range(given.seeds)]
            for name in SYSTEMS
        }
        for text, file in texts.items()
        for k in given.topics
    }
    pool = ",".join(texts.values())
    sizes = {
        (size, fits): [ran("scale", f"{size}:{pool}", fits) for _ in range(given.runs)]
        for size in given.sizes
        for fits in (1, given.fits)
    }
    coherence = ran("coherence", f"{min(given.sizes)}:{pool}", 30)
    large = sizes[max(given.sizes), 1][0]
    lines = [
        "# Benchmarks: topic models",
        f"Each fit in its own process, {given.seeds} seeds. Written by `benchmarks/topics.py`.",
        f"Machine: {os.cpu_count()} shared cores, {platform.system()} on {platform.machine()}, "
        f"Python {platform.python_version()}; {', '.join(map(installed, PEERS))}. Load average "
        f"before the first run: {busy:.1f} (below 0.3 the machine is quiet).",
        "## Coherence: what was aimed at",
        "\n".join(verdicts(found)),
        "## Side by side",
        "Every system gets the same counts. NPMI is exact, of the ten first words of a topic, in "
        "windows of ten words that the model sees; median over the seeds, with the lowest and the "
        "highest where they differ. `by relevance` ranks the words as our tables do (lambda 0.6), "
        "for every system; `by probability` is what the peers show. Diversity is the share of "
        "different words among the first ten of all topics. Purity counts an article for its "
        "largest topic, and the commonest category there as right.",
    ]
    for (text, k), systems in found.items():
        docs, terms = (systems[SYSTEMS[0]][0][key] for key in ("docs", "terms"))
        lines += [f"### {text}: {docs:,} documents, {terms:,} terms, {k} topics",
                  "\n".join(compared(systems))]  # fmt: skip
    lines += [
        "gensim's LdaModel: 20 passes, chunks of 256, alpha learned; gensim's Nmf: its TF-IDF, 20 "
        "passes, chunks of 256; tomotopy: 1,000 sweeps, one worker; scikit-learn's LDA: 50 "
        "iterations; scikit-learn's NMF: its default TF-IDF, NNDSVD, 400 iterations at most.",
        "## Speed: what was aimed at",
        "\n".join(targets(sizes, coherence, given.fits)),
        f"## By size, 30 topics, {large['words']:.0f} different words an article",
        "\n".join(scaled(sizes)),
        "From a corpus with its index to the model: vocabulary, counts, TF-IDF, fits, shares. The "
        f"articles are passages of those above put together anew ({large['tokens']:,} tokens in "
        f"the largest corpus, {large['terms']:,} terms).",
        f"Coherence of 30 topics on {min(given.sizes):,} articles: ours "
        f"{shown(coherence['ours'])} s, gensim's CoherenceModel {shown(coherence['peer'])} s, "
        f"{shown(coherence['peer'] / coherence['ours'])} times; NPMI {coherence['value']:.4f}, "
        f"gensim's {coherence['theirs']:.4f} (it miscounts windows in which a word stands twice).",
    ]
    report = "\n\n".join(lines) + "\n"
    given.out.write_text(report, "utf-8", newline="\n")
    print(report)


if __name__ == "__main__":
    main()
