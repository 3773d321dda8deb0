"""Names in Arabic script inside English labels: shaped, in order, not cut off."""

from __future__ import annotations

import pytest

from toolkit.plot import coverage, trend
from toolkit.plot.direction import CLOSE, OPEN, balanced, isolated
from toolkit.plot.style import wrap

OUTLETS = ["بیرق صبح", "بريد القشلة", "دەفتەری شارەزوور", "هەواڵنامەی قەرەچووغ", "Hêlîna Dûr"]


def test_only_names_that_run_from_right_to_left_are_isolated():
    assert isolated("Hêlîna Dûr (2)") == "Hêlîna Dûr (2)"
    assert isolated("کرکوک") == f"{OPEN}کرکوک{CLOSE}"
    assert isolated("Radio لنگرگاه").startswith(OPEN)
    assert isolated(2017) == "2017"


def test_what_is_opened_is_closed_in_its_own_line():
    text = balanced(wrap(f"{isolated('هەواڵنامەی قەرەچووغ')} (n = 9)", 70, 7))
    assert text.count("\n") >= 1
    assert all(line.count(OPEN) == line.count(CLOSE) for line in text.split("\n"))
    assert balanced("plain\ntext") == "plain\ntext"


def test_panels_name_the_outlet_before_its_n(tracked, clean):
    axes = trend(tracked(["داعش"], 12, outlets=OUTLETS), title="داعش در رسانه‌ها (2017)")
    titles = [a.get_title(loc="left").replace("\n", " ") for a in axes]
    assert titles[0].startswith(f"{OPEN}بیرق صبح{CLOSE} (n")
    assert titles[4].startswith("Hêlîna Dûr (n")
    label = axes[0].figure.get_supylabel().replace("\n", " ")
    assert label.startswith(f"{OPEN}داعش{CLOSE}: share of")
    clean(axes)


@pytest.mark.parametrize("width", ["single", "one-and-half", "double"])
def test_lines_and_heat_maps_hold_every_script(tracked, covered, clean, width):
    table = tracked(["داعش"], 12, outlets=OUTLETS)
    clean(trend(table, line="outlet", width=width))
    clean(coverage(covered(OUTLETS), width=width, title="پوشش (2017)"))


def test_a_theme_without_data_is_named_in_order(tracked):
    table = tracked(["داعش"], 8)
    table[["share", "low", "high"]], table["total_docs"] = float("nan"), 0
    texts = [t.get_text() for t in trend(table).texts if t.get_gid() == "end label"]
    assert texts == [f"{OPEN}داعش{CLOSE} (no data)"]


def test_events_in_a_key_keep_their_order(tracked):
    import pandas as pd

    events = pd.DataFrame({"date": ["2017-06-07", "2017-06-20"], "label": ["داعش", "نفط"]})
    axes = trend(tracked(["Oil"], 12, outlets=["A", "B"]), events=events)
    key = axes[0].figure.get_supxlabel().replace("\n", " ")
    assert f"(1) 7 Jun {OPEN}داعش{CLOSE}; (2) 20 Jun {OPEN}نفط{CLOSE}" in key
