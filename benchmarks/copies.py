"""Measure how copies are found, side by side with a peer and by size; write ``copies.md``.

Every figure is the median of several runs, each in a process of its own. The peer works as
its manual shows and then compares each candidate exactly, as we do.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from run import installed, python
from table import shown

HERE = Path(__file__).parent
PEER = "datasketch"


def figures(runs: int, name: str, file: Path, measure: str = "jaccard") -> dict[str, Any]:
    """Medians of a measurement; recall and pairs are the same in every run."""
    import json

    found = []
    for _ in range(runs):
        out, _, said = python("copies_peers.py", name, file, measure)
        if said and name == PEER:
            return {"failed": said}
        if said:
            raise SystemExit(said)
        found.append(json.loads(out.splitlines()[-1]))
    numbers = [k for k, v in found[0].items() if not isinstance(v, dict)]
    return found[0] | {key: median(run[key] for run in found) for key in numbers}


def side_by_side(ours: dict[str, Any], peer: dict[str, Any]) -> list[str]:
    """What each took and found, and how many times better ours is."""
    if "failed" in peer:
        return [f"{PEER} was not measured: {peer['failed']}"]
    rows = [
        ("cpu", "from texts to pairs, seconds of processor"),
        ("search_cpu", "the same without words and shingles, seconds of processor"),
        ("seconds", "from texts to pairs, seconds"),
        ("memory", "peak memory above the texts, MB"),
    ]
    lines = [f"| | ours | {PEER} | ratio |", "|---" * 4 + "|"]
    for key, label in rows:
        ratio = f"{shown(peer[key] / ours[key])} x"
        lines.append(f"| {label} | {shown(ours[key])} | {shown(peer[key])} | {ratio} |")
    for share, value in ours["recall"].items():
        label = f"planted copies found, {float(share):.0%} of the words changed"
        lines.append(f"| {label} | {value:.3f} | {peer['recall'][share]:.3f} | |")
    return [*lines, f"| other pairs | {ours['other']:.0f} | {peer['other']:.0f} | |"]


def by_size(found: list[tuple[str, dict[str, Any]]]) -> list[str]:
    """Cost as the corpus grows; the same microseconds in every row mean linear."""
    lines = ["| texts | index, s | search, s of processor | microseconds a text | MB above texts |"]
    lines[0] += " pairs |"
    lines.append("|---" * 6 + "|")
    for label, one in found:
        each = 1e6 * one["search_cpu"] / one["docs"]
        cells = [label, *(shown(one[k]) for k in ("words", "search_cpu")), shown(each)]
        cells += [shown(one["memory"]), f"{one['pairs']:,.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--peer-docs", type=int, default=10_000, help="texts for both systems")
    asked.add_argument("--docs", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    asked.add_argument("--same", type=int, default=10_000, help="copies of one text")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--out", type=Path, default=HERE / "copies.md")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:

        def file(n: int, same: int = 0) -> Path:
            path = Path(folder) / f"{n}-{same}.feather"
            if not path.exists():
                _, _, said = python("copies_text.py", n, path, same)
                if said:
                    raise SystemExit(said)
            return path

        ours = figures(given.runs, "ours", file(given.peer_docs))
        peer = figures(given.runs, PEER, file(given.peer_docs))
        growth = [(f"{n:,}", figures(given.runs, "ours", file(n))) for n in given.docs]
        small = given.docs[0]
        label = f"{small:,} and {given.same:,} of one text"
        growth.append((label, figures(given.runs, "ours", file(small, given.same))))
        parts = [
            (f"{n:,}", figures(given.runs, "ours", file(n), "containment")) for n in given.docs
        ]
    lines = [
        "# Benchmarks: copies",
        f"Medians of {given.runs} runs, each in its own process. Written by "
        "`benchmarks/copies.py`. Texts of 280 words, of which one in eight copies another.",
        f"Machine: {os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python "
        f"{platform.python_version()}; {installed('rensa')}, {installed(PEER)}.",
        f"## Side by side: {given.peer_docs:,} texts, threshold 0.5",
        "\n".join(side_by_side(ours, peer)),
        "A ratio above 1 means that ours is better. Both compare every candidate exactly. With a "
        "fifth of the words changed the true similarity is about 0.34, so nothing is to be found.",
        "## By size: jaccard, 0.5",
        "\n".join(by_size(growth)),
        "## By size: containment, 0.8",
        "\n".join(by_size(parts)),
    ]
    report = "\n\n".join(lines) + "\n"
    given.out.write_text(report, "utf-8", newline="\n")
    print(report)


if __name__ == "__main__":
    main()
