"""Bars, columns and dots of rival names."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.plot.naming import naming

NAMES = {"h": "Hashd al-Shaabi", "p": "Popular Mobilization", "m": "(Shia) militias", "x": "Never"}


def table(outlets=("A", "B", "الضفاف السبع"), voices=("own",), periods=(None,)):
    """A table as corpus.labels makes it: four names, of which one is never used."""
    rng = np.random.default_rng(2)
    rows = []
    for voice in voices:
        for period in periods:
            for i, outlet in enumerate(outlets):
                hits = rng.integers(1, 40, 3) if i != 1 else np.zeros(3, int)
                total = hits.sum()
                for theme, n in zip("hpm", hits.tolist(), strict=True):
                    share = n / total if total else np.nan
                    row = {"family": "pmf", "theme": theme, "voice": voice, "outlet": outlet}
                    row |= {"hits": n, "family_hits": total, "share": share, "period": period}
                    rows.append({**row, "low": share * 0.8, "high": share * 1.1})
                rows.append({**rows[-1], "theme": "x", "hits": 0, "share": rows[-1]["share"] * 0})
    made = pd.DataFrame(rows)
    made["name"] = made["theme"].map(NAMES)
    return made if periods[0] else made.drop(columns="period")


def texts(ax, gid):
    return [t.get_text() for t in ax.texts if t.get_gid() == gid]


def test_each_outlet_is_a_bar_of_one_with_its_mentions(clean):
    rows = table()
    ax = naming(rows, title="Names")
    bars = [b for b in ax.patches if b.get_gid() == "share"]
    assert len(bars) == 9  # the name that nobody uses is left out
    ends = np.array([b.get_x() + b.get_width() for b in bars]).reshape(3, 3)
    np.testing.assert_allclose(ends[2], [1, 0, 1])
    n = int(rows["family_hits"].iloc[0])
    assert texts(ax, "n")[:2] == [f"n\u00a0=\u00a0{n}", "never named"]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == list(NAMES.values())[:3]
    assert "own voice of the outlet" in ax.get_xlabel()
    clean(ax)


def test_few_mentions_are_pale():
    rows = table()
    ax = naming(rows, min_n=int(rows["family_hits"].iloc[0]) + 1)
    alphas = {round(b.get_y()): b.get_alpha() for b in ax.patches if b.get_gid() == "share"}
    assert alphas[0] < 1
    assert "pale: fewer than" in ax.get_xlabel().replace("\n", " ")
    assert {b.get_alpha() for b in naming(rows, min_n=0).patches} == {1.0}


def test_two_voices_stand_side_by_side(clean):
    found = naming(table(voices=("own", "quoted")))
    assert [ax.get_title(loc="left") for ax in found] == ["Own voice", "Quoted"]
    clean(found)


@pytest.mark.parametrize("outlets", [("A",), ("A", "B", "C", "D", "E")])
def test_over_time_each_outlet_has_a_panel_of_columns(clean, outlets):
    months = pd.date_range("2017-06-01", periods=5, freq="MS")
    found = np.atleast_1d(naming(table(outlets=outlets, periods=tuple(months)), title="ISIS"))
    assert len(found) == len(outlets)
    assert [ax.get_title(loc="left")[0] for ax in found] == list(outlets)
    tops = [b.get_y() + b.get_height() for b in found[0].patches if b.get_gid() == "share"]
    np.testing.assert_allclose(tops[-5:], 1)
    if len(found) > 1:
        assert [p.get_gid() for p in found[1].patches].count("gap") == 1  # never named: hatched
    clean(found)


def test_dots_carry_their_intervals(clean):
    rows = table()
    found = naming(rows, kind="dots", level=0.9, title="Names")
    assert [ax.get_title(loc="left") for ax in found] == list(NAMES.values())[:3]
    lines = [line for line in found[0].lines if line.get_gid() == "interval"]
    assert len(lines) == 2  # not where it is never named
    first = rows.iloc[0]
    np.testing.assert_allclose(lines[0].get_xdata(), [first["low"], first["high"]])
    assert "90 % interval" in found[0].figure.get_supxlabel()
    clean(found)
    assert len(naming(table(voices=("own", "quoted")), kind="dots")[0].lines) == 8


def test_it_draws_on_the_axes_that_are_given():
    _, ax = plt.subplots()
    assert naming(table(), ax=ax) is ax


@pytest.mark.parametrize(
    ("change", "given", "message"),
    [
        (lambda t: t.drop(columns="share"), {}, r"lacks 'share'.*corpus.labels\('pmf'"),
        (lambda t: t, {"kind": "pie"}, "kind='pie' is not known. Allowed: 'bars', 'dots'"),
        (lambda t: t, {"family": "isis"}, "family='isis' is not known. Allowed: 'pmf'"),
        (
            lambda t: pd.concat([t, t.assign(family="irgc")]),
            {},
            r"several families, 'pmf', 'irgc', .* Draw one: family='pmf'",
        ),
        (lambda t: t.assign(hits=0), {}, "No name of this family is in the table"),
        (lambda t: pd.concat([t, t]), {}, "several rows for one name and outlet and voice"),
        (
            lambda t: pd.concat([t.assign(theme=t["theme"] + str(i)) for i in range(5)]),
            {},
            "15 names cannot be told apart by colour; allowed: 12",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(change, given, message):
    with pytest.raises(ToolkitError, match=message):
        naming(change(table()), **given)


def test_a_period_goes_with_one_voice_and_with_bars():
    rows = table(voices=("own", "quoted"), periods=(pd.Timestamp("2017-06-01"),))
    with pytest.raises(ToolkitError, match="a period and 2 voices, 'own', 'quoted', too much"):
        naming(rows)
    with pytest.raises(ToolkitError, match="kind='dots' is for tables without a period"):
        naming(rows[rows["voice"] == "own"], kind="dots")


@pytest.mark.parametrize("n", [None, "ten", -1, 1.5])
def test_so_many_mentions_is_a_whole_number(n):
    table = pd.DataFrame({
        "family": "pmf", "theme": ["h", "p"], "name": ["Hashd", "PMF"], "voice": "all",
        "outlet": "A", "hits": [3, 1], "family_hits": 4, "share": [0.75, 0.25], "low": 0.1,
        "high": 0.9})  # fmt: skip
    with pytest.raises(ToolkitError, match=r"min_n=.* must be a whole number, 0 or more"):
        naming(table, min_n=n)
