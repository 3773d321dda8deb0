"""Columns to group by must not have the name of a column that is made."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.checks import ToolkitError


def need_free_columns(keys: Iterable[str], made: Iterable[str]) -> None:
    """Raise if a column of the documents would stand beside a measure of the same name."""
    taken = [key for key in keys if key in set(made)]
    if taken:
        raise ToolkitError(
            f"by={taken[0]!r} would stand in one table with the measure of that name. Rename the "
            f"column: tk.from_frame(corpus.docs.rename(columns={{{taken[0]!r}: "
            f"'my_{taken[0]}'}}))."
        )
