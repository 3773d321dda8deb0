"""Whose a quotation is that no cue claims: by what stands beside it or in the sentence around."""

from __future__ import annotations

import re

from toolkit.voices.english import subjects
from toolkit.voices.english.sentence import Range, Sentence
from toolkit.voices.people.beside import is_role

NP = subjects.NP
#: - Name, below a quotation.
SIGNED = re.compile(rf"-((?=D|n*N){NP}(?:[,(].{{0,8}})?)\.?\Z")
#: The same without a mark.
NAMED = re.compile(r"(n*N{2,5})(?:[,I][^QVXZE]*)?\.?\Z")
_OWNER = re.compile(r"s[nAYE#]{1,3}\Z")  # X's take: "..."
_LABEL = re.compile(rf"({NP}(?:C{NP})?):\Z")
_LABEL_FROM = re.compile(rf"I({NP}(?:C{NP})?):\Z")
_HERE = re.compile(rf"A[Zs]({NP})")  # here is X: "..."
_NAMED = re.compile(r"[AC]*(?:[^,:]*,)?[AC]*((?:D?n*)N+(?:CN+)?|P)(?![sN])")
_VERB_NEXT = re.compile(r"Q[EV][ND]")  # "...," remembered X
_VERB_LAST = re.compile(rf"({NP}(?:C{NP})?)(?:,[^Q;]*?,)?[AX]*([EV])")  # "...," X chirped
_IS_HOW = re.compile(rf"Q[Zs]S({NP})[AXZ]*([VE])")  # "..." is how X put it
_RELATIVE = re.compile(rf"({NP},?W)[AX]*[EVZ][^,;:VEZ]*,?\Z")  # X, who calls himself "..."
_OWNED = re.compile(r"s[nAN#]{0,3}[nYN]t?\Z|s[A#]*\Z")  # X's plea to "...", X's "..." promise
_PERSONS = frozenset(("he", "she", "they"))
_OWNERS = frozenset(("his", "her", "their"))
_FROM = frozenset(("from", "by"))  # more from the report: "..."
_POINTING = frozenset(("that", "this", "those", "these", "such"))
# That is how X put it; those were the words of X; that quote from X was printed.
_HOW = re.compile(rf"[HD](?:A|Z|s)+S({NP})[AXZ]*([VE])")
_WORDS_OF = re.compile(rf"[HD](?:[AZs]+D?[An#]*)?([nY])[^QVXZE,;.]{{0,6}}?I({NP})")
_SO = re.compile(rf"[AC]([VEX])({NP})")
_OF = frozenset(("of", "from", "by"))
_TOLD_BY = frozenset(("how", "what"))


def introduced(sentence: Sentence, at: int) -> tuple[Range | None, Range | None]:
    """Source and cue of a quotation at a token, where no cue of the list holds it.

    Examples
    --------
    >>> from toolkit.voices.english.classes import MASK
    >>> text = f"Here is Rana Aziz: {MASK * 5}."
    >>> introduced(Sentence(text, 0, len(text)), 5)
    ((2, 4), (4, 5))
    """
    s, words = sentence.classes, sentence.words
    signed = None if s[at - 1 : at] == "-" else SIGNED.match(s, at + 1)
    if signed:
        return signed.span(1), (at + 1, at + 2)
    if s[at - 1 : at] == ":":
        return before_colon(sentence, at), (at - 1, at)
    if _VERB_NEXT.match(s, at):
        source = subjects.inverted(s, at + 2)
        if source:
            return source, (at + 1, at + 2)
    opens = not s[:at].strip("-(,AC.")
    if opens and sentence.speaks(at):
        behind = _VERB_LAST.match(s, at + 1)
        if behind:
            return behind.span(1), behind.span(2)
    how = _IS_HOW.match(s, at)
    if how and words[at + 2] in _TOLD_BY:
        return how.span(1), how.span(2)
    owner = _OWNED.search(s, 0, at)
    if owner and owner.start():
        span, _ = subjects.simple(s, owner.start())
        if span:
            return span, None
    if at and words[at - 1] in _OWNERS:
        return (at - 1, at), None
    source = subjects.main(s, at)[0]
    if source is None:
        relative = _RELATIVE.search(s, 0, at)
        source = relative.span(1) if relative else None
    return source, None


def before_colon(sentence: Sentence, at: int) -> Range | None:
    """Who speaks before a colon."""
    s, words = sentence.classes, sentence.words
    owner = _OWNER.search(s, 0, at - 1)
    if owner and owner.start():
        return subjects.simple(s, owner.start())[0]
    label = _LABEL.match(s, max(s.rfind("-", 0, at), s.rfind(".", 0, at)) + 1, at)
    if label is None:
        label = _LABEL_FROM.search(s, 0, at)
        label = label if label and words[label.start()] in _FROM else None
    if label:
        return label.span(1)
    here = _HERE.match(s)
    if here and words[0] in ("here", "there"):
        return here.span(1)
    source = subjects.main(s, at)[0]
    if source is None:
        named = _NAMED.match(s, 0, at)
        source = named.span(1) if named else None
    return source


def explained(sentence: Sentence) -> tuple[Range, Range] | None:
    """Source and cue, if a sentence tells whose the quotation before it is.

    Examples
    --------
    >>> text = "That is how Rana Aziz described it."
    >>> explained(Sentence(text, 0, len(text)))
    ((3, 5), (5, 6))
    """
    s, words = sentence.classes, sentence.words
    if words[0] == "so":
        so = _SO.match(s)
        return (so.span(2), so.span(1)) if so else None
    if words[0] not in _POINTING:
        return None
    how = _HOW.match(s)
    if how and words[how.start(1) - 1] in _TOLD_BY:
        return how.span(1), how.span(2)
    of = _WORDS_OF.match(s)
    if of and words[of.start(2) - 1] in _OF and words[of.start(1)] in SAID:
        return of.span(2), of.span(1)
    return None


SAID = frozenset(
    "message words word text quote statement warning answer response verdict view conclusion "
    "line assessment advice reaction plea headline slogan motto mantra question remark comment "
    "sentiment description argument tweet email post letter".split()
)


def spoken_of(sentence: Sentence) -> Range | None:
    """The person that a sentence is about, to whom a quotation behind it belongs.

    Examples
    --------
    >>> text = "The mayor did not mince words."
    >>> spoken_of(Sentence(text, 0, len(text)))
    (0, 2)
    """
    s = sentence.classes
    subject, _ = subjects.main(s, len(s))
    if subject is None:
        owner = re.search(r"s[An]?Y[.]?\Z", s)
        subject = subjects.simple(s, owner.start())[0] if owner and owner.start() else None
    if subject is None:
        return None
    first, last = subject
    if "N" in s[first:last] or sentence.words[first] in _PERSONS:
        return subject
    phrase = " ".join(sentence.tokens[first:last])
    return subject if is_role(phrase[:1].lower() + phrase[1:]) else None
