"""Words beside conc and NLTK: frequencies, keyness, collocates, bigrams, kwic; write ``words.md``.

Every system is measured in a process of its own, on a text of plain words that all tokenise alike;
what they find must be equal. ``--text FILE`` takes other articles, as for ``topics.py``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from run import installed, python
from table import shown

HERE = Path(__file__).parent
PEERS = ["conc", "nltk"]
NODES = ("government", "said")
GOALS = {"keyness": 0.5, "bigrams": 1.0, **{f"collocates {node}": 0.05 for node in NODES}}
TIMES = 5  # as fast as the peers that was aimed at
Figures = dict[str, Any]


def ran(script: str, *args: Any) -> Figures:
    """Figures of one process."""
    print(script, *args, file=sys.stderr, flush=True)
    out, _, said = python(script, *args)
    if said:
        raise SystemExit(f"{script} {args}: {said}")
    return dict(json.loads(out.splitlines()[-1])) if out.strip() else {}


def measured(names: list[str], stem: Path, scratch: Path, runs: int) -> dict[str, Figures]:
    """Medians of each system; they take turns, so that a busy moment is not that of one alone."""
    each: dict[str, list[Figures]] = {name: [] for name in names}
    for _ in range(runs):
        for name in names:
            each[name].append(ran("words_peers.py", name, stem, scratch))
    return {
        name: {key: median(run[key] for run in of) for key in of[0]} for name, of in each.items()
    }


def steps_of(found: Figures) -> list[str]:
    return [key.removeprefix("first ") for key in found if key.startswith("first ")]


def table_of(rows: list[tuple[str, Figures, str, bool]], peers: list[str]) -> list[str]:
    """A row for each figure: ours, and the peers with how many times as much they take."""
    head = " | ".join(f"{peer} | ratio" for peer in peers)
    lines = [f"| | ours | {head} | goal | met |", "|---" * (4 + 2 * len(peers)) + "|"]
    for name, figures, aim, met in rows:
        cells = [
            f"{shown(figures[peer])} | {shown(figures[peer] / figures['ours'])} x" for peer in peers
        ]
        told = [name, shown(figures["ours"]), *cells, aim, ("yes" if met else "no") if aim else ""]
        lines.append(f"| {' | '.join(told)} |")
    return lines


def fast(figures: Figures) -> bool:
    return all(v >= TIMES * figures["ours"] for k, v in figures.items() if k != "ours")


def from_texts(found: dict[str, Figures], counts: Figures) -> list[str]:
    """Seconds from the texts to the first answer: conc needs an index of each side for keyness."""
    rows = []
    for step in steps_of(found["ours"]):
        figures = {}
        for name, of in found.items():
            sides = name == "conc" and step == "keyness"
            figures[name] = of["build sides" if sides else "build"] + of[f"first {step}"]
        rows.append((named(step, counts), figures, f"{TIMES} x", fast(figures)))
    for key, told in (("built", "peak memory of the build, MB"), ("peak", "of all steps, MB")):
        rows.append((told, {name: of[key] for name, of in found.items()}, "", True))
    return table_of(rows, [name for name in found if name != "ours"])


def again(found: dict[str, Figures], counts: Figures) -> list[str]:
    """Seconds of a call when all is built."""
    rows = []
    for step in steps_of(found["ours"]):
        figures = {name: of[step] for name, of in found.items()}
        goal = GOALS.get(step)
        met = fast(figures) and (goal is None or figures["ours"] < goal)
        aim = f"{TIMES} x" + (f", < {goal} s" if goal else "")
        rows.append((named(step, counts), figures, aim, met))
    return table_of(rows, [name for name in found if name != "ours"])


def named(step: str, counts: Figures) -> str:
    return f"{step} ({counts[step]:,})" if step in counts else step


def bounded(found: Figures) -> list[str]:
    """Seconds and memory on many short documents."""
    lines = ["| step | seconds | rows | peak memory so far, MB |", "|---|---|---|---|"]
    for step, (taken, rows, memory) in found["steps"].items():
        lines.append(f"| {step} | {shown(taken)} | {rows:,} | {memory:,.0f} |")
    return lines


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mb", type=float, default=80)
    asked.add_argument("--text", default="", help="a file of articles; those of text.py if none")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--docs", type=int, default=1_000_000, help="short documents; 0 for none")
    asked.add_argument("--peers", nargs="*", choices=PEERS, default=PEERS)
    asked.add_argument("--out", type=Path, default=HERE / "words.md")
    given = asked.parse_args()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        stem = scratch / "words"
        ran("words_text.py", given.mb, stem, *([given.text] if given.text else []))
        found = measured(["ours", *given.peers], stem, scratch, given.runs)
        same = ran("words_equal.py", scratch, *given.peers)
        facts = ran("words_many.py", "facts", stem)
        many = ran("words_many.py", "many", scratch, given.docs) if given.docs else {}
    lines = [
        "# Benchmarks: words",
        f"Medians of {given.runs} runs, each system in its own process, in turn. Written by "
        "`benchmarks/words.py`.",
        f"Machine: {os.cpu_count()} shared cores, {platform.system()} on {platform.machine()}, "
        f"Python {platform.python_version()}; {', '.join(map(installed, PEERS))}. Load average "
        f"before the first run: {busy:.1f} (below 0.3 the machine is quiet).",
        f"{facts['mb']:.0f} MB of plain words: {facts['docs']:,} documents, {facts['tokens']:,} "
        f"tokens, {facts['types']:,} types. Seconds; a ratio above 1 means that ours is faster, or "
        "takes less. In brackets: how often the node occurs.",
        "## From the texts to the answer",
        "\n".join(from_texts(found, facts["hits"])),
        "Indexing and the first call. conc compares corpora, so that for keyness it indexes each "
        "side by itself; any other two sides are indexed anew. NLTK has no keyness and no "
        "collocates of a node: these are FreqDist, ConcordanceIndex and BigramAssocMeasures put "
        "together. kwic: 50,000 lines at most; conc orders them.",
        "## The same call again",
        "\n".join(again(found, facts["hits"])),
        "With every index built. For conc, frequencies and keyness are then no counting: it keeps "
        "the frequencies of each corpus and joins them. Ours keeps what the words of an index add "
        "up to, and the last four sides that were compared; other sides are counted in "
        f"{shown(found['ours']['first keyness'] - found['ours']['keyness'])} seconds more, any "
        "documents, without an index of their own. It adds exact limits, corrected probabilities "
        "and what one document has. kwic makes the text of every line, which is what costs.",
        "## Equal numbers",
        "\n".join(
            ["| step, peer | terms | columns | largest difference |", "|---|---|---|---|"]
            + [
                f"| {step} | {one['terms']:,} | {', '.join(one['columns'])} | {one['worst']:.0e} |"
                for step, one in same.items()
            ]
        ),
        "Counts are equal; scores differ by so much of their size, or of 1 if they are smaller. To "
        'be comparable, ours is asked for `overlaps="each"` and `expected="plain"`.',
    ]
    if many:
        lines += [
            f"## Memory: {many['docs']:,} documents, {many['tokens']:,} tokens, "
            f"{many['types']:,} types, {many['outlets']} outlets",
            "\n".join(bounded(many)),
        ]
    report = "\n\n".join(lines) + "\n"
    given.out.write_text(report, "utf-8", newline="\n")
    print(report)


if __name__ == "__main__":
    main()
