"""Tables of tone: by document, by group, and word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.intervals import wilson
from toolkit.matching.rules import Languages
from toolkit.measures.cells import cells
from toolkit.tone.windows import Hits

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

COUNTS = ["window_words", "positive", "negative", "negated"]
COLUMNS = ["target", "voice", "docs", "hits", *COUNTS, "toned_docs", "tone", "remark"]
NO_WORDS = "the lexicon has no words of this language"
LANGUAGES_MIXED = "several languages, whose tones cannot be compared"


def counted(corpus: Corpus, found: Hits, one: Any) -> pd.DataFrame:
    """Counts of one target in one voice, a row per document of the corpus."""
    tokens, size = corpus.tokens, len(corpus)
    sums = np.concatenate([[0], np.cumsum(one.tokens, dtype=np.int64)])
    document = tokens.document_of(found.spans.first[one.hits])
    value, denied = found.value[one.hits], found.denied[one.hits]
    table = pd.DataFrame(
        {
            "hits": np.bincount(tokens.document_of(one.mentions.first), minlength=size),
            "window_words": sums[tokens.bounds[1:]] - sums[tokens.bounds[:-1]],
            "positive": np.bincount(document[value > 0], minlength=size),
            "negative": np.bincount(document[value < 0], minlength=size),
            "negated": np.bincount(document[denied], minlength=size),
        }
    )
    weight = np.bincount(document, np.abs(value), size)
    total = np.bincount(document, value, size)
    table["tone"] = np.divide(total, weight, out=np.full(size, np.nan), where=weight > 0)
    return table


def unspoken(corpus: Corpus, spoken: set[str] | None) -> npt.NDArray[np.bool_]:
    """Which documents are in a language of which the lexicon has no words."""
    if spoken is None:
        return np.zeros(len(corpus), bool)
    languages = Languages.from_values(corpus._docs["language"])
    every = np.arange(len(corpus))
    return ~np.any([languages.among(code, every) for code in sorted(spoken)], axis=0)


def by_document(
    corpus: Corpus, found: Hits, every: Iterable[Any], said: str, spoken: set[str] | None
) -> pd.DataFrame:
    """One row per target, voice and document that mentions it."""
    about = corpus._docs[["doc_id", "date", "outlet", "language"]].reset_index(drop=True)
    silent = unspoken(corpus, spoken)
    parts = []
    for one in every:
        table = pd.concat([about, counted(corpus, found, one)], axis=1)
        remark = np.where(silent, _joined(NO_WORDS, said), said)
        table["remark"] = pd.array(remark.astype(object), "str")
        parts.append(_named(table[table["hits"].gt(0)], one))
    made = pd.concat(parts, ignore_index=True)
    return made[["target", "voice", *about, "hits", *COUNTS, "tone", "remark"]]


def by_group(
    corpus: Corpus,
    found: Hits,
    every: Iterable[Any],
    by: str | Sequence[str],
    said: str,
    spoken: set[str] | None,
    level: float,
) -> pd.DataFrame:
    """One row per target, voice and cell."""
    layout = cells(corpus, by, made=COLUMNS)
    inside, size = np.flatnonzero(layout.of >= 0), len(layout.table)
    of = layout.of[inside]
    silent = unspoken(corpus, spoken)[inside]
    language = pd.factorize(corpus._docs["language"])[0][inside]
    parts = []
    for one in every:
        docs = counted(corpus, found, one).iloc[inside]
        table = layout.table.copy()
        table["docs"] = np.bincount(of[docs["hits"].gt(0)], minlength=size)
        for name in ("hits", *COUNTS):
            table[name] = np.bincount(of, docs[name], size).astype(np.int64)
        toned = docs["tone"].notna().to_numpy()
        number = np.bincount(of[toned], minlength=size)
        total = np.bincount(of[toned], docs["tone"][toned], size)
        with np.errstate(invalid="ignore"):
            table["tone"] = total / number
        table["toned_docs"] = number
        # A tone is a share of praise on another scale; rounding must not leave it outside.
        low, high = wilson(np.clip((total + number) / 2, 0, number), number, level)
        table["low"], table["high"] = 2 * low - 1, 2 * high - 1
        both = np.unique(np.column_stack([of, language])[toned], axis=0)
        mixed = np.bincount(both[:, 0], minlength=size) > 1
        mute = np.bincount(of[silent & docs["hits"].gt(0).to_numpy()], minlength=size) > 0
        remark = [
            _joined(LANGUAGES_MIXED if m else "", NO_WORDS if s else "", said)
            for m, s in zip(mixed, mute, strict=True)
        ]
        parts.append(_named(table.assign(remark=pd.array(remark, "str")), one))
    made = pd.concat(parts, ignore_index=True)
    names = ["target", "voice", *layout.keys, "docs", "total_docs", "hits", *COUNTS]
    return made[[*names, "toned_docs", "tone", "low", "high", "remark"]]


def listed_hits(
    corpus: Corpus, found: Hits, every: Iterable[Any], sentence: npt.NDArray[Any]
) -> pd.DataFrame:
    """One row per word of the lexicon that was counted, with its sentence."""
    tokens, docs = corpus.tokens, corpus._docs
    ends = tokens.starts + tokens.lengths[tokens.codes]
    parts = []
    for one in every:
        first, length = found.spans.first[one.hits], found.spans.length[one.hits]
        document = tokens.document_of(first)
        opens = np.searchsorted(sentence, sentence[first], "left")
        closes = np.searchsorted(sentence, sentence[first], "right") - 1
        last = first + length - 1
        table = docs[["doc_id", "date", "outlet"]].iloc[document].reset_index(drop=True)
        table["pattern"] = pd.array(found.pattern[one.hits], "str")
        table["word_value"] = found.value[one.hits]
        table["denied"] = found.denied[one.hits]
        texts = docs["text"].iloc[document].tolist()
        begin, stop = tokens.starts[opens].tolist(), ends[closes].tolist()
        passages = [
            " ".join(text[a:b].split()) for text, a, b in zip(texts, begin, stop, strict=True)
        ]
        table["passage"] = pd.array(passages, "str")
        table["start"] = tokens.starts[first].astype(np.int64)
        table["end"] = ends[last].astype(np.int64)
        parts.append(_named(table, one))
    made = pd.concat(parts, ignore_index=True)
    front = ["target", "voice", "doc_id", "date", "outlet", "pattern", "word_value", "denied"]
    return made[[*front, "passage", "start", "end"]]


def _named(table: pd.DataFrame, one: Any) -> pd.DataFrame:
    names = {"target": one.target, "voice": one.voice}
    return table.assign(**{k: pd.array([v] * len(table), "str") for k, v in names.items()})


def _joined(*remarks: str) -> str:
    return "; ".join(filter(None, remarks))
