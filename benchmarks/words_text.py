"""News texts of plain words, so that every tokeniser finds the same words.

The articles of ``text.py``, or of files that are named, in small letters, words of a to z alone. A
document is on one of two sides, ``target`` and ``reference``. Words that spaCy's English rules cut
("cannot") are left out, as conc would count them as two.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import text
from topics_text import named, sampled

SEED = 2017
_PLAIN = re.compile(r"[a-z]{2,}")


def made(megabytes: float, source: str = "") -> pd.DataFrame:
    """Documents of plain words.

    Parameters
    ----------
    source : str
        A file of articles, as in ``topics_text.py``, whose passages are put together anew; the
        news of ``text.py`` if empty.

    Returns
    -------
    DataFrame
        ``doc_id``, ``side``, ``language``, ``text``.
    """
    if source:
        table = named(source)
        mean = table["text"].str.len().mean()
        pool = sampled(table, int(1.4e6 * megabytes / mean))["text"]
    else:
        pool = text.text(1.4 * megabytes)["text"]
    texts, size = [], 0
    for one in pool:
        texts.append(" ".join(_PLAIN.findall(one.lower())))
        size += len(texts[-1]) + 1
        if size >= megabytes * 1e6:
            break
    cut = re.compile(rf"\b(?:{'|'.join(cut_words(texts))})\b ?")
    texts = [cut.sub("", one).strip() for one in texts]
    sides = np.random.default_rng(SEED).integers(2, size=len(texts))
    return pd.DataFrame(
        {
            "doc_id": [f"d{i:07}" for i in range(len(texts))],
            "side": np.array(["target", "reference"])[sides],
            "language": "en",
            "text": texts,
        }
    )


def cut_words(texts: list[str]) -> list[str]:
    """Words that spaCy cuts in two."""
    import spacy

    words = sorted({word for one in texts for word in one.split()})
    pipeline = spacy.blank("en")
    return [word for word in words if len(pipeline.make_doc(word)) != 1] or ["\b"]


if __name__ == "__main__":  # python benchmarks/words_text.py MEGABYTES STEM [FILE]
    table = made(float(sys.argv[1]), *sys.argv[3:])
    stem = Path(sys.argv[2])
    table.to_feather(stem.with_suffix(".feather"), compression="uncompressed")
    for part in ("all", "target", "reference"):
        rows = table if part == "all" else table[table["side"] == part]
        rows[["text"]].to_csv(stem.with_name(f"{stem.name}.{part}.csv"), index=False)
