"""Short articles in five languages and a lexicon for them, the same on every machine.

An article is a handful of sentences of ``corpora/kirkuk-2017`` in one language, 40 to 59 words
of them, and an invented name: sentences alone would freeze the vocabulary, which real news never
does. The lexicon takes its words from the same articles, from the most frequent word that is no
stop word down to words that occur once.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from text import KIRKUK, names

LANGUAGES = ("en", "fa", "ar", "ckb", "kmr")
SEED = 2017
SHORT, LONG = 4, 20  # words of a sentence that is taken
ENOUGH = 40  # words: an article with as many ends
FIRST_DAY, DAYS = "2018-01-01", 364  # a Monday, and 52 weeks
STEM = 4  # letters that a wildcard keeps
_AS_ARABIC = str.maketrans("bdfghjklmnprstvzaeio", "بدفگهجکلمنپرستڤزاەیو")
_WORD = re.compile(r"[^\W\d_]+")


def sentences(code: str) -> list[str]:
    """Sentences of the articles in one language that are neither short nor long."""
    found: dict[str, None] = {}
    for path in sorted((KIRKUK / code).rglob("*.md")):
        body = path.read_text("utf-8").split("---\n", 2)[-1]
        for paragraph in body.split("\n\n"):
            found |= dict.fromkeys(re.split(r"(?<=[.!?؟۔])\s+", paragraph.strip()))
    return [s for s in found if SHORT <= len(s.split()) <= LONG]


def written(rng: np.random.Generator, code: str, n: int) -> list[str]:
    """So many articles in one language."""
    pool = sentences(code)
    sizes = np.array([len(s.split()) for s in pool])
    drawn = rng.integers(len(pool), size=(n, -(-ENOUGH // SHORT)))
    ends = 1 + (np.cumsum(sizes[drawn], axis=1) >= ENOUGH).argmax(axis=1)
    people = names(rng, n)
    if code in ("fa", "ar", "ckb"):
        people = [name.lower().translate(_AS_ARABIC) for name in people]
    return [
        f"{name}. " + " ".join([pool[i] for i in row[:end]])
        for name, row, end in zip(people, drawn.tolist(), ends.tolist(), strict=True)
    ]


def made(n: int, outlets: int, languages: Iterable[str] = LANGUAGES) -> pd.DataFrame:
    """So many articles of a year, as many in each language, by outlets of unequal size.

    Returns
    -------
    DataFrame
        ``doc_id``, ``date``, ``outlet``, ``language``, ``text``.
    """
    rng, codes = np.random.default_rng(SEED), list(languages)
    language = np.sort(np.arange(n) % len(codes))
    texts: list[str] = []
    for number, code in enumerate(codes):
        texts += written(rng, code, int((language == number).sum()))
    size = 1 / np.sqrt(np.arange(1, outlets + 1))
    outlet = rng.choice(outlets, n, p=size / size.sum())
    order = rng.permutation(n)
    days = rng.integers(DAYS, size=n).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "doc_id": [f"d{i:07}" for i in range(n)],
            "date": np.datetime64(FIRST_DAY, "s") + days,
            "outlet": np.array([f"Outlet {i:02}" for i in range(outlets)])[outlet],
            "language": np.array(codes)[language[order]],
            "text": pd.Series(texts, dtype="str").take(order).to_numpy(),
        }
    )


def lexicon(
    themes: int = 50, languages: Iterable[str] = LANGUAGES, single: bool = False
) -> dict[str, Any]:
    """Themes of two words, a phrase and a word with a star in each language; all single if asked.

    Every theme mixes frequent and rare ones. Words are of three letters or more.
    """
    made: dict[str, Any] = {f"theme {t:02}": {} for t in range(themes)}
    for code in languages:
        rng = np.random.default_rng([SEED, *code.encode()])
        words, pairs = _counted(code)
        chosen = rng.permutation(_spread([w for w, _ in words.most_common()], 3 * themes))
        phrases = rng.permutation(_spread([p for p, _ in pairs.most_common()], themes))
        for t, theme in enumerate(made.values()):
            one, two, three = chosen[3 * t : 3 * t + 3].tolist()
            patterns = [one, two, three] if single else [one, two, str(phrases[t])]
            if not single:
                patterns.append(three[:STEM] + "*")
            theme[code] = {"patterns": patterns}
    return made


def _counted(code: str) -> tuple[Counter[str], Counter[str]]:
    """Words that are no stop words, and pairs of them, by how often they occur."""
    from toolkit.language import LANGUAGES as FILES

    stop = FILES[code].stopwords()
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for sentence in sentences(code):
        row = _WORD.findall(sentence.lower())
        good = [len(w) >= 3 and w not in stop for w in row]
        words.update(w for w, ok in zip(row, good, strict=True) if ok)
        both = zip(pairwise(row), pairwise(good), strict=True)
        pairs.update(" ".join(two) for two, ok in both if all(ok))
    return words, pairs


def _spread(ranked: list[str], n: int) -> list[str]:
    """So many of a ranking, from the first to the last, evenly on a scale of logarithms."""
    steps = np.geomspace(1, len(ranked) - n + 1, n).astype(int) - 1 + np.arange(n)
    return [ranked[i] for i in steps]


if __name__ == "__main__":  # python benchmarks/tracking_text.py DOCUMENTS OUTLETS FILE [CODE ...]
    count, publishers, file, *only = sys.argv[1:]
    table = made(int(count), int(publishers), only or LANGUAGES)
    table.to_feather(file, compression="uncompressed")
