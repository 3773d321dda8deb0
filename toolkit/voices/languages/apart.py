"""A source taken apart, in Persian, Arabic, Kurdish and Turkish: the name, and what somebody is.

The scripts of three of the languages have no capitals, so that a name is what the words for
offices, bodies and everyday things leave over, from a given name on; where that is not sure, it is
left empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from toolkit.language import LANGUAGES
from toolkit.voices.languages.naming import Naming
from toolkit.voices.languages.shared import key
from toolkit.voices.people.roles import Roles, read

LONGEST = 4  # words of a name
OBLIQUE = "ê"  # ends places in Kurmanji: "the minister of France"
OF = frozenset(map(key, "عبد بن ابن آل أبو ابو زاده پور".split()))  # names go on behind these
WORD = re.compile(r"[^\W_](?:[\w\u200c\u200d\u064b-\u0652]*[\w\u064b-\u0652])?(?:['’][^\W_]+)?")


class Source(NamedTuple):
    """A source taken apart: the words of the name, the role as written, its kind, and whether
    it is one that is named ("the minister", not "a minister").
    """

    name: tuple[str, ...]
    role: str
    kind: str
    known: bool
    phrase: str


@cache
def common(code: str) -> frozenset[str]:
    """Words of everyday, as keys."""
    return frozenset(map(key, LANGUAGES[code].stopwords()))


class Parts:
    """Takes sources of a language apart."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.roles: Roles = read(naming.code)
        self.common = common(naming.code)
        self.is_role = cache(self.roles.is_role)
        self.everyday = self.common - naming.given

    def apart(self, phrase: str) -> Source:
        """Take a source apart."""
        naming = self.naming
        written = [w.group() for w in WORD.finditer(phrase)]
        if naming.capitals:
            written = [re.split("['’]", word)[0] for word in written]
        keys = [key(word) for word in written]
        if len(keys) == 1 and keys[0] in naming.one | naming.many:
            return Source((), "one" if keys[0] in naming.one else "many", "", False, phrase)
        if naming.article and keys and keys[0].startswith("لل"):
            phrase = phrase.replace("لل", "ال", 1)
            keys[0] = "ا" + keys[0][1:]
        kind = self._kind(phrase, written, keys)
        told = set(self._told(keys))
        titles = set(self._titles(keys))
        left = [i for i in range(len(keys)) if i not in told | titles]
        vague = self._vague(keys, told)
        name = () if vague else self._name(written, keys, told, titles, left)
        role = whole = " ".join(phrase.split())
        if name:
            beside = [w for i, w in enumerate(written) if w not in name and i not in titles - told]
            role = " ".join(beside) if told else ""
        return Source(tuple(name), role, kind, bool(told) and not vague, whole)

    def sure(self, source: Source, alone: set[str]) -> Source:
        """Without a name, unless capitals, a given name or its last word elsewhere speak for it."""
        name, naming = source.name, self.naming
        if len(name) < 2 or naming.capitals or key(name[0]) in naming.given:
            return source
        known = key(name[1]) in alone and not self._led(key(name[0]))
        if len(name) == 2 and (known or self._titled(source)):
            return source
        if naming.first and source.role and source.phrase.startswith(name[0]) and self._bare(name):
            return source
        return source._replace(name=(), role=source.phrase)

    def same(self, role: str, other: str) -> bool:
        """Whether one role is the beginning of the other: "the minister", "minister of oil"."""
        one, two = ([self._stem(key(w)) for w in WORD.findall(x)] for x in (role, other))
        size = min(len(one), len(two))
        return bool(size) and one[:size] == two[:size]

    def fits(self, pair: tuple[str, str]) -> bool:
        """Whether two words that stand together are a name."""
        one, two = map(key, pair)
        named = one in self.naming.given and two not in self.common
        named = named and not (self.naming.article and pair[0].endswith("ى"))  # "on", not Ali
        capitals = pair[0][0].isupper() and pair[1][0].isupper()
        told = set(self._told([one])) | set(self._told([two])) or one in self.roles.titles
        return not told and (capitals if self.naming.capitals else named)

    def _kind(self, phrase: str, written: list[str], keys: list[str]) -> str:
        """Kind of a source; a title counts only where nothing else tells: "Dr X, the minister"."""
        plain = " ".join(written) if self.naming.capitals else phrase
        titles = set(self._titles(keys))
        first = next((i for i in range(len(keys)) if i not in titles), 0)
        rest = self.roles.kind(" ".join(written[first:])) if first else ""
        return rest or self.roles.kind(plain)

    def _titled(self, source: Source) -> bool:
        """Whether two Arabic words behind a role are a name: without articles and prepositions."""
        first, second = map(key, source.name)
        article = self.naming.article
        bare = not (first.startswith(article) or self._led(first) or second.startswith(article))
        return bool(article and source.known and source.role) and bare

    def _led(self, word: str) -> bool:
        """Whether a preposition is written with an Arabic word."""
        led = bool(self.naming.article) and word[0] in "بل"
        return led and (len(word) > LONGEST or bool(set(self._told([word[1:]]))))

    def _titles(self, keys: list[str]) -> Iterator[int]:
        """Words of titles, "Ayat Allah" too."""
        for i, word in enumerate(keys):
            if word in self.roles.titles:
                yield i
            elif " ".join(keys[i : i + 2]) in self.roles.titles:
                yield from (i, i + 1)

    def _bare(self, name: tuple[str, ...]) -> bool:
        """Whether words before a role are no chain of nouns, "the office of"."""
        ends = self.naming.chains
        return not any(key(word).endswith(ends) for word in name[:-1]) and len(name) < LONGEST

    def _told(self, keys: list[str]) -> Iterator[int]:
        """Words of roles and bodies; not a surname that is spelled like one."""
        for entries in (self.roles.roles, self.roles.neutral, self.roles.bodies):
            for first, behind, _ in entries.all(keys):
                if not (behind - first == 1 and self._surname(keys, first)):
                    yield from range(first, behind)

    def _surname(self, keys: list[str], i: int) -> bool:
        """Whether a word stands right behind a given name with which a phrase begins."""
        titles = self.roles.titles
        if not i or keys[i - 1] not in self.naming.given or keys[i] in titles:
            return False
        return all(word in titles for word in keys[: i - 1])

    def _vague(self, keys: list[str], told: set[int]) -> bool:
        """Whether a phrase names nobody: "an official", "traders"."""
        naming, first = self.naming, min(told, default=-1)
        if naming.vague & set(keys) or any(
            w.endswith(naming.endings) and w not in naming.given for w in keys if naming.endings
        ):
            return True
        if naming.article and first == 0 and not keys[0].startswith(naming.article):
            after = keys[1] if len(keys) > 1 else ""
            return not after or (
                after.endswith(("ی", "یه"))
                and not after.startswith(naming.article)
                and after not in naming.given
            )
        return False

    def _name(
        self,
        written: list[str],
        keys: list[str],
        told: set[int],
        titles: set[int],
        left: list[int],
    ) -> tuple[str, ...]:
        naming, last = self.naming, max(told, default=-1)
        if naming.capitals:
            run = self._capitals(written, keys, told, left)
            return tuple(written[i] for i in run[-LONGEST:])
        run = self._before(keys, told, titles, left) if told else []
        if not run:
            run = [i for i in left if i > last]
            while run and naming.article and told and self._adjective(keys[run[0]]):
                run = run[1:]
            run = self._from_given(keys, run) if told else run
        if not run or len(run) > LONGEST or any(keys[i] in self.everyday for i in run):
            return ()
        if told and len(run) > 2 and keys[run[0]] not in naming.given:
            return ()
        if naming.article and not told and len(run) > 1 and keys[run[0]].startswith(naming.article):
            return ()
        return tuple(written[i] for i in run)

    def _before(
        self, keys: list[str], told: set[int], titles: set[int], left: list[int]
    ) -> list[int]:
        """Words of a name before a role, behind titles: "Dr X Y, the speaker"."""
        start = 0
        while start in titles:
            start += 1
        end = next((i for i in sorted(told) if i >= start), 0)
        run = [i for i in left if start <= i < end]
        if not 1 < len(run) < LONGEST or run[-1] - run[0] != len(run) - 1:
            return []
        return run if self.naming.code != "ar" or keys[run[0]] in self.naming.given else []

    def _from_given(self, keys: list[str], run: list[int]) -> list[int]:
        """What stands behind a role, from a given name on; without one its last two words."""
        given = self.naming.given
        for n, i in enumerate(run[:-1]):
            if keys[i] in given and i and keys[i - 1] in self.naming.holy:
                return []  # "the hospital of Imam X"
            if keys[i] in given and i + 1 == run[n + 1]:
                end = n + 2
                while end < min(len(run), n + LONGEST) and keys[run[end - 1]] in given | OF:
                    end += 1
                return run[n:end]
        if self.naming.article:  # "the minister of the waters X Y"
            n = next(
                (n for n, i in enumerate(run) if not keys[i].startswith(self.naming.article)), 0
            )
            return run[n:] if len(run) - n == 2 else run
        return run

    def _capitals(
        self, written: list[str], keys: list[str], told: set[int], left: list[int]
    ) -> list[int]:
        """Words with capitals behind a role."""
        last = max(told, default=-1)
        run = [i for i in left if i > last and written[i][0].isupper()]
        if not self.naming.chains or not run:
            return run
        if told and not any(map(self.is_role, (written[i] for i in told))):
            return []  # a body is nobody
        of = [n + 1 for n, i in enumerate(run[:-1]) if written[i].endswith(self.naming.chains)]
        if of and not told:
            return []  # "the house of ..."
        run = run[max(of, default=0) :]
        whole = run[-1] - run[0] == len(run) - 1 and not written[run[-1]].endswith(OBLIQUE)
        if len(run) == 1:
            return [] if written[run[0]].isupper() or (told and not whole) else run  # "WHO"
        return run[-2:] if whole and told else run if whole else []

    def _adjective(self, word: str) -> bool:
        return word.startswith(self.naming.article) and word.endswith(("ی", "یه"))

    def _stem(self, word: str) -> str:
        return word.removeprefix(self.naming.article) if self.naming.article else word
