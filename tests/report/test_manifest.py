import hashlib
import json
import platform

import pandas as pd
import pytest

import toolkit as tk
from toolkit.report import manifest


def test_inputs_are_files_and_the_files_of_folders(write, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("c/a.txt", "A")
    write("c/deep/b.txt", "B")
    write("n.ipynb", "N")
    from pathlib import Path

    found = manifest.inputs([Path("n.ipynb"), Path("c"), Path("c/a.txt")])
    assert list(found) == ["c/a.txt", "c/deep/b.txt", "n.ipynb"]
    assert found["c/a.txt"] == hashlib.sha256(b"A").hexdigest()


def test_outputs_are_all_files_but_the_manifest(write, tmp_path):
    write("manifest.json", "{}")
    write("tables/a.csv", "x\n1\n")
    digest = hashlib.sha256(b"x\n1\n").hexdigest()
    assert manifest.outputs(tmp_path) == {"tables/a.csv": {"bytes": 4, "sha256": digest}}


def test_the_environment_names_versions():
    found = manifest.environment()
    assert found["toolkit"] == tk.__version__
    assert found["python"] == platform.python_version()
    assert found["packages"]["pandas"] == pd.__version__
    assert set(found["packages"]) == set(manifest.PACKAGES)
    assert "not installed" not in found["packages"].values()


def test_what_is_written_can_be_read(tmp_path):
    manifest.write(tmp_path, {"b": "کرکوک", "a": [1]})
    assert manifest.read(tmp_path) == {"a": [1], "b": "کرکوک"}
    assert (tmp_path / "manifest.json").read_text("utf-8").startswith('{\n  "a": [')


def test_a_folder_without_a_manifest_and_a_broken_one(tmp_path):
    with pytest.raises(
        tk.ToolkitError, match=r"holds no manifest\.json, so it is no report\. Make"
    ):
        manifest.read(tmp_path)
    (tmp_path / "manifest.json").write_text("{")
    with pytest.raises(tk.ToolkitError, match=r"manifest\.json' is not valid JSON: "):
        manifest.read(tmp_path)


def test_the_manifest_of_a_report_says_what_went_in_and_came_out(made):
    told = json.loads((made / "out/manifest.json").read_text("utf-8"))
    assert told["notebook"] == "notebook.ipynb"
    assert told["parameters"] == {
        "corpus": "corpora/small",
        "themes": "corpora/small/themes.toml",
        "out": "out",
        "by": "week",
        "seed": 0,
    }
    assert told["seeds"] == {"seed": 0, "PYTHONHASHSEED": 0}
    names = ["a.csv", "corpus.toml", "themes.toml"]
    assert list(told["inputs"]) == [*(f"corpora/small/{n}" for n in names), "notebook.ipynb"]
    for name, digest in told["inputs"].items():
        assert hashlib.sha256((made / name).read_bytes()).hexdigest() == digest
    made_files = {p.relative_to(made / "out").as_posix() for p in (made / "out").rglob("*.*")}
    assert set(told["outputs"]) == made_files - {"manifest.json"}
    for name, entry in told["outputs"].items():
        data = (made / "out" / name).read_bytes()
        assert entry == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    assert pd.Timestamp(told["started"]) <= pd.Timestamp(told["ended"])
    assert pd.Timestamp(told["started"]).tzinfo is not None


def test_provenance_names_each_path_with_a_sum(write, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write("c/a.txt", "A")
    table = tk.provenance("c", "c/a.txt")
    assert table["what"].tolist() == [
        *("SHA-256 of c", "SHA-256 of c/a.txt"),
        *("toolkit", "python", "gensim", "numpy", "pandas"),
    ]
    digest = hashlib.sha256(b"A").hexdigest()
    assert table["value"].tolist()[1] == digest
    assert table["value"].tolist()[0] == hashlib.sha256(f"{digest}  a.txt".encode()).hexdigest()
    write("c/b.txt", "B")
    assert tk.provenance("c")["value"][0] != table["value"][0]


def test_provenance_of_what_is_no_path_is_refused(tiny):
    with pytest.raises(tk.ToolkitError, match=r"is no path\. Name the files and folders"):
        tk.provenance(tiny)
