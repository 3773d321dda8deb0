import re

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.validation.asking import PAUSE, REST
from toolkit.validation.coding import Coding
from toolkit.validation.questions import QuestionForm

FRUIT = {"choice_1": ["apple", "=nail", "سیب"], "choice_2": ["<b>", "plum", "کرکوک, نفت"]}


@pytest.fixture
def sheet():
    table = pd.DataFrame({"unit": ["u1", "u2", "u3"], "question": "Which is <no> fruit?"} | FRUIT)
    table["title"], table["text"] = ["-1", "<script>x</script>", ""], ["", "One\r\ntwo\0", "متن"]
    parts = [table.assign(coder=name, code=np.nan, note="") for name in ("Ana", "Ben")]
    return pd.concat(parts, ignore_index=True)


@pytest.fixture
def made(sheet, tmp_path):
    """Make a form whose clock goes on by a second with every look."""

    def make(coder="Ana"):
        ticks = iter(range(1000))
        return QuestionForm(sheet, tmp_path / "log.csv", coder, clock=lambda: next(ticks))

    return make


def test_a_sheet_as_csv(sheet, tmp_path):
    path = tk.validation.write_questions(sheet, tmp_path / "ana.csv", coder="Ana")
    table = pd.read_csv(path, keep_default_na=False)
    names = ["unit", "coder", "question", "title", "text", "code", "choice_1", "choice_2", "note"]
    assert list(table) == names
    assert table["choice_1"].tolist() == ["apple", "'=nail", "سیب"]
    assert table["title"].tolist() == ["'-1", "<script>x</script>", ""]
    assert table["text"][1] == "One\ntwo\ufffd" and set(table["coder"]) == {"Ana"}
    assert table["code"].eq("").all()


def test_a_sheet_as_a_workbook(sheet, tmp_path):
    sheet.loc[0, "code"] = 2
    path = tk.validation.write_questions(sheet, tmp_path / "ana.xlsx", coder="Ana")
    page = load_workbook(path)["coding"]
    assert [cell.value for cell in page[1]][5:] == ["code", "choice_1", "choice_2", "note"]
    assert page["F2"].value == 2 and page["F3"].value is None
    assert (page["G3"].value, page["G3"].data_type, page["G3"].quotePrefix) == ("=nail", "s", True)
    assert page["H4"].alignment.readingOrder == 2 and page["G2"].alignment.readingOrder == 1
    (choice,) = page.data_validations.dataValidation
    assert choice.formula1 == '"1,2"' and choice.error == "A number from 1 to 2, or empty."
    assert str(choice.sqref) == "F2:F4"
    assert "If in doubt, guess" in load_workbook(path)["rules"]["B2"].value


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_answers_are_taken_in(sheet, tmp_path, ending):
    paths = [tmp_path / f"{name}.{ending}" for name in ("Ana", "Ben")]
    for path in paths:
        coded = sheet.assign(code=[1, np.nan, 2, 2, 2, 1], note=[*"abcdef"])
        tk.validation.write_questions(coded, path, coder=path.stem)
    read = tk.validation.read_sheet(paths, sheet.iloc[::-1])
    assert read["code"].iloc[::-1].tolist()[2:] == [2, 2, 2, 1] and np.isnan(read["code"].iloc[-2])
    assert read["note"].tolist() == [*"fedcba"]
    one = tk.validation.read_sheet(paths[1], sheet)
    assert one["code"].isna().sum() == 3


@pytest.mark.parametrize("typed", ["3", "0", "1.5", "plum", "12", "x"])
def test_another_number_is_told_with_its_row(sheet, tmp_path, typed):
    path = tk.validation.write_questions(sheet, tmp_path / "ana.csv", coder="Ana")
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    table.assign(code=["", typed, "2"]).to_csv(path, index=False)
    told = (
        f"1 cells in code are neither a number from 1 to 2 nor empty: row 3 of ana.csv: {typed!r}"
    )
    with pytest.raises(ToolkitError, match=re.escape(told)):
        tk.validation.read_sheet(path, sheet)


