"""From quotations to candidates, a sheet, and confirmed statements."""

import pandas as pd
import pytest
from openpyxl import load_workbook

import toolkit as tk
from toolkit import networks
from toolkit.checks import ToolkitError
from toolkit.schema import CODING


@pytest.fixture
def sheet(quotes):
    return networks.statements(quotes, ["oil", "kirkuk"], organisations={"Ann Ray": "Party"})


def test_a_candidate_for_each_quotation_and_concept(sheet, in_vocabulary):
    found = sheet[["person", "organisation", "concept"]].values.tolist()
    assert found == [
        ["Ann Ray", "Party", "oil"],
        ["Ann Ray", "Party", "kirkuk"],
        ["Ann Ray", "Party", "oil"],
        ["Ben Salo", "", "kirkuk"],
    ]
    assert not sheet["confirmed"].any() and sheet["code"].isna().all()
    assert "agreement" not in sheet
    assert sheet["unit"].is_unique
    assert sheet["question"][0] == "Ann Ray: oil?"
    assert sheet["text"][0] == "she said: Kirkuk has oil"
    in_vocabulary(sheet, CODING)


def test_what_is_shown_with_the_articles(quotes, corpus):
    sheet = networks.statements(quotes, ["oil"], corpus=corpus)
    assert sheet["title"].tolist() == ["T0", "T1"]
    assert sheet["text"].tolist() == [
        "»Kirkuk has oil«. It is far.",
        "Kirkuk waits. »The oil does not«.",
    ]


def test_units_do_not_depend_on_the_order(quotes):
    one = networks.statements(quotes, ["oil", "kirkuk"])
    other = networks.statements(quotes.iloc[::-1], ["kirkuk", "oil"])
    assert set(one["unit"]) == set(other["unit"])


def test_every_coder_gets_every_candidate(quotes, tmp_path):
    sheet = networks.statements(quotes, ["oil"], coders=["Ana", "Ben"])
    assert sheet["coder"].tolist() == ["Ana", "Ana", "Ben", "Ben"]
    with pytest.raises(ToolkitError, match="Whose rows"):
        networks.write_statements(sheet, tmp_path / "a.csv")


