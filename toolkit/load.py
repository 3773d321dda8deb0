"""Loading: files of any known kind become a corpus, and nothing is lost without a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit import folder, readers
from toolkit.checks import ToolkitError, one_of
from toolkit.corpus import PROBLEM_COLUMNS, Corpus, Info, Step
from toolkit.files import Found, Paths, Remark, as_paths, find, title_of
from toolkit.language.codes import language_code
from toolkit.outlets import Names, names_of, put_together, settled, told, usual
from toolkit.readers.columns import TAKEN, placed, rename
from toolkit.readers.contract import Options, Problem
from toolkit.readers.tables.tags import without_tags
from toolkit.reading import read_files
from toolkit.schema import are_documents
from toolkit.unify import joined, unify

Outlets = bool | str | Path | Mapping[str, Sequence[str]] | None
MOST_KINDS = 12  # kinds of files named when a corpus was loaded


@dataclass(frozen=True)
class _Asked:
    """What the caller chose, checked."""

    format: str | None
    options: Options
    language: str | None
    dayfirst: bool | None
    outlets: Names | None


def load(
    path: Paths,
    *,
    format: str | None = None,
    columns: Mapping[str, str] | None = None,
    filename: str | None = None,
    language: str | None = None,
    dayfirst: bool | None = None,
    outlets: Outlets = None,
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
    outlets : bool, path or mapping, optional
        An outlet that has several names gets one of them in the column `outlet`, by a list that
        is shipped and by a rule; `outlet_as_found` and `skipped` tell which. False leaves names
        as they are. A TOML file or a mapping, ``{"The Daily": ["daily.example"]}``, is put
        before the list, and its names are given even if there is nothing to put together.
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
    asked = _asked(format, columns, filename, language, dayfirst, outlets)
    finds = find(as_paths(path))
    if len(finds.corpora) == 1 and not finds.remarks:
        corpus = _opened(finds.corpora[0].path, asked, verify)
    elif finds.corpora:
        parts = [(name, _opened(one, asked, verify, True)) for one, name in finds.corpora]
        corpus = folder.join(parts, title_of(path), finds.remarks, asked.outlets or usual())
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
    outlets: Outlets = None,
    name: str = "frame",
    span: tuple[Any, Any] | None = None,
) -> Corpus:
    """Make a corpus from a DataFrame, one row per document.

    Parameters
    ----------
    frame : DataFrame
        Columns are recognised by name (text, date, outlet, title ...); others are kept, and so
        is an index that has a name. One that has all columns of `Corpus.docs` is taken as it is.
    columns, language, dayfirst, outlets
        As in `load`. Outlets of a frame that is taken as it is have their names, unless said here.
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
    asked = _asked(None, columns, None, language, dayfirst, outlets)
    frame = _with_index(frame)
    days = None if span is None else folder.span_of(span, "span")
    told: list[Problem] = []
    if are_documents(frame.columns):
        table = rename(frame, asked.options, (*TAKEN, "place"))
    else:
        rows = [f"row {n}" for n in range(1, len(frame) + 1)]
        table, told = without_tags(rename(placed(frame, rows), asked.options))
    remarks = [("", *problem) for problem in told]
    return _made(table, remarks, asked, Info(name, span=days), "from_frame")


def _with_index(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with what stands in its index, if that has a name, as columns."""
    named = [name for name in frame.index.names if name is not None and name not in frame]
    return frame.reset_index(level=named) if named else frame


def _asked(
    format: str | None,
    columns: Mapping[str, str] | None,
    filename: str | None,
    language: str | None,
    dayfirst: bool | None,
    outlets: Outlets,
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
    names, options = names_of(outlets), Options(columns or {}, filename)
    return _Asked(format, options, language_code(language), dayfirst, names)


def _opened(path: Path, asked: _Asked, verify: bool | None, part: bool = False) -> Corpus:
    """A corpus folder, saved or made by hand; outlets of a `part` are named with the others."""
    about = folder.described(path, verify, asked.dayfirst)
    if "saved" in about.fields:
        _not_for_saved(path, replace(asked, outlets=None) if part else asked)
        return folder.open_saved(path, about)
    made = folder.by_hand(path, about)
    options = Options(
        asked.options.columns or made.options.columns,
        asked.options.filename or made.options.filename,
    )
    names = made.outlets if asked.outlets is None else asked.outlets
    language = asked.language or made.language
    asked = replace(asked, options=options, language=language, outlets=names)
    remarks = made.finds.remarks + about.remarks
    return _read(made.finds.files, asked, about.info, remarks, about.events)


def _not_for_saved(path: Path, asked: _Asked) -> None:
    given = {
        "format": asked.format,
        "columns": asked.options.columns or None,
        "filename": asked.options.filename,
        "language": asked.language,
        "dayfirst": asked.dayfirst,
        "outlets": asked.outlets,
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
    merged: list[Remark] = []
    if asked.outlets is not None or not settled(table):
        docs, merged = put_together(docs, asked.outlets or usual())
    remarks = [pd.DataFrame(rows, columns=PROBLEM_COLUMNS) for rows in (problems, merged)]
    skipped = joined([remarks[0], found, remarks[1]])
    lost = sum(not p[3] for p in problems)
    history = [Step(step, len(docs) + lost, len(docs))]
    return Corpus(docs, len(docs), history=history, skipped=skipped, events=events, info=info)


def _told(corpus: Corpus) -> str:
    """What a person wants to know after loading, in a few lines."""
    skipped = corpus.skipped
    lost = int((~skipped["kept"].astype(bool)).sum())
    kept = len(skipped) - lost
    parts = [f"{lost:,} file(s) or row(s) not read"] if lost else []
    parts += [f"{kept:,} remark(s), such as a missing date"] if kept else []
    more = f"\n{'; '.join(parts)}: see corpus.skipped" if parts else ""
    names = "" if corpus.summary else told(corpus._docs)
    names = f"\n{names}" if names else ""
    return f"{repr(corpus)[1:-1]}{_kinds(corpus)}{names}{more}"


def _kinds(corpus: Corpus) -> str:
    """As what the files were read; nothing for a saved corpus, whose documents stay unread."""
    if corpus.summary:
        return ""
    counts = corpus._docs["format"].value_counts(sort=False)
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    kinds = [f"{kind} {n:,}" for kind, n in counts.items() if kind]
    more = f" and {len(kinds) - MOST_KINDS} more" if len(kinds) > MOST_KINDS else ""
    return f"\nread as {', '.join(kinds[:MOST_KINDS])}{more}" if kinds else ""
