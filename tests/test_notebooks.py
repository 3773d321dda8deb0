"""Every notebook runs on a clean kernel and keeps the rules of its house."""

import ast
import os
import re
from pathlib import Path
from statistics import median

import nbformat
import pytest

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(p.name for p in FOLDER.glob("*.ipynb"))
SETUP = {"parameters", "setup"}
NETWORK = re.compile(
    r"https?://|\b(requests|urllib|urlopen|httpx|aiohttp|socket|wget|curl|ftplib)\b", re.IGNORECASE
)
INSTALL = re.compile(r"\b(pip|conda|mamba|apt(-get)?|uv)\s+(install|add)\b|^\s*[!%]", re.MULTILINE)
ABSOLUTE = re.compile(r"""(?<![\w.:/<])/(home|root|Users|work|tmp|mnt|media|var|usr)/|\b[A-Z]:\\""")


@pytest.fixture(params=NOTEBOOKS)
def notebook(request):
    return nbformat.read(FOLDER / request.param, as_version=4)


def code_of(notebook):
    return [c for c in notebook.cells if c.cell_type == "code"]


def tags(cell):
    return set(cell.metadata.get("tags", []))


def shown(output):
    """All text of an output but its pictures."""
    data = output.get("data", {})
    texts = [v for kind, v in data.items() if kind.startswith("text/")]
    return "\n".join([*texts, output.get("text", "")])


def is_imports(source):
    return all(isinstance(s, ast.Import | ast.ImportFrom) for s in ast.parse(source).body)


def test_there_are_notebooks():
    assert NOTEBOOKS
    assert all(re.fullmatch(r"\d\d_[a-z0-9_]+\.ipynb", name) for name in NOTEBOOKS)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs_on_a_clean_kernel_without_a_complaint(name, tmp_path, monkeypatch):
    from nbclient import NotebookClient

    before = {p: p.stat().st_mtime_ns for p in FOLDER.parent.glob("reports/**/*")}
    monkeypatch.setenv("TOOLKIT_REPORT_STAGE", str(tmp_path / "stage"))
    monkeypatch.setenv("PYTHONWARNINGS", "default")
    monkeypatch.setenv("TQDM_DISABLE", "1")  # bars show on a slow machine only
    monkeypatch.setenv("MPLBACKEND", "agg")
    path = FOLDER / name
    notebook = nbformat.read(path, as_version=4)
    for cell in code_of(notebook):
        cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        extra_arguments=["--IPKernelApp.log_level=40"],
    )
    client.execute()
    for number, cell in enumerate(code_of(notebook), 1):
        for output in cell.outputs:
            assert output.output_type != "error", cell.source
            assert output.get("name") != "stderr", (number, output.get("text"))
            assert "Warning" not in shown(output), (number, shown(output))
    written = {p: p.stat().st_mtime_ns for p in FOLDER.parent.glob("reports/**/*")}
    assert written == before
    assert "TOOLKIT_REPORT_STAGE" in os.environ


def test_the_stored_outputs_are_of_one_run_from_the_top(notebook):
    code = code_of(notebook)
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    assert any(c.outputs for c in code)


def test_nothing_stored_is_an_error_or_a_complaint(notebook):
    for cell in code_of(notebook):
        for output in cell.outputs:
            assert output.output_type != "error"
            assert output.get("name") != "stderr"


def test_no_path_of_one_machine(notebook):
    for cell in notebook.cells:
        assert not ABSOLUTE.search(cell.source), cell.source
        for output in cell.get("outputs", []):
            assert not ABSOLUTE.search(shown(output)), shown(output)[:500]


def test_code_cells_are_short(notebook):
    sizes = [len(c.source.strip().splitlines()) for c in code_of(notebook)]
    assert max(sizes) <= 12
    assert median(sizes) <= 4


def test_the_first_cell_is_a_title_with_a_question(notebook):
    first = notebook.cells[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# \S", first.source)
    assert "**Question.**" in first.source
    titles = [c for c in notebook.cells if c.cell_type == "markdown" and c.source.startswith("# ")]
    assert len(titles) == 1


def test_there_is_one_cell_of_parameters_and_it_holds_plain_values(notebook):
    (cell,) = (c for c in code_of(notebook) if "parameters" in tags(c))
    for line in ast.parse(cell.source).body:
        assert isinstance(line, ast.Assign)
        ast.literal_eval(line.value)


def test_text_stands_before_every_piece_of_code(notebook):
    for before, cell in zip(notebook.cells, notebook.cells[1:], strict=False):
        plain = cell.cell_type == "code" and not tags(cell) & SETUP
        if plain and not is_imports(cell.source):
            assert before.cell_type == "markdown", cell.source


def test_the_limits_are_said(notebook):
    text = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    assert re.search(r"^## .*(Limits|cannot tell)", text, re.MULTILINE)


def test_nothing_is_installed_or_fetched(notebook):
    for cell in code_of(notebook):
        assert not INSTALL.search(cell.source), cell.source
        assert not NETWORK.search(cell.source), cell.source
    for cell in notebook.cells:
        assert not re.search(r"\bpip install\b", cell.source)


def test_code_uses_public_names_only(notebook):
    for cell in code_of(notebook):
        assert not re.search(r"\b\w+\._[a-z]", cell.source), cell.source
        assert "warnings" not in cell.source
