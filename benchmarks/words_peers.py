"""Measure the words of a text with one system in this process and print the figures as JSON.

``words_peers.py SYSTEM STEM SCRATCH``: what ``words_text.py`` made. What a step finds is written
to ``SCRATCH/SYSTEM.STEP.feather``, so that ``words_equal.py`` can compare it. Each step is timed
when it is called first, and three times again.
"""

# ruff: noqa: D102 - the steps are named alike in every class and told in the text above

from __future__ import annotations

import json
import logging
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from measure import peak, seconds
from peers import Conc, needed

NODES = ("government", "said")
LEAST, WINDOW, LINES = 5, 5, 50_000
STEPS = [
    "frequencies",
    "keyness",
    "bigrams",
    *(f"{step} {node}" for node in NODES for step in ("collocates", "kwic")),
]
Found = Any  # a table


class Ours:
    """One index; both sides are parts of it."""

    def __init__(self, stem: Path, scratch: Path) -> None:
        self.tk = needed("toolkit", "media-discourse-toolkit")
        needed("scipy.sparse", "scipy")
        import pandas as pd

        self.corpus = self.tk.from_frame(pd.read_feather(stem.with_suffix(".feather")))

    def build(self) -> None:
        tokens = self.corpus.tokens
        _ = tokens.order, tokens.keys

    def frequencies(self) -> Found:
        return self.corpus.frequencies()[["term", "hits", "docs"]]

    def keyness(self) -> Found:
        return self.corpus.keyness(
            {"side": "target"}, {"side": "reference"}, min_count=1,
            measures=["g2_two_term", "g2_four_term", "log_ratio"],
        )  # fmt: skip

    def collocates(self, node: str) -> Found:
        return self.corpus.collocates(
            node, window=WINDOW, min_count=LEAST, overlaps="each", expected="plain",
            measures=["log_dice", "mi", "g2_two_term"],
        )  # fmt: skip

    def bigrams(self) -> Found:
        return self.corpus.ngrams(2, min_count=1)[["term", "hits"]]

    def kwic(self, node: str) -> Found:
        return self.corpus.kwic(node, window=WINDOW, n=LINES)[["doc_id"]]


class OfConc(Conc):
    """Three corpora: the whole, and each side."""

    def __init__(self, stem: Path, scratch: Path) -> None:
        super().__init__(scratch)
        self.stem = stem
        self.words = {
            name: getattr(needed(f"conc.{name}", "conc"), name.title())
            for name in ("frequency", "keyness", "collocates", "ngrams")
        }
        logging.disable(logging.WARNING)

    def build(self) -> None:
        self.corpus = self._built("all")

    def build_sides(self) -> None:
        self.sides = [self._built(part) for part in ("target", "reference")]

    def _built(self, part: str) -> Any:
        file = self.stem.with_name(f"{self.stem.name}.{part}.csv")
        return self.make(name=part, description=part).build_from_csv(
            source_path=str(file), save_path=str(self.scratch), model=str(self.model)
        )

    def frequencies(self) -> Found:
        report = self.words["frequency"](self.corpus)
        return report.frequencies(page_size=0, show_document_frequency=True).to_frame()

    def keyness(self) -> Found:
        report = self.words["keyness"](*self.sides)
        return report.keywords(
            page_size=0, exclude_negative_keywords=False, show_document_frequency=True
        ).to_frame()

    def collocates(self, node: str) -> Found:
        report = self.words["collocates"](self.corpus)
        how = {"context_length": WINDOW, "min_collocate_frequency": LEAST, "page_size": 0}
        return report.collocates(node, **how).to_frame()

    def bigrams(self) -> Found:
        return self.words["ngrams"](self.corpus).ngram_frequencies(2, page_size=10**8).to_frame()

    def kwic(self, node: str) -> Found:
        report = self.concordance(self.corpus)
        return report.concordance(node, context_length=WINDOW, page_size=LINES).to_frame()


