"""The verb that a name is the subject or the object of, and whether it stands in the passive."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.tone.clause_reader import Reader
from toolkit.tone.clause_words import (
    APPOSED,
    AUX,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    GET,
    HAVE,
    MANNERS,
    NUMBERS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TIMES,
    UNITS,
)
from toolkit.tone.english_verbs import Form, Verb

FAR = 14  # words that an insertion between commas may have
NEAR = 6  # words that a phrase behind a name may have
MOST = 8  # auxiliaries and adverbs before a verb


class Found(NamedTuple):
    """A verb: its place, what it is, whether it is in the passive, and whether it is surely a verb:
    "claims" and "attack" may be nouns.
    """

    at: int
    verb: Verb
    passive: bool
    sure: bool = True


def governing(reader: Reader, left: int, first: int) -> Found | None:
    """The verb whose object a name may be; `left` is what stands before the noun phrase."""
    if left < 0:
        return None
    i = left
    while reader.at(i) in PARTICLES and reader.form(i) is None and i > 0 and not reader.stop(i):
        i -= 1
    form = reader.form(i)
    if form is None or reader.cut(i + 1, first):
        return None
    j = i - 1
    while j >= 0 and not reader.stop(j + 1) and reader.adverb(j):
        j -= 1
    before = reader.at(j) if j >= 0 and not reader.stop(j + 1) else ""
    if before in AUX or before == "to":
        return _with(before, i, form)
    kinds = form.kinds
    if "past" in kinds:  # "400 suspected fighters"
        attribute = before in DETERMINERS or before[:1].isdigit()
        return None if attribute else Found(i, form.verb, False)
    if "ing" in kinds and before not in DETERMINERS:
        return Found(i, form.verb, False)
    if "s" in kinds and before and before not in DETERMINERS and before not in PREPOSITIONS:
        return Found(i, form.verb, False, sure=False)
    many = before in PRONOUNS or before in RELATIVE or before == "and" or _plural(before)
    return Found(i, form.verb, False, sure=False) if "base" in kinds and many else None


def following(reader: Reader, end: int) -> Found | None:
    """The verb whose subject a name may be: behind insertions and phrases, with auxiliaries."""
    i = _skipped(reader, end)
    aux: list[str] = []
    for _ in range(MOST):
        word = reader.at(i)
        if i >= reader.size or (i > end and aux and reader.stop(i)):
            return None
        if word in AUX or (word == "to" and aux):
            aux.append(word)
        elif not reader.adverb(i):
            break
        i += 1
    form = reader.form(i)
    if form is None and aux and aux[-1] in BE and reader.acting(i):
        form = Form(Verb(reader.at(i), "", True, False), frozenset({"ing"}))
    if form is None:
        return None
    return _with(aux[-1], i, form) if aux else _finite(reader, i, form)


def by_of(reader: Reader, verb: int) -> int | None:
    """Place of the "by" that names the agent of a passive."""
    for i in range(verb + 1, min(verb + 9, reader.size)):
        if reader.stop(i) or reader.at(i) in CONJUNCTIONS:
            return None
        if reader.at(i) == "by" and not _means(reader, i + 1):
            return i
    return None


def denied(reader: Reader, verb: int) -> bool:
    """Whether a word that denies stands among the auxiliaries and adverbs before a verb."""
    for i in range(verb - 1, max(verb - 1 - MOST, -1), -1):
        word = reader.at(i)
        if reader.stop(i + 1) or not (word in AUX or word == "to" or reader.adverb(i)):
            return False
        if word in ("not", "never", "cannot") or word.endswith(("n't", "n’t")):
            return True
    return False


def _with(last: str, i: int, form: Form) -> Found | None:
    """A verb behind an auxiliary."""
    kinds = form.kinds
    if last in BE or last in GET:
        if "ing" in kinds:
            return Found(i, form.verb, False)
        return Found(i, form.verb, True) if "participle" in kinds else None
    fits = "participle" in kinds if last in HAVE else "base" in kinds
    return Found(i, form.verb, False) if fits else None


def _finite(reader: Reader, i: int, form: Form) -> Found | None:
    """A verb without an auxiliary, if it is one and finite."""
    kinds, word, ends = form.kinds, reader.at(i + 1), reader.stop(i + 1)
    if "past" in kinds:
        # "the fighters killed in the raid": a past form of a verb that needs an object.
        loose = form.verb.needs_object and (ends or word in PREPOSITIONS)
        return None if loose else Found(i, form.verb, False)
    if "participle" in kinds:  # "the fighters taken by the army"
        taken = word == "by" and not ends and not _means(reader, i + 2)
        return Found(i, form.verb, True) if taken else None
    opens = word in DETERMINERS or word in PRONOUNS or word in ("that", "to") or word[:1].isdigit()
    if ends or not (opens or reader.capital(i + 1)):
        said = "s" in kinds and not form.verb.needs_object
        return Found(i, form.verb, False) if said else None
    return Found(i, form.verb, False) if kinds & {"s", "base"} else None


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or word in (
        "police",
        "gunmen",
        "people",
    )


def _means(reader: Reader, i: int) -> bool:
    """Whether "by" tells how, how much or when: "by stating", "by two points", "by Monday"."""
    word = reader.at(i)
    if word in NUMBERS or word.isdigit():  # but "by two gunmen"
        year = word.isdigit() and len(word) == 4
        return year or reader.stop(i + 1) or reader.at(i + 1) in UNITS
    if word in DETERMINERS or word in ("late", "early", "next", "last"):  # "by the end of May"
        return reader.at(i + 1) in TIMES
    return word.endswith("ing") or word in TIMES or word in MANNERS


def _skipped(reader: Reader, end: int) -> int:
    """Place behind what may stand between a subject and its verb."""
    i = end
    for _ in range(3):
        word, stops = reader.at(i), reader.stop(i)
        if i < reader.size and stops and _inserted(reader, i):
            if word in RELATIVE:  # a relative clause is read itself
                return i + 1
            reach = range(i + 1, min(i + FAR, reader.size))
            return next((j for j in reach if reader.stop(j)), i)
        if word in RELATIVE and not stops:
            return i + 1
        if stops or not (word == "and" or word in APPOSED):
            return i
        phrase = _phrase(reader, i)  # "Iran and its allies have", "forces in the south"
        if phrase is None or (word == "and" and phrase == i + 1):
            return i
        i = phrase
    return i


def _inserted(reader: Reader, i: int) -> bool:
    """Whether a comma, dash or bracket opens an insertion."""
    mark = reader.words.before[i].strip()
    return mark in (",", "(", "–", "—", "--") and reader.at(i) not in ("and", "but", "or")


def _phrase(reader: Reader, i: int) -> int | None:
    """Place of the first auxiliary or verb behind a phrase such as "in the north"."""
    for j in range(i + 1, min(i + 1 + NEAR, reader.size)):
        if reader.stop(j) or reader.at(j) in CONJUNCTIONS:
            return j if reader.stop(j) and _inserted(reader, j) else None
        if reader.at(j) in AUX or reader.at(j) in RELATIVE:
            return j
        form = reader.form(j)
        if form is not None and form.kinds & {"past", "s"} and j > i + 1 and not reader.noun(j):
            return j
    return None
