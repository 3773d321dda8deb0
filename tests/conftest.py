"""The project's folder, a corpus that can be counted by hand, and the shipped one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings
from pandas.api import types

import toolkit as tk
from toolkit.schema import COLUMNS, Column

# The same examples on every machine, however slow it is.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

ROWS = [
    ("a1", "2017-10-16", "Citadel", "Kirkuk falls", "Kirkuk fell at dawn. The Peshmerga left."),
    ("a2", "2017-10-17", "Tigris", "Order", "Federal forces returned to Kirkuk, oil fields too."),
    ("a3", "2017-10-30", "Citadel", "Rain", "It rained on Erbil; nobody spoke of oil."),
    ("a4", None, "Tigris", "Undated", "Kirkuk without a day."),
]


KINDS = {
    "text": lambda c: types.is_string_dtype(c.dtype) or c.map(lambda v: isinstance(v, str)).all(),
    "integer": lambda c: types.is_integer_dtype(c.dtype),
    "number": lambda c: types.is_float_dtype(c.dtype),
    "flag": lambda c: types.is_bool_dtype(c.dtype),
    "date": lambda c: types.is_datetime64_dtype(c.dtype),
}


@pytest.fixture(scope="session")
def in_vocabulary() -> Callable[..., None]:
    """Asserts that all columns of a table are in the vocabulary, and of their kind."""

    def check(table: pd.DataFrame, *groups: dict[str, Column]) -> None:
        known = COLUMNS | {name: column for group in groups for name, column in group.items()}
        assert set(table) <= set(known)
        assert table.columns.is_unique
        wrong = {c: str(table[c].dtype) for c in table if not KINDS[known[c].kind](table[c])}
        assert wrong == {}

    return check


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder that holds ``pyproject.toml``."""
    return Path(__file__).parents[1]


@pytest.fixture
def frame() -> pd.DataFrame:
    """Four articles of two outlets, one undated."""
    table = pd.DataFrame(ROWS, columns=["doc_id", "date", "outlet", "title", "text"])
    return table.assign(language="en")


@pytest.fixture
def tiny(frame: pd.DataFrame) -> tk.Corpus:
    """The four articles as a corpus."""
    return tk.from_frame(frame)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below a fresh folder."""

    def make(name: str, data: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    return make


@pytest.fixture(scope="session")
def shipped(root: Path) -> tk.Corpus:
    """The corpus that comes with the toolkit."""
    return tk.load(root / "corpora/kirkuk-2017", quiet=True)


@pytest.fixture(scope="session")
def eight(root: Path) -> tk.Corpus:
    """Eight documents in three languages; ``tests/data/tiny/README.md`` counts them by hand."""
    return tk.load(root / "tests/data/tiny/tiny.csv", quiet=True)
