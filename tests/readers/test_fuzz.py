"""Damage of every sort, to every reader: rows or our own error come out, nothing else, in time."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.checks import ReadError
from toolkit.readers import READERS

from .test_contract import EXAMPLES, attempt, make

SIGNS = [
    b"<",
    b">",
    b"&",
    b'"',
    b"{",
    b"[",
    b"\n",
    b"\r",
    b"\t",
    b"\0",
    b"\xff",
    b"\xc3",
    b":",
    b"_",
]
PLACES = st.integers(0, 10_000)


@st.composite
def damages(draw: st.DrawFn) -> list[tuple[str, int, int, bytes]]:
    """A few things that go wrong with files, as places in a file of any length."""
    kind = st.sampled_from(["cut", "double", "swap", "drop", "put"])
    put = st.one_of(st.binary(max_size=12), st.sampled_from(SIGNS).map(lambda sign: sign * 40))
    return draw(st.lists(st.tuples(kind, PLACES, PLACES, put), min_size=1, max_size=6))


def damaged(data: bytes, what: list[tuple[str, int, int, bytes]]) -> bytes:
    for kind, one, other, put in what:
        start, end = sorted((one % (len(data) + 1), other % (len(data) + 1)))
        head, middle, tail = data[:start], data[start:end], data[end:]
        data = {
            "cut": head,
            "double": head + middle[:2000] * 3 + tail,
            "swap": tail + middle + head,
            "drop": head + tail,
            "put": head + put + middle + tail,
        }[kind]
    return data[:200_000]


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40)
@given(what=damages())
def test_a_damaged_file_gives_rows_or_a_clear_error(name, what):
    attempt(make(name, damaged(EXAMPLES[name], what)), name)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=5)
@given(what=damages())
def test_a_damaged_file_is_loaded_or_refused(tmp_path_factory, name, what):
    path = tmp_path_factory.mktemp("fuzz") / f"a{READERS[name].SUFFIXES[0]}"
    path.write_bytes(damaged(EXAMPLES[name] * 2, what))
    try:
        corpus = tk.load(path, quiet=True)
    except ReadError:
        return
    docs = corpus.docs
    assert len(docs) == len(corpus) > 0
    assert docs["doc_id"].is_unique
    assert docs.loc[docs["date"].isna(), "precision"].eq("").all()
    assert set(corpus.skipped["kept"]) <= {True, False}
