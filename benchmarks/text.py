"""A text of a stated size, the same on every machine: news paragraphs drawn with a seed.

Paragraphs come from ``corpora/kirkuk-2017/articles`` and from the two news files of gensim's
test data (Lee et al., Australian news of 2001), about 0.9 MB with some 12,000 types. Drawing
from them alone would freeze the vocabulary, which real news never does: so every paragraph
ends in a sentence with two invented names whose frequencies follow Zipf's law. The vocabulary
then grows with the text, by about 1,070 types a MB at 80 MB, as in large news collections.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

KIRKUK = Path(__file__).parents[1] / "corpora" / "kirkuk-2017" / "articles"
OUTLETS = ["Citadel Daily", "Gulf Horizon", "Northway", "Potomac Ledger", "Tigris Courier"]
SYLLABLES = [c + v for c in "bdfghjklmnprstvz" for v in "aeio"]  # 64: six bits each
SEED = 2017
ZIPF = 1.12  # exponent of the frequencies of names: the smaller, the faster new ones come


def paragraphs() -> list[str]:
    """Every paragraph of the sources, in a fixed order."""
    found: list[str] = []
    for path in sorted(KIRKUK.rglob("*.md")):
        body = path.read_text("utf-8").split("---\n", 2)[-1]
        found += [part.strip() for part in body.split("\n\n") if len(part) > 80]
    gensim = find_spec("gensim")
    if gensim is None or gensim.origin is None:
        raise SystemExit("gensim is not installed; run: make bench")
    for name in ("lee_background.cor", "lee.cor"):
        text = (Path(gensim.origin).parent / "test" / "test_data" / name).read_text("latin-1")
        found += [line.strip() for line in text.splitlines() if line.strip()]
    return found


def names(rng: np.random.Generator, n: int) -> list[str]:
    """Invented names, frequent ones short."""
    made = []
    for number in np.minimum(rng.zipf(ZIPF, n), 1 << 40).tolist():
        word = SYLLABLES[number & 63]
        while number := number >> 6:
            word += SYLLABLES[number & 63]
        made.append(word.capitalize() + "n")
    return made


def text(megabytes: float, seed: int = SEED) -> pd.DataFrame:
    """Documents of 2 to 5 kB, three years of them, in five outlets.

    Returns
    -------
    DataFrame
        ``doc_id``, ``date``, ``outlet``, ``language``, ``text``.
    """
    rng = np.random.default_rng(seed)
    pool = paragraphs()
    wanted, done, documents = int(megabytes * 1e6), 0, []
    while done < wanted:
        drawn = rng.integers(len(pool), size=4096).tolist()
        people = iter(names(rng, 2 * len(drawn)))
        limits = iter(rng.integers(2000, 4200, size=len(drawn)).tolist())
        parts: list[str] = []
        size, limit = 0, next(limits)
        for at in drawn:
            parts.append(f"{pool[at]} {next(people)} of {next(people)} was also there.")
            size += len(parts[-1]) + 2
            if size >= limit:
                documents.append("\n\n".join(parts))
                done += len(documents[-1].encode())
                parts, size, limit = [], 0, next(limits)
                if done >= wanted:
                    break
    n = len(documents)
    return pd.DataFrame(
        {
            "doc_id": [f"d{i:07}" for i in range(n)],
            "date": pd.date_range("2017-01-01", "2019-12-31", periods=n).normalize(),
            "outlet": np.array(OUTLETS)[rng.integers(len(OUTLETS), size=n)],
            "language": "en",
            "text": documents,
        }
    )


if __name__ == "__main__":  # python benchmarks/text.py MEGABYTES FILE: FILE.feather, FILE.csv
    made = text(float(sys.argv[1]))
    made.to_feather(f"{sys.argv[2]}.feather", compression="uncompressed")
    made[["text"]].to_csv(f"{sys.argv[2]}.csv", index=False)
