"""Sheets to code in: what stands in each row of a CSV or Excel file, and writing it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.measures.lookup import ThemesLike
from toolkit.spreadsheet import escaped
from toolkit.validation.design import ASKER, MAKER, as_sample, choices_of
from toolkit.validation.hits import Mark, marks, named, pieces, rows_of
from toolkit.validation.page import readable
from toolkit.validation.row import COLUMNS, Piece, Row
from toolkit.written import written

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

#: Characters of a text in a cell; Excel holds 32,767, counted as in UTF-16.
LONGEST = 32_000
#: How the note begins that a sheet has of itself where a text is cut.
CUT = "text cut:"
BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for something else


def write_sheet(
    sample: pd.DataFrame,
    corpus: Corpus,
    path: str | Path,
    *,
    coder: str | None = None,
    themes: ThemesLike | None = None,
    highlight: bool = False,
    overwrite: bool = False,
) -> Path:
    """Write a sheet in which a coder fills in the column ``code``: 1 or 0.

    The sheet does not say what the lexicon found, nor the outlet. It has the columns ``unit``,
    ``coder`` (if named), ``theme``, ``definition``, ``code``, ``note``, ``title`` and ``text``,
    one row per document and theme in the order of the sample. Codes and notes that the sample
    has already are filled in.

    Parameters
    ----------
    sample : DataFrame
        From ``corpus.validation_sample``.
    corpus : Corpus
        The one that it was drawn from.
    path : path
        A new file: ``.xlsx`` (a list of 1 and 0 to choose from, a second sheet with the
        themes), or ``.csv``, in which text that a spreadsheet would run as a formula gets an
        apostrophe.
    coder : str, optional
        Whose rows; needed if the sample has several coders.
    themes : Themes, path, mapping or list of words, optional
        The themes of the sample, for the definitions (``label`` and ``why``) and for `highlight`.
    highlight : bool
        Whether to show what the lexicon found: bold and red in Excel, »so« in CSV. It tells
        the coder what the lexicon thinks and should be left off unless there is a reason.
    overwrite : bool
        Whether to replace a sheet in which nothing is coded. One that holds codes or notes is
        never replaced.

    Returns
    -------
    Path
        The file. A text of more than 32,000 characters, which no spreadsheet holds, ends in a
        mark that says so, and its ``note`` does too. Characters that cannot be shown are
        replaced by U+FFFD.

    Raises
    ------
    ToolkitError
        The file is there already, the sample has several coders and none is chosen, a document
        or theme of the sample is missing, or `highlight` is asked for without `themes`.

    Examples
    --------
    >>> import pathlib, tempfile, toolkit as tk
    >>> from toolkit.validation.sample import validation_sample
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil", "rain"], "language": "en"}))
    >>> sample = validation_sample(corpus, ["oil"], n=2, by=())
    >>> path = write_sheet(sample, corpus, pathlib.Path(tempfile.mkdtemp()) / "oil.csv")
    >>> sorted(pd.read_csv(path)["text"])
    ['oil', 'rain']
    """
    from toolkit.validation.workbook import workbook_bytes

    sample = as_sample(sample)
    target = Path(path)
    with_themes = None if themes is None else named(themes, sample["theme"])
    if highlight and with_themes is None:
        raise ToolkitError("highlight=True needs the themes of the sample: add themes=themes.")
    chosen = rows_of_coder(sample, coder)
    definitions = {name: name for name in chosen["theme"]}
    if with_themes is not None:
        definitions = {name: definition(t.name, t.label, t.why) for name, t in with_themes.items()}
    found = marks(corpus, with_themes, chosen["doc_id"]) if highlight and with_themes else {}
    excel = target.suffix.lower() == ".xlsx"
    rows = list(_rows(chosen, corpus, definitions, found, "{}" if excel else "»{}«"))
    put(target, workbook_bytes(rows, definitions) if excel else _csv(rows), overwrite)
    return target


def rows_of_coder(sample: pd.DataFrame, coder: str | None) -> pd.DataFrame:
    """The rows of one coder, in their order.

    Raises
    ------
    ToolkitError
        There are several and none was named, or this one is not among them, or no rows at all.
    """
    there = list(dict.fromkeys(sample["coder"]))
    if coder is None and len(there) == 1:
        return sample.reset_index(drop=True)
    if coder not in there:
        if not there:
            maker = ASKER if choices_of(sample) else MAKER
            raise ToolkitError(f"The sample has no rows. Such a table is made by {maker}.")
        told = "Whose rows?" if coder is None else f"coder={coder!r} is not in the sample."
        raise ToolkitError(f"{told} Its coders: {listed(there)}. Type coder={there[0]!r}.")
    return sample[sample["coder"] == coder].reset_index(drop=True)


def put(path: Path, data: bytes, overwrite: bool) -> None:
    """Write a sheet, unless there is one in which something is coded."""
    spare(path, overwrite)
    with written(path, (".csv", ".xlsx"), overwrite=True, packed=False) as stream:
        stream.write(data)


def definition(name: str, label: str, why: str) -> str:
    """What a theme is, for the coder."""
    return f"{label}: {why}" if why else label or name


def spare(path: Path, overwrite: bool) -> None:
    """Raise if a file is there that may not be replaced: work of hours is never thrown away."""
    from toolkit.validation.filled import filled_rows

    if not path.is_file():
        return
    try:
        filled = sum(
            bool(row.code) or (bool(row.note) and not row.note.startswith(CUT))
            for row in filled_rows(path)
        )
    except ToolkitError:
        raise ToolkitError(
            f"path={str(path)!r} is there already and is no sheet; it was left alone. Choose a "
            "new name."
        ) from None
    if filled:
        raise ToolkitError(
            f"path={str(path)!r} holds {filled} rows with a code or a note; it was left alone. "
            f"Take them in, tk.validation.read_sheet({str(path)!r}, sample), and choose a new name."
        )
    if not overwrite:
        raise ToolkitError(
            f"path={str(path)!r} is there already, with nothing coded; it was left alone. Type "
            "overwrite=True to replace it, or choose a new name."
        )


def _rows(
    sample: pd.DataFrame,
    corpus: Corpus,
    definitions: dict[str, str],
    found: dict[tuple[str, str], list[Mark]],
    form: str,
) -> Iterator[Row]:
    docs = corpus._docs.iloc[rows_of(corpus, sample["doc_id"])]
    texts = dict(zip(docs["doc_id"], zip(docs["title"], docs["text"], strict=True), strict=True))
    for row in sample.to_dict("records"):
        title, text = texts[row["doc_id"]]
        theme = row["theme"]
        parts = [
            (form.format(readable(piece)) if hit else readable(piece), hit)
            for piece, hit in pieces(text, found.get((row["doc_id"], theme), []))
        ]
        parts, note = _shortened(parts, len(text))
        yield Row(
            row["unit"],
            row["coder"],
            readable(theme),
            readable(definitions[theme]),
            None if pd.isna(row["code"]) else int(row["code"]),
            readable(row["note"] or note),
            readable(title)[:LONGEST],
            parts,
        )


def _shortened(parts: list[Piece], length: int) -> tuple[list[Piece], str]:
    """What a cell can hold of a text, and a note if that is not all."""
    if sum(_units(piece) for piece, _ in parts) <= LONGEST:
        return parts, ""
    kept: list[Piece] = []
    room = LONGEST
    for piece, hit in parts:
        kept.append((piece.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore"), hit))
        room -= min(_units(piece), room)
        if not room:
            break
    note = f"{CUT} a cell holds {LONGEST:,} characters, the article has {length:,}"
    return [*kept, (f"\n[… {note}]", False)], note


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _csv(rows: list[Row]) -> bytes:
    names = [n for n in COLUMNS if n != "coder" or any(row.coder for row in rows)]
    text = ["".join(piece for piece, _ in row.text) for row in rows]
    cells = (row._asdict() | {"text": whole} for row, whole in zip(rows, text, strict=True))
    return csv_bytes(names, cells)


def csv_bytes(names: list[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """A sheet as CSV: every cell escaped, empty where it is None."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, names, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {name: "" if row[name] is None else str(row[name]) for name in names}
        writer.writerow({name: escaped(cell) for name, cell in cells.items()})
    return BOM + stream.getvalue().encode("utf-8", "replace")
