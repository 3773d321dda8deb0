import pandas as pd
import pytest
from pandas.api import types

import toolkit as tk
from toolkit.schema import COLUMNS, DOCUMENT, MEASURE

# Columns that describe() documents beside the vocabulary.
DESCRIBED = {"median_tokens", "first", "last", "undated", "empty", "languages"}
KINDS = {
    "text": lambda c: types.is_string_dtype(c.dtype) or c.map(lambda v: isinstance(v, str)).all(),
    "integer": lambda c: types.is_integer_dtype(c.dtype),
    "number": lambda c: types.is_float_dtype(c.dtype),
    "flag": lambda c: types.is_bool_dtype(c.dtype),
    "date": lambda c: types.is_datetime64_dtype(c.dtype),
}


@pytest.fixture(scope="module")
def corpus():
    texts = ["oil price barrel", "vote ballot count"] * 8 + ["", "oil vote"]
    frame = pd.DataFrame({"text": texts, "language": "en", "ward": ["x", "y"] * 9})
    frame["outlet"] = ["A", "B", "C"] * 6
    frame["date"] = [*pd.date_range("2017-10-16", periods=17, freq="3D").astype(str), None]
    return tk.from_frame(frame)


@pytest.fixture(scope="module")
def model(corpus):
    return corpus.topics(2, seed=1)


LINED = tk.from_frame(
    pd.DataFrame({"text": [f"Story of {w} and more.\n\nRead on" for w in "abcdef"]}),
    language="en",
)
THEMES = tk.themes({"oil": ["oil"], "vote": ["vote*"]})
TABLES = {
    "docs": lambda c, m: c.docs.drop(columns="ward"),
    "history": lambda c, m: c.history,
    "skipped": lambda c, m: c.skipped,
    "kwic": lambda c, m: c.kwic("oil"),
    "kwic, none": lambda c, m: c.kwic("rain"),
    "kwic, themes": lambda c, m: c.kwic(THEMES),
    "frequencies": lambda c, m: c.frequencies(drop_stopwords=True),
    "frequencies, none": lambda c, m: c.where("outlet == 'Z'").frequencies(),
    "coverage": lambda c, m: c.coverage(),
    "coverage by column": lambda c, m: c.coverage(by=["ward", "week"]).drop(columns="ward"),
    "lookup": lambda c, m: c.lookup(THEMES),
    "lookup, none": lambda c, m: c.lookup(["rain"]),
    "track": lambda c, m: c.track(THEMES),
    "track by outlet": lambda c, m: c.track(THEMES, by=["outlet"]),
    "track by both": lambda c, m: c.track(THEMES, by=["day", "ward"]).drop(columns="ward"),
    "track of topics": lambda c, m: c.track(m, by=["month", "outlet"]),
    "describe": lambda c, m: c.describe().drop(columns=[*DESCRIBED]),
    "describe by column": lambda c, m: c.describe(by="ward").drop(columns=["ward", *DESCRIBED]),
    "copies": lambda c, m: c.copies(),
    "copies, none": lambda c, m: c.where("outlet == 'Z'").copies(),
    "pairs of copies": lambda c, m: c.copies(pairs=True),
    "pairs of copies, none": lambda c, m: c.where("outlet == 'Z'").copies(pairs=True),
    "boilerplate": lambda c, m: LINED.boilerplate(),
    "boilerplate, none": lambda c, m: c.boilerplate(),
    "boilerplate by column": lambda c, m: c.boilerplate(by="ward").drop(columns="ward"),
    "boilerplate, places": lambda c, m: LINED.boilerplate_places(LINED.boilerplate()),
    "terms": lambda c, m: m.terms(),
    "shares": lambda c, m: m.shares(),
    "documents": lambda c, m: m.documents(),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_in_the_vocabulary_and_of_its_kind(corpus, model, name):
    table = TABLES[name](corpus, model)
    assert set(table) <= set(COLUMNS)
    assert table.columns.is_unique
    wrong = {c: str(table[c].dtype) for c in table if not KINDS[COLUMNS[c].kind](table[c])}
    assert wrong == {}


@pytest.mark.parametrize(
    ("make", "other"),
    [
        (lambda c, m: c.track(THEMES, by=["week", "outlet"]), lambda c, m: c.track(m, by="week")),
        (lambda c, m: c.lookup(["oil"]), lambda c, m: c.lookup(["rain"])),
        (lambda c, m: c.kwic("oil"), lambda c, m: c.kwic("rain")),
    ],
)
def test_tables_of_one_verb_share_their_columns(corpus, model, make, other):
    first, second = list(make(corpus, model)), list(other(corpus, model))
    assert [c for c in first if c != "outlet" or c in second] == [c for c in second if c != "topic"]


def test_the_vocabulary_is_whole():
    assert not set(DOCUMENT) & set(MEASURE)
    assert all(column.kind in {*KINDS, "list"} and column.meaning for column in COLUMNS.values())


def test_the_tables_cover_the_vocabulary(corpus, model):
    used = {name for make in TABLES.values() for name in make(corpus, model)}
    assert set(COLUMNS) <= used
