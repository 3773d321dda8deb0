"""Corpus folders: what ``corpus.toml`` and ``events.csv`` say, and several folders as one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from toolkit import store
from toolkit.checks import ToolkitError
from toolkit.corpus import PROBLEM_COLUMNS, Corpus, Info, Step
from toolkit.dates import parse_days
from toolkit.files import Finds, Remark, find
from toolkit.language.codes import language_code
from toolkit.outlets import Names, names_of, put_together
from toolkit.readers.contract import Options
from toolkit.unify import identify, joined

EVENTS = "events.csv"
OWN = ("name", "span", "read", "saved", "files")  # fields that say nothing about joined corpora


class About(NamedTuple):
    """What is said about a corpus folder: the fields of ``corpus.toml`` as they stand, and made
    of them the rest; `remarks` are the events without a date.
    """

    fields: dict[str, Any]
    info: Info
    events: pd.DataFrame | None
    remarks: list[Remark]


class Read(NamedTuple):
    """The table ``[read]`` of a corpus folder made by hand."""

    finds: Finds
    options: Options
    language: str | None
    outlets: Names | None


def described(folder: Path, verify: bool | None, dayfirst: bool | None) -> About:
    """Check a corpus folder, and read what is said about it."""
    about = store.read_about(folder)
    store.check(folder, about, verify)
    span = None
    if "span" in about:
        span = span_of(about["span"], f"{_toml(folder)}: span", "[2017-06-01, 2017-12-31]")
    events, remarks = _events(folder, dayfirst)
    info = Info(str(about.get("name", folder.name)), about, span)
    return About(about, info, events, remarks)


def open_saved(folder: Path, about: About) -> Corpus:
    """Open a saved corpus; its documents are read when they are needed."""
    parts = store.open_saved(folder, about.fields)
    parts["history"] = [Step(*row) for row in parts["history"]]
    # A date that could not be read was told, and saved as none, when the corpus was made.
    new = [remark for remark in about.remarks if not remark[2].endswith("no date")]
    parts["skipped"] = joined([pd.DataFrame(new, columns=PROBLEM_COLUMNS), parts["skipped"]])
    return Corpus(**parts, events=about.events, info=about.info)


def by_hand(folder: Path, about: About) -> Read:
    """What the table ``[read]`` says; a field that cannot be used is named."""
    where = _toml(folder)
    read = about.fields.get("read", {})
    if not isinstance(read, dict):
        raise ToolkitError(f"{where}: read={read!r} must be a table: [read], files = ['articles'].")
    files = read.get("files")
    if not files:
        raise ToolkitError(
            f"{where} does not say where the articles are. Add below [read]: files = ['articles']."
        )
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        raise ToolkitError(
            f"{where}: read.files={files!r} must be a list of names: ['articles', 'more.csv']."
        )
    columns, filename = read.get("columns", {}), read.get("filename")
    if not isinstance(columns, dict) or not all(isinstance(c, str) for c in columns.values()):
        raise ToolkitError(
            f"{where}: read.columns={columns!r} must be a table: {{ text = 'Artikeltext' }}."
        )
    if filename is not None and not isinstance(filename, str):
        raise ToolkitError(
            f"{where}: read.filename={filename!r} must be text: '{{date}}_{{title}}'."
        )
    language = language_code(read.get("language"), f"{where}: read.language")
    outlets = read.get("outlets")
    inside = [folder / name for name in files]
    if isinstance(outlets, str):
        outlets = folder / outlets
        inside.append(outlets)
    if any(not path.resolve().is_relative_to(folder.resolve()) for path in inside):
        raise ToolkitError(f"{where} names files outside its folder.")
    found = find(inside[: len(files)], corpora=False)
    named = [f._replace(name=f.path.relative_to(folder).as_posix()) for f in found.files]
    names = names_of(outlets, f"{where}: read.outlets")
    return Read(found._replace(files=named), Options(columns, filename), language, names)


def span_of(
    given: Any, where: str, example: str = "('2017-06-01', '2017-12-31')"
) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day, without time and zone; anything else is refused by the name `where`."""
    wanted = f"{where}={given!r} must be the first and the last day: {example}"
    if not isinstance(given, list | tuple) or len(given) != 2:
        raise ToolkitError(f"{wanted}.")
    read = parse_days(pd.Series(list(given), dtype="object"))
    if read["date"].isna().any():
        why = next(problem for problem in read["problem"] if problem)
        raise ToolkitError(f"{wanted} ({why.split(';')[0]}).")
    first, last = (day.normalize() for day in read["date"])
    if first > last:
        raise ToolkitError(f"{wanted}; the last one is before the first.")
    return first, last


