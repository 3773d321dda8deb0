"""New files that are written beside their place and put there only when they are whole."""

from __future__ import annotations

import bz2
import gzip
import lzma
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from toolkit.checks import ToolkitError


def _zstd(file: BinaryIO) -> Any:
    import pyarrow as pa

    return pa.CompressedOutputStream(file, "zstd")


#: How files are packed, by their last ending.
PACKED: dict[str, Callable[[BinaryIO], Any]] = {
    # without name and time, so that the same documents give the same bytes
    ".gz": lambda file: gzip.GzipFile("", "wb", fileobj=file, mtime=0),
    ".bz2": lambda file: bz2.BZ2File(file, "wb"),
    ".xz": lambda file: lzma.LZMAFile(file, "wb"),  # noqa: SIM115 (closed by its user)
    ".zst": _zstd,
}


def ending(path: Path, packed: bool = True) -> str:
    """The ending that says the kind of file: '.csv' of 'a.CSV.gz'."""
    outer = path.suffix.lower()
    return path.with_suffix("").suffix.lower() if packed and outer in PACKED else outer


@contextmanager
def written(
    path: str | Path, suffixes: tuple[str, ...], overwrite: bool, *, packed: bool = True
) -> Iterator[BinaryIO]:
    """A stream to a file that takes its place only if the block ends well.

    Parameters
    ----------
    path
        The file; folders above it are made.
    suffixes
        Endings it may have.
    overwrite
        Whether a file that is there is replaced; it is refused otherwise.
    packed
        Whether an ending such as ``.gz`` may follow, by which it is packed.
    """
    target = Path(path)
    pack = PACKED.get(target.suffix.lower())
    if ending(target, packed) not in suffixes:
        ends = " or ".join(map(repr, suffixes)) + ", then .gz, .bz2, .xz or .zst" * packed
        raise ToolkitError(f"path={str(path)!r} must end in {ends}.")
    if target.is_dir():
        raise ToolkitError(f"path={str(path)!r} is a folder; choose a new name.")
    if target.exists() and not overwrite:
        raise ToolkitError(
            f"path={str(path)!r} is there already; it was left alone. Type overwrite=True to "
            "replace it, or choose a new name."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}.part"
    try:
        with part.open("xb") as file:
            if pack:
                with closing(pack(file)) as stream:
                    yield stream
            else:
                yield file
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
