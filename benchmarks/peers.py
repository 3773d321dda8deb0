"""What is compared: this toolkit and the peers that do some of the same work, one class each.

A class reads a text made by ``text.py`` (not timed), builds what it searches in (timed), and
has a method for every further step that it can do. A step it has no word for is not there.
"""

# ruff: noqa: D102 - the steps are named alike in every class and told in the text above

from __future__ import annotations

import importlib
import logging
import shutil
from functools import cached_property
from pathlib import Path
from typing import Any

THEMES = Path(__file__).parents[1] / "corpora" / "kirkuk-2017" / "themes.toml"


def needed(module: str, package: str) -> Any:
    """Import a peer, or say how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise SystemExit(f"{package} cannot be imported ({error}); run: make bench") from None


class Ours:
    """Tokens, inverted index and keys; every position kept."""

    def __init__(self, scratch: Path) -> None:
        self.tk = needed("toolkit", "media-discourse-toolkit")
        self.folder = scratch / "ours"
        needed("scipy.sparse", "scipy")  # ours imports these two on first use, the peers at once
        needed("tqdm.auto", "tqdm")

    @cached_property
    def themes(self) -> Any:
        return self.tk.themes(THEMES)

    def read(self, stem: Path) -> None:
        import pandas as pd

        self.corpus = self.tk.from_frame(pd.read_feather(stem.with_suffix(".feather")))

    def build(self) -> None:
        tokens = self.corpus.tokens
        _ = tokens.order, tokens.keys

    def kwic(self, word: str, lines: int) -> int:
        return len(self.corpus.kwic(word, n=lines))

    def lookup(self) -> int:
        return len(self.corpus.lookup(self.themes))

    def track(self) -> int:
        return len(self.corpus.track(self.themes, by="week"))

    def save(self) -> None:
        self.corpus.save(self.folder)

    def open(self) -> None:
        self.corpus = self.tk.load(self.folder, quiet=True)
        _ = self.corpus.tokens.order


class Conc:
    """conc builds with a spaCy pipeline; a blank English one needs no download.

    conc uses the tokeniser of spaCy alone and switches the other parts off by name, so the
    blank pipeline gets an idle part of each name. Its tokeniser follows the English rules of
    spaCy, as that of ``en_core_web_sm`` does.
    """

    PARTS = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "ner")

    def __init__(self, scratch: Path) -> None:
        corpus, concordance = needed("conc.corpus", "conc"), needed("conc.concordance", "conc")
        logging.disable(logging.WARNING)
        self.make, self.concordance = corpus.Corpus, concordance.Concordance
        self.scratch, self.model = scratch / "conc", scratch / "blank_en"
        self.saved = self.scratch / "bench.corpus"
        if not self.model.exists():
            blank = needed("spacy", "spaCy").blank("en")
            for part in self.PARTS:
                blank.add_pipe("sentencizer", name=part)
            blank.to_disk(self.model)

    def read(self, stem: Path) -> None:
        self.csv = stem.with_suffix(".csv")  # it takes files only
        shutil.rmtree(self.scratch, ignore_errors=True)
        self.scratch.mkdir()

    def build(self) -> None:
        self.corpus = self.make(name="bench", description="bench").build_from_csv(
            source_path=str(self.csv), save_path=str(self.scratch), model=str(self.model)
        )

    def kwic(self, word: str, lines: int) -> int:
        found = self.concordance(self.corpus).concordance(word, context_length=8, page_size=lines)
        return len(found.df)

    def open(self) -> None:
        self.corpus = self.make().load(str(self.saved))


class Nltk:
    """wordpunct tokens and a ConcordanceIndex; it keeps nothing on disk."""

    def __init__(self, scratch: Path) -> None:
        self.nltk = needed("nltk", "nltk")
        self.text = needed("nltk.text", "nltk")

    def read(self, stem: Path) -> None:
        self.texts = _texts(stem)

    def build(self) -> None:
        tokens = [t for text in self.texts for t in self.nltk.wordpunct_tokenize(text)]
        self.index = self.text.ConcordanceIndex(tokens, key=str.lower)

    def kwic(self, word: str, lines: int) -> int:
        return len(self.index.find_concordance(word, width=100)[:lines])


class Sklearn:
    """CountVectorizer: counts of words in documents, no positions."""

    def __init__(self, scratch: Path) -> None:
        self.make = needed("sklearn.feature_extraction.text", "scikit-learn").CountVectorizer

    def read(self, stem: Path) -> None:
        self.texts = _texts(stem)

    def build(self) -> None:
        self.counts = self.make().fit_transform(self.texts)


def _texts(stem: Path) -> list[str]:
    import pandas as pd

    return pd.read_feather(stem.with_suffix(".feather"), columns=["text"])["text"].tolist()


SYSTEMS: dict[str, Any] = {"ours": Ours, "conc": Conc, "scikit-learn": Sklearn, "nltk": Nltk}
