"""Class of an English word: one letter, so that a sentence becomes a string to match.

Those of ``words``, and: N Name  n noun or what is not known  # 5  s 's  g -ing  Q a quotation;
cues: V said  G saying  v claim (noun or verb)  Y statement  R according. Marks stand for
themselves, and for others of their kind.
"""

from __future__ import annotations

from toolkit.voices import cues
from toolkit.voices.english.words import AMBIGUOUS, LISTS, NOT_ADVERBS, NOT_ING, NOT_PAST

CUES = cues.read("en")
WORDS, CLAUSES, TOLD, THAT = CUES["words"], CUES["clauses"], CUES["told"], CUES["that"]
ASKED, TO, CALLING = CUES["asked"], CUES["to"], CUES["calling"]
NOUNS = frozenset(form for form in CUES["nouns"] if " " not in form)
VIEWS = frozenset(CUES["views"])

#: Stands for the inside of quotation marks: a capital letter that no text has.
MASK = "\ua756"
#: The same for a title, “This Week”, which is read as a name.
TITLE = "\ua758"

_REMEMBERED = 100_000  # words whose class is kept
_MARKS = dict(zip("–—―[]…?!@$£€&", "---()...N###C", strict=True)) | {"--": "-"}
_MARKS |= {MASK: "Q", TITLE: "N"}


def _cue(form: str) -> str:
    if form.endswith("ing") and form != "sing":
        return "G"
    stems = (form, form[:-1], form[:-2])
    doubtful = form in NOUNS or any(stem in AMBIGUOUS for stem in stems)
    return "v" if doubtful and not form.endswith("ed") and form != "read" else "V"


def _known() -> dict[str, str]:
    known = {word: letter for letter, words in LISTS.items() for word in words.split()}
    known |= dict.fromkeys(NOUNS | VIEWS, "Y")
    lists = (CALLING, TO, ASKED, THAT, TOLD, WORDS)
    known |= {form: _cue(form) for one in lists for form in one if " " not in form}
    return known | {"say": "V", "according": "R", "to": "t", "'s": "s", "'": "s"}


KNOWN = _known()
#: Words that keep their class when a capital begins them inside a sentence.
_CAPITAL = {w: c for w, c in KNOWN.items() if c == "P" or w in ("says", "said", "told", "tells")}

#: First word of a cue of several words: the words of each.
PHRASES: dict[str, list[list[str]]] = {}
for _list in (WORDS, THAT, TOLD, CALLING, TO):
    for _form in _list:
        if " " in _form:
            PHRASES.setdefault(_form.split()[0], []).append(_form.split())


def phrase(words: list[str], at: int) -> int:
    """Number of words of the cue that begins at a word.

    Examples
    --------
    >>> phrase(["he", "pointed", "out", "that"], 1), phrase(["he", "pointed", "at"], 1)
    (2, 1)
    """
    for parts in PHRASES.get(words[at], ()):
        if words[at : at + len(parts)] == parts:
            return len(parts)
    return 1


class Classes(dict[str, str]):
    """Classes of words as written, worked out when they are first met.

    Parameters
    ----------
    first : bool
        Of words that begin a sentence, where a capital says nothing.
    """

    def __init__(self, first: bool) -> None:
        super().__init__()
        self.first = first

    def __missing__(self, word: str) -> str:
        letter = self._class(word)
        if len(self) < _REMEMBERED and word[0] not in (MASK, TITLE):
            self[word] = letter
        return letter

    def _class(self, word: str) -> str:
        head = word[0]
        if head in _MARKS or word == "--":
            return _MARKS.get(word) or _MARKS[head]
        if head.isdigit():  # a year is a date
            return "d" if len(word) == 4 and word[:2] in ("19", "20") else "#"
        if not head.isalpha() and head not in "'’":
            return head if len(word) == 1 else "N"
        low = word.lower().replace("’", "'")
        if head.isupper() and not self.first:
            return _CAPITAL.get(low) or ("d" if KNOWN.get(low) == "d" else "N")
        return KNOWN.get(low) or _shape(low, head.isupper())


def _shape(low: str, capital: bool) -> str:
    """Class of a word that is in no list."""
    if low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS:
        return "A"
    if low.endswith("ing") and len(low) > 4 + capital and low not in NOT_ING:
        return "g"
    if capital:
        return "N"
    return "E" if low.endswith("ed") and len(low) > 3 and low not in NOT_PAST else "n"


CLASS, FIRST = Classes(False), Classes(True)
