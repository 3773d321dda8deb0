"""A theme from a table of a theme file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.language import LANGUAGES
from toolkit.matching.patterns import Pattern
from toolkit.matching.rules import ANAPHOR, IN_CONTEXT, PLAIN, Rule
from toolkit.matching.theme import Context, Theme

#: Plain values that may head a theme file.
HEADER = ("title", "description", "author", "licence", "source", "version")
#: Fields that hold patterns: how they are read, whether capitals count, kind, with endings.
RULES: dict[str, tuple[str, bool, str, bool]] = {
    "patterns": ("glob", False, PLAIN, True),
    "aliases": ("fixed", False, PLAIN, True),
    "exact": ("glob", False, PLAIN, False),
    "case_sensitive": ("glob", True, PLAIN, False),
    "regex": ("regex", False, PLAIN, False),
    "in_context": ("glob", False, IN_CONTEXT, True),
    "anaphors": ("glob", False, ANAPHOR, True),
}
#: What is no rule of the theme itself.
OTHERS = {"exclude": ("glob", False, PLAIN, True), "context": ("glob", False, PLAIN, True)}
LANGUAGE_FIELDS = (*RULES, *OTHERS, "within", "examples", "counter_examples")
FIELDS = ("label", "why", "family", "part_of", "blocked_by", "negation", *LANGUAGE_FIELDS)


def theme_of(name: str, given: Any) -> Theme:
    """The theme that a table describes.

    Raises
    ------
    ToolkitError
        A field is unknown or holds something else than it should, or there is no pattern.
    """
    if not isinstance(name, str) or not name.strip():
        raise ToolkitError(
            f"A theme is called {name!r}; its name must be a text that is not empty, as in "
            "{'kirkuk': ['kirkuk', 'kerkuk']}."
        )
    table = _table(name, given)
    parts: dict[str | None, Mapping[str, Any]] = {None: table}
    parts |= {key: _table(name, part) for key, part in table.items() if key in LANGUAGES}
    for code, part in parts.items():
        allowed = [*FIELDS, *LANGUAGES] if code is None else [*LANGUAGE_FIELDS]
        for key in part:
            one_of(f"field of theme {name!r}{f' ({code})' if code else ''}", key, allowed)
    theme = Theme(
        name,
        _text(name, table, "label", name),
        _text(name, table, "why"),
        tuple(r for code, p in parts.items() for key in RULES for r in _rules(name, p, key, code)),
        tuple(r for code, p in parts.items() for r in _rules(name, p, "exclude", code)),
        tuple(c for code, p in parts.items() for c in _context(name, p, code)),
        whole(f"negation of theme {name!r}", table.get("negation", 0)),
        _text(name, table, "part_of"),
        tuple(_texts(name, table, "blocked_by")),
        _text(name, table, "family"),
        tuple((e, code) for code, p in parts.items() for e in _texts(name, p, "examples")),
        tuple((e, code) for code, p in parts.items() for e in _texts(name, p, "counter_examples")),
    )
    if not theme.rules:
        raise ToolkitError(
            f"The theme {name!r} has no pattern. Add patterns = ['...'] below [{name}]."
        )
    _need_context(theme)
    _need_names(theme)
    return theme


def check_nesting(themes: Mapping[str, Theme]) -> None:
    """Raise if a theme is part of, or blocked by, what is not there, or of itself in a circle."""
    needs: dict[str, list[str]] = {name: list(t.blocked_by) for name, t in themes.items()}
    for name, theme in themes.items():
        for key, others in (("part_of", [theme.part_of]), ("blocked_by", theme.blocked_by)):
            for other in filter(None, others):
                if other not in themes or other == name:
                    rest = listed(n for n in themes if n != name) or "but there is none"
                    raise ToolkitError(
                        f"{key} of theme {name!r} names {other!r}. Allowed: another theme of the "
                        f"same file, {rest}."
                    )
        if theme.part_of:
            needs[theme.part_of].append(name)
    seen: set[str] = set()
    for name in themes:
        _walk(name, needs, [], seen)


def _walk(name: str, needs: Mapping[str, list[str]], path: list[str], seen: set[str]) -> None:
    """Follow what a theme needs; those seen once are in no circle."""
    if name in path:
        raise ToolkitError(
            f"The themes {listed([*path[path.index(name) :], name])} need each other in a circle. "
            "Take part_of or blocked_by out of one of them."
        )
    if name not in seen:
        for other in needs[name]:
            _walk(other, needs, [*path, name], seen)
        seen.add(name)


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


def _text(name: str, table: Mapping[str, Any], key: str, usual: str = "") -> str:
    value = table.get(key, usual)
    if not isinstance(value, str):
        raise ToolkitError(f"{key} of theme {name!r} must be a string, not {value!r}.")
    return value


def _texts(name: str, table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
        raise ToolkitError(f"{key} of theme {name!r} must be a list of strings, not {value!r}.")
    return list(value)


def _rules(name: str, table: Mapping[str, Any], key: str, language: str | None) -> list[Rule]:
    valuetype, case, kind, inflected = {**RULES, **OTHERS}[key]
    texts = _texts(name, table, key)
    try:
        made = [Pattern(text, valuetype, case) for text in texts]
    except ToolkitError as error:
        raise ToolkitError(f"In theme {name!r}: {error}") from None
    return [Rule(pattern, language, kind, inflected) for pattern in made]


def _context(name: str, table: Mapping[str, Any], language: str | None) -> list[Context]:
    rules = _rules(name, table, "context", language)
    reach = table.get("within")
    if reach is not None:
        reach = whole(f"within of theme {name!r}", reach, 1)
        if not rules:
            where = f" in [{name}.{language}]" if language else ""
            raise ToolkitError(
                f"The theme {name!r} has within={reach} and no context{where}. Add context = "
                "['...'], words of which one must stand so near to a pattern in in_context."
            )
    return [Context(language, tuple(rules), reach)] if rules else []


def _need_context(theme: Theme) -> None:
    used: set[str | None] = set()
    for rule in theme.rules:
        if rule.kind == IN_CONTEXT:
            contexts = theme.contexts_of(rule)
            used |= {context.language for context in contexts}
            if not contexts:
                where = f" beside it in [{theme.name}.{rule.language}]" if rule.language else ""
                raise ToolkitError(
                    f"The theme {theme.name!r} has in_context = [{rule.pattern.text!r}] and no "
                    f"context{where}. Add context = ['...'], words of which one must stand near "
                    "it; that of a language is none for the others."
                )
    for context in theme.contexts:
        if context.language not in used:
            where = f" of {context.language}" if context.language else ""
            raise ToolkitError(
                f"The theme {theme.name!r} has a context{where} and nothing in_context. Move the "
                "patterns that need it from patterns to in_context."
            )


def _need_names(theme: Theme) -> None:
    if all(rule.kind == ANAPHOR for rule in theme.rules):
        raise ToolkitError(
            f"The theme {theme.name!r} has anaphors and nothing that they stand for. Add "
            "patterns = ['...'], names of which one must be in the document."
        )
