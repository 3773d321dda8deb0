"""Running a notebook with parameters into a folder that can be made again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from toolkit.checks import ToolkitError, listed
from toolkit.report import manifest, pages
from toolkit.report.outputs import STAGE
from toolkit.store import written_beside

KEPT = "notebook.ipynb"


def report(
    notebook: str | Path,
    *,
    corpus: str | Path,
    out: str | Path,
    themes: str | Path | None = None,
    progress: bool = True,
    **parameters: Any,
) -> Path:
    """Run a notebook with parameters and keep what it makes.

    Parameters
    ----------
    notebook : path
        A notebook with a cell tagged ``parameters``, such as ``notebooks/06_report.ipynb``.
    corpus : path
        Corpus folder, folder of files, or one file, as for `toolkit.load`.
    out : path
        Folder of the report. An older report there is replaced when the new one is complete;
        a run that fails or is stopped leaves it as it was.
    themes : path, optional
        Theme file; needed unless the corpus folder holds a ``themes.toml``.
    progress : bool
        Show a bar with the cells done.
    **parameters
        Any other variable of the ``parameters`` cell: ``by``, ``seed``, ``k`` ...

    Returns
    -------
    Path
        `out`, holding ``report.html`` (self-contained), ``report.pdf``, ``tables/*.csv``,
        ``figures/*`` (PNG, SVG, and the data as CSV), ``notebook.ipynb`` as run, and
        ``manifest.json`` (inputs with SHA-256, parameters, seeds, versions, outputs with hashes).

    Raises
    ------
    ToolkitError
        A file does not exist, the notebook has no such parameter, or a cell failed.

    Examples
    --------
    Half a minute on two cores::

        report("notebooks/06_report.ipynb", corpus="corpora/kirkuk-2017",
               out="reports/by-month", by="month")

    >>> report("notebooks/06_report.ipynb", corpus="corpora/mosul", out="reports/mosul")
    Traceback (most recent call last):
    toolkit.checks.ToolkitError: There is no corpus 'corpora/mosul'.
    """
    notebook, out, corpus = Path(notebook), Path(out), Path(corpus)
    if not themes and not (corpus / "themes.toml").is_file() and corpus.exists():
        raise ToolkitError(
            f"{str(corpus)!r} comes with no themes.toml. Say which theme file to use: "
            "themes='my_themes.toml', or --themes my_themes.toml on the command line."
        )
    themes = Path(themes) if themes else corpus / "themes.toml"
    for what, path in (("notebook", notebook), ("corpus", corpus), ("theme file", themes)):
        if not path.exists():
            raise ToolkitError(f"There is no {what} {str(path)!r}.")
    given = {
        "corpus": corpus.as_posix(),
        "themes": themes.as_posix(),
        "out": out.as_posix(),
        **parameters,
    }
    used = _parameters(notebook, given)
    free = not out.exists() or (out.is_dir() and not any(out.iterdir()))
    if not free and not (out / manifest.NAME).is_file():
        raise ToolkitError(
            f"{str(out)!r} exists and is not a report; it was left alone. Choose a new folder."
        )
    before = manifest.inputs([notebook, corpus, themes])
    started = datetime.now(UTC)
    with written_beside(out) as part:
        executed = _execute(notebook, part, given, progress)
        html = pages.to_html(executed)
        (part / "report.html").write_text(html, "utf-8", newline="\n")
        (part / "report.pdf").write_bytes(pages.to_pdf(html, pages.title_of(executed)))
        manifest.write(
            part,
            {
                "notebook": notebook.as_posix(),
                "parameters": used,
                "seeds": {k: v for k, v in used.items() if "seed" in k} | {"PYTHONHASHSEED": 0},
                "inputs": before,
                "outputs": manifest.outputs(part),
                "environment": manifest.environment(),
                "started": started.isoformat(timespec="seconds"),
                "ended": datetime.now(UTC).isoformat(timespec="seconds"),
            },
        )
    return out


def _parameters(notebook: Path, given: dict[str, Any]) -> dict[str, Any]:
    """All parameters with their values; raises for one that the notebook does not have."""
    import ast

    import nbformat

    try:
        every = nbformat.read(notebook, as_version=4).cells
    except (AttributeError, ValueError, nbformat.ValidationError) as error:
        raise ToolkitError(f"{str(notebook)!r} is no notebook: {str(error)[:200]}") from None
    cells = [c for c in every if "parameters" in c.metadata.get("tags", [])]
    if not cells:
        raise ToolkitError(
            f"{str(notebook)!r} has no cell tagged 'parameters', so it cannot be run as a report."
        )
    try:
        known = {
            target.id: ast.literal_eval(line.value)
            for line in ast.parse(cells[0].source).body
            if isinstance(line, ast.Assign)
            for target in line.targets
            if isinstance(target, ast.Name)
        }
    except (ValueError, SyntaxError) as error:
        raise ToolkitError(
            f"The cell 'parameters' of {str(notebook)!r} must hold plain values: {error}."
        ) from None
    wrong = [name for name in given if name not in known]
    if wrong:
        raise ToolkitError(
            f"{str(notebook)!r} has no parameter {listed(wrong)}; it has {listed(known)}."
        )
    return known | given


def _execute(notebook: Path, part: Path, given: dict[str, Any], progress: bool) -> Any:
    import papermill

    with _variables({STAGE: str(part.resolve()), "PYTHONHASHSEED": "0", "TQDM_DISABLE": "1"}):
        try:
            return papermill.execute_notebook(
                str(notebook),
                str(part / KEPT),
                given,
                kernel_name="python3",
                progress_bar=progress,
                log_output=False,
                extra_arguments=["--IPKernelApp.log_level=40"],
            )
        except papermill.exceptions.PapermillExecutionError as error:
            raise ToolkitError(
                f"{str(notebook)!r} stopped in cell {error.exec_count}: {error.ename}: "
                f"{error.evalue}"
            ) from None


@contextmanager
def _variables(values: dict[str, str]) -> Iterator[None]:
    """Environment variables for the kernel that is started inside the block."""
    old = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in old.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
