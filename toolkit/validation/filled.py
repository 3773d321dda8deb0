"""Reading sheets that were filled in, whatever the spreadsheet did to them."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.readers.encoding import decode, looks_binary
from toolkit.spreadsheet import escaped, unescaped
from toolkit.validation.design import as_sample, codes_of, codes_told

#: Columns of a log of answers, and how its times are written.
LOG = ["unit", "coder", "code", "note", "time"]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
HEADER_WITHIN = 10  # rows
SHOWN = 5  # of what is wrong, in a message
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+"  # blanks, marks of direction
_AROUND = re.compile(f"^{_UNSEEN}|{_UNSEEN}$")
_CODE = re.compile(r"([0-9])(?:[.,]0+)?")


class Filled(NamedTuple):
    """A row of a file: `place` for messages, the cells as text; `log` if it need not be whole."""

    place: str
    unit: str
    coder: str
    code: str
    note: str
    log: bool


def read_sheet(path: str | Path | Iterable[str | Path], sample: pd.DataFrame) -> pd.DataFrame:
    """Take the codes of one or more filled sheets, or logs of the form, into the sample.

    Parameters
    ----------
    path : path or list of paths
        Files of `write_sheet` or `coding_form`, or of `write_questions` or `question_form`:
        ``.csv`` (also with semicolons or tabs, as spreadsheets save it) or ``.xlsx``. One list
        may hold the files of several coders.
    sample : DataFrame
        The sample, or the questions, that they were written from, or what `read_sheet` returned
        for other files.

    Returns
    -------
    DataFrame
        The sample with ``code`` (1, 0, or the number of what was chosen, NaN where the cell is
        empty) and ``note`` of the coders whose files were read; the rows of other coders stay as
        they are. In a log the last answer counts, and what has none is NaN.

    Raises
    ------
    ToolkitError
        A code is neither empty nor one that can be given, or a unit of the sample is missing,
        comes twice or is not in the sample; the rows are named. A file is no sheet.

    Examples
    --------
    >>> import pathlib, tempfile, toolkit as tk
    >>> from toolkit.validation.sample import validation_sample
    >>> from toolkit.validation.sheet import write_sheet
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil", "rain"], "language": "en"}))
    >>> sample = validation_sample(corpus, ["oil"], n=2, by=())
    >>> path = write_sheet(sample, corpus, pathlib.Path(tempfile.mkdtemp()) / "oil.csv")
    >>> sheet = pd.read_csv(path)
    >>> sheet.assign(code=sheet["text"].eq("oil").astype(int)).to_csv(path, index=False)
    >>> read_sheet(path, sample).sort_values("code")["code"].tolist()
    [0.0, 1.0]
    """
    sample = as_sample(sample)
    paths = [Path(path)] if isinstance(path, str | Path) else [Path(one) for one in path]
    if not paths:
        raise ToolkitError(
            "No file was given. Type tk.validation.read_sheet('sheet.xlsx', sample)."
        )
    allowed = codes_of(sample)
    rows = [row for one in paths for row in _answers(one)]
    _check_codes(rows, allowed)
    keys = list(zip(sample["unit"], sample["coder"], strict=True))
    _check_units(rows, keys)
    given = {(row.unit, row.coder): row for row in rows}
    made = sample
    read = np.array([key in given for key in keys], bool)
    made.loc[read, "code"] = [as_code(given[k].code, allowed) for k in keys if k in given]
    made.loc[read, "note"] = [given[k].note for k in keys if k in given]
    made["code"] = made["code"].astype("float64")
    made["note"] = made["note"].astype("str")
    return made


def as_code(text: str, allowed: Sequence[int] = (1, 0)) -> float | None:
    """One of the codes, or NaN; None if it is none of these. Digits of Persian and Arabic count.

    Examples
    --------
    >>> as_code(" 1 "), as_code("۰"), as_code(""), as_code("yes")
    (1.0, 0.0, nan, None)
    """
    digits = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in _AROUND.sub("", text)
    )
    if not digits:
        return np.nan
    match = _CODE.fullmatch(digits)
    return float(match[1]) if match and int(match[1]) in allowed else None


def filled_rows(path: Path) -> Iterator[Filled]:
    """The rows of a sheet or a log that say something, in their order.

    Raises
    ------
    ToolkitError
        The file is not there, or has no columns ``unit`` and ``code``.
    """
    if not path.is_file():
        raise ToolkitError(f"There is no file {str(path)!r}.")
    grid = _excel(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    names: list[str] = []
    for number, cells in enumerate(grid, 1):
        if not names:
            found = [_AROUND.sub("", cell).lower() for cell in cells]
            names = found if {"unit", "code"} <= set(found) else []
            if not names and number >= HEADER_WITHIN:
                break
            continue
        row = dict(zip(names, cells, strict=False))
        unit, code, note = (row.get(name, "") for name in ("unit", "code", "note"))
        if unit.strip() or code.strip() or note.strip():
            place = f"row {number} of {path.name}"
            unit, coder, code = (_AROUND.sub("", t) for t in (unit, row.get("coder", ""), code))
            yield Filled(place, unit, coder, code, note, "time" in names)
    if not names:
        raise ToolkitError(
            f"{str(path)!r} is no sheet to code in: no row names the columns unit and code. Such "
            "files are made by tk.validation.write_sheet(sample, corpus, path)."
        )


def _csv(path: Path) -> Iterator[list[str]]:
    data = path.read_bytes()
    last = data.rpartition(b"\n")[2].decode("utf-8", "replace")
    log = data.removeprefix(codecs.BOM_UTF8).startswith(",".join(LOG).encode())
    if log and last and not TIME.search(last[-20:]):
        raise ToolkitError(
            f"The last line of {path.name!r} was not finished ({last[:60]!r}). Open it once with "
            "tk.validation.coding_form, which takes it out and says so."
        )
    if looks_binary(data):
        raise ToolkitError(f"{str(path)!r} is neither CSV nor an Excel file ending in .xlsx.")
    text = decode(data).text
    first = text[:10_000].lower()
    found = (re.search(f"[\"']?(?:unit|code)[\"']?\\s*({d})", first) for d in ",;\t")
    delimiter = next((match[1] for match in found if match), ",")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [plain(cell) for cell in row]


def plain(cell: str) -> str:
    """A cell without the apostrophe that `escaped` put before it; one that was typed stays."""
    shorter = unescaped(cell)
    return shorter if escaped(shorter) == cell else cell


def _excel(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that have no part in this
            book = load_workbook(path, read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise ToolkitError(f"{str(path)!r} cannot be read as an Excel file: {error}.") from None
    try:
        sheet = book["coding"] if "coding" in book.sheetnames else book.worksheets[0]
        for row in sheet.iter_rows(values_only=True):
            yield [_text(value) for value in row]
    finally:
        book.close()


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def _answers(path: Path) -> list[Filled]:
    """The rows of a file; of a log the last answer to each unit."""
    rows = list(filled_rows(path))
    if not any(row.log for row in rows):
        return rows
    return list({(row.unit, row.coder): row for row in rows}.values())


def _check_codes(rows: list[Filled], allowed: Sequence[int]) -> None:
    wrong = [f"{row.place}: {row.code!r}" for row in rows if as_code(row.code, allowed) is None]
    if wrong:
        raise ToolkitError(
            f"{len(wrong)} cells in code are {codes_told(allowed)}: {_some(wrong)}. Correct "
            "them in the file, save it and read it again."
        )


def _check_units(rows: list[Filled], keys: list[tuple[str, str]]) -> None:
    places: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        places.setdefault((row.unit, row.coder), []).append(row.place)
    known = set(keys)
    unknown = [f"{_named(k)} ({where[0]})" for k, where in places.items() if k not in known]
    if unknown:
        raise ToolkitError(
            f"{len(unknown)} units are not in the sample: {_some(unknown)}. Give the sample that "
            "the file was written from, drawn with the same arguments and seed."
        )
    twice = [f"{_named(k)} ({', '.join(w)})" for k, w in places.items() if len(w) > 1]
    if twice:
        raise ToolkitError(
            f"{len(twice)} units come more than once: {_some(twice)}. Keep one row of each."
        )
    whole = {row.coder for row in rows if not row.log}
    missing = [_named(k) for k in keys if k[1] in whole and k not in places]
    if missing:
        raise ToolkitError(
            f"{len(missing)} units of the sample are missing from the file: {_some(missing)}. "
            "Rows must not be deleted; an empty code means not coded. For a part of the sample "
            "give that part: tk.validation.read_sheet(path, sample[sample['theme'] == 'oil'])."
        )


def _named(key: tuple[str, str]) -> str:
    unit, coder = key
    return f"{unit or '(no unit)'}{f' of {coder}' if coder else ''}"


def _some(told: list[str]) -> str:
    return "; ".join(told[:SHOWN]) + (f"; and {len(told) - SHOWN} more" * (len(told) > SHOWN))