def join(
    found: list[tuple[str, Corpus]], name: str, remarks: list[Remark], outlets: Names
) -> Corpus:
    """Several corpora as one, their documents one after another.

    Parameters
    ----------
    found
        Name and corpus of each folder; the name comes before each `file`.
    name
        Name of the whole.
    remarks
        What else is to be listed in `skipped`.
    outlets
        What names of outlets stand for.
    """
    docs = joined([_below(folder, corpus.docs) for folder, corpus in found])
    docs["doc_id"], repeated = identify(docs)
    docs, merged = put_together(docs, outlets)
    again = docs.loc[repeated.ne(""), ["file", "place"]]
    again = again.assign(problem=repeated[again.index].to_numpy(), kept=True)
    skipped = joined(
        [
            *(_below(folder, corpus.skipped) for folder, corpus in found),
            again,
            pd.DataFrame([*remarks, *merged], columns=PROBLEM_COLUMNS),
        ]
    )
    history = [
        step._replace(step=f"{folder}: {step.step}")
        for folder, corpus in found
        for step in corpus._history
    ]
    spans = {corpus.info.span for _, corpus in found}
    return Corpus(
        docs,
        len(docs),
        history=[*history, Step(f"join {', '.join(f for f, _ in found)}", len(docs), len(docs))],
        skipped=skipped,
        events=joined([corpus.events for _, corpus in found]),
        info=Info(
            name,
            _shared([corpus.info.about for _, corpus in found]),
            spans.pop() if len(spans) == 1 else None,
        ),
    )


def _below(folder: str, table: pd.DataFrame) -> pd.DataFrame:
    """A table whose `file` begins with the folder it came from."""
    names = [f"{folder}/{name}" if name else folder for name in table["file"]]
    return table.assign(file=pd.Series(names, index=table.index, dtype="str"))


def _shared(abouts: list[Mapping[str, Any]]) -> dict[str, Any]:
    """What is said alike of all, such as the licence."""
    first, *others = abouts
    return {k: v for k, v in first.items() if k not in OWN and all(o.get(k) == v for o in others)}


def _events(folder: Path, dayfirst: bool | None) -> tuple[pd.DataFrame | None, list[Remark]]:
    """The dated events, and a remark on each date that cannot be read."""
    path = folder / EVENTS
    if not path.is_file():
        return None, []
    try:
        events = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
    except UnicodeDecodeError:
        raise ToolkitError(
            f"{str(path)!r} is not UTF-8; its letters cannot be read. Save it as 'CSV UTF-8'."
        ) from None
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ToolkitError(
            f"{str(path)!r} is no table of events: {str(error).strip()}. Its first line must name "
            "the columns: date,date_end,label,themes."
        ) from None
    remarks: list[Remark] = []
    for name in ("date", "date_end"):
        if name in events:
            read = parse_days(events[name], dayfirst)
            wrong = read["problem"].ne("") & (events[name].str.strip().ne("") | (name == "date"))
            what = "event not drawn" if name == "date" else "event drawn without date_end"
            remarks += [
                (EVENTS, f"row {row}", f"{what}: {problem}", True)
                for row, problem in enumerate(read["problem"], 1)
                if wrong.iloc[row - 1]
            ]
            events[name] = read["date"]
    return events, remarks


def _toml(folder: Path) -> str:
    return repr(str(folder / "corpus.toml"))
