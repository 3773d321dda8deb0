"""What a language file says about citing, and how it is looked for beside a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

#: How a text cites an outlet.
RELATIONS = ("told", "interview", "according to", "reported", "published", "credit", "link")
_CUE = re.compile("«(.*?)»")
_NEVER = r"(?!)"
# Vowels and doubling above and below the letters, and marks of direction.
_SIGNS = re.compile("[\u064b-\u0652\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Spellings that stand for each other, one character for one, so that places stay.
_PLAIN = str.maketrans(
    "يىئێكةۀەأإآٱؤۆڕڵ\u200cîıûüêâşçğöÎİÛÜÊŞÇÖ’‘", "ییییکهههااااوورل iiuueascgoIIUUESCO''"
)


class Rule(NamedTuple):
    """Words beside a name that cite.

    Parameters
    ----------
    relation : str
        One of `RELATIONS`.
    words : str
        Regular expression. Before a name it ends where the name begins, behind one it begins
        where the name ends. The cue itself stands in « ».
    sure : {0, 1, 2}
        0: for names that mean an outlet only; 1: also for names that mean other things; 2: also
        for those that a person of the article bears (Bloomberg, Fox).
    """

    relation: str
    words: str
    sure: int = 1


class Found(NamedTuple):
    """A rule that holds; the cue is ``text[start:end]`` of the text that was searched."""

    relation: str
    start: int
    end: int
    before: bool


class Cues:
    """How a language cites.

    Parameters
    ----------
    before, behind : sequence of Rule
        Words before a name, and behind it; of those that hold the first is taken.
    spoils : str
        Behind a name: makes it part of something else (a debate, a building), and no citation.
    on_air : str
        Before a name: "on", with the cue in « »; cites if `speaks` is in the sentence.
    off_air : str
        Before it: an advertisement, a debate, a regular guest on it.
    speaks : str
        That somebody speaks.
    """

    def __init__(
        self,
        before: Sequence[Rule],
        behind: Sequence[Rule],
        spoils: str = _NEVER,
        on_air: str = "«»" + _NEVER,
        off_air: str = _NEVER,
        speaks: str = _NEVER,
    ) -> None:
        self.rules = _spelt(before), _spelt(behind)
        self._spoils = re.compile(plain(spoils))
        self._on_air = re.compile(rf"(?:{_CUE.sub(_grouped('cue'), on_air)})\Z")
        self._off_air = re.compile(off_air)
        self._speaks = re.compile(speaks)

    def before(self, text: str, sure: int) -> Found | None:
        """The rule, of this degree at least, that holds for the words before a name."""
        expression, relations = _joined(self.rules[0], r"(?:{})\Z", sure)
        return _found(expression.search(text), relations, True)

    def behind(self, text: str, sure: int) -> Found | None:
        """The rule that holds for the words behind a name."""
        expression, relations = _joined(self.rules[1], "(?:{})", sure)
        return _found(expression.match(text), relations, False)

    def spoiled(self, text: str) -> bool:
        """Whether what follows makes the name part of something else."""
        return self._spoils.match(text) is not None

    def on_air(self, before: str, sentence: str) -> Found | None:
        """Whether somebody speaks on it."""
        hit = self._on_air.search(before)
        if hit is None or not self._speaks.search(sentence):
            return None
        if self._off_air.search(before, 0, hit.start()):
            return None
        return Found("interview", *hit.span("cue"), True)


def plain(text: str) -> str:
    """A text of the same length in which spellings that stand for each other are one."""
    return text if text.isascii() else text.translate(_PLAIN)


def bare(text: str) -> tuple[str, Sequence[int]]:
    """A text as `plain`, without vowel signs (أكّد) and marks of direction.

    Behind it: the place of each character, and of the end, in the text that was given.
    """
    if text.isascii() or not _SIGNS.search(text):
        return plain(text), range(len(text) + 1)
    places = [n for n, letter in enumerate(text) if not _SIGNS.match(letter)]
    return plain("".join(text[n] for n in places)), [*places, len(text)]


def _spelt(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(rule._replace(words=plain(rule.words)) for rule in rules)


def _grouped(name: str) -> str:
    return rf"(?P<{name}>\1)"


@cache
def _joined(
    rules: tuple[Rule, ...], form: str, sure: int
) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One expression of the rules: group r0, r1 ... the rule that holds, c0, c1 ... its cue."""
    kept = [rule for rule in rules if rule.sure >= sure]
    each = (f"(?P<r{n}>{_CUE.sub(_grouped(f'c{n}'), rule.words)})" for n, rule in enumerate(kept))
    expression = re.compile(form.format("|".join(each) or _NEVER))
    return expression, tuple(rule.relation for rule in kept)


def _found(hit: re.Match[str] | None, relations: Sequence[str], before: bool) -> Found | None:
    if hit is None:
        return None
    n = next(n for n in range(len(relations)) if hit[f"r{n}"] is not None)
    return Found(relations[n], *hit.span(f"c{n}"), before)
