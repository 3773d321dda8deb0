"""Confirmed statements as a database that the Discourse Network Analyzer opens."""

from __future__ import annotations

import base64
import hashlib
import re
import sqlite3
import unicodedata
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from toolkit.checks import ToolkitError, need_columns
from toolkit.networks import dna_schema as dna
from toolkit.networks.confirming import need_confirmed
from toolkit.validation.hits import rows_of

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

ADMIN = 1  # the coder that owns everything
ROUNDS = 100_000  # of SHA-256, as DNA has it for passwords
DAY = np.timedelta64(1, "s")
_LINE_END = re.compile("\r\n?")
_NOT_SHOWN = re.compile("[\0\ud800-\udfff]")


class WrittenStatements(NamedTuple):
    """A database: its `path`, its documents and statements, and names that were `shortened`."""

    path: Path
    documents: int
    statements: int
    shortened: int


def write_dna(
    statements: pd.DataFrame,
    corpus: Corpus,
    path: str | Path,
    *,
    password: str,
    overwrite: bool = False,
) -> WrittenStatements:
    """Write confirmed statements and their articles as a database of DNA 3.

    Parameters
    ----------
    statements : DataFrame
        From `confirmed`: ``doc_id``, ``start``, ``end``, ``person``, ``organisation``,
        ``concept``, ``agreement``, ``confirmed``. What nobody has confirmed is refused.
    corpus : Corpus
        The one that they are from; the articles with a statement are written.
    path : path
        A new file, ``.dna``.
    password : str
        With which the coder "Admin" opens the database in DNA. Texts are not encrypted by it.
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    WrittenStatements
        ``path``, ``documents``, ``statements`` and ``shortened``: names and headlines of more
        than 190 characters, which DNA does not take. The file has statements of the type "DNA
        Statement": person, organization, concept, agreement. The same statements and articles
        give the same bytes, with the same version of SQLite.

    Raises
    ------
    ToolkitError
        A statement is not confirmed, its document is not in the corpus or has no date, it has no
        place in the text, or shortened names become the same.

    Notes
    -----
    Places are counted as DNA counts them, in UTF-16, and line ends are plain. The tables were
    taken from the source of DNA 3.1.1 and read back by SQL; DNA itself was not run.

    References
    ----------
    Leifeld, P. Discourse Network Analyzer (DNA). https://github.com/leifeld-lab/dna
    """
    target = Path(path)
    table, docs = _needed(statements, corpus)
    if not isinstance(password, str) or not password:
        raise ToolkitError("password must be text; DNA asks the coder Admin for it.")
    if target.suffix.lower() != ".dna":
        raise ToolkitError(f"path={str(path)!r} must end in '.dna'.")
    if target.exists() and (target.is_dir() or not overwrite):
        raise ToolkitError(
            f"path={str(path)!r} is there already; it was left alone. Type overwrite=True to "
            "replace it, or choose a new name."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}.part"
    try:
        shortened = _fill(part, table, docs, password)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return WrittenStatements(target, len(docs), len(table), shortened)


