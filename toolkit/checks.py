"""Errors that say what is wrong with the value, what is allowed, and what to type."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from numbers import Integral
from typing import Any

#: The largest whole number taken: no seed may be larger, and sums with it stay in 64 bits.
LARGEST = 2**32 - 1


class ToolkitError(ValueError):
    """Something in the input cannot be used; the message says what to do."""


class ReadError(ToolkitError):
    """A file cannot be read as what it claims to be."""


class DamagedCorpus(ToolkitError):
    """A saved corpus folder is incomplete or was changed after it was saved."""


def quoted(value: Any) -> str:
    """A value as Python writes it, but with the joiners that words of Persian are written with."""
    return repr(value).replace(r"\u200c", "\u200c").replace(r"\u200d", "\u200d")


def listed(values: Iterable[Any]) -> str:
    """Values quoted and joined for a message."""
    return ", ".join(map(quoted, values))


def one_of(name: str, value: Any, allowed: Collection[Any]) -> None:
    """Raise unless `value` is allowed; a near miss is suggested."""
    if value in list(allowed):  # a list compares what cannot be hashed as well
        return
    raise ToolkitError(
        f"{name}={value!r} is not known. Allowed: {listed(allowed)}.{meant(value, allowed)}"
    )


def meant(value: Any, allowed: Iterable[Any]) -> str:
    """The end of a message, which suggests a near miss; empty if there is none."""
    near = get_close_matches(str(value), [str(one) for one in allowed], 1)
    return f" Did you mean {near[0]!r}?" if near else ""


def whole(name: str, value: Any, least: int = 0) -> int:
    """The value as an int if it is a whole number from `least` on; raise otherwise.

    Whole numbers of numpy are taken; True and False are not.

    Examples
    --------
    >>> whole("window", 8)
    8
    """
    # bool is a kind of int, but yes and no are no counts.
    if type(value) is bool or not isinstance(value, Integral) or int(value) < least:
        raise ToolkitError(f"{name}={value!r} must be a whole number, {least} or more.")
    if int(value) > LARGEST:
        raise ToolkitError(f"{name}={value} is too large; allowed: {least} to {LARGEST}.")
    return int(value)


def need_single_values(name: str, column: Any) -> None:
    """Raise if a column holds a list, a tuple or the like in place of one value."""
    if column.dtype != object:
        return
    several = next((v for v in column if hasattr(v, "__len__") and not isinstance(v, str)), None)
    if several is not None:
        raise ToolkitError(
            f"The column {name!r} holds {type(several).__name__} values such as {several!r}; "
            "each document must have one value. Make it text: tk.from_frame(corpus.docs.assign("
            f"{name}=corpus.docs[{name!r}].str.join(' ')))."
        )


def need_free(by: Iterable[Any], made: Collection[str]) -> None:
    """Raise if a column to group by has the name of a column that the table is given."""
    if taken := [name for name in by if name in made]:
        raise ToolkitError(
            f"by={taken[0]!r} would stand in one table with the measure of that name. Rename the "
            f"column: .rename(columns={{{taken[0]!r}: 'my_{taken[0]}'}}), of documents in "
            "tk.from_frame(corpus.docs.rename(...))."
        )


def need_columns(table: Any, needed: Iterable[str], maker: str) -> None:
    """Raise unless a table has the columns; `maker` is the call that makes such a table."""
    if not hasattr(table, "columns"):
        raise ToolkitError(
            f"A table is needed, not {table!r:.60}. Such a table is made by {maker}."
        )
    missing = [c for c in needed if c not in table.columns]
    if missing:
        raise ToolkitError(
            f"The table lacks {listed(missing)}; it has {listed(table.columns)}. "
            f"Such a table is made by {maker}."
        )
