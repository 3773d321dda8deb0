"""How hard texts are to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from toolkit.measures.cells import cells
from toolkit.words.reading.counting import counted
from toolkit.words.reading.formulas import FORMULAS

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

FEW = 30  # sentences that SMOG is made for
COLUMNS = ["total_sentences", "words", "words_per_sentence", "letters_per_word", "long_share"]
COLUMNS += ["syllables_per_word", *FORMULAS, "remark"]


def readability(corpus: Corpus, by: str | Sequence[str] | None = None) -> pd.DataFrame:
    """Measure how hard the texts of each document or group of documents are to read.

    Parameters
    ----------
    by : str or list of str, optional
        Groups as in ``corpus.track``: ``"outlet"``, ``["outlet", "month"]``; each document if
        None.

    Returns
    -------
    DataFrame
        One row per document (``doc_id``, ``date``, ``outlet``, ``language``) or group (its
        columns, and ``total_docs``), for all languages: ``total_sentences``, ``words`` (a final
        's belongs to the word before it, a hyphen parts two), ``words_per_sentence``,
        ``letters_per_word``, ``long_share`` (words of more than six letters / words), ``lix``
        (Björnsson) and ``rix`` (Anderson: such words in a sentence). The two were made for
        languages in Latin script; elsewhere they compare texts of one language only.

        For English only, NaN for others: ``syllables_per_word`` (by rule), ``flesch`` (reading
        ease: more is easier), and in years of US schooling ``flesch_kincaid``, ``gunning_fog``
        (names are not complex), ``smog`` (made for 30 sentences and more), ``coleman_liau`` and
        ``ari``. ``remark`` says what is missing. A group is counted as one text.

        These count surface features. They say nothing of how a text is built or what it takes
        for granted.

    Raises
    ------
    ToolkitError
        A name in `by` is neither a period nor a column.

    References
    ----------
    See ``docs/explain/words-in-texts.md``.

    Examples
    --------
    >>> import toolkit as tk
    >>> corpus = tk.from_frame(
    ...     pd.DataFrame({"text": ["The army left the town. Nobody knows why."], "language": "en"}))
    >>> corpus.readability()[["total_sentences", "words", "syllables_per_word", "flesch"]].round(2)
       total_sentences  words  syllables_per_word  flesch
    0                2      8                1.38   86.45
    """
    docs = corpus._docs
    english = docs["language"].eq("en").to_numpy(bool)
    counts = counted(corpus, english)
    if by is None:
        table = docs[["doc_id", "date", "outlet", "language"]].reset_index(drop=True)
        of, keys = np.arange(len(table)), list(table)
    else:
        layout = cells(corpus, by, made=COLUMNS)
        table, of, keys = layout.table, layout.of, [*layout.keys, "total_docs"]
    size, inside = len(table), of >= 0
    counts = {n: np.bincount(of[inside], c[inside], size).astype(float) for n, c in counts.items()}
    others = np.bincount(of[inside], ~english[inside], size) > 0
    table["total_sentences"] = counts["sentences"].astype(np.int64)
    table["words"] = counts["words"].astype(np.int64)
    some = counts["words"] > 0
    counts = {name: np.where(some, c, np.nan) for name, c in counts.items()}
    table["words_per_sentence"] = counts["words"] / counts["sentences"]
    table["letters_per_word"] = counts["letters"] / counts["words"]
    table["long_share"] = counts["long"] / counts["words"]
    syllables = np.where(others, np.nan, counts["syllables"])
    table["syllables_per_word"] = syllables / counts["words"]
    for name, formula in FORMULAS.items():
        table[name] = np.where(formula.english & others, np.nan, formula.of(counts))
    few = some & ~others & (counts["sentences"] < FEW)
    remark = np.select(
        [~some, others, few],
        [
            "no words",
            "not English, or not only: no formula but lix and rix",
            f"fewer than {FEW} sentences: smog is a guess",
        ],
        "",
    )
    table["remark"] = pd.array(remark.astype(object), "str")
    return table[list(dict.fromkeys([*keys, *COLUMNS]))]
