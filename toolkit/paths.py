"""Where a project's relative paths begin, so that notebooks need no ``../``."""

from __future__ import annotations

from pathlib import Path

MARK = "corpora"


def anchored(path: str | Path) -> Path:
    """A path as it stands if it exists or is absolute; otherwise from the project's folder.

    The project's folder is the nearest one, here or above, that holds ``corpora/``.

    Parameters
    ----------
    path : path
        Such as ``corpora/kirkuk-2017``; it need not exist.

    Returns
    -------
    Path

    Examples
    --------
    >>> anchored("/elsewhere/articles").as_posix()
    '/elsewhere/articles'
    """
    given = Path(path)
    if given.is_absolute() or given.exists():
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARK).is_dir():
            return given if folder == here else folder / given
    return given
