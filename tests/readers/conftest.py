"""How a reader is called in tests: bytes under a file name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from toolkit.readers import pick
from toolkit.readers.contract import Batch, Options
from toolkit.readers.source import Source


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str, bytes | str], Source]:
    """Write a file and open it as loading does."""

    def make(name: str, data: bytes | str) -> Source:
        path = tmp_path / Path(name).name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return Source(path, name)

    return make


@pytest.fixture
def read(source: Callable[[str, bytes | str], Source]) -> Callable[..., Batch]:
    """Write a file and read it with the reader that is picked for it, all batches as one."""

    def make(name: str, data: bytes | str, **options: object) -> Batch:
        opened = source(name, data)
        found = list(pick(opened).read(opened, Options(**options)))  # type: ignore[arg-type]
        tables = [batch.table for batch in found if len(batch.table)]
        table = pd.concat(tables, ignore_index=True) if len(tables) > 1 else tables[0]
        return Batch(table, [problem for batch in found for problem in batch.problems])

    return make
