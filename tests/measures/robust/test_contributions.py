"""What each pattern adds: counted by hand, and against corpus.lookup and corpus.track."""

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.robust.contributions import contributions

ROWS = [
    ("d1", "A", "The Islamic Revolutionary Guard Corps and the IRGC"),
    ("d2", "A", "The revolutionary guard"),
    ("d3", "B", "IRGC, IRGC, IRGC"),
    ("d4", "B", "A guard corps of cadets"),
    ("d5", "B", "Rain"),
]
IRGC = {"irgc": ["irgc", "revolutionary guard corps", "guard corps", "revolutionary guard", "x"]}


@pytest.fixture
def guards():
    frame = pd.DataFrame(ROWS, columns=["doc_id", "outlet", "text"])
    return tk.from_frame(frame.assign(language="en"))


def row(table, pattern, **keys):
    for name, value in keys.items():
        table = table[table[name].eq(value)]
    [found] = table[table["pattern"].eq(pattern)].to_dict("records")
    return found


def test_counts_by_hand(guards):
    table = contributions(guards, IRGC)
    assert table["pattern"].tolist()[0] == "irgc"  # four of seven hits
    assert table["hits"].tolist() == [4, 1, 1, 1, 0]
    assert table[["theme_docs", "total_docs"]].drop_duplicates().values.tolist() == [[4, 5]]
    only = {r["pattern"]: r["only_docs"] for r in table.to_dict("records")}
    # d1 is found by five ways, d2, d3 and d4 by one each.
    assert only == {
        "irgc": 1,
        "revolutionary guard corps": 0,
        "guard corps": 1,
        "revolutionary guard": 1,
        "x": 0,
    }
    irgc = row(table, "irgc")
    assert (irgc["docs"], irgc["docs_without"], irgc["share_without"]) == (2, 3, 0.6)
    assert irgc["portion"] == 4 / 7 and not irgc["dominant"]
    assert irgc["theme_share"] == 0.8


def test_one_pattern_that_is_the_theme(guards):
    table = contributions(guards, {"irgc": ["irgc", "cadets"]})
    assert row(table, "irgc")["dominant"] is False  # 4 of 5: not more than 0.8
    table = contributions(guards.where(doc_id=["d1", "d3"]), {"irgc": ["irgc", "cadets"]})
    assert row(table, "irgc")["dominant"] is True
    assert row(table, "cadets")["portion"] == 0


def test_a_theme_that_is_never_found_has_no_portion(guards):
    table = contributions(guards, ["snow"])
    assert table["portion"].isna().all() and not table["dominant"].any()
    assert table[["hits", "theme_docs", "docs_without"]].values.tolist() == [[0, 0, 0]]


def test_by_outlet_the_rows_add_up(guards):
    table, whole = contributions(guards, IRGC, by="outlet"), contributions(guards, IRGC)
    assert list(table)[:3] == ["theme", "outlet", "pattern"]
    assert table["outlet"].tolist() == ["A"] * 5 + ["B"] * 5
    counts = ["hits", "docs", "only_docs", "theme_docs", "docs_without", "total_docs"]
    summed = table.groupby("pattern", sort=False)[counts].sum()
    pd.testing.assert_frame_equal(summed, whole.set_index("pattern")[counts])
    assert row(table, "irgc", outlet="B")["portion"] == 0.75


def test_hits_are_those_of_lookup_and_shares_those_of_track(shipped):
    themes = tk.themes(
        {
            "kirkuk": ["kirkuk*", "kirkuk oil", "kerkuk"],
            "oil": {"patterns": ["oil"], "fa": {"patterns": ["نفت"]}, "ar": {"patterns": ["نفط"]}},
        }
    )
    table = contributions(shipped, themes, by="month")
    found = shipped.lookup(themes).groupby(["theme", "pattern"]).size()
    whole = contributions(shipped, themes).set_index(["theme", "pattern"])
    assert whole.loc[whole["hits"].gt(0), "hits"].sort_index().to_dict() == found.to_dict()
    for name in themes:
        tracked = shipped.track(themes.only(name), by="month")
        mine = table[table["theme"].eq(name)].drop_duplicates("period")
        assert mine["theme_docs"].tolist() == tracked["docs"].tolist()
    left = shipped.track({"kirkuk": ["kirkuk oil", "kerkuk"]}, by="language")["docs"].sum()
    assert whole.loc[("kirkuk", "kirkuk*"), "docs_without"] == left


