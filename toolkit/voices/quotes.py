"""Who says what: quotations with their source and cue."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.parallel import in_order
from toolkit.themes import Themes
from toolkit.voices.contract import KINDS
from toolkit.voices.inside import themes_inside
from toolkit.voices.table import Chunk, columns_of, table_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

CHUNK = 250_000  # characters read at once by a process


def quotes(
    corpus: Corpus,
    *,
    themes: ThemesLike | None = None,
    kinds: str | Iterable[str] | None = None,
    languages: str | Iterable[str] | None = None,
    people: ThemesLike | None = None,
    nlp: Any = None,
    quiet: bool = False,
) -> pd.DataFrame:
    """Find what is said in the texts, by whom, and in which words it is introduced.

    Direct speech ("..."), indirect speech (that ...) and what mixes both, found by rules; no model
    is needed, and one that you have may add to them. How well they do, and what they miss:
    ``docs/explain/quotations.md``.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words, optional
        As for `lookup`: say which themes are mentioned inside each quotation.
    kinds : {"direct", "indirect", "mixed"} or list of them, optional
        Only quotations of these kinds.
    languages : str or list of str, optional
        Only documents in these languages; all that have rules if None.
    people : Themes, path, mapping or list of names, optional
        Persons and bodies that you know, a theme each: its patterns are other forms of the name,
        its label is the one to be given, and the first words of its ``why`` tell the kind where
        the article does not. They go before those of the lexicon "actors".
    nlp : spaCy pipeline with a parser, or mapping of language to pipeline, optional
        One that you have loaded, for documents in its language. The rules' quotations stay; the
        parse adds indirect speech that they miss, and named entities tell persons whose names they
        do not see. Takes fifty times longer and more.
    quiet : bool
        Do not print how many documents are in languages that have no rules.

    Returns
    -------
    DataFrame
        One row a quotation, in the order of the corpus and then of the text: ``doc_id``, ``date``,
        ``outlet``, ``language``; ``kind``; ``source``, ``cue`` and ``content`` as written, empty
        where there is none; ``stance`` of the cue (neutral, distancing, endorsing); who the source
        is: ``person``, ``role``, ``source_kind`` (official, military, party, expert, civilian,
        media, unnamed) and ``resolved``, how that was found (name, alias, pronoun, role, carried,
        none); and where all this stands in ``text``, in characters: ``source_start``,
        ``source_end``, ``cue_start``, ``cue_end`` (-1 where there is none), ``start``, ``end`` and
        ``spans`` of the content ("345-490 541-623"). With `themes` also ``themes``, joined by "; ".

    Raises
    ------
    ToolkitError
        A kind is not known, a language has no rules, `themes` or `people` are none, or `nlp` is
        no pipeline with a parser, or one for a language of no document.

    References
    ----------
    Pareti, S., O'Keefe, T., Konstas, I., Curran, J. R. and Koprinska, I. (2013). Automatically
    detecting and attributing indirect quotations. *EMNLP*, 989-999.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": [
    ...     "The mayor, Rana Aziz, warned of “empty shelves” on Monday. She said the road is shut."
    ... ], "language": "en"}))
    >>> corpus.quotes()[["kind", "source", "cue", "content"]]
           kind                source        cue           content
    0    direct  The mayor, Rana Aziz  warned of   “empty shelves”
    1  indirect                   She       said  the road is shut

    With a name of one's own:

    >>> mayors = {"Rana Aziz": {"patterns": ["umm hala"], "why": "Mayor of the city."}}
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["“We stay,” said Umm Hala."]}), language="en")
    >>> corpus.quotes(people=mayors)[["source", "person", "source_kind", "resolved"]]
         source     person source_kind resolved
    0  Umm Hala  Rana Aziz    official    alias
    """
    from toolkit.voices.languages import SPEECH
    from toolkit.voices.parsed.pipelines import pipelines

    wanted = _listed("kinds", kinds, KINDS)
    codes = _listed("languages", languages, SPEECH)
    themes, own = (None if one is None else some_themes(one) for one in (themes, people))
    docs = corpus._docs
    language = docs["language"].to_numpy(object)
    rows = np.flatnonzero(np.isin(language, list(codes)))
    parsers = {} if nlp is None else pipelines(nlp, [*SPEECH], {*language[rows]})
    if languages is None and not quiet:
        _tell(docs["language"], codes)
    found = pd.concat(_read(docs, rows, wanted, own, parsers), ignore_index=True)
    document = found.pop("document").to_numpy()
    table = docs[["doc_id", "date", "outlet", "language"]].iloc[document].reset_index(drop=True)
    table = pd.concat([table, found], axis=1)
    if themes is not None:
        table["themes"] = themes_inside(corpus, themes, document, table["spans"])
    return table


def _listed(name: str, given: str | Iterable[str] | None, allowed: Collection[str]) -> list[str]:
    """What is asked for; everything if None."""
    if given is None:
        return list(allowed)
    if not isinstance(given, Iterable):
        raise ToolkitError(f"{name}={given!r} is not known. Allowed: {listed(allowed)}.")
    asked = [given] if isinstance(given, str) else list(given)
    for one in asked:
        one_of(name, one, allowed)
    return asked


def _tell(language: pd.Series, codes: Collection[str]) -> None:
    """Say which documents are not read."""
    without = language[~language.isin(list(codes))].value_counts()
    if len(without):
        counts = ", ".join(f"{code} {n:,}" for code, n in sorted(without.items()))
        print(
            f"quotes: {without.sum():,} of {len(language):,} documents are in languages without "
            f"rules for quotations and are not read ({counts})."
        )


def _read(
    docs: pd.DataFrame, rows: Any, kinds: list[str], own: Themes | None, parsers: dict[str, Any]
) -> list[pd.DataFrame]:
    """Quotations of some documents, a table for each chunk; the first is empty."""
    from tqdm import tqdm

    from toolkit.voices.parsed import read as parsed

    tables = [table_of([])]
    chunks = _chunks(docs, rows)
    if parsers:  # in this process: a pipeline is large, and knows how to use the cores
        made: Iterator[tuple[int, pd.DataFrame]]
        made = (parsed.columns_of(chunk, kinds, own, parsers) for chunk in chunks)
    else:
        made = in_order(columns_of, ((chunk, kinds, own) for chunk in chunks))
    with tqdm(total=len(rows), desc="quotes", delay=1.0, leave=False) as bar:
        for size, table in made:
            bar.update(size)
            if len(table):
                tables.append(table)
    return tables


def _chunks(docs: pd.DataFrame, rows: Any) -> Iterator[Chunk]:
    """Documents in the order of the corpus, enough of them to be worth sending."""
    chunk: Chunk = []
    size = 0
    columns = [docs[name].iloc[rows].array for name in ("language", "title", "text")]
    for row, code, title, text in zip(rows.tolist(), *columns, strict=True):
        chunk.append((row, code, "" if pd.isna(title) else title, text))
        size += len(text)
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
