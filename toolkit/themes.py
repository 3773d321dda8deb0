"""Themes: named sets of patterns, kept in a TOML file that checks itself when it is read."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.language import LANGUAGES
from toolkit.paths import anchored
from toolkit.patterns import Pattern, Spans, find, longest
from toolkit.tokens import Tokens

HEADER = ("title", "description", "author", "licence", "source", "version")
PATTERN_FIELDS = ("patterns", "aliases", "case_sensitive", "regex", "exclude")
LANGUAGE_FIELDS = (*PATTERN_FIELDS, "examples", "counter_examples")
FIELDS = ("label", "why", *LANGUAGE_FIELDS)


@dataclass(frozen=True)
class Rule:
    """A pattern of a theme; `language` limits it to documents in that language."""

    pattern: Pattern
    language: str | None = None


@dataclass(frozen=True)
class Theme:
    """A theme: what counts, what does not, why, and sentences that prove it."""

    name: str
    label: str
    why: str = ""
    rules: tuple[Rule, ...] = ()
    exclude: tuple[Rule, ...] = ()
    examples: tuple[tuple[str, str | None], ...] = ()
    counter_examples: tuple[tuple[str, str | None], ...] = ()

    def hits(
        self, tokens: Tokens, languages: npt.NDArray[Any] | None = None
    ) -> tuple[Spans, npt.NDArray[np.int64]]:
        """Matches in the index, each stretch of text once (leftmost, then longest), and the
        number of the rule of each. A match that touches an excluded one is dropped first.
        """
        found = [_within(tokens, rule, languages) for rule in self.rules]
        if self.exclude:
            traps = [_within(tokens, rule, languages) for rule in self.exclude]
            begins = np.sort(np.concatenate([t.first for t in traps]))
            ends = np.sort(np.concatenate([t.first + t.length for t in traps]))
            # Before the choice: an excluded match must not push aside one that counts.
            found = [_free(spans, begins, ends) for spans in found]
        return longest(found)


def _free(spans: Spans, begins: npt.NDArray[np.int64], ends: npt.NDArray[np.int64]) -> Spans:
    """Matches that no trap touches: those that begin before its end have ended by its start."""
    begun = np.searchsorted(begins, spans.first + spans.length, side="left")
    free = begun == np.searchsorted(ends, spans.first, side="right")
    return Spans(spans.first[free], spans.length[free])


@dataclass(frozen=True)
class Themes(Mapping[str, Theme]):
    """Themes by name, in the order of the file; `source` says where they came from."""

    themes: dict[str, Theme] = field(default_factory=dict)
    source: str = ""

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
        return Themes({name: self[name] for name in names}, self.source)

    def frame(self) -> pd.DataFrame:
        """One row per pattern: theme, pattern, valuetype, case, language, excluded."""
        rows = [
            (t.name, r.pattern.text, r.pattern.valuetype, r.pattern.case, r.language or "", out)
            for t in self.themes.values()
            for rules, out in ((t.rules, False), (t.exclude, True))
            for r in rules
        ]
        names = ["theme", "pattern", "valuetype", "case", "language", "excluded"]
        return pd.DataFrame(rows, columns=names)


def themes(source: str | Path | Mapping[str, Any] | Iterable[str]) -> Themes:
    """Read themes and prove them on their own examples.

    Parameters
    ----------
    source : path, mapping or list of str
        A TOML file with one table per theme, or the same as a mapping. Fields of a theme:
        ``patterns`` (words, phrases, globs), ``aliases`` (other names, taken literally),
        ``case_sensitive`` (patterns whose capitals count), ``regex``, ``exclude`` (matches
        that touch one of these do not count), ``label``, ``why``, ``examples`` (must match),
        ``counter_examples`` (must not). A table inside a theme named by a language code holds
        the same fields for documents in that language only. A list of words makes one theme
        of each word; a mapping may give a plain list of patterns for a theme. Plain values
        called title, description, author, licence, source or version head a file.

    Returns
    -------
    Themes

    Raises
    ------
    ToolkitError
        A field is unknown, a theme has no pattern, a pattern cannot be used, an example does
        not match or a counter-example does; the message names it.

    Examples
    --------
    >>> themes({"kirkuk": ["kirkuk", "kerkuk"], "oil": {"patterns": ["oil*"]}})
    <Themes: kirkuk, oil (3 patterns, 0 examples pass)>
    """
    if isinstance(source, Themes):
        return source
    tables: Mapping[str, Any]
    origin = ""
    if isinstance(source, str | Path):
        origin, tables = str(source), _read(source)
    elif isinstance(source, Mapping):
        tables = source
    else:
        tables = {str(word): [word] for word in source}
    made = {name: _theme(name, table) for name, table in tables.items()}
    if not made:
        raise ToolkitError(
            f"There is no theme in {origin or 'what was given'}. A theme is a table with "
            "patterns: [kirkuk] and below it patterns = ['kirkuk', 'kerkuk']."
        )
    for theme in made.values():
        _prove(theme)
    return Themes(made, origin)


def _read(source: str | Path) -> dict[str, Any]:
    """The tables of a file, without its header."""
    path = anchored(source)
    if not path.is_file():
        one = f"[{str(source)!r}]"
        hint = f" To follow a word, put it in a list: tk.themes({one}) or corpus.track({one})."
        raise ToolkitError(
            f"There is no theme file {str(path)!r}.{'' if path.suffix == '.toml' else hint}"
        )
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolkitError(f"The theme file {str(path)!r} is not valid TOML: {error}.") from None
    plain = str | int | float | datetime.date | datetime.time
    return {k: v for k, v in tables.items() if k not in HEADER or not isinstance(v, plain)}


def _table(name: str, given: Any) -> Mapping[str, Any]:
    """A table of fields; a plain list, or one pattern, stands for its patterns."""
    if isinstance(given, Mapping):
        return given
    if isinstance(given, str | list | tuple):
        return {"patterns": [given] if isinstance(given, str) else given}
    raise ToolkitError(
        f"The theme {name!r} is {given!r}; it must be a table with patterns, or a list of them. "
        f"What is no theme may head a file as {listed(HEADER)}."
    )


def _theme(name: str, given: Any) -> Theme:
    table = _table(name, given)
    parts: dict[str | None, Mapping[str, Any]] = {None: table}
    parts |= {key: _table(name, part) for key, part in table.items() if key in LANGUAGES}
    for code, part in parts.items():
        allowed = [*FIELDS, *LANGUAGES] if code is None else [*LANGUAGE_FIELDS]
        for key in part:
            one_of(f"field of theme {name!r}{f' ({code})' if code else ''}", key, allowed)
    theme = Theme(
        name,
        str(table.get("label", name)),
        str(table.get("why", "")),
        tuple(r for language, part in parts.items() for r in _rules(name, part, language)),
        tuple(r for code, p in parts.items() for r in _some(name, p, "exclude", code)),
        tuple((e, code) for code, p in parts.items() for e in _texts(name, p, "examples")),
        tuple((e, code) for code, p in parts.items() for e in _texts(name, p, "counter_examples")),
    )
    if not theme.rules:
        raise ToolkitError(
            f"The theme {name!r} has no pattern. Add patterns = ['...'] below [{name}]."
        )
    return theme


def _texts(name: str, table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise ToolkitError(f"{key} of theme {name!r} must be a list of strings, not {value!r}.")
    return list(value)


def _some(name: str, table: Mapping[str, Any], key: str, language: str | None) -> list[Rule]:
    valuetype = {"regex": "regex", "aliases": "fixed"}.get(key, "glob")
    try:
        made = [Pattern(t, valuetype, key == "case_sensitive") for t in _texts(name, table, key)]
    except ToolkitError as error:
        raise ToolkitError(f"In theme {name!r}: {error}") from None
    return [Rule(pattern, language) for pattern in made]


def _rules(name: str, table: Mapping[str, Any], language: str | None) -> list[Rule]:
    keys = [k for k in PATTERN_FIELDS if k != "exclude"]
    return [rule for key in keys for rule in _some(name, table, key, language)]


def _within(tokens: Tokens, rule: Rule, languages: npt.NDArray[Any] | None) -> Spans:
    spans = find(tokens, rule.pattern)
    if rule.language is None or languages is None:
        return spans
    right = languages[tokens.document_of(spans.first)] == rule.language
    return Spans(spans.first[right], spans.length[right])


def _prove(theme: Theme) -> None:
    """Raise unless every example matches and no counter-example does."""
    sentences = [*theme.examples, *theme.counter_examples]
    if not sentences:
        return
    tokens = Tokens.build(text for text, _ in sentences)
    languages = np.array([language or "" for _, language in sentences])
    spans, _ = theme.hits(tokens, languages)
    found = set(tokens.document_of(spans.first).tolist())
    missed = [s for i, (s, _) in enumerate(theme.examples) if i not in found]
    caught = [
        s for i, (s, _) in enumerate(theme.counter_examples, len(theme.examples)) if i in found
    ]
    if missed or caught:
        told = [f"no pattern matches the example(s) {listed(missed)}"] if missed else []
        told += [f"a pattern matches the counter-example(s) {listed(caught)}"] if caught else []
        raise ToolkitError(
            f"The theme {theme.name!r} fails its own examples: {'; '.join(told)}. "
            "Change the patterns, add to exclude, or correct the example."
        )
