"""Against the truth of the shipped corpus, which says of every quotation whose it is."""

import pandas as pd
import pytest

from toolkit.voices.spans import spans_of


@pytest.fixture(scope="module")
def counted(shipped, root):
    truth = pd.read_csv(root / "corpora/kirkuk-2017/truth/quotations.csv")
    english = shipped.where(language="en")
    docs = english.docs.assign(name=lambda d: d["file"].str.split("/").str[-1])
    text = docs.set_index("name")["text"]
    table = english.quotes().merge(docs[["doc_id", "name"]], on="doc_id")
    truth = truth[truth["file"].isin(text.index)]
    counts = dict.fromkeys(("direct", "indirect", "got direct", "got indirect", "source"), 0)
    right = set()
    found = dict(iter(table.groupby("name")))
    for row in truth.itertuples():
        start = text[row.file].find(row.content)
        assert start >= 0
        end = start + len(row.content)
        best, most = None, 0
        for one in found.get(row.file, table[:0]).itertuples():
            pieces = spans_of(one.spans)
            shared = sum(max(0, min(end, b) - max(start, a)) for a, b in pieces)
            if shared >= 0.3 * (end - start):
                right.add(one.Index)
            if shared > most:
                best, most = one, shared
        counts[row.kind] += 1
        if best is not None and most >= 0.3 * (end - start):
            counts[f"got {row.kind}"] += 1
            source = best.source.lower()
            fits = bool(source) and (source in row.source.lower() or row.source.lower() in source)
            counts["source"] += fits or best.person == row.source
    marked = table[table["kind"] != "indirect"].index
    counts["precision"] = len(right.intersection(marked)) / len(marked)
    return counts


def test_direct_quotations_are_found(counted):
    assert counted["direct"] > 200
    assert counted["got direct"] / counted["direct"] >= 0.98


def test_indirect_quotations_are_found(counted):
    assert counted["indirect"] > 300
    assert counted["got indirect"] / counted["indirect"] >= 0.92


def test_what_is_found_in_marks_is_a_quotation(counted):
    assert counted["precision"] >= 0.97


def test_the_source_is_right(counted):
    got = counted["got direct"] + counted["got indirect"]
    assert counted["source"] / got >= 0.95
