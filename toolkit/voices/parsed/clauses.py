"""Attributions that a parse shows: a verb of the list of cues, its subject and its clause.

The names of relations are those of spaCy's English pipelines and of Universal Dependencies, which
most others have.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from toolkit.voices import cues
from toolkit.voices.contract import Attribution, Span
from toolkit.voices.languages.shared import key
from toolkit.voices.marks import Quoted, quoted

Token = Any  # of spaCy, or one that is like it

_CLAUSAL = "words told that asked verbs participles perfects converbs".split()
_SUBJECT = ("nsubj", "csubj", "nsubj:outer")
_OBJECT = ("dobj", "obj")
_PASSIVE = ("auxpass", "aux:pass", "nsubjpass", "nsubj:pass")
_JOINED = ("conj", "advcl", "pcomp", "xcomp")  # a verb that has its subject from the one above
_FAR = 4  # verbs above that are asked
#: Who speaks for himself or herself, or is nobody.
_NOBODY = frozenset("i you that this what".split())
_OUTSIDE = " \t\xa0,;:.…–—-"  # around content, no part of it


@cache
def _forms(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Verbs that take a clause, and those that take an infinitive as well."""
    known = cues.read(code)
    clausal, to = (
        frozenset(key(form) for name in names for form in known[name])
        for names in (_CLAUSAL, ["to"])
    )
    return clausal, to


def attributions(doc: Any, code: str) -> list[Attribution]:
    """What the parse of a document shows, in the order of the cues; nested ones as well.

    Cues inside quotation marks are not read, and those for which nobody is named are left out.
    """
    text = doc.text
    marks = [q for q in quoted(text) if q.depth == 0]
    clausal, to = _forms(code)
    found = []
    for token in doc:
        word = key(token.text)
        said = word in clausal
        if said or word in to:
            made = _verb(text, token, ("ccomp", "xcomp") if word in to else ("ccomp",), said)
        elif word == "according" and code == "en":
            made = _according(text, token)
        else:
            continue
        if made and not any(q.start <= token.idx < q.end for q in marks):
            source, cue, content = made
            found.append(Attribution(_kind(content, marks), source, cue, content))
    return found


Made = tuple[Span, Span, tuple[Span, ...]]


def _verb(text: str, verb: Token, introduced: tuple[str, ...], said: bool) -> Made | None:
    clauses = [child for child in verb.children if child.dep_ in introduced]
    body = [token for clause in clauses for token in clause.subtree]
    if not body and said and verb.dep_ == "parataxis":  # It is, he said, a ruin.
        inside = {token.i for token in verb.subtree}
        body = [token for token in verb.head.subtree if token.i not in inside]
    speaker = _agent(verb) if _has(verb, _PASSIVE) else _subject(verb)
    if not body or speaker is None or key(speaker.text) in _NOBODY:
        return None
    return _made(text, list(speaker.subtree), [verb], body)


def _according(text: str, word: Token) -> Made | None:
    to = next((child for child in word.children if child.text.lower() == "to"), None)
    whom = next((child for child in to.children if child.dep_ == "pobj"), None) if to else None
    if to is None or whom is None:
        return None
    inside = {token.i for token in word.subtree}
    body = [token for token in word.head.subtree if token.i not in inside]
    return _made(text, list(whom.subtree), [word, to], body)


def _made(text: str, source: list[Token], cue: list[Token], body: list[Token]) -> Made | None:
    """Characters of all three, if they stand in one paragraph."""
    at = cue[0].idx
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    own = {token.i for token in (*source, *cue)}
    source, body = (
        [t for t in tokens if t.idx >= begin and (t.idx < end or end < 0)]
        for tokens in (source, [t for t in body if t.i not in own])
    )
    speakers, content = _stretches(text, source), _stretches(text, body)
    if not speakers or not content:
        return None
    whole = speakers[0][0], speakers[-1][1]
    return whole, (at, cue[-1].idx + len(cue[-1].text)), content


def _stretches(text: str, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Characters of tokens, those that follow each other together, without marks around them."""
    spans: list[Span] = []
    last = -2
    for token in sorted(tokens, key=lambda t: t.i):
        end = token.idx + len(token.text)
        spans = (
            [*spans[:-1], (spans[-1][0], end)]
            if token.i == last + 1
            else [*spans, (token.idx, end)]
        )
        last = token.i
    bare = (
        (b - len(text[a:b].lstrip(_OUTSIDE)), a + len(text[a:b].rstrip(_OUTSIDE))) for a, b in spans
    )
    return tuple((a, b) for a, b in bare if any(map(str.isalnum, text[a:b])))


def _subject(verb: Token) -> Token | None:
    """Who does what a verb says, also where it stands with the verb above."""
    for _ in range(_FAR):
        for child in verb.children:
            if child.dep_ in _SUBJECT:
                return child
        above = verb.head
        whom = [child for child in above.children if child.dep_ in _OBJECT]
        if verb.dep_ == "xcomp" and whom:  # led him to say
            return whom[0]
        asked = verb.dep_ == "advcl" and not key(verb.text).endswith("ing")  # asked if, he said
        if asked or verb.dep_ not in _JOINED:
            return None
        verb = above
    return None


def _agent(verb: Token) -> Token | None:
    """By whom: the object of "by", or what is marked as the agent itself."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((token for token in child.children if token.dep_ == "pobj"), None)
        if child.dep_ == "obl:agent":
            return child
    return None


def _has(verb: Token, relations: tuple[str, ...]) -> bool:
    return any(child.dep_ in relations for child in verb.children)


def _kind(content: tuple[Span, ...], marks: list[Quoted]) -> str:
    inside = sum(max(0, min(b, q.end) - max(a, q.start)) for a, b in content for q in marks)
    if not inside:
        return "indirect"
    return "mixed" if inside < sum(b - a for a, b in content) else "direct"
