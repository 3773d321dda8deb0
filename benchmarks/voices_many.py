"""What the voices need on very many short documents, each step in a process of its own.

Writes ``voices_many.md``. ``--docs 1_000_000`` for the full run; 100,000 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import peak
from run import python
from table import shown
from tracking_peers import timed
from voices_text import DAYS, FIRST_DAY, THEMES, made

HERE = Path(__file__).parent
OUTLETS = 40
TARGET = "peshmerga"
STEPS = {
    "index": "the token index alone",
    "quotes": "`quotes(themes=...)`",
    "sources": "`sources(quotes, by='outlet')`",
    "citations": "`citations()`",
    "matrix": "`citation_matrix(citations)`",
    "labels": "`labels(by='outlet')`",
    "tone": "`tone('peshmerga')`, a row a document",
    "frames": "`frames(by='outlet')`",
    "agency": "`agency(by='outlet')`",
    "cooccurrence": "`cooccurrence_network`",
    "source themes": "`source_theme_network(quotes)` of kinds of sources",
    "event": "`event`, five days",
    "close reading": "`close_reading` of one article",
}


#: Steps that work on the table of another.
NEEDS = {"sources": "quotes", "source themes": "quotes", "matrix": "citations"}


def calls(corpus: Any, table: Any) -> dict[str, Callable[[], Any]]:
    """Each step as a user would call it; `table` is what it works on."""
    import toolkit as tk

    day = f"{FIRST_DAY[:4]}-06-15"
    return {
        "index": lambda: [len(corpus.tokens)],
        "quotes": lambda: corpus.quotes(themes=THEMES, quiet=True),
        "sources": lambda: corpus.sources(table, by="outlet"),
        "citations": lambda: corpus.citations(),
        "matrix": lambda: corpus.citation_matrix(table),
        "labels": lambda: corpus.labels(by="outlet"),
        "tone": lambda: corpus.tone(TARGET, lexicon="tone"),
        "frames": lambda: corpus.frames(by="outlet"),
        "agency": lambda: corpus.agency(by="outlet"),
        "cooccurrence": lambda: tk.networks.cooccurrence_network(corpus, THEMES).edges,
        "source themes": lambda: (
            tk.networks.source_theme_network(table, source="source_kind").edges
        ),
        "event": lambda: corpus.event(day, window="5D", themes=THEMES).documents,
        "close reading": lambda: corpus.close_reading("d0000007").table,
    }


def step(name: str, file: Path) -> dict[str, Any]:
    """Seconds, rows and highest memory of one step, and the memory before it."""
    import pandas as pd

    import toolkit as tk

    corpus = tk.from_frame(pd.read_feather(file))
    if name not in ("index", "close reading"):  # one article needs no index of the others
        tokens = corpus.tokens
        _ = tokens.keys, tokens.order
    kept = file.with_suffix(f".{NEEDS.get(name, name).split()[0]}")
    table = pd.read_pickle(kept) if name in NEEDS else None
    before = peak()
    found, taken = timed(calls(corpus, table)[name])
    told = {"seconds": taken, "rows": len(found), "before": before, "peak": peak()}
    if name == "index":
        told |= {"docs": len(corpus), "tokens": len(corpus.tokens)}
        told |= {"mb": int(corpus.docs["text"].str.len().sum()) / 1e6}
    if hasattr(found, "memory_usage"):
        told["table"] = int(found.memory_usage(deep=True).sum()) / 1e6
    if name in NEEDS.values():
        found.to_pickle(kept)
    return told


def report(found: dict[str, dict[str, Any]], half: dict[str, dict[str, Any]]) -> list[str]:
    """A row for each step; how its memory grows when the corpus doubles."""
    lines = [
        "| step | seconds | MB/s | rows | MB before | MB at most | MB of the table | "
        "MB added for half as many |",
        "|---" * 8 + "|",
    ]
    size = found["index"]["mb"]
    for name, told in STEPS.items():
        one, other = found[name], half.get(name)
        cells = [
            told,
            shown(one["seconds"]),
            shown(size / max(one["seconds"], 1e-9)),
            f"{one['rows']:,}",
            f"{one['before']:,.0f}",
            f"{one['peak']:,.0f}",
            f"{one['table']:,.0f}" if "table" in one else "-",
            f"{other['peak'] - other['before']:,.0f}" if other else "-",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return lines


def ran(documents: int, names: list[str], scratch: Path) -> dict[str, dict[str, Any]]:
    """Every step on so many documents, each in its own process."""
    file = scratch / f"{documents}.feather"
    print(f"{documents:,} documents ...", file=sys.stderr, flush=True)
    made(documents, OUTLETS).to_feather(file, compression="uncompressed")
    found = {}
    for name in names:
        print(f"  {name}", file=sys.stderr, flush=True)
        out, _, said = python("voices_many.py", "--step", name, "--file", file)
        if said:
            raise SystemExit(f"{name}: {said}")
        found[name] = json.loads(out.splitlines()[-1])
    for kept in scratch.glob(f"{documents}.*"):
        kept.unlink()
    return found


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--docs", type=int, default=100_000)
    asked.add_argument("--out", type=Path, default=HERE / "voices_many.md")
    asked.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    asked.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.step:
        print(json.dumps(step(given.step, given.file)))
        return
    with tempfile.TemporaryDirectory() as folder:
        half = ran(given.docs // 2, list(STEPS), Path(folder))
        found = ran(given.docs, list(STEPS), Path(folder))
    facts = found["index"]
    lines = [
        "# Benchmarks: voices on very many short documents",
        f"{facts['docs']:,} invented English articles, {facts['mb']:,.0f} million characters, "
        f"{facts['tokens']:,} tokens, {OUTLETS} outlets, {DAYS} days: names, quotations, cues and "
        "cited outlets in every second sentence. Written by `benchmarks/voices_many.py`.",
        f"Machine: {os.cpu_count()} shared cores, {platform.system()} on {platform.machine()}, "
        f"Python {platform.python_version()}.",
        "\n".join(report(found, half)),
        "Each step runs in a process of its own, once. *Before* is the highest memory with the "
        "texts, the index and the table that a step works on (for the close reading the texts "
        "alone), *at most* the highest after the step; resident memory, of one process. What "
        "loading takes for a moment is in *before* too, so that a step may use as much and add "
        "nothing. The last column is what the step added on half as many documents: where a step "
        "keeps a table of all it finds, what it adds doubles with them.",
    ]
    given.out.write_text("\n\n".join(lines) + "\n", "utf-8", newline="\n")
    print("\n\n".join(lines))


if __name__ == "__main__":
    main()
