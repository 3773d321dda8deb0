"""News texts for topic models: those that come with gensim, those of files that are named, and
any number of articles sampled from them.

A file holds a JSON record on every line (``.jsonl`` or ``.jsonl.gz``) with ``text`` or ``body``
and, where there is one, ``category``.
"""

from __future__ import annotations

import gzip
import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

SEED = 2017
PASSAGE = 60  # words of an article that stay together when others are sampled
SOURCES, PASSAGES = 2, 2  # articles that a sampled one is made of, and passages of each


def named(source: str) -> pd.DataFrame:
    """Documents of ``lee``, of a file, or so many sampled from files: ``SIZE:FILE,FILE``.

    Returns
    -------
    DataFrame
        ``text``, ``language``, ``category`` (None where there is none).
    """
    size, _, files = source.partition(":")
    if size.isdigit():
        return sampled(pd.concat(map(named, files.split(","))), int(size))
    records = lee() if source == "lee" else lines(Path(source))
    table = pd.DataFrame(records)
    return table.assign(language="en").drop_duplicates("text", ignore_index=True)


def lee() -> list[dict[str, Any]]:
    """300 Australian news texts (Lee, Pincombe and Welsh 2005)."""
    gensim = find_spec("gensim")
    if gensim is None or gensim.origin is None:
        raise SystemExit("gensim is not installed; run: make bench")
    file = Path(gensim.origin).parent / "test" / "test_data" / "lee_background.cor"
    texts = file.read_text("utf-8").splitlines()
    return [{"text": line, "category": None} for line in texts if line.strip()]


def lines(file: Path) -> list[dict[str, Any]]:
    """Records of a file."""
    with gzip.open(file, "rt", "utf-8") if file.suffix == ".gz" else file.open() as opened:
        records = [json.loads(line) for line in opened]
    return [{"text": r.get("text", r.get("body")), "category": r.get("category")} for r in records]


def sampled(table: pd.DataFrame, n: int) -> pd.DataFrame:
    """Articles of passages of others: as long as news articles, no two the same."""
    rng = np.random.default_rng(SEED)
    parts = []
    for text in table["text"]:
        words = text.split()
        cut = range(0, max(len(words) - PASSAGE // 2, 1), PASSAGE)
        parts.append([" ".join(words[i : i + PASSAGE]) for i in cut])
    parts = [passages for passages in parts if len(passages) >= PASSAGES]
    texts = []
    for sources in rng.integers(len(parts), size=(n, SOURCES)).tolist():
        some = [parts[s][i] for s in sources for i in rng.permutation(len(parts[s]))[:PASSAGES]]
        texts.append(" ".join(some))
    return pd.DataFrame({"text": texts, "category": None, "language": "en"})
