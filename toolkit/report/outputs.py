"""What a notebook leaves behind: tables as CSV, figures as PNG and SVG, shown as they are kept."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.paths import anchored
from toolkit.spreadsheet import spreadsheet_safe

if TYPE_CHECKING:
    from IPython.display import HTML

#: Set while a report runs: writes go to the folder that will take the place of the old one.
STAGE = "TOOLKIT_REPORT_STAGE"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


class Outputs:
    """Folder of a report, filled from a notebook.

    Parameters
    ----------
    folder : path
        Folder of the report, such as ``reports/kirkuk-2017``, from the project's folder.
        ``tables/`` and ``figures/`` are made in it.

    Examples
    --------
    >>> import tempfile
    >>> out = Outputs(tempfile.mkdtemp())
    >>> html = out.table(pd.DataFrame({"outlet": ["A"], "docs": [3]}), "outlets", "Articles read")
    >>> sorted(p.name for p in out.folder.rglob("*.csv"))
    ['outlets.csv']
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(os.environ.get(STAGE) or anchored(folder))

    def _path(self, kind: str, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ToolkitError(
                f"The name {name!r} cannot be a file name here; use lower-case letters, digits, "
                "'-' and '_': 'share_by_week'."
            )
        path = self.folder / kind / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def table(self, table: pd.DataFrame, name: str, caption: str, *, n: int = 20) -> HTML:
        """Write a table to ``tables/<name>.csv`` and show its first `n` rows."""
        from IPython.display import HTML

        _write_csv(table, self._path("tables", name).with_suffix(".csv"))
        more = f" First {n:,} of {len(table):,} rows." if len(table) > n else ""
        note = f"{escape(caption)}{more} Whole table: tables/{name}.csv"
        return HTML(table_html(table.head(n), note))

    def figure(self, drawn: Any, name: str, caption: str, *, data: pd.DataFrame) -> HTML:
        """Write a figure as ``figures/<name>.png`` and ``.svg``, its data beside it as CSV, and
        show it. `drawn` is what a function of `toolkit.plot` returns.
        """
        from base64 import b64encode

        import matplotlib.pyplot as plt
        import numpy as np
        from IPython.display import HTML

        from toolkit.plot.style import save

        figure = np.ravel(np.asarray(drawn, dtype=object))[0].figure
        path = self._path("figures", name)
        save(figure, path)
        plt.close(figure)
        _write_csv(data, path.with_suffix(".csv"))
        image = b64encode(path.with_suffix(".png").read_bytes()).decode("ascii")
        text = escape(caption)
        return HTML(
            f'<figure><img src="data:image/png;base64,{image}" alt="{text}">'
            f"<figcaption>{text}</figcaption></figure>"
        )


def _write_csv(table: pd.DataFrame, path: Path) -> None:
    spreadsheet_safe(table).to_csv(path, index=False, lineterminator="\n", float_format="%.10g")


def table_html(table: pd.DataFrame, caption: str = "") -> str:
    """A table for reading: shares with three decimals, dates as days, everything escaped.

    Examples
    --------
    >>> "&lt;script&gt;" in table_html(pd.DataFrame({"title": ["<script>"]}))
    True
    """
    kinds = [_kind(table[c]) for c in table]

    def row(values: Iterable[Any], tag: str) -> str:
        cells = (
            f"<{tag}{k}>{escape(_shown(v))}</{tag}>" for v, k in zip(values, kinds, strict=True)
        )
        return f"<tr>{''.join(cells)}</tr>"

    head = row(map(str, table.columns), "th")
    body = "".join(
        row(values, "td") for values in table.astype(object).itertuples(index=False, name=None)
    )
    body = body or f'<tr><td class="text" colspan="{len(table.columns)}">none</td></tr>'
    head = f"<caption>{caption}</caption>" * bool(caption) + f"<thead>{head}</thead>"
    return f"<table>{head}<tbody>{body}</tbody></table>"


def _kind(column: pd.Series) -> str:
    """Class attribute of a column's cells: numbers stand right, the rest left."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return ' class="text date"'
    return "" if pd.api.types.is_numeric_dtype(column) else ' class="text"'


def _shown(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}" if value == value.normalize() else f"{value:%Y-%m-%d %H:%M}"
    if value is None or (not isinstance(value, list | str) and pd.isna(value)):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
