"""Tone towards a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, whole
from toolkit.intervals.contract import need_level
from toolkit.language.sentences import sentence_numbers
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.matching.spans import Spans, longest
from toolkit.measures.once import once
from toolkit.naming.mentions import Said
from toolkit.themes import Themes
from toolkit.tone.lexicon import Lexicon, lexicon_of, speaks
from toolkit.tone.tables import by_document, by_group, listed_hits
from toolkit.tone.windows import Flags, Hits, around, hits_of, wholly

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

REACH = 3  # tokens before a word within which one that denies it turns it round
Target = str | Pattern | Iterable[str | Pattern] | Mapping[str, Any] | Themes


class Around(NamedTuple):
    """A target in one voice: its mentions, the tokens around them that are of the voice, and which
    words of the lexicon are among these.
    """

    target: str
    voice: str
    mentions: Spans
    tokens: Flags
    hits: Flags


def tone(
    corpus: Corpus,
    target: Target,
    *,
    lexicon: Any,
    window: int | str = "sentence",
    by: str | Sequence[str] | None = None,
    negation: bool | int = True,
    voice: str = "all",
    quoted: str | None = None,
    quotes: pd.DataFrame | None = None,
    copies: str = "all",
    lines: bool = False,
    validated: bool = False,
    level: float = 0.95,
) -> pd.DataFrame:
    """Count words of praise and blame around a target.

    **This measures words, not attitudes.** Lexicons of tone agree badly with human readers and
    with each other (van Atteveldt and others 2021, Boukes and others 2020), and "the militia was
    defeated" blames nobody. Code a sample by hand before you believe a number; until then every
    row says so.

    Parameters
    ----------
    target : str, Pattern, list, mapping or Themes
        Towards what: words and phrases are one target, ``["militia*", "hashd"]``; a mapping or
        Themes are one target each.
    lexicon : str, path, mapping or Themes
        The words, which must be stated: ``"tone"``, which comes with the toolkit (English, Persian,
        Arabic, Sorani, Kurmanji; ``tk.themes("tone").frame()`` lists it; validated in none); a
        theme file with the themes ``positive`` and ``negative``; ``{"positive": [...],
        "negative": [...]}``; values, ``{"victory": 1, "betray*": -2}``; or a CSV with the columns
        ``word``, ``value`` and, if wanted, ``language``.
    window : int or "sentence"
        Where words count: in the sentences that mention the target, or so many tokens before and
        after a mention, in its document. A token near two mentions counts once.
    by : str, list of str, optional
        Cells as in ``corpus.track``; a row for each document that mentions the target if None.
    negation : bool or int
        Whether a word that denies ("no", "without", of the language of the document), at most 3
        tokens (or so many) before a word of the lexicon and in its sentence, turns it round. In
        Persian and Kurdish the verb at the end denies more often than a word before.
    voice : {"all", "own", "quoted", "apart"}
        Whose words count: all; those that the outlet writes itself; those it quotes; or own and
        quoted words in rows of their own. The target may be named by either.
    quoted, quotes
        What is quoted, as in ``corpus.labels``.
    copies : {"all", "distinct", "stories"}
        What is counted once, as in ``corpus.track``.
    lines : bool
        List the words that were counted instead, each with its sentence, to be read.
    validated : bool
        Say True once a coded sample has shown that the lexicon holds for this target: then rows
        lose the remark that it is not.
    level : float
        Coverage aimed at by the interval.

    Returns
    -------
    DataFrame
        Without `by` one row per target, voice and document that mentions it: ``target``,
        ``voice``, ``doc_id``, ``date``, ``outlet``, ``language``, ``hits`` (mentions of the
        target), ``window_words`` (words around them, of the voice), ``positive`` and ``negative``
        (words of the lexicon among them, after negation), ``negated`` (how many were turned
        round), ``tone`` ((sum of values) / (sum of their sizes): (positive - negative) /
        (positive + negative) if all count 1; -1 to 1; NaN where nothing of the lexicon stands in
        the window: unknown, not neutral) and ``remark``.

        With `by` one row per target, voice and cell: its columns, ``docs`` (that mention the
        target), ``total_docs``, ``hits``, ``window_words``, ``positive``, ``negative``,
        ``negated``, ``toned_docs`` (documents that have a tone), ``tone`` (mean of these, each
        counting once whatever its length), ``low``, ``high`` (Wilson's interval of a share of so
        many documents, put on the scale from -1 to 1: too wide where documents are mixed in
        themselves) and ``remark``.

        With `lines` one row per word: ``target``, ``voice``, ``doc_id``, ``date``, ``outlet``,
        ``pattern``, ``word_value`` (after negation), ``denied``, ``passage``, ``start``, ``end``.

    Raises
    ------
    ToolkitError
        The lexicon or target cannot be used, or another argument is not one of those allowed.

    See Also
    --------
    validation_sample : draw documents to be coded by hand.

    References
    ----------
    van Atteveldt, W., van der Velden, M. A. C. G. and Boukes, M. (2021). The validity of sentiment
    analysis. Communication Methods and Measures 15, 121-140.

    Boukes, M., van de Velde, B., Araujo, T. and Vliegenthart, R. (2020). What's the tone? Easy
    doesn't do it. Communication Methods and Measures 14, 83-104.

    Examples
    --------
    >>> import toolkit as tk
    >>> texts = ["The militia betrayed us. Rain fell.", "The brave militia won no victory."]
    >>> corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    >>> words = {"positive": ["brave", "victory"], "negative": ["betray*"]}
    >>> table = corpus.tone("militia", lexicon=words)
    >>> table[["window_words", "positive", "negative", "negated", "tone"]]
       window_words  positive  negative  negated  tone
    0             3         0         1        0  -1.0
    1             5         1         1        1   0.0
    """
    level, words, reach = need_level(level), lexicon_of(lexicon), _reach(negation)
    size = _window(window)
    part = once(corpus, copies)
    flags = Said(voice, quoted, quotes).flags(corpus, part)
    tokens = part.tokens
    sentence: Any = sentence_numbers(part._docs["text"], tokens.bounds, tokens.starts)
    found = hits_of(part, words, sentence, reach)
    every = _around(part, target, found, size, sentence, voice, flags)
    if lines:
        return listed_hits(part, found, every, sentence)
    if by is None:
        return by_document(part, found, every, _remarks(words, validated), speaks(words))
    return by_group(part, found, every, by, _remarks(words, validated), speaks(words), level)


def _around(
    corpus: Corpus,
    target: Target,
    found: Hits,
    window: int | None,
    sentence: Any,
    voice: str,
    quoted: Flags | None,
) -> Iterator[Around]:
    for name, mentions in _targets(corpus, target):
        near = around(corpus.tokens, mentions, window, sentence)
        for said in ("own", "quoted") if voice == "apart" else (voice,):
            own = near if quoted is None else near & (quoted == (said == "quoted"))
            yield Around(name, said, mentions, own, wholly(own, found.spans))


def _targets(corpus: Corpus, target: Any) -> Iterator[tuple[str, Spans]]:
    """Name and mentions of each target."""
    if isinstance(target, Mapping):
        from toolkit.measures.lookup import matches, some_themes

        yield from ((name, hits.spans) for name, hits in matches(corpus, some_themes(target)))
        return
    if not isinstance(target, str | Pattern | Iterable):
        raise ToolkitError(
            f"{target!r} is no target. Give a word, 'militia*', a list of words for one target, "
            "or several: {'militias': ['militia*'], 'army': ['iraqi army']}."
        )
    patterns = as_patterns(target)
    spans, _ = longest([find(corpus.tokens, pattern) for pattern in patterns])
    yield ", ".join(pattern.text for pattern in patterns), spans


def _window(window: Any) -> int | None:
    if isinstance(window, str):
        if window == "sentence":
            return None
        raise ToolkitError(
            f"window={window!r} is not known. Allowed: 'sentence', or a number of tokens such as "
            "10."
        )
    return whole("window", window, 1)


def _reach(negation: Any) -> int:
    if isinstance(negation, bool | np.bool_):
        return REACH if negation else 0
    return whole("negation", negation)


def _remarks(lexicon: Lexicon, validated: bool) -> str:
    return "" if validated else f"lexicon {lexicon.source!r} not validated here"
