"""What a named actor does in an English sentence, by rules that would rather not say.

The rules look at the words right beside a name. A name is the agent where a verb in the active
follows it, or where it stands behind "by" and a participle; it is the patient where it directly
follows a verb in the active, or where a verb in the passive follows it. A name that belongs to
another noun ("the Kirkuk airport", "the chief of the IRGC") does nothing, and what is none of
these is left undecided.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.tone.clause_reader import Reader, Words
from toolkit.tone.clause_verbs import Found, by_of, following, governing
from toolkit.tone.clause_words import AUX, BE, CONJUNCTIONS, GET, HAVE
from toolkit.tone.english_verbs import Form

AGENT, BY, PATIENT = "agent", "agent in by-phrase", "patient"
PASSIVE, AGENTLESS = "patient of passive", "patient of agentless passive"
UNDECIDED = "undecided"
ROLES = (AGENT, BY, PATIENT, PASSIVE, AGENTLESS, UNDECIDED)

#: Verbs behind whose quotation the speaker follows.
INVERTED = frozenset("say ask add write reply explain continue tweet argue note insist".split())
NEAR = 6  # words between a participle and its "by"


class Clause(NamedTuple):
    """Role of a name, the place of its verb (-1: none), its group, and the other participant as
    a stretch of words.
    """

    role: str
    verb: int = -1
    group: str = ""
    other: tuple[int, int] = (0, 0)


NOTHING = Clause(UNDECIDED)


def clause(words: Words, first: int, last: int, verbs: Mapping[str, Form]) -> Clause:
    """Role of the name ``words[first:last]``.

    Examples
    --------
    >>> from toolkit.tone.english_verbs import shipped
    >>> text = "Kirkuk was seized by the PMF".split()
    >>> words = Words(text, [w.lower() for w in text], [""] + [" "] * 5)
    >>> clause(words, 0, 1, shipped()).role, clause(words, 5, 6, shipped()).role
    ('patient of passive', 'agent in by-phrase')
    """
    reader = Reader(words, verbs)
    end = reader.head(last)
    if end is None or reader.joined(first) or (first == 0 and reader.dash(end)):
        return NOTHING  # "KIRKUK — Troops"
    left = reader.left(first)
    if left >= 0 and reader.at(left) == "by" and not reader.cut(left + 1, first):
        return _by_phrase(reader, left, end)
    if (left >= 0 and reader.oblique(left)) or _unknown(reader, first - 1):
        return NOTHING
    governed, follows = governing(reader, left, first), following(reader, end)
    if governed is not None and follows is not None and not governed.sure:
        return NOTHING  # "the claims Iran made"
    if governed is not None and (follows is None or governed.verb.needs_object):
        return _patient(reader, governed, end)
    if follows is None or (governed is not None and governed.passive):
        return NOTHING
    return _subject(reader, follows)


def _unknown(reader: Reader, i: int) -> bool:
    """Whether a verb that is not known stands before a name: "portraying Iran as"."""
    return reader.form(i) is None and reader.acting(i) and not reader.stop(i + 1)


def _subject(reader: Reader, found: Found) -> Clause:
    """The name is the subject of a verb."""
    verb = found.verb
    if found.passive:
        by = by_of(reader, found.at)
        if by is None:
            return Clause(AGENTLESS, found.at, verb.group)
        return Clause(PASSIVE, found.at, verb.group, reader.after(by + 1))
    if verb.undergoes:
        return Clause(AGENTLESS, found.at, verb.group)
    return Clause(AGENT, found.at, verb.group, reader.after(found.at + 1))


def _patient(reader: Reader, found: Found, end: int) -> Clause:
    """The name is the object of a verb."""
    if found.passive or found.verb.undergoes or reader.at(end) in AUX:
        return NOTHING
    noun = None if reader.stop(end) else reader.form(end)
    # "hit ISIS targets", "saw Iran losing"
    if (noun is not None and noun.kinds <= {"base", "s"}) or reader.at(end).endswith("ing"):
        return NOTHING
    if found.verb.base in INVERTED:  # “We go,” said the minister
        said = reader.stop(found.at)
        return Clause(AGENT, found.at, found.verb.group) if said else NOTHING
    form = reader.form(found.at)
    loose = reader.at(found.at - 1) == "to" or (form is not None and "ing" in form.kinds)
    other = (0, 0) if loose else reader.before(found.at)  # "attacking Kirkuk": who, is not said
    return Clause(PATIENT, found.at, found.verb.group, other)


def _by_phrase(reader: Reader, by: int, end: int) -> Clause:
    """The name stands behind "by": the agent if a participle stands before that."""
    behind = None if reader.stop(end) else reader.form(end)
    if behind is not None and "participle" in behind.kinds and reader.capital(end + 1):
        return NOTHING  # "by the Iran affiliated Hezbollah", but not "backed by Iran took Kirkuk"
    for i in range(by - 1, max(by - NEAR, -1), -1):
        form = reader.form(i)
        if form is not None and "participle" in form.kinds:
            j = i - 1
            while j >= 0 and reader.adverb(j):
                j -= 1
            carried = reader.at(j) in BE or reader.at(j) in GET
            listed = form.verb.base == "follow" and not carried  # "A, followed by B"
            loose = i < by - 1 and not carried
            if reader.at(j) in HAVE or loose or listed or form.verb.undergoes:
                return NOTHING
            return Clause(BY, i, form.verb.group, reader.before(i))
        if reader.stop(i + 1) or reader.at(i) in CONJUNCTIONS or reader.at(i) in AUX:
            break
    return NOTHING
