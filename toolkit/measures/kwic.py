"""Key word in context: every match with the words around it, cut from the original text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.language.fold import fold
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.matching.spans import longest
from toolkit.matching.theme import Found
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

AT_ONCE = 1024  # documents whose texts are cut at a time
SORTS = ("pre", "keyword", "post", "date", "outlet", "doc_id")


def kwic(
    corpus: Corpus,
    patterns: str | Pattern | Iterable[str | Pattern] | Themes,
    *,
    window: int = 8,
    valuetype: str = "glob",
    case: bool = False,
    language: str | None = None,
    sort: str | Sequence[str] | None = None,
    n: int | None = None,
    seed: int = 0,
) -> pd.DataFrame:
    """List the matches of words, phrases, globs or regular expressions in their context.

    Parameters
    ----------
    patterns : str, list of str, or Themes
        ``"peshmerga"``, ``"islamic state"``, ``"militia*"``; several are merged, each stretch
        of text once. Themes are listed theme by theme, exclusions applied.
    window : int
        Words before and after the keyword.
    valuetype : {"glob", "regex", "fixed"}
        How to read strings; a regular expression is searched for inside each word.
    case : bool
        Whether capitals and accents count.
    language : str, optional
        Also find the words with the clitics and endings of this language: with "ar" بكركوك and
        الكركوكي are found by كركوك. Themes know their languages.
    sort : str or list of str, optional
        Order by ``pre`` (from the word nearest to the keyword backwards), ``keyword``,
        ``post``, ``date``, ``outlet`` or ``doc_id``; the order of the corpus if None.
    n : int, optional
        Draw this many lines at random, with `seed`; all if None or fewer.
    seed : int
        Seed of the draw.

    Returns
    -------
    DataFrame
        ``doc_id``, ``date``, ``outlet``, ``pre``, ``keyword``, ``post``, ``pattern``,
        ``position``, ``start``, ``end`` (and ``theme`` first, for Themes). ``pre`` and ``post``
        stand in reading order, whatever the direction of the script; line breaks are shown as
        blanks. No context reaches into another document.

    Raises
    ------
    ToolkitError
        A pattern cannot be used, there is no theme, the language has no file, `window`, `n` or
        `seed` is no whole number or negative, `sort` is not known, or `language` goes with
        regular expressions or `case`, and any of the three with Themes.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Iraqi forces took Kirkuk today."],
    ...                                      "language": "en"}))
    >>> corpus.kwic("kirkuk", window=2)[["pre", "keyword", "post"]]
               pre keyword   post
    0  forces took  Kirkuk  today
    """
    window, seed = whole("window", window), whole("seed", seed)
    if n is not None:
        n = whole("n", n)
    keys: list[str] = []
    if sort is not None:
        keys = list(sort) if isinstance(sort, list | tuple) else [str(sort)]
    for key in keys:
        one_of("sort", key, SORTS)
    _need_fit(patterns, valuetype, case, language)
    if isinstance(patterns, Themes):
        from toolkit.measures.lookup import matches, need_theme

        need_theme(patterns)
        names = list(patterns)
        found = [found for _, found in matches(corpus, patterns)]
    else:
        if not isinstance(patterns, Pattern | Iterable) or isinstance(patterns, Mapping):
            raise ToolkitError(
                f"{patterns!r} is no pattern. Give a word, 'oil', a phrase, a list of them, or "
                "themes: tk.themes('themes.toml') or tk.themes({'oil': ['oil', 'petrol']})."
            )
        wanted = as_patterns(patterns, valuetype, case, language)
        names = [""]
        spans, which = longest([find(corpus.tokens, p) for p in wanted])
        found = [Found(spans, np.array([p.text for p in wanted], object)[which])]
    first = np.concatenate([spans.first for spans, _ in found])
    length = np.concatenate([spans.length for spans, _ in found])
    pattern = np.concatenate([pattern for _, pattern in found])
    theme = np.repeat(np.array(names, object), [len(pattern) for _, pattern in found])
    if n is not None and n < len(first):  # drawn before they are cut out, which is what costs
        rows = np.sort(np.random.default_rng(seed).choice(len(first), n, replace=False))
        first, length, pattern, theme = first[rows], length[rows], pattern[rows], theme[rows]
    table = _lines(corpus, first, length, window)
    table["pattern"], table["theme"] = pd.array(pattern, "str"), pd.array(theme, "str")
    if keys:
        order = [_key(table[key]) for key in keys]
        table = table.assign(**{f"_{i}": o for i, o in enumerate(order)})
        marks = [f"_{i}" for i in range(len(order))]
        table = table.sort_values(marks, kind="stable").drop(columns=marks)
    front = ["theme"] if isinstance(patterns, Themes) else []
    back = ["pre", "keyword", "post", "pattern", "position", "start", "end"]
    return table[[*front, "doc_id", "date", "outlet", *back]].reset_index(drop=True)


def _need_fit(patterns: object, valuetype: str, case: bool, language: str | None) -> None:
    """Raise if a way to read patterns is asked for that would have no effect."""
    if isinstance(patterns, Themes) and (valuetype, bool(case), language) != ("glob", False, None):
        raise ToolkitError(
            "valuetype, case and language are for words; themes say themselves how they are read: "
            "see regex, case_sensitive and the tables of languages in tk.themes."
        )
    if language is not None and (case or valuetype == "regex"):
        raise ToolkitError(
            f"language={language!r} finds clitics and endings of words, which a regular "
            "expression, or a word whose capitals count, has not. Leave out language, or "
            "valuetype='regex' and case=True."
        )


def _lines(corpus: Corpus, first: np.ndarray, length: np.ndarray, window: int) -> pd.DataFrame:
    tokens, docs = corpus.tokens, corpus._docs
    document = tokens.document_of(first)
    last = first + length - 1
    opening = np.maximum(first - window, tokens.bounds[document])
    closing = np.minimum(last + window, tokens.bounds[document + 1] - 1)

    def ends(positions: np.ndarray) -> np.ndarray:
        return tokens.starts[positions] + tokens.lengths[tokens.codes[positions]]

    start, end = tokens.starts[first].astype(np.int64), ends(last).astype(np.int64)
    order = np.argsort(document, kind="stable")  # themes are found one after another
    edges = np.stack([tokens.starts[opening], start, end, ends(closing)])[:, order]
    found = _cut(docs["text"], document[order], edges)
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    table = docs[["doc_id", "date", "outlet"]].iloc[document].reset_index(drop=True)
    for name, pieces in zip(("pre", "keyword", "post"), found, strict=True):
        table[name] = pd.array(pieces, dtype="str").take(back)
    table["position"] = first - tokens.bounds[document]
    table["start"], table["end"] = start, end
    return table


def _cut(texts: pd.Series, document: np.ndarray, edges: np.ndarray) -> list[list[str]]:
    """Text between edges that follow each other, line by line.

    Parameters
    ----------
    document : ndarray of int, shape (n_lines,)
        Where to cut, never falling: few texts are in memory at a time.
    edges : ndarray of int, shape (n_pieces + 1, n_lines)
    """
    found: list[list[str]] = [[] for _ in edges[1:]]
    rows, begins = np.unique(document, return_index=True)
    begins = np.append(begins, len(document))
    for some in range(0, len(rows), AT_ONCE):
        part = rows[some : some + AT_ONCE]
        lines = slice(begins[some], begins[some + len(part)])
        repeated = np.repeat(np.arange(len(part)), np.diff(begins[some : some + len(part) + 1]))
        known = texts.iloc[part].tolist()
        inside = [known[d] for d in repeated.tolist()]
        cuts = edges[:, lines].tolist()
        for pieces, since, until in zip(found, cuts[:-1], cuts[1:], strict=True):
            pieces += [one_line(t[a:b]) for t, a, b in zip(inside, since, until, strict=True)]
    return found


def one_line(text: str) -> str:
    r"""Text with a single blank for every stretch of white space, and none at its ends.

    Examples
    --------
    >>> one_line(" the town\n fell ")
    'the town fell'
    """
    text = text.strip()
    # Most pieces are so already, and only the blank is both white space and printable.
    return text if text.isprintable() and "  " not in text else " ".join(text.split())


def _key(values: pd.Series) -> pd.Series:
    if values.name == "pre":
        return values.map(lambda text: " ".join(reversed(fold(text).split())))
    if values.name in ("keyword", "post"):
        return values.map(fold)
    return values
