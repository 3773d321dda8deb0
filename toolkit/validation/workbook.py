"""A sheet to code in as an Excel workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

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


def workbook_bytes(rows: list[Row], definitions: Mapping[str, str]) -> bytes:
    """The workbook: a sheet "coding" with a row per unit, and "codebook" with the themes."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None  # a new workbook has a sheet
    sheet.title = "coding"
    names = [n for n in WIDTHS if n != "coder" or any(row.coder for row in rows)]
    _head(sheet, names, [WIDTHS[name] for name in names])
    for number, row in enumerate(rows, 2):
        for column, name in enumerate(names, 1):
            _put(sheet.cell(number, column), getattr(row, name))
    _choice(sheet, names.index("code") + 1, len(rows) + 1)
    _codebook(book.create_sheet("codebook"), definitions)
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


def _choice(sheet: Any, column: int, last: int) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choice = DataValidation("list", formula1='"1,0"', allow_blank=True, showErrorMessage=True)
    choice.errorTitle, choice.error = "Code", "1 (yes), 0 (no), or empty."
    letter = get_column_letter(column)
    choice.add(f"{letter}2:{letter}{last}")
    sheet.add_data_validation(choice)


def _codebook(sheet: Any, definitions: Mapping[str, str]) -> None:
    _head(sheet, ["theme", "definition"], [20, 100])
    for number, (name, text) in enumerate(definitions.items(), 2):
        _put(sheet.cell(number, 1), readable(name))
        _put(sheet.cell(number, 2), readable(text))
    for number, rule in enumerate(RULES, len(definitions) + 3):
        _put(sheet.cell(number, 2), rule)
