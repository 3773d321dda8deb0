"""The tables of ``results.md``: figures in, Markdown lines out."""

from __future__ import annotations

from typing import Any

Figures = dict[str, Any]


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


def growing(growth: list[tuple[Figures, Figures]]) -> list[str]:
    """Build time and memory as the text grows; a flat last column means linear."""
    base = 1 / growth[0][1]["speed"]
    lines = ["| MB | tokens | types | build, s | MB/s | peak / text | time per MB, to the first |"]
    lines.append("|---" * 7 + "|")
    for facts, ours in growth:
        cells = [f"{facts['mb']:.0f}", f"{facts['tokens']:,}", f"{facts['types']:,}"]
        cells += [shown(ours[key]) for key in ("build", "speed", "memory")]
        lines.append(f"| {' | '.join(cells)} | {shown(1 / ours['speed'] / base)} |")
    return lines
