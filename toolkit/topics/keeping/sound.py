"""Whether what a model folder holds fits together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

MAPPINGS = ("settings", "labels", "corpus", "versions", "evaluation", "options", "details")
SETTINGS = {"engine": str, "k": int, "seed": int, "documents": int, "terms": int}
CORPUS = {"name": str, "title": str, "licence": str, "documents": int, "sha256": str}
CORPUS |= {"span": list, "languages": dict, "outlets": dict, "history": list}
PRUNING = {"rule", "terms", "portion"}
CLOSE = 1e-6  # sums of rows differ from 1 by rounding alone


def unsound(
    about: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]], ids: Any, words: Any
) -> str:
    """What does not fit together, in words; empty if all does."""
    return next(_faults(about, arrays, ids, words), "")


def _faults(
    about: Mapping[str, Any], arrays: Mapping[str, npt.NDArray[Any]], ids: Any, words: Any
) -> Iterator[str]:
    for name in MAPPINGS:
        if not isinstance(about.get(name), dict):
            yield f"model.json has no {name}"
    if not _texts(about.get("notes")) or not _columns(about.get("pruning")):
        yield "model.json has no notes, or a table of words left out that is none"
    if not isinstance(about.get("fingerprint"), str):
        yield "model.json has no fingerprint"
    for part, kinds in (("settings", SETTINGS), ("corpus", CORPUS)):
        for name, kind in kinds.items():
            if not isinstance(about[part].get(name), kind):
                yield f"model.json has no {name} among the {part}"
    if told := _untold(about["corpus"], about["evaluation"]):
        yield f"model.json has {told} that cannot be read"
    named: dict[str, Any] = words if isinstance(words, dict) else {}
    keys, terms = (named.get(name, 0) for name in ("keys", "terms"))
    if not _texts(ids) or not _texts(keys) or not _texts(terms):
        yield "documents.json or words.json is not a list of texts"
    if len(set(ids)) < len(ids) or len(set(keys)) < len(keys):
        yield "a document or a word is named twice"
    phi, theta, fitted, texts = (arrays[n] for n in ("phi", "theta", "fitted", "texts"))
    for name, rows in (("phi", phi), ("theta", theta)):
        if rows.ndim != 2 or rows.dtype != np.float64 or not rows.size:
            yield f"{name}.npy is no table of numbers"
        if not (rows >= 0).all() or not (abs(rows.sum(axis=1) - 1) < CLOSE).all():
            yield f"{name}.npy has rows that are no probabilities"
    shapes = ((len(phi), len(keys)), (len(ids), len(phi)), (len(ids), 32))
    if (phi.shape, theta.shape, texts.shape) != shapes or len(terms) != len(keys):
        yield "numbers of topics, terms and documents differ between its files"
    if texts.dtype != np.uint8 or fitted.ndim != 1 or fitted.dtype.kind != "i":
        yield "texts.npy or fitted.npy is of another kind"
    if len(fitted) and not (fitted.min() >= 0 and fitted.max() < len(ids)):
        yield "fitted.npy names documents that there are not"
    topics = {str(topic) for topic in range(len(phi))}
    if not set(about["labels"]) <= topics or not _texts([*about["labels"].values()]):
        yield "model.json has labels of topics that there are not"


def _untold(corpus: Mapping[str, Any], evaluation: Mapping[str, Any]) -> str:
    """What of the facts a card could not tell; empty if it can."""
    kinds = [[type(part) for part in step] for step in corpus["history"] if isinstance(step, list)]
    if kinds != [[str, int, int]] * len(corpus["history"]):
        return "a history of the documents"
    numbers = [*corpus["languages"].values(), *corpus["outlets"].values()]
    if not _texts(corpus["span"]) or not all(type(number) is int for number in numbers):
        return "numbers of documents"
    if not all(isinstance(value, int | float | None) for value in evaluation.values()):
        return "an evaluation"
    return ""


def _texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def _columns(table: Any) -> bool:
    """Whether a table is columns of one length, those that are told among them; or none at all."""
    if table is None:
        return True
    if not isinstance(table, dict) or not all(isinstance(c, list) for c in table.values()):
        return False
    return set(table) >= PRUNING and len({len(column) for column in table.values()}) <= 1
