"""Measure how themes are followed, against our own targets and beside peers: ``tracking.md``.

Every figure is the median of several runs, each in a process of its own; the large corpus is
built once. Nothing fails when a target is missed: machines differ.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from run import installed, python
from table import shown

HERE = Path(__file__).parent
PEERS = ["scikit-learn", "pandas", "statsmodels", "nltk"]
Figures = dict[str, Any]


def ran(runs: int, step: str, file: Path, folder: Path) -> list[Figures]:
    """Figures of each run of a step."""
    found = []
    for _ in range(runs):
        out, _, said = python("tracking_peers.py", step, file, folder)
        if said:
            raise SystemExit(f"{step}: {said}")
        found.append(json.loads(out.splitlines()[-1]))
    return found


def middle(found: list[Figures]) -> Figures:
    """Median of each figure."""
    return {key: median(run[key] for run in found) for key in found[0]}


def written(count: int, outlets: int, file: Path, *codes: str) -> None:
    """Write the articles that are measured."""
    _, _, said = python("tracking_text.py", count, outlets, file, *codes)
    if said:
        raise SystemExit(said)


def targets(large: list[Figures], draws: Figures) -> list[str]:
    """What was aimed at, next to what was reached."""
    got = middle(large)
    rows = [
        ("50 themes in 5 languages by week and outlet, imports and opening included, s", 60,
         got["total"]),
        ("the same, peak memory with what is mapped from disk, GB", 6, got["peak"] / 1e3),
        ("1,000 draws, 52 weeks, `track(interval='bootstrap')`, s", 2, draws["week"]),
        ("1,000 draws, 52 weeks of 10 outlets each, `track(interval='bootstrap')`, s", 2,
         draws["both"]),
        ("1,000 draws, 52 weeks of 10 outlets, `standardise`, s", 2, draws["standardise"]),
    ]  # fmt: skip
    lines = ["| what | target | reached | met |", "|---|---|---|---|"]
    return lines + [
        f"| {what} | < {aim} | {shown(value)} | {'yes' if value < aim else 'no'} |"
        for what, aim, value in rows
    ]


def parts(large: list[Figures], built: Figures) -> list[str]:
    """Where the time of the large corpus goes, with the fastest and the slowest run."""
    rows = [
        ("read and prove the lexicon, words drawn and imports included", "lexicon"),
        ("open the corpus (documents and index are read when used)", "open"),
        ("follow the themes, the first time", "track"),
        ("all of these: seconds of processor", "cpu"),
        ("follow the themes again in the same process", "again"),
    ]
    lines = ["| step | seconds | fastest | slowest |", "|---|---|---|---|"]
    for label, key in rows:
        values = [run[key] for run in large]
        cells = [shown(v) for v in (median(values), min(values), max(values))]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    for label, key in (
        ("build, once: documents of a table", "taken"),
        ("build, once: index", "indexed"),
        ("build, once: save", "saved"),
    ):
        lines.append(f"| {label} | {shown(built[key])} | | |")
    return lines


def side_by_side(found: dict[str, Figures]) -> list[str]:
    """Ours, the peer, and how many times longer the peer takes."""
    counts, terms, draws = found["vectoriser"], found["expression"], found["bootstrap"]
    interval, coders = found["wilson"], found["alpha"]
    sklearn, pandas = "scikit-learn CountVectorizer and groupby", "pandas str.contains and groupby"
    alpha = "alpha of 1,000 units and 3 coders"
    rows = [
        ("150 words, texts to weekly shares, s", counts["texts"], sklearn, counts["peer"]),
        ("the same from a saved corpus, first time, s", counts["opened"], sklearn, counts["peer"]),
        ("the same, second time, s", counts["again"], sklearn, counts["peer"]),
        ("200 words, phrases, stars, texts to weekly shares, s", terms["texts"], pandas,
         terms["peer"]),
        ("the same from a saved corpus, first time, s", terms["opened"], pandas, terms["peer"]),
        ("the same, second time, s", terms["again"], pandas, terms["peer"]),
        ("1,000 draws of 52 weeks, s", draws["week"], "loop in Python", draws["loop"]),
        ("Wilson's interval of 100,000 cells, s", interval["ours"],
         "statsmodels proportion_confint", interval["peer"]),
        (f"{alpha}, with an interval of 1,000 draws, s", coders["many"], "nltk, no interval",
         coders["peer"]),
        (f"{alpha}, with an interval of 100 draws, s", coders["few"], "nltk, no interval",
         coders["peer"]),
    ]  # fmt: skip
    lines = ["| | ours | peer | peer | ratio |", "|---" * 5 + "|"]
    return lines + [
        f"| {label} | {shown(mine)} | {name} | {shown(theirs)} | {shown(theirs / mine)} x |"
        for label, mine, name, theirs in rows
    ]


def alike(found: dict[str, Figures]) -> str:
    """How far ours and the peers find the same."""
    said = []
    for step, name in (("vectoriser", "scikit-learn"), ("expression", "pandas")):
        one = found[step]
        said.append(
            f"{name} finds {one['found_peer']:,.0f} pairs of article and theme and ours "
            f"{one['found']:,.0f}, {one['differ']:,.0f} by week and theme apart"
        )
    return (
        f"The same is found: {'; '.join(said)} (o'clock, say, is one word here and two there). "
        f"The bounds of Wilson differ by {found['wilson']['differ']:.0e} at most, alpha by "
        f"{found['alpha']['differ']:.0e}; our bootstrap intervals are "
        f"{found['bootstrap']['width']:.3f} times as wide as those of the loop."
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=1_000_000, help="articles in five languages")
    asked.add_argument("--peer-docs", type=int, default=100_000, help="English articles")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--out", type=Path, default=HERE / "tracking.md")
    given = asked.parse_args()
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    with tempfile.TemporaryDirectory() as folder:
        file, corpus = Path(folder) / "large.feather", Path(folder) / "large"
        written(given.docs, 40, file)
        built = ran(1, "build", file, corpus)[0]
        large = ran(given.runs, "track", file, corpus)
        file, corpus = Path(folder) / "english.feather", Path(folder) / "english"
        written(given.peer_docs, 10, file, "en")
        ran(1, "build", file, corpus)
        steps = ("bootstrap", "vectoriser", "expression", "wilson", "alpha")
        found = {step: middle(ran(given.runs, step, file, corpus)) for step in steps}
    got = middle(large)
    lines = [
        "# Benchmarks: themes over time",
        f"Medians of {given.runs} runs, each in its own process. Written by "
        "`benchmarks/tracking.py`.",
        f"Machine: {os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python "
        f"{platform.python_version()}; {', '.join(map(installed, PEERS))}. Load average before "
        f"the first run: {busy:.1f} (below 0.3 the machine is quiet).",
        f"## Targets: {built['docs']:,} articles, {built['tokens']:,} tokens, "
        f"{built['types']:,} types",
        "\n".join(targets(large, found["bootstrap"])),
        f"Articles of 40 to 60 words in en, fa, ar, ckb and kmr, of one year and 40 outlets; 50 "
        f"themes of 4 patterns in each language ({got['patterns']:,.0f} patterns, "
        f"{got['hits']:,.0f} hits, {got['rows']:,.0f} rows), with endings and with the interval "
        "of clusters. The draws are of one theme in "
        f"{found['bootstrap']['docs']:,.0f} articles, "
        f"{found['bootstrap']['clusters']:,.0f} days of outlets.",
        "## Where the time goes",
        "\n".join(parts(large, built)),
        f"Building takes {built['peak']:,.0f} MB at its peak, of which {built['bare']:,.0f} MB "
        f"hold the table; the saved corpus has {built['disk']:,.0f} MB.",
        f"## Side by side: {given.peer_docs:,} English articles, 50 themes",
        "\n".join(side_by_side(found)),
        "A ratio above 1 means that ours is faster. Ours gives Wilson's interval with every share "
        "and keeps every word of the corpus, so that the next lexicon costs no more; the peers "
        "count the words that they are given. " + alike(found),
    ]
    report = "\n\n".join(lines) + "\n"
    given.out.write_text(report, "utf-8", newline="\n")
    print(report)


if __name__ == "__main__":
    main()
