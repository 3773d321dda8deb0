"""The sheet in which a person judges candidates, and may put names right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.networks.candidates import AGAINST, FOR, NONE
from toolkit.readers.encoding import decode
from toolkit.validation.design import as_sample
from toolkit.validation.filled import plain, read_sheet
from toolkit.validation.page import readable
from toolkit.validation.sheet import csv_bytes, put, rows_of_coder
from toolkit.validation.workbook import Codes, coding_book, put_rules, saved

MAKER = "tk.networks.statements(quotes, concepts)"
#: Columns of the file and their widths; those that may be put right stand beside the code.
WIDTHS = {
    "unit": 11, "coder": 10, "question": 34, "title": 28, "text": 70, "code": 7, "note": 24,
    "person": 22, "organisation": 22, "concept": 18,
}  # fmt: skip
PUT_RIGHT = ("person", "organisation", "concept")
CODES = Codes((FOR, AGAINST, NONE), "1 (for), 2 (against), 3 (no statement), or empty.")
RULES = [
    "code: 1 the actor says this and is for it; 2 says this and is against it; 3 neither: it is "
    "not said by this actor, not about this, or not to be told. Empty is not coded.",
    "Decide by what is said between » and «, with the words around it.",
    "person, organisation, concept: put right what is wrong; one name for one actor all through.",
    "note: anything worth remembering. Leave the column unit as it is.",
]


def write_statements(
    sheet: pd.DataFrame, path: str | Path, *, coder: str | None = None, overwrite: bool = False
) -> Path:
    """Write candidates for statements as a sheet for a person to judge.

    Parameters
    ----------
    sheet : DataFrame
        From `statements`.
    path : path
        A new file: ``.xlsx`` (the codes to choose from, a second sheet with the rules), or
        ``.csv``, in which text that a spreadsheet would run as a formula gets an apostrophe.
    coder : str, optional
        Whose candidates; needed if there are several coders.
    overwrite : bool
        Whether to replace a sheet in which nothing is coded. One that holds codes or notes is
        never replaced.

    Returns
    -------
    Path
        The file, with ``unit``, ``coder`` (if named), ``question``, ``title``, ``text``,
        ``code``, ``note``, ``person``, ``organisation`` and ``concept``. Neither the outlet nor
        the date is in it. ``tk.validation.question_form(sheet, path)`` asks the same in the
        notebook, without the names to put right.

    Raises
    ------
    ToolkitError
        The file is there already, the table is none of candidates, or it has several coders and
        none is chosen.
    """
    need_columns(sheet, ["unit", "coder", "code", "note", *WIDTHS], MAKER)
    rows, target = rows_of_coder(as_sample(sheet), coder), Path(path)
    names = [n for n in WIDTHS if n != "coder" or rows["coder"].any()]
    cells = [{name: _cell(row[name]) for name in names} for row in rows.to_dict("records")]
    if target.suffix.lower() == ".xlsx":
        book = coding_book(cells, {name: WIDTHS[name] for name in names}, CODES)
        put_rules(book.create_sheet("rules"), RULES, 1)
        put(target, saved(book), overwrite)
    else:
        put(target, csv_bytes(names, cells), overwrite)
    return target


def read_statements(path: str | Path, sheet: pd.DataFrame) -> pd.DataFrame:
    """Take a filled sheet into the candidates: codes, notes, and names that were put right.

    Parameters
    ----------
    path : path
        File of `write_statements`, ``.csv`` or ``.xlsx``, or log of the form in the notebook.
    sheet : DataFrame
        The candidates that it was written from.

    Returns
    -------
    DataFrame
        The candidates with ``code`` (1 for, 2 against, 3 no statement, NaN where it is empty),
        ``note``, ``person``, ``organisation`` and ``concept`` as they are in the file.

    Raises
    ------
    ToolkitError
        As `tk.validation.read_sheet`: a code is none of these, or a unit is missing, comes twice
        or is not among the candidates.

    Examples
    --------
    >>> import pathlib, tempfile
    >>> from toolkit.networks.candidates import statements
    >>> quotes = pd.DataFrame({"doc_id": "a", "date": pd.Timestamp("2017-10-16"), "outlet": "A",
    ...     "language": "en", "person": "Ann", "source": "Ann", "cue": "said",
    ...     "content": ["the oil is ours"], "start": [0], "end": [15]})
    >>> sheet = statements(quotes, ["oil"])
    >>> path = write_statements(sheet, pathlib.Path(tempfile.mkdtemp()) / "oil.csv")
    >>> pd.read_csv(path).assign(code=1, person="Ann Ray").to_csv(path, index=False)
    >>> read_statements(path, sheet)[["code", "person"]].values.tolist()
    [[1.0, 'Ann Ray']]
    """
    need_columns(sheet, ["unit", "coder", "code", "note", *PUT_RIGHT], MAKER)
    made = read_sheet(path, sheet)
    written = _names(Path(path))
    keys = list(zip(made["unit"], made["coder"], strict=True))
    for name in PUT_RIGHT:
        found = [
            written.get((unit, coder), {}).get(name, before)
            for (unit, coder), before in zip(keys, made[name], strict=True)
        ]
        # A name that cannot be shown was written with a mark, and is not to be put right by it.
        kept = [
            before if readable(str(before)) == after else after.strip()
            for before, after in zip(made[name], found, strict=True)
        ]
        made[name] = pd.Series(kept, made.index, dtype="str")
    return made


def _names(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    """The columns of a file that may be put right, by unit and coder."""
    if path.suffix.lower() == ".xlsx":
        with pd.ExcelFile(path) as book:
            name = "coding" if "coding" in book.sheet_names else 0
            table = pd.read_excel(book, sheet_name=name, dtype="str", keep_default_na=False)
    else:
        import io

        text = decode(path.read_bytes()).text
        table = pd.read_csv(
            io.StringIO(text), sep=None, engine="python", dtype="str", keep_default_na=False
        )
        table = table.map(plain)
    table.columns = [str(name).strip().lower() for name in table.columns]
    if "unit" not in table:
        raise ToolkitError(
            f"The first row of {path.name!r} must name the columns, as it did when the sheet was "
            "written: unit, question, title and so on. Take out what stands above it."
        )
    there = [name for name in PUT_RIGHT if name in table]
    coder = table["coder"] if "coder" in table else pd.Series("", table.index)
    rows = table[there].to_dict("records")
    keys = zip(table["unit"].str.strip(), coder.str.strip(), strict=True)
    return {
        key: {str(k): str(v) for k, v in row.items()} for key, row in zip(keys, rows, strict=True)
    }


def _cell(value: Any) -> Any:
    """Text as it can be shown, codes as whole numbers, None where there is nothing."""
    if isinstance(value, str):
        return readable(value)
    return None if pd.isna(value) else int(value)


def need_coded(coded: int, total: int) -> None:
    """Raise if nothing is coded."""
    if not coded:
        raise ToolkitError(
            f"None of the {total} candidates has a code: a machine found them, and nobody has "
            "confirmed one. Type tk.networks.write_statements(sheet, 'statements.xlsx'), fill in "
            "the column code, and tk.networks.read_statements('statements.xlsx', sheet)."
        )
