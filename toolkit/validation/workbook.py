"""A sheet to code in as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.spreadsheet import safe
from toolkit.validation.page import direction, readable

if TYPE_CHECKING:
    from toolkit.validation.row import Row

#: Columns and their widths in characters.
WIDTHS = {
    "unit": 11,
    "coder": 10,
    "theme": 14,
    "definition": 30,
    "code": 7,
    "note": 24,
    "title": 28,
    "text": 90,
}
RULES = [
    "code: 1 if the article has the theme as defined below, 0 if it has not; empty is not coded.",
    "note: anything worth remembering: why it was hard, which words decided.",
    "Decide by the headline and the text alone. Leave the column unit as it is.",
]
RED = "00B00020"


class Codes(NamedTuple):
    """Codes to choose from, and what is said to one who types another."""

    given: tuple[int, ...]
    told: str


CODES = Codes((1, 0), "1 (yes), 0 (no), or empty.")


def workbook_bytes(rows: list[Row], definitions: Mapping[str, str]) -> bytes:
    """The workbook: a sheet "coding" with a row per unit, and "codebook" with the themes."""
    widths = {n: w for n, w in WIDTHS.items() if n != "coder" or any(row.coder for row in rows)}
    book = coding_book([row._asdict() for row in rows], widths, CODES)
    _codebook(book.create_sheet("codebook"), definitions)
    return saved(book)


def coding_book(rows: list[dict[str, Any]], widths: Mapping[str, int], codes: Codes) -> Any:
    """A workbook with a sheet "coding": the columns of `widths`, `codes` to choose in ``code``."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has a sheet
    sheet.title = "coding"
    names = list(widths)
    _head(sheet, names, list(widths.values()))
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(names, 1):
            _put(sheet.cell(number, column), row[name])
    _choice(sheet, names.index("code") + 1, len(rows) + 1, codes)
    return book


def saved(book: Any) -> bytes:
    """The file of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Any, names: list[str], widths: list[int]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(names, widths, strict=True), 1):
        cell = sheet.cell(1, column, name)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="00E7E6E6")
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _put(cell: Any, value: Any) -> None:
    """Put a value in a cell; text stays text, whatever it begins with."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.styles import Alignment
    from openpyxl.styles.colors import Color

    plain = "".join(piece for piece, _ in value) if isinstance(value, list) else value
    if isinstance(value, list) and any(hit for _, hit in value):
        font = InlineFont(b=True, color=Color(RED))
        cell.value = CellRichText(
            [TextBlock(font, piece) if hit else piece for piece, hit in value]
        )
    else:
        cell.value = plain
    right = isinstance(plain, str) and direction(plain) == "rtl"
    cell.alignment = Alignment(
        wrap_text=True,
        vertical="top",
        horizontal="right" if right else "left",
        readingOrder=2 if right else 1,
    )
    if isinstance(plain, str):
        cell.data_type = "s"
        cell.quotePrefix = safe(plain) != plain  # it stays text when it is edited too


def _choice(sheet: Any, column: int, last: int, codes: Codes) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    given = ",".join(map(str, codes.given))
    choice = DataValidation("list", formula1=f'"{given}"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Code", codes.told
    letter = get_column_letter(column)
    choice.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(choice)


def _codebook(sheet: Any, definitions: Mapping[str, str]) -> None:
    _head(sheet, ["theme", "definition"], [20, 100])
    for number, (name, text) in enumerate(definitions.items(), 2):
        _put(sheet.cell(number, 1), readable(name))
        _put(sheet.cell(number, 2), readable(text))
    put_rules(sheet, RULES, len(definitions) + 3)


def put_rules(sheet: Any, rules: Sequence[str], first: int) -> None:
    """Put rules below each other into the second column."""
    for number, rule in enumerate(rules, first):
        _put(sheet.cell(number, 2), rule)
