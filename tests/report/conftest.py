"""A tiny project: a corpus of hostile articles, a theme file, a notebook, and its report."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from toolkit.report import report

EVIL = "<script>alert(1)</script>"
CSV = f"""id,date,outlet,title,text
a,2017-10-16,=cmd(),{EVIL},Kirkuk fell {EVIL} today.
b,2017-10-17,{EVIL},=cmd(),=cmd() in Kirkuk and ../../etc again.
c,2017-10-24,../../etc,../../etc,Rain on Erbil.
"""
PARAMETERS = 'corpus = ""\nthemes = ""\nout = "reports/draft"\nby = "week"\nseed = 0'
SETUP = """import toolkit as tk
data = tk.load(corpus, quiet=True)
lexicon = tk.themes(themes)
keep = tk.Outputs(out)"""
CELLS = [
    "data",
    "data.docs[['outlet', 'title', 'text']]",
    "print(data.docs['title'].tolist())",
    "from tqdm import tqdm\n\nfor _ in tqdm(range(3)):\n    pass",
    "tk.show(data.kwic('kirkuk', n=2, seed=seed))",
    "trend = data.track(lexicon, by=by)\nkeep.table(trend, 'trend', 'Share of articles.')",
    "keep.table(data.docs[['outlet', 'title', 'text']], 'titles', 'Titles.')",
    "keep.table(data.lookup(lexicon), 'hits', f'Seed {seed}.')",
    "keep.figure(tk.plot.trend(trend), 'trend', '<b>', data=data.coverage('outlet'))",
]


def write_notebook(path: Path, cells: list[str], parameters: str | None = PARAMETERS) -> Path:
    """A notebook with a title, the parameters, the setup and these cells."""
    made = [new_markdown_cell("# Kirkuk & <others>\n\nA question.")]
    if parameters is not None:
        made.append(new_code_cell(parameters, metadata={"tags": ["parameters"]}))
        made.append(new_code_cell(SETUP, metadata={"tags": ["setup"]}))
    made += [new_code_cell(cell) for cell in cells]
    for number, cell in enumerate(made):
        cell["id"] = f"cell-{number}"
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel}), path)
    return path


def write_project(folder: Path, cells: list[str] = CELLS) -> Path:
    """The project's files, with relative paths from `folder`."""
    (folder / "corpora/small").mkdir(parents=True)
    (folder / "corpora/small/a.csv").write_text(CSV, "utf-8")
    toml = 'name = "small"\n[read]\nfiles = ["a.csv"]\nlanguage = "en"\n'
    (folder / "corpora/small/corpus.toml").write_text(toml, "utf-8")
    themes = '[kirkuk]\npatterns = ["kirkuk"]\n'
    (folder / "corpora/small/themes.toml").write_text(themes, "utf-8")
    write_notebook(folder / "notebook.ipynb", cells)
    return folder


def run(out: str = "out", **options: object) -> Path:
    """Make a report of the project in the working folder."""
    return report("notebook.ipynb", corpus="corpora/small", out=out, progress=False, **options)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a report in ``out``; not to be changed."""
    folder = write_project(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        run()
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the project and its report to work in."""
    folder = tmp_path / "project"
    shutil.copytree(made, folder)
    monkeypatch.chdir(folder)
    yield folder


@pytest.fixture
def rewrite() -> Callable[..., Path]:
    """Write the notebook anew with other cells."""

    def make(cells: list[str], parameters: str | None = PARAMETERS) -> Path:
        return write_notebook(Path("notebook.ipynb"), cells, parameters)

    return make


@pytest.fixture
def again() -> Callable[..., Path]:
    """Make a report of the project in the working folder."""
    return run
