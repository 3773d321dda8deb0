"""The same theme with other sets of rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.matching.theme import Theme


def patterns(themes: Mapping[str, Theme], name: str) -> dict[str, list[str]]:
    """Patterns of a theme as written, and of those that are part of it, with their languages.

    A pattern that is meant for all languages has an empty list.
    """
    found: dict[str, list[str]] = {}
    everywhere = set()
    for part in parts(themes, name):
        for rule in themes[part].rules:
            text = rule.pattern.text
            codes = found.setdefault(text, [])
            if rule.language is None:
                everywhere.add(text)
            elif rule.language not in codes:
                codes.append(rule.language)
    return {text: [] if text in everywhere else codes for text, codes in found.items()}


def parts(themes: Mapping[str, Theme], name: str) -> Iterator[str]:
    """A theme and, below it, all that are part of it."""
    yield name
    for child in themes.values():
        if child.part_of == name:
            yield from parts(themes, child.name)


def without(themes: Mapping[str, Theme], name: str, pattern: str) -> dict[str, Theme]:
    """The themes, one of which, and what is part of it, has lost a pattern."""
    changed = dict(themes)
    for part in parts(themes, name):
        kept = tuple(r for r in themes[part].rules if r.pattern.text != pattern)
        changed[part] = replace(themes[part], rules=kept)
    return changed
