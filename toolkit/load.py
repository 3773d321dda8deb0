"""Loading: files of any known kind become a corpus, and nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import folder, readers
from toolkit.checks import ToolkitError, one_of
from toolkit.corpus import PROBLEM_COLUMNS, Corpus, Info, Step
from toolkit.files import Found, Paths, Remark, as_paths, find, title_of
from toolkit.language.detect import language_code
from toolkit.readers.columns import TAKEN, placed, rename
from toolkit.readers.contract import Options
from toolkit.reading import read_files
from toolkit.schema import DOCUMENT
from toolkit.unify import joined, unify


@dataclass(frozen=True)
class _Asked:
    """What the caller chose, checked."""

    format: str | None
    options: Options
    language: str | None
    dayfirst: bool | None


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
        What to load. Folders are read with everything below them, in the order of names; files
        and folders whose names begin with a point are passed over without a remark. Several
        corpus folders, or a folder that holds some, are joined. A relative path that does not
        exist here is looked for from the nearest folder above that holds ``corpora/``.
    format : str, optional
        Read every file as this kind; see `toolkit.formats`. Decided from content otherwise.
    columns : mapping, optional
        Our column to the name in the table, for tables whose columns are not recognised:
        ``{"text": "Artikeltext"}``.
    filename : str, optional
        Pattern of the names of text files, ``"{date}_{outlet}_{title}"``; with folders,
        ``"{outlet}/{date}_{title}"``.
    language : str, optional
        Language of the documents that name none, ``"en"`` or ``"English"``; detected otherwise.
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
    ToolkitError
        An argument cannot be used, or not for a corpus that is read already.
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
    asked = _asked(format, columns, filename, language, dayfirst)
    finds = find(as_paths(path))
    if len(finds.corpora) == 1 and not finds.remarks:
        corpus = _opened(finds.corpora[0].path, asked, verify)
    elif finds.corpora:
        parts = [(name, _opened(one, asked, verify)) for one, name in finds.corpora]
        corpus = folder.join(parts, title_of(path), finds.remarks)
    else:
        corpus = _read(finds.files, asked, Info(title_of(path)), finds.remarks)
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
        Columns are recognised by name (text, date, outlet, title ...); others are kept. One that
        has all columns of `Corpus.docs` is taken as it is.
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
        `frame` is not a DataFrame, no column holds text, or an argument cannot be used.

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
    asked = _asked(None, columns, None, language, dayfirst)
    days = None if span is None else folder.span_of(span, "span")
    if set(DOCUMENT) <= set(frame.columns):
        table = rename(frame, asked.options, (*TAKEN, "place"))
    else:
        rows = [f"row {n}" for n in range(1, len(frame) + 1)]
        table = rename(placed(frame, rows), asked.options)
    return _made(table, [], asked, Info(name, span=days), "from_frame")


def _asked(
    format: str | None,
    columns: Mapping[str, str] | None,
    filename: str | None,
    language: str | None,
    dayfirst: bool | None,
) -> _Asked:
    if format is not None:
        one_of("format", format, readers.READERS)
    if columns is not None and not isinstance(columns, Mapping):
        raise ToolkitError(
            f"columns={columns!r} must map our columns to names in the table: "
            'columns={"text": "Artikeltext"}.'
        )
    if filename is not None and not isinstance(filename, str):
        raise ToolkitError(f"filename={filename!r} must be a pattern: '{{date}}_{{title}}'.")
    if dayfirst not in (None, True, False):
        raise ToolkitError(f"dayfirst={dayfirst!r} must be True, False or None.")
    return _Asked(format, Options(columns or {}, filename), language_code(language), dayfirst)


def _opened(path: Path, asked: _Asked, verify: bool | None) -> Corpus:
    """A corpus folder, saved or made by hand."""
    about = folder.described(path, verify, asked.dayfirst)
    if "saved" in about.fields:
        _not_for_saved(path, asked)
        return folder.open_saved(path, about)
    made = folder.by_hand(path, about)
    options = Options(
        asked.options.columns or made.options.columns,
        asked.options.filename or made.options.filename,
    )
    asked = _Asked(asked.format, options, asked.language or made.language, asked.dayfirst)
    remarks = made.finds.remarks + about.remarks
    return _read(made.finds.files, asked, about.info, remarks, about.events)


def _not_for_saved(path: Path, asked: _Asked) -> None:
    given = {
        "format": asked.format,
        "columns": asked.options.columns or None,
        "filename": asked.options.filename,
        "language": asked.language,
        "dayfirst": asked.dayfirst,
    }
    named = [f"{name}=" for name, value in given.items() if value is not None]
    if named:
        raise ToolkitError(
            f"{str(path)!r} is already a corpus, so {', '.join(named)} would change nothing. "
            f"Type tk.load({str(path)!r}), or load the files it was made from."
        )


def _read(
    found: list[Found],
    asked: _Asked,
    info: Info,
    remarks: list[Remark],
    events: pd.DataFrame | None = None,
) -> Corpus:
    read = read_files(found, asked.format, asked.options)
    table = pd.concat(read.tables, ignore_index=True) if len(read.tables) > 1 else read.tables[0]
    return _made(table, read.remarks + remarks, asked, info, f"load {info.name}", events)


def _made(
    table: pd.DataFrame,
    problems: list[Remark],
    asked: _Asked,
    info: Info,
    step: str,
    events: pd.DataFrame | None = None,
) -> Corpus:
    docs, found = unify(table, language=asked.language, dayfirst=asked.dayfirst)
    skipped = joined([pd.DataFrame(problems, columns=PROBLEM_COLUMNS), found])
    lost = sum(not p[3] for p in problems)
    history = [Step(step, len(docs) + lost, len(docs))]
    return Corpus(docs, len(docs), history=history, skipped=skipped, events=events, info=info)


def _told(corpus: Corpus) -> str:
    """What a person wants to know after loading, in one line or two."""
    skipped = corpus.skipped
    lost = int((~skipped["kept"].astype(bool)).sum())
    kept = len(skipped) - lost
    parts = [f"{lost:,} file(s) or row(s) not read"] if lost else []
    parts += [f"{kept:,} remark(s), such as a missing date"] if kept else []
    more = f"\n{'; '.join(parts)}: see corpus.skipped" if parts else ""
    return f"{repr(corpus)[1:-1]}{more}"
