"""Themes: named sets of patterns, kept in a TOML file that checks itself when it is read."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.lexicons import LEXICONS
from toolkit.matching.proof import prove
from toolkit.matching.rules import Languages, Rule
from toolkit.matching.search import Search
from toolkit.matching.tables import HEADER, check_nesting, theme_of
from toolkit.matching.theme import Matcher, Theme
from toolkit.paths import anchored
from toolkit.tokens import Tokens


@dataclass(frozen=True)
class Themes(Mapping[str, Theme]):
    """Themes by name, in the order of the file; `source` says where they came from.

    `others` are themes that were left out by `only`: what they contribute as parts of a theme,
    or take from it, still holds.
    """

    themes: dict[str, Theme] = field(default_factory=dict)
    source: str = ""
    others: dict[str, Theme] = field(default_factory=dict)

    @property
    def every(self) -> dict[str, Theme]:
        """The themes with those that they need."""
        return {**self.others, **self.themes}

    def matcher(self, tokens: Tokens, languages: Languages | None = None) -> Matcher:
        """What finds these themes in an index."""
        return Matcher(self.every, Search(tokens, languages))

    def __getitem__(self, name: str) -> Theme:
        one_of("theme", name, list(self.themes))
        return self.themes[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.themes)

    def __len__(self) -> int:
        return len(self.themes)

    def __contains__(self, name: object) -> bool:
        return name in self.themes

    def __repr__(self) -> str:
        rules = sum(len(t.rules) for t in self.themes.values())
        proofs = sum(len(t.examples) + len(t.counter_examples) for t in self.themes.values())
        names = ", ".join(self.themes)
        return f"<Themes: {names} ({rules} patterns, {proofs} examples pass)>"

    def __hash__(self) -> int:
        return hash(tuple(self.themes.values()))

    def only(self, *names: str) -> Themes:
        """Some of the themes, in the order given.

        Raises
        ------
        ToolkitError
            A name is not known, or none was given.
        """
        if not names:
            raise ToolkitError(f"No theme was named. Allowed: {listed(self.themes)}.")
        return Themes({name: self[name] for name in names}, self.source, self.every)

    def frame(self) -> pd.DataFrame:
        """One row per pattern: theme, pattern, valuetype, case, language, kind, excluded.

        ``kind`` is pattern, in context, anaphor or context, as in the theme file.
        """
        rows = [
            (t.name, r.pattern.text, r.pattern.valuetype, r.pattern.case, r.language or "", kind, x)
            for t in self.themes.values()
            for r, kind, x in _every_rule(t)
        ]
        names = ["theme", "pattern", "valuetype", "case", "language", "kind", "excluded"]
        return pd.DataFrame(rows, columns=names)


def _every_rule(theme: Theme) -> Iterator[tuple[Rule, str, bool]]:
    yield from ((rule, rule.kind, False) for rule in theme.rules)
    yield from ((rule, "context", False) for c in theme.contexts for rule in c.rules)
    yield from ((rule, rule.kind, True) for rule in theme.exclude)


def themes(source: str | Path | Mapping[str, Any] | Iterable[str]) -> Themes:
    """Read themes and prove them on their own examples.

    Parameters
    ----------
    source : path, mapping or list of str
        A TOML file with one table per theme, or the same as a mapping; or the name of a lexicon
        that comes with the toolkit: "actors" (places, forces, parties and persons of Iraq and
        Iran) or "labels" (rival names for them). Fields of a theme:
        ``patterns`` (words, phrases, globs), ``aliases`` (other names, taken literally),
        ``exact`` (patterns without the clitics and endings of a language), ``case_sensitive``
        (patterns whose capitals count), ``regex``, ``in_context`` (patterns that count only
        with a term of ``context`` beside them: ``within`` tokens away at most, 1 for the next, or
        anywhere in the document),
        ``anaphors`` (that count only where the document names the theme otherwise too),
        ``exclude`` (matches that touch one of these do not count), ``examples`` (must match),
        ``counter_examples`` (must not). A table inside a theme named by a language code holds
        the same fields for documents in that language only; documents of unknown language are
        searched in all languages. For a theme as a whole: ``label``, ``why``, ``family``,
        ``part_of`` (a wider theme that its matches count for too), ``blocked_by`` (themes whose
        matches it may not touch), ``negation`` (tokens before a match within which a word such
        as "no" or "without" takes it out). A list of words makes one theme of each word; a
        mapping may give a plain list of patterns for a theme. Plain values called title,
        description, author, licence, source or version head a file.

    Returns
    -------
    Themes

    Raises
    ------
    ToolkitError
        A field is unknown, a theme has no pattern, a pattern cannot be used, themes are part of
        each other in a circle, an example does not match or a counter-example does; the message
        names it.

    Examples
    --------
    >>> themes({"kirkuk": ["kirkuk", "kerkuk"], "oil": {"patterns": ["oil*"]}})
    <Themes: kirkuk, oil (3 patterns, 0 examples pass)>
    """
    if isinstance(source, Themes):
        return source
    if isinstance(source, str) and source in LEXICONS:
        return _shipped(source)
    tables: Mapping[str, Any]
    origin = ""
    if isinstance(source, str | Path):
        origin, tables = str(source), _read(source)
    elif isinstance(source, Mapping):
        tables = source
    elif isinstance(source, Iterable):
        tables = {str(word): [word] for word in source}
    else:
        raise ToolkitError(
            f"{source!r} is no theme. Give a file, a table of themes, or a list of words: "
            "tk.themes(['kirkuk', 'oil'])."
        )
    made = {name: theme_of(name, table) for name, table in tables.items()}
    if not made:
        raise ToolkitError(
            f"There is no theme in {origin or 'what was given'}. A theme is a table with "
            "patterns: [kirkuk] and below it patterns = ['kirkuk', 'kerkuk']."
        )
    check_nesting(made)
    prove(made)
    return Themes(made, origin)


@cache
def _shipped(name: str) -> Themes:
    """A lexicon of the toolkit, read and proved once."""
    return replace(themes(LEXICONS[name]), source=name)


def _read(source: str | Path) -> dict[str, Any]:
    """The tables of a file, without its header."""
    path = anchored(source)
    if not path.is_file():
        one = f"[{str(source)!r}]"
        hint = f" To follow a word, put it in a list: tk.themes({one}) or corpus.track({one})."
        hint += f" Lexicons that come with the toolkit: {listed(LEXICONS)}."
        raise ToolkitError(
            f"There is no theme file {str(path)!r}.{'' if path.suffix == '.toml' else hint}"
        )
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolkitError(f"The theme file {str(path)!r} is not valid TOML: {error}.") from None
    plain = str | int | float | datetime.date | datetime.time
    return {k: v for k, v in tables.items() if k not in HEADER or not isinstance(v, plain)}
