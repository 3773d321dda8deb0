"""Errors that say what is wrong with the value, what is allowed, and what to type."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from typing import Any


class ToolkitError(ValueError):
    """Something in the input cannot be used; the message says what to do."""


class ReadError(ToolkitError):
    """A file cannot be read as what it claims to be."""


class DamagedCorpus(ToolkitError):
    """A saved corpus folder is incomplete or was changed after it was saved."""


def listed(values: Iterable[Any]) -> str:
    """Values quoted and joined for a message."""
    return ", ".join(repr(v) for v in values)


def one_of(name: str, value: Any, allowed: Collection[Any]) -> None:
    """Raise unless `value` is allowed; a near miss is suggested."""
    if value in allowed:
        return
    near = get_close_matches(str(value), [str(a) for a in allowed], 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    raise ToolkitError(f"{name}={value!r} is not known. Allowed: {listed(allowed)}.{hint}")


def need_columns(table: Any, needed: Iterable[str], maker: str) -> None:
    """Raise unless a table has the columns; `maker` is the call that makes such a table."""
    missing = [c for c in needed if c not in table.columns]
    if missing:
        raise ToolkitError(
            f"The table lacks {listed(missing)}; it has {listed(table.columns)}. "
            f"Such a table is made by {maker}."
        )
