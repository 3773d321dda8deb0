"""A topic model on disk: a folder of NumPy arrays and JSON, without pickle.

``model.json`` holds everything that is no array, ``checksums.txt`` SHA-256 sums of every other
file as ``sha256sum -c`` reads them. It is written beside its place and renamed when complete.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError
from toolkit.store import CHECKSUMS, files_of, sha256, written_beside
from toolkit.topics.keeping.card import card, evaluation, in_markdown
from toolkit.topics.keeping.facts import facts, fingerprint

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

FORMAT = 1
NAME = "model.json"
KIND = "topic model"
ARRAYS = ("phi", "theta", "fitted", "texts")
FOLDERS = ("options", "details")
FILES = {"README.md", NAME, "words.json", "documents.json", *(f"{name}.npy" for name in ARRAYS)}
KINDS = "biufSUMm"  # of arrays: numbers, flags, fixed texts and times; never objects
README = f"""# A saved topic model

| file | what |
|---|---|
| `{NAME}` | settings, labels, notes, documents fitted on, versions, `fingerprint` of the topics |
| `words.json` | the terms: `keys` as folded, `terms` as shown, in the order of `phi` |
| `documents.json` | `doc_id` of every document, in the order of `theta` |
| `phi.npy` | float64, topics by terms: probabilities, rows sum to 1 |
| `theta.npy` | float64, documents by topics: shares, rows sum to 1 |
| `fitted.npy` | rows of `theta` that the topics were fitted on |
| `texts.npy` | SHA-256 of every text, by which a changed corpus is told |
| `options/`, `details/` | further arrays that the engine was given, and gave |
| `{CHECKSUMS}` | SHA-256 of every other file, as `sha256sum -c` reads them |

Open with `toolkit.TopicModel.load(folder)`, or `toolkit.TopicModel.load(folder, corpus)` for what
needs the texts, which are not kept here.

"""


def save(model: TopicModel, folder: str | Path) -> Path:
    """Save the model as a folder that ``tk.TopicModel.load`` opens, here or elsewhere.

    It holds the model and names of documents, not their texts. The same model saved twice gives
    the same bytes. An older model there is replaced only when the new one is complete.

    Parameters
    ----------
    folder : path
        A new name, an empty folder, or that of a saved model.

    Returns
    -------
    Path
        The folder; its ``README.md`` has the model's card.

    Raises
    ------
    ToolkitError
        The folder holds something else, or the model something that cannot be kept.

    Examples
    --------
    >>> import pathlib, tempfile, pandas as pd, toolkit as tk
    >>> texts = ["oil price barrel"] * 6 + ["vote ballot count"] * 6
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> model = corpus.topics(2).label({0: "Polls"})
    >>> folder = model.save(pathlib.Path(tempfile.mkdtemp()) / "polls")
    >>> tk.TopicModel.load(folder).labels[0]
    'Polls'
    """
    target = Path(folder)
    _free(target)
    with written_beside(target) as part:
        _write(model, part)
        lines = [f"{sha256(part / name)}  {name}\n" for name in files_of(part)]
        (part / CHECKSUMS).write_text("".join(lines), "utf-8", newline="\n")
    return target


def _write(model: TopicModel, part: Path) -> None:
    known = facts(model)
    arrays: dict[str, Any] = {
        "phi": model.phi,
        "theta": model.theta,
        "fitted": model._fitted,
        "texts": known.texts,
    }
    for name in ARRAYS:
        np.save(part / f"{name}.npy", arrays[name], allow_pickle=False)
    plain: dict[str, Any] = {}
    for name, held in zip(FOLDERS, (model.options, model.details), strict=True):
        plain[name] = _arrays(held, part / name, name)
    _json(part / "words.json", {"keys": model.words.keys, "terms": model.words.terms.tolist()})
    _json(part / "documents.json", [str(name) for name in model.doc_ids])
    pruning = None if model.pruning is None else model.pruning.to_dict("list")
    about = {
        "kind": KIND,
        "format": FORMAT,
        "fingerprint": fingerprint(model),
        "settings": model.settings,
        "labels": {str(topic): name for topic, name in model._labels.items()},
        "notes": model.notes,
        "pruning": pruning,
        "corpus": known.corpus,
        "versions": known.versions,
        "evaluation": evaluation(model),
        **plain,
    }
    _json(part / NAME, about)
    text = README + in_markdown(card(model))
    (part / "README.md").write_text(text, "utf-8", newline="\n")


def _arrays(held: Mapping[str, Any], folder: Path, kind: str) -> dict[str, Any]:
    """Write arrays into a folder of their own; return what is none."""
    plain = {}
    for name, value in held.items():
        if not isinstance(value, np.ndarray):
            plain[name] = value
            continue
        if not name.isidentifier() or value.dtype.kind not in KINDS:
            raise ToolkitError(
                f"The array {name!r} in the {kind} of the model, of type {value.dtype}, cannot be "
                "kept in a folder."
            )
        folder.mkdir(exist_ok=True)
        np.save(folder / f"{name}.npy", value, allow_pickle=False)
    return plain


def _json(path: Path, value: Any) -> None:
    def plain(other: Any) -> Any:
        if isinstance(other, np.generic):
            return other.item()
        if isinstance(other, Mapping):
            return dict(other)
        raise ToolkitError(f"{other!r:.60} in the model cannot be kept in {path.name}.")

    text = json.dumps(value, default=plain, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", "utf-8", newline="\n", errors="surrogatepass")


def _free(folder: Path) -> None:
    """Raise unless nothing is lost by putting a model there."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not is_model(folder):
        raise ToolkitError(
            f"{str(folder)!r} exists and is not a saved topic model; it was left alone. Choose a "
            "new name or an empty folder."
        )
    ours = {*FILES, CHECKSUMS}
    for name in files_of(folder):
        above, _, last = name.rpartition("/")
        if name not in ours and not (above in FOLDERS and last.endswith(".npy")):
            raise ToolkitError(
                f"{str(folder)!r} holds a file that is not of the saved model, {name!r}; it was "
                "left alone. Move the file elsewhere or choose a new name."
            )


def is_model(folder: Path) -> bool:
    """Whether a folder holds the ``model.json`` of a topic model."""
    try:
        about = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(about, dict) and about.get("kind") == KIND
