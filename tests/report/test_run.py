import json
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

import toolkit as tk
from toolkit.report import manifest, pages

KEPT = {"notebook.ipynb", "manifest.json"}  # these hold the time


def data_of(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def left_over(folder):
    return [p.name for p in folder.iterdir() if p.name.endswith((".part", ".old"))]


def test_a_report_holds_all_that_was_promised(made):
    assert set(data_of(made / "out")) == {
        *("figures/trend.csv", "figures/trend.png", "figures/trend.svg"),
        *("manifest.json", "notebook.ipynb", "report.html", "report.pdf"),
        *("tables/hits.csv", "tables/titles.csv", "tables/trend.csv"),
    }
    assert not (made / "reports").exists()  # nothing goes to the folder the notebook names
    assert left_over(made) == []


def test_the_tables_are_those_of_the_notebook_and_safe(made):
    titles = (made / "out/tables/titles.csv").read_text("utf-8").splitlines()
    assert titles[1].startswith("'=cmd(),<script>alert(1)</script>,Kirkuk fell <script>")
    assert titles[2].startswith("<script>alert(1)</script>,'=cmd(),'=cmd() in Kirkuk")
    assert titles[3] == "../../etc,../../etc,Rain on Erbil."
    trend = (made / "out/tables/trend.csv").read_text("utf-8").splitlines()
    assert trend[0].startswith("theme,period,docs,hits,total_docs")
    assert [line[:24] for line in trend[1:]] == [
        "kirkuk,2017-10-16,2,2,2,",
        "kirkuk,2017-10-23,0,0,1,",
    ]


def test_the_notebook_is_kept_as_run(made):
    kept = nbformat.read(made / "out/notebook.ipynb", 4)
    code = [c for c in kept.cells if c.cell_type == "code"]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    (injected,) = (c for c in code if "injected-parameters" in c.metadata.tags)
    assert 'corpus = "corpora/small"' in injected.source


def test_the_same_report_has_the_same_bytes(project, again):
    one, two = data_of(project / "out"), data_of(again("sub/two"))
    assert set(one) == set(two)
    assert [n for n in one if one[n] != two[n]] == sorted(KEPT)


def test_a_parameter_changes_the_report_and_is_written_down(project, again):
    before = data_of(project / "out")
    again(by="month", seed=5)
    told = manifest.read(project / "out")
    assert (told["parameters"]["by"], told["parameters"]["seed"]) == ("month", 5)
    assert told["seeds"]["seed"] == 5
    after = data_of(project / "out")
    assert b"kirkuk,2017-10-01,2,2,3," in after["tables/trend.csv"]
    assert after["tables/trend.csv"] != before["tables/trend.csv"]
    assert "Seed 5." in after["report.html"].decode()
    assert left_over(project) == []


def test_a_failing_cell_is_named_and_leaves_the_old_report_whole(project, rewrite, again):
    before = data_of(project / "out")
    cells = ["keep.table(data.docs[['outlet']], 'new', 'New.')", "1 / 0", "print('never')"]
    rewrite(cells)
    message = r"'notebook\.ipynb' stopped in cell 5: ZeroDivisionError: division by zero"
    with pytest.raises(tk.ToolkitError, match=message):
        again()
    with pytest.raises(tk.ToolkitError, match="stopped in cell 5"):
        again("fresh")
    assert data_of(project / "out") == before
    assert not (project / "fresh").exists()
    assert left_over(project) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_what_is_raised_while_pages_are_made_leaves_the_old_report(
    project, rewrite, again, monkeypatch, error
):
    def fail(*_):
        raise error("stop")

    before = data_of(project / "out")
    rewrite(["keep.table(data.docs[['outlet']], 'new', 'New.')"])
    monkeypatch.setattr(pages, "to_html", fail)
    with pytest.raises(error):
        again()
    assert data_of(project / "out") == before
    assert left_over(project) == []


STOPPED = """
import sys, warnings
from toolkit.report import report
report("notebook.ipynb", corpus="corpora/small", out="out", progress=False)
"""


def test_control_c_while_the_notebook_runs_leaves_the_old_report(project, rewrite):
    before = data_of(project / "out")
    mark = project / "started"
    rewrite([f"open({str(mark)!r}, 'w').close()", "import time; time.sleep(60)"])
    process = subprocess.Popen(
        [sys.executable, "-c", STOPPED], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            if mark.exists() or process.poll() is not None:
                break
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.1)
        assert mark.exists() and left_over(project)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) != 0
    finally:
        process.kill()
        process.wait()
    assert data_of(project / "out") == before
    assert left_over(project) == []


def test_a_parameter_that_the_notebook_does_not_have(project, again):
    message = "has no parameter 'byy', 'k'; it has 'corpus', 'themes', 'out', 'by', 'seed'"
    with pytest.raises(tk.ToolkitError, match=message):
        again(byy="month", k=3)


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        ("notebook.ipynb", "There is no notebook 'notebook.ipynb'"),
        (
            "corpora/small/themes.toml",
            "'corpora/small' comes with no themes.toml. Say which theme file to use",
        ),
    ],
)
def test_what_is_not_there_is_named(project, again, missing, message):
    Path(missing).unlink()
    with pytest.raises(tk.ToolkitError, match=message):
        again()


def test_a_corpus_that_is_not_there_is_named(project):
    with pytest.raises(tk.ToolkitError, match="There is no corpus 'corpora/none'"):
        tk.report("notebook.ipynb", corpus="corpora/none", out="out")


def test_a_notebook_without_parameters_or_with_computed_ones(project, rewrite, again):
    rewrite(["1"], parameters=None)
    with pytest.raises(tk.ToolkitError, match="has no cell tagged 'parameters'"):
        again()
    rewrite(["1"], parameters="corpus = open('x')")
    with pytest.raises(tk.ToolkitError, match=r"'parameters' of .* must hold plain values"):
        again()
    rewrite(["1"], parameters="corpus = (")
    with pytest.raises(tk.ToolkitError, match=r"'parameters' of .* must hold plain values"):
        again()


@pytest.mark.parametrize("text", ["not json", "[]", '{"nbformat": 4}', ""])
def test_a_file_that_is_no_notebook(project, again, text):
    Path("notebook.ipynb").write_text(text)
    with pytest.raises(tk.ToolkitError, match=r"'notebook\.ipynb' is no notebook: "):
        again()


def test_a_folder_or_file_that_is_no_report_is_left_alone(project, again):
    Path("thesis").mkdir()
    Path("thesis/text.txt").write_text("Years of work.")
    for out in ("thesis", "thesis/text.txt", "corpora"):
        with pytest.raises(tk.ToolkitError, match="exists and is not a report; it was left alone"):
            again(out)
    assert Path("thesis/text.txt").read_text() == "Years of work."


def test_another_theme_file_is_taken(project, again, rewrite):
    Path("mine.toml").write_text('[rain]\npatterns = ["rain"]\n')
    rewrite(["keep.table(data.track(lexicon, by='outlet'), 'all', 'All.')"])
    folder = again("mine", themes="mine.toml")
    assert "\nrain," in (folder / "tables/all.csv").read_text()
    told = json.loads((folder / "manifest.json").read_text())
    assert "mine.toml" in told["inputs"]
    assert told["parameters"]["themes"] == "mine.toml"


def test_the_environment_is_put_back(project, again, monkeypatch):
    import os

    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.delenv("TOOLKIT_REPORT_STAGE", raising=False)
    monkeypatch.setattr(pages, "to_html", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        again()
    assert os.environ["PYTHONHASHSEED"] == "7"
    assert "TOOLKIT_REPORT_STAGE" not in os.environ
