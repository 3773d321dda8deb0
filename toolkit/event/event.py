"""One event, as several outlets tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, listed, whole
from toolkit.citations.citations import citations
from toolkit.event.left_out import left_out
from toolkit.event.telling import Telling
from toolkit.event.when import Days, days_of
from toolkit.measures.about import part_searched
from toolkit.measures.copies import copies as found_copies
from toolkit.measures.lookup import ThemesLike, lookup, some_themes
from toolkit.naming.families import FamiliesLike, families_of
from toolkit.naming.labels import labels
from toolkit.themes import Themes
from toolkit.voices.quotes import quotes
from toolkit.voices.sources import sources
from toolkit.words.keyness import keyness

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

WORDS = ("g2_four_term", "log_ratio")
ALL = "all articles"
LEAST = 3  # hits of a word, on both sides together


def event(
    corpus: Corpus,
    day: Any,
    *,
    window: str | int | tuple[str | int, str | int] = "5D",
    themes: ThemesLike | None = None,
    about: str | int = "any",
    families: FamiliesLike = None,
    actors: ThemesLike = "actors",
    outlets: int = 2,
    n: int = 10,
) -> Telling:
    """Lay the articles of one event side by side, outlet by outlet.

    Who is quoted, which names are used, which words are distinctive, which outlets are cited, and
    what each leaves out that others tell.

    Parameters
    ----------
    day : date or text
        First day of the event, "2017-10-16", or the ``id`` of a row of ``corpus.events``, which
        also gives its last day. Days are those of the dates of the articles, whatever the zone.
    window : str or int, or a pair
        How many days from the first day on, "5D" or 5; a pair counts days before it as well:
        ("1D", "5D").
    themes : Themes, path, mapping or list of words, optional
        An article belongs to the event if it is about one of them; all articles of these days if
        None.
    about : {"any", "title", "lead"} or int
        What makes an article be about a theme, as in ``corpus.track``.
    families : optional
        Of rival names, as in ``corpus.labels``; all of the shipped lexicon if None.
    actors : Themes, path, mapping or list of words
        Who could be named, for what is left out.
    outlets : int
        How many other outlets must have what an outlet is said to leave out.
    n : int
        Words of each outlet.

    Returns
    -------
    Telling
        With the tables ``documents``, ``outlets``, ``sources``, ``names``, ``words``,
        ``citations`` and ``left_out``. It shows itself in a notebook. Reprints stay in: an outlet
        that prints an agency's text tells the event so; ``copy_group`` says which they are.
        Articles without an outlet, and those that may be of these days but have no exact date, are
        not in it; the summary counts them.

    Raises
    ------
    ToolkitError
        The day or window cannot be read, or no article, or only articles of one outlet, belong.

    Examples
    --------
    >>> import toolkit as tk
    >>> frame = pd.DataFrame({
    ...     "text": ["“Kirkuk is safe,” the governor said.", "Kirkuk was lost, Omar Aziz said."],
    ...     "outlet": ["North", "South"], "date": "2017-10-16", "language": "en"})
    >>> told = tk.from_frame(frame).event("2017-10-16", themes=["kirkuk"])
    >>> told.outlets[["outlet", "docs", "quotations", "direct"]]
      outlet  docs  quotations  direct
    0  North     1           1     1.0
    1  South     1           1     0.0
    """
    n, least = whole("n", n), whole("outlets", outlets, 1)
    days = days_of(corpus, day, window)
    inside, unsure = days.inside(corpus), days.unsure(corpus)
    about_it = np.ones(len(corpus), np.int64)
    searched = part_searched(corpus, about)
    named = ALL
    if themes is not None:
        wanted = some_themes(themes)
        named = listed(wanted)
        found = [h * (h >= searched.least) for _, h in searched.hits(corpus, wanted)]
        about_it = np.sum(found, axis=0)
    hits = about_it * inside
    nameless = corpus._docs["outlet"].fillna("").eq("").to_numpy(bool)
    rows = np.flatnonzero(hits * ~nameless)
    part = corpus._take(rows, f"{named} in {days}", (days.first, days.last))
    _need_outlets(part, corpus, days, named)
    missed = {
        "without an exact date that may be of these days": int((unsure & (about_it > 0)).sum()),
        "without an outlet": int((hits * nameless > 0).sum()),
    }
    quoted, cited = quotes(part), citations(part)
    cited = cited[~cited["own"]]
    documents = part._docs[["doc_id", "date", "outlet", "language", "title"]].copy()
    documents.insert(4, "hits", hits[rows])
    sizes = part._docs["outlet"].value_counts()
    totals = corpus._docs["outlet"][inside].value_counts()
    names = labels(part, families, by="outlet", voice="own", quoted="marks")
    who = _sources(part, quoted)
    return Telling(
        summary=_summary(part, days, named, int(inside.sum()), missed),
        first=days.first,
        last=days.last,
        documents=_ordered(documents, found_copies(part)),
        outlets=_outlets(documents, quoted, who, cited, totals),
        sources=who,
        names=names[names["hits"] > 0].reset_index(drop=True),
        words=_words(part, n),
        citations=_cited(cited, sizes),
        left_out=left_out(
            _present(part, quoted, cited, families, actors), part._docs, outlets=least
        ),
    )


def _need_outlets(part: Corpus, corpus: Corpus, days: Days, named: str) -> None:
    found = part._docs["outlet"].unique()
    what = "" if named == ALL else f" about {named}"
    if not len(found):
        dates = corpus._docs["date"].dropna()
        span = f"{dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}" if len(dates) else "no dates"
        raise ToolkitError(
            f"There is no article{what} of {days} that has an outlet. The corpus has "
            f"{len(corpus):,} articles, {span}, {int(days.inside(corpus).sum()):,} of them in "
            "these days. Take another day, a longer window, or other themes."
        )
    if len(found) < 2:
        number = f"{len(part):,} article{'s' * (len(part) > 1)}"
        raise ToolkitError(
            f"There are {number}{what} of {days}, all of {found[0]!r}. Two outlets or more are "
            "needed to lay an event side by side: take a longer window, or other themes."
        )


def _summary(part: Corpus, days: Days, named: str, total: int, missed: dict[str, int]) -> str:
    docs, outlets = part._docs, part._docs["outlet"].nunique()
    share = f"{len(part) / total:.0%}"
    left = ", ".join(f"{number:,} {why}" for why, number in missed.items() if number)
    more = f"; not counted: {left}" if left else ""
    return (
        f"{named}, {days}: {len(part):,} of {total:,} articles ({share}) of {outlets} outlets in "
        f"{listed(sorted(docs['language'].unique()))}{more}"
    )


def _ordered(documents: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    of = pd.Series(groups["copy_group"].to_numpy(object), index=groups["doc_id"].to_numpy(object))
    values = of.reindex(documents["doc_id"], fill_value="").to_numpy(object)
    documents = documents.assign(copy_group=pd.array(values, dtype="str"))
    return documents.sort_values(["date", "outlet", "doc_id"], ignore_index=True)


def _sources(part: Corpus, quoted: pd.DataFrame) -> pd.DataFrame:
    """Who is quoted in each outlet, the most often first; not those who nobody knows."""
    table = sources(part, quoted, by="outlet")
    known = table["person"].ne("") | table["role"].ne("")
    columns = ["outlet", "person", "role", "source_kind", "quotations", "docs", "total_quotations"]
    table = table.loc[known & table["quotations"].gt(0), columns]
    order = ["outlet", "quotations", "person", "role"]
    return table.sort_values(order, ascending=[True, False, True, True], ignore_index=True)


def _cited(cited: pd.DataFrame, sizes: pd.Series) -> pd.DataFrame:
    found = cited.groupby(["outlet", "cited"], observed=True).agg(
        hits=("doc_id", "size"), docs=("doc_id", "nunique")
    )
    found = found.reset_index()
    found["total_docs"] = sizes.reindex(found["outlet"]).to_numpy(np.int64)
    order = ["outlet", "hits", "cited"]
    return found.sort_values(order, ascending=[True, False, True], ignore_index=True)


def _outlets(
    documents: pd.DataFrame,
    quoted: pd.DataFrame,
    who: pd.DataFrame,
    cited: pd.DataFrame,
    totals: pd.Series,
) -> pd.DataFrame:
    table = documents.groupby("outlet", observed=True).agg(
        language=("language", lambda codes: ", ".join(sorted(set(codes)))),
        docs=("doc_id", "size"),
        first_date=("date", "min"),
    )
    table.insert(2, "total_docs", totals.reindex(table.index).astype(np.int64))
    table.insert(3, "share", table["docs"] / table["total_docs"])
    counts = {"quotations": quoted.groupby("outlet", observed=True).size()}
    for name, column, value in (
        ("direct", "kind", "direct"),
        ("distancing", "stance", "distancing"),
        ("endorsing", "stance", "endorsing"),
    ):
        part = quoted[column].eq(value).groupby(quoted["outlet"], observed=True).mean()
        table[name] = part.reindex(table.index).astype(float)
    counts["sources"] = who.groupby("outlet", observed=True).size()
    counts["cited_outlets"] = cited.groupby("outlet", observed=True)["cited"].nunique()
    for name, found in counts.items():
        table[name] = found.reindex(table.index, fill_value=0).astype(np.int64)
    return table.reset_index().sort_values(
        ["docs", "outlet"], ascending=[False, True], ignore_index=True
    )


def _words(part: Corpus, n: int) -> pd.DataFrame:
    """Keyness of each outlet among those of its language; empty if none has a second one."""
    outlets = part._docs.groupby("language", observed=True)["outlet"].nunique()
    several = outlets.index[outlets > 1].tolist()
    tables = [
        keyness(
            part.where(language=code),
            by="outlet",
            measures=WORDS,
            n=n,
            min_count=LEAST,
            drop_stopwords=True,
        ).assign(language=code)
        for code in several
    ]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def _present(
    part: Corpus,
    quoted: pd.DataFrame,
    cited: pd.DataFrame,
    families: FamiliesLike,
    actors: ThemesLike,
) -> pd.DataFrame:
    """What each document has, for the table of what is left out."""
    parts = [
        quoted[["doc_id"]].assign(what="source", omitted=quoted["person"]),
        _named(part, some_themes(actors)).assign(what="actor"),
        _named(part, families_of(families).themes).assign(what="name"),
        cited.rename(columns={"cited": "omitted"}).assign(what="cited"),
    ]
    table = pd.concat([p[["doc_id", "what", "omitted"]].astype("str") for p in parts])
    return table[table["omitted"].ne("")].drop_duplicates(ignore_index=True)


def _named(part: Corpus, wanted: Themes) -> pd.DataFrame:
    """Documents with each theme, under the label of the theme."""
    labels = {name: theme.label or name for name, theme in wanted.items()}
    found = lookup(part, wanted)
    return found[["doc_id"]].assign(omitted=found["theme"].map(labels))
