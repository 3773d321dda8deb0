"""Opening a saved topic model, with its corpus or without.

A folder may come from anyone: nothing is unpickled, no name in a file becomes a path, nothing
larger than the files themselves is made, and what does not fit together is refused.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.paths import anchored
from toolkit.store import CHECKSUMS, files_of, sha256, stranded
from toolkit.topics.keeping.facts import Facts, hashed, of_topics, together
from toolkit.topics.keeping.save import ARRAYS, FILES, FOLDERS, FORMAT, KINDS, NAME, is_model
from toolkit.topics.keeping.sound import unsound
from toolkit.topics.vocabulary import Vocabulary

if TYPE_CHECKING:
    from toolkit.corpus import Corpus
    from toolkit.topics.model import TopicModel

#: Digits in which a sum differs if the sums were damaged: that of another file differs in most.
FLIPPED = 8
_SUM = re.compile(r"[0-9a-f]{64}  .+")


def load(cls: type[TopicModel], folder: str | Path, corpus: Corpus | None = None) -> TopicModel:
    """Open a model that ``model.save`` wrote.

    Parameters
    ----------
    folder : path
    corpus : Corpus, optional
        The corpus that it was fitted on, or a larger one; needed by what reads the texts, such as
        ``documents``, ``track`` and refits. Terms, shares, labels and ``apply`` do without.

    Returns
    -------
    TopicModel

    Raises
    ------
    ToolkitError
        The folder is no saved model, is damaged or of another version, or the corpus lacks
        documents of the model or has other texts for them.
    """
    if not isinstance(folder, str | Path):
        raise ToolkitError(
            f"folder={folder!r:.60} must be a path: tk.TopicModel.load('models/kirkuk', corpus)."
        )
    path = anchored(folder)
    about, sound = _read(path), _arrays(path, ".")
    ids, words = _json(path, "documents.json"), _json(path, "words.json")
    if why := unsound(about, sound, ids, words):
        raise _damaged(path, why)
    if corpus is not None:
        corpus = _matched(corpus, ids, sound["texts"])
    facts = Facts(about["corpus"], about["versions"], sound["texts"], about["evaluation"])
    if together(ids, sound["texts"]) != facts.corpus.get("sha256"):
        raise _damaged(path, "documents.json and texts.npy are not those of the model")
    named = Vocabulary(tuple(words["keys"]), np.array(words["terms"], dtype=object))
    if of_topics(named.keys, sound["phi"]) != about["fingerprint"]:
        raise _damaged(path, "phi.npy and words.json do not have the fingerprint of the model")
    options, details = ({**about[name], **_arrays(path, name)} for name in FOLDERS)
    return cls(
        sound["phi"],
        sound["theta"],
        named,
        np.array(ids, dtype=object),
        about["settings"],
        corpus=corpus,
        fitted=sound["fitted"],
        options=options,
        details=details,
        pruning=None if about["pruning"] is None else pd.DataFrame(about["pruning"]),
        notes=about["notes"],
        labels={int(topic): name for topic, name in about["labels"].items()},
        facts=facts,
    )


def _read(folder: Path) -> dict[str, Any]:
    """The fields of ``model.json``, once every file is known to be whole."""
    if not folder.is_dir():
        raise ToolkitError(f"There is no folder {str(folder)!r}.{stranded(folder)}")
    if not (folder / NAME).is_file() and not (folder / CHECKSUMS).is_file():
        raise ToolkitError(
            f"{str(folder)!r} is no saved topic model: it holds no {NAME}. Make one: "
            "corpus.topics(k).save(folder)."
        )
    _whole(folder)
    if not is_model(folder):
        raise ToolkitError(f"{str(folder)!r} is no saved topic model: its {NAME} is of another.")
    about: dict[str, Any] = _json(folder, NAME)
    if about.get("format") != FORMAT:
        raise ToolkitError(
            f"{str(folder)!r} has format {about.get('format')!r}; this version reads {FORMAT}."
        )
    return about


def _whole(folder: Path) -> None:
    """Raise unless the files are those of the checksums, unchanged."""
    sums = _sums(folder)
    if links := [p.name for p in folder.rglob("*") if p.is_symlink()]:
        raise _damaged(folder, f"{links[0]} is a link to another place")
    found = [n for n in files_of(folder) if not any(p.startswith(".") for p in n.split("/"))]
    lost, added = [n for n in sums if n not in found], [n for n in found if n not in sums]
    if own := [name for name in added if name in FILES]:
        raise _damaged(folder, f"{CHECKSUMS} itself was cut short or changed: it lacks {own[0]}")
    if lost and added:
        raise _damaged(
            folder,
            f"{CHECKSUMS} names {lost[0]}, which is not there, and lacks {added[0]}, which is. "
            "Either a file was renamed, or the checksums themselves were changed",
        )
    if lost:
        raise _damaged(folder, f"{lost[0]} is missing")
    if added:
        raise _damaged(folder, f"{added[0]} is not in {CHECKSUMS}")
    for name in found:
        if (now := sha256(folder / name)) == sums[name]:
            continue
        if sum(a != b for a, b in zip(now, sums[name], strict=True)) <= FLIPPED:
            raise _damaged(folder, f"{CHECKSUMS} itself was changed: the sum of {name} by a digit")
        raise _damaged(folder, f"{name} was changed after it was saved")


def _sums(folder: Path) -> dict[str, str]:
    """The checksums by name of the file."""
    if not (folder / CHECKSUMS).is_file():
        raise _damaged(folder, f"{CHECKSUMS} is missing")
    text = (folder / CHECKSUMS).read_text("utf-8", "replace")
    lines = text.splitlines()
    if not text.endswith("\n"):
        raise _damaged(folder, f"{CHECKSUMS} itself is {'cut short' if text else 'empty'}")
    for number, line in enumerate(lines, 1):
        if not _SUM.fullmatch(line):
            raise _damaged(folder, f"{CHECKSUMS} itself was changed: line {number} is no checksum")
    return {line[66:]: line[:64] for line in lines}


def _json(folder: Path, name: str) -> Any:
    try:
        return json.loads((folder / name).read_text("utf-8", "surrogatepass"))
    except FileNotFoundError:
        raise _damaged(folder, f"{name} is missing") from None
    except (ValueError, RecursionError) as error:
        raise _damaged(folder, f"{name} is not valid JSON ({error})") from None


def _arrays(folder: Path, below: str) -> dict[str, npt.NDArray[Any]]:
    """Arrays of a folder of the model by name."""
    # Some systems lay hidden files beside those that are copied.
    paths = (p for p in (folder / below).glob("*.npy") if not p.name.startswith("."))
    found = {}
    for path in sorted(p for p in paths if p.is_file()):
        try:
            found[path.stem] = _array(path)
        except ValueError as error:
            raise _damaged(folder, f"{path.name} is not an array that is kept ({error})") from None
    missing = [name for name in ARRAYS if below == "." and name not in found]
    if missing:
        raise _damaged(folder, f"{missing[0]}.npy is missing")
    return found


def _array(path: Path) -> npt.NDArray[Any]:
    """Read an array whose header claims as much as the file holds, and no Python object."""
    with path.open("rb") as file:
        if np.lib.format.read_magic(file) != (1, 0):
            raise ValueError("another version of the format")
        shape, _, dtype = np.lib.format.read_array_header_1_0(file)
        claimed = file.tell() + math.prod(shape) * dtype.itemsize
        if dtype.kind not in KINDS or min(shape, default=1) < 0:
            raise ValueError(f"its type is {dtype}")
        if claimed != path.stat().st_size:
            raise ValueError(f"{claimed:,} bytes are claimed, {path.stat().st_size:,} are there")
        file.seek(0)
        return np.load(file, allow_pickle=False)


def _matched(corpus: Any, ids: list[str], texts: npt.NDArray[np.uint8]) -> Corpus:
    """The documents of the model in its order, if they are those it was fitted on."""
    if not hasattr(corpus, "_docs"):
        raise ToolkitError(
            f"corpus={corpus!r:.60} is no corpus. Load it: tk.load('corpora/kirkuk-2017')."
        )
    rows = pd.Index(corpus._docs["doc_id"]).get_indexer(pd.Index(ids, dtype=object))
    if lost := [name for name, row in zip(ids, rows, strict=True) if row < 0]:
        raise ToolkitError(
            f"The corpus {corpus.name!r} lacks {len(lost):,} of the {len(ids):,} documents of the "
            f"model, first {listed(lost[:3])}. Load it with the corpus that it was fitted on, "
            "whole; for other documents: tk.TopicModel.load(folder).apply(corpus)."
        )
    part: Corpus = corpus._take(rows, "documents of the topic model", corpus.span)
    changed = (hashed(part._docs["text"]) != texts).any(axis=1)
    if changed.any():
        first = listed([ids[row] for row in np.flatnonzero(changed)[:3]])
        raise ToolkitError(
            f"{int(changed.sum()):,} of the {len(ids):,} documents of the model have another text "
            f"in the corpus {corpus.name!r} than when it was fitted, first {first}. Use the corpus "
            "as it was, or fit again: corpus.topics(...)."
        )
    return part


def _damaged(folder: Path, why: str) -> ToolkitError:
    return ToolkitError(
        f"The model folder {str(folder)!r} is damaged: {why}. Copy it again, or fit and save the "
        "model anew."
    )
