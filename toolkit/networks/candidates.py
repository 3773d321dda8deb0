"""Candidates for statements: who may have said something about a concept, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.matching.rules import Languages
from toolkit.measures.lookup import ThemesLike, some_themes
from toolkit.validation.hits import rows_of
from toolkit.validation.page import readable
from toolkit.validation.sample import coder_names, unit_names

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

MAKER = "corpus.quotes()"
NEEDED = ["doc_id", "date", "outlet", "language", "person", "source", "cue", "content"]
#: What can be answered; the number is the code.
FOR, AGAINST, NONE = 1, 2, 3
CHOICES = {
    FOR: "says it, and is for it",
    AGAINST: "says it, and is against it",
    NONE: "no statement on this by this actor",
}
AROUND = 200  # characters of the article before and after what is said


def statements(
    quotes: pd.DataFrame,
    concepts: ThemesLike,
    *,
    corpus: Corpus | None = None,
    organisations: Mapping[str, str] | None = None,
    coders: str | Sequence[str] | None = None,
) -> pd.DataFrame:
    """List candidates for statements: one row per quotation and concept that is named in it.

    None of them is a statement before a person has said so. Whether the speaker is for the
    concept or against it is not even guessed.

    Parameters
    ----------
    quotes : DataFrame
        From ``corpus.quotes()``: ``doc_id``, ``date``, ``outlet``, ``language``, ``person``,
        ``source``, ``cue``, ``content``, ``start``, ``end``.
    concepts : Themes, path, mapping or list of words
        Looked for in what is said. The label of a theme should be a sentence that one can be for
        or against: "Kirkuk should be under federal control".
    corpus : Corpus, optional
        Where the quotations are from; coders then see the headline, and the words around.
    organisations : mapping of str to str, optional
        Organisation of a person, where it is known.
    coders : str or list of str, optional
        Names of coders; each gets every candidate.

    Returns
    -------
    DataFrame
        ``unit``, ``coder``, ``question``, ``title`` and ``text`` (what is shown), ``choice_1`` to
        ``choice_3`` (says it and is for it, against it, no statement), ``code`` (NaN) and
        ``note``, as sheets of questions have them; and ``doc_id``, ``date``, ``outlet``,
        ``person``, ``organisation``, ``concept``, ``confirmed`` (False), ``source``, ``cue``,
        ``start``, ``end``. In the order of the quotations.

    Raises
    ------
    ToolkitError
        A column is missing, or no quotation names a concept.

    See Also
    --------
    write_statements, read_statements : The sheet to answer in.
    confirmed : The statements, once the candidates are coded.

    Examples
    --------
    >>> quotes = pd.DataFrame({"doc_id": "a", "date": pd.Timestamp("2017-10-16"), "outlet": "A",
    ...     "language": "en", "person": "Ann Ray", "source": "she", "cue": "said",
    ...     "content": ["the oil is ours", "it rains"], "start": [0, 40], "end": [15, 48]})
    >>> statements(quotes, ["oil"])[["person", "concept", "confirmed"]].values.tolist()
    [['Ann Ray', 'oil', False]]
    """
    from toolkit.corpus import Corpus

    need_columns(quotes, [*NEEDED, "start", "end"], MAKER)
    for name, value, kind, how in (
        ("corpus", corpus, Corpus, "the corpus of the quotations: corpus=corpus"),
        ("organisations", organisations, Mapping, "a mapping: organisations={'Ann Ray': 'KDP'}"),
        ("coders", coders, Sequence, "names: coders=['Ana', 'Ben']"),
    ):
        if value is not None and not isinstance(value, kind):
            raise ToolkitError(f"{name}={value!r:.60} must be {how}.")
    names, themes = coder_names(coders), some_themes(concepts)
    table = quotes.reset_index(drop=True)
    rows = sorted(_found(table, themes), key=lambda found: found[0])  # concepts in their order
    if not rows:
        raise ToolkitError(
            f"None of {len(table)} quotations names one of the {len(themes)} concepts. Look at "
            "quotes['content'], and write the concepts as they are put there."
        )
    made = table.iloc[[row for row, _ in rows]][[*NEEDED, "start", "end"]].reset_index(drop=True)
    for name in ("person", "source", "cue", "content", "outlet"):
        made[name] = made[name].fillna("").astype("str")
    made["concept"] = [concept for _, concept in rows]
    made = made.drop_duplicates(["doc_id", "start", "end", "person", "source", "concept"])
    known = organisations or {}
    made["organisation"] = made["person"].map(lambda name: known.get(name, "")).astype("str")
    made["confirmed"] = False
    labels = {name: readable(themes[name].label or name) for name in themes}
    actor = made["person"].where(made["person"].ne(""), made["source"])
    made["question"] = [
        f"{readable(who) or 'Somebody not named'}: {labels[concept]}?"
        for who, concept in zip(actor, made["concept"], strict=True)
    ]
    made["title"], made["text"] = _shown(made, corpus)
    keys = (
        made[["start", "end", "person", "source", "concept"]].astype("str").agg("\0".join, axis=1)
    )
    made["unit"] = unit_names(list(zip(made["doc_id"].astype("str"), keys, strict=True)))
    made = made.assign(**{f"choice_{code}": text for code, text in CHOICES.items()})
    parts = [made.assign(coder=name, code=np.nan, note="") for name in names]
    whole = pd.concat(parts, ignore_index=True)
    shown = ["unit", "coder", "question", "title", "text", "choice_1", "choice_2", "choice_3"]
    known_by = ["doc_id", "date", "outlet", "person", "organisation", "concept", "confirmed"]
    whole = whole[[*shown, "code", "note", *known_by, "source", "cue", "start", "end"]]
    texts = [*shown, "note", "doc_id", "person", "organisation", "concept"]
    return whole.astype(dict.fromkeys(texts, "str"))


def _found(table: pd.DataFrame, themes: Any) -> Iterator[tuple[int, str]]:
    """Number of the quotation and name of the concept, for each concept in it."""
    from toolkit.tokens import Tokens

    tokens = Tokens.build(table["content"].fillna("").astype(str))
    matcher = themes.matcher(tokens, Languages.from_values(table["language"]))
    for name in themes:
        for row in np.unique(tokens.document_of(matcher.hits(name).spans.first)).tolist():
            yield row, name


def _shown(made: pd.DataFrame, corpus: Corpus | None) -> tuple[list[str], list[str]]:
    """Headline and text for the coder: what is said, marked, in its surroundings."""
    if corpus is None:
        said = [
            " ".join(filter(None, (source, cue))) + f": {content}"
            for source, cue, content in zip(
                made["source"], made["cue"], made["content"], strict=True
            )
        ]
        return [""] * len(made), [readable(text) for text in said]
    docs = corpus._docs.iloc[rows_of(corpus, made["doc_id"])].set_index("doc_id")
    titles, texts = docs["title"].fillna("").to_dict(), docs["text"].to_dict()
    shown = []
    for doc_id, start, end in zip(made["doc_id"], made["start"], made["end"], strict=True):
        text = texts[doc_id]
        before = text[max(0, start - AROUND) : start]
        after = text[end : end + AROUND]
        opening = "… " * (start > AROUND)
        closing = " …" * (end + AROUND < len(text))
        shown.append(readable(f"{opening}{before}»{text[start:end]}«{after}{closing}"))
    return [readable(str(titles[name])) for name in made["doc_id"]], shown
