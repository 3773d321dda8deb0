"""Every hit of every theme, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed
from toolkit.lexicons import LEXICONS
from toolkit.matching.rules import Languages
from toolkit.matching.theme import Found
from toolkit.paths import anchored
from toolkit.themes import Themes
from toolkit.themes import themes as as_themes
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ThemesLike = Themes | str | Path | Mapping[str, Any] | Iterable[str]


def lookup(corpus: Corpus, themes: ThemesLike) -> pd.DataFrame:
    """Find themes in the texts.

    Within a theme every stretch of text counts once: where matches overlap the one that starts
    first is kept, and of those the longest, so that "Islamic Revolutionary Guard Corps" is one
    hit though "revolutionary guard" is a pattern too. A match that touches an excluded phrase
    does not count; these are dropped before the choice. Different themes are counted
    independently of each other.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        As for `toolkit.themes`, the name of a shipped lexicon included.

    Returns
    -------
    DataFrame
        ``doc_id``, ``theme``, ``pattern`` (as written in the theme), ``position``, ``start``,
        ``end``; by theme, then in the order of the corpus.

    Raises
    ------
    ToolkitError
        No theme was given, or what was given is neither themes nor a file of them.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(pd.DataFrame({"text": ["Kirkuk's oil"], "language": "en"}))
    >>> corpus.lookup(["kirkuk", "oil"])[["theme", "position", "start", "end"]]
        theme  position  start  end
    0  kirkuk         0      0    6
    1     oil         2      9   12
    """
    tokens, ids = corpus.tokens, corpus._docs["doc_id"].to_numpy()
    parts = []
    for name, ((first, length), pattern) in matches(corpus, some_themes(themes)):
        document = tokens.document_of(first)
        last = first + length - 1
        ends = tokens.starts[last] + tokens.lengths[tokens.codes[last]]
        parts.append(
            pd.DataFrame(
                {
                    "doc_id": ids[document],
                    "theme": name,
                    "pattern": pattern,
                    "position": first - tokens.bounds[document],
                    "start": tokens.starts[first].astype(np.int64),
                    "end": ends.astype(np.int64),
                }
            )
        )
    return pd.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)


def some_themes(given: ThemesLike) -> Themes:
    """Themes from whatever stands for them; at least one.

    Raises
    ------
    ToolkitError
        There is no theme, or a word was given where a file or a list is expected.
    """
    if not isinstance(given, Path | Iterable):
        raise ToolkitError(
            f"{given!r} is no theme. Give a list of words, ['kirkuk', 'oil'], or themes: "
            "tk.themes('themes.toml')."
        )
    known = isinstance(given, str) and (given in LEXICONS or bool(Path(given).suffix))
    if isinstance(given, str) and not known and not anchored(given).exists():
        raise ToolkitError(
            f"There is no theme file {given!r}. To look for the word write a list: [{given!r}]. "
            f"Lexicons that come with the toolkit: {listed(LEXICONS)}."
        )
    made = as_themes(given)
    need_theme(made)
    return made


def need_theme(themes: Themes) -> None:
    """Raise if there is no theme among `themes`."""
    if not len(themes):
        raise ToolkitError(
            "There is no theme among those given. Give a list of words, ['kirkuk', 'oil'], or "
            "themes: tk.themes('themes.toml')."
        )


def matches(
    corpus: Corpus, themes: Themes, tokens: Tokens | None = None
) -> Iterator[tuple[str, Found]]:
    """Name and matches of each theme, in the texts or in another index of the same documents."""
    languages = Languages.from_values(corpus._docs["language"])
    matcher = themes.matcher(corpus.tokens if tokens is None else tokens, languages)
    for name in themes:
        yield name, matcher.hits(name)
