"""Rival names counted by hand, their shares, voices, cells and remarks."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError


def counts(table, *columns):
    return table.set_index(["theme", *columns])["hits"].to_dict()


def test_names_are_counted_by_outlet_with_their_denominators(named, own, in_vocabulary):
    table = named.labels(own, voice="all")
    in_vocabulary(table)
    assert list(table.columns[:5]) == ["family", "theme", "name", "voice", "outlet"]
    assert counts(table, "outlet") == {
        ("Hashd", "A"): 4, ("Hashd", "B"): 0, ("Hashd", "C"): 0,
        ("PMF", "A"): 0, ("PMF", "B"): 2, ("PMF", "C"): 0,
        ("militia", "A"): 2, ("militia", "B"): 0, ("militia", "C"): 0,
    }  # fmt: skip
    a = table[table["outlet"] == "A"].set_index("theme")
    assert a["docs"].tolist() == [2, 0, 2]
    assert set(a["family_hits"]) == {6} and set(a["family_docs"]) == {3}
    np.testing.assert_allclose(a["share"], [4 / 6, 0, 2 / 6])


def test_shares_of_a_family_add_up_to_one_and_are_unknown_where_it_is_never_named(named, own):
    table = named.labels(own, voice="all")
    sums = table.groupby("outlet")["share"].sum(min_count=1)
    np.testing.assert_allclose(sums[["A", "B"]], 1)
    never = table[table["outlet"] == "C"]
    assert never[["share", "low", "high"]].isna().all(axis=None)
    assert set(never["remark"]) == {"the referent is never named"}
    assert table.loc[table["outlet"] == "A", "remark"].str.startswith("fewer than 30").all()


def test_the_outlets_own_voice_stands_apart_from_quotations(named, own, in_vocabulary):
    apart = named.labels(own, voice="apart")
    in_vocabulary(apart)
    assert (
        apart["voice"].tolist() == ["own"] * 3 + ["quoted"] * 3 + (["own"] * 3 + ["quoted"] * 3) * 2
    )
    found = counts(apart[apart["outlet"] == "A"], "voice")
    assert found["Hashd", "own"] == 3 and found["Hashd", "quoted"] == 1
    assert found["militia", "own"] == 1 and found["militia", "quoted"] == 1
    every = named.labels(own, voice="all")
    both = apart.groupby(["theme", "outlet"], sort=False)["hits"].sum()
    assert both.to_dict() == counts(every, "outlet")
    for voice in ("own", "quoted"):
        part = apart[apart["voice"] == voice].reset_index(drop=True)
        pd.testing.assert_frame_equal(part, named.labels(own, voice=voice))
    assert named.labels(own)["voice"].eq("own").all()


def test_a_name_of_which_a_part_is_quoted_is_the_outlets_own():
    frame = pd.DataFrame({"text": ["the so-called “Islamic State” fled"], "language": "en"})
    own = {"isis": {"so called": ["so called islamic state"]}}
    table = tk.from_frame(frame).labels(own, by=None, voice="apart").set_index("voice")
    assert table["hits"].to_dict() == {"own": 1, "quoted": 0}


def test_the_content_of_quotations_may_be_left_out_too(named, own):
    quotes = pd.DataFrame({"doc_id": ["a2"], "spans": ["0-23"]})  # as if somebody had said it
    table = named.labels(own, voice="quoted", quotes=quotes)
    assert counts(table[table["hits"] > 0], "outlet") == {("Hashd", "A"): 1, ("militia", "A"): 1}


def test_quotations_of_what_is_left_out_as_a_copy_do_no_harm(own):
    text = "A militia came to the town at dawn and stayed until the evening of that day."
    frame = pd.DataFrame({"text": [text, text], "outlet": ["A", "B"], "language": "en",
                          "date": ["2017-10-02", "2017-10-03"], "doc_id": ["x", "y"]})  # fmt: skip
    corpus = tk.from_frame(frame)
    quotes = pd.DataFrame({"doc_id": ["x", "y"], "spans": ["0-30", "0-30"]})
    table = corpus.labels(own, copies="distinct", voice="quoted", quotes=quotes)
    assert table["hits"].sum() == 1
    other = pd.DataFrame({"doc_id": ["z"], "spans": ["0-30"]})
    with pytest.raises(ToolkitError, match="no document 'z' in this corpus"):
        corpus.labels(own, copies="distinct", voice="quoted", quotes=other)


def test_a_month_in_which_nothing_was_published_is_a_row_without_a_share(named, own):
    table = named.labels(own, by=["month", "outlet"], voice="all")
    a = table[(table["theme"] == "Hashd") & (table["outlet"] == "A")].set_index("period")
    assert a["hits"].tolist() == [4, 0, 0] and a["family_hits"].tolist() == [5, 0, 1]
    assert a["share"].isna().tolist() == [False, True, False]
    assert "complete" in table
    everything = named.labels(own, by=None, voice="all")
    assert everything["hits"].tolist() == [4, 2, 2] and len(everything) == 3


def test_names_that_block_each_other_count_as_the_lexicon_says():
    texts = ["Iran-backed Popular Mobilization Forces", "the Islamic Revolutionary Guard Corps"]
    corpus = tk.from_frame(pd.DataFrame({"text": texts, "language": "en"}))
    table = corpus.labels(["pmf", "irgc"], by=None, voice="all")
    used = table[table["hits"] > 0].set_index("theme")
    assert set(used.index) == {"pmf_official", "pmf_patron", "irgc_full"}  # not irgc_guards
    assert used.loc["pmf_patron", "share"] == 0.5  # both names of one phrase count


STYLES = {
    ("irgc", "Alborz Dispatch"): {"irgc_revolution", "irgc_acronym"},
    ("irgc", "Gulf Horizon"): {"irgc_guards"},
    ("irgc", "The Potomac Ledger"): {"irgc_full"},
    ("pmf", "Northway News Agency"): {"pmf_official"},
    ("pmf", "Tigris Courier"): {"pmf_official"},
    ("pmf", "Citadel Daily"): {"pmf_endonym", "pmf_militia"},
    ("pmf", "The Potomac Ledger"): {"pmf_patron"},
    ("pmf", "Gulf Horizon"): {"pmf_ownership"},
    ("isis", "Citadel Daily"): {"isis_isis"},
    ("isis", "Northway News Agency"): {"isis_is"},
    ("isis", "Tigris Courier"): {"isis_daesh"},
    ("vote", "Alborz Dispatch"): {"vote_secession"},
}


def test_the_styles_that_the_shipped_outlets_were_given_are_found(shipped):
    """Each outlet of the teaching corpus has names of its own by design (its README)."""
    table = shipped.labels(["irgc", "pmf", "isis", "vote"])
    best = table[table["share"].notna()].sort_values("share", ascending=False, kind="stable")
    first = best.groupby(["family", "outlet"])["theme"].first()
    missed = {key: first[key] for key, names in STYLES.items() if first[key] not in names}
    assert missed == {}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"voice": "mine"}, "voice='mine' is not known"),
        ({"quoted": "lines"}, "quoted='lines' is not known"),
        ({"by": "paper"}, "by='paper' is neither a period nor a column"),
        ({"cluster": "week"}, "cluster='week' is not known. Allowed: 'article', 'copy'"),
        ({"level": 95}, "level=95 must be a number between 0 and 1"),
        ({"copies": "once"}, "copies='once' is not known"),
    ],
)
def test_other_arguments_are_refused(named, own, given, message):
    with pytest.raises(ToolkitError, match=message):
        named.labels(own, **given)


def test_a_table_that_nobody_reads_is_refused(own, monkeypatch, named):
    monkeypatch.setattr("toolkit.naming.labels.MOST", 8)
    with pytest.raises(ToolkitError, match=r"would make 9 rows; allowed: 8\. Take fewer families"):
        named.labels(own, voice="all")


PARTS = {
    "p": {"full": ["kurdish peshmerga forces"], "short": ["peshmerga"], "ministry": ["ministry"]}
}


@pytest.fixture
def overlapping():
    texts = ["Kurdish Peshmerga forces left. The Peshmerga stayed.", "The ministry. Peshmerga."]
    return tk.from_frame(pd.DataFrame({"text": texts, "outlet": ["A", "B"], "language": "en"}))


def test_a_name_within_a_longer_one_counts_twice_and_is_remarked(overlapping):
    table = overlapping.labels(PARTS, voice="all").set_index(["name", "outlet"])
    assert table["hits"].to_dict() == {
        ("full", "A"): 1, ("full", "B"): 0, ("short", "A"): 2, ("short", "B"): 1,
        ("ministry", "A"): 0, ("ministry", "B"): 1,
    }  # fmt: skip
    assert table.loc[("full", "A"), "family_hits"] == 3
    marked = table["remark"].str.endswith("2 mentions overlap with another name")
    assert marked[marked].index.tolist() == [(name, "A") for name in PARTS["p"]]


def test_if_asked_the_longest_name_counts_alone(overlapping):
    table = overlapping.labels(PARTS, voice="all", overlaps="longest")
    table = table.set_index(["name", "outlet"])
    assert table.loc[("full", "A"), ["hits", "family_hits", "share"]].tolist() == [1, 2, 0.5]
    assert table.loc[("short", "A"), "hits"] == 1 and table.loc[("short", "B"), "hits"] == 1
    assert not table["remark"].str.contains("overlap").any()


def test_a_pattern_of_two_names_is_the_first_ones_if_each_stretch_counts_once(overlapping):
    twice = {"p": {"one": ["peshmerga"], "two": ["peshmerga"]}}
    both = overlapping.labels(twice, by=None, voice="all")
    assert both["hits"].tolist() == [3, 3] and both["family_hits"].tolist() == [6, 6]
    once = overlapping.labels(twice, by=None, voice="all", overlaps="longest")
    assert once["hits"].tolist() == [3, 0] and once["family_hits"].tolist() == [3, 3]


def test_overlaps_are_each_or_the_longest(overlapping):
    with pytest.raises(
        tk.ToolkitError, match=r"overlaps='all' is not known\. Allowed: 'each', 'lon"
    ):
        overlapping.labels(PARTS, overlaps="all")
    with pytest.raises(tk.ToolkitError, match="overlaps='all' is not known"):
        overlapping.label_differences(PARTS, overlaps="all")
    with pytest.raises(tk.ToolkitError, match="overlaps='all' is not known"):
        overlapping.label_contexts("full", families=PARTS, overlaps="all")


def test_quoted_and_own_are_told_by_the_place_of_every_word():
    """Against a search of the text itself, in four languages and their marks."""
    rows = [
        ("en", "Officials praised “the PMF” and the so-called mobilization. PMF came.", "pmf"),
        ("ar", "قال الناطق: «الحشد الشعبي باق». الحشد الشعبي دخل المدينة.", "الحشد الشعبي"),
        ("fa", "او گفت: «حشد شعبی پیروز شد». حشد شعبی وارد شهر شد.", "حشد شعبی"),
        ("kmr", "Wî got: «Heşda Şehbî hat». Heşda Şehbî çû.", "heşda şehbî"),
    ]  # fmt: skip
    for language, text, name in rows:
        corpus = tk.from_frame(pd.DataFrame({"text": [text], "language": language}))
        own = {"pmf": {"it": {"patterns": [name]}, "else": {"patterns": ["zzz"]}}}
        table = corpus.labels(own, by=None, voice="apart").set_index(["name", "voice"])
        assert table.loc[("it", "own"), "hits"] == 1, language
        assert table.loc[("it", "quoted"), "hits"] == 1, language


def test_overlaps_of_undated_articles_are_in_no_month():
    frame = pd.DataFrame({"text": ["Kurdish Peshmerga forces."] * 3, "language": "en"})
    frame["date"] = ["2017-10-02", "2017-11-05", None]
    table = tk.from_frame(frame).labels(PARTS, by="month", voice="all")
    assert table["remark"].str.endswith("; 2 mentions overlap with another name").all()
    assert table["family_hits"].tolist() == [2] * 6
