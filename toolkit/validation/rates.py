"""Error rates of a lexicon, outlet by outlet, and the lines they give over the share flagged."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.validation.estimators.contract import LEAST, need_codings
from toolkit.validation.limits import Floats, Rate, rate

Ints = npt.NDArray[np.int64]


class Rates(NamedTuple):
    """Error rates by source: those of each group with enough codings, and the last of all.

    `of` gives each group its source. `ppv` and `misses` are the shares with the theme among the
    flagged and the other documents, `flagged` the share flagged of the documents of the source.
    """

    ppv: list[Rate]
    misses: list[Rate]
    flagged: Floats
    of: Ints

    @property
    def pooled(self) -> npt.NDArray[np.bool_]:
        """Groups that take the rates of all."""
        return self.of == len(self.ppv) - 1


def error_rates(
    units: pd.DataFrame, group: Ints, flags: npt.NDArray[np.bool_], row: Ints, level: float
) -> Rates:
    """Error rates from the coded units of one theme.

    Parameters
    ----------
    units : DataFrame
        From `final_codes`, one theme, coded only.
    group : array of int
        Group of each document of the corpus.
    flags : array of bool
        Whether the lexicon finds the theme in it.
    row : array of int
        Place of each unit in the corpus.
    level : float
        Coverage of the intervals.

    Raises
    ------
    ToolkitError
        There are too few codings even over all groups.
    """
    size = int(group.max()) + 1
    codes, weights, flagged = (
        units["code"].to_numpy(),
        units["design_weight"].to_numpy(),
        units["flagged"].to_numpy(bool),
    )
    in_corpus = np.bincount(2 * group + flags, minlength=2 * size).reshape(-1, 2)
    coded = np.bincount(2 * group[row] + flagged, minlength=2 * size).reshape(-1, 2)
    for side, what in ((1, "flagged documents"), (0, "documents that are not flagged")):
        if coded[:, side].sum() < in_corpus[:, side].sum():
            need_codings(coded[:, side].sum(), f"codings of {what}")
    # A side of which all is coded, or of which there is nothing, needs no more codings.
    enough = ((coded >= LEAST) | (coded == in_corpus) & (coded > 0)).all(axis=1)
    found = np.flatnonzero(enough)
    of = np.full(size, len(found))
    of[found] = np.arange(len(found))
    parts = [group[row] == g for g in found] + [np.ones(len(row), bool)]
    shares = [flags[group == g].mean() for g in found] + [flags.mean()]
    sides = [
        [rate(codes[part & side], weights[part & side], level, finite=False) for part in parts]
        for side in (flagged, ~flagged)
    ]
    return Rates(sides[0], sides[1], np.array(shares), of)


def need_both_sides(units: pd.DataFrame, name: str) -> None:
    """Raise if nothing is coded, or nothing on one side."""
    if units.empty:
        raise ToolkitError(f"No document of the theme {name!r} is coded yet.")
    for flag, what in ((True, "flagged"), (False, "that is not flagged")):
        if not units["flagged"].eq(flag).any():
            raise ToolkitError(
                f"No document {what} was coded for the theme {name!r}, so the errors on that side "
                "are unknown. Draw a sample of both: corpus.validation_sample(themes)."
            )
