"""Where the node of collocates stands, and how far its windows may reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from toolkit.checks import ToolkitError, listed
from toolkit.language.sentences import sentence_numbers
from toolkit.matching.patterns import Pattern, as_patterns, find
from toolkit.matching.spans import Spans, longest
from toolkit.matching.theme import Theme
from toolkit.measures.lookup import matches
from toolkit.themes import Themes

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

Int64 = npt.NDArray[np.int64]
AT_ONCE = 1 << 21  # tokens whose sentences are looked for


def nodes_of(corpus: Corpus, node: Any, valuetype: str, case: bool, language: str | None) -> Spans:
    """Matches of a word, phrase, glob, of several together, or of a theme.

    Raises
    ------
    ToolkitError
        It is none of these, there are several themes, or a way to read words goes with a theme.
    """
    if isinstance(node, Theme):
        node = Themes({node.name: node})
    if isinstance(node, Themes):
        if len(node) != 1:
            raise ToolkitError(
                f"One theme can be the node, and there are {len(node)}: {listed(node)}. Take one: "
                "themes.only('oil')."
            )
        if (valuetype, bool(case), language) != ("glob", False, None):
            raise ToolkitError(
                "valuetype, case and language are for words; themes say themselves how they are "
                "read."
            )
        return next(found.spans for _, found in matches(corpus, node))
    if not isinstance(node, Pattern | Iterable) or isinstance(node, Mapping):
        raise ToolkitError(
            f"node={node!r} is no pattern. Give a word, 'militia*', a phrase, a list of them, or "
            "one theme: themes.only('oil')."
        )
    patterns = as_patterns(node, valuetype, case, language)
    return longest([find(corpus.tokens, pattern) for pattern in patterns])[0]


def reach(corpus: Corpus, nodes: Spans, within: str) -> tuple[Int64, Int64]:
    """First token that the window of each node may reach, and the one behind the last.

    Parameters
    ----------
    within : {"document", "sentence"}
    """
    tokens = corpus.tokens
    document = tokens.document_of(nodes.first)
    if within == "document":
        return tokens.bounds[document], tokens.bounds[document + 1]
    if not len(document):
        return document, document
    from tqdm import tqdm

    low, high = np.empty((2, len(document)), np.int64)
    # Only documents with a node are read, some at a time.
    rows, first = np.unique(document, return_index=True)
    sizes = np.cumsum(tokens.bounds[rows + 1] - tokens.bounds[rows])
    cuts = np.unique(np.append(np.searchsorted(sizes, np.arange(0, sizes[-1:].sum(), AT_ONCE)), 0))
    ends = np.append(cuts[1:], len(rows))
    texts = corpus._docs["text"]
    chunks = zip(cuts.tolist(), ends.tolist(), strict=True)
    for begin, end in tqdm(chunks, "sentences", len(cuts), delay=1.0, leave=False):
        some = slice(first[begin], first[end] if end < len(rows) else len(document))
        part = tokens.take(rows[begin:end])
        numbers = sentence_numbers(texts.iloc[rows[begin:end]], part.bounds, part.starts)
        at = np.searchsorted(rows[begin:end], document[some])
        shift = tokens.bounds[document[some]] - part.bounds[at]
        last = nodes.first[some] + nodes.length[some] - 1
        low[some] = np.searchsorted(numbers, numbers[nodes.first[some] - shift], "left") + shift
        high[some] = np.searchsorted(numbers, numbers[last - shift], "right") + shift
    return low, high
