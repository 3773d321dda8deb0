"""Fitting a model again and saying what, if anything, differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from toolkit.topics.factoring import factor
from toolkit.topics.keeping.facts import facts, versions

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel


def verify(model: TopicModel) -> list[str]:
    """Fit again with the same words, settings and seed, and compare to the last byte.

    It tells whether the model can be made again, not whether it is stable; see ``stability``.

    Returns
    -------
    list of str
        One sentence per difference; empty if the model comes out the same.

    Raises
    ------
    ToolkitError
        The texts are not at hand, or the topics were fitted on other documents.

    Examples
    --------
    >>> import pandas as pd, toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> tk.from_frame(pd.DataFrame({"text": texts, "language": "en"})).topics(2).verify()
    []
    """
    rows, settings = model.fitted, model.settings
    then, now = facts(model).versions, versions()
    told = [
        f"{name} was {then[name]} and is {now.get(name, 'not installed')}."
        for name in then
        if then[name] != now.get(name)
    ]
    again = factor(
        model.counts,
        settings["k"],
        engine=settings["engine"],
        seed=settings["seed"],
        options=model.options,
        rows=rows,
    )
    for name, was, found in (
        ("phi", model.phi, again.phi),
        ("theta", model.theta[rows], again.theta),
    ):
        if was.shape != found.shape:
            told.append(f"{name} has the shape {found.shape} instead of {was.shape}.")
        elif not np.array_equal(was, found):
            most = float(np.abs(was - found).max())
            told.append(f"{name} comes out different, by {most:.2g} at most.")
    return told
