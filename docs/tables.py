"""Tables of the documentation that are made from the code, so that they cannot grow stale.

A page asks for one with a line ``<!-- table: name -->``; `fill` puts it in when the page is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from toolkit import schema
from toolkit.language import LANGUAGES
from toolkit.readers import READERS
from toolkit.readers.columns import ALIASES
from toolkit.schema import Column
from toolkit.topics.engines import ENGINES

MARK = re.compile(r"<!-- table: (\w+) -->")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(c.replace('|', chr(92) + '|') for c in r)} |" for r in lines)


def code(words: Iterable[str]) -> str:
    """Words as code, separated by blanks."""
    return " ".join(f"`{word}`" for word in words)


def columns(group: Mapping[str, Column]) -> str:
    """Name, kind and meaning of columns."""
    rows = ((f"`{name}`", c.kind, c.meaning) for name, c in group.items())
    return table(["column", "kind", "meaning"], rows)


def formats() -> str:
    """Kinds of file that are read."""
    rows = ((f"`{r.NAME}`", code(r.SUFFIXES), r.ABOUT) for r in READERS.values())
    return table(["name", "extensions", "what"], rows)


def aliases() -> str:
    """Names by which columns are recognised."""
    rows = ((f"`{ours}`", code((ours, *names))) for ours, names in ALIASES.items())
    return table(["ours", "recognised, in this order"], rows)


def languages() -> str:
    """Languages that have a file."""
    rows = (
        (f"`{x.code}`", x.name, x.direction, f"{len(x.stopwords()):,}") for x in LANGUAGES.values()
    )
    return table(["code", "language", "direction", "stop words"], rows)


def engines() -> str:
    """Topic engines."""
    return table(["engine", "what"], ((f"`{e.NAME}`", e.ABOUT) for e in ENGINES.values()))


TABLES = {
    "document_columns": lambda: columns(schema.DOCUMENT),
    "measure_columns": lambda: columns(schema.MEASURE),
    "word_columns": lambda: columns(schema.WORDS),
    "voice_columns": lambda: columns(schema.VOICES),
    "naming_columns": lambda: columns(schema.NAMING),
    "tone_columns": lambda: columns(schema.TONE),
    "event_columns": lambda: columns(schema.EVENT),
    "network_columns": lambda: columns(schema.NETWORKS),
    "coding_columns": lambda: columns(schema.CODING),
    "change_columns": lambda: columns(schema.CHANGE),
    "formats": formats,
    "aliases": aliases,
    "languages": languages,
    "engines": engines,
}


def fill(app: object, name: str, source: list[str]) -> None:
    """Replace the marks of a page by their tables."""
    source[0] = MARK.sub(lambda found: TABLES[found[1]](), source[0])
