"""The words around one rival name against those around another of the same referent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, one_of, whole
from toolkit.measures.once import once
from toolkit.naming.differences import VOICE
from toolkit.naming.families import Families, FamiliesLike, families_of
from toolkit.naming.mentions import Mentions, Said, by_voice, mentions
from toolkit.tokens import Tokens
from toolkit.words.comparison import How, Sides, compared
from toolkit.words.given import chosen, options_of
from toolkit.words.keynesses import KEYNESSES
from toolkit.words.languages import need_one_language, stop_keys
from toolkit.words.significance import CORRECTIONS
from toolkit.words.tallies import Tally
from toolkit.words.terms import spelled

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Flags = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]

USUAL = ("log_odds_z", "log_ratio", "g2_two_term")


def label_contexts(
    corpus: Corpus,
    name: str,
    other: str | None = None,
    families: FamiliesLike = None,
    *,
    window: int = 8,
    voice: str = "all",
    quoted: str | None = None,
    quotes: pd.DataFrame | None = None,
    overlaps: str = "each",
    copies: str = "all",
    measures: str | Iterable[str] = USUAL,
    n: int | None = None,
    min_count: int = 2,
    min_docs: int = 2,
    drop_stopwords: bool = True,
    correction: str = "holm",
    level: float = 0.95,
) -> pd.DataFrame:
    """Find the words that stand near one name of a referent more than near another.

    Parameters
    ----------
    name : str
        Theme of the name: "pmf_patron".
    other : str, optional
        Theme of the name that it is compared with; all others of the family if None.
    families : optional
        Where the names are from, as in ``corpus.labels``.
    window : int
        Words before and after a mention. What stands near several mentions counts once, the
        names of the referent themselves never; no window reaches into another document.
    voice : {"all", "own", "quoted"}
        Whose mentions count.
    quoted, quotes, overlaps, copies
        As in ``corpus.labels``.
    measures, n, min_count, min_docs, drop_stopwords, correction, level
        As in ``corpus.keyness``; it is ordered by the first measure.

    Returns
    -------
    DataFrame
        As of ``corpus.keyness``: the words that stand near `name` more, the strongest first, then
        those that stand near the other more. ``n_target`` and ``docs_target`` are hits near
        `name` and documents with them, ``tokens_target`` all words near it; ``n_reference`` and so
        on the same near the other name.

    Raises
    ------
    ToolkitError
        A name is not known, the two are not of one family or the same, one of them stands nowhere,
        or the mentions are in several languages, whose words differ anyway.

    Notes
    -----
    Words are taken as independent, which those of one article are not: read the lines behind a
    high score with ``corpus.kwic``, and mind ``docs_target`` and ``largest_part``.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words: lexical feature
    selection and evaluation for identifying the content of political conflict.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["The PMF freed the town.", "The PMF freed it.", "The militia burned the town.",
    ...          "A militia burned it."]
    >>> own = {"pmf": {"PMF": ["pmf"], "militia": ["militia*"]}}
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> table = label_contexts(corpus, "PMF", families=own)
    >>> table[["term", "direction", "n_target", "tokens_target", "n_reference", "log_odds_z"]]
         term direction  n_target  tokens_target  n_reference  log_odds_z
    0   freed      more         2              7            0     0.19386
    1  burned      less         0              7            2    -0.19386
    """
    window = whole("window", window, 1)
    one_of("voice", voice, VOICE)
    wanted = chosen("measures", measures, KEYNESSES)
    one_of("correction", correction, CORRECTIONS)
    how = How(
        measures=wanted,
        order=wanted[0],
        directions=("more", "less"),
        n=None if n is None else whole("n", n, 1),
        min_count=whole("min_count", min_count, 1),
        min_docs=whole("min_docs", min_docs, 1),
        correction=correction,
        options=options_of(level=level),
        drop_stopwords=drop_stopwords,
        copies=copies,
        each=False,
        text=None,
    )
    rivals, family = _pair(families_of(families), name, other)
    part = once(corpus, copies)
    flags = Said(voice, quoted, quotes).flags(corpus, part)
    _, every = next(mentions(part, rivals, flags, overlaps))
    _, found = next(by_voice(every, voice))
    names = rivals.members[family]
    here = found.which == names.index(name)
    there = ~here if other is None else found.which == names.index(other)
    if len(names) < 2:
        raise ToolkitError(
            f"The family {family!r} has one name only, {name!r}, so no rival to compare it with. "
            "For the words around one name see corpus.collocates()."
        )
    every_other = "Any other name of the family"
    for what, some in ((repr(name), here), (repr(other) if other else every_other, there)):
        if not some.any():
            raise ToolkitError(
                f"{what} stands nowhere in these documents{_in_voice(voice)}, so there is no "
                "context to compare. See corpus.labels() for the counts."
            )
    documents = np.unique(found.document[here | there])
    languages = sorted(part._docs["language"].iloc[documents].dropna().unique().tolist())
    need_one_language(languages, "label_contexts")
    return _compared(part, every, (found.where(here), found.where(there)), window, languages, how)


def _compared(
    corpus: Corpus,
    every: Mentions,
    pair: tuple[Mentions, Mentions],
    window: int,
    languages: list[str],
    how: How,
) -> pd.DataFrame:
    tokens = corpus.tokens
    covered = _between(tokens, every.first, every.first + every.length)
    one, two = (_tally(tokens, _near(tokens, some, window) & ~covered) for some in pair)
    if not one.total or not two.total:
        raise ToolkitError("One of the names has no words beside it, so nothing to compare.")
    sides = Sides(one, two, two.total, lambda keys: spelled(tokens, keys))
    left_out = stop_keys(tokens.keys, languages, how.drop_stopwords)
    return compared(sides, left_out, how)[0]


def _pair(every: Families, name: str, other: str | None) -> tuple[Families, str]:
    """The family of a name, with the names of it."""
    one_of("name", name, list(every.themes))
    family = every.themes[name].family
    names = every.members[family]
    rivals = [rival for rival in names if rival != name]
    if other is not None and other not in rivals:
        raise ToolkitError(
            f"other={other!r} is no rival of {name!r}. Allowed: {listed(rivals)}, or None for all "
            "of these."
        )
    return Families(every.themes.only(*names), {family: names}), family


def _in_voice(voice: str) -> str:
    return "" if voice == "all" else f" in the voice {voice!r}"


def _near(tokens: Tokens, found: Mentions, window: int) -> Flags:
    """Tokens near a mention, in its document."""
    low, high = tokens.bounds[found.document], tokens.bounds[found.document + 1]
    begin = np.maximum(found.first - window, low)
    return _between(tokens, begin, np.minimum(found.first + found.length + window, high))


def _between(tokens: Tokens, begin: Ints, end: Ints) -> Flags:
    steps = np.zeros(len(tokens) + 1, np.int32)
    np.add.at(steps, begin, 1)
    np.subtract.at(steps, end, 1)
    flags: Flags = np.cumsum(steps)[:-1] > 0
    return flags


def _tally(tokens: Tokens, near: Flags) -> Tally:
    """How often each word stands there, in how many documents, and how often in one."""
    at = np.flatnonzero(near)
    size = len(tokens.keys)
    keys = tokens.key_of[tokens.codes[at]].astype(np.int64)
    pairs, times = np.unique(tokens.document_of(at) * size + keys, return_counts=True)
    largest = np.zeros(size, np.int64)
    np.maximum.at(largest, pairs % max(size, 1), times)
    docs = np.bincount(pairs % max(size, 1), minlength=size)
    return Tally(np.bincount(keys, minlength=size), docs, largest)
