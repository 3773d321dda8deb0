import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.alike.groups import LEAST

PLAIN = ["copy_group", "doc_id", "earliest", "similarity", "kind"]
WORDS = [f"w{n}" for n in range(400)]
LONG = " ".join(WORDS[:40])


def corpus(texts, dates="2017-10-16", titles="", **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "title": titles, "date": dates})
    ids = [f"d{n}" for n in range(len(frame))]
    return tk.from_frame(frame.assign(**{"doc_id": ids, **columns}))


def rows(table):
    return table.values.tolist()


def test_similarity_counted_by_hand():
    # 22 words have 20 runs of three; another last word leaves 19 of them, and 21 in either.
    words = WORDS[:22]
    table = corpus([" ".join(words), " ".join([*words[:-1], "other"])]).copies()
    assert rows(table[PLAIN]) == [
        ["d0", "d0", True, 1.0, "exact"],
        ["d0", "d1", False, 19 / 21, "near"],
    ]
    # A run that comes twice counts once.
    words = [*WORDS[:20], *WORDS[:20]]
    pairs = corpus([" ".join(words), " ".join(WORDS[:20])]).copies(pairs=True)
    assert rows(pairs) == [["d0", "d1", "d0", 18 / 20, "near"]]


def test_case_marks_and_lines_make_no_difference():
    text = (
        "Kirkuk’s governor left: the Peshmerga – no one knew why – had gone by dawn, they said. "
        * 2
    )
    again = text.upper().replace("’", "'").replace(",", " ;").replace(". ", ".\n\n")
    persian = "نیروها به کرکوک رفتند و شب را در شهر ماندند "
    marked = persian.replace("شب", "ش\u200eب")
    table = corpus([text, again, persian * 3, marked * 3], outlet=["A", "B", "C", "D"]).copies()
    assert table["kind"].tolist() == ["exact"] * 4
    assert table["outlet"].tolist() == ["A", "B", "C", "D"]


@pytest.mark.parametrize(("size", "shared"), [(62, 40), (62, 50), (42, 20), (102, 90)])
def test_pairs_exactly_at_the_threshold_are_found(size, shared):
    # Distinct words throughout: `shared` of `size - 2` runs are in both.
    texts = []
    for n in range(1000):
        front = " ".join(f"p{n}a{i}" for i in range(shared + 2))
        for side in "bc":
            back = " ".join(f"p{n}{side}{i}" for i in range(size - shared - 2))
            texts.append(f"{front} {back}")
    threshold = shared / (2 * (size - 2) - shared)
    pairs = corpus(texts).copies(threshold, pairs=True)
    assert set(pairs["similarity"]) == {threshold}
    assert 995 <= len(pairs) <= 1000  # 999 are to be expected


def test_ten_thousand_equal_texts_are_one_comparison():
    one = corpus([LONG] * 10_000 + ["other " + LONG])
    pairs = one.copies(pairs=True)
    assert len(pairs) == 10_000
    assert (pairs["other_id"] == "d0").all()
    assert pairs["kind"].value_counts().to_dict() == {"exact": 9_999, "near": 1}


def test_the_earliest_is_first_and_undated_ones_are_last():
    dates = [None, "2017-10-18", "2017-10-17 08:00", "2017-10-17 08:00", "2017-10"]
    table = corpus([LONG] * 5, dates).copies()
    assert table["doc_id"].tolist() == ["d2", "d3", "d1", "d0", "d4"]
    assert table["earliest"].tolist() == [True, False, False, False, False]
    assert set(table["copy_group"]) == {"d2"}


def test_groups_stand_by_their_earliest_document():
    other = LONG.replace("w", "v")
    days = ["2017-10-19", "2017-10-18", "2017-10-17", "2017-10-16"]
    table = corpus([LONG, LONG, other, other], days, outlet=["A", "B", "C", "D"]).copies()
    assert table["doc_id"].tolist() == ["d3", "d2", "d1", "d0"]
    assert table["date"].is_monotonic_increasing


def test_a_window_in_time_ends_a_group_and_a_chain_goes_on():
    days = ["2017-10-01", "2017-10-03", "2017-10-05", "2017-10-09"]
    one = corpus([LONG] * 4, days)
    assert len(one.copies()) == 4
    assert one.copies(within="2D")["doc_id"].tolist() == ["d0", "d1", "d2"]
    assert len(one.copies(within="4D")) == 4
    assert len(one.copies(within="1D")) == 0
    pairs = one.copies(within="2D", pairs=True)
    assert rows(pairs[["doc_id", "other_id"]]) == [["d1", "d0"], ["d2", "d1"]]
    assert rows(one.copies(pairs=True)[["doc_id", "other_id"]]) == [
        ["d1", "d0"], ["d2", "d0"], ["d3", "d0"]
    ]  # fmt: skip


def test_a_text_that_returns_is_near_to_what_stands_between():
    near = LONG + " more"
    one = corpus([LONG, near, LONG], ["2017-10-01", "2017-10-03", "2017-10-05"])
    table = one.copies(within="2D")
    assert rows(table[PLAIN[1:]]) == [
        ["d0", True, 1.0, "exact"],
        ["d1", False, 38 / 39, "near"],
        ["d2", False, 1.0, "exact"],
    ]
    assert rows(one.copies(within="2D", pairs=True)[["doc_id", "other_id"]]) == [
        ["d1", "d0"], ["d2", "d1"]
    ]  # fmt: skip