def test_languages_of_patterns_and_patterns_of_parts(shipped):
    themes = tk.themes(
        {
            "iran": {"patterns": ["iran"], "fa": {"patterns": ["ایران"]}},
            "irgc": {"patterns": ["irgc"], "part_of": "iran"},
        }
    )
    table = contributions(shipped, themes)
    iran = table[table["theme"].eq("iran")].set_index("pattern")["pattern_language"]
    assert iran.sort_index().to_dict() == {"iran": "", "irgc": "", "ایران": "fa"}
    assert table.loc[table["theme"].eq("irgc"), "pattern"].tolist() == ["irgc"]
    # A theme that was left out by only() still counts for the wider one.
    assert len(contributions(shipped, themes.only("iran"))) == 3


def test_by_language_each_document_counts_in_its_own(shipped):
    table = contributions(
        shipped, {"oil": {"patterns": ["oil"], "fa": {"patterns": ["نفت"]}}}, by="language"
    )
    assert list(table)[:4] == ["theme", "language", "pattern", "pattern_language"]
    found = table.set_index(["language", "pattern"])["hits"]
    assert found[("fa", "نفت")] > 0 and found[("en", "oil")] > 0
    assert found[("en", "نفت")] == found[("ar", "نفت")] == 0


def test_copies_can_be_counted_once(shipped):
    once = contributions(shipped, ["kirkuk"], copies="distinct")
    assert once["total_docs"].tolist() == [len(shipped.where(copies="first"))]


CODES = {"d1": 1, "d2": 1, "d3": 1, "d4": 0, "d5": 1}


def coded(**columns):
    table = pd.DataFrame({"doc_id": [*CODES], "theme": "irgc", "code": [*CODES.values()]})
    table["flagged"] = [True, True, True, True, False]
    return table.assign(**{"probability": 1.0} | columns)


def test_precision_and_lost_recall_by_hand(guards):
    table = contributions(guards, IRGC, coded=coded())
    found = table.set_index("pattern")
    assert found["coded_docs"].to_dict() == {
        "irgc": 2,
        "revolutionary guard corps": 1,
        "guard corps": 1,
        "revolutionary guard": 1,
        "x": 0,
    }
    assert found.loc["irgc", "precision"] == 1 and found.loc["guard corps", "precision"] == 0
    assert np.isnan(found.loc["x", "precision"])
    # Recall is 3 of 4; without irgc d3 is lost, without guard corps nothing that is right.
    assert found.loc["irgc", "recall_lost"] == 0.25
    assert found.loc["guard corps", "recall_lost"] == 0
    assert found.loc["revolutionary guard corps", "recall_lost"] == 0


def test_coded_documents_stand_for_others(guards):
    weights = coded(probability=[0.5, 0.5, 0.25, 0.5, 0.1])
    found = contributions(guards, IRGC, coded=weights).set_index("pattern")
    # Documents with the theme: 2 + 2 + 4 + 10; d3 stands for four of them.
    assert found.loc["irgc", "recall_lost"] == pytest.approx(4 / 18)


def test_recall_is_unknown_without_codings_of_the_rest(guards):
    found = contributions(guards, IRGC, coded=coded().iloc[:4])
    assert found["recall_lost"].isna().all()
    assert found["precision"].notna().sum() == 4
    cells = contributions(guards, IRGC, by="outlet", coded=coded().iloc[:4])
    # Every document of A is flagged, so nothing is missed there.
    assert cells.loc[cells["outlet"].eq("A"), "recall_lost"].notna().all()
    assert cells.loc[cells["outlet"].eq("B"), "recall_lost"].isna().all()


def test_what_is_wrong_is_told(guards):
    with pytest.raises(ToolkitError, match="1 documents that are not in this corpus, such as 'd1'"):
        contributions(guards.where(doc_id=["d2", "d3", "d4", "d5"]), IRGC, coded=coded())
    with pytest.raises(ToolkitError, match="The coded sample lacks the themes 'oil'"):
        contributions(guards, ["oil"], coded=coded())
    with pytest.raises(ToolkitError, match="by='desk' is neither a period"):
        contributions(guards, IRGC, by="desk")
    named = tk.from_frame(guards.docs.assign(portion="x"))
    with pytest.raises(
        ToolkitError, match="by='portion' would stand in one table with the measure"
    ):
        contributions(named, IRGC, by="portion")
    with pytest.raises(ToolkitError, match="copies='once' is not known"):
        contributions(guards, IRGC, copies="once")
    with pytest.raises(ToolkitError, match="level=2 must be a number"):
        contributions(guards, IRGC, level=2)
