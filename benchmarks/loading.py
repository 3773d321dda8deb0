"""Measure loading: articles a second by kind of file, beside what reads the bare format.

``loading.py`` writes ``loading.md``; ``loading.py 5`` does so with a JSON lines file of 5 GB in
place of 1; ``loading.py one KIND FILE`` measures one load in this process and prints the figures
as JSON. The articles are those of the teaching corpus, over and over, each with a number in it so
that no two are alike.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

HERE = Path(__file__).resolve().parent
COUNT, PAGES, RUNS = 5000, 600, 3
GOAL = 5.0  # seconds for 5,000 exported articles


def articles(count: int) -> Any:
    """So many articles, all different."""
    import pandas as pd

    import toolkit as tk

    docs = tk.load(HERE.parent / "corpora/kirkuk-2017", quiet=True, verify=False).docs
    docs = docs[docs["date"].notna()]
    docs = pd.concat([docs] * (count // len(docs) + 1)).head(count).reset_index(drop=True)
    number = docs.index.astype(str)
    docs["title"] = docs["title"] + " (" + number + ")"
    docs["text"] = docs["text"] + "\n\nThis was piece number " + number + " of the desk."
    docs["url"] = "https://news.example/" + number
    return docs


def _pandas(path: Path) -> None:
    import pandas as pd

    pd.read_json(path, lines=True)


def _json(path: Path) -> None:
    import pandas as pd

    pd.json_normalize(json.loads(path.read_text("utf-8"))["articles"])


def _feedparser(path: Path) -> None:
    import feedparser

    feedparser.parse(str(path))


def _trafilatura(path: Path) -> None:
    import zipfile

    from trafilatura import bare_extraction

    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            bare_extraction(archive.read(name), with_metadata=True)


def _docx(path: Path) -> None:
    import docx

    "\n".join(p.text for p in docx.Document(str(path)).paragraphs)


def _lxml(path: Path) -> None:
    from lxml import html

    html.parse(str(path)).getroot().text_content()


#: What only takes the bare format apart: no columns, dates, ids, languages.
PEERS: dict[str, tuple[str, Callable[[Path], None]]] = {
    "json_lines": ("pandas.read_json", _pandas),
    "newsapi": ("json and pandas.json_normalize", _json),
    "feed": ("feedparser", _feedparser),
    "web_page": ("trafilatura with metadata, one process", _trafilatura),
    "nexis_uni": ("python-docx, paragraphs only", _docx),
    "factiva_html": ("lxml, text only", _lxml),
}


def one(kind: str, path: Path) -> dict[str, float]:
    """Seconds of one load and of the peer, and peak memory of the load."""
    import toolkit as tk

    tk.load(HERE.parent / "corpora/kirkuk-2017/events.csv", columns={"text": "label"}, quiet=True)
    begin = time.perf_counter()
    corpus = tk.load(path, quiet=True)
    seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    formats = set(corpus.docs["format"])
    if formats != {kind}:
        raise SystemExit(f"read as {formats}, not as {kind}")
    found = {"seconds": seconds, "docs": len(corpus), "peak": peak}
    if kind in PEERS and path.stat().st_size < 2e8:
        begin = time.perf_counter()
        PEERS[kind][1](path)
        found["peer"] = time.perf_counter() - begin
    return found


def measured(kind: str, path: Path, times: int = RUNS) -> dict[str, float]:
    """Medians of several runs, each in a process of its own."""
    runs = []
    for _ in range(times):
        command = [sys.executable, str(HERE / "loading.py"), "one", kind, str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        runs.append(json.loads(done.stdout.splitlines()[-1]))
    return {key: median(run[key] for run in runs) for key in runs[0]}


def large(path: Path, gigabytes: float) -> int:
    """Write a JSON lines file of a size, every text with a number of its own."""
    rows = articles(COUNT)[["title", "outlet", "text"]].to_dict("records")
    written = number = 0
    with path.open("w", encoding="utf-8") as file:
        while written < gigabytes * 1e9:
            row = rows[number % COUNT]
            line = json.dumps(row | {"text": f"{row['text']} {number}", "language": "en"})
            written += file.write(f"{line}\n")
            number += 1
    return number


def main() -> None:
    from exports import WRITERS

    gigabytes = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0

    lines = [
        "# Loading",
        "",
        f"`python benchmarks/loading.py`, {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; medians of {RUNS} runs in fresh processes, dates, ids and "
        "languages included. The peer takes only the bare format apart.",
        "",
        f"Goal: 5,000 exported articles in under {GOAL:g} s. The web pages are of 3 KB each, so "
        "the table of each page and the start of processes weigh more than in real ones.",
        "",
        "| kind | articles | seconds | articles/s | peak MB | peer | seconds | ours / peer |",
        "|---|---|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for kind, (suffix, write) in WRITERS.items():
            count = PAGES if kind == "web_page" else COUNT
            path = Path(folder) / f"{kind}{suffix}"
            path.write_bytes(write(articles(count)))
            got = measured(kind, path)
            if got["docs"] != count:
                raise SystemExit(f"{kind}: {got['docs']} of {count} articles were read")
            row = [kind, f"{count:,}", f"{got['seconds']:.2f}", f"{count / got['seconds']:,.0f}"]
            row.append(f"{got['peak']:,.0f}")
            if kind in PEERS:
                ratio = got["seconds"] / got["peer"]
                row += [PEERS[kind][0], f"{got['peer']:.2f}", f"{ratio:.2f}"]
            else:
                row += ["-", "-", "-"]
            lines.append("| " + " | ".join(row) + " |")
            print(lines[-1], flush=True)
        path = Path(folder) / "large.jsonl"
        count = large(path, gigabytes)
        got = measured("json_lines", path, 1)
        size = path.stat().st_size / 1e6
        lines += [
            "",
            f"JSON lines of {size:,.0f} MB, {count:,} articles, languages given: "
            f"{got['seconds']:.0f} s, peak memory {got['peak']:,.0f} MB, "
            f"{got['peak'] / size:.2f} times the file.",
        ]
        print(lines[-1])
    (HERE / "loading.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    if sys.argv[1:2] == ["one"]:
        print(json.dumps(one(sys.argv[2], Path(sys.argv[3]))))
    else:
        main()
