"""A database for the Discourse Network Analyzer, read back by SQL as DNA reads it."""

import sqlite3

import pandas as pd
import pytest

import toolkit as tk
from toolkit import networks
from toolkit.checks import ToolkitError
from toolkit.networks.dna import password_hash

LINES = "One 🎈🎈.\r\nThe oil is ours, she said."


@pytest.fixture
def articles():
    frame = pd.DataFrame({"text": [LINES, "No oil. " * 30], "title": ["T" * 200, ""]})
    frame["date"], frame["outlet"] = ["2017-10-16 10:30", "2017-10-17"], "A'; DROP TABLE CODERS;--"
    return tk.from_frame(frame.assign(language="en"))


@pytest.fixture
def table(articles):
    ids = articles.docs["doc_id"].tolist()
    start = LINES.index("The oil")
    rows = [
        (ids[0], start, start + 15, "Ann Ray", "Party", "oil", True),
        (ids[1], 0, 6, "Ben Salo", "", "oil", False),
        (ids[1], 8, 14, "Ann Ray", "Party", "peace", False),
    ]
    names = ["doc_id", "start", "end", "person", "organisation", "concept", "agreement"]
    return pd.DataFrame(rows, columns=names).assign(confirmed=True)


@pytest.fixture
def made(table, articles, tmp_path):
    return networks.write_dna(table, articles, tmp_path / "a.dna", password="open")


#: What DNA asks for when it shows statements: the value of a variable of short text.
SHORT = """
SELECT Entities.Value FROM DataShortText
JOIN Variables ON Variables.ID = DataShortText.VariableId
JOIN Entities ON Entities.ID = DataShortText.Entity
WHERE DataShortText.StatementId = ? AND Variables.Variable = ?
"""


def test_statements_are_read_back(made):
    assert (made.documents, made.statements, made.shortened) == (2, 3, 1)
    base = sqlite3.connect(made.path)
    found = []
    rows = base.execute(
        "SELECT s.ID, d.Title, d.Text, s.Start, s.Stop, b.Value, t.Label FROM STATEMENTS s "
        "JOIN DOCUMENTS d ON d.ID = s.DocumentId JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId "
        "JOIN DATABOOLEAN b ON b.StatementId = s.ID JOIN VARIABLES v ON v.ID = b.VariableId "
        "WHERE v.Variable = 'agreement' ORDER BY s.ID"
    ).fetchall()
    for number, _, text, start, stop, agreement, kind in rows:
        names = [
            base.execute(SHORT, (number, name)).fetchone()[0]
            for name in ("person", "organization", "concept")
        ]
        java = text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")
        found.append((*names, agreement, java, kind))
    base.close()
    assert found == [
        ("Ann Ray", "Party", "oil", 1, "The oil is ours", "DNA Statement"),
        ("Ben Salo", "", "oil", 0, "No oil", "DNA Statement"),
        ("Ann Ray", "Party", "peace", 0, "No oil", "DNA Statement"),
    ]


def test_documents_and_first_contents(made, articles):
    base = sqlite3.connect(made.path)
    docs = base.execute("SELECT Title, Source, Date, Coder, Text FROM DOCUMENTS").fetchall()
    assert docs[0][0] == "T" * 189 + "…" and "\r" not in docs[0][4]
    assert docs[1][0] == articles.docs["doc_id"][1]  # a document needs a title
    assert docs[0][1] == "A'; DROP TABLE CODERS;--"
    assert docs[0][2] == int(pd.Timestamp("2017-10-16 10:30", tz="UTC").timestamp())
    settings = dict(base.execute("SELECT Property, Value FROM SETTINGS"))
    assert settings["version"].startswith("3.")
    variables = base.execute("SELECT ID, Variable, DataType FROM VARIABLES ORDER BY ID").fetchall()
    assert variables == [
        (1, "person", "short text"),
        (2, "organization", "short text"),
        (3, "concept", "short text"),
        (4, "agreement", "boolean"),
    ]
    # Each statement has a value for each variable, each entity one for each attribute.
    counts = [
        base.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0]
        for name in ("DATASHORTTEXT", "DATABOOLEAN", "ENTITIES", "ATTRIBUTEVALUES")
    ]
    assert counts == [9, 3, 6, 18]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()


def test_the_limits_are_those_of_dna(made):
    base = sqlite3.connect(made.path)
    for command in (
        "INSERT INTO ENTITIES (VariableId, Value) VALUES (1, 'Ann Ray')",  # twice
        f"INSERT INTO ENTITIES (VariableId, Value) VALUES (1, '{'x' * 191}')",
        "INSERT INTO STATEMENTS (StatementTypeId, DocumentId, Start, Stop) VALUES (1, 1, 5, 5)",
        "UPDATE VARIABLES SET DataType = 'text'",
        "UPDATE CODERS SET Red = 256",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            base.execute(command)
    base.close()


def test_the_password_is_kept_as_dna_does():
    """As Jasypt documents it: the salt, then SHA-256 of salt and password, 100,000 times."""
    import base64
    import hashlib

    salt = bytes(range(16))
    kept = base64.b64decode(password_hash("open", salt))
    digest = hashlib.new("sha256", salt + b"open").digest()
    for _ in range(99_999):
        digest = hashlib.new("sha256", digest).digest()
    assert kept == salt + digest
    assert len(password_hash("open", salt)) == 64
    # Letters that can be written in two ways are one password.
    assert password_hash("é", salt) == password_hash("e\u0301", salt)


def test_the_same_bytes(table, articles, tmp_path, made):
    again = networks.write_dna(table, articles, tmp_path / "b.dna", password="open")
    assert again.path.read_bytes() == made.path.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.dna", "b.dna"]


def test_what_cannot_be_written_is_refused(table, articles, tmp_path):
    path = tmp_path / "x.dna"

    def refused(told, table=table, articles=articles, path=path, **options):
        with pytest.raises(ToolkitError, match=told):
            networks.write_dna(table, articles, path, **{"password": "open"} | options)
        assert list(tmp_path.iterdir()) == []

    refused("statements are not confirmed", table.assign(confirmed=False))
    refused("have no place in the text", table.assign(end=10_000))
    refused("have no place in the text", table.assign(start=-1))
    refused("are not in the corpus", table.assign(doc_id="elsewhere"))
    refused(r"must end in '\.dna'", path=tmp_path / "x.db")
    refused("password must be text", password="")
    undated = tk.from_frame(articles.docs.assign(date=pd.NaT))
    refused("2 of 2 documents have no date, which DNA needs", articles=undated)
    alike = table.assign(person=["a" * 200 + "1", "a" * 200 + "2", "b"])
    refused("begin with the same 190 characters", alike)


def test_a_file_that_is_there_is_left_alone(table, articles, made):
    with pytest.raises(ToolkitError, match="is there already"):
        networks.write_dna(table, articles, made.path, password="open")
    networks.write_dna(table, articles, made.path, password="other", overwrite=True)
