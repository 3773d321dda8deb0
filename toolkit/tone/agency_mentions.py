"""Mentions of actors in English documents, and what each does, read sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.language.sentences import sentences
from toolkit.measures.lookup import matches
from toolkit.themes import Themes
from toolkit.tokens import Tokens
from toolkit.tone.clause_reader import Reader, Words
from toolkit.tone.clause_verbs import denied
from toolkit.tone.clauses import ROLES, clause
from toolkit.tone.english_verbs import Form

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]


class Mentions(NamedTuple):
    """Number of the actor, first token, the one after the last, and document of each mention, in
    the order of the corpus.
    """

    theme: Ints
    first: Ints
    last: Ints
    document: Ints


class Roles(NamedTuple):
    """What each mention does: number of its role, place in the text, whether its verb is denied,
    and the words if wanted.
    """

    role: npt.NDArray[np.int8]
    start: Ints
    end: Ints
    denied: npt.NDArray[np.bool_]
    keyword: Texts
    verb: Texts
    group: Texts
    other: Texts


class _Sentence(NamedTuple):
    """A sentence: its words, where they begin and end in the text, and its first token."""

    words: Words
    starts: list[int]
    ends: list[int]
    first: int


def mentioned(corpus: Corpus, wanted: Themes, english: npt.NDArray[np.bool_]) -> Mentions:
    """Mentions of all actors in English documents."""
    parts: list[list[Ints]] = [[], [], [], []]
    for number, (_, hits) in enumerate(matches(corpus, wanted)):
        first, length = hits.spans
        document = corpus.tokens.document_of(first)
        kept = english[document]
        columns = np.full(len(first), number), first, first + length, document
        for part, column in zip(parts, columns, strict=True):
            part.append(column[kept].astype(np.int64))
    theme, first, last, document = (np.concatenate(part) for part in parts)
    by = np.lexsort((theme, first))
    return Mentions(theme[by], first[by], last[by], document[by])


def read(
    corpus: Corpus, found: Mentions, verbs: Mapping[str, Form], *, words: bool = False
) -> Roles:
    """Read the clause of each mention; `words` tells whether what is written is kept."""
    from tqdm import tqdm

    size = len(found.first)
    texts = [np.full(size if words else 0, "", object) for _ in range(4)]
    start, end = np.zeros((2, size), np.int64)
    roles = Roles(np.zeros(size, np.int8), start, end, np.zeros(size, bool), *texts)
    documents, begins = np.unique(found.document, return_index=True)
    ends = np.append(begins[1:], size)[: len(begins)]
    rows = zip(documents.tolist(), begins.tolist(), ends.tolist(), strict=True)
    column = corpus._docs["text"]
    for document, begin, end in tqdm(rows, "clauses", len(documents), leave=False, delay=1.0):
        text = column.iloc[document]
        for i, sentence in _sentences(corpus.tokens, text, document, found, begin, end):
            a = int(found.first[i]) - sentence.first
            b = min(int(found.last[i]) - sentence.first, len(sentence.starts))
            one = clause(sentence.words, a, b, verbs)
            roles.role[i] = ROLES.index(one.role)
            roles.start[i], roles.end[i] = sentence.starts[a], sentence.ends[b - 1]
            if words:
                roles.keyword[i] = text[sentence.starts[a] : sentence.ends[b - 1]]
            if words and one.verb >= 0:
                roles.verb[i], roles.group[i] = sentence.words.written[one.verb], one.group
                roles.denied[i] = denied(Reader(sentence.words, verbs), one.verb)
                low, high = one.other
                if low < high:
                    other = text[sentence.starts[low] : sentence.ends[high - 1]]
                    roles.other[i] = " ".join(other.split())
    return roles


def _sentences(
    tokens: Tokens, text: str, document: int, found: Mentions, begin: int, end: int
) -> Iterator[tuple[int, _Sentence]]:
    """The sentence of each mention of a document."""
    low, high = int(tokens.bounds[document]), int(tokens.bounds[document + 1])
    starts = tokens.starts[low:high]
    opened = low + np.searchsorted(starts, [start for start, _ in sentences(text)])
    number = np.searchsorted(opened, found.first[begin:end], side="right") - 1
    bounds = [*opened.tolist(), high]
    last, sentence = -1, None
    for i, own in enumerate(number.tolist(), begin):
        if sentence is None or own != last:
            sentence = _sentence(tokens, text, bounds[own], bounds[own + 1])
            last = own
        yield i, sentence


def _sentence(tokens: Tokens, text: str, first: int, last: int) -> _Sentence:
    written = [tokens.types[code] for code in tokens.codes[first:last].tolist()]
    starts = tokens.starts[first:last].tolist()
    ends = [start + len(word) for start, word in zip(starts, written, strict=True)]
    before = [text[a:b] for a, b in zip([starts[0], *ends[:-1]], starts, strict=True)]
    return _Sentence(Words(written, [w.lower() for w in written], before), starts, ends, first)
