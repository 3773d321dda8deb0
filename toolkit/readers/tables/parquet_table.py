"""Read Parquet tables."""

from __future__ import annotations

import io
from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.columns import placed, unique_names
from toolkit.readers.contract import Batch, Options
from toolkit.readers.source import Source

NAME = "parquet"
ABOUT = "Parquet table, as saved by pandas, R arrow or Spark"
SUFFIXES: tuple[str, ...] = (".parquet",)


def matches(source: Source) -> bool:
    """Whether the content begins as Parquet does."""
    return source.head.startswith(b"PAR1")


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read all rows; inner records become columns such as ``source.name``."""
    import pyarrow as pa
    from pyarrow import parquet

    if matches(source) and not source.data.endswith(b"PAR1"):
        raise ReadError(f"{source.name}: truncated, the end of the Parquet file is missing")
    try:
        file = parquet.ParquetFile(io.BytesIO(source.data))
        names = file.schema_arrow.names
        table = file.read().rename_columns(unique_names(names)).flatten()
        # pandas' own notes in the file are not trusted, and whole numbers stay whole
        frame = table.to_pandas(ignore_metadata=True, integer_object_nulls=True)
    except (pa.ArrowException, OSError, ValueError, OverflowError, UnicodeError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ReadError(f"{source.name}: no Parquet file that can be read ({reason})") from error
    if frame.empty:
        raise ReadError(f"{source.name}: holds no rows")
    yield Batch(placed(frame, [f"row {n}" for n in range(1, len(frame) + 1)]), [])