def test_the_sheet_runs_nothing_and_tells_no_outlet(quotes, tmp_path):
    hostile = quotes.assign(person="=cmd()", content="@SUM(oil)")
    sheet = networks.statements(hostile, ["oil"])
    path = networks.write_statements(sheet, tmp_path / "s.csv")
    table = pd.read_csv(path, keep_default_na=False)
    assert list(table) == [
        "unit", "question", "title", "text", "code", "note", "person", "organisation", "concept",
    ]  # fmt: skip
    assert set(table["person"]) == {"'=cmd()"}
    book = networks.write_statements(sheet, tmp_path / "s.xlsx")
    page = load_workbook(book)["coding"]
    heads = [cell.value for cell in page[1]]
    cell = page.cell(2, heads.index("person") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd()", "s", True)
    assert "1 the actor" in load_workbook(book)["rules"]["B1"].value


def coded(path, codes, names=()):
    """Fill in a sheet as people do."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        page = book["coding"]
        heads = [cell.value for cell in page[1]]
        for row, code in enumerate(codes, 2):
            page.cell(row, heads.index("code") + 1, code)
        for row, column, value in names:
            page.cell(row + 2, heads.index(column) + 1, value)
        book.save(path)
        return
    table = pd.read_csv(path, keep_default_na=False, dtype=str)
    table["code"] = codes
    for row, column, value in names:
        table.loc[row, column] = value
    table.to_csv(path, index=False, sep=";")  # as spreadsheets with a decimal comma do


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_codes_and_names_put_right_come_back(sheet, tmp_path, name, in_vocabulary):
    path = networks.write_statements(sheet, tmp_path / name)
    coded(path, [1, 2, 3, 1], [(0, "person", "Anna Ray"), (3, "organisation", "Union")])
    back = networks.read_statements(path, sheet)
    assert back["code"].tolist() == [1, 2, 3, 1]
    made = networks.confirmed(back)
    assert made[["person", "organisation", "concept", "agreement"]].values.tolist() == [
        ["Anna Ray", "Party", "oil", True],
        ["Ann Ray", "Party", "kirkuk", False],
        ["Ben Salo", "Union", "kirkuk", True],
    ]
    assert made["confirmed"].all()
    in_vocabulary(made, CODING)
    graph = networks.discourse_network(made, "two", agreement="subtract")
    assert graph.edges["Ann Ray", "kirkuk"]["weight"] == -1


def test_work_is_never_thrown_away(sheet, tmp_path):
    path = networks.write_statements(sheet, tmp_path / "s.csv")
    coded(path, [1, "", "", ""])
    with pytest.raises(ToolkitError, match="holds 1 rows with a code or a note"):
        networks.write_statements(sheet, path, overwrite=True)


def test_the_form_of_the_notebook_asks_the_same(sheet, tmp_path):
    form = tk.validation.question_form(sheet, tmp_path / "log.csv")
    assert "IntProgress" in [type(child).__name__ for child in form.children[0].children]
    rows = [
        f"{unit},,{code},,2017-10-16T00:00:00Z"
        for unit, code in zip(sheet["unit"], (1, 1, 2, 3), strict=True)
    ]
    log = tmp_path / "done.csv"
    log.write_text("unit,coder,code,note,time\n" + "\n".join(rows) + "\n", "utf-8")
    back = networks.read_statements(log, sheet)
    assert networks.confirmed(back)["agreement"].tolist() == [True, True, False]


def test_sheets_half_done_are_refused(sheet):
    with pytest.raises(ToolkitError, match="None of the 4 candidates has a code"):
        networks.confirmed(sheet)
    half = sheet.assign(code=[1, None, None, 3])
    with pytest.raises(ToolkitError, match=r"2 of 4 candidates have no code.*partial=True"):
        networks.confirmed(half)
    assert len(networks.confirmed(half, partial=True)) == 1
    with pytest.raises(ToolkitError, match=r"1 codes are none of 1 \(for\)"):
        networks.confirmed(sheet.assign(code=[1, 1, 1, 4]))


def test_coders_who_differ(quotes):
    sheet = networks.statements(quotes, ["oil"], coders=["Ana", "Ben"])
    same = sheet.assign(code=[1, 2, 1, 2])
    assert networks.confirmed(same)["agreement"].tolist() == [True, False]
    differ = sheet.assign(code=[1, 2, 1, 1])
    with pytest.raises(ToolkitError, match=r"differ on 1 of 2 candidates.*coder='Ana'"):
        networks.confirmed(differ)
    assert networks.confirmed(differ, coder="Ben")["agreement"].tolist() == [True, True]
    with pytest.raises(ToolkitError, match="coder='Cy' is not in the sheet"):
        networks.confirmed(differ, coder="Cy")


def test_what_cannot_be_a_sheet_is_refused(quotes):
    with pytest.raises(ToolkitError, match=r"lacks 'content'.*corpus\.quotes"):
        networks.statements(quotes.drop(columns="content"), ["oil"])
    with pytest.raises(ToolkitError, match="None of 5 quotations names one of the 1 concepts"):
        networks.statements(quotes, ["snow"])


def test_a_row_above_the_names_is_told(sheet, tmp_path):
    path = networks.write_statements(sheet, tmp_path / "s.csv")
    coded(path, [1, 2, 3, 1])
    path.write_text("my sheet;;;\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(ToolkitError, match=r"first row of 's\.csv' must name the columns"):
        networks.read_statements(path, sheet)


def test_other_arguments_of_statements_are_refused(quotes):
    for given, told in (
        ({"corpus": 5}, "corpus=5 must be the corpus of the quotations"),
        ({"organisations": ["KDP"]}, r"organisations=\['KDP'\] must be a mapping"),
        ({"coders": 2}, r"coders=2 must be names: coders=\['Ana', 'Ben'\]"),
    ):
        with pytest.raises(ToolkitError, match=told):
            networks.statements(quotes, ["oil"], **given)