class OfNltk:
    """Lists of words, FreqDist, a ConcordanceIndex and the measures of bigrams.

    It has no word for keyness, and none for the words in a window around a node: these are the
    shortest ways to them with what it has.
    """

    def __init__(self, stem: Path, scratch: Path) -> None:
        self.nltk, self.text = needed("nltk", "nltk"), needed("nltk.text", "nltk")
        self.finder = needed("nltk.collocations", "nltk").BigramCollocationFinder
        self.measures = needed("nltk.metrics.association", "nltk").BigramAssocMeasures
        import pandas as pd

        self.table = pd.read_feather(stem.with_suffix(".feather"))

    def build(self) -> None:
        self.documents = [self.nltk.wordpunct_tokenize(one) for one in self.table["text"]]
        self.tokens = [word for words in self.documents for word in words]
        self.index = self.text.ConcordanceIndex(self.tokens)
        self.begins, self.ends, end = [], [], 0
        for words in self.documents:
            self.begins += [end] * len(words)
            end += len(words)
            self.ends += [end] * len(words)
        self.counts = self.nltk.FreqDist(self.tokens)

    def frequencies(self) -> Found:
        found = self.nltk.FreqDist(self.tokens).most_common()
        return _table(found, ["term", "hits"])

    def keyness(self) -> Found:
        sides = {"target": self.nltk.FreqDist(), "reference": self.nltk.FreqDist()}
        for side, words in zip(self.table["side"], self.documents, strict=True):
            sides[side].update(words)
        one, other = sides["target"], sides["reference"]
        total, size = one.N() + other.N(), one.N()
        ratio = self.measures.likelihood_ratio
        return _table(
            [(w, one[w], ratio(one[w], (size, one[w] + other[w]), total)) for w in one | other],
            ["term", "n_target", "g2_four_term"],
        )

    def collocates(self, node: str) -> Found:
        near: Counter[str] = Counter()
        places = self.index.offsets(node)
        for at in places:
            begin, end = self.begins[at], self.ends[at]
            near.update(self.tokens[max(begin, at - WINDOW) : at])
            near.update(self.tokens[at + 1 : min(end, at + WINDOW + 1)])
        total, nodes = len(self.tokens), len(places)
        rows = []
        for word, hits in near.items():
            if hits >= LEAST:
                margins = (nodes, self.counts[word]), total
                scores = self.measures.pmi(hits, *margins), self.measures.dice(hits, *margins)
                rows.append((word, hits, *scores))
        return _table(rows, ["term", "hits", "mi", "dice"])

    def bigrams(self) -> Found:
        finder = self.finder.from_documents(self.documents)
        rows = [(f"{a} {b}", n) for (a, b), n in finder.ngram_fd.items()]
        return _table(rows, ["term", "hits"])

    def kwic(self, node: str) -> Found:
        lines = self.index.find_concordance(node, width=80)[:LINES]
        return _table([(line.offset,) for line in lines], ["offset"])


def _table(rows: list[tuple[Any, ...]], columns: list[str]) -> Found:
    import pandas as pd

    return pd.DataFrame(rows, columns=columns)


SYSTEMS: dict[str, Any] = {"ours": Ours, "conc": OfConc, "nltk": OfNltk}


def main(name: str, stem: Path, scratch: Path) -> dict[str, float]:
    """Build, then every step."""
    system = SYSTEMS[name](stem, scratch)
    bare = peak()
    found = {"build": seconds(system.build), "bare": bare}
    found["built"] = peak()
    found["build sides"] = seconds(getattr(system, "build_sides", lambda: None))
    for step in STEPS:
        method, _, node = step.partition(" ")
        given = [node] if node else []
        begin = time.perf_counter()
        table = getattr(system, method)(*given)
        found[f"first {step}"] = time.perf_counter() - begin
        times = [seconds(lambda: getattr(system, method)(*given)) for _ in range(3)]  # noqa: B023
        found[step] = median(times)
        file = scratch / f"{name}.{step.replace(' ', '.')}.feather"
        if hasattr(table, "to_feather"):
            table.reset_index(drop=True).to_feather(file)
        else:  # conc gives tables of polars
            table.write_ipc(file)
    return found | {"peak": peak()}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
