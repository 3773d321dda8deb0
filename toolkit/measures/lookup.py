"""Every hit of every theme, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.patterns import Spans
from toolkit.themes import Theme, Themes
from toolkit.themes import themes as as_themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ThemesLike = Themes | str | Path | Mapping[str, Any] | Iterable[str]


def lookup(corpus: Corpus, themes: ThemesLike) -> pd.DataFrame:
    """Find themes in the texts.

    Within a theme every stretch of text counts once: where matches overlap the one that starts
    first is kept, and of those the longest, so that "Islamic Revolutionary Guard Corps" is one
    hit though "revolutionary guard" is a pattern too. A match that touches an excluded phrase
    does not count. Different themes are counted independently of each other.

    Parameters
    ----------
    themes : Themes, path, mapping or list of words
        As for `toolkit.themes`.

    Returns
    -------
    DataFrame
        ``doc_id``, ``theme``, ``pattern`` (as written in the theme), ``position``, ``start``,
        ``end``; by theme, then in the order of the corpus.

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
    for name, theme in as_themes(themes).items():
        (first, length), which = theme_hits(corpus, theme)
        document = tokens.document_of(first)
        last = first + length - 1
        written = np.array([r.pattern.text for r in theme.rules], dtype=object)
        parts.append(
            pd.DataFrame(
                {
                    "doc_id": ids[document],
                    "theme": name,
                    "pattern": written[which],
                    "position": first - tokens.bounds[document],
                    "start": tokens.starts[first].astype(np.int64),
                    "end": (tokens.starts[last] + tokens.lengths[tokens.codes[last]]).astype(
                        np.int64
                    ),
                }
            )
        )
    return pd.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)


def theme_hits(corpus: Corpus, theme: Theme) -> tuple[Spans, np.ndarray]:
    """Matches of one theme, and the number of the rule of each."""
    languages = None
    if any(rule.language for rule in (*theme.rules, *theme.exclude)):
        languages = corpus._docs["language"].to_numpy()
    return theme.hits(corpus.tokens, languages)
