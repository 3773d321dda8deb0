"""A sentence as tokens and their classes."""

from __future__ import annotations

import re
from itertools import accumulate, chain
from operator import itemgetter

from toolkit.voices.english.chunks import Chunk, chunks
from toolkit.voices.english.classes import FIRST, KNOWN, MASK, NOUNS, PHRASES, TITLE, phrase
from toolkit.voices.english.words import AS_NAMES, RARELY, SURE

Range = tuple[int, int]  # tokens: the first and the one behind the last

# What stands beside a word can change its class; the name of a group is the new one.
_BESIDE = re.compile(
    r"[VEGgISs](?:"
    r"(?P<noun>(?<=[Ds][VEGg])(?=[nNY])|(?<=[Ds]g)|(?<=[Ds]G)(?=[VXZE]))"  # the reported deal
    r"|(?P<n>(?<=[I#EVG]V)(?=n)|(?<=VE)(?=[nY]))"  # in reported cases, said closed roads
    r"|(?P<Y>(?<=DG|sG|sV)(?=[.,;:IQ)]))"  # his warning
    r"|(?P<A>(?<=[EV]I)(?=t[VnA])|(?<=XS)(?=[VEZ]))"  # went on to say, has since said
    r"|(?P<Z>(?<=[PWHSA]s))"  # he's
    r"|(?P<D>(?<=I)(?=A?#|DI#)|(?<=DS)(?=[#D])))"  # about 40, more than 40
)
_NAMELIKE = re.compile(r"(?:^|(?<=[QN]))[AdX](?=V|,W)")
_PARENTHESIS = re.compile(r"\([^()Q]{1,8}\)")
_TOKENS, _CLASSES, _WORDS = itemgetter(0), itemgetter(1), itemgetter(3)  # of a Chunk
_LEADING = "-'(.\"*"  # before the first word of a sentence
_HEADLINE = 0.6  # share of capitals from which on they say nothing
_CAPITALS = frozenset("VvGIXZHtCDPAS")
_CLAUSE = re.compile(r"[VXZERQ]")  # is no noun phrase any more
# Stands behind a noun, or shows that another word is the verb.
_NO_VERB = re.compile(r"[nNYv#Ds\-C]|I(?![nDNd])|[,I][^Q]*[VvXZE]")
_SPOKEN = frozenset(",?!-–—…")  # before the mark that closes speech which goes on: "...," X said