def _needed(statements: pd.DataFrame, corpus: Corpus) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The statements and their documents, if both can be written."""
    for actor in ("person", "organisation"):
        need_confirmed(statements, actor)
    need_columns(statements, ["start", "end"], "tk.networks.confirmed(sheet)")
    table = statements.reset_index(drop=True)
    table["agreement"] = need_confirmed(statements, "person")["agreement"].to_numpy()
    docs = corpus._docs.iloc[rows_of(corpus, table["doc_id"])].reset_index(drop=True)
    undated = docs.loc[docs["date"].isna(), "doc_id"].tolist()
    if undated:
        raise ToolkitError(
            f"{len(undated)} of {len(docs)} documents have no date, which DNA needs: "
            f"{', '.join(map(repr, undated[:3]))}. Leave their statements out, or date them."
        )
    length = table["doc_id"].map(docs.set_index("doc_id")["text"].str.len())
    wrong = ~(table["start"].ge(0) & table["end"].gt(table["start"]) & table["end"].le(length))
    if wrong.any():
        raise ToolkitError(
            f"{int(wrong.sum())} of {len(table)} statements have no place in the text of their "
            "document: start must be 0 or more, and end behind it and inside the text."
        )
    return table, docs


def _fill(path: Path, table: pd.DataFrame, docs: pd.DataFrame, password: str) -> int:
    """Write everything into a new file, and say how many names were shortened."""
    short = _Shortener()
    base = sqlite3.connect(path)
    try:
        with base:
            base.execute("PRAGMA foreign_keys = ON")
            for command in dna.script():
                base.execute(command)
            _first_contents(base, table, password)
            _documents(base, docs, short)
            _statements(base, table, docs, short)
    finally:
        base.close()
    return short.count


def _insert(base: sqlite3.Connection, table: str, **row: Any) -> None:
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    base.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _first_contents(base: sqlite3.Connection, table: pd.DataFrame, password: str) -> None:
    salt = hashlib.sha256("\0".join(map(str, table["doc_id"])).encode("utf-8", "replace")).digest()
    _insert(base, "CODERS", ID=ADMIN, Name="Admin", Red=255, Green=255, Blue=0,
            Password=password_hash(password, salt[:16]))  # fmt: skip
    _insert(base, "SETTINGS", Property="version", Value=dna.VERSION)
    _insert(base, "SETTINGS", Property="date", Value=dna.DATE)
    label, red, green, blue = dna.STATEMENT_TYPE
    _insert(base, "STATEMENTTYPES", ID=1, Label=label, Red=red, Green=green, Blue=blue)
    for number, (name, kind) in enumerate(dna.VARIABLES, 1):
        _insert(base, "VARIABLES", ID=number, Variable=name, DataType=kind, StatementTypeId=1)
        for attribute in dna.ATTRIBUTES if kind == "short text" else ():
            _insert(base, "ATTRIBUTEVARIABLES", VariableId=number, AttributeVariable=attribute)


def _documents(base: sqlite3.Connection, docs: pd.DataFrame, short: _Shortener) -> None:
    seconds = (docs["date"].to_numpy("datetime64[s]") - np.datetime64(0, "s")) // DAY
    for number, row in enumerate(docs.to_dict("records"), 1):
        fields = {"Author": "author", "Source": "outlet", "Section": "section"}
        more = {name: short(row.get(column)) for name, column in fields.items()}
        _insert(base, "DOCUMENTS", ID=number, Title=short(row["title"]) or short(row["doc_id"]),
                Text=_text(row["text"]), Coder=ADMIN, Notes=f"doc_id: {_text(row['doc_id'])}",
                Type="", Date=int(seconds[number - 1]), **more)  # fmt: skip


def _statements(
    base: sqlite3.Connection, table: pd.DataFrame, docs: pd.DataFrame, short: _Shortener
) -> None:
    number = {doc_id: i for i, doc_id in enumerate(docs["doc_id"], 1)}
    texts = dict(zip(docs["doc_id"], docs["text"], strict=True))
    columns = {1: "person", 2: "organisation", 3: "concept"}
    entities = dict(_entities(base, table, columns, short))
    for statement, row in enumerate(table.to_dict("records"), 1):
        text = texts[row["doc_id"]]
        start, end = (_units(text[: int(row[name])]) for name in ("start", "end"))
        _insert(base, "STATEMENTS", ID=statement, StatementTypeId=1, Coder=ADMIN,
                DocumentId=number[row["doc_id"]], Start=start, Stop=end)  # fmt: skip
        for variable, column in columns.items():
            entity = entities[variable, _name(row[column])]
            _insert(base, "DATASHORTTEXT", StatementId=statement, VariableId=variable,
                    Entity=entity)  # fmt: skip
        _insert(base, "DATABOOLEAN", StatementId=statement, VariableId=4,
                Value=int(row["agreement"]))  # fmt: skip


def _entities(
    base: sqlite3.Connection, table: pd.DataFrame, columns: dict[int, str], short: _Shortener
) -> Iterator[tuple[tuple[int, str], int]]:
    """Number of each name of each variable; the empty name stands for none."""
    entity = 0
    for variable, column in columns.items():
        before: dict[str, str] = {}
        for name in sorted({_name(value) for value in table[column]}):
            entity += 1
            shown = short(name)
            if shown in before:
                raise ToolkitError(
                    f"The {column}s {before[shown]!r:.60} and {name!r:.60} begin with the same "
                    f"{dna.LONGEST} characters, which is all that DNA takes. Shorten them."
                )
            before[shown] = name
            _insert(base, "ENTITIES", ID=entity, VariableId=variable, Value=shown, Red=0, Green=0,
                    Blue=0)  # fmt: skip
            for number in range(1, len(dna.ATTRIBUTES) + 1):
                attribute = (variable - 1) * len(dna.ATTRIBUTES) + number
                _insert(base, "ATTRIBUTEVALUES", EntityId=entity, AttributeVariableId=attribute,
                        AttributeValue="")  # fmt: skip
            yield (variable, name), entity


class _Shortener:
    """Cuts text to what a short field holds, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, value: Any) -> str:
        text = _name(value)
        if len(text) <= dna.LONGEST:
            return text
        self.count += 1
        return text[: dna.LONGEST - 1] + "…"


def password_hash(password: str, salt: bytes) -> str:
    """A password as DNA keeps it: the salt, then SHA-256 of salt and password, many times over."""
    digest = salt + unicodedata.normalize("NFC", password).encode("utf-8")
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")


def _name(value: Any) -> str:
    return "" if value is None or value != value else _text(str(value)).strip()


def _text(value: Any) -> str:
    r"""Text as DNA shows it: lines end in \n; what cannot be shown is a mark of its own."""
    return _NOT_SHOWN.sub("\ufffd", _LINE_END.sub("\n", str(value)))


def _units(text: str) -> int:
    """Length of a text as Java counts it."""
    return len(_text(text).encode("utf-16-le")) // 2
