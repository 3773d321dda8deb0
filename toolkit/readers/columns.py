"""Find our columns in a table of any making, by their usual names."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import pandas as pd

from toolkit.checks import ReadError, ToolkitError, listed, meant, one_of
from toolkit.readers.aliases import ALIASES, IN_THREADS, KEPT, SUMMARIES
from toolkit.readers.contract import Options
from toolkit.schema import are_documents

LAST = 1000  # rank of a name that is taken where no other is there
DEPTH = 20  # lists within lists that are looked into
# Columns that loading makes itself.
TAKEN = ("file", "format", "zone", "precision", "outlet_as_found", "language_confidence")
# What a name may carry around the name proper: the record it was in, or the type of its values.
AROUND = re.compile(r"^(?:article|document|doc|item|record)\.|:\w+$|_(?:keyword|tag|str)$")
LETTERS = str.maketrans("ıيىكةۀ", "iییکهه")  # one letter, written in two ways


@lru_cache(maxsize=65536)
def _normal(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold()).translate(LETTERS)
    return re.sub(r"[^\w]|_", "", letters)


def normal(name: object) -> str:
    """A column name without case, marks and punctuation: 'Publish-Date ' is 'publishdate'."""
    return _normal(str(name))


@cache
def ranks() -> dict[str, tuple[str, int]]:
    """Every name by which a column is known: which of ours it is, and how sure that is."""
    return {
        normal(name): (ours, rank)
        for ours, aliases in ALIASES.items()
        for rank, name in reversed(list(enumerate((ours, *aliases))))
    }


def unique_names(names: Iterable[object]) -> list[str]:
    """Header cells as names that are all different and none empty."""
    made: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        text = "" if name is None else str(name).strip().removeprefix("\ufeff")
        made[_free(text or f"column_{number}", made)] = None
    return list(made)


def _free(name: str, used: Iterable[str]) -> str:
    """The name, or the name with the first number that is not in use."""
    used = set(used)
    number = 2
    free = name
    while free in used:
        free = f"{name}_{number}"
        number += 1
    return free


def placed(table: pd.DataFrame, places: Sequence[str]) -> pd.DataFrame:
    """Add `place`; a column of the file with that name steps aside, unless the table is ours."""
    if are_documents(table.columns):
        return table
    if "place" in table.columns:
        aside = _free("place_in_file", map(str, table.columns))
        table = table.rename(columns={"place": aside})
    return table.assign(place=pd.Series(list(places), index=table.index, dtype="str"))


def find(names: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, int]:
    """Which column holds what: a column of ours to its position in the file.

    Parameters
    ----------
    names
        Columns of the file.
    mapping
        Choices of the user, ours to theirs; they win over names and aliases. A name by which
        one of ours is usually known is taken for it where a reader has renamed it already.
    """
    plain = [normal(name.removeprefix("_source.")) for name in names]
    found: dict[str, int] = {}
    for ours, theirs in (mapping or {}).items():
        if theirs in ALIASES and ours not in ALIASES and ours in names:
            raise ToolkitError(
                f"columns={{{ours!r}: {theirs!r}}} is the wrong way round: our column comes first. "
                f"Write columns={{{theirs!r}: {ours!r}}}."
            )
        one_of("column", ours, ALIASES)
        found[ours] = _chosen(theirs, names, plain)
    used = set(found.values())
    for ours, also in KEPT.items():
        if ours in (mapping or {}) and also not in found and _means(names[found[ours]], also):
            found[also] = found[ours]
    for ours in ALIASES:  # exact names first, so that no alias takes them away
        if ours not in found and ours in names and names.index(ours) not in used:
            found[ours] = names.index(ours)
            used.add(found[ours])
    bare = [normal(AROUND.sub("", name)) for name in names]
    for kept in (plain, bare) if bare != plain else (plain,):
        best: dict[str, tuple[int, int]] = {}
        for position, name in enumerate(kept):
            ours, rank = ranks().get(name, ("", 0))
            if name in IN_THREADS and not ours and "threadid" in plain:
                ours, rank = IN_THREADS[name], LAST
            if ours and ours not in found and position not in used:
                best[ours] = min(best.get(ours, (LAST, position)), (rank, position))
        for ours, (_, position) in best.items():
            found[ours] = position
            used.add(position)
    return {ours: found[ours] for ours in ALIASES if ours in found}


def _means(name: str, ours: str) -> bool:
    return ranks().get(normal(name), ("", 0))[0] == ours


def _chosen(theirs: str, names: Sequence[str], plain: list[str]) -> int:
    """Position of the column that the user named."""
    if theirs in names:
        return names.index(theirs)
    wanted = normal(theirs)
    if plain.count(wanted) == 1:
        return plain.index(wanted)
    ours = "summary" if wanted in map(normal, SUMMARIES) else ranks().get(wanted, ("", 0))[0]
    if ours not in names:
        raise ToolkitError(
            f"There is no column {theirs!r}; the columns are {listed(names)}.{meant(theirs, names)}"
        )
    return names.index(ours)


def rename(table: pd.DataFrame, options: Options, keep: Collection[str] = ()) -> pd.DataFrame:
    """Give the columns of a table our names and make the text ones text.

    Parameters
    ----------
    table
        Any columns, as found in the file.
    options
        `columns` names what cannot be guessed.
    keep
        Of the columns that loading makes, those that are ours already.

    Returns
    -------
    DataFrame
        Ours first, then all others under their own names; one of these that bears a name of
        ours for something else gets the suffix ``_in_file``. `date` stays as found.
    """
    names = [str(name) for name in table.columns]
    found = find(names, options.columns)
    if "text" not in found and "title" not in found:
        shown = [name[:60] for name in names if name != "place"]
        if "date" in found and _are_numbers(table, [found["date"], *_places(names)]):
            raise ReadError(
                f"holds numbers by date and no articles (columns {listed(shown)}), as counts of "
                "attention are; load the list of articles, or read it with pandas.read_csv."
            )
        raise ReadError(
            f"No column holds the text; the columns are {listed(shown)}. "
            'Say which one it is: tk.load(path, columns={"text": "..."}).'
        )
    columns: dict[str, pd.Series[Any]] = {}
    for ours, position in found.items():
        column = table.iloc[:, position]
        columns[ours] = column if ours in ("date", "collected") else _text(column, ours)
    if "text" not in columns:  # headlines alone are a corpus too
        columns["text"] = pd.Series("", index=table.index, dtype="str")
    used = set(found.values())
    for position, name in enumerate(names):
        if position not in used:
            if name in options.columns and not _text(table.iloc[:, position], name).any():
                continue  # left empty by the reader, and another is taken for it
            if name in keep and name not in columns:
                columns[name] = _text(table.iloc[:, position], name)
                continue
            aside = f"{name}_in_file" if name in (*ALIASES, *TAKEN) else name
            free = _free(_whole(aside), [*columns, *names[position + 1 :]])
            columns[free] = _encodable(table.iloc[:, position])
    return pd.DataFrame(columns, index=table.index)


def _places(names: Sequence[str]) -> list[int]:
    return [names.index("place")] if "place" in names else []


def _are_numbers(table: pd.DataFrame, but: Collection[int]) -> bool:
    """Whether a table holds nothing but numbers, a few columns aside."""
    others = table.iloc[:100, [n for n in range(table.shape[1]) if n not in but]]
    numbers = others.apply(pd.to_numeric, errors="coerce")
    return others.shape[1] > 0 and bool((numbers.notna() | others.isin(["", None])).all(axis=None))


def filled(column: pd.Series[Any]) -> pd.Series[Any]:
    """A column as text with '' for what is missing; not copied if it is so already."""
    whole = str(column.dtype) == "str" and not column.hasnans
    return column if whole else column.fillna("").astype("str")


def _text(column: pd.Series[Any], ours: str) -> pd.Series[Any]:
    """A column as text, with '' for what is missing."""
    if isinstance(column.dtype, pd.StringDtype):
        return filled(column)
    joint = "\n\n" if ours == "text" else ", "
    values = [as_text(value, joint) for value in column]
    try:
        return pd.Series(values, index=column.index, dtype="str")
    except UnicodeEncodeError:
        return pd.Series(map(_whole, values), index=column.index, dtype="str")


def _whole(text: str) -> str:
    """Text without halves of surrogate pairs, which no encoding can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _encodable(column: pd.Series[Any]) -> pd.Series[Any]:
    """A column that can be written; only one of any objects may hold what cannot."""
    if column.dtype != object:
        return column
    return column.map(lambda value: _whole(value) if isinstance(value, str) else value)


def as_text(value: object, joint: str = ", ", depth: int = DEPTH) -> str:
    """One cell as text: 12.0 is '12', a missing one '', a list its items, a record its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        name = next((value[k] for k in ("name", "title", "label") if value.get(k)), None)
        return name if isinstance(name, str) else _as_json(value)
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        inner = value if depth else ()
        return joint.join(filter(None, (as_text(item, ", ", depth - 1) for item in inner)))
    if isinstance(value, Hashable) and (value is None or pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _as_json(value: object) -> str:
    try:
        return json.dumps(value, default=str, ensure_ascii=False)
    except (ValueError, RecursionError):  # nested without end
        return ""
