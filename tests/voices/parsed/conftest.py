"""Parses written by hand, as documents of spaCy where it is installed, and of a stand-in always.

A parse is words with their relation and the number of their head, "He/nsubj/1 left/ROOT/1"; a
blank is put between words, but none before a mark.
"""

from __future__ import annotations

import pytest

MARKS = frozenset(".,;:?!”’")


def words_of(parse):
    """Words, relations, heads, and whether a blank follows each word."""
    rows = [part.rsplit("/", 2) for part in parse.split(" ")]
    words = [word.replace("¶", "\n\n") for word, _, _ in rows]
    follows = [*words[1:], "."]
    blanks = [
        n not in MARKS and not n.startswith(("\n", "’s")) and w not in ("“", "\n\n")
        for w, n in zip(words, follows, strict=True)
    ]
    return words, [dep for _, dep, _ in rows], [int(head) for _, _, head in rows], blanks


class Token:
    """As much of a token as the toolkit asks for."""

    def __init__(self, doc, i, idx, text, dep):
        self.doc, self.i, self.idx, self.text, self.dep_ = doc, i, idx, text, dep
        self.head = self

    @property
    def children(self):
        return (t for t in self.doc if t.head is self and t is not self)

    @property
    def subtree(self):
        every = {self.i}
        for _ in self.doc:
            every |= {t.i for t in self.doc if t.head.i in every}
        return (t for t in self.doc if t.i in every)


class Entity:
    """A stretch of a document with a label."""

    def __init__(self, doc, start, end, label):
        self.start, self.end, self.label_ = start, end, label
        self.start_char = doc[start].idx
        self.end_char = doc[end - 1].idx + len(doc[end - 1].text)
        self.text = doc.text[self.start_char : self.end_char]


class Doc(list):
    """As much of a document."""

    def __init__(self, parse, ents=()):
        words, deps, heads, blanks = words_of(parse)
        self.text = ""
        for i, (word, dep, blank) in enumerate(zip(words, deps, blanks, strict=True)):
            self.append(Token(self, i, len(self.text), word, dep))
            self.text += word + " " * blank
        for token, head in zip(self, heads, strict=True):
            token.head = self[head]
        self.ents = tuple(Entity(self, *ent) for ent in ents)

    def has_annotation(self, name):
        assert name == "DEP"
        return any(token.dep_ for token in self)


class Pipeline:
    """Gives the documents that it was made with, and a parse without relations of all others."""

    def __init__(self, docs=(), lang="en", parser=True, max_length=1_000_000):
        self.known = {doc.text: doc for doc in docs}
        self.lang, self.parser, self.max_length = lang, parser, max_length
        self.texts = []

    def pipe(self, texts, batch_size=1):
        for text in texts:
            self.texts.append(text)
            yield self.known.get(text) or Doc(f"x/{'dep' if self.parser else ''}/0")


def of_spacy(parse, ents=()):
    """The same as a document of spaCy."""
    tokens, vocab = pytest.importorskip("spacy.tokens"), pytest.importorskip("spacy.vocab")
    words, deps, heads, blanks = words_of(parse)
    doc = tokens.Doc(vocab.Vocab(), words, spaces=blanks, heads=heads, deps=deps)
    doc.ents = [tokens.Span(doc, start, end, label) for start, end, label in ents]
    return doc


@pytest.fixture(params=["stand-in", "spaCy"])
def doc_of(request):
    """Makes a document of a parse."""
    return Doc if request.param == "stand-in" else of_spacy


@pytest.fixture
def doc():
    """Makes a stand-in for a document."""
    return Doc


@pytest.fixture
def pipeline():
    """Makes a stand-in for a pipeline."""
    return Pipeline
