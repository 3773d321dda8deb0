"""What is known of the documents of a model and of the packages that made it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.dates.precision import bounds

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

#: What a fit can depend on; those that are not installed are left out.
PACKAGES = ("media-discourse-toolkit", "numpy", "scipy", "scikit-learn", "gensim", "tomotopy")


class Facts(NamedTuple):
    """Facts that a saved model keeps, so that they are known without the corpus.

    Parameters
    ----------
    corpus : mapping
        ``name``, ``title``, ``licence``, ``documents``, ``span`` (first and last day, or empty),
        ``languages`` and ``outlets`` (documents of each), ``history`` (steps that led to the
        documents) and ``sha256`` of their names and texts.
    versions : mapping
        Of Python and of the packages when it was fitted.
    texts : ndarray of uint8, shape (n_documents, 32)
        SHA-256 of each text.
    evaluation : mapping
        What was measured, by name; see `toolkit.topics.keeping.card`.
    """

    corpus: Mapping[str, Any]
    versions: Mapping[str, str]
    texts: npt.NDArray[np.uint8]
    evaluation: Mapping[str, Any] = {}


def facts(model: TopicModel) -> Facts:
    """Facts of a model: those it was loaded with, else looked up."""
    if model._facts is not None:
        return model._facts
    if "facts" not in model._kept:
        model._kept["facts"] = looked_up(model.corpus)
    found: Facts = model._kept["facts"]
    return found


def looked_up(corpus: Corpus) -> Facts:
    """Facts of documents at hand and of the packages as they are now."""
    docs = corpus._docs
    texts = hashed(docs["text"])
    dated = docs["date"].notna().any()
    about = {
        "name": corpus.name,
        "title": str(corpus.info.about.get("title", "")),
        "licence": str(corpus.info.about.get("licence", "")),
        "documents": len(docs),
        "span": [f"{day:%Y-%m-%d}" for day in bounds(docs)] if dated else [],
        "languages": {str(c): int(n) for c, n in docs["language"].value_counts().items()},
        "outlets": {str(o): int(n) for o, n in docs["outlet"].value_counts().items()},
        "history": [[str(s), int(b), int(a)] for s, b, a in corpus._history],
        "sha256": together(docs["doc_id"], texts),
    }
    return Facts(about, versions(), texts)


def hashed(texts: Iterable[str]) -> npt.NDArray[np.uint8]:
    """SHA-256 of each text: shape (n_texts, 32)."""
    sums = b"".join(hashlib.sha256(str(t).encode("utf-8", "surrogatepass")).digest() for t in texts)
    return np.frombuffer(sums, np.uint8).reshape(-1, 32)


def together(doc_ids: Iterable[Any], texts: npt.NDArray[np.uint8]) -> str:
    """SHA-256 of names and texts of documents, in their order."""
    names = json.dumps([str(name) for name in doc_ids]).encode()
    return hashlib.sha256(names + texts.tobytes()).hexdigest()


def fingerprint(model: TopicModel) -> str:
    """SHA-256 of the terms and their probabilities: equal for equal topics, to the last byte."""
    return of_topics(model.words.keys, model.phi)


def of_topics(keys: Sequence[str], phi: npt.NDArray[np.float64]) -> str:
    """SHA-256 of terms and of their probabilities in the topics."""
    names = json.dumps(keys).encode()
    numbers = np.ascontiguousarray(phi, "<f8").tobytes()
    return hashlib.sha256(names + numbers).hexdigest()


def versions() -> dict[str, str]:
    """Versions of Python and of the packages that a fit can depend on."""
    found = {"python": python_version()}
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found
