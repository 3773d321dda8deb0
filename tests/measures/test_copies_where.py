import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

LONG = " ".join(f"w{n}" for n in range(40))
OTHER = LONG.replace("w", "v")


@pytest.fixture
def printed():
    """One text in three outlets, another in one, a third twice on one day."""
    texts = [LONG, LONG + " more", LONG, "Rain fell on Erbil.", OTHER, OTHER]
    days = ["2017-10-18", "2017-10-17", "2017-11-02", "2017-10-17", "2017-10-20", "2017-10-20"]
    frame = pd.DataFrame({"text": texts, "date": days, "outlet": list("ABCABA")})
    return tk.from_frame(frame.assign(doc_id=list("uvwxyz"), language="en"))


def ids(corpus):
    return "".join(corpus.docs["doc_id"])


def test_first_keeps_the_earliest_and_what_has_no_copy(printed):
    kept = printed.where(copies="first")
    assert ids(kept) == "vxy"
    assert kept.history.iloc[-1].tolist() == [
        "where copies='first' (threshold=0.5, measure='jaccard', within=None, seed=0)", 6, 3
    ]  # fmt: skip
    assert len(printed) == 6
    assert ids(kept.where(copies="first")) == "vxy"


def test_copies_are_looked_for_in_what_the_other_filters_keep(printed):
    kept = printed.where(outlet=["A", "C"], copies="first")
    assert ids(kept) == "uxz"
    assert kept.history["step"].iloc[-1].startswith("where outlet=['A', 'C'], copies='first' (")
    assert ids(printed.where(copies="first").where(outlet=["A", "C"])) == "x"
    assert ids(printed.where(date="2017-11", copies="first")) == "w"
    assert ids(printed.where("doc_id != 'v'", copies="first")) == "uxy"


def test_a_table_says_which_are_copies(printed):
    table = printed.copies()
    kept = printed.where(copies=table)
    assert ids(kept) == "vxy"
    assert kept.history["step"].iloc[-1] == "where copies=<2 groups of 5 documents>"
    assert ids(printed.where(copies=table.query("kind == 'exact'"))) == "uvwxy"
    assert ids(printed.where(copies=printed.copies(1.0))) == "uvxy"
    assert ids(printed.where(copies=table.iloc[:0])) == "uvwxyz"
    # Rows may stand in any order, and the earliest may be missing among them.
    assert ids(printed.where(copies=table.iloc[::-1])) == "vxy"
    assert ids(printed.where(copies=table[~table["earliest"]])) == "uvxyz"
    assert ids(printed.where(outlet=["A", "C"], copies=table)) == "uxz"
    part = printed.where(outlet=["A", "C"])
    assert ids(part.where(copies=table)) == "uxz"


def test_all_keeps_all_and_says_so(printed):
    kept = printed.where(outlet="A", copies="all")
    assert ids(kept) == "uxz"
    assert kept.history["step"].iloc[-1] == "where outlet='A', copies='all'"
    assert ids(printed.where(outlet="A", copies=None)) == "uxz"


def test_the_index_is_sliced_and_right(printed):
    kept = printed.where(copies="first")
    assert kept.tokens.types is printed.tokens.types
    assert kept.kwic("more")["doc_id"].tolist() == ["v"]


def test_a_column_of_that_name_is_asked_for_in_a_query(printed):
    named = tk.from_frame(printed.docs.assign(copies=[1, 1, 1, 2, 1, 1]))
    with pytest.raises(ToolkitError, match=r"corpus\.where\('copies == 2'\)"):
        named.where(copies=2)
    assert ids(named.where("copies == 2")) == "x"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda c: "last", r"copies='last' is not known. Allowed: 'first', 'all'\."),
        (lambda c: True, "copies=True must be 'first', 'all' or a table"),
        (lambda c: c.docs, r"The table lacks 'copy_group'.*made by corpus\.copies\(\)"),
        (lambda c: c.copies(0.3, pairs=True), "names 'u' more than once|names .* more than once"),
        (lambda c: c.copies().replace("u", "q"), "names 'q', which is no document of this corpus"),
    ],
)
def test_what_is_no_table_of_copies_is_told(printed, make, told):
    more = printed.docs.assign(doc_id=list("UVWXYZ"), text=printed.docs["text"] + " x y")
    both = tk.from_frame(pd.concat([printed.docs, more], ignore_index=True))
    with pytest.raises(ToolkitError, match=told):
        both.where(copies=make(both))
