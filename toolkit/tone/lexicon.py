"""The words that a tone is measured by: two sides, or a value for each word."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from numbers import Real
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checks import ToolkitError, listed, need_columns
from toolkit.language import LANGUAGES
from toolkit.lexicons import LEXICONS
from toolkit.paths import anchored
from toolkit.readers.encoding import decode
from toolkit.themes import Themes, themes

SIDES = {"positive": 1.0, "negative": -1.0}
HOW = (
    "Give lexicon='tone' (shipped, not validated), a theme file with the themes positive and "
    "negative, {'positive': ['victory'], 'negative': ['betray*']}, a value for each word, "
    "{'victory': 1, 'betray*': -2}, or a CSV with the columns word and value."
)


class Lexicon(NamedTuple):
    """Words as themes, the value of each theme's words, and where they came from."""

    themes: Themes
    values: dict[str, float]
    source: str


def lexicon_of(given: Any) -> Lexicon:
    """A lexicon from whatever stands for it.

    Raises
    ------
    ToolkitError
        It is none of what is allowed, a side is missing, a word is of both sides or has two
        values, or a value is no number or 0.
    """
    if isinstance(given, str) and given not in LEXICONS and not Path(given).suffix:
        raise ToolkitError(f"There is no lexicon {given!r}. {HOW}")
    if isinstance(given, str | Path) and Path(given).suffix.lower() == ".csv":
        return _valued(_csv(given), str(given))
    if isinstance(given, Mapping) and not isinstance(given, Themes):
        numbers = [value for value in given.values() if isinstance(value, Real)]
        if given and len(numbers) == len(given):
            return _valued([(str(w), "", v) for w, v in given.items()], "yours")
    elif not isinstance(given, str | Path | Themes):
        raise ToolkitError(f"{given!r:.60} is no lexicon of tone. {HOW}")
    made = themes(given)
    if set(made) != set(SIDES):
        raise ToolkitError(
            f"The sides of a lexicon are called positive and negative; here are {listed(made)}. "
            f"{HOW}"
        )
    _need_one_side(made)
    return Lexicon(made, dict(SIDES), made.source or "yours")


def _need_one_side(made: Themes) -> None:
    """Raise if a word is of both sides, as it would count for the first of them."""
    praise, blame = (
        {(rule.pattern.text.casefold(), rule.language) for rule in made[side].rules}
        for side in SIDES
    )
    if both := sorted(text for text, _ in praise & blame):
        raise ToolkitError(
            f"{listed(both[:5])} stand{'s' * (len(both) == 1)} both among the positive and the "
            "negative words. Leave each in one side."
        )


def _csv(path: str | Path) -> list[tuple[str, str, Any]]:
    """Rows of word, language and value."""
    file = anchored(path)
    if not file.is_file():
        raise ToolkitError(f"There is no lexicon file {str(file)!r}. {HOW}")
    # As spreadsheets save it: with semicolons, marks of order and old encodings too.
    text = decode(file.read_bytes()).text
    try:
        table = pd.read_csv(
            io.StringIO(text), sep=_separator(text), dtype="str", keep_default_na=False
        )
    except (ValueError, csv.Error) as error:
        raise ToolkitError(f"The lexicon {str(file)!r} cannot be read: {error}. {HOW}") from None
    table.columns = [str(name).strip().lower() for name in table.columns]
    need_columns(table, ["word", "value"], "a CSV with the columns word, value and, if wanted, "
                 "language")  # fmt: skip
    codes = table["language"] if "language" in table else [""] * len(table)
    return list(zip(table["word"], codes, table["value"], strict=True))


def _separator(text: str) -> str:
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def _valued(rows: list[tuple[str, str, Any]], source: str) -> Lexicon:
    """A theme for each value, its words by language."""
    by_value: dict[float, dict[str, list[str]]] = {}
    known: dict[tuple[str, str], float] = {}
    for word, code, value in rows:
        number = pd.to_numeric(value, errors="coerce")
        if not pd.notna(number) or not 0 < abs(number) < float("inf"):
            raise ToolkitError(
                f"The word {word!r} has the value {value!r}; it must be a number above 0 for "
                "praise or below 0 for blame."
            )
        if code and code not in LANGUAGES:
            raise ToolkitError(
                f"The word {word!r} is in language {code!r}. Allowed: {listed(LANGUAGES)}, or "
                "empty for all."
            )
        before = known.setdefault((word.strip().casefold(), code), float(number))
        if before != float(number):
            raise ToolkitError(
                f"The word {word!r} has two values, {before:g} and {number:g}. Give it one."
            )
        by_value.setdefault(float(number), {}).setdefault(code, []).append(word)
    tables: dict[str, Any] = {}
    for value, words in sorted(by_value.items(), reverse=True):
        table: dict[str, Any] = {c: {"patterns": some} for c, some in words.items() if c}
        tables[f"{value:+g}"] = table | ({"patterns": words[""]} if "" in words else {})
    return Lexicon(themes(tables), {name: float(name) for name in tables}, source)


def speaks(lexicon: Lexicon) -> set[str] | None:
    """Languages that it has words of; None if some of its words are for any."""
    every = {rule.language for theme in lexicon.themes.values() for rule in theme.rules}
    return None if None in every else {code for code in every if code}
