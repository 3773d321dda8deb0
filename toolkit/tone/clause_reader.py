"""Words of an English sentence: where a noun phrase ends, and what may be a verb."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.tone.clause_words import (
    ADVERBS,
    AUX,
    COLLECTIVE,
    CONJUNCTIONS,
    DETERMINERS,
    FEELINGS,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVE,
    TITLES,
)
from toolkit.tone.english_verbs import Form, Verb

OTHER = 6  # words of the other participant that are shown
REACH = 6  # words before a name in which what governs it must stand
_OWNER = ("'s", "’s", "'", "’")
_HYPHENS = ("-", "\u2010", "\u2011")
_BEHIND = (
    ADVERBS | AUX | PREPOSITIONS | CONJUNCTIONS | RELATIVE | DETERMINERS | PRONOUNS | PARTICLES
)
_BOUNDS = PREPOSITIONS | CONJUNCTIONS | RELATIVE
_LEFT = _BOUNDS | AUX | PRONOUNS


class Words(NamedTuple):
    """Words of a sentence: as written, in lower case, and what stands before each."""

    written: Sequence[str]
    lower: Sequence[str]
    before: Sequence[str]


class Reader:
    """A sentence, read word by word."""

    def __init__(self, words: Words, verbs: Mapping[str, Form]) -> None:
        self.words, self.verbs, self.size = words, verbs, len(words.lower)

    def at(self, i: int) -> str:
        """Word in lower case; empty outside the sentence."""
        return self.words.lower[i] if 0 <= i < self.size else ""

    def capital(self, i: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= i < self.size and self.words.written[i][:1].isupper()

    def stop(self, i: int) -> bool:
        """Whether a mark of punctuation, or the end, stands before a word."""
        if i >= self.size or i <= 0:
            return True
        marks = self.words.before[i].strip(" \t\n\u00a0-'’$€£")
        last = self.words.lower[i - 1]
        return bool(marks) and not (marks == "." and ("." in last or last in TITLES))

    def joined(self, i: int) -> bool:
        """Whether a hyphen joins a word to the one before."""
        return i < self.size and self.words.before[i].endswith(_HYPHENS)

    def dash(self, i: int) -> bool:
        """Whether a dash stands before a word."""
        return i < self.size and self.words.before[i].strip() in ("–", "—", "--", "-")

    def cut(self, begin: int, end: int) -> bool:
        """Whether punctuation stands between two places."""
        return any(self.stop(i) for i in range(begin, end + 1) if i > 0)

    def adverb(self, i: int) -> bool:
        """Whether a word may stand beside a verb without belonging to its subject or object."""
        word = self.at(i)
        return word in ADVERBS or (word.endswith("ly") and self.form(i) is None)

    def form(self, i: int) -> Form | None:
        """The verb that a word may be a form of; unknown words in -ed may be one too."""
        word = self.at(i)
        named = i > 0 and self.capital(i)
        if not word or word in PREPOSITIONS or named or self.joined(i):
            return None  # "the United States", "including", "Iran-backed"
        known = self.verbs.get(word)
        if known is not None or word in FEELINGS:
            return known
        if word.startswith("un") or not word.isalpha():
            return None
        if len(word) > 4 and word.endswith("ed") and word[-3] != "e":
            return Form(Verb(word, "", True, False), frozenset({"past", "participle"}))
        return None

    def acting(self, i: int) -> bool:
        """Whether an unknown word may be a present participle: "is widening the gap"."""
        word = self.at(i)
        return len(word) > 5 and word.endswith("ing") and not word.endswith("thing")

    def noun(self, i: int) -> bool:
        """Whether a word that looks like a verb is none: an article or the like stands before."""
        return self.at(i - 1) in DETERMINERS and not self.stop(i)

    def verbal(self, i: int) -> bool:
        """Whether a word is most likely a verb."""
        return self.form(i) is not None and not self.noun(i)

    def head(self, end: int) -> int | None:
        """End of the noun phrase of a name; None if the name belongs to another noun."""
        i = end
        if self.joined(end):  # "ISIS-held"
            return None
        owned = self._owner(i)
        i += owned
        while i < self.size and not self.stop(i) and self.at(i) in COLLECTIVE:
            i += 1
            owned = False
        if owned or self._owner(i):
            return None
        ends = self.stop(i) or self.at(i) in _BEHIND or self.at(i).endswith("ly")
        return i if ends or self.form(i) is not None or self.at(i) == "to" else None

    def _owner(self, i: int) -> bool:
        return i < self.size and self.at(i) in _OWNER and not self.words.before[i].strip()

    def left(self, first: int) -> int:
        """Place of the word that governs a name: before its articles, titles and adjectives; -1
        if the clause begins there.
        """
        i, seen = first - 1, False
        for _ in range(REACH):
            if i < 0 or self.stop(i + 1):
                return -1
            word = self.at(i)
            if word in DETERMINERS:
                seen = True
            elif word in _LEFT or self.verbal(i) or (seen and word not in TITLES):
                return i
            i -= 1
        return i

    def oblique(self, left: int) -> bool:
        """Whether a name hangs on a preposition: "with Iran", "such as Iran", "from A and B"."""
        if self.at(left) in ("and", "or") and not self.stop(left):
            before = self.left(left)
            return 0 <= before < left and self.oblique(before)
        if self.at(left) == "as":
            return self.at(left - 1) in ("such", "well", "known", "same")
        return self.at(left) in PREPOSITIONS

    def after(self, begin: int) -> tuple[int, int]:
        """The phrase that directly follows a place, without a particle: "drove out"."""
        while self.at(begin) in PARTICLES and not self.stop(begin):
            begin += 1
        end = begin
        while end < min(begin + OTHER, self.size) and not self.stop(end):
            word = self.at(end)
            if word in _BOUNDS or word in AUX or (end > begin and self.verbal(end)):
                break
            end += 1
        return begin, end

    def before(self, verb: int) -> tuple[int, int]:
        """The phrase before a verb and its auxiliaries; none if it hangs on a preposition, as the
        head of "the chief of the IRGC" stands further off.
        """
        end = verb
        while end > 0 and not self.stop(end) and (self.at(end - 1) in AUX or self.adverb(end - 1)):
            end -= 1
        begin = end
        while begin > max(end - OTHER, 0) and not (begin < end and self.stop(begin)):
            word = self.at(begin - 1)
            if self.stop(begin) or word in _BOUNDS or word in AUX or self.verbal(begin - 1):
                break
            begin -= 1
        hangs = begin > 0 and not self.stop(begin) and self.at(begin - 1) in PREPOSITIONS
        return (0, 0) if hangs else (begin, end)
