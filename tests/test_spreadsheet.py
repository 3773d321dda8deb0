import pandas as pd
import pytest

from toolkit.spreadsheet import escaped, safe, spreadsheet_safe, unescaped

FORMULAS = ["=1", "+1", "-1", "@a", " =1", "\t=1", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a"]
PLAIN = ["", "a=1", "'", "'a'", '"=1"', "1-2", "a\n=1", "کرکوک"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_made_text(text):
    assert safe(text) == escaped(text) == f"'{text}"


@pytest.mark.parametrize("value", [*PLAIN, 5, -1.5, None, True, ["=1"]])
def test_anything_else_stays(value):
    assert safe(value) == value


@pytest.mark.parametrize("value", [*FORMULAS, *PLAIN, "''", "'=1", -1.5, None])
def test_an_escape_can_be_undone(value):
    assert unescaped(escaped(value)) == value


def test_a_table_is_made_safe_with_its_header_and_stays_itself():
    table = pd.DataFrame({"=a": ["=1", "b"], "n": [-1, 2]})
    made = spreadsheet_safe(table)
    assert made.columns.tolist() == ["'=a", "n"]
    assert made["'=a"].tolist() == ["'=1", "b"] and made["n"].tolist() == [-1, 2]
    assert table["=a"].tolist() == ["=1", "b"]
