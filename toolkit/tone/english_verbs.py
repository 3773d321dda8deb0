"""English verbs: their forms by rule, and the groups that they stand in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.checks import ToolkitError, listed
from toolkit.paths import anchored

SHIPPED = Path(__file__).parent / "verbs.toml"
FIELDS = ("verbs", "object", "undergoes")
HEADER = ("title", "version", "description", "author", "licence", "source")
VOWELS = frozenset("aeiou")
#: Verbs of several syllables that double their last letter, as the stress is on the last one.
DOUBLED = frozenset(
    "permit admit commit submit omit refer prefer infer rebel repel expel compel control patrol "
    "propel regret occur transfer deter".split()
)


class Verb(NamedTuple):
    """A verb: its base form, group, and whether it needs an object and undergoes what it tells."""

    base: str
    group: str
    needs_object: bool
    undergoes: bool


class Form(NamedTuple):
    """A form of a verb; `kinds` of base, s, past, participle, ing."""

    verb: Verb
    kinds: frozenset[str]


def forms_of(entry: str) -> dict[str, set[str]]:
    """Forms of a verb, and what each may be.

    Examples
    --------
    >>> sorted(forms_of("seize"))
    ['seize', 'seized', 'seizes', 'seizing']
    >>> sorted(forms_of("take took taken"))
    ['take', 'taken', 'takes', 'taking', 'took']
    >>> sorted(forms_of("ban")), sorted(forms_of("carry"))
    (['ban', 'banned', 'banning', 'bans'], ['carried', 'carries', 'carry', 'carrying'])
    """
    base, *others = entry.split()
    stem = _stem(base)
    past, participle = others if others else [_past(base, stem)] * 2
    ing = base[:-2] + "y" if base.endswith("ie") else stem
    found: dict[str, set[str]] = {}
    every = [(base, "base"), (_third(base), "s"), (past, "past"), (participle, "participle")]
    every.append((ing + "ing", "ing"))
    if stem == base and base[-1] == "l" and base[-2] in VOWELS and base[-3:-2] not in VOWELS:
        every += [(base + "led", "past"), (base + "led", "participle"), (base + "ling", "ing")]
    for form, kind in every:
        found.setdefault(form, set()).add(kind)
    return found


def _stem(base: str) -> str:
    """What -ed and -ing are put to: without a silent e, or with the last letter doubled."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1]
    last = base[-3:]
    short = len(last) == 3 and last[0] not in VOWELS and last[1] in VOWELS
    single = (
        sum(a in VOWELS and b not in VOWELS for a, b in zip(base, base[1:] + "-", strict=True)) == 1
    )
    if short and last[2] not in VOWELS | set("wxyh") and (single or base in DOUBLED):
        return base + base[-1]
    return base


def _past(base: str, stem: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ied"
    return base + "d" if base.endswith("e") else stem + "ed"


def _third(base: str) -> str:
    irregular = {"have": "has", "do": "does", "go": "goes"}
    if base in irregular:
        return irregular[base]
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


def verbs_from(tables: Mapping[str, Any]) -> dict[str, Form]:
    """Forms of all verbs of a lexicon; a verb in two groups is of the first.

    Raises
    ------
    ToolkitError
        A table has other fields, or a verb is not one word or three.
    """
    made: dict[str, Form] = {}
    for group, table in tables.items():
        if not isinstance(table, dict):
            if group in HEADER:
                continue
            raise ToolkitError(f"The group {group!r} of verbs is {table!r}; it must be a table.")
        if wrong := [key for key in table if key not in FIELDS]:
            raise ToolkitError(
                f"field {wrong[0]!r} of the verbs {group!r} is not known. Allowed: "
                f"{listed(FIELDS)}."
            )
        for entry, verb in _verbs(group, table):
            for form, kinds in forms_of(entry).items():
                known = made.get(form)
                if known is None:
                    made[form] = Form(verb, frozenset(kinds))
                elif known.verb.base == verb.base and known.verb.group == group:
                    made[form] = Form(known.verb, known.kinds | kinds)
    return made


def _verbs(group: str, table: dict[str, Any]) -> Iterator[tuple[str, Verb]]:
    entries = table.get("verbs", [])
    if isinstance(entries, str) or not isinstance(entries, Iterable):
        raise ToolkitError(
            f"The verbs of {group!r} are {entries!r}; they must be a list: "
            f"verbs={{{group!r}: ['seize', 'take took taken']}}."
        )
    for flag in FIELDS[1:]:
        if not isinstance(table.get(flag, True), bool):
            raise ToolkitError(
                f"{flag}={table[flag]!r} of the verbs {group!r} must be true or false."
            )
    for entry in entries:
        if not isinstance(entry, str) or len(entry.split()) not in (1, 3) or len(entry) < 2:
            raise ToolkitError(
                f"{entry!r} of the verbs {group!r} must be one word, 'seize', or three: base, past "
                "and participle, 'take took taken'."
            )
        base = entry.split()[0]
        yield entry, Verb(base, group, table.get("object", True), table.get("undergoes", False))


@cache
def shipped() -> dict[str, Form]:
    """Forms of the verbs that come with the toolkit."""
    return verbs_from(tomllib.loads(SHIPPED.read_text("utf-8")))


def verbs_of(given: str | Path | Mapping[str, Any] | None) -> Mapping[str, Form]:
    """Forms of the verbs of a file or table, or of those that come with the toolkit.

    Raises
    ------
    ToolkitError
        There is no such file, or it holds no verbs.
    """
    if given is None:
        return shipped()
    tables: Mapping[str, Any]
    if isinstance(given, Mapping):
        tables = {k: {"verbs": v} if isinstance(v, list | tuple) else v for k, v in given.items()}
    else:
        if not isinstance(given, str | Path):
            raise ToolkitError(
                f"verbs={given!r:.60} must be the path of a TOML file, or a table: "
                "verbs={'taking': ['seize', 'take took taken']}."
            )
        path = anchored(given)
        if not path.is_file():
            raise ToolkitError(
                f"There is no file of verbs {str(path)!r}. Give a TOML file, or a table: "
                "verbs={'taking': ['seize', 'take took taken']}."
            )
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ToolkitError(f"The verbs in {str(path)!r} are no valid TOML: {error}.") from None
    made = verbs_from(tables)
    if not made:
        raise ToolkitError("There are no verbs among those given: verbs={'taking': ['seize']}.")
    return made
