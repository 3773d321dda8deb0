"""The manifest of a report: what went in, what came out, and with what it was made."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.paths import anchored
from toolkit.store import files_of, sha256

if TYPE_CHECKING:
    import pandas as pd

NAME = "manifest.json"
PACKAGES = (
    "gensim",
    "lxml",
    "matplotlib",
    "nbconvert",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",
    "regex",
    "scikit-learn",
    "scipy",
    "stopwordsiso",
    "threadpoolctl",
    "trafilatura",
    "typst",
)


def inputs(paths: list[Path]) -> dict[str, str]:
    """SHA-256 of files, and of every file below folders, by path as given."""
    files = [q for p in paths for q in ([p / n for n in files_of(p)] if p.is_dir() else [p])]
    return {path.as_posix(): sha256(path) for path in sorted(set(files))}


def outputs(folder: Path) -> dict[str, dict[str, Any]]:
    """Bytes and SHA-256 of everything a report holds but its manifest."""
    names = [n for n in files_of(folder) if n != NAME]
    return {n: {"bytes": (folder / n).stat().st_size, "sha256": sha256(folder / n)} for n in names}


def environment() -> dict[str, Any]:
    """Versions of the toolkit, of Python and of the packages that a result depends on."""
    return {
        "toolkit": _version("media-discourse-toolkit"),
        "git": _git(),
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "packages": {name: _version(name) for name in PACKAGES},
    }


def provenance(*paths: str | Path) -> pd.DataFrame:
    """What a result rests on, for the last page of a report.

    Parameters
    ----------
    *paths
        Files and folders that were read.

    Returns
    -------
    DataFrame
        ``what`` and ``value``: one SHA-256 per path (of a folder, over the sums of its files),
        and the versions of the toolkit, of Python and of the packages that matter most.

    Raises
    ------
    ToolkitError
        Something is no path.

    Examples
    --------
    >>> provenance("pyproject.toml")["what"].tolist()[:2]
    ['SHA-256 of pyproject.toml', 'toolkit']
    """
    import pandas as pd

    from toolkit.checks import ToolkitError

    rows = []
    for given in paths:
        if not isinstance(given, str | Path):
            raise ToolkitError(
                f"{given!r} is no path. Name the files and folders that were read: "
                "tk.provenance('corpora/kirkuk-2017')."
            )
        path = Path(given)
        sums = inputs([anchored(path)])
        lines = [f"{s}  {Path(n).relative_to(anchored(path)).as_posix()}" for n, s in sums.items()]
        whole = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        value = whole if anchored(path).is_dir() else next(iter(sums.values()))
        rows.append((f"SHA-256 of {path.as_posix()}", value))
    found = environment()
    rows += [("toolkit", found["toolkit"]), ("python", found["python"])]
    rows += [(name, found["packages"][name]) for name in ("gensim", "numpy", "pandas")]
    return pd.DataFrame(rows, columns=["what", "value"])


def write(folder: Path, manifest: dict[str, Any]) -> None:
    """Write the manifest into the folder of a report."""
    text = json.dumps(manifest, indent=2, sort_keys=True, ensure_ascii=False)
    (folder / NAME).write_text(text + "\n", "utf-8", newline="\n")


def read(folder: Path) -> dict[str, Any]:
    """Read the manifest of a report."""
    from toolkit.checks import ToolkitError

    try:
        return dict(json.loads((folder / NAME).read_text("utf-8")))
    except FileNotFoundError:
        raise ToolkitError(
            f"{str(folder)!r} holds no {NAME}, so it is no report. Make one with: "
            "toolkit report NOTEBOOK --corpus ... --out ..."
        ) from None
    except ValueError as error:
        raise ToolkitError(f"{str(folder / NAME)!r} is not valid JSON: {error}.") from None


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _git() -> dict[str, Any] | None:
    """Commit of the toolkit's own checkout, if it is one."""
    here = Path(__file__).parents[2]
    if not (here / ".git").exists():
        return None
    commit = _run("git", "-C", str(here), "rev-parse", "HEAD")
    changed = _run("git", "-C", str(here), "status", "--porcelain", "--untracked-files=no")
    return {"commit": commit, "dirty": bool(changed)} if commit else None


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
