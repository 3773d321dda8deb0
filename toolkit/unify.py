"""From a table as found to a table of documents: dates, stable ids, languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from toolkit.checks import listed
from toolkit.dates import PRECISIONS, parse_dates
from toolkit.language.codes import KURDISH, known_code
from toolkit.language.detect import detect_all, kurdish
from toolkit.readers.columns import filled
from toolkit.schema import DOCUMENT

MOST_SHOWN = 5
_TEXT = [name for name, column in DOCUMENT.items() if column.kind == "text"]


def unify(
    found: pd.DataFrame, *, language: str | None = None, dayfirst: bool | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Bring a table to the columns of ``toolkit.schema.DOCUMENT``; the others stay behind them.

    Parameters
    ----------
    found : DataFrame
        Columns already under our names where they were recognised, values as found.
    language : str, optional
        Code of every document that names no language; detected if not given.
    dayfirst : bool, optional
        How to read dates such as 03/04/2017.

    Returns
    -------
    docs, problems : DataFrame
        Documents in the order found, and file, place, problem, kept of what was wrong.
    """
    docs = found.reset_index(drop=True)
    raw_dates = docs["date"] if "date" in docs else pd.Series([None] * len(docs), dtype=object)
    files = docs.get("file")  # each file decides for itself how 03/04/2017 is meant
    dates = parse_dates(raw_dates, dayfirst, files)
    zone_given, precision_given = docs.get("zone"), docs.get("precision")
    collected = docs["collected"] if "collected" in docs else pd.Series(None, docs.index, object)
    for name in _TEXT:
        docs[name] = filled(docs[name]) if name in docs else pd.Series("", docs.index, dtype="str")
    docs["date"] = dates["date"].to_numpy()
    docs["precision"] = _precision(dates, precision_given).to_numpy()
    docs["collected"] = parse_dates(collected, dayfirst, files)["date"].to_numpy()
    docs["zone"] = dates["zone"].to_numpy() if zone_given is None else zone_given
    docs["zone"] = docs["zone"].fillna("").astype("str")
    undated = dates["problem"].ne("") & dates["date"].isna()
    problems = [_problems(docs, undated.to_numpy(), dates["problem"])]
    problems.append(_headlines(docs))
    docs["outlet_as_found"] = docs["outlet_as_found"].where(
        docs["outlet_as_found"].ne(""), docs["outlet"]
    )
    docs["doc_id"], renamed = identify(docs)
    problems.append(_problems(docs, renamed.ne("").to_numpy(), renamed))
    problems.append(_set_language(docs, language))
    others = [c for c in docs.columns if c not in DOCUMENT]
    return docs[[*DOCUMENT, *others]], joined(problems)


def joined(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """One table of several; empty ones, whose columns have no types, are left out."""
    return pd.concat([t for t in tables if len(t)] or tables[:1], ignore_index=True)


def _precision(dates: pd.DataFrame, given: pd.Series | None) -> pd.Series:
    """How exact the dates are, as documents that are ours already say, else as they were read."""
    if given is None:
        return dates["precision"]
    known = given.isin(PRECISIONS) & dates["date"].notna()
    return dates["precision"].mask(known, given)


def _problems(docs: pd.DataFrame, rows: Any, what: pd.Series) -> pd.DataFrame:
    table = docs[["file", "place"]][rows].copy()  # without the texts, which would be copied
    table["problem"] = what[rows].to_numpy()
    table["kept"] = True
    return table


def _headlines(docs: pd.DataFrame) -> pd.DataFrame:
    """One remark per file whose documents have a headline and no text."""
    bare = docs.loc[docs["text"].eq("") & docs["title"].ne(""), "file"]
    rows = [
        (
            file,
            "",
            f"{n:,} document(s) have a headline and no text; only text is searched. To search the "
            'headlines: tk.load(path, columns={"text": "title"})',
            True,
        )
        for file, n in bare.groupby(bare, sort=False).size().items()
    ]
    return pd.DataFrame(rows, columns=["file", "place", "problem", "kept"])


def identify(docs: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Ids as given, or from the content; a repeated one gets a number, and is told."""
    made = [
        given or _digest(*fields)
        for given, *fields in zip(
            docs["doc_id"],
            docs["outlet_as_found"],
            docs["date"].dt.strftime("%Y-%m-%dT%H:%M:%S").fillna(""),
            docs["title"],
            docs["text"],
            docs["url"],
            strict=True,
        )
    ]
    ids = pd.Series(made, index=docs.index, dtype="str")
    repeat = ids.groupby(ids).cumcount()
    taken = set(ids)
    told = pd.Series("", index=docs.index)
    for row in ids.index[repeat.gt(0)]:
        number = int(repeat[row]) + 1
        while f"{ids[row]}-{number}" in taken:
            number += 1
        new = f"{ids[row]}-{number}"
        taken.add(new)
        told[row] = f"doc_id {ids[row]!r} was there before; this document is now {new!r}"
        ids[row] = new
    return ids, told


def _digest(*fields: str) -> str:
    joined = "\x1f".join(fields).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:16]


def _set_language(docs: pd.DataFrame, language: str | None) -> pd.DataFrame:
    """Set one code per document; names that are not known stay, and are told once."""
    given = docs["language"].str.strip()
    codes = {name: known_code(name) for name in given.unique()}
    missing = given.eq("")
    if "language_confidence" in docs:  # documents that are ours already say how sure it was
        docs["language_confidence"] = pd.to_numeric(docs["language_confidence"], errors="coerce")
    else:
        docs["language_confidence"] = np.nan
    docs["language"] = given.map({name: code or name for name, code in codes.items()}).astype("str")
    if language is not None:
        docs.loc[missing, "language"] = language
    elif missing.any():
        from tqdm import tqdm

        total = int(missing.sum())
        bar = tqdm(_told_by(docs, missing), "languages", total, delay=2.0, leave=False)
        found = list(detect_all(bar))
        docs.loc[missing, "language"] = [guess.language for guess in found]
        docs.loc[missing, "language_confidence"] = [guess.confidence for guess in found]
    either = docs["language"].eq(KURDISH)
    if either.any():
        docs.loc[either, "language"] = [kurdish(one) for one in _told_by(docs, either)]
    return _strange(docs, [name for name, code in codes.items() if name and not code])


def _told_by(docs: pd.DataFrame, rows: pd.Series) -> Iterator[str]:
    """Text, or else title, of some rows, one by one: the texts of a large corpus are not copied."""
    for text, title, wanted in zip(docs["text"], docs["title"], rows, strict=True):
        if wanted:
            yield text or title


def _strange(docs: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """One remark on all languages that are neither codes nor names that are known."""
    rows = docs.loc[docs["language"].isin(names), "file"]
    shown = listed(names[:MOST_SHOWN]) + (" and others" if len(names) > MOST_SHOWN else "")
    told = (
        f"{len(rows):,} document(s) have a language that is no known name or code: {shown}; "
        "it was kept. Known are codes such as 'en' and English names such as 'Persian'."
    )
    table = [(file, "", told, True) for file in rows.iloc[:1]]
    return pd.DataFrame(table, columns=["file", "place", "problem", "kept"])
