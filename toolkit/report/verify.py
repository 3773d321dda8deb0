"""Making a report again and saying what, if anything, differs."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from toolkit.report import manifest
from toolkit.report.run import KEPT, report

#: The notebook as run holds the times of its cells; everything else must come out the same.
_TIMED = {KEPT}


def verify(folder: str | Path, *, progress: bool = True) -> list[str]:
    """Check a report against its manifest, run it again, and compare.

    Parameters
    ----------
    folder : path
        Folder of a report made by `toolkit.report.report`. Run from the folder it was made from,
        since the paths of its inputs are relative.
    progress : bool
        Show a bar with the cells done.

    Returns
    -------
    list of str
        One sentence per difference; empty if the report is as it was and comes out the same.

    Raises
    ------
    ToolkitError
        The folder is no report, or its notebook fails.

    Examples
    --------
    ``verify("reports/kirkuk-2017")`` gives ``[]`` after ``make report``.

    >>> verify("corpora")
    Traceback (most recent call last):
    toolkit.checks.ToolkitError: 'corpora' holds no manifest.json, so it is no report...
    """
    folder = Path(folder)
    then = manifest.read(folder)
    told = _kept(folder, then) + _inputs(then) + _versions(then)
    parameters = dict(then["parameters"])
    parameters.pop("out")
    with tempfile.TemporaryDirectory() as temporary:
        again = Path(temporary) / folder.name
        report(then["notebook"], out=again, progress=progress, **parameters)
        told += _compared(then["outputs"], manifest.outputs(again))
    return told


def _kept(folder: Path, then: dict[str, Any]) -> list[str]:
    now = manifest.outputs(folder)
    told = []
    for name, entry in then["outputs"].items():
        if name not in now:
            told.append(f"{name} is missing from the report.")
        elif now[name] != entry:
            told.append(f"{name} was changed after the report was made.")
    return told + [f"{name} is not in the manifest." for name in now if name not in then["outputs"]]


def _inputs(then: dict[str, Any]) -> list[str]:
    names = [then["notebook"], then["parameters"]["corpus"], then["parameters"]["themes"]]
    missing = [f"The input {name} does not exist." for name in names if not Path(name).exists()]
    now = manifest.inputs([Path(name) for name in names if Path(name).exists()])
    old = then["inputs"]
    changed = [f"The input {n} has changed." for n in old if n in now and now[n] != old[n]]
    gone = [f"The input {n} is gone." for n in old if n not in now]
    return missing + changed + gone + [f"The input {n} is new." for n in now if n not in old]


def _versions(then: dict[str, Any]) -> list[str]:
    old, now = then["environment"], manifest.environment()
    packages = {"toolkit": now["toolkit"], "python": now["python"], **now["packages"]}
    before = {"toolkit": old["toolkit"], "python": old["python"], **old["packages"]}
    return [
        f"{name} was {before[name]} and is {found}."
        for name, found in packages.items()
        if before.get(name) not in (None, found)
    ]


def _compared(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    told = [f"{name} was not made again." for name in old if name not in new]
    told += [f"{name} was made and was not there before." for name in new if name not in old]
    for name in old:
        if name in new and name not in _TIMED and old[name]["sha256"] != new[name]["sha256"]:
            told.append(f"{name} comes out different.")
    return told
