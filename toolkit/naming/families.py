"""Families of rival names: which themes compete for one referent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.checks import ToolkitError, listed, one_of, quoted
from toolkit.language import LANGUAGES
from toolkit.lexicons import LEXICONS
from toolkit.matching.tables import FIELDS
from toolkit.themes import Themes, themes

SHIPPED = "labels"
FamiliesLike = Themes | str | Path | Mapping[str, Any] | Iterable[str] | None


class Families(NamedTuple):
    """Themes, and the names of those of each family, in the order of the file."""

    themes: Themes
    members: dict[str, list[str]]


def families_of(given: FamiliesLike) -> Families:
    """Families from whatever stands for them; see ``corpus.labels``.

    Raises
    ------
    ToolkitError
        A family is not known, no theme names one, or a label stands in two families.

    Examples
    --------
    >>> families_of({"city": {"Kirkuk": ["kirkuk"], "Kerkuk": ["kerkuk"]}}).members
    {'city': ['Kirkuk', 'Kerkuk']}
    """
    if given is None:
        return _grouped(themes(SHIPPED))
    if isinstance(given, Themes):
        return _grouped(given)
    if isinstance(given, Mapping):
        return _grouped(themes(_flat(given)))
    if isinstance(given, Path) or (isinstance(given, str) and _is_source(given)):
        return _grouped(themes(given))
    if not isinstance(given, Iterable):
        raise ToolkitError(
            f"{given!r} is no family of names. Give families of the lexicon, ['pmf', 'irgc'], or "
            "your own: {'city': {'Kirkuk': ['kirkuk'], 'Kerkuk': ['kerkuk']}}."
        )
    every = _grouped(themes(SHIPPED))
    names = [given] if isinstance(given, str) else list(given)
    for name in names:
        one_of("family", name, every.members)
    if not names:
        raise ToolkitError(f"No family was named. Allowed: {listed(every.members)}.")
    members = {name: every.members[name] for name in names}
    return Families(every.themes.only(*(t for m in members.values() for t in m)), members)


def _is_source(given: str) -> bool:
    return given in LEXICONS or bool(Path(given).suffix)


def _grouped(found: Themes) -> Families:
    members: dict[str, list[str]] = {}
    for name, theme in found.items():
        if theme.family:
            members.setdefault(theme.family, []).append(name)
    if not members:
        raise ToolkitError(
            "None of the themes is of a family, so there are no rival names. Add family = '...' "
            "to those that name the same, or give {'city': {'Kirkuk': ['kirkuk'], 'Kerkuk': "
            "['kerkuk']}}."
        )
    return Families(found.only(*(t for m in members.values() for t in m)), members)


def _flat(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Tables of themes, each with its family, from {family: {label: patterns}}."""
    if any(isinstance(t, Mapping) and set(t) <= {*FIELDS, *LANGUAGES} for t in given.values()):
        return given
    tables: dict[str, Any] = {}
    for family, rivals in given.items():
        if not isinstance(rivals, Mapping) or not rivals:
            raise ToolkitError(
                f"The family {family!r} is {quoted(rivals)}; it must be a table of its names: "
                f"{{{family!r}: {{'Kirkuk': ['kirkuk'], 'Kerkuk': ['kerkuk']}}}}."
            )
        for label, rules in rivals.items():
            if label in tables:
                raise ToolkitError(
                    f"The name {label!r} stands in two families, {tables[label]['family']!r} and "
                    f"{family!r}. Tell them apart: '{label} ({family})'."
                )
            one = dict(rules) if isinstance(rules, Mapping) else {"patterns": rules}
            if isinstance(one.get("patterns"), str):
                one["patterns"] = [one["patterns"]]
            tables[label] = {"label": label, **one, "family": str(family)}
    return tables
