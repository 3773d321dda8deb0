"""Who does what to whom: named actors as agents and patients of verbs, as far as rules carry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.intervals.contract import need_level
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.measures.once import once
from toolkit.tone.agency_cells import in_cells
from toolkit.tone.agency_mentions import mentioned, read
from toolkit.tone.clauses import ROLES
from toolkit.tone.english_verbs import verbs_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus


def agency(
    corpus: Corpus,
    actors: ThemesLike = "actors",
    *,
    by: str | Sequence[str] | None = None,
    verbs: str | Path | Mapping[str, Any] | None = None,
    copies: str = "all",
    cluster: str = "article",
    level: float = 0.95,
) -> pd.DataFrame:
    """Find which actors act and which are acted upon, in English texts.

    The rules look at the words beside each name and would rather not say: where no verb stands
    close by, where the name belongs to another noun ("Kirkuk airport"), or where two readings are
    possible, the mention is undecided. How often they are right stands in the documentation; how
    much they leave out is the column ``undecided_share``. Articles in other languages are not read.

    Parameters
    ----------
    actors : Themes, path, mapping, list of words or name
        Who is looked for; "actors" are those of the shipped lexicon.
    by : str, list of str, optional
        Cells as in ``corpus.track``: "outlet", ["month", "outlet"]; a row for each mention if
        None.
    verbs : path or mapping, optional
        Groups of verbs of your own: a TOML file with tables such as ``[taking]`` and in each
        ``verbs = ["seize", "take took taken"]``. Other forms in -ed are read as verbs without a
        group.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    cluster : str
        Mentions that say the same in part, as in ``corpus.labels``.
    level : float
        Coverage aimed at by the interval.

    Returns
    -------
    DataFrame
        With ``by=None`` one row per mention: ``doc_id``, ``date``, ``outlet``, ``theme`` (the
        actor), ``keyword`` (as written), ``agency``, ``verb`` (as written), ``denied`` (the verb
        is: "did not seize"; the roles are the same), ``verb_group``, ``other`` (the other
        participant, as far as it stands beside the verb), ``start`` and ``end``. Agency is

        - agent: subject of a verb in the active ("the PMF seized the town");
        - agent in by-phrase ("was seized by the PMF", "militias backed by Iran");
        - patient: direct object of a verb in the active ("seized Kirkuk");
        - patient of passive: its subject, the agent being named ("Kirkuk was seized by ...");
        - patient of agentless passive ("Kirkuk was taken"), verbs such as "fall" included;
        - undecided.

        With `by` one row per actor and cell: ``theme``, the columns of `by`, ``hits`` (mentions),
        ``agent``, ``agent_in_by_phrase``, ``patient``, ``patient_of_passive``,
        ``patient_of_agentless_passive``, ``undecided_hits``, ``decided``, ``undecided_share``
        (undecided / hits), ``active_share`` (agents of either kind / decided; NaN where nothing
        is), ``low``, ``high`` and ``remark``.

    Raises
    ------
    ToolkitError
        No document is in English, the verbs cannot be used, or another argument is not one of
        those allowed.

    References
    ----------
    Van Atteveldt, W., Sheafer, T., Shenhav, S. R. and Fogel-Dror, Y. (2017). Clause analysis: using
    syntactic information to automatically extract source, subject, and predicate from texts with
    an application to the 2008-2009 Gaza War. Political Analysis 25, 207-222.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["The PMF seized Kirkuk.", "Kirkuk was taken.", "The Kirkuk airport is open."]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> table = corpus.agency(["kirkuk", "pmf"]).query("agency != 'undecided'")
    >>> table[["other", "verb", "agency", "theme"]]
         other    verb                        agency   theme
    0   Kirkuk  seized                         agent     pmf
    1  The PMF  seized                       patient  kirkuk
    2            taken  patient of agentless passive  kirkuk
    """
    level, wanted, known = need_level(level), some_themes(actors), verbs_of(verbs)
    if not corpus._docs["language"].eq("en").any():
        raise ToolkitError(
            "No document is in English, and the rules know no other language. See "
            "corpus.describe(by='language')."
        )
    part = once(corpus, copies)
    english = part._docs["language"].eq("en").to_numpy(bool)
    found = mentioned(part, wanted, english)
    names = list(wanted)
    if by is not None:
        return in_cells(part, found, read(part, found, known).role, names, by, cluster, level)
    roles = read(part, found, known, words=True)
    table = part._docs[["doc_id", "date", "outlet"]].iloc[found.document].reset_index(drop=True)
    told = {
        "theme": np.array(names, object)[found.theme],
        "keyword": roles.keyword,
        "agency": np.array(ROLES, object)[roles.role],
        "verb": roles.verb,
        "verb_group": roles.group,
        "other": roles.other,
    }
    table = table.assign(**{k: pd.array(v, dtype="str") for k, v in told.items()})
    table.insert(list(table).index("verb_group"), "denied", roles.denied)
    return table.assign(start=roles.start, end=roles.end)
