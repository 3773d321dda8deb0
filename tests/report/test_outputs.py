import datetime
import re

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.report.outputs import STAGE, Outputs, spreadsheet_safe, table_html


@pytest.fixture
def out(tmp_path, monkeypatch):
    monkeypatch.delenv(STAGE, raising=False)
    return Outputs(tmp_path / "out")


@pytest.fixture
def axes():
    figure, axes = plt.subplots()
    axes.plot([1, 2])
    yield axes
    plt.close(figure)


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-1", "@x", "\t=1", "\r=1"])
@pytest.mark.parametrize("dtype", ["str", "object", "category"])
def test_no_cell_begins_as_a_formula(text, dtype):
    table = pd.DataFrame({"a": pd.Series([text, f"no {text}", None], dtype=dtype), "n": [1, -2, 3]})
    safe = spreadsheet_safe(table)
    assert safe["a"].tolist()[:2] == [f"'{text}", f"no {text}"]
    assert pd.isna(safe["a"][2])
    assert safe["n"].tolist() == [1, -2, 3]
    assert table["a"][0] == text


def test_no_header_begins_as_a_formula():
    table = pd.DataFrame({"=cmd()": [1], "plain": ["=x"], 3: ["=y"]})
    safe = spreadsheet_safe(table)
    assert safe.columns.tolist() == ["'=cmd()", "plain", 3]
    assert safe.iloc[0].tolist() == [1, "'=x", "'=y"]


def test_a_table_is_written_whole_and_shown_in_part(out):
    table = pd.DataFrame({"outlet": list("abc"), "share": [1 / 3, np.nan, 1], "docs": [1, 2, 1200]})
    page = out.table(table, "share_by_outlet", "Share <by> outlet.", n=2).data
    path = out.folder / "tables/share_by_outlet.csv"
    text = "outlet,share,docs\na,0.3333333333,1\nb,,2\nc,1,1200\n"
    assert path.read_bytes().decode() == text
    assert page.count("<tr>") == 3
    note = "Share &lt;by&gt; outlet. First 2 of 3 rows. Whole table: tables/share_by_outlet.csv"
    assert f"<caption>{note}</caption>" in page


def test_a_short_table_says_no_first_rows(out):
    page = out.table(pd.DataFrame({"a": [1]}), "one", "One.").data
    assert "<caption>One. Whole table: tables/one.csv</caption>" in page


def test_a_table_for_reading_escapes_everything():
    table = pd.DataFrame({"<b>": ["<script>x</script>"], "list": [["<i>"]]})
    page = table_html(table)
    assert "<script" not in page and "<b>" not in page and "<i>" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.12345, "0.123"),
        (1234.56, "1,234.6"),
        (float("nan"), "–"),
        (None, "–"),
        (pd.NaT, "–"),
        (pd.NA, "–"),
        (12345, "12,345"),
        (True, "yes"),
        (np.float64(0.5), "0.500"),
        (pd.Timestamp("2017-10-16"), "2017-10-16"),
        (pd.Timestamp("2017-10-16 08:30"), "2017-10-16 08:30"),
        ("text", "text"),
        (["a"], "[&#x27;a&#x27;]"),
    ],
)
def test_values_as_they_are_read(value, shown):
    page = table_html(pd.DataFrame({"a": pd.Series([value], dtype=object)}))
    assert re.search(r"<td[^>]*>(.*?)</td>", page)[1] == shown


def test_numbers_stand_right_and_text_left():
    table = pd.DataFrame({"n": [1], "t": ["a"], "d": [datetime.datetime(2017, 1, 1)]})
    page = table_html(table)
    assert "<td>1</td>" in page
    assert '<td class="text">a</td>' in page
    assert '<td class="text date">2017-01-01</td>' in page


def test_a_figure_is_kept_as_png_svg_and_data(out, axes):
    page = out.figure(axes, "trend", 'A "quoted" <b>', data=pd.DataFrame({"x": ["=1"]})).data
    names = sorted(p.name for p in (out.folder / "figures").iterdir())
    assert names == ["trend.csv", "trend.png", "trend.svg"]
    assert (out.folder / "figures/trend.csv").read_text() == "x\n'=1\n"
    assert (out.folder / "figures/trend.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (out.folder / "figures/trend.svg").read_text()
    assert page.startswith('<figure><img src="data:image/png;base64,iVBOR')
    assert 'alt="A &quot;quoted&quot; &lt;b&gt;"' in page
    assert not plt.fignum_exists(axes.figure.number)


def test_a_figure_of_several_axes_is_kept(out):
    _, axes = plt.subplots(2, 2)
    out.figure(axes, "panels", "Panels.", data=pd.DataFrame())
    assert (out.folder / "figures/panels.png").is_file()


def test_the_same_figure_gives_the_same_bytes(out):
    files = []
    for name in ("one", "two"):
        _, axes = plt.subplots()
        axes.plot([1, 3, 2])
        out.figure(axes, name, "", data=pd.DataFrame())
        files.append([(out.folder / f"figures/{name}.{s}").read_bytes() for s in ("png", "svg")])
    assert files[0] == files[1]


@pytest.mark.parametrize("name", ["../../etc", "a/b", "", "A b", ".hidden", "a.csv", "=cmd()"])
def test_a_name_that_is_no_file_name_is_refused(out, name):
    with pytest.raises(tk.ToolkitError, match="cannot be a file name here; use lower-case letters"):
        out.table(pd.DataFrame({"a": [1]}), name, "x")
    assert not out.folder.exists()


def test_a_report_under_way_takes_the_place_of_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(STAGE, str(tmp_path / "stage"))
    out = Outputs(tmp_path / "out")
    out.table(pd.DataFrame({"a": [1]}), "one", "x")
    assert [p.name for p in tmp_path.iterdir()] == ["stage"]


def test_an_empty_table_says_none():
    assert ">none</td>" in table_html(pd.DataFrame(columns=["file", "problem"]))
