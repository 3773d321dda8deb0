"""Who says it, in Arabic: behind the verb, before it, or in the sentence before."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.voices.contract import Attribution
from toolkit.voices.languages.arabic.words import (
    BODIES,
    CARRIES,
    CLITICS,
    COMMA,
    FAR,
    LEAD,
    LONGEST,
    NEAR,
    OF,
    OPENS,
    SO,
    STOPS,
    THAT,
    THAT_HE,
    TO_WHOM,
    WHOSE,
    WITH,
    persons,
)
from toolkit.voices.languages.lexicon import Cue, lexicon
from toolkit.voices.languages.shared import MASK, NAME, Page


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
        if at < stop and page.gap(at) and self._to_whom(at):
            return None
        return self._noun(at, stop)

    def _noun(self, at: int, stop: int) -> tuple[int, int] | None:
        page = self.page
        end = at
        while end < stop and end - at < LONGEST:
            word = page.words[end]
            if (
                word in THAT
                or word in THAT_HE
                or word in SO
                or (word == MASK and not self._named(end))
            ):
                break
            if word in STOPS and not (end > at and page.words[end - 1] in OF):
                break
            if end > at and lexicon("ar").at(page, end, stop, word) and word not in OF:
                break
            end += 1
            if page.gap(end - 1) not in ("", "-"):
                break
        return (at, end) if end > at else None

    def _to_whom(self, i: int) -> bool:
        """Whether a word behind a verb tells to whom: "to her mother"."""
        word = self.page.words[i]
        mine = word[0] == "ل" and len(word) > NAME and word.endswith(("ه", "ها", "هم", "نا"))
        return word in TO_WHOM or word.startswith("لل") or (mine and not word.startswith("لج"))

    def _near(self, first: int, cue: Cue) -> tuple[int, int] | None:
        """The subject that stands right before its verb."""
        page = self.page
        for at in range(max(first, cue.first - NEAR), cue.first):
            opens = at == first or set(page.gap(at - 1)) & COMMA or page.words[at - 1] in OPENS
            if opens and page.words[at] not in LEAD | THAT and self._is_noun(at):
                found = self._noun(at, cue.first)
                return found if found and found[1] == cue.first else None
        return None

    def _dropped(self, first: int) -> tuple[int, int] | None:
        """Whom the sentence before was about, where that says nothing itself."""
        page, (start, stop) = self.page, self.before
        if self.last == first or start < 0 or page.paragraph(first):
            return None
        for i in range(start, min(start + FAR, stop - 1)):
            if set(page.gap(i)) & COMMA:
                if i - start < NEAR - 2 and not {page.words[start], page.words[start][1:]} & (
                    STOPS | LEAD
                ):
                    return start, i + 1
                if page.words[i + 1] in WHOSE and i > start:
                    return i - 1, i + 1
        return None

    def _ahead(self, first: int, cue: Cue) -> tuple[int, int] | None:
        """The subject before a verb: of its clause, or of a sentence that begins with a noun."""
        page = self.page
        begins = [first]
        begins += [i + 1 for i in range(first, cue.first - 1) if set(page.gap(i)) & COMMA]
        begins += [i + 1 for i in range(first, cue.first - 1) if page.words[i] in THAT]
        for at in sorted(begins, reverse=True):
            near = at != first
            while at < cue.first and page.words[at] in LEAD | THAT:
                at += 1
            if at < cue.first and (not near or cue.first - at <= NEAR) and self._is_noun(at):
                return self._noun(at, cue.first)
        return None

    def _is_noun(self, i: int) -> bool:
        """Whether a word is surely no verb: it has the article, or is a word for a person."""
        word = self.page.words[i]
        bare = word[1:] if word[0] in "وف" else word
        opened = i > 0 and self.page.words[i - 1] in OPENS
        if word in STOPS or bare in STOPS:
            return False
        return opened or bare.startswith("ال") or word in persons() or bare in persons()

    def _named(self, i: int) -> bool:
        """Whether what stands in quotation marks is a name: the newspaper «...»."""
        page = self.page
        before = page.words[i - 1] if i else ""
        joined = i > 0 and page.starts[i] == page.ends[i - 1]
        return before in BODIES or (before in CLITICS - WITH and joined)

    def _speech(self, i: int) -> bool:
        """Whether a quotation is one, and no name."""
        return self.page.speech(i) and not self._named(i)
