"""Who does what to whom: the tables of mentions and of cells, counted by hand."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError

ACTORS = {"pmf": ["pmf"], "kirkuk": ["kirkuk"]}
ROWS = [
    ("a", "2017-10-16", "A", "en", "The PMF seized Kirkuk. Kirkuk was taken.\n\nKirkuk oil flows."),
    ("b", "2017-10-17", "B", "en", "Kirkuk was seized by the PMF. The PMF left."),
    ("c", "2017-11-01", "B", "fa", "Kirkuk was taken."),
    ("d", "2017-11-02", "B", "en", "Rain fell."),
]


@pytest.fixture
def corpus():
    columns = ["doc_id", "date", "outlet", "language", "text"]
    return tk.from_frame(pd.DataFrame(ROWS, columns=columns))


def test_every_mention_in_english_is_a_row_in_the_order_of_the_text(corpus, in_vocabulary):
    table = corpus.agency(ACTORS)
    in_vocabulary(table)
    found = list(zip(table["doc_id"], table["theme"], table["agency"], table["verb"], strict=True))
    assert found == [
        ("a", "pmf", "agent", "seized"),
        ("a", "kirkuk", "patient", "seized"),
        ("a", "kirkuk", "patient of agentless passive", "taken"),
        ("a", "kirkuk", "undecided", ""),
        ("b", "kirkuk", "patient of passive", "seized"),
        ("b", "pmf", "agent in by-phrase", "seized"),
        ("b", "pmf", "agent", "left"),
    ]
    assert table["other"].tolist() == ["Kirkuk", "The PMF", "", "", "the PMF", "Kirkuk", ""]
    assert table["verb_group"].tolist()[:3] == ["taking"] * 3
    texts = corpus.docs.set_index("doc_id")["text"]
    cut = [texts[d][s:e] for d, s, e in zip(table["doc_id"], table["start"], table["end"],
                                            strict=True)]  # fmt: skip
    assert cut == table["keyword"].tolist()


def test_cells_count_the_rows(corpus, in_vocabulary):
    table = corpus.agency(ACTORS, by="outlet")
    in_vocabulary(table)
    rows = table.set_index(["theme", "outlet"])
    a, b = rows.loc[("kirkuk", "A")], rows.loc[("pmf", "B")]
    assert (a["hits"], a["patient"], a["patient_of_agentless_passive"]) == (3, 1, 1)
    assert (a["undecided_hits"], a["decided"]) == (1, 2)
    assert a["undecided_share"] == pytest.approx(1 / 3) and a["active_share"] == 0
    assert (b["agent"], b["agent_in_by_phrase"], b["active_share"]) == (1, 1, 1)
    assert b["low"] < 1 and b["high"] == 1
    parts = ["agent", "agent_in_by_phrase", "patient", "patient_of_passive"]
    parts += ["patient_of_agentless_passive", "undecided_hits"]
    assert table[parts].sum(axis=1).tolist() == table["hits"].tolist()
    assert table["remark"].str.startswith("fewer than 30 decided").sum() == 4


def test_a_month_without_mentions_has_no_share(corpus):
    table = corpus.agency(ACTORS, by="month").set_index(["theme", "period"])
    last = table.loc[("pmf", pd.Timestamp("2017-11-01"))]
    assert last["hits"] == 0 and last[["active_share", "undecided_share", "low"]].isna().all()
    assert last["remark"] == "nothing decided"


def test_articles_are_clusters():
    """Forty articles of one mention each, or of ten: the interval is about the same."""

    def width(times):
        texts = [("The PMF left. ", "They hit the PMF. ")[i % 2] * times for i in range(40)]
        days = pd.date_range("2017-06-01", periods=40).astype(str)
        frame = pd.DataFrame({"text": texts, "date": days, "outlet": "A", "language": "en"})
        row = tk.from_frame(frame).agency({"pmf": ["pmf"]}, by="outlet").iloc[0]
        assert row["decided"] == 40 * times and row["active_share"] == 0.5
        return row["high"] - row["low"]

    assert width(10) == pytest.approx(width(1))


def test_verbs_of_ones_own_give_the_groups(corpus):
    table = corpus.agency(ACTORS, verbs={"grabbing": ["seize"]})
    assert table["verb_group"].tolist() == [
        "grabbing",
        "grabbing",
        "",
        "",
        "grabbing",
        "grabbing",
        "",
    ]


def test_each_text_once_if_asked():
    text = "The PMF seized the town on the river at dawn and stayed there for the whole summer."
    frame = pd.DataFrame({"text": [text] * 2, "outlet": ["A", "B"], "language": "en",
                          "date": ["2017-10-16", "2017-10-17"]})  # fmt: skip
    part = tk.from_frame(frame)
    assert [len(part.agency(["pmf"], copies=c)) for c in ("all", "distinct")] == [2, 1]


def test_no_mention_is_an_empty_table_of_the_same_columns(corpus):
    full, none = corpus.agency(ACTORS), corpus.agency(["nowhere"])
    assert not len(none) and list(none) == list(full)
    assert (none.dtypes == full.dtypes).all()
    assert corpus.agency(["nowhere"], by="outlet")["hits"].tolist() == [0, 0]


def test_the_shipped_actors_are_read(shipped):
    table = shipped.where(language="en").agency(by="outlet")
    decided = table["decided"].sum() / table["hits"].sum()
    assert 0.15 < decided < 0.6  # the rules would rather not say
    assert np.isfinite(table.loc[table["decided"] > 0, "active_share"]).all()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"by": "paper"}, "by='paper' is neither a period nor a column"),
        ({"level": 2}, "level=2 must be a number between 0 and 1"),
        ({"actors": []}, "There is no theme"),
        ({"by": "outlet", "cluster": "weeks"}, "cluster='weeks' is not known"),
        ({"verbs": 5}, "verbs=5 must be the path of a TOML file, or a table"),
        ({"verbs": {"taking": {"verbs": "seize"}}}, "The verbs of 'taking' are 'seize'; they must"),
        ({"verbs": {"a": {"verbs": ["go"], "object": "no"}}}, "object='no' of the verbs 'a' must"),
        ({"verbs": {"a": ["x"]}}, "'x' of the verbs 'a' must be one word"),
    ],
)
def test_other_arguments_are_refused(corpus, given, message):
    with pytest.raises(ToolkitError, match=message):
        corpus.agency(**{"actors": ACTORS, **given})


def test_without_english_there_is_nothing_to_read():
    part = tk.from_frame(pd.DataFrame({"text": ["Kerkûk"], "language": "kmr"}))
    with pytest.raises(
        ToolkitError, match="No document is in English, and the rules know no other"
    ):
        part.agency(["kerkuk"])
