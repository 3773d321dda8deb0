"""How a reader is called in tests: bytes under a file name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.readers import pick
from toolkit.readers.contract import Batch, Options, Source
from toolkit.readers.source import open_source


@pytest.fixture
def source(tmp_path: Path) -> Callable[[str, bytes | str], Source]:
    """Write a file and open it as loading does."""

    def make(name: str, data: bytes | str) -> Source:
        path = tmp_path / Path(name).name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return open_source(path, name)

    return make


@pytest.fixture
def read(source: Callable[[str, bytes | str], Source]) -> Callable[..., Batch]:
    """Write a file and read it with the reader that is picked for it."""

    def make(name: str, data: bytes | str, **options: object) -> Batch:
        opened = source(name, data)
        return pick(opened).read(opened, Options(**options))  # type: ignore[arg-type]

    return make
