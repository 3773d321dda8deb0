"""One module per kind of file; a new kind is a module and one line here."""

from __future__ import annotations

import pandas as pd

from toolkit.checks import ReadError, one_of
from toolkit.readers import (
    aggregator,
    csv_table,
    excel_table,
    feed,
    json_lines,
    json_table,
    parquet_table,
    text_file,
    web_page,
)
from toolkit.readers.contract import Reader, Source
from toolkit.readers.source import binary_kind, looks_binary

# The first that matches is taken, so the more special stands before the more general.
READERS: dict[str, Reader] = {
    aggregator.NAME: aggregator,
    text_file.NAME: text_file,
    csv_table.NAME: csv_table,
    json_lines.NAME: json_lines,
    json_table.NAME: json_table,
    excel_table.NAME: excel_table,
    parquet_table.NAME: parquet_table,
    feed.NAME: feed,
    web_page.NAME: web_page,
}


def pick(source: Source, format: str | None = None) -> Reader:
    """Find the reader for a file.

    Parameters
    ----------
    source
        The file.
    format
        Name of a reader, which is then taken whatever the file looks like.

    Returns
    -------
    Reader
        The module that reads it; `ReadError` if there is none, with what there is.
    """
    if format is not None:
        one_of("format", format, READERS)
    if not source.data:
        raise ReadError(f"{source.name}: empty file (0 bytes)")
    if not source.data.strip():
        raise ReadError(f"{source.name}: holds nothing but white space")
    if format is not None:
        return READERS[format]
    named = [reader for reader in READERS.values() if source.suffix in reader.SUFFIXES]
    for reader in named:
        if reader.matches(source):
            return reader
    if not named:
        raise ReadError(f"{source.name}: {source.suffix or 'no extension'} {_unknown()}")
    if looks_binary(source.data):
        raise ReadError(f"{source.name}: {binary_kind(source.data)}, not {source.suffix} content")
    wanted = " or ".join(reader.NAME for reader in named)
    raise ReadError(f"{source.name}: the content is not {wanted}{_hint(source)}")


def formats() -> pd.DataFrame:
    """List the kinds of file that are read.

    Returns
    -------
    DataFrame
        `name` for ``format=``, `suffixes` by which a file is recognised, `about`.

    Examples
    --------
    >>> formats().query("name == 'parquet'")["suffixes"].item()
    '.parquet'
    """
    rows = [(r.NAME, " ".join(r.SUFFIXES), r.ABOUT) for r in READERS.values()]
    return pd.DataFrame(rows, columns=["name", "suffixes", "about"], dtype="str")


def _unknown() -> str:
    """That a kind is unknown, with those that are known."""
    known = "; ".join(f"{r.NAME} ({' '.join(r.SUFFIXES)})" for r in READERS.values())
    return f"is not a kind of file that is read. Known: {known}."


def _hint(source: Source) -> str:
    """What the content seems to be instead; text is no hint, as anything is text."""
    special: tuple[Reader, ...] = (feed, web_page, json_table)
    for reader in special:
        if source.suffix not in reader.SUFFIXES and reader.matches(source):
            return f", it looks like {reader.NAME}; say format={reader.NAME!r}"
    return ""
