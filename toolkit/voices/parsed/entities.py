"""Whom the named entities of a document make of its sources."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

from toolkit.voices.contract import Attribution, Person, Span

PERSONS = ("PERSON", "PER")  # as in pipelines for English, and for most other languages
_WORD = re.compile(r"\w{2,}")
_ARTICLE = re.compile(r"the\s+", re.I)

Who = Callable[[list[Attribution]], list[Person]]


def persons(doc: Any, found: list[Attribution], who: Who) -> list[Person]:
    """Who the sources are: as the rules say, but for names that they did not see.

    Where the head of a source is a person by the entities, and the rules found no name or one that
    shares no word with it, they are asked again for that person alone. So they are for a body, if
    it is the whole source and they found no name.
    """
    given = who(found)
    starts = [token.idx for token in doc] if len(doc.ents) else []
    again = list(found)
    for number, (one, person) in enumerate(zip(found, given, strict=True)):
        if one.source is not None and starts:
            span = _named(doc, starts, one.source, person)
            if span is not None:
                again[number] = one._replace(source=span)
    if again == found:
        return given
    told = []
    for one, before, person in zip(again, found, who(again), strict=True):
        if one is not before and not person.name and one.source:
            person = person._replace(name=doc.text[slice(*one.source)], role="", how="name")
        told.append(person)
    return told


def _named(doc: Any, starts: list[int], source: Span, person: Person) -> Span | None:
    """Where the entity stands that a source is, if the rules have not got it."""
    if person.how == "pronoun":
        return None
    first, behind = (bisect_left(starts, place) for place in source)
    head = next(
        (t for t in doc[first:behind] if not first <= t.head.i < behind or t.head.i == t.i), None
    )
    if head is None or any(token.dep_ == "conj" for token in head.children):
        return None
    entity = next((e for e in doc.ents if first <= e.start <= head.i < e.end), None)
    if entity is None or doc.text.startswith(("'", "’"), entity.end_char):
        return None
    span = entity.start_char, entity.end_char
    if entity.label_ in PERSONS:
        words = set(_WORD.findall(entity.text.lower()))
        return None if words & set(_WORD.findall(person.name.lower())) else span
    if entity.label_ != "ORG" or person.name:
        return None
    whole, named = (_ARTICLE.sub("", doc.text[slice(*s)], count=1) for s in (source, span))
    return (span[1] - len(named), span[1]) if whole.strip() == named else None
