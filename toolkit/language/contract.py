"""What a language file says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product


def unchanged(word: str, first: bool, last: bool) -> list[str]:
    """No clitics: a word stands for itself."""
    return [word]


@dataclass(frozen=True)
class Language:
    """A language.

    Parameters
    ----------
    code : str
        As in BCP 47.
    name : str
        In English.
    direction : {"ltr", "rtl"}
        Of its script.
    stopwords : callable
        Gives the stop words.
    negators : frozenset of str
        Words that deny what follows, for windows of negation.
    inflect : callable
        All spellings, folded and loosened, that a word of a pattern may have with the clitics
        and endings of the language: ``inflect(word, first, last)``, where `first` and `last`
        say whether it opens and closes the pattern. The word itself is among them.
    """

    code: str
    name: str
    direction: str
    stopwords: Callable[[], frozenset[str]]
    negators: frozenset[str] = frozenset()
    inflect: Callable[[str, bool, bool], list[str]] = unchanged

    @property
    def inflects(self) -> bool:
        """Whether words take clitics or endings that patterns follow."""
        return self.inflect is not unchanged


def iso_stopwords(code: str) -> frozenset[str]:
    """Stop words of the stopwords-iso list, which ships with its package."""
    import stopwordsiso

    return frozenset(stopwordsiso.stopwords(code))


def endings(*rows: str) -> list[str]:
    """Every row of endings: one of each row, in order, "-" for none."""
    return ["".join(row).replace("-", "") for row in product(*map(str.split, rows))]


def with_endings(stems: Iterable[str], ends: Iterable[str]) -> list[str]:
    """Each stem with each ending, once."""
    ends = list(ends)
    return list(dict.fromkeys(stem + end for stem in stems for end in ends))
