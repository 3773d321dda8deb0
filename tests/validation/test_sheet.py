import csv
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.validation.filled import read_sheet
from toolkit.validation.sample import validation_sample
from toolkit.validation.sheet import LONGEST, write_sheet

ENDINGS = [".csv", ".xlsx"]
THEMES = {"oil": {"patterns": ["oil"], "label": "Oil", "why": "crude, not olives"}}


@pytest.fixture
def sample(few):
    return validation_sample(few, THEMES, n=6, by=())


def rows(path):
    """The cells of a sheet as a spreadsheet shows them, by name."""
    if path.suffix == ".csv":
        return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    names, *cells = load_workbook(path)["coding"].iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in cells]


def fill(path, codes):
    """Put codes in, row by row, as a coder does."""
    if path.suffix == ".csv":
        table = pd.read_csv(path, dtype="str", keep_default_na=False)
        table["code"] = codes
        table.to_csv(path, index=False)
        return
    book = load_workbook(path, rich_text=True)
    sheet = book["coding"]
    column = [cell.value for cell in sheet[1]].index("code") + 1
    for row, code in enumerate(codes, 2):
        sheet.cell(row, column).value = code
    book.save(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_coder_sees_neither_flag_nor_outlet(sample, few, tmp_path, ending):
    path = write_sheet(sample, few, tmp_path / f"a{ending}", themes=THEMES)
    found = rows(path)
    assert list(found[0]) == ["unit", "theme", "definition", "code", "note", "title", "text"]
    assert [row["unit"] for row in found] == sample["unit"].tolist()
    assert {row["theme"] for row in found} == {"oil"}
    assert {row["definition"] for row in found} == {"Oil: crude, not olives"}
    assert {row["code"] or "" for row in found} == {""}
    assert not any("»" in str(row["text"]) for row in found)


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_was_filled_in_is_read(sample, few, tmp_path, ending):
    path = write_sheet(sample, few, tmp_path / f"a{ending}")
    fill(path, [1, 0, "", 1, "0", "۱"])
    read = read_sheet(path, sample)
    np.testing.assert_array_equal(read["code"], [1, 0, np.nan, 1, 0, 1])
    pd.testing.assert_frame_equal(read.drop(columns="code"), sample.drop(columns="code"))
    assert sample["code"].isna().all()


def test_a_formula_in_a_csv_is_text(sample, few, tmp_path):
    found = rows(write_sheet(sample, few, tmp_path / "a.csv"))
    by_title = {row["title"]: row["text"] for row in found}
    assert by_title["'@sum"].startswith("'=HYPERLINK")
    assert "'-1" in by_title


def test_a_formula_in_excel_is_text_and_stays_so(sample, few, tmp_path):
    path = write_sheet(sample, few, tmp_path / "a.xlsx")
    cells = [c for row in load_workbook(path)["coding"].iter_rows() for c in row]
    assert {c.data_type for c in cells if c.value is not None} == {"s"}
    hard = [c for c in cells if str(c.value).startswith(("=", "@", "-"))]
    assert len(hard) == 3 and all(c.quotePrefix for c in hard)


def test_persian_runs_from_right_to_left_in_excel(sample, few, tmp_path):
    sheet = load_workbook(write_sheet(sample, few, tmp_path / "a.xlsx"))["coding"]
    for row in sheet.iter_rows(min_row=2):
        title, text = row[-2:]
        right = "کرکوک" in (title.value or "")
        assert (text.alignment.readingOrder, text.alignment.horizontal) == (
            (2, "right") if right else (1, "left")
        )
        assert title.alignment.readingOrder == text.alignment.readingOrder
        assert text.alignment.wrap_text and text.alignment.vertical == "top"


def test_the_workbook_helps_to_code(sample, few, tmp_path):
    book = load_workbook(write_sheet(sample, few, tmp_path / "a.xlsx", themes=THEMES))
    sheet = book["coding"]
    assert sheet.freeze_panes == "A2"
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", '"1,0"', "D2:D7")
    assert choice.allow_blank and choice.showErrorMessage
    assert sheet["D1"].value == "code"
    told = [c.value for row in book["codebook"].iter_rows() for c in row]
    assert "Oil: crude, not olives" in told


def test_hits_are_shown_on_request(few, tmp_path):
    themes = {"kirkuk": ["kirkuk", "کرکوک"]}
    sample = validation_sample(few, themes, n=6, by=())
    plain = write_sheet(sample, few, tmp_path / "a.csv", themes=themes, highlight=True)
    texts = [row["text"] for row in rows(plain)]
    assert sum("»Kirkuk« fell." in text for text in texts) == 1
    assert sum("»کرکوک«" in text for text in texts) == 1
    path = write_sheet(sample, few, tmp_path / "a.xlsx", themes=themes, highlight=True)
    sheet = load_workbook(path, rich_text=True)["coding"]
    marked = [row[-1].value for row in sheet.iter_rows(min_row=2)]
    rich = [value for value in marked if isinstance(value, list)]
    assert len(rich) == 2
    for value in rich:
        (hit,) = [piece for piece in value if not isinstance(piece, str)]
        assert hit.text in ("Kirkuk", "کرکوک")
        assert hit.font.b and hit.font.color.rgb == "00B00020"
    # The text around the match is all there, blanks too.
    shown = {str(value) for value in rich}
    docs = few.docs.set_index("doc_id")["text"]
    assert shown == {docs["d1"], docs["d2"]}
    with pytest.raises(ToolkitError, match=r"highlight=True needs the themes.*add themes=themes"):
        write_sheet(sample, few, tmp_path / "b.csv", highlight=True)
    with pytest.raises(ToolkitError, match=r"has the themes 'kirkuk', which are not among.*'oil'"):
        write_sheet(sample, few, tmp_path / "b.csv", themes=["oil"])


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_text_that_no_cell_holds_is_cut_and_says_so(tmp_path, ending):
    long = "😀 oil " * 8000
    corpus = tk.from_frame(pd.DataFrame({"text": [long, "oil" * 10_000], "language": "en"}))
    sample = validation_sample(corpus, ["oil"], n=2, by=())
    path = write_sheet(sample, corpus, tmp_path / f"a{ending}", themes=["oil"], highlight=True)
    cut = next(row for row in rows(path) if row["text"].startswith("😀"))
    assert cut["note"] == "text cut: a cell holds 32,000 characters, the article has 48,000"
    assert cut["text"].endswith(f"\n[… {cut['note']}]")
    assert LONGEST < len(cut["text"].encode("utf-16-le")) // 2 < 32_767
    whole = next(row for row in rows(path) if not row["text"].startswith("😀"))
    assert whole["text"] == "oil" * 10_000 and not whole["note"]
    # The note of the sheet itself is no work to be kept.
    write_sheet(sample, corpus, path, overwrite=True)


@pytest.mark.parametrize("ending", ENDINGS)
def test_codes_are_never_overwritten(sample, few, tmp_path, ending):
    path = write_sheet(sample, few, tmp_path / f"a{ending}")
    with pytest.raises(ToolkitError, match=r"with nothing coded.*Type overwrite=True"):
        write_sheet(sample, few, path)
    write_sheet(sample, few, path, overwrite=True)
    fill(path, ["", "", 0, "", "", ""])
    before = path.read_bytes()
    with pytest.raises(
        ToolkitError, match=r"holds 1 rows with a code.*tk.validation.read_sheet\('.*', samp"
    ):
        write_sheet(sample, few, path, overwrite=True)
    assert path.read_bytes() == before
    # What has been coded is written into the next sheet.
    more = write_sheet(read_sheet(path, sample), few, tmp_path / f"b{ending}")
    assert read_sheet(more, sample)["code"].tolist()[2] == 0


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_file_that_is_no_sheet_is_left_alone(sample, few, tmp_path, name):
    path = tmp_path / name
    path.write_text("my notes, three years of them")
    with pytest.raises(ToolkitError, match="is there already and is no sheet; it was left alone"):
        write_sheet(sample, few, path, overwrite=True)
    assert path.read_text() == "my notes, three years of them"
    with pytest.raises(ToolkitError, match=r"must end in '.csv' or '.xlsx'"):
        write_sheet(sample, few, tmp_path / "a.ods")


def test_a_sheet_that_fails_leaves_nothing(sample, few, tmp_path, monkeypatch):
    monkeypatch.setattr("toolkit.validation.workbook.workbook_bytes", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_sheet(sample, few, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_each_coder_has_a_sheet(few, tmp_path):
    sample = validation_sample(few, ["oil"], n=6, by=(), coders=["Ana", "=Ben"], double=0.5)
    with pytest.raises(ToolkitError, match=r"Whose rows\? Its coders: 'Ana', '=Ben'. Type coder="):
        write_sheet(sample, few, tmp_path / "a.csv")
    with pytest.raises(ToolkitError, match=r"coder='Cleo' is not in the sample. Its coders:"):
        write_sheet(sample, few, tmp_path / "a.csv", coder="Cleo")
    first = write_sheet(sample, few, tmp_path / "a.csv", coder="Ana")
    second = write_sheet(sample, few, tmp_path / "b.xlsx", coder="=Ben")
    assert (len(rows(first)), len(rows(second))) == (6, 3)
    fill(first, [1] * 6)
    fill(second, [0] * 3)
    both = read_sheet([first, second], sample)
    assert both["code"].tolist() == [1.0] * 6 + [0.0] * 3
    one = read_sheet(second, sample)
    assert one["code"].isna().tolist() == [True] * 6 + [False] * 3
    assert read_sheet(first, one)["code"].tolist() == both["code"].tolist()


def test_the_wrong_corpus_and_an_empty_sample_are_told(sample, few, tiny, tmp_path):
    with pytest.raises(ToolkitError, match=r"6 of 6 documents of the sample are not in the corp"):
        write_sheet(sample, tiny, tmp_path / "a.csv")
    with pytest.raises(ToolkitError, match="The sample has no rows"):
        write_sheet(sample.head(0), few, tmp_path / "a.csv")
    with pytest.raises(ToolkitError, match=r"The table lacks .*corpus.validation_sample"):
        write_sheet(few.docs, few, tmp_path / "a.csv")


nasty = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\t\r\n,;\0\x0b\x85\u2028\u200f\u200cاکر۱_x000D_\ufffe😀"),
        st.characters(),
    ),
    max_size=40,
)


@pytest.mark.parametrize("ending", ENDINGS)
@settings(max_examples=25)
@given(texts=st.lists(nasty, min_size=1, max_size=4), note=nasty)
def test_whatever_the_text_the_sheet_is_read_back(tmp_path_factory, ending, texts, note):
    folder = tmp_path_factory.mktemp("sheet")
    frame = pd.DataFrame({"text": ["oil", *texts], "title": ["", *texts], "language": "en"})
    corpus = tk.from_frame(frame)
    sample = validation_sample(corpus, {f"x{note}": ["oil"]}, n=len(corpus), by=())
    sample["code"] = [float(i % 2) for i in range(len(sample))]
    sample.loc[0, "note"] = note
    path = write_sheet(sample, corpus, folder / f"a{ending}")
    read = read_sheet(path, sample)
    assert read["code"].tolist() == sample["code"].tolist()
    if note.isalnum() and note.isascii():
        assert read["note"].tolist() == sample["note"].tolist()
    for row in rows(path):
        for cell in row.values():
            assert not isinstance(cell, str) or not set("\0\x0b\ufffe") & set(cell)
            assert ending == ".xlsx" or str(cell).strip()[:1] not in {*"=+-@"}
