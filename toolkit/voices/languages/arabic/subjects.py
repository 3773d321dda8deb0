"""Who says it, in Arabic: behind the verb, before it, or in the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.voices.contract import Attribution
from toolkit.voices.languages.arabic.words import (
    ABOUT_BY,
    ANNOUNCE,
    ASKED,
    BODIES,
    BY,
    CARRIES,
    CLITICS,
    COMMA,
    GENERAL,
    HEADS,
    IN,
    IT,
    KEPT_BACK,
    KIN,
    LONGEST,
    OF,
    OPENS,
    SAYING,
    SO,
    STOPS,
    THAT,
    THAT_HE,
    TO_WHOM,
    WITH,
    announced,
    person,
    persons,
)
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.shared import MASK, NAME, Page, key

TANWIN = "\u064b"  # on an object
YEAR, STATEMENT = key("العام"), key("بيان")


@dataclass
class Subjects:
    """Finds the subjects of verbs.

    Attributes
    ----------
    last : Token behind the sentence that last said something.
    before : The sentence before, of the same paragraph.
    """

    page: Page
    found: list[Attribution] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    last: int = -1
    before: tuple[int, int] = (-1, -1)

    def _behind(self, cue: Cue, stop: int) -> tuple[int, int] | None:
        """The subject behind a verb."""
        page, at = self.page, cue.last
        if page.words[cue.first].removeprefix("و") in CARRIES:
            about = next(
                (i for i in range(at, min(at + LONGEST, stop)) if page.words[i] == "عن"), 0
            )
            if about:
                return self._noun(about + 1, stop)
        if page.gap(cue.last - 1):
            return None
        while at < stop and not page.gap(at) and self._to_whom(at):
            at += 1
            at += at < stop and page.words[at] == MASK and page.starts[at] == page.ends[at - 1]
        if at < stop and page.gap(at) and self._to_whom(at):
            return None
        found = self._noun(at, self._object(cue, stop) or stop)
        return None if found and self._suffered(found[0]) else found

    def _object(self, cue: Cue, stop: int) -> int | None:
        """Where a noun stands that is said: "announced the closure", "called on X to decide"."""
        page = self.page
        if cue.word(page) in ABOUT_BY:
            for i in range(cue.last + 1, min(stop - 1, cue.last + LONGEST)):
                word = page.words[i]
                if word in THAT or word in THAT_HE or word == MASK or word in IN:
                    return None
                if word.startswith(BY):
                    return i
        if cue.word(page) in ANNOUNCE:
            for i in range(cue.last, min(stop, cue.last + LONGEST)):
                if page.words[i] in THAT or page.words[i] in THAT_HE or page.words[i] == MASK:
                    return None
                if announced(page.words[i]) and page.words[i - 1] not in HEADS:
                    kept = (
                        page.words[i - 1] in ASKED or page.words[min(i + 1, stop - 1)] in KEPT_BACK
                    )
                    return None if kept else i
        return None

    def _accusative(self, i: int) -> bool:
        """Whether a word is written as an object."""
        return self.page.words[i][-1] == "ا" and TANWIN in self.page.original(i)

    def _suffered(self, i: int) -> bool:
        """Whether a noun behind a verb is its object: "described his guest as"."""
        word = self.page.words[i]
        if person(word):
            return False
        if self._accusative(i):
            return True
        for end in () if self.page.written(i, "ة") else IT:
            stem = word.removesuffix(end)
            if stem != word and len(stem) > NAME - 1:
                return not {stem, stem.removesuffix("ت") + key("ة")} & (KIN | persons())
        return False

    def _noun(self, at: int, stop: int) -> tuple[int, int] | None:
        page = self.page
        end = at
        while end < stop and end - at < LONGEST:
            word = page.words[end]
            if (
                word in THAT
                or word in THAT_HE
                or word in SO
                or (word == MASK and not (self._named(end) or (end == at and self._set(end, stop))))
                or (end == at and word in SAYING)
            ):
                break
            if word in STOPS and not self._goes_on(at, end):
                break
            if end > at and self._accusative(end):
                break
            if end > at and lexicon("ar").at(page, end, stop, word) and word not in OF:
                break
            end += 1
            if page.gap(end - 1) not in ("", "-"):
                break
        return (at, end) if end > at else None

    def _goes_on(self, at: int, i: int) -> bool:
        """Whether a subject goes on with a word at which others end."""
        word, before = self.page.words[i], self.page.words[i - 1]
        if i == at:
            return word == STATEMENT
        return before in OF or (word == YEAR and before in GENERAL)

    def _set(self, i: int, stop: int) -> bool:
        """Whether a name set in marks is a subject: «X» said that."""
        page = self.page
        if page.sizes[i] > NAME or i + 1 >= stop or ":" in page.gap(i):
            return False
        behind = page.words[i + 1]
        if page.gap(i):
            return bool(set(page.gap(i)) & COMMA) and self._is_noun(i + 1)
        return behind in THAT or behind in THAT_HE or behind in STOPS

    def _to_whom(self, i: int) -> bool:
        """Whether a word behind a verb tells to whom: "to her mother"."""
        word = self.page.words[i]
        mine = word[0] == "ل" and len(word) > NAME and word.endswith(("ه", "ها", "هم", "نا"))
        return word in TO_WHOM or word.startswith("لل") or (mine and not word.startswith("لج"))

    def _is_noun(self, i: int) -> bool:
        """Whether a word is surely no verb: it has the article, or is a word for a person."""
        word = self.page.words[i]
        bare = word[1:] if word[0] in "وف" else word
        opened = i > 0 and self.page.words[i - 1] in OPENS
        if word in STOPS or bare in STOPS:
            return False
        known = persons()
        his = next((word[: -len(end)] for end in IT if word.endswith(end)), "")
        return opened or bare.startswith("ال") or not known.isdisjoint((word, bare, his))

    def _named(self, i: int) -> bool:
        """Whether what stands in quotation marks is a name: the newspaper «...»."""
        page = self.page
        before = page.words[i - 1] if i else ""
        joined = i > 0 and page.starts[i] == page.ends[i - 1]
        return before in BODIES or (before in CLITICS - WITH and joined)

    def _speech(self, i: int) -> bool:
        """Whether a quotation is one, and no name."""
        return self.page.speech(i) and not self._named(i)
