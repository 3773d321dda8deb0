"""Measure quotations against annotated articles, and their speed: ``quotes.md``.

The articles are lines of JSON with ``id``, ``outlet``, ``title``, ``text`` and ``attributions``
(``source``, ``cue``, ``content``, each with ``spans``). No text of them is kept.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd
from quotes_score import score

import toolkit as tk
from toolkit.voices.languages import SPEECH

HERE = Path(__file__).parent
GROUPS = ("quoted", "quoted or verb", "verb, not quoted", "all")
Article = dict[str, Any]


def read(file: Path, half: str) -> list[Article]:
    """Articles in the order of their names; the even or odd ones, or all."""
    data = file.read_bytes()
    lines = (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8").split("\n")
    articles = sorted(map(json.loads, filter(None, lines)), key=lambda article: article["id"])
    step = {"even": slice(0, None, 2), "odd": slice(1, None, 2), "all": slice(None)}[half]
    return articles[step]


def found(articles: list[Article]) -> pd.DataFrame:
    """The table that a user gets."""
    frame = pd.DataFrame(
        {
            "doc_id": [article["id"] for article in articles],
            "title": [article["title"] for article in articles],
            "outlet": [article["outlet"] for article in articles],
            "text": [article["text"] for article in articles],
        }
    )
    corpus = tk.from_frame(frame, language="en")
    if [*corpus.docs["text"]] != [article["text"] for article in articles]:
        raise SystemExit("The texts are changed when they are loaded: places would not fit.")
    return corpus.quotes()


def per(counts: Counter[Any], part: str, whole: str, group: str) -> float:
    return counts[part, group] / max(1, counts[whole, group])


def kinds(counts: Counter[Any]) -> list[str]:
    """Recall, precision, F1 and speakers of each kind of annotated quotation."""
    lines = ["| annotated | number | recall | precision | F1 | F1, all that is found | speaker |"]
    lines.append("|---" * 7 + "|")
    every = per(counts, "right", "found", "all")
    for group in GROUPS:
        recall = per(counts, "hit", "gold", group)
        own = per(counts, "right", "found", group) if counts["found", group] else None
        cells = [f"{counts['gold', group]:,}", f"{recall:.3f}"]
        cells += [f"{own:.3f}", f"{2 * own * recall / (own + recall):.3f}"] if own else ["-", "-"]
        cells += [f"{2 * every * recall / (every + recall):.3f}"]
        cells += [f"{per(counts, 'speaker', 'spoken', group):.3f}"]
        lines.append(f"| {group} | {' | '.join(cells)} |")
    return lines


def outlets(counts: Counter[Any]) -> list[str]:
    """The same, quoted ones, by outlet."""
    lines = ["| outlet | quoted | recall | speaker | quoted or verb | recall | found | precision |"]
    lines.append("|---" * 8 + "|")
    names = sorted({g[7:] for part, g in counts if part == "gold" and g.startswith("outlet ")})
    for name in names:
        q, v, o = f"quoted {name}", f"verb {name}", f"outlet {name}"
        cells = [f"{counts['gold', q]:,}", f"{per(counts, 'hit', 'gold', q):.3f}"]
        cells += [f"{per(counts, 'speaker', 'spoken', q):.3f}", f"{counts['gold', v]:,}"]
        cells += [f"{per(counts, 'hit', 'gold', v):.3f}", f"{counts['found', o]:,}"]
        lines.append(f"| {name} | {' | '.join(cells)} | {per(counts, 'right', 'found', o):.3f} |")
    return lines


def what_is_found(counts: Counter[Any]) -> list[str]:
    """Precision of each kind that is found, and how many have no source."""
    lines = ["| found | number | precision | no source written | nobody found |", "|---" * 5 + "|"]
    for kind in ("direct", "mixed", "indirect", "all"):
        group = kind if kind == "all" else f"kind {kind}"
        cells = [f"{counts['found', group]:,}", f"{per(counts, 'right', 'found', group):.3f}"]
        cells += [f"{per(counts, part, 'found', group):.3f}" for part in ("unnamed", "nobody")]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    return lines


def speed(articles: list[Article], runs: int) -> list[str]:
    """Megabytes a second on one core: seconds of processor, the lowest of some runs."""
    speech = SPEECH["en"]
    texts = [(article["title"], article["text"]) for article in articles]
    megabytes = sum(len(text.encode()) for _, text in texts) / 1e6
    parts: dict[str, list[float]] = {"quotations": [], "people": []}
    for _ in range(runs):
        begin = time.process_time()
        known = [speech.extract(text) for _, text in texts]
        middle = time.process_time()
        for (title, text), one in zip(texts, known, strict=True):
            speech.people(title, text, one)
        parts["quotations"].append(middle - begin)
        parts["people"].append(time.process_time() - middle)
    seconds = {name: min(values) for name, values in parts.items()}
    seconds["both"] = sum(seconds.values())
    lines = ["| step | seconds | MB/s |", "|---|---|---|"]
    lines += [f"| {name} | {s:.2f} | {megabytes / s:.2f} |" for name, s in seconds.items()]
    return [*lines, "", f"{megabytes:.2f} MB, one process, lowest of {runs} runs."]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="lines of JSON, also .gz")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="odd")
    parser.add_argument("--runs", type=int, default=5, help="of the measure of speed")
    parser.add_argument("--out", type=Path, default=HERE / "quotes.md")
    options = parser.parse_args()
    articles = read(options.articles, options.half)
    table = found(articles)
    loose, strict = (score(articles, table, least) for least in (0.3, 0.8))
    lines = [
        "# Benchmarks: quotations",
        "",
        f"{len(articles)} annotated articles (the {options.half} half, in the order of their names)"
        f", {loose['gold', 'all']:,} attributions. Written by `benchmarks/quotes.py`; what the "
        "figures mean is said in `docs/explain/quotations.md`.",
        "",
        *("## At an overlap of 0.3", "", *kinds(loose), ""),
        *("## At an overlap of 0.8", "", *kinds(strict), ""),
        *("## What is found, at 0.3", "", *what_is_found(loose), ""),
        *("## By outlet, at 0.3", "", *outlets(loose), ""),
        *("## Speed on one core", "", *speed(articles, options.runs), ""),
        f"Machine: {os.cpu_count()} cores, {platform.system()} on {platform.machine()}, Python "
        f"{platform.python_version()}. Load average: {os.getloadavg()[0]:.1f}.",
    ]
    text = "\n".join(lines) + "\n"
    options.out.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
