"""Coding one unit after the other, with every answer on the disk before the next."""

from __future__ import annotations

import csv
import datetime
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.spreadsheet import escaped
from toolkit.validation.design import as_sample, codes_of
from toolkit.validation.filled import LOG, TIME, as_code, plain
from toolkit.validation.page import readable
from toolkit.validation.sheet import rows_of_coder
from toolkit.written import written

BOM = "\ufeff"  # without it Excel takes UTF-8 for something else


class Answer(NamedTuple):
    """What was said of a unit: a code, or None for unsure or not coded."""

    code: int | None
    note: str


class Coding:
    """The units of one coder in their order, the answers so far, and the place in between.

    Parameters
    ----------
    sample : DataFrame
        From ``corpus.validation_sample``, or questions such as ``model.word_intrusion``.
    path : path
        Log of the answers, ``.csv``; made if it is not there, else continued.
    coder : str, optional
        Whose rows; needed if the sample has several coders.

    Attributes
    ----------
    units : DataFrame
        The rows of the sample that are to be coded.
    allowed : tuple of int
        The codes that can be given.
    at : int
        Number of the unit at hand; ``len(units)`` after the last.
    answers : dict
        Answer by unit.
    warning : str
        What was wrong with the log; empty if nothing was.

    Raises
    ------
    ToolkitError
        The sample has several coders and none is chosen, or the file is no such log, or one of
        another sample, or damaged elsewhere than at its end.

    Examples
    --------
    >>> import pathlib, tempfile, toolkit as tk
    >>> from toolkit.validation.sample import validation_sample
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["oil", "rain"], "language": "en"}))
    >>> sample = validation_sample(corpus, ["oil"], n=2, by=())
    >>> path = pathlib.Path(tempfile.mkdtemp()) / "oil.csv"
    >>> Coding(sample, path).answer(1)
    >>> again = Coding(sample, path)
    >>> again.coded, again.at
    (1, 1)
    """

    def __init__(self, sample: pd.DataFrame, path: str | Path, coder: str | None = None) -> None:
        sample = as_sample(sample)
        self.units = rows_of_coder(sample, coder)
        self.allowed = codes_of(sample)
        self.path = Path(path)
        self._names = self.units["unit"].tolist()
        self._coder = str(self.units["coder"].iloc[0])
        self.answers: dict[str, Answer] = {}
        self.warning = ""
        self._open({(u, c) for u, c in zip(sample["unit"], sample["coder"], strict=True)})
        self.at = 0
        self.first_open()

    def __len__(self) -> int:
        return len(self._names)

    @property
    def coded(self) -> int:
        """Number of units with a code."""
        return sum(answer.code is not None for answer in self.answers.values())

    @property
    def unit(self) -> str | None:
        """Name of the unit at hand; None after the last."""
        return self._names[self.at] if self.at < len(self) else None

    @property
    def said(self) -> Answer:
        """The answer to the unit at hand so far."""
        return self.answers.get(self.unit or "", Answer(None, ""))

    def answer(self, code: int | None, note: str = "") -> None:
        """Write down the answer to the unit at hand and go on to the next; None is unsure."""
        self.keep(code, note)
        self.at = min(self.at + 1, len(self))

    def keep(self, code: int | None, note: str) -> None:
        """Write down an answer and stay."""
        if code not in (None, *self.allowed) or isinstance(code, bool):
            told = ", ".join(map(str, self.allowed))
            raise ToolkitError(f"code={code!r} must be {told}, or None for unsure.")
        if self.unit is None:
            raise ToolkitError("All units have been shown; go back to change an answer.")
        made = Answer(code, " ".join(readable(note).split()))  # one answer is one line
        self._append(self.unit, made)  # first, so that what is shown as done is on the disk
        self.answers[self.unit] = made

    def back(self) -> None:
        """Go to the unit before."""
        self.at = max(self.at - 1, 0)

    def first_open(self) -> None:
        """Go to the first unit without a code, or behind the last if there is none."""
        without = (n for n, name in enumerate(self._names) if not self._is_coded(name))
        self.at = next(without, len(self))

    def _is_coded(self, name: str) -> bool:
        return name in self.answers and self.answers[name].code is not None

    def _append(self, unit: str, answer: Answer) -> None:
        now = datetime.datetime.now(datetime.UTC)
        code = "" if answer.code is None else str(answer.code)
        line = _line([unit, self._coder, code, answer.note, f"{now:%Y-%m-%dT%H:%M:%SZ}"])
        with self.path.open("ab") as file:
            file.write(line.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())

    def _open(self, known: set[tuple[str, str]]) -> None:
        """Read the log, or begin one; what a crash left at its end is cut off and told."""
        if not self.path.exists() or self.path.is_dir():
            with written(self.path, (".csv",), overwrite=False, packed=False) as stream:
                stream.write((BOM + _line(LOG)).encode())
            return
        lines = self.path.read_bytes().split(b"\n")
        head = lines[0].decode("utf-8", "replace").removeprefix(BOM).rstrip("\r")
        if head != ",".join(LOG) or len(lines) < 2:
            raise ToolkitError(
                f"path={str(self.path)!r} is there already and is no log of answers (its first "
                f"line is not {','.join(LOG)!r}). It was left alone; choose a new name."
            )
        *whole, last = lines[1:]
        rows = [_row(line) for line in whole]
        if last:
            rest = _row(last)
            if rest is not None and TIME.fullmatch(rest[4]):
                rows.append(rest)  # only the line end is missing
                with self.path.open("ab") as file:
                    file.write(b"\n")
            else:
                os.truncate(self.path, self.path.stat().st_size - len(last))
                shown = last.replace(b"\0", b"").decode("utf-8", "replace")
                self.warning = (
                    f"The last line of {self.path.name} was not finished when the program ended "
                    f"({shown[:80]!r}) and was taken out; answer that document again."
                )
        self._take(rows, known)

    def _take(self, rows: Iterable[list[str] | None], known: set[tuple[str, str]]) -> None:
        mine = set(self._names)
        for number, row in enumerate(rows, 2):
            code = None if row is None else as_code(row[2], self.allowed)
            if row is None or code is None:
                raise ToolkitError(
                    f"Line {number} of {str(self.path)!r} is not {','.join(LOG)!r}. Correct "
                    "it in a text editor, or choose a new name."
                )
            unit, coder = row[:2]
            if (unit, coder) not in known:
                raise ToolkitError(
                    f"Line {number} of {str(self.path)!r} is about unit {unit!r} of coder "
                    f"{coder!r}, which is not in the sample. Give the sample that the log was "
                    "begun with, or choose a new name."
                )
            if coder == self._coder and unit in mine:
                self.answers[unit] = Answer(None if code != code else int(code), row[3])


def _line(cells: list[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow([escaped(cell) for cell in cells])
    return stream.getvalue()


def _row(line: bytes) -> list[str] | None:
    """The cells of a line; None if it is no line of a log."""
    if b"\0" in line:  # a crash may leave such behind
        return None
    try:
        row = next(csv.reader([line.decode("utf-8", "replace").rstrip("\r")]), [])
    except csv.Error:
        return None
    return [plain(cell) for cell in row] if len(row) == len(LOG) else None
