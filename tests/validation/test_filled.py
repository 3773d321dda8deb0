import numpy as np
import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from toolkit.checks import ToolkitError
from toolkit.validation.coding import Coding
from toolkit.validation.filled import as_code, read_sheet
from toolkit.validation.sample import validation_sample
from toolkit.validation.sheet import write_sheet


@pytest.fixture
def sample(few):
    return validation_sample(few, ["oil"], n=6, by=())


@pytest.fixture
def table(sample, few, tmp_path):
    """A sheet as a table of text, as a spreadsheet has it in memory."""
    path = write_sheet(sample, few, tmp_path / "sheet.csv")
    return pd.read_csv(path, dtype="str", keep_default_na=False)


@pytest.mark.parametrize("text", ["1", " 1", "1.0", "1,00", "۱", "١", "\u200f1", "\xa01\u200e"])
def test_one_however_it_is_typed(text):
    assert as_code(text) == 1


@pytest.mark.parametrize("text", ["yes", "x", "ja", "01", "10", "-1", "1.5", "true", "0 1", "=1"])
def test_nothing_else_is_a_code(text):
    assert as_code(text) is None


def test_zero_and_empty_are_not_the_same():
    assert as_code("0") == as_code("٠") == 0
    assert np.isnan(as_code("")) and np.isnan(as_code(" \u200f"))


@pytest.mark.parametrize(
    ("separator", "encoding"),
    [(";", "utf-8"), ("\t", "utf-16"), (",", "utf-8-sig"), (";", "cp1256"), (",", "utf-8")],
)
def test_a_sheet_as_other_programs_save_it(table, sample, tmp_path, separator, encoding):
    path = tmp_path / "saved.csv"
    table["note"] = ['كركوك؛ "نعم"', "a;b,c\td", "", "'tis", "'=1", ""]
    shuffled = table.assign(code=[*"101010"]).iloc[::-1][["note", "code", "title", "unit"]]
    shuffled.to_csv(path, sep=separator, encoding=encoding, index=False, errors="replace")
    read = read_sheet(path, sample)
    assert read["code"].tolist() == [1, 0, 1, 0, 1, 0]
    assert read["note"].tolist() == ['كركوك؛ "نعم"', "a;b,c\td", "", "'tis", "=1", ""]
    assert read["unit"].tolist() == sample["unit"].tolist()


def test_rows_added_above_and_below_do_no_harm(sample, few, tmp_path):
    path = write_sheet(sample, few, tmp_path / "sheet.xlsx")
    book = load_workbook(path)
    book["coding"].insert_rows(1, 2)
    book["coding"]["A1"] = "Coder: Ana"
    book["coding"].cell(30, 7).value = "a stray word"
    book["coding"]["D4"] = 1.0
    book.save(path)
    assert read_sheet(path, sample)["code"].tolist()[:1] == [1]


def wrong(table, tmp_path, sample, change):
    path = tmp_path / "wrong.csv"
    change(table).to_csv(path, index=False)
    with pytest.raises(ToolkitError) as told:
        read_sheet(path, sample)
    return str(told.value)


def test_codes_that_are_none_are_named_with_their_rows(table, sample, tmp_path):
    codes = ["1", "yes", "", "2", "0", "x"]
    told = wrong(table, tmp_path, sample, lambda t: t.assign(code=codes))
    assert told.startswith("3 cells in code are neither 1 nor 0 nor empty: row 3 of wrong.csv: 'ye")
    assert "row 5 of wrong.csv: '2'; row 7 of wrong.csv: 'x'. Correct them" in told
    told = wrong(table, tmp_path, sample, lambda t: t.assign(code="?"))
    assert "row 6 of wrong.csv: '?'; and 1 more." in told


def test_units_that_do_not_fit_are_named(table, sample, tmp_path):
    units = sample["unit"].tolist()
    told = wrong(table, tmp_path, sample, lambda t: t.iloc[2:])
    assert told.startswith(
        f"2 units of the sample are missing from the file: {units[0]}; {units[1]}"
    )
    assert "sample[sample['theme'] == 'oil']" in told
    told = wrong(table, tmp_path, sample, lambda t: pd.concat([t, t.iloc[:1]]))
    assert f"1 units come more than once: {units[0]} (row 2 of wrong.csv, row 8 of" in told
    told = wrong(table, tmp_path, sample, lambda t: t.assign(unit=["ua", "", *units[2:]], note="n"))
    assert "2 units are not in the sample: ua (row 2 of wrong.csv); (no unit) (row 3" in told
    told = wrong(table, tmp_path, sample, lambda t: t.assign(coder="Ana"))
    assert f"6 units are not in the sample: {units[0]} of Ana (row 2" in told


def test_a_part_of_the_sample_has_a_sheet_of_its_own(few, tmp_path):
    sample = validation_sample(few, ["oil", "rain"], n=6, by=(), least=1)
    oil, rain = (sample[sample["theme"].eq(name)] for name in ("oil", "rain"))
    one = write_sheet(oil, few, tmp_path / "oil.csv")
    two = write_sheet(rain, few, tmp_path / "rain.xlsx")
    assert len(read_sheet(one, oil)) == 6
    with pytest.raises(ToolkitError, match="6 units of the sample are missing"):
        read_sheet(one, sample)
    assert len(read_sheet([one, two], sample)) == 12


def test_a_sample_that_was_kept_as_a_file_is_as_good(table, sample, few, tmp_path):
    sample.to_csv(tmp_path / "sample.csv", index=False)
    kept = pd.read_csv(tmp_path / "sample.csv", parse_dates=["date"])
    assert kept["coder"].isna().all() and kept["note"].isna().all()
    path = write_sheet(kept, few, tmp_path / "kept.csv")
    assert path.read_bytes() == (tmp_path / "sheet.csv").read_bytes()
    assert Coding(kept, tmp_path / "log.csv").units["coder"].tolist() == [""] * 6
    read = read_sheet(path, kept)
    assert read["note"].tolist() == read["coder"].tolist() == [""] * 6


def test_what_is_no_sheet_is_told(sample, tmp_path):
    with pytest.raises(ToolkitError, match=r"There is no file '.*none.csv'"):
        read_sheet(tmp_path / "none.csv", sample)
    with pytest.raises(
        ToolkitError, match=r"No file was given. Type tk.validation.read_sheet\('sheet.xlsx'"
    ):
        read_sheet([], sample)
    (tmp_path / "a.csv").write_text("title,text\na,b\n")
    with pytest.raises(ToolkitError, match=r"no row names the columns unit and code"):
        read_sheet(tmp_path / "a.csv", sample)
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ToolkitError, match=r"b.xlsx' cannot be read as an Excel file"):
        read_sheet(tmp_path / "b.xlsx", sample)
    (tmp_path / "c.ods").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(ToolkitError, match=r"is neither CSV nor an Excel file ending in .xlsx"):
        read_sheet(tmp_path / "c.ods", sample)
    book = Workbook()
    book.active["A1"] = "unit"
    book.save(tmp_path / "d.xlsx")
    with pytest.raises(ToolkitError, match=r"no row names the columns unit and code"):
        read_sheet(tmp_path / "d.xlsx", sample)
    with pytest.raises(ToolkitError, match=r"A table is needed.*corpus.validation_sample"):
        read_sheet(tmp_path / "d.xlsx", "sample")
