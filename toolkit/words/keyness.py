"""Words that one part of a corpus uses more than another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.checks import ToolkitError, one_of, whole
from toolkit.words.comparison import How
from toolkit.words.distinct import numbered
from toolkit.words.given import chosen, options_of
from toolkit.words.grams.index import runs_of
from toolkit.words.groups import between
from toolkit.words.keynesses import KEYNESSES, USUAL
from toolkit.words.ngrams import LONGEST
from toolkit.words.pair import two_sides
from toolkit.words.significance import CORRECTIONS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

DIRECTIONS = ("both", "more", "less")


def keyness(
    corpus: Corpus,
    target: Mapping[str, Any] | Corpus | None = None,
    reference: Mapping[str, Any] | Corpus | pd.DataFrame | None = None,
    *,
    by: str | Sequence[str] | None = None,
    length: int = 1,
    measures: str | Iterable[str] = USUAL,
    order: str | None = None,
    n: int | None = None,
    direction: str | None = None,
    min_count: int = 5,
    min_docs: int = 1,
    drop_stopwords: bool = False,
    copies: str = "all",
    groups: pd.DataFrame | None = None,
    languages: str = "one",
    reference_total: int | None = None,
    correction: str = "holm",
    level: float = 0.95,
    prior: float = 500.0,
    k: float = 1.0,
) -> pd.DataFrame:
    """Find the words that one part of a corpus uses more, or less, than another.

    Parameters
    ----------
    target : mapping or Corpus
        What is described: what ``corpus.where`` takes, ``{"outlet": "A"}``, ``{"date":
        ("2017-10-16", "2017-10-22")}``, or a corpus.
    reference : mapping, Corpus or DataFrame, optional
        What it is compared with; all other documents of the corpus if None. A table with
        ``term`` and ``n`` (or ``hits``) is a list of frequencies counted elsewhere.
    by : str or list of str, optional
        Instead of a target: each value of a column, each period, or each of their combinations
        is compared with all others, as in ``corpus.track``.
    length : int
        Words in what is compared: 1 for words, 2 to 5 for runs of so many, as in
        ``corpus.ngrams``, "prime minister". Both sides are parts of the corpus then, and
        ``tokens_target`` and ``tokens_reference`` are all runs.
    measures : str or list of str
        Any of ``g2_two_term`` (log-likelihood as UCREL and conc have it), ``g2_four_term`` (as
        quanteda and AntConc), ``g2_williams``, ``g2_yates_conditional``, ``chi2``, ``chi2_yates``,
        ``chi2_yates_conditional`` (quanteda's correction), ``fisher_p``, ``fisher_more_p``; and
        of size: ``log_ratio`` with its limits, ``lrc``, ``percent_diff``, ``relative_risk``,
        ``odds_ratio``, ``difference_coefficient``, ``simple_maths``, ``log_odds_z`` with
        ``log_odds_delta``, ``bic``, ``ell``.
    order : str, optional
        The measure to order by, the first one if None.
    n : int, optional
        So many terms in each direction; all if None.
    direction : {"both", "more", "less"}, optional
        Terms that the target uses more, less, or both; ``more`` with `by`, else ``both``.
    min_count : int
        How often a term must occur on both sides together, to be compared at all.
    min_docs : int
        Show terms of so many documents only, on the side that uses them more: what a single
        document is about is no trait of a side.
    drop_stopwords : bool
        Leave out the stop words of the languages, and runs that begin or end with one. The sizes
        stay as they are.
    copies : {"all", "distinct", "stories"}
        What is counted once on each side, as in ``corpus.track``. A text that both sides print
        counts on both.
    groups : DataFrame, optional
        A table of ``corpus.copies()``: all copies of a text count as one in ``largest_part``.
    languages : {"one", "each"}
        Documents in several languages are refused, or each language is compared with itself.
    reference_total : int, optional
        All tokens that a list of frequencies was counted in; the sum of the list if None.
    correction : {"holm", "bonferroni", "none"}
        For testing many terms at once.
    level : float
        Coverage of the limits of ``log_ratio``: for all terms of the comparison together, unless
        `correction` is ``none``.
    prior : float
        Words that the prior of ``log_odds_z`` counts for, spread as on both sides together.
    k : float
        Of ``simple_maths``: added to rates per million.

    Returns
    -------
    DataFrame
        What the target uses more, the strongest first, then what it uses less: ``rank`` (in each
        direction), ``term``, ``direction`` (``more``, ``less``, ``equal``), ``n_target``,
        ``n_reference`` (hits), ``tokens_target``, ``tokens_reference`` (all tokens),
        ``rate_target``, ``rate_reference`` (hits per 10,000 tokens), ``docs_target``,
        ``docs_reference``, the measures, ``p_value`` of the first test among them, ``p_holm`` (or
        ``p_bonferroni``; corrected for all terms of the comparison, shown or not),
        ``largest_part`` (of the hits on the side that uses the term more, the part that one
        document has) and ``remark``, which says so if it is more than half.

        With `by`, the columns of `by` stand first and ``g2_overall``, ``df`` and ``p_overall``
        after the measures: the log-likelihood ratio of the term over all groups at once. Terms
        are corrected for within each group. With ``languages="each"``, ``language`` is first.

        Statistics have no sign. A count of 0 is taken as 0.5 by ``log_ratio`` alone; ratios to a
        rate of 0 are infinite.

    Raises
    ------
    ToolkitError
        There is nothing to compare, a document is on both sides, documents are in several
        languages, or an argument is not one of those allowed.

    References
    ----------
    Rayson, P. and Garside, R. (2000). Comparing corpora using frequency profiling.

    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19, 61-74.

    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words.

    Evert, S. (2023). Measuring keyness.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["oil and gas and oil", "oil prices", "rain and snow", "rain"]
    >>> frame = pd.DataFrame({"text": texts, "outlet": list("AABB"), "language": "en"})
    >>> corpus = tk.from_frame(frame)
    >>> found = corpus.keyness({"outlet": "A"}, {"outlet": "B"}, min_count=2)
    >>> found[["term", "direction", "n_target", "n_reference", "g2_two_term"]].round(2)
       term direction  n_target  n_reference  g2_two_term
    0   oil      more         3            0         2.71
    1   and      more         2            1         0.01
    2  rain      less         0            2         4.05
    """
    wanted = chosen("measures", measures, KEYNESSES)
    order = wanted[0] if order is None else order
    one_of("order", order, KEYNESSES)
    if direction is None:
        direction = "both" if by is None else "more"
    one_of("direction", direction, DIRECTIONS)
    one_of("correction", correction, CORRECTIONS)
    one_of("languages", languages, ("one", "each"))
    how = How(
        measures=wanted if order in wanted else [*wanted, order],
        order=order,
        directions=DIRECTIONS[1:] if direction == "both" else (direction,),
        n=None if n is None else whole("n", n, 1),
        min_count=whole("min_count", min_count, 1),
        min_docs=whole("min_docs", min_docs, 1),
        correction=correction,
        options=options_of(prior=prior, k=k, level=level),
        drop_stopwords=drop_stopwords,
        copies=copies,
        each=languages == "each",
        text=None if groups is None else numbered(corpus, groups),
    )
    if reference_total is not None and not isinstance(reference, pd.DataFrame):
        raise ToolkitError("reference_total= goes with a reference that is a list of frequencies.")
    one_of("length", whole("length", length, 1), range(1, LONGEST + 1))
    if length > 1:
        how = how._replace(runs=runs_of(corpus, length, how.min_count))
    if by is None:
        if target is None:
            raise ToolkitError(
                "There is nothing to compare. Give a target, {'outlet': 'A'}, or by='outlet' for "
                "each outlet against all others."
            )
        return two_sides(corpus, target, reference, reference_total, how)
    if target is not None or reference is not None:
        raise ToolkitError(
            f"by={by!r} compares each group with all others, so that there is no target and no "
            "reference. Leave them out, or take a part: corpus.where(...).keyness(by='outlet')."
        )
    return between(corpus, by, how)
