import pandas as pd
import pytest

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.once import once

WIRE = (
    "Iraqi forces took the governorate building in Kirkuk on Monday after a short fight with "
    "Peshmerga units near the airport and the oil fields, officials of both sides said."
)
OTHER = (
    "A dam in the north has been closed for repairs, and farmers along the river fear a dry spring."
)
COUNTS = ["docs", "total_docs"]


@pytest.fixture(scope="module")
def wire():
    """An agency report, printed by three outlets, the last with an end of its own; two others."""
    rows = [
        ("late", "2017-10-17 09:00", "South", WIRE),
        ("first", "2017-10-16 08:00", "North", WIRE),
        ("longer", "2017-10-17 12:00", "West", WIRE + " A curfew was imposed at night."),
        ("alone", "2017-10-16 10:00", "South", OTHER),
        (
            "undated",
            None,
            "North",
            "Snow fell on the mountains, and the pass to the border was shut.",
        ),
    ]
    frame = pd.DataFrame(rows, columns=["doc_id", "date", "outlet", "text"])
    return tk.from_frame(frame.assign(language="en"))


def ids(corpus):
    return corpus.docs["doc_id"].tolist()


def test_every_publication(wire):
    assert once(wire) is wire and once(wire, "all") is wire


def test_each_distinct_text_once_where_it_was_first(wire):
    found = once(wire, "distinct")
    assert ids(found) == ids(wire.where(copies="first")) == ["first", "alone", "undated"]
    assert found.span == wire.span


def test_each_story_once_by_its_first_article(wire):
    table = wire.stories()
    first = table.loc[table["earliest"], "doc_id"].tolist()
    assert first[0] == "first" and "late" not in first and "longer" not in first
    found = once(wire, "stories")
    assert ids(found) == ["first", "alone", "undated"]
    assert found.span == wire.span
    assert found.history["step"].iloc[-1] == "stories once"


@pytest.mark.parametrize("copies", ["distinct", "stories"])
def test_a_table_counts_what_is_left(wire, copies):
    table = wire.track(["kirkuk"], by="outlet", copies=copies)
    assert table[["outlet", *COUNTS]].values.tolist() == [["North", 1, 2], ["South", 0, 1]]
    assert wire.track(["kirkuk"], by="outlet")[["outlet", *COUNTS]].values.tolist() == [
        ["North", 1, 2],
        ["South", 1, 2],
        ["West", 1, 1],
    ]
    plain = once(wire, copies).track(["kirkuk"], by="week")
    pd.testing.assert_frame_equal(wire.track(["kirkuk"], copies=copies), plain)


def test_first_is_first_of_what_is_kept(wire):
    south = wire.where(outlet=["South", "West"])
    assert ids(once(south, "distinct")) == ["late", "alone"]
    assert ids(once(south, "stories"))[:2] == ["late", "alone"]


def test_no_document_is_no_fault(wire):
    empty = wire.where("outlet == 'East'")
    for copies in ("all", "distinct", "stories"):
        assert len(once(empty, copies)) == 0


@pytest.mark.parametrize("copies", ["first", "Distinct", None, True, ""])
def test_another_choice_is_told(wire, copies):
    with pytest.raises(ToolkitError) as told:
        once(wire, copies)
    assert str(told.value).startswith(
        f"copies={copies!r} is not known. Allowed: 'all', 'distinct', 'stories'."
    )
