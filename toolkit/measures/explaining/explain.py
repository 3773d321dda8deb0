"""What a peak is made of: the documents of one period, and what sets them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from toolkit.checks import ToolkitError, listed, whole
from toolkit.matching.theme import Theme
from toolkit.measures.about import part_searched
from toolkit.measures.copies import copies
from toolkit.measures.explaining.explanation import Explanation
from toolkit.measures.explaining.peak_words import peak_words
from toolkit.measures.explaining.stretch import Stretch, stretch
from toolkit.measures.kwic import kwic
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.stories.stories import stories_among
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


class _Peak(NamedTuple):
    """The theme and the days, the hits of every document, and where each document belongs."""

    theme: str
    days: Stretch
    hits: npt.NDArray[np.int64]
    inside: npt.NDArray[np.bool_]
    outside: npt.NDArray[np.bool_]


def explain(
    corpus: Corpus,
    period: Any,
    theme: ThemesLike | Theme,
    *,
    by: str = "week",
    n: int = 10,
    window: int = 8,
    seed: int = 0,
) -> Explanation:
    """Show what a theme's peak is made of.

    Parameters
    ----------
    period : date, text, Period or (first, last)
        A single day, such as a ``period`` of ``corpus.track``, stands for the whole period of
        `by` that it is in. What is longer means itself: ``"2017-10"``, ``"2017Q4"``, ``"2017"``,
        a pandas Period, or a pair of first and last day.
    theme : Themes with one theme, Theme, or list of one word
        ``themes.only("kirkuk")``, ``["kirkuk"]``, ``{"guards": ["irgc", "quds force"]}``.
    by : str
        day, week, month, quarter, year, or what else ``corpus.track`` takes, hours excepted.
    n : int
        Words and lines that are given.
    window : int
        Words before and after the keyword of a line.
    seed : int
        Seed of the draw of lines.

    Returns
    -------
    Explanation
        With the tables ``documents`` (with a hit, the most hits first), ``words`` (that set them
        apart from the documents with a hit in all other periods), ``reprints`` (groups of
        copies), ``outlets`` (who made the peak, and who usually does) and ``lines`` (a sample of
        hits in context), and ``summary``, a sentence of what was counted. It shows itself in a
        notebook.

    Raises
    ------
    ToolkitError
        `period` or `by` cannot be read, there is not exactly one theme, no document is of the
        period (a gap), or none of them has a hit.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({"text": ["Troops took Kirkuk.", "Rain in Kirkuk.", "Rain."],
    ...                       "date": ["2017-10-16", "2017-10-02", "2017-10-18"],
    ...                       "outlet": ["North", "North", "South"], "language": "en"})
    >>> found = explain(tk.from_frame(frame), "2017-10-16", ["kirkuk"])
    >>> found.documents[["date", "outlet", "hits"]]
            date outlet  hits
    0 2017-10-16  North     1
    >>> found.outlets[["outlet", "docs", "total_docs", "share", "usual_share"]]
      outlet  docs  total_docs  share  usual_share
    0  North     1           1    1.0          1.0
    1  South     0           1    0.0          NaN
    """
    n, window, seed = whole("n", n), whole("window", window), whole("seed", seed)
    themes, days = _one_theme(theme), stretch(period, by)
    [(name, found)] = part_searched(corpus).hits(corpus, themes)
    peak = _Peak(name, days, found, days.inside(corpus), days.outside(corpus))
    _need_hits(corpus, peak)
    rows = np.flatnonzero(peak.inside & (found > 0))
    part = corpus._take(rows, f"{name} in {days}", corpus.span)
    groups = copies(part)
    again = part._docs["doc_id"].isin(groups.loc[~groups["earliest"], "doc_id"]).to_numpy()
    others = np.flatnonzero(peak.outside & (found > 0))
    documents = _documents(part, found[rows], groups, stories_among(corpus, peak.inside))
    outlets = _outlets(corpus._docs["outlet"], peak)
    return Explanation(
        theme=name,
        first=days.first,
        last=days.last,
        summary=_summary(peak, documents, outlets, int(again.sum())),
        documents=documents,
        words=_words(corpus, rows[~again], others, n),
        reprints=_reprints(groups),
        outlets=outlets,
        lines=kwic(part, themes, window=window, n=n, seed=seed),
    )


def _words(
    corpus: Corpus, rows: npt.NDArray[np.int64], others: npt.NDArray[np.int64], n: int
) -> pd.DataFrame:
    """Distinctive words of each language, the one with most documents first."""
    languages = corpus._docs["language"].to_numpy(object)
    parts = []
    for language in pd.Series(languages[rows]).value_counts().index:
        mine, theirs = (part[languages[part] == language] for part in (rows, others))
        part = peak_words(corpus, mine, theirs, n)
        parts.append(part.assign(language=str(language))[["language", *part.columns]])
    return pd.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)


def _one_theme(theme: ThemesLike | Theme) -> Themes:
    themes = Themes({theme.name: theme}) if isinstance(theme, Theme) else some_themes(theme)
    if len(themes) != 1:
        raise ToolkitError(
            f"One theme can be explained at a time, and there are {len(themes)}: "
            f"{listed(themes)}. Take one: themes.only({next(iter(themes))!r})."
        )
    return themes


def _need_hits(corpus: Corpus, peak: _Peak) -> None:
    if not peak.inside.any():
        span = corpus.span
        told = "No document has a date."
        if span is not None:
            told = f"The corpus covers {Stretch(*span)}; corpus.coverage() shows its gaps."
        raise ToolkitError(
            f"No document is of {peak.days}: a gap, of which nothing can be said. {told}"
        )
    if not peak.hits[peak.inside].any():
        raise ToolkitError(
            f"None of the {int(peak.inside.sum()):,} documents of {peak.days} has the theme "
            f"{peak.theme!r}, so there is no peak. Periods with hits: "
            "corpus.track(...).query('docs > 0')."
        )


def _documents(
    part: Corpus, found: npt.NDArray[np.int64], groups: pd.DataFrame, stories: pd.DataFrame
) -> pd.DataFrame:
    table = part._docs[["doc_id", "date", "outlet", "title"]].copy()
    table.insert(3, "hits", found)
    for name, source in (("copy_group", groups), ("story", stories)):
        of = pd.Series(source[name].to_numpy(object), index=source["doc_id"].to_numpy(object))
        values = of.reindex(table["doc_id"], fill_value="").to_numpy(object)
        table[name] = pd.array(values, dtype="str")
    order = ["hits", "date", "doc_id"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _reprints(groups: pd.DataFrame) -> pd.DataFrame:
    """A row per group of copies, the largest first."""
    firsts = groups.loc[groups["earliest"], ["copy_group", "date", "outlet", "title"]]
    sizes = groups.groupby("copy_group", as_index=False).agg(
        documents=("doc_id", "size"), outlets=("outlet", "nunique")
    )
    table = firsts.merge(sizes, on="copy_group")
    order = ["documents", "date", "copy_group"]
    return table.sort_values(order, ascending=[False, True, True], ignore_index=True)


def _outlets(outlets: pd.Series, peak: _Peak) -> pd.DataFrame:
    """What each outlet had of the theme in the period, and in all others."""
    hit = peak.hits > 0
    marks = pd.DataFrame({"outlet": outlets.fillna("")})
    marks["docs"], marks["total_docs"] = peak.inside & hit, peak.inside
    marks["usual_docs"], marks["usual_total"] = peak.outside & hit, peak.outside
    table = marks.groupby("outlet", as_index=False).sum()
    table = table[table["total_docs"] + table["usual_total"] > 0]
    for kind, docs, total in (
        ("", "docs", "total_docs"),
        ("usual_", "usual_docs", "usual_total"),
    ):
        table[f"{kind}share"] = table[docs] / table[total].where(table[total].gt(0))
        table[f"{kind}portion"] = table[docs] / (table[docs].sum() or np.nan)
    columns = ["outlet", "docs", "total_docs", "share", "usual_share", "portion", "usual_portion"]
    table = table[columns].sort_values(["docs", "outlet"], ascending=[False, True])
    return table.reset_index(drop=True)


def _summary(peak: _Peak, documents: pd.DataFrame, outlets: pd.DataFrame, again: int) -> str:
    docs, total, top = len(documents), int(peak.inside.sum()), outlets.iloc[0]
    usual = "unknown"
    if peak.outside.any():
        usual = f"{(peak.hits[peak.outside] > 0).mean():.0%}"
    share = "unknown" if pd.isna(top["usual_portion"]) else f"{top['usual_portion']:.0%}"
    alone = int(documents["story"].eq("").sum())
    stories = documents["story"].nunique() - bool(alone) + alone
    return (
        f"{peak.theme}, {peak.days}: {docs:,} of {_number(total, 'document')} "
        f"({docs / total:.0%}; in all other periods {usual}), "
        f"{_number(int(documents['hits'].sum()), 'hit')}; without {_number(again, 'reprint')} "
        f"{_number(docs - again, 'distinct text')}, {_number(stories, 'story')}; most from "
        f"{top['outlet'] or '(unknown)'} ({int(top['docs']):,}, {top['portion']:.0%}; usually "
        f"{share})"
    )


def _number(count: int, noun: str) -> str:
    several = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {noun if count == 1 else several}"
