import os
import subprocess
import sys

import pytest

import toolkit as tk
from toolkit.cli import main, parser

REPORT = sys.modules["toolkit.report"]  # toolkit.report itself is the function


@pytest.fixture
def ran(capsys):
    """Run a command: exit code, what it printed, what it complained of."""

    def run(*arguments):
        code = main(list(map(str, arguments)))
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def articles(write):
    return write("in/a.csv", "title,date,text\nA,2017-10-16,Kirkuk fell.\nB,,Rain.\n").parent


def test_load_says_what_a_folder_holds_and_what_is_wrong(ran, articles):
    code, out, err = ran("load", articles, "--language", "en")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Corpus 'in': 2 documents (1 undated), 2017-10-16, no outlet, en",
        "read as csv 2",
        "1 remark(s), such as a missing date: see corpus.skipped",
        "  a.csv line 3: no date",
    ]


def test_load_saves_a_corpus(ran, articles, tmp_path):
    folder = tmp_path / "saved"
    code, out, _ = ran("load", articles / "a.csv", "--language", "en", "--save", folder)
    assert code == 0
    assert out.splitlines()[-1] == f"saved in {folder}"
    corpus = tk.load(folder, quiet=True)
    assert corpus.docs["title"].tolist() == ["A", "B"]
    assert len(corpus.skipped) == 1


def test_load_takes_several_paths_columns_names_and_formats(ran, write, tmp_path):
    one = write("Citadel_2017-10-16.txt", "text;Kopf\nKirkuk fell.;A\n")
    two = write("Tigris_2017-10-17.txt", "text;Kopf\nRain.;B\n")
    arguments = ["--language", "en", "--save", tmp_path / "s"]
    assert ran("load", one, two, *arguments, "--filename", "{outlet}_{date}")[0] == 0
    assert tk.load(tmp_path / "s", quiet=True).docs["outlet"].tolist() == ["Citadel", "Tigris"]
    arguments += ["--format", "csv", "--column", "title=Kopf"]
    assert ran("load", one, two, *arguments)[0] == 0
    assert tk.load(tmp_path / "s", quiet=True).docs["title"].tolist() == ["A", "B"]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl.gz", "A.PARQUET"])
def test_load_writes_the_documents_as_a_file(ran, articles, tmp_path, name):
    path = tmp_path / "out" / name
    code, out, _ = ran("load", articles, "--language", "en", "--to", path)
    assert (code, out.splitlines()[-1]) == (0, f"written to {path}")
    assert tk.load(path, quiet=True).docs["file"].tolist() == ["a.csv", "a.csv"]
    code, _, err = ran("load", articles, "--language", "en", "--to", path)
    assert code == 1 and "is there already" in err
    code, _, err = ran("load", articles, "--language", "en", "--to", tmp_path / "a.xlsx")
    assert code == 1 and "must end in '.csv', '.jsonl' or '.parquet'" in err


def test_load_takes_names_of_outlets(ran, write, tmp_path):
    path = write("a.csv", "text,outlet\nA,NYT\nB,nytimes.com\n")
    own = write("names.toml", 'Times = ["NYT"]\n')
    arguments = ["load", path, "--language", "en", "--save", tmp_path / "s"]
    names = []
    for more in ([], ["--outlets", "no"], ["--outlets", own]):
        assert ran(*arguments, *more)[0] == 0
        names.append(tk.load(tmp_path / "s", quiet=True).docs["outlet"].tolist())
    assert names == [["The New York Times"] * 2, ["NYT", "nytimes.com"], ["Times", "nytimes.com"]]


def test_load_is_told_whether_the_day_comes_first(ran, write, tmp_path):
    path = write("a.csv", "text,date\nRain.,03/04/2017\n")
    arguments = ["load", path, "--language", "en", "--save", tmp_path / "s"]
    days = []
    for more in ([], ["--dayfirst"], ["--no-dayfirst"]):
        assert ran(*arguments, *more)[0] == 0
        days.append(f"{tk.load(tmp_path / 's', quiet=True).docs['date'][0]}"[:10])
    assert days == ["NaT", "2017-04-03", "2017-03-04"]


