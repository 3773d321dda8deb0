"""Find copies with one system in this process and print the figures as JSON.

``copies_peers.py SYSTEM FILE MEASURE`` reads what ``copies_text.py`` made (not timed) and goes
from texts to compared pairs (timed): words, shingles, candidates, exact similarity.
"""

# ruff: noqa: D102 - the steps are told in the text above

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

import pandas as pd
from measure import peak
from peers import needed

THRESHOLD = 0.5
RUN = 3  # words of a shingle, as ours


class Ours:
    """Ours: index, then ``corpus.copies(pairs=True)``."""

    def __init__(self, table: pd.DataFrame, measure: str) -> None:
        self.tk = needed("toolkit", "media-discourse-toolkit")
        for module in ("rensa", "scipy.sparse", "tqdm", "pandas.util"):  # imported on first use
            needed(module, module)
        self.corpus = self.tk.from_frame(table)
        self.measure = measure

    def words(self) -> None:
        _ = self.corpus.tokens.key_of

    def pairs(self) -> set[tuple[str, str]]:
        found = self.corpus.copies(measure=self.measure, pairs=True)
        return set(zip(found["doc_id"], found["other_id"], strict=True))


class Datasketch:
    """datasketch: MinHash of 128 values, MinHashLSH, each candidate compared as Python sets."""

    def __init__(self, table: pd.DataFrame, measure: str) -> None:
        self.peer = needed("datasketch", "datasketch")
        self.ids, self.texts = table["doc_id"].tolist(), table["text"].tolist()

    def words(self) -> None:
        self.sets = []
        for text in self.texts:
            words = re.findall(r"\w+", text.casefold())
            self.sets.append({" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)})

    def pairs(self) -> set[tuple[str, str]]:
        encoded = ([s.encode() for s in one] for one in self.sets)
        hashes = self.peer.MinHash.generator(encoded, num_perm=128, seed=1)
        index = self.peer.MinHashLSH(threshold=THRESHOLD, num_perm=128)
        found = set()
        for number, one in enumerate(hashes):
            for other in index.query(one):
                mine, theirs = self.sets[number], self.sets[other]
                if len(mine & theirs) >= THRESHOLD * len(mine | theirs):
                    found.add((self.ids[number], self.ids[other]))
            index.insert(number, one)
        return found


def main(name: str, file: str, measure: str) -> dict[str, Any]:
    table = pd.read_feather(file)
    system = {"ours": Ours, "datasketch": Datasketch}[name](table, measure)
    bare, begin, cpu = peak(), time.perf_counter(), time.process_time()
    system.words()
    words, words_cpu = time.perf_counter() - begin, time.process_time() - cpu
    found = system.pairs()
    figures = {"seconds": time.perf_counter() - begin, "cpu": time.process_time() - cpu}
    figures |= {"words": words, "search_cpu": figures["cpu"] - words_cpu}
    figures |= {"peak": peak(), "memory": peak() - bare, "pairs": len(found)}
    planted = table[table["copied"].ne("")]
    both = set(zip(planted["doc_id"], planted["copied"], strict=True))
    got = [
        (a, b) in found or (b, a) in found
        for a, b in zip(planted["doc_id"], planted["copied"], strict=True)
    ]
    recall = pd.Series(got).groupby(planted["changed"].to_numpy()).mean()
    other = sum((a, b) not in both and (b, a) not in both for a, b in found)
    return figures | {
        "docs": len(table),
        "recall": {f"{k:g}": v for k, v in recall.items()},
        "other": other,
    }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
