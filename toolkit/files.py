"""Finding: the files and corpus folders that are meant by what was given to `load`."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from toolkit import store
from toolkit.checks import ReadError, ToolkitError, meant
from toolkit.paths import anchored

Paths = str | Path | Iterable[str | Path]
Remark = tuple[str, str, str, bool]  # a row of corpus.skipped: file, place, problem, kept

TYPE = "Type tk.load('folder'), tk.load('articles/*.txt') or tk.load(['a.csv', 'b.csv'])."
BESIDE = "stands beside corpus folders and was not read; to read it, load it by its own path"


class Found(NamedTuple):
    """One file or corpus folder; `name` is relative to what was loaded, with forward slashes."""

    path: Path
    name: str


class Finds(NamedTuple):
    """What was found: files to read, corpus folders to open, and what is to be told."""

    files: list[Found]
    corpora: list[Found]
    remarks: list[Remark]


class _Given(NamedTuple):
    """What one path means; names begin below `base`."""

    base: Path
    files: list[Path]
    corpora: list[Path]
    beside: list[Path]  # loose files in a folder of corpus folders


def as_paths(given: object) -> list[str | Path]:
    """What was given to `load` as a list of paths; anything else is refused."""
    if isinstance(given, str | Path):
        return [given]
    if type(given).__name__ == "DataFrame":
        raise ToolkitError("load takes paths. A DataFrame: tk.from_frame(frame).")
    if not isinstance(given, Iterable) or isinstance(given, bytes | Mapping):
        raise _no_path(given)
    paths: list[str | Path] = []
    for path in given:
        if not isinstance(path, str | Path):
            raise _no_path(path)
        paths.append(path)
    return paths


def _no_path(given: object) -> ToolkitError:
    kind = type(given).__name__
    return ToolkitError(
        f"{given!r} ({kind}) is no path. load takes a path, a glob or a list of these. {TYPE}"
    )


def find(paths: Sequence[str | Path], *, corpora: bool = True) -> Finds:
    """Find files and corpus folders, each once.

    Parameters
    ----------
    paths
        Files, folders and globs.
    corpora
        Whether a folder with ``corpus.toml`` is a corpus; inside one it is a folder like others.

    Returns
    -------
    Finds
        In the order given, and of names within a folder or glob. Names are relative to the
        folder all have in common, so that files of the same name are told apart.
    """
    given = [_given(path, corpora) for path in paths]
    common = _common([one.base for one in given])
    whole_of = {one.base: one.base.resolve() for one in given}

    def named(one: _Given, path: Path) -> Found:
        whole = whole_of[one.base] / path.relative_to(one.base)
        name = whole.relative_to(common) if common else whole
        return Found(path, name.as_posix())

    remarks: list[Remark] = []
    files = _once([named(one, p) for one in given for p in one.files], remarks)
    folders = _once([named(one, p) for one in given for p in one.corpora], remarks)
    if files and folders:
        raise ToolkitError(
            f"{str(folders[0].path)!r} is a corpus and {str(files[0].path)!r} a loose file; they "
            f"are not loaded together. Type tk.load([{str(folders[0].path)!r}]) for the corpus, "
            "or put the loose files into a corpus folder of their own (docs/corpus-folder.md)."
        )
    beside = [named(one, path).name for one in given for path in one.beside]
    return Finds(files, folders, remarks + [(name, "", BESIDE, False) for name in beside])


def title_of(paths: Paths) -> str:
    """Name of a corpus from what was loaded: file without extensions, or folder."""
    if not isinstance(paths, str | Path):
        return "corpus"
    path = _whole(anchored(paths))
    plain = path.name.split(".")[0]
    return path.resolve().parent.name if not plain or glob.has_magic(plain) else plain


def _given(given: str | Path, corpora: bool) -> _Given:
    path = anchored(given)
    if path.is_dir():
        return _folder(path, corpora)
    if path.is_file():
        return _Given(path.parent, [path], [], [])
    base = Path(*takewhile(lambda part: not glob.has_magic(part), path.parts))
    matches = [Path(match) for match in sorted(glob.glob(str(path), recursive=True))]
    folders = [m for m in matches if corpora and m.is_dir() and store.is_corpus(m)]
    folders = [f for f in folders if not _inside(f, folders)]
    files = [m for m in matches if m.is_file() and not _inside(m, folders)]
    if not files and not folders:
        raise ReadError(
            f"There is no file {str(given)!r}, and no file matches it as a glob."
            f"{meant(path.name, _beside(path))}{store.stranded(path)}"
        )
    return _Given(base, files, folders, [])


def _beside(path: Path) -> list[str]:
    """Names of what stands in the folder in which something was looked for."""
    try:
        return sorted(other.name for other in path.parent.iterdir())
    except OSError:
        return []


def _folder(path: Path, corpora: bool) -> _Given:
    """A corpus folder, the corpus folders below a folder, or else its files."""
    if corpora and store.is_corpus(path):
        whole = _whole(path)
        return _Given(whole.parent, [], [whole], [])
    every = [p for p in sorted(path.rglob("*")) if p.is_file()]
    files = [p for p in every if not _hidden(p.relative_to(path))]
    if not files:
        raise ReadError(f"The folder {str(path)!r} holds no files.")
    marks = [p.parent for p in files if p.name in ("corpus.toml", store.CHECKSUMS)]
    folders = [f for f in dict.fromkeys(marks) if corpora and store.is_corpus(f)]
    folders = [f for f in folders if not _inside(f, folders)]
    loose = [p for p in files if not _inside(p, folders)]
    return _Given(path, [], folders, loose) if folders else _Given(path, files, [], [])


def _whole(path: Path) -> Path:
    """A path with a name and a parent, which '.' and '..' have only when resolved."""
    return path.resolve() if path.name in ("", "..") else path


def _inside(path: Path, folders: list[Path]) -> bool:
    return any(folder in path.parents for folder in folders)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _common(bases: list[Path]) -> Path | None:
    """The folder that all have in common; None on different drives."""
    try:
        return Path(os.path.commonpath([base.resolve() for base in bases]))
    except ValueError:  # also for no base at all
        return None


def _once(found: list[Found], remarks: list[Remark]) -> list[Found]:
    """Each file or folder once; that it was there again is told."""
    first: dict[Path, Found] = {}
    for one in found:
        before = first.setdefault(one.path.resolve(), one)
        if before is not one:
            remarks.append((one.name, "", f"the same as {before.name!r}; it was read once", True))
    return list(first.values())
