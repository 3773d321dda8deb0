"""Topic engines: one file each, one line here."""

from __future__ import annotations

from toolkit.topics.engines import lda, nmf
from toolkit.topics.engines.contract import Engine, Factors

ENGINES: dict[str, Engine] = {
    nmf.NAME: nmf,
    lda.NAME: lda,
}

__all__ = ["ENGINES", "Engine", "Factors"]
