"""Document embeddings from elsewhere, in the order of the documents."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WANTED = (
    "Give an array of numbers, one row for each document in the order of corpus.docs, or a "
    "DataFrame of them with doc_id as its index"
)


def by_document(corpus: Corpus, given: Any) -> pd.DataFrame | None:
    """Embeddings of the documents of a corpus, indexed by ``doc_id``; None if None is given.

    Raises
    ------
    ToolkitError
        They are no table of numbers, or not one row for every document.
    """
    if given is None:
        return None
    ids = corpus._docs["doc_id"]
    if isinstance(given, pd.DataFrame):
        given = _found(given, ids)
    if hasattr(given, "toarray"):
        raise ToolkitError(f"embeddings= is a sparse matrix. {WANTED}: embeddings.toarray().")
    try:
        table = np.asarray(given)
    except ValueError:  # rows of different lengths
        raise ToolkitError(f"The rows of embeddings= differ in length. {WANTED}.") from None
    if table.dtype.kind not in "fiu":
        raise ToolkitError(f"embeddings= holds {table.dtype} values. {WANTED}.")
    if table.ndim != 2 or not table.shape[1]:
        raise ToolkitError(f"embeddings= has the shape {table.shape}. {WANTED}.")
    if len(table) != len(ids):
        raise ToolkitError(
            f"embeddings= has {len(table):,} rows and the corpus {len(ids):,} documents. {WANTED}; "
            "the embeddings of a part of a corpus are those rows only."
        )
    bad = np.flatnonzero(~np.isfinite(table).all(axis=1))
    if len(bad):
        raise ToolkitError(
            f"embeddings= has no number (NaN or infinite) in {len(bad):,} rows, first that of "
            f"{ids.iloc[bad[0]]!r}. Embed these documents again, or leave them out of the corpus."
        )
    return pd.DataFrame(table, index=ids)


def directions(given: pd.DataFrame, doc_ids: npt.NDArray[Any]) -> npt.NDArray[np.float32]:
    """Embeddings of some documents, each of length 1.

    Raises
    ------
    ToolkitError
        One has no direction.
    """
    table = given.loc[doc_ids].to_numpy()
    lengths = np.sqrt(np.einsum("nd,nd->n", table, table, dtype=np.float64))
    if not lengths.all():
        nothing = doc_ids[np.flatnonzero(lengths == 0)].tolist()
        raise ToolkitError(
            f"embeddings= are all 0 for {len(nothing):,} documents, first {nothing[0]!r}, so that "
            "they point nowhere. Embed these documents again, or leave them out of the corpus."
        )
    found = np.empty(table.shape, np.float32)  # a large table is not copied in double precision
    np.divide(table, lengths[:, None], out=found, casting="same_kind")
    return found


def unrelated(details: Mapping[str, Any]) -> list[str]:
    """A sentence if the shares that predict the words best are all but equal."""
    if "concentration" not in details or details["concentration"][0] > 1:
        return []
    return [
        "The embeddings tell next to nothing of the words of the documents, so that all topics are "
        "nearly alike. Are their rows in the order of corpus.docs?"
    ]


def _found(given: pd.DataFrame, ids: pd.Series) -> pd.DataFrame:
    if given.index.has_duplicates:
        twice = given.index[given.index.duplicated()][0]
        raise ToolkitError(f"embeddings= has several rows for {twice!r}; one for each is needed.")
    missing = ids[~ids.isin(given.index)]
    if len(missing) == len(ids) and "doc_id" in given.columns:
        return _found(given.set_index("doc_id"), ids)
    if len(missing) == len(ids):
        raise ToolkitError(
            f"The index of embeddings= holds no doc_id of the corpus; it begins with "
            f"{listed(given.index[:2])}, and doc_ids are such as {ids.iloc[0]!r}. {WANTED}; if the "
            "rows are in that order: embeddings.to_numpy()."
        )
    if len(missing):
        raise ToolkitError(
            f"embeddings= lacks {len(missing):,} of {len(ids):,} documents, first "
            f"{listed(missing[:3])}. Embed them as well, or take the others only: "
            "corpus.where(doc_id=list(embeddings.index))."
        )
    return given.loc[ids]
