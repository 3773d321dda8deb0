"""Topic engines: one file each, one line here."""

from __future__ import annotations

from toolkit.topics.engines import clusters, gibbs, lda, nmf, over_time, seeded
from toolkit.topics.engines.contract import Engine, Factors

ENGINES: dict[str, Engine] = {
    nmf.NAME: nmf,
    lda.NAME: lda,
    gibbs.NAME: gibbs,
    seeded.NAME: seeded,
    clusters.NAME: clusters,
    over_time.NAME: over_time,
}

__all__ = ["ENGINES", "Engine", "Factors"]
