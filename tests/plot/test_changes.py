"""Bursts, breaks and peaks on a trend; the path of penalties."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex

from toolkit.checks import ToolkitError
from toolkit.plot import changes, penalty_path


def drawn(ax, gid):
    return [a for a in ax.get_children() if a.get_gid() == gid]


def burst(first, last, p=0.01, **keys):
    ends = pd.to_datetime([first, last])
    return pd.DataFrame(
        {"theme": "Kirkuk", **keys, "first": ends[:1], "last": ends[1:], "p_value": p}
    )


def broken(period, before, after, p=0.01, stability=0.8, **keys):
    days = pd.to_datetime([period])
    row = {"period": days, "before": before, "after": after, "stability": stability, "p_value": p}
    return pd.DataFrame({"theme": "Kirkuk", **keys, **row})


def peaked(period, distinct=True, **keys):
    days = pd.to_datetime([period])
    return pd.DataFrame({"theme": "Kirkuk", **keys, "period": days, "distinct": distinct})


def labels(ax):
    return [t.get_text().replace("\u00a0", " ") for t in drawn(ax, "mark label")]


def test_a_burst_is_shaded_from_its_first_to_its_last_day(tracked, clean):
    ax = changes(tracked(["Kirkuk"]), bursts=burst("2017-10-02", "2017-10-16"))
    zone = drawn(ax, "burst")[0]
    from matplotlib.dates import num2date

    start, end = num2date(zone.get_x()), num2date(zone.get_x() + zone.get_width())
    assert (f"{start:%m-%d}", f"{end:%m-%d}") == ("10-02", "10-23")
    assert labels(ax) == ["p = 0.010"]
    assert "shaded: burst" in ax.get_xlabel() and "triangle" not in ax.get_xlabel()
    clean(ax)


def test_what_may_be_noise_is_dotted(tracked):
    table = tracked(["Kirkuk"])
    two = pd.concat([burst("2017-07-03", "2017-07-17"), burst("2017-10-02", "2017-10-16", 0.3)])
    sure, unsure = drawn(changes(table, bursts=two), "burst")
    assert sure.get_facecolor()[3] > 0 == unsure.get_facecolor()[3]
    assert unsure.get_linestyle() == ":"
    untold = broken("2017-10-02", 0.2, 0.4, p=np.nan)
    ax = changes(table, breaks=untold)
    assert drawn(ax, "break")[0].get_linestyle() == ":"
    assert labels(ax) == ["no p · 80 %"]


def test_levels_are_steps_from_break_to_break(tracked, clean):
    table = tracked(["Kirkuk"])
    two = pd.concat([broken("2017-10-30", 0.5, 0.3), broken("2017-09-04", 0.2, 0.5, 0.2)])
    ax = changes(table, breaks=two)
    levels = [(line.get_xdata(), line.get_ydata()[0]) for line in drawn(ax, "level")]
    assert [level for _, level in levels] == [0.2, 0.5, 0.3]
    assert [x[1] for x, _ in levels[:2]] == [x[0] for x, _ in levels[1:]]
    assert (levels[0][0][0], levels[2][0][1]) == ax.get_xlim()
    assert labels(ax) == ["p = 0.20 · 80 %", "p = 0.010 · 80 %"]
    clean(ax)


def test_peaks_have_a_triangle_over_their_share(tracked, clean):
    table = tracked(["Kirkuk"], gaps=())
    two = pd.concat([peaked("2017-10-02"), peaked("2017-07-03", distinct=False)])
    ax = changes(table, peaks=two)
    tips = drawn(ax, "peak")
    assert [t.get_text() for t in tips] == ["▼", "▽"]
    shares = table.set_index("period")["share"]
    assert [t.xy[1] for t in tips] == [shares["2017-10-02"], shares["2017-07-03"]]
    full = table.assign(share=1.0, low=0.9, high=1.0)
    ax = changes(full, peaks=peaked("2017-10-02"))
    assert ax.get_ylim()[1] > 1.04 and max(ax.get_yticks()) <= 1
    clean(ax)


def test_marks_have_the_colour_of_their_theme(tracked, clean):
    table = tracked(["Kirkuk", "Oil"])
    both = pd.concat([peaked("2017-10-02"), peaked("2017-11-27").assign(theme="Oil")])
    ax = changes(table, peaks=both, band=False)
    lines = [to_hex(line.get_color()) for line in drawn(ax, "line")]
    assert [to_hex(t.get_color()) for t in drawn(ax, "peak")] == lines
    clean(ax)


def test_outlets_have_their_own_marks(tracked, clean):
    table = tracked(["Kirkuk"], outlets=["A", "B"])
    found = pd.concat([peaked("2017-10-02", outlet="A"), peaked("2017-11-27", outlet="B")])
    axes = changes(table, peaks=found, bursts=burst("2017-10-02", "2017-10-16", outlet="B"))
    assert [len(drawn(ax, "peak")) for ax in axes] == [1, 1]
    assert [len(drawn(ax, "burst")) for ax in axes] == [0, 1]
    assert axes[0].get_ylim() == axes[1].get_ylim()
    assert "triangle: peak" in axes[0].figure.get_supxlabel()
    clean(axes)


def test_crowded_labels_become_letters_with_a_key(tracked, events, clean):
    days = pd.date_range("2017-08-28", periods=6, freq="7D")
    found = pd.concat([burst(day, day) for day in days])
    ax = changes(tracked(["Kirkuk"]), bursts=found, width="single")
    assert labels(ax) == list("abcdef")
    told = " ".join(ax.get_xlabel().replace("\u00a0", " ").split())
    assert "(a) burst 28 Aug \u2013 3 Sep, p = 0.010; (b) burst 4\u201310 Sep" in told
    clean(ax)
    clean(changes(tracked(["Kirkuk"]), bursts=found, events=events, title="Events"))


def test_letters_go_on_from_panel_to_panel_and_name_the_series(tracked, clean):
    days = pd.date_range("2017-08-28", periods=8, freq="7D")
    one = pd.concat([burst(day, day) for day in days])
    both = pd.concat([one.assign(outlet="A"), one.assign(outlet="B")])
    axes = changes(tracked(["Kirkuk"], outlets=["A", "B"]), bursts=both)
    assert labels(axes[0]) + labels(axes[1]) == list("abcdefghijklmnop")
    assert "(i) Kirkuk, B: burst" in " ".join(axes[0].figure.get_supxlabel().split())
    clean(axes)


def test_tables_of_the_toolkit_are_drawn(tracked, clean):
    from toolkit import change

    table = tracked(["Kirkuk", "Oil", "Peshmerga"], n=40)
    made = {"bursts": change.bursts(table, s=1.5, draws=9), "peaks": change.peaks(table)}
    axes = changes(table, **made, breaks=change.breaks(table, draws=9))
    assert len(axes) == 3 and sum(len(drawn(ax, "peak")) for ax in axes) == 9
    clean(axes)


def test_draws_on_the_axes_given(tracked):
    _, ax = plt.subplots(figsize=(7, 4))
    assert changes(tracked(["Kirkuk"]), peaks=peaked("2017-10-02"), ax=ax) is ax
    assert ax.figure.get_figheight() == 4


def test_refusals_say_what_to_do(tracked):
    table = tracked(["Kirkuk"])
    with pytest.raises(ToolkitError, match=r"nothing to mark\. Give bursts=tk\.change\.bursts"):
        changes(table)
    with pytest.raises(ToolkitError, match=r"lacks 'p_value'; .*tk\.change\.bursts\(trend\)"):
        changes(table, bursts=burst("2017-10-02", "2017-10-16").drop(columns="p_value"))
    with pytest.raises(ToolkitError, match=r"peaks has theme 'Oil', which the table lacks"):
        changes(table, peaks=peaked("2017-10-02").assign(theme="Oil"))
    with pytest.raises(ToolkitError, match=r"breaks has the period 2017-10-03, which the table"):
        changes(table, breaks=broken("2017-10-03", 0.1, 0.2))
    with pytest.raises(ToolkitError, match=r"lacks 'outlet'; .*tk\.change\.peaks"):
        changes(tracked(["Kirkuk"], outlets=["A", "B"]), peaks=peaked("2017-10-02"))


def path(theme="Kirkuk"):
    penalty = np.geomspace(3, 12, 5)
    numbers = [4, 1, 1, 1, 0]
    return pd.DataFrame(
        {
            "theme": theme,
            "penalty": penalty,
            "breaks": numbers,
            "cost": 1.0,
            "chosen": np.equal(numbers, 1),
        }
    )


def test_the_path_and_the_stretch_of_the_number_taken(clean):
    axes = penalty_path(path())
    line = drawn(axes[0], "path")[0]
    assert line.get_ydata().tolist() == [4, 1, 1, 1, 0]
    zone = drawn(axes[0], "chosen")[0]
    ends = np.geomspace(3, 12, 9)[[1, 7]]
    np.testing.assert_allclose([zone.get_x(), zone.get_x() + zone.get_width()], ends)
    assert axes[0].get_title(loc="left") == "Kirkuk"
    clean(axes)


def test_a_panel_for_each_series_of_a_path(clean):
    both = pd.concat([path().assign(outlet=name) for name in ("A", "نفط")])
    axes = penalty_path(both, title="Paths")
    assert axes[0].get_title(loc="left") == "Kirkuk, A" and len(axes) == 2
    clean(axes)
    with pytest.raises(ToolkitError, match=r"has 2 panels, ax has 1"):
        penalty_path(both, ax=plt.figure().add_subplot())
    with pytest.raises(ToolkitError, match=r"no rows to draw.*tk\.change\.penalty_path"):
        penalty_path(both.head(0))
    with pytest.raises(ToolkitError, match=r"lacks 'chosen'"):
        penalty_path(both.drop(columns="chosen"))