class Sentence:
    """A stretch of a masked text.

    Parameters
    ----------
    masked : str
        Text with its quotations hidden.
    start, end : int
        Characters of the sentence.
    pieces, phrases : list of tuple and bool, optional
        Of `chunks`, if they are known.

    Examples
    --------
    >>> sentence = Sentence("The mayor's aide didn't say so.", 0, 31)
    >>> sentence.classes, sentence.words[:4], sentence.chars((1, 4))
    ('DnsnXXVC.', ['the', 'mayor', "'s", 'aide'], (4, 16))
    """

    __slots__ = (
        "_begins",
        "_chunks",
        "_classes",
        "_phrased",
        "_start",
        "_stretch",
        "_tokens",
        "_words",
    )

    def __init__(
        self,
        masked: str,
        start: int,
        end: int,
        pieces: list[Chunk] | None = None,
        phrases: bool = False,
    ) -> None:
        self._stretch, self._start = masked[start:end], start
        if pieces is None:
            pieces, _, phrases = chunks(self._stretch)
        self._chunks, self._phrased = pieces, phrases
        self._classes: str | None = None
        self._tokens: list[str] | None = None
        self._words: list[str] | None = None
        self._begins: list[int] | None = None

    @property
    def classes(self) -> str:
        """A letter for each token."""
        if self._classes is None:
            self._classes = self._read("".join(map(_CLASSES, self._chunks)))
        return self._classes

    @property
    def tokens(self) -> list[str]:
        """Words and marks."""
        if self._tokens is None:
            self._tokens = [*chain.from_iterable(map(_TOKENS, self._chunks))]
        return self._tokens

    @property
    def words(self) -> list[str]:
        """Tokens in small letters."""
        if self._words is None:
            self._words = [*chain.from_iterable(map(_WORDS, self._chunks))]
        return self._words

    def _starts(self) -> list[int]:
        """Where each token stands."""
        if self._begins is None:
            begins = [*accumulate([c[5] + 1 for c in self._chunks], initial=self._start)]
            if begins[-1] - self._start != len(self._stretch) + 1:  # not one blank between them
                begins, at = [], 0
                for chunk in self._stretch.split():
                    at = self._stretch.find(chunk, at)
                    begins.append(self._start + at)
                    at += len(chunk)
            self._begins = [
                begin + offset
                for begin, chunk in zip(begins, self._chunks, strict=False)
                for offset in chunk[4]
            ]
        return self._begins

    def chars(self, tokens: Range) -> tuple[int, int]:
        """Characters of the text that some tokens stand at."""
        starts, last = self._starts(), tokens[1] - 1
        return starts[tokens[0]], starts[last] + len(self.tokens[last])

    def _read(self, s: str) -> str:
        """Classes after those of the words alone, as the words beside them say."""
        first = len(s) - len(s.lstrip(_LEADING))
        if first < len(s):
            token = self.tokens[first] if first else self._chunks[0][0][0]
            s = s[:first] + FIRST[token] + s[first + 1 :]
        if len(s) > 4 and s.count("N") > _HEADLINE * len(s):
            s = "".join(map(_headline, self.tokens, s))
        if self._phrased:
            s = self._phrases(list(s))
        if "v" in s:
            s = self._verbs(list(s))
        s = _BESIDE.sub(self._beside, s)
        if "(" in s:
            s = _PARENTHESIS.sub(lambda m: f"({'p' * (len(m[0]) - 2)})", s)
        if s[:1] == "g" and s[1:2] in ("V", "X", "Z", "E"):
            s = "N" + s[1:]  # Fleming said
        if "dV" in s or "XV" in s or "AV" in s or ",W" in s:
            s = _NAMELIKE.sub(self._named, s)
        return s

    def _named(self, match: re.Match[str]) -> str:
        """A name that is another word as well: "May said", "Jolly said"."""
        token = self.tokens[match.start()]
        first = not match.start() or self.tokens[match.start() - 1][0] == MASK
        named = token.lower() in AS_NAMES or (first and token.endswith("ly"))
        return "N" if named and token[0].isupper() else match[0]

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
        quoted = "Q" in letters
        for at, letter in enumerate(letters):
            if letter == "v":
                verb = (quoted and self._tells(letters, at)) or self._is_verb(letters, at)
                letters[at] = "V" if verb else "Y" if self.words[at] in NOUNS else "n"
        return "".join(letters)

    def speaks(self, quote: int) -> bool:
        """Whether a quotation closes as speech does whose sentence goes on."""
        token = self.tokens[quote]
        return len(token) > 1 and token[-2] in _SPOKEN

    def _tells(self, letters: list[str], at: int) -> bool:
        """Whether it is the verb of a quotation before: "...," the report claims."""
        before = "".join(letters[:at])
        quote = before.rfind("Q")
        if quote < 0 or not self.speaks(quote):
            return False
        subject, rest = before[quote + 1 :], "".join(letters[at + 1 :])
        if not subject:  # "...," reports Reuters
            word = self.words[at]
            third = word.endswith("s") and (word == "states" or word not in RARELY)
            return third and rest[:1] in ("D", "N", "P", "#")
        if _CLAUSE.search(subject) or subject[-1] not in "nNY#D)," or subject[0] not in "DnNY#AE":
            return False
        if _NO_VERB.match(rest):
            return False
        word, last = self.words[at], self.words[at - 1]
        if word.endswith("s") and not word.endswith("ss"):
            return True
        plural = last.endswith(("s", "men", "people")) or "C" in subject
        return plural and subject[-1] != ","

    def _is_verb(self, letters: list[str], at: int) -> bool:
        word = self.words[at]
        before = letters[at - 1] if at else ""
        after = letters[at + 1] if at + 1 < len(letters) else ""
        if not before or (word in RARELY and before not in "PXWt"):
            return (
                word == "states"
                and before in ("n", "N")
                and self._states(at, "".join(letters[at + 1 : at + 3]))
            )
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

    def _states(self, at: int, after: str) -> bool:
        """Whether it is the verb: the embassy states that, "..."; but not: the United States."""
        says = after[:1] in ("Q", ":") or after in ("HP", "HD", "HN")
        return says and self.words[at - 1] not in ("united", "member")


def _headline(token: str, letter: str) -> str:
    """Class in a headline, where a capital does not make a name."""
    if letter != "N" or token[0] == TITLE or token.isupper():
        return letter
    known = KNOWN.get(token.lower(), "N")
    return known if known in _CAPITALS else "N"