def test_load_lists_twenty_problems_and_counts_the_rest(ran, write):
    path = write("a.csv", "text\n" + "".join(f"Rain {n}.\n" for n in range(23)))
    lines = ran("load", path, "--language", "en")[1].splitlines()
    assert lines[3] == "  a.csv line 2: no date"
    assert lines[-2:] == ["  a.csv line 21: no date", "  and 3 more"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["load", "none.csv"], "toolkit: There is no file 'none.csv', and no file matches"),
        (["load", "none", "--column", "text"], "toolkit: 'text' is not NAME=VALUE."),
        (["seal", "none"], "toolkit: 'none' is no corpus folder: it holds no corpus.toml."),
        (["verify", "none"], "toolkit: 'none' holds no manifest.json, so it is no report."),
        (["report", "n.ipynb", "--corpus", "c", "--out", "o"], "toolkit: There is no notebook 'n."),
        (["report", "n", "--corpus", "c", "--out", "o", "--set", "k"], "toolkit: 'k' is not NAME="),
    ],
)
def test_an_error_is_one_line_and_1(ran, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    code, out, err = ran(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith(message) and err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_load_does_not_overwrite_what_is_no_corpus(ran, articles, tmp_path):
    code, _, err = ran("load", articles, "--save", tmp_path)
    assert code == 1 and "it was left alone" in err


def test_formats_lists_every_reader(ran):
    code, out, _ = ran("formats")
    assert code == 0
    assert out.splitlines()[0].split() == ["name", "suffixes", "about"]
    for name in tk.formats()["name"]:
        assert name in out


def test_seal_makes_a_change_of_a_corpus_meant(ran, tiny, tmp_path):
    folder = tiny.save(tmp_path / "saved")
    (folder / "README.md").write_text((folder / "README.md").read_text().upper())
    assert ran("load", folder)[0] == 1
    code, out, _ = ran("seal", folder)
    assert (code, out) == (0, f"{folder / 'checksums.txt'}\n")
    assert ran("load", folder)[0] == 0


def test_report_passes_everything_on(ran, monkeypatch, tmp_path):
    seen = {}

    def report(notebook, **options):
        seen.update(options, notebook=notebook)
        return tmp_path

    monkeypatch.setattr(REPORT, "report", report)
    settings = ["seed=1", "by=month", "focus=['a', 'b']", "name=a=b", "share=0.5"]
    sets = [part for s in settings for part in ("--set", s)]
    where = ["--corpus", "c", "--out", "o", "--themes", "t.toml"]
    code, out, _ = ran("report", "n.ipynb", *where, *sets)
    assert (code, out) == (0, f"{tmp_path / 'report.html'}\n")
    given = {"notebook": "n.ipynb", "corpus": "c", "out": "o", "themes": "t.toml"}
    parameters = {"seed": 1, "by": "month", "focus": ["a", "b"], "name": "a=b", "share": 0.5}
    assert seen == {**given, **parameters, "progress": True}
    ran("report", "n.ipynb", *where, "--quiet")
    assert seen["progress"] is False


def test_verify_lists_differences_and_is_1_if_there_are_any(ran, monkeypatch):
    monkeypatch.setattr(REPORT, "verify", lambda folder, progress: [])
    assert ran("verify", "r") == (0, "r: made again, nothing differs.\n", "")
    told = ["a.csv comes out different.", "b.csv is missing from the report."]
    monkeypatch.setattr(REPORT, "verify", lambda folder, progress: told)
    assert ran("verify", "r") == (1, "\n".join(told) + "\n", "")


def test_lab_opens_jupyterlab_on_the_notebooks(ran, monkeypatch):
    seen = []

    def run(command, check):
        seen.append(command)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    assert ran("lab")[0] == 3
    assert ran("lab", "--no-browser", "x")[0] == 3
    start = [sys.executable, "-m", "jupyterlab"]
    assert seen == [[*start, "notebooks"], [*start, "--no-browser", "x"]]


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["load"], ["report", "n.ipynb"], ["formats", "--x"]]
)
def test_a_wrong_call_shows_the_usage(capsys, arguments):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert "usage: toolkit" in capsys.readouterr().err


def test_every_command_has_a_line_of_help():
    text = parser().format_help()
    for name in ("report", "verify", "load", "formats", "seal", "lab"):
        assert any(
            line.split()[:1] == [name] and len(line.split()) > 2 for line in text.split("\n")
        )


def test_the_command_runs_as_a_program(articles):
    command = [sys.executable, "-m", "toolkit.cli", "load", str(articles), "--language", "en"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Corpus 'in': 2 documents")


def test_a_reader_that_has_seen_enough_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-u", "-m", "toolkit.cli", "formats"]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")
