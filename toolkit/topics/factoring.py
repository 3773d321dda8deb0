"""An engine on a part of the documents, its topics laid out over all terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from toolkit.topics.engines import ENGINES, Factors


def factor(
    counts: Any,
    k: int,
    *,
    engine: str,
    seed: int,
    options: Mapping[str, Any],
    rows: npt.NDArray[np.int64] | None = None,
) -> Factors:
    """Fit `rows` of the counts (all if None).

    Returns
    -------
    Factors
        `phi`, and details that go with terms, over all of them, 0 for those that the documents
        lack; `theta` of `rows`.
    """
    from threadpoolctl import threadpool_limits

    module = ENGINES[engine]
    part = counts if rows is None else counts[rows]
    seen = np.flatnonzero(np.bincount(part.indices, minlength=part.shape[1]))
    given = dict(options)
    if rows is not None:
        given |= {name: given[name][rows] for name in module.BY_DOCUMENT if name in given}
    given |= {name: given[name][:, seen] for name in module.BY_TERM if name in given}
    # Sums of a matrix product can depend on the number of threads.
    with threadpool_limits(1, user_api="blas"):
        part = part if len(seen) == part.shape[1] else part[:, seen]
        found = module.fit(part, k, seed=seed, **given)

    def laid(rows: Any) -> npt.NDArray[np.float64]:
        wide = np.zeros((len(rows), counts.shape[1]))
        wide[:, seen] = rows
        return wide

    by_term = {name: laid(found.details[name]) for name in module.BY_TERM if name in found.details}
    return found._replace(phi=laid(found.phi), details={**found.details, **by_term})
