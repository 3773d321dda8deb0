"""Arguments of `topics` that are for one engine, and what the engine is given for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.checks import ToolkitError, whole

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.vocabulary import Vocabulary


class Given(NamedTuple):
    """`engine` it is for, and `make` of its options from the documents, terms and value."""

    engine: str
    make: Callable[[Corpus, Vocabulary, Any], Mapping[str, Any]]


def _fits(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return {"fits": whole("fits", value, least=1)}


GIVEN: dict[str, Given] = {
    "fits": Given("nmf", _fits),
}


def engine_of(engine: str | None, asked: Mapping[str, Any]) -> str:
    """The engine asked for, or the one that the arguments given are for.

    Raises
    ------
    ToolkitError
        An argument is for another engine.
    """
    meant = {name: GIVEN[name].engine for name, value in asked.items() if value is not None}
    engine = engine or next(iter(meant.values()), "nmf")
    for name, other in meant.items():
        if other != engine:
            raise ToolkitError(f"{name}=... is for engine={other!r}, not for engine={engine!r}.")
    return engine
