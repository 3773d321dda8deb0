"""Arguments of `topics` that are for one engine, and what the engine is given for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.checks import ToolkitError, whole
from toolkit.measures.lookup import some_themes
from toolkit.topics.anchoring import anchored
from toolkit.topics.embedded import directions
from toolkit.topics.slices import sliced

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.vocabulary import Vocabulary


class Given(NamedTuple):
    """`engine` it is for, and `make` of its options from the documents, terms and value.

    The engine cannot do without it if `needed`. Among the options ``labels``, names of topics, is
    for the model instead.
    """

    engine: str
    make: Callable[[Corpus, Vocabulary, Any], Mapping[str, Any]]
    needed: str = ""


def _fits(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return {"fits": whole("fits", value, least=1)}


def _sweeps(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return {"sweeps": whole("sweeps", value, least=1)}


def _themes(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    themes = some_themes(value)
    return {"anchors": anchored(corpus, words, themes), "labels": dict(enumerate(themes))}


def _embeddings(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return {"embeddings": directions(value, corpus._docs["doc_id"].to_numpy())}


def _by(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return sliced(corpus, value)


def _per_period(corpus: Corpus, words: Vocabulary, value: Any) -> Mapping[str, Any]:
    return {"per_period": whole("per_period", value, least=1)}


GIVEN: dict[str, Given] = {
    "fits": Given("nmf", _fits),
    "sweeps": Given("gibbs", _sweeps),
    "themes": Given("seeded", _themes, needed="themes={'Kirkuk': ['kirkuk', 'kerkuk']}"),
    "embeddings": Given("clusters", _embeddings, needed="embeddings=array, a row a document"),
    "by": Given("over_time", _by, needed="by='month'"),
    "per_period": Given("over_time", _per_period),
}


def engine_of(engine: str | None, asked: Mapping[str, Any]) -> str:
    """The engine asked for, or the one that the arguments given are for.

    Raises
    ------
    ToolkitError
        An argument is for another engine, or one that the engine needs is missing.
    """
    meant = {name: GIVEN[name].engine for name, value in asked.items() if value is not None}
    engine = next(iter(meant.values()), "nmf") if engine is None else engine
    for name, other in meant.items():
        if other != engine:
            raise ToolkitError(f"{name}=... is for engine={other!r}, not for engine={engine!r}.")
    for name, given in GIVEN.items():
        if given.needed and given.engine == engine and name not in meant:
            raise ToolkitError(f"engine={engine!r} needs {name}: {given.needed}.")
    return engine
