"""Suggested names of topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from toolkit.topics.reading.terms import first_terms

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

MARK = " ?"  # ends a suggested name
SUGGESTED = 3  # terms in a suggested label
MOST_SUGGESTED = 6  # where fewer would name two topics alike


def is_suggested(label: object) -> bool:
    """Whether a name is a suggestion.

    Examples
    --------
    >>> is_suggested("vote, poll ?"), is_suggested("Elections")
    (True, False)
    """
    return str(label).endswith(MARK)


def suggested(model: TopicModel, given: Mapping[int, str]) -> list[str]:
    """Names given, and first terms with a question mark for the other topics."""
    ranked = model.vocabulary[first_terms(model, MOST_SUGGESTED)]
    unnamed = {t for t in range(len(model.phi)) if t not in given}
    made = dict(given)
    for size in range(SUGGESTED, MOST_SUGGESTED + 1):
        made |= {t: ", ".join(ranked[t][:size]) + MARK for t in unnamed}
        seen = Counter(made.values())
        unnamed = {t for t in unnamed if seen[made[t]] > 1}
    made |= {t: f"{made[t].removesuffix(MARK)} ({t}){MARK}" for t in unnamed}
    return [made[t] for t in range(len(model.phi))]
