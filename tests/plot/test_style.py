"""The house style and the files it writes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest

from toolkit.plot import save, trend
from toolkit.plot.style import LOOKS, WIDTHS, axes, caption, plain, style, wrap

SCRIPT = """
import sys, pandas as pd, matplotlib
matplotlib.use("Agg")
from toolkit.plot import save, trend
weeks = pd.date_range("2017-05-29", periods=12, freq="7D")
table = pd.DataFrame({"theme": "نفط $", "period": weeks, "share": 0.4, "low": 0.2, "high": 0.7,
                      "total_docs": 9, "complete": [True] * 11 + [False]})
table.loc[4, ["share", "low", "high", "total_docs"]] = [None, None, None, 0]
save(trend(table, title="Oil"), sys.argv[1], alt="a line")
"""


def test_same_input_same_bytes_in_two_processes(tmp_path):
    sums = []
    for seed in ("1", "2"):
        path = tmp_path / seed / "oil.v1"
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", SCRIPT, str(path)], check=True, env=env)
        files = [path.with_name(f"oil.v1.{end}") for end in ("png", "svg")]
        sums.append([hashlib.sha256(f.read_bytes()).hexdigest() for f in files])
        assert b"a line" in files[1].read_bytes()
    assert sums[0] == sums[1]


def test_plot_is_light_to_import():
    code = "import sys, toolkit.plot; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_save_takes_axes_arrays_and_figures(tracked, tmp_path):
    panels = trend(tracked(["Kirkuk"], outlets=["A", "B"]))
    for name, what in [("array", panels), ("axes", panels[0]), ("figure", panels[0].figure)]:
        png, svg = save(what, tmp_path / "new" / name)
        assert png.read_bytes()[:4] == b"\x89PNG" and b"<svg" in svg.read_bytes()


def test_the_style_is_over_when_it_is_over():
    mpl.rcParams["font.size"] = 21
    with style():
        assert mpl.rcParams["font.size"] == 7
    assert mpl.rcParams["font.size"] == 21
    mpl.rcdefaults()
    plt.switch_backend("agg")


@pytest.mark.parametrize("name", WIDTHS)
def test_widths_are_those_of_journals(name):
    assert axes(None, name).figure.get_figwidth() * 25.4 == pytest.approx(WIDTHS[name])


def test_twelve_looks_differ_in_colour_and_without():
    assert len({c for c, _, _ in LOOKS}) == len({m for _, _, m in LOOKS}) == 12


def test_text_is_plain_and_broken():
    assert plain("$5 and $6") == r"\$5 and \$6"
    assert wrap("one two three four", 40, 7) == "one two\nthree four"
    assert wrap("one two three four", 40, 7, 1) == "one two …"


def test_captions_add_up():
    ax = axes()
    caption(ax, "first")
    caption(ax, "second: $n$")
    assert ax.get_xlabel() == "first\nsecond: \\$n\\$"
    caption(ax.figure, "whole")
    assert ax.figure.get_supxlabel() == "whole"


def test_every_figure_of_a_notebook_is_shown_not_only_the_first(tmp_path):
    import nbclient
    import nbformat

    draw = "tk.topic_terms(table);"
    table = "dict(topic=[0], label='oil', rank=[1], term=['oil'], weight=[0.1])"
    cells = [
        "import pandas as pd, toolkit.plot as tk",
        f"table = pd.DataFrame({table})",
        draw,
        draw,
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    assert all("image/png" in c.outputs[0]["data"] for c in notebook.cells[2:])