def test_work_is_never_replaced(sheet, tmp_path):
    path = tmp_path / "ana.csv"
    tk.validation.write_questions(sheet.assign(code=1), path, coder="Ana")
    with pytest.raises(ToolkitError, match="holds 3 rows with a code or a note"):
        tk.validation.write_questions(sheet, path, coder="Ana", overwrite=True)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t, r"Whose rows\? Its coders: 'Ana', 'Ben'"),
        (lambda t: t.drop(columns="question"), "lacks 'question'.*made by model.word_intrusion"),
        (lambda t: t.drop(columns="unit"), "lacks 'unit'.*made by model.word_intrusion"),
        (lambda t: t[["unit"]], "The table lacks 'doc_id'"),
        (lambda t: t[:0], r"The sample has no rows\. Such a table is made by model\.word"),
    ],
)
def test_what_is_no_table_of_questions_is_told(sheet, tmp_path, change, told):
    with pytest.raises(ToolkitError, match=told):
        tk.validation.write_questions(change(sheet), tmp_path / "a.csv")
    with pytest.raises(ToolkitError):
        tk.validation.question_form(change(sheet), tmp_path / "b.csv")


def test_the_form_asks_and_escapes(made):
    form = made()
    assert form.asked.value == "<b>Which is &lt;no&gt; fruit?</b>"
    # Text of buttons is no HTML; marks of direction keep each choice to itself.
    assert form.buttons[1].description == "2  \u2068<b>\u2069"
    form.buttons[0].click()
    assert "<script" not in form.article.value and "&lt;script&gt;" in form.article.value
    form.buttons[1].click()
    assert 'dir="rtl"' in form.article.value
    form.back.click()
    assert form.state.value.endswith("your answer: 2 <bdi>plum</bdi>")
    form.back.click()
    form.buttons[1].click()
    form.back.click()
    assert form.state.value.endswith("your answer: 2 <bdi>&lt;b&gt;</bdi>")


def test_the_form_says_nothing_but_the_question(made, sheet):
    form = made()
    shown = form.article.value + form.asked.value + form.state.value
    assert "u1" not in shown and "unit" not in shown


def test_keys_choose(made, sheet):
    form = made()
    for key in ("2", "۱", "."):
        form.keys.value = REST + key
    said = [answer.code for answer in form.coding.answers.values()]
    assert said == [2, 1, None] and form.coding.coded == 2
    assert "All 3 questions were shown. 1 are without a code" in form.article.value
    assert "read_sheet(" in form.article.value and ", sheet)" in form.article.value
    assert [button.description for button in form.buttons[:2]] == ["1  ", "2  "]
    form.keys.value = ""  # Backspace
    form.keys.value = REST + "3"
    assert "&#x27;3&#x27; is no answer: 1 to 2, . no answer" in form.message.value
    read = tk.validation.read_sheet(form.coding.path, sheet)
    assert read["code"].tolist()[:2] == [2, 1] and read["code"][2:].isna().all()


def test_the_form_goes_on_where_one_stopped(made):
    made().buttons[1].click()
    again = made()
    assert again.state.value == "question 2, 1 of 3 coded" and again.coding.at == 1


def test_a_key_held_down_answers_once(sheet, tmp_path):
    now = [0.0]
    form = QuestionForm(sheet, tmp_path / "log.csv", "Ben", clock=lambda: now[0])
    for _ in range(9):
        form.keys.value = REST + "1"
        now[0] += PAUSE / 3
    assert form.coding.at == 1


def test_a_log_of_other_codes_is_refused(sheet, tmp_path):
    coding = Coding(sheet, tmp_path / "log.csv", "Ana")
    with pytest.raises(ToolkitError, match="code=3 must be 1, 2, or None for unsure"):
        coding.answer(3)
    with pytest.raises(ToolkitError, match="code=0 must be 1, 2, or None"):
        coding.answer(0)
    with coding.path.open("a") as file:
        file.write("u1,Ana,3,,2026-01-01T00:00:00Z\n")
    with pytest.raises(ToolkitError, match="Line 2 of"):
        Coding(sheet, tmp_path / "log.csv", "Ana")
