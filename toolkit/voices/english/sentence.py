"""A sentence as tokens and their classes."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import add

from toolkit.voices.english.classes import (
    CLASS,
    FIRST,
    KNOWN,
    MASK,
    NOUNS,
    PHRASES,
    TITLE,
    phrase,
)
from toolkit.voices.english.words import POINTED, RARELY, SURE

Range = tuple[int, int]  # tokens: the first and the one behind the last

_TOKEN = re.compile(
    rf"[{MASK}{TITLE}]+(?:[^{MASK}{TITLE}\n]{{1,2}})?"
    rf"|(?:[^\W\d_]\.){{2,}}|(?:{POINTED})\.|[A-Z]\.\Z"
    r"|[DRI]-[A-Z][a-z]*\.?(?:[A-Z]\.)?(?=[),])"
    r"|['’](?:s|d|ll|ve|re|m)\b|n['’]t\b|(?<=s)['’]\Z|[@#]?\w+?(?=n['’]t\b)"
    r"|[@#]?\w(?:[\w&/.-]*\w)?(?:['’](?!(?:s|d|ll|ve|re|m)\b)\w+)*|--|\S",
    re.S,
)
# What stands beside a word can change its class; the name of a group is the new one.
_BESIDE = re.compile(
    r"[VEGgISs](?:"
    r"(?P<noun>(?<=[Ds][VEGg])(?=[nNY])|(?<=[Ds]g))"  # the reported deal, a leading man
    r"|(?P<n>(?<=[I#EVG]V)(?=n)|(?<=VE)(?=[nY]))"  # in reported cases, said closed roads
    r"|(?P<Y>(?<=DG|sG|sV)(?=[.,;:IQ)]))"  # his warning
    r"|(?P<A>(?<=[EV]I)(?=t[VnA]))"  # went on to say
    r"|(?P<Z>(?<=[PWHSA]s))"  # he's
    r"|(?P<D>(?<=I)(?=A?#|DI#)|(?<=DS)(?=[#D])))"  # about 40, more than 40
)
_PARENTHESIS = re.compile(r"\([^()Q]{1,8}\)")
_LEADING = "-'(.\"*"  # before the first word of a sentence
_HEADLINE = 0.6  # share of capitals from which on they say nothing
_CAPITALS = frozenset("VvGIXZHtCDPAS")


class _Chunks(dict[str, tuple[tuple[str, ...], str]]):
    """Tokens of what stands between blanks, and their classes."""

    def __missing__(self, chunk: str) -> tuple[tuple[str, ...], str]:
        tokens = tuple(_TOKEN.findall(chunk))
        made = tokens, "".join([CLASS[token] for token in tokens])
        if len(self) < _REMEMBERED and MASK not in chunk and TITLE not in chunk:
            self[chunk] = made
        return made


_REMEMBERED = 100_000
_CHUNKS = _Chunks()


class Sentence:
    """A stretch of a masked text.

    Parameters
    ----------
    masked : str
        Text with its quotations hidden.
    start, end : int
        Characters of the sentence.

    Examples
    --------
    >>> sentence = Sentence("The mayor's aide didn't say so.", 0, 31)
    >>> sentence.classes, sentence.words[:4], sentence.chars((1, 4))
    ('DnsnXXVC.', ['the', 'mayor', "'s", 'aide'], (4, 16))
    """

    __slots__ = ("_begins", "_chunks", "_start", "_stretch", "_words", "classes", "tokens")

    def __init__(self, masked: str, start: int, end: int) -> None:
        self._stretch, self._start = masked[start:end], start
        self._words: list[str] | None = None
        self._begins: list[int] | None = None
        self._chunks = [_CHUNKS[chunk] for chunk in self._stretch.split()]
        parts = zip(*self._chunks, strict=True)
        self.tokens: list[str] = [*chain.from_iterable(next(parts, ()))]
        self.classes = self._read("".join(next(parts, ())))

    @property
    def words(self) -> list[str]:
        """Tokens in small letters."""
        if self._words is None:
            self._words = list(map(str.lower, self.tokens))
        return self._words

    def _starts(self) -> list[int]:
        if self._begins is None:
            before = [*accumulate(map(len, self.tokens), initial=self._start)]
            blanks = [n for n, (tokens, _) in enumerate(self._chunks) for _ in tokens]
            if len(self._stretch) == before[-1] - self._start + len(self._chunks) - 1:
                self._begins = list(map(add, before, blanks))
            else:  # not one blank between chunks
                self._begins, at = [], 0
                for token in self.tokens:
                    at = self._stretch.find(token, at)
                    self._begins.append(self._start + at)
                    at += len(token)
        return self._begins

    def chars(self, tokens: Range) -> tuple[int, int]:
        """Characters of the text that some tokens stand at."""
        starts, last = self._starts(), tokens[1] - 1
        return starts[tokens[0]], starts[last] + len(self.tokens[last])

    def _read(self, s: str) -> str:
        """Classes after those of the words alone, as the words beside them say."""
        first = len(s) - len(s.lstrip(_LEADING))
        if first < len(s):
            s = s[:first] + FIRST[self.tokens[first]] + s[first + 1 :]
        if len(s) > 4 and s.count("N") > _HEADLINE * len(s):
            s = "".join(map(_headline, self.tokens, s))
        if not PHRASES.keys().isdisjoint(self.tokens):
            s = self._phrases(list(s))
        if "v" in s:
            s = self._verbs(list(s))
        s = _BESIDE.sub(self._beside, s)
        if "(" in s:
            s = _PARENTHESIS.sub(lambda m: f"({'p' * (len(m[0]) - 2)})", s)
        if s[:1] == "g" and s[1:2] in ("V", "X", "Z", "E"):
            s = "N" + s[1:]  # Fleming said
        return s

    def _beside(self, match: re.Match[str]) -> str:
        if match.lastgroup == "noun":
            return match[0] if self.words[match.start()] in SURE else "n"
        return str(match.lastgroup)

    def _phrases(self, letters: list[str]) -> str:
        for at, token in enumerate(self.tokens):
            if token in PHRASES and phrase(self.words, at) > 1:
                letters[at] = "G" if token.endswith("ing") else "V"
        return "".join(letters)

    def _verbs(self, letters: list[str]) -> str:
        """Settle forms that are nouns or verbs by what stands beside them."""
        for at, letter in enumerate(letters):
            if letter == "v":
                verb = self._is_verb(letters, at)
                letters[at] = "V" if verb else "Y" if self.words[at] in NOUNS else "n"
        return "".join(letters)

    def _is_verb(self, letters: list[str], at: int) -> bool:
        word = self.words[at]
        before = letters[at - 1] if at else ""
        after = letters[at + 1] if at + 1 < len(letters) else ""
        if not before or (word in RARELY and before not in "PXWt"):
            return False
        ends_in_s = word.endswith("s") and not word.endswith("ss")
        if before in "PWXA":
            return not (before == "A" and at > 1 and letters[at - 2] == "D")
        if before == "t":
            return not ends_in_s and after not in (".", ",", "n", "N", "")
        if before not in "nNY)," or not after:
            return False
        subject = self.words[at - 1]
        if ends_in_s:  # Iran claims, but not: officials claims
            agrees = not subject.endswith("s") or before == "N"
            return agrees and after in ("HDPQSO:" if before == "n" else "HDPNQS#nO:tAWd")
        return before != "," and subject.endswith("s") and after in "HDPQSO:tN#"


def _headline(token: str, letter: str) -> str:
    """Class in a headline, where a capital does not make a name."""
    if letter != "N" or token[0] == TITLE or token.isupper():
        return letter
    known = KNOWN.get(token.lower(), "N")
    return known if known in _CAPITALS else "N"
