"""The periods of a model whose topics move over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.measures.cells import Cells, cells
from toolkit.measures.periods import PERIODS, bins
from toolkit.topics.engines.over_time import LEAST

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def sliced(corpus: Corpus, by: Any) -> Mapping[str, Any]:
    """Options of the engine: ``slices``, first moment of the period of each document, NaT for an
    undated one and for one whose date is not as exact as the period; and ``by`` itself.

    Raises
    ------
    ToolkitError
        `by` is no single period, no document has a date as exact, all are in one period, or most
        are in periods that are too small for two window topics.
    """
    layout = laid_out(corpus, by)
    if (used := len(np.unique(layout.of[layout.of >= 0]))) < 2:
        raise ToolkitError(
            f"by={by!r} puts all dated documents in {used} period, so that nothing can move. Take "
            "a shorter one, such as by='week', or a model without periods: corpus.topics(k)."
        )
    _enough(corpus, layout, by)
    starts = np.append(moments(layout), np.datetime64("NaT", "s"))  # the last is that of -1
    return {"slices": starts[layout.of], "by": by}


def laid_out(corpus: Corpus, by: Any) -> Cells:
    """The cells of a single period, as in `track`.

    Raises
    ------
    ToolkitError
        `by` is no single period.
    """
    if bins(by) is None:
        raise ToolkitError(
            f"by={by!r} must be one period: {', '.join(map(repr, PERIODS))}, or an offset such as "
            "'2W', 'W-SAT', '14D'."
        )
    return cells(corpus, by)


def _enough(corpus: Corpus, layout: Cells, by: str) -> None:
    """Raise if most documents are in periods of which a single topic is all that can be found."""
    sizes = _sizes(layout)
    if _told_apart(sizes):
        return
    longer = [p for p in PERIODS if len(some := _sizes(cells(corpus, p))) > 1 and _told_apart(some)]
    # The first that is long enough; one longer than that asked for, as the others are too short.
    advice = f"Take by={longer[0]!r}, or a" if longer else "Take a"
    few = int((sizes < 2 * LEAST).sum())
    raise ToolkitError(
        f"by={by!r} makes {len(sizes):,} periods, and {few:,} of them have fewer than {2 * LEAST} "
        "documents: too few for two topics each, so that no topic can be followed through them. "
        f"{advice} model without periods: corpus.topics(k)."
    )


def _sizes(layout: Cells) -> npt.NDArray[np.int64]:
    """Documents of each period that has any."""
    return np.unique(layout.of[layout.of >= 0], return_counts=True)[1]


def _told_apart(sizes: npt.NDArray[np.int64]) -> bool:
    """Whether at least half of the documents are in periods that can carry two window topics."""
    return bool(2 * sizes[sizes >= 2 * LEAST].sum() >= sizes.sum())


def moments(layout: Cells) -> npt.NDArray[np.datetime64]:
    """First moment of every period, in seconds."""
    return np.asarray(layout.table["period"].to_numpy(), "datetime64[s]")


def remarks(options: Mapping[str, Any], details: Mapping[str, Any], k: int) -> list[str]:
    """What a reader should know of the periods, in sentences."""
    if "slices" not in options:
        return []
    slices, by = options["slices"], options["by"]
    notes = []
    if undated := int(np.isnat(slices).sum()):
        notes.append(
            f"{undated:,} of {len(slices):,} documents have no date as exact as by={by!r}: they "
            "are in no period, and their shares are estimated with the topics held fixed."
        )
    used = pd.Series(slices).dropna().value_counts().sort_index()
    wanted = options.get("per_period") or k
    had = pd.Series(details["window_slice"]).value_counts().reindex(used.index, fill_value=0)
    if len(fewer := had[had < wanted]):
        notes.append(
            f"{len(fewer)} of {len(used)} periods have too few documents for {wanted} window "
            f"topics and got fewer, {fewer.min()} to {fewer.max()}."
        )
    lost = sorted(set(range(k)) - set(details["window_topic"].tolist()))
    if lost:
        told = ", ".join(map(str, lost))
        notes.append(f"No window topic belongs to topic {told}: it has no wording in any period.")
    return notes
