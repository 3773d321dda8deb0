"""Names as a lexicon of actors has them: "Kassim Suleimani" is Qasem Soleimani."""

from __future__ import annotations

import re
import tomllib
from functools import cached_property
from typing import NamedTuple

from toolkit.language.fold import fold, loosen
from toolkit.lexicons import LEXICONS
from toolkit.matching.rules import Languages
from toolkit.matching.spans import Spans
from toolkit.matching.tables import theme_of
from toolkit.themes import Themes
from toolkit.tokens import Tokens
from toolkit.voices.people.lexicon import lexicon
from toolkit.voices.people.roles import read

_WORD = re.compile(r"[\w'*?]+")
_MOST = 50_000  # names that are remembered


def shipped() -> Themes:
    """The lexicon "actors", without the proof by its examples, which takes seconds.

    ``tk.themes("actors")`` proves it; here every process that reads articles would.
    """
    tables = tomllib.loads(LEXICONS["actors"].read_text("utf-8"))
    made = {
        name: theme_of(name, table) for name, table in tables.items() if isinstance(table, dict)
    }
    return Themes(made, "actors")


class Actor(NamedTuple):
    """Name in the lexicon, and the kind that its description tells; empty if it does not."""

    name: str
    kind: str


class Actors:
    """Finds names in a lexicon of actors, such as ``tk.themes("actors")``.

    Parameters
    ----------
    themes : Themes
        Each theme an actor: its label is the name, the words of ``why`` tell its kind.
    language : str
        Of the articles.
    """

    def __init__(self, themes: Themes, language: str = "en") -> None:
        self.themes, self.language = themes, language
        self._known: dict[str, Actor | None] = {}

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """Every theme with what one of its patterns must look like in a name, to ask few themes."""
        end = "" if self.language == "en" else r"\w*"
        made = []
        for key, theme in self.themes.items():
            forms = set()
            for rule in theme.rules:
                if rule.language in (None, self.language):
                    words = map(loosen, map(fold, _WORD.findall(rule.pattern.text)))
                    wild = (
                        re.escape(w).replace(r"\*", r"\w*").replace(r"\?", r"\w") for w in words
                    )
                    forms.add(" ".join(end + word + end for word in wild))
            made.append(
                (key, re.compile(f"\\b(?:{'|'.join(sorted(forms))})\\b" if forms else "(?!)"))
            )
        return made

    def find(self, name: str) -> Actor | None:
        """The actor that a name is, whole; None if it is none, or more than one."""
        if name not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[name] = self._find(name)
        return self._known[name]

    def _find(self, name: str) -> Actor | None:
        words = [loosen(fold(word)) for word in re.findall(r"[\w']+", name)]
        joined = " ".join(words)
        asked = [key for key, pattern in self._patterns if pattern.search(joined)]
        if not asked:
            return None
        tokens = Tokens.build([name])
        matcher = self.themes.matcher(tokens, Languages.from_values([self.language]))
        found = {
            key: self.themes[key]
            for key in asked
            if self._covers(matcher.hits(key).spans, words, self.themes[key].label)
        }
        wider = {theme.part_of for theme in found.values()}
        whole = [theme for key, theme in found.items() if key not in wider]
        if len(whole) != 1:
            return None
        why = re.split("[;,.]", whole[0].why)[0]
        return Actor(whole[0].label, read("en").kind(why))

    @staticmethod
    def _covers(spans: Spans, words: list[str], label: str) -> bool:
        """Whether what the match leaves of a name is in the label, or a word for any body."""
        if not len(spans.first):
            return False
        longest = int(spans.length.argmax())
        first, length = int(spans.first[longest]), int(spans.length[longest])
        rest = {*words[:first], *words[first + length :]}
        return rest <= {*map(loosen, map(fold, label.split()))} | lexicon().bodies