def test_undated_documents_do_not_join_what_a_window_keeps_apart():
    days = ["2017-10-01", "2017-12-01", None, None, "2017-11"]
    one = corpus([LONG, LONG, LONG, LONG + " more", LONG], days)
    assert len(one.copies()) == 5
    table = one.copies(within="3D")
    assert table["doc_id"].tolist() == ["d0", "d2", "d4"]
    pairs = one.copies(within="3D", pairs=True)
    assert rows(pairs[["doc_id", "other_id"]]) == [["d2", "d0"], ["d4", "d0"]]
    undated = corpus([LONG, LONG], [None, None])
    assert len(undated.copies(within="3D")) == 2


@pytest.mark.parametrize("within", ["36h", pd.Timedelta("1.5D"), np.timedelta64(36, "h")])
def test_lengths_of_time(within):
    one = corpus([LONG, LONG], ["2017-10-01 06:00", "2017-10-02 18:00"])
    assert len(one.copies(within=within)) == 2
    assert len(one.copies(within="35h")) == 0


def test_short_texts_need_the_same_headline_and_empty_ones_are_no_copies():
    stub = "Subscribe to read on."
    titles = ["Oil", "Rain", "OIL!", "", "", "Oil"]
    table = corpus([stub, stub, stub, "", "", "..."], titles=titles).copies()
    assert table["doc_id"].tolist() == ["d0", "d2"]
    short, long = " ".join(WORDS[: LEAST - 1]), " ".join(WORDS[:LEAST])
    assert len(corpus([short, short], titles=["A", "B"]).copies()) == 0
    assert len(corpus([long, long], titles=["A", "B"]).copies()) == 2
    assert len(corpus([short, long]).copies()) == 0
    assert len(corpus([long, long + " more"]).copies()) == 2


def test_nothing_to_compare():
    for one in (corpus([]), corpus([""]), corpus(["", ""]), corpus([LONG])):
        table = one.copies()
        assert len(table) == len(one.copies(pairs=True)) == 0
        assert list(table) == [*PLAIN[:2], "date", "outlet", "title", *PLAIN[2:]]
        assert len(one.where(copies="first")) == len(one)


def test_a_shortened_text_is_contained():
    half, tenth = " ".join(WORDS[:100]), " ".join(WORDS[:40])
    whole = " ".join(WORDS)
    one = corpus([whole, half, tenth], ["2017-10-16", "2017-10-17", "2017-10-18"])
    assert len(one.copies()) == 0
    # The tenth is too short for the whole, and in the half.
    table = one.copies(measure="containment")
    assert table["doc_id"].tolist() == ["d0", "d1", "d2"]
    assert table["similarity"].tolist() == [1.0, 1.0, 1.0]
    pairs = one.copies(measure="containment", pairs=True)
    assert rows(pairs) == [["d0", "d1", "d0", 1.0, "near"], ["d0", "d2", "d1", 1.0, "near"]]


def test_a_digest_does_not_join_its_items():
    items = [" ".join(WORDS[n : n + 50]) for n in range(0, 400, 50)]
    one = corpus([" ".join(items), *items])
    assert len(one.copies(measure="containment")) == 0


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.7])
@pytest.mark.parametrize("within", [None, "1D"])
def test_the_reprints_of_the_shipped_corpus_are_found_and_nothing_else(
    shipped, root, threshold, within
):
    truth = pd.read_csv(root / "corpora/kirkuk-2017/truth/articles.csv", keep_default_na=False)
    truth = truth[truth["reprint_of"].ne("")]
    if threshold == 0.7:  # the Persian one was shortened too much for that
        truth = truth[~truth["file"].str.contains("radio-langargah")]
    name = shipped.docs.set_index("doc_id")["file"].str.split("/").str[-1]
    table = shipped.copies(threshold, within=within)
    found = table.groupby("copy_group")["doc_id"].agg(lambda ids: frozenset(name[ids]))
    true = truth.groupby("reprint_of")["file"].agg(frozenset)
    assert set(found) == {files | {original} for original, files in true.items()}
    copies = 14 - (threshold == 0.7)
    assert len(truth) == copies and len(table) == copies + true.index.nunique()
    kept = shipped.where(copies=table)
    assert len(kept) == len(shipped) - copies


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"threshold": 0.2}, r"threshold=0\.2 must be a number from 0\.3 to 1"),
        ({"threshold": 1.01}, "must be a number"),
        ({"threshold": True}, "must be a number"),
        ({"threshold": "0.5"}, "must be a number"),
        ({"threshold": float("nan")}, "must be a number"),
        ({"measure": "jacard"}, "Did you mean 'jaccard'"),
        ({"within": "3"}, "within='3' is no length of time. Write '3D'"),
        ({"within": 3}, "within=3 is no length of time"),
        ({"within": "-1D"}, "no length of time"),
        ({"within": "soon"}, "no length of time"),
        ({"within": "NaT"}, "no length of time"),
        ({"seed": -1}, "seed=-1 must be a whole number"),
    ],
)
def test_what_cannot_be_used_is_told(given, told):
    with pytest.raises(ToolkitError, match=told):
        corpus([LONG]).copies(**given)
