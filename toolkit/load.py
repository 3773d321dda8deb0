"""Loading: files of any known kind become a corpus, and nothing is lost without a word."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from toolkit import readers, store
from toolkit.checks import ReadError, ToolkitError
from toolkit.corpus import PROBLEM_COLUMNS, Corpus, Info, Step
from toolkit.paths import anchored
from toolkit.readers.columns import rename
from toolkit.readers.contract import Options
from toolkit.readers.source import open_source
from toolkit.unify import unify

Paths = str | Path | Iterable[str | Path]


class _Found(NamedTuple):
    path: Path
    name: str  # relative to what was loaded, with forward slashes


def load(
    path: Paths,
    *,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    filename: str | None = None,
    language: str | None = None,
    dayfirst: bool | None = None,
    verify: bool | None = None,
    quiet: bool = False,
) -> Corpus:
    """Load articles: a corpus folder, a file, a folder of mixed files, a glob, or a list.

    Parameters
    ----------
    path : str, Path or list of them
        What to load. Folders are read with everything below them, in the order of names. A
        relative path that does not exist here is looked for from the nearest folder above that
        holds ``corpora/``.
    format : str, optional
        Read every file as this kind; see `toolkit.formats`. Decided from content otherwise.
    columns : mapping, optional
        Our column to the name in the table, for tables whose columns are not recognised:
        ``{"text": "Artikeltext"}``.
    filename : str, optional
        Pattern of the names of text files, ``"{date}_{outlet}_{title}"``.
    language : str, optional
        BCP 47 code of the documents that name none; detected otherwise.
    dayfirst : bool, optional
        Whether 03/04/2017 is 3 April; if None, dates that cannot be decided stay missing.
    verify : bool, optional
        Whether to compare checksums of a corpus folder; None does so up to 64 MB.
    quiet : bool
        Do not print what was loaded and skipped.

    Returns
    -------
    Corpus
        Its `skipped` lists every file or row that was left out or has no date.

    Raises
    ------
    ReadError
        Nothing could be read; the message says why and what is known.
    DamagedCorpus
        A corpus folder is incomplete or was changed.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "2017-10-16_citadel.txt").write_text("The governor left Kirkuk at noon.")
    >>> corpus = load(folder, filename="{date}_{outlet}", language="en", quiet=True)
    >>> corpus.docs[["date", "outlet"]].values.tolist()
    [[Timestamp('2017-10-16 00:00:00'), 'citadel']]
    """
    options = Options(columns or {}, filename)
    single = anchored(path) if isinstance(path, str | Path) else None
    if single and store.is_corpus(single):
        corpus = _load_folder(single, options, language, dayfirst, verify)
    else:
        paths = [path] if isinstance(path, str | Path) else list(path)
        found = list(_files(paths))
        corpus = _read(found, format, options, language, dayfirst, Info(_name(single)))
    if not quiet:
        print(_told(corpus))
    return corpus


def from_frame(
    frame: pd.DataFrame,
    *,
    columns: Mapping[str, str] | None = None,
    language: str | None = None,
    dayfirst: bool | None = None,
    name: str = "frame",
    span: tuple[Any, Any] | None = None,
) -> Corpus:
    """Make a corpus from a DataFrame, one row per document.

    Parameters
    ----------
    frame : DataFrame
        Columns are recognised by name (text, date, outlet, title ...); others are kept.
    columns, language, dayfirst
        As in `load`.
    name : str
        Name of the corpus.
    span : (first day, last day), optional
        What was collected, if more than the dates of the documents say.

    Returns
    -------
    Corpus

    Raises
    ------
    ToolkitError
        `frame` is not a DataFrame, or no column holds text.

    Examples
    --------
    >>> from_frame(pd.DataFrame({"body": ["Kirkuk fell."], "published": ["2017-10-16"]}),
    ...            language="en")
    <Corpus 'frame': 1 document, 2017-10-16, no outlet, en>
    """
    if not isinstance(frame, pd.DataFrame):
        raise ToolkitError(
            f"from_frame takes a pandas DataFrame, not {type(frame).__name__}. "
            "Files are loaded with toolkit.load(path)."
        )
    table = rename(frame, Options(columns or {}))
    if "place" not in table:
        table["place"] = [f"row {n}" for n in range(1, len(table) + 1)]
    try:
        days = (pd.Timestamp(span[0]), pd.Timestamp(span[1])) if span else None
    except (ValueError, TypeError, IndexError):
        raise ToolkitError(
            f"span={span!r} must be the first and the last day: ('2017-06-01', '2017-12-31')."
        ) from None
    return _made(table, [], language, dayfirst, Info(name, span=days), "from_frame")


def _files(paths: list[str | Path]) -> Iterator[_Found]:
    for given in paths:
        path = anchored(given)
        if path.is_dir():
            every = [p for p in sorted(path.rglob("*")) if p.is_file()]
            inside = [p for p in every if not _hidden(p.relative_to(path))]
            if not inside:
                raise ReadError(f"The folder {str(path)!r} holds no files.")
            yield from (_Found(p, p.relative_to(path).as_posix()) for p in inside)
        elif path.is_file():
            yield _Found(path, path.name)
        else:
            matches = [Path(m) for m in sorted(glob.glob(str(path), recursive=True))]
            files = [m for m in matches if m.is_file()]
            if not files:
                raise ReadError(
                    f"There is no file {str(given)!r}, and no file matches it as a glob."
                    f"{store.stranded(path)}"
                )
            yield from (_Found(m, m.name) for m in files)


def _name(path: Path | None) -> str:
    """Name of a corpus from what was loaded: file without extensions, or folder."""
    if path is None:
        return "corpus"
    plain = path.name.split(".")[0]
    return path.resolve().parent.name if not plain or "*" in plain else plain


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _load_folder(
    folder: Path, options: Options, language: str | None, dayfirst: bool | None, verify: bool | None
) -> Corpus:
    about = store.read_about(folder)
    store.check(folder, about, verify)
    span = about.get("span")
    days = (pd.Timestamp(span[0]), pd.Timestamp(span[1])) if span else None
    info = Info(str(about.get("name", folder.name)), about, days)
    events = _events(folder)
    if "saved" in about:
        parts = store.open_saved(folder, about)
        parts["history"] = [Step(*row) for row in parts["history"]]
        return Corpus(**parts, events=events, info=info)
    read = about.get("read", {})
    options = Options(
        options.columns or read.get("columns", {}), options.filename or read.get("filename")
    )
    if not read.get("files"):
        raise ToolkitError(
            f"{str(folder / 'corpus.toml')!r} does not say where the articles are. Add below "
            "[read]: files = ['articles']."
        )
    inside = [folder / name for name in read["files"]]
    if any(not p.resolve().is_relative_to(folder.resolve()) for p in inside):
        raise ToolkitError(f"{str(folder / 'corpus.toml')!r} names files outside its folder.")
    found = [_Found(f.path, f.path.relative_to(folder).as_posix()) for f in _files(list(inside))]
    corpus = _read(found, None, options, language or read.get("language"), dayfirst, info)
    if events is not None:
        corpus._events = events
    return corpus


def _events(folder: Path) -> pd.DataFrame | None:
    path = folder / "events.csv"
    if not path.is_file():
        return None
    events = pd.read_csv(path, dtype="str", keep_default_na=False)
    for name in ("date", "date_end"):
        if name in events:
            events[name] = pd.to_datetime(events[name], format="ISO8601", errors="coerce")
    return events


def _read(
    found: list[_Found],
    format: str | None,
    options: Options,
    language: str | None,
    dayfirst: bool | None,
    info: Info,
) -> Corpus:
    from tqdm import tqdm

    tables, problems = [], []
    for path, name in tqdm(found, desc="reading", unit="file", delay=1.0, leave=False):
        try:
            source = open_source(path, name)
            batch = readers.pick(source, format).read(source, options)
            table = _named(batch.table, name, options)
        except ToolkitError as error:
            if len(found) == 1:
                raise
            problems.append((name, "", str(error), False))
            continue
        problems += [(name, *problem) for problem in batch.problems]
        table["file"] = name
        tables.append(table)
    if not any(map(len, tables)):
        why = "; ".join(f"{p[0]}: {p[2]}" for p in problems[:3]) or "no file held a document"
        raise ReadError(f"Nothing could be read from {len(found)} file(s). {why}")
    table = pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0]
    return _made(table, problems, language, dayfirst, info, f"load {info.name}")


def _named(table: pd.DataFrame, name: str, options: Options) -> pd.DataFrame:
    """The table under our column names; what is wrong with it is told with the file's name."""
    if not len(table):
        return table
    try:
        return rename(table, options)
    except ToolkitError as error:
        raise type(error)(f"{name}: {error}") from None


def _made(
    table: pd.DataFrame,
    problems: list[tuple[str, str, str, bool]],
    language: str | None,
    dayfirst: bool | None,
    info: Info,
    step: str,
) -> Corpus:
    docs, found = unify(table, language=language, dayfirst=dayfirst)
    skipped = pd.concat(
        [t for t in (pd.DataFrame(problems, columns=PROBLEM_COLUMNS), found) if len(t)]
        or [pd.DataFrame(columns=PROBLEM_COLUMNS)],
        ignore_index=True,
    )
    lost = sum(not p[3] for p in problems)
    history = [Step(step, len(docs) + lost, len(docs))]
    return Corpus(docs, len(docs), history=history, skipped=skipped, info=info)


def _told(corpus: Corpus) -> str:
    """What a person wants to know after loading, in one line or two."""
    skipped = corpus.skipped
    lost = int((~skipped["kept"].astype(bool)).sum())
    kept = len(skipped) - lost
    parts = [f"{lost:,} file(s) or row(s) not read"] if lost else []
    parts += [f"{kept:,} remark(s), such as a missing date"] if kept else []
    more = f"\n{'; '.join(parts)}: see corpus.skipped" if parts else ""
    return f"{repr(corpus)[1:-1]}{more}"
