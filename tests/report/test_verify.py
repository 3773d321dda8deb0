import json
import shutil
import sys
from pathlib import Path

import pytest

import toolkit as tk
from toolkit.report import manifest, verify

module = sys.modules["toolkit.report.verify"]


@pytest.fixture
def quick(monkeypatch):
    """Making the report again copies the old one: for what is told before that."""
    whole = Path("..").resolve() / "whole"

    def copy(notebook, *, out, progress, **parameters):
        shutil.copytree(whole, out)

    monkeypatch.setattr(module, "report", copy)
    return lambda: shutil.copytree("out", whole)


def test_a_report_as_it_was_made_differs_in_nothing(project):
    assert verify("out", progress=False) == []
    names = ["corpora", "notebook.ipynb", "out"]
    assert sorted(p.name for p in project.iterdir()) == names


def test_a_changed_input_is_told_and_what_comes_of_it(project):
    path = Path("corpora/small/a.csv")
    path.write_text(path.read_text().replace("Rain on Erbil", "Kirkuk again"))
    told = verify("out", progress=False)
    assert "The input corpora/small/a.csv has changed." in told
    assert "tables/trend.csv comes out different." in told
    assert "tables/hits.csv comes out different." in told
    assert "report.html comes out different." in told
    assert not any("after the report was made" in line for line in told)


def test_a_changed_parameter_is_told(project):
    path = Path("out/manifest.json")
    told = json.loads(path.read_text())
    told["parameters"]["by"] = "month"
    path.write_text(json.dumps(told))
    found = verify("out", progress=False)
    assert "tables/trend.csv comes out different." in found
    assert "tables/hits.csv comes out different." not in found


def test_a_tampered_table_is_told(project, quick):
    quick()
    path = Path("out/tables/trend.csv")
    path.write_text(path.read_text().replace("0", "1"))
    assert verify("out") == ["tables/trend.csv was changed after the report was made."]


def test_missing_and_added_files_are_told(project, quick):
    quick()
    Path("out/tables/hits.csv").unlink()
    Path("out/tables/mine.csv").write_text("x")
    assert verify("out") == [
        "tables/hits.csv is missing from the report.",
        "tables/mine.csv is not in the manifest.",
    ]


def test_inputs_that_came_and_went_are_told(project, quick):
    quick()
    Path("corpora/small/b.csv").write_text("text\nx\n")
    Path("corpora/small/corpus.toml").unlink()
    Path("corpora/small/themes.toml").unlink()
    assert verify("out") == [
        "The input corpora/small/themes.toml does not exist.",
        "The input corpora/small/corpus.toml is gone.",
        "The input corpora/small/themes.toml is gone.",
        "The input corpora/small/b.csv is new.",
    ]


def test_another_version_is_told(project, quick):
    quick()
    path = Path("out/manifest.json")
    told = json.loads(path.read_text())
    told["environment"]["packages"]["pandas"] = "0.1"
    told["environment"]["python"] = "2.7"
    path.write_text(json.dumps(told))
    now = manifest.environment()
    assert verify("out") == [
        f"python was 2.7 and is {now['python']}.",
        f"pandas was 0.1 and is {now['packages']['pandas']}.",
    ]


def test_files_that_are_not_made_again_are_told(project, quick, monkeypatch):
    (Path("..") / "whole/tables").mkdir(parents=True)
    (Path("..") / "whole/tables/other.csv").write_text("x")
    told = verify("out")
    assert "tables/trend.csv was not made again." in told
    assert "tables/other.csv was made and was not there before." in told


def test_the_times_in_the_notebook_do_not_count(project, quick):
    quick()
    (Path("..") / "whole/notebook.ipynb").write_text("later")
    assert verify("out") == []


def test_a_folder_that_is_no_report(project):
    with pytest.raises(
        tk.ToolkitError, match=r"'corpora' holds no manifest\.json, so it is no rep"
    ):
        verify("corpora")
