"""Words belong to a language: comparisons are made within one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.language import LANGUAGES, UNDETERMINED
from toolkit.language.fold import fold

if TYPE_CHECKING:
    from toolkit.words.sides import Part


def languages_of(*parts: Part) -> list[str]:
    """Languages of the documents, those with most documents first; unknown ones do not count."""
    values = [part.corpus._docs["language"].iloc[part.rows] for part in parts]
    counts = pd.concat(values).value_counts()
    return [str(code) for code in counts.index if code not in (UNDETERMINED, "")]


def need_one_language(languages: list[str], verb: str) -> None:
    """Raise if there are several languages, of which each has words of its own."""
    if len(languages) > 1:
        raise ToolkitError(
            f"The documents are in several languages, {listed(languages)}, and a word would be "
            "measured against words of the others. Take one: "
            f"corpus.where(language={languages[0]!r}).{verb}(...)."
        )


def in_language(part: Part, language: str) -> Part:
    """The documents that are in a language."""
    values = part.corpus._docs["language"].iloc[part.rows]
    return part._replace(rows=part.rows[values.eq(language).to_numpy(bool)])


def stop_keys(keys: Sequence[str], languages: Sequence[str], drop: bool) -> npt.NDArray[np.bool_]:
    """Stop words of some languages, and runs that begin or end with one, if not wanted."""
    if not drop:
        return np.zeros(len(keys), bool)
    stop = {fold(word) for c in languages if c in LANGUAGES for word in LANGUAGES[c].stopwords()}
    return np.fromiter((not stop.isdisjoint(_ends(key)) for key in keys), bool, len(keys))


def _ends(key: str) -> tuple[str, ...]:
    """The first and the last word."""
    if " " not in key:
        return (key,)
    words = key.split(" ")
    return words[0], words[-1]


def by_language(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The tables of some languages as one."""
    if not tables:
        raise ToolkitError(
            "There is no language that both sides have documents in: nothing to compare."
        )
    parts = []
    for code, table in tables.items():
        languages = pd.DataFrame({"language": pd.array([code] * len(table), dtype="str")})
        parts.append(pd.concat([languages, table], axis=1))
    return pd.concat(parts, ignore_index=True)
