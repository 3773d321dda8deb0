"""Writing the documents out: CSV, Parquet and JSON lines that load again as they were."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.schema import DOCUMENT, WRITTEN
from toolkit.spreadsheet import escaped
from toolkit.written import ending, written

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

CHUNK = 10_000  # documents written at once
DATES = [name for name, column in DOCUMENT.items() if column.kind == "date"]
BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else


def to_csv(corpus: Corpus, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write the documents as CSV, for spreadsheets and other programs.

    An apostrophe is put before text that a spreadsheet would run as a formula, and before a
    leading apostrophe; `toolkit.load` takes it off. Excel shows 32,767 characters of a cell and
    cuts the rest if it saves the file.

    Parameters
    ----------
    path : path
        A new file, ``.csv``; packed if ``.gz``, ``.bz2``, ``.xz`` or ``.zst`` follows.
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    Path
        The file, in UTF-8 with a byte order mark, with the columns of `docs`, `text` last of
        ours. `toolkit.load` of it gives the same documents; other columns come back as text,
        and NUL characters are left out, which no spreadsheet reads.

    Examples
    --------
    >>> import tempfile, pathlib, toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Rain.", "=1+1"], "language": "en"}))
    >>> path = corpus.to_csv(pathlib.Path(tempfile.mkdtemp()) / "articles.csv")
    >>> pd.read_csv(path)["text"].tolist()
    ['Rain.', "'=1+1"]
    >>> tk.load(path, quiet=True).docs["text"].tolist()
    ['Rain.', '=1+1']
    """
    with written(path, (".csv",), overwrite) as stream:
        header = pd.DataFrame(columns=_order(corpus._docs)).rename(columns=escaped)
        stream.write(BOM + _csv(header))
        for part in _parts(corpus):
            stream.write(_csv(part.astype(object).map(_cell), header=False))
    return Path(path)


def to_jsonl(corpus: Corpus, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write the documents as JSON lines, one record a line.

    Parameters
    ----------
    path : path
        A new file, ``.jsonl`` or ``.ndjson``; packed if ``.gz``, ``.bz2``, ``.xz`` or ``.zst``
        follows.
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    Path
        The file, in UTF-8: dates as in ISO 8601, what is missing as null. `toolkit.load` of it
        gives the same documents; other columns come back as JSON has them: numbers, true and
        false, lists and text, dates as text.
    """
    with written(path, (".jsonl", ".ndjson"), overwrite) as stream:
        for part in _parts(corpus):
            names = [str(name) for name in part]
            for values in part.astype(object).itertuples(index=False, name=None):
                record = dict(zip(names, map(_json, values), strict=True))
                line = json.dumps(record, ensure_ascii=False)
                stream.write(line.encode("utf-8", "replace") + b"\n")
    return Path(path)


def to_parquet(corpus: Corpus, path: str | Path, *, overwrite: bool = False) -> Path:
    """Write the documents as a Parquet table (Zstandard), with the types of all columns.

    Parameters
    ----------
    path : path
        A new file, ``.parquet``.
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    Path
        The file. `toolkit.load` of it gives the same documents.
    """
    with written(path, (".parquet",), overwrite, packed=False) as stream:
        write_parquet(corpus._docs, stream)
    return Path(path)


def write(corpus: Corpus, path: str | Path) -> Path:
    """Write the documents as the kind of file that the ending says."""
    kinds = {".csv": to_csv, ".jsonl": to_jsonl, ".ndjson": to_jsonl, ".parquet": to_parquet}
    kind = kinds.get(ending(Path(path)))
    if kind is None:
        raise ToolkitError(f"{str(path)!r} must end in '.csv', '.jsonl' or '.parquet'.")
    return kind(corpus, path)


def write_parquet(docs: pd.DataFrame, target: Any) -> None:
    """Write a table of documents as Parquet; a column that cannot be written is told."""
    import pyarrow as pa

    try:
        docs.to_parquet(target, compression="zstd", index=False)
    # A full disk is no fault of a column and is told as it is.
    except (
        OverflowError,
        TypeError,
        UnicodeEncodeError,
        pa.ArrowInvalid,
        pa.ArrowNotImplementedError,
        pa.ArrowTypeError,
    ) as error:
        raise ToolkitError(
            f"The documents cannot be saved: {error}. Turn the column into text or numbers: "
            "tk.from_frame(corpus.docs.assign(column=...))."
        ) from None


def _parts(corpus: Corpus) -> Iterator[pd.DataFrame]:
    """The documents in the order of `WRITTEN`, some at a time, dates as text."""
    docs = corpus._docs[_order(corpus._docs)]
    for start in range(0, len(docs), CHUNK):
        part = docs.iloc[start : start + CHUNK].copy(deep=False)
        for name in DATES:
            part[name] = pd.Series(map(_day, part[name]), part.index, dtype="object")
        yield part


def _order(docs: pd.DataFrame) -> list[Any]:
    return [*WRITTEN, *(name for name in docs if name not in DOCUMENT)]


def _day(when: Any) -> str | None:
    if pd.isna(when):
        return None
    return f"{when:%Y-%m-%d}" if when == when.normalize() else str(when.isoformat())


def _csv(table: pd.DataFrame, header: bool = True) -> bytes:
    text = table.to_csv(index=False, header=header, quoting=csv.QUOTE_ALL, lineterminator="\n")
    return text.replace("\0", "").encode("utf-8", "replace")


def _cell(value: Any) -> Any:
    """A value as a spreadsheet takes it: escaped, lists and records as JSON."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, datetime.date | None | float | int):
        return value
    plain = _json(value)
    if isinstance(plain, list | dict):
        return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8")
    return escaped(plain) if isinstance(plain, str) else plain


def _json(value: Any) -> Any:
    """A value as JSON can hold it; missing is None."""
    if hasattr(value, "tolist"):  # of numpy
        value = value.tolist()
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    if isinstance(value, dict):
        return {str(key): _json(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_json(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
