import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.agreement import agreement

COLUMNS = ["coefficient", "value", "low", "high", "units", "coders", "codes", "remark"]
ALPHA = ["krippendorff_alpha"]


def two(n=150, prevalence=0.3, right=0.9, seed=0):
    """Two coders who are each right in so many cases, wide."""
    rng = np.random.default_rng(seed)
    true = rng.random(n) < prevalence
    codes = np.where(rng.random((2, n)) < right, true, ~true).astype(int)
    return pd.DataFrame({"Ana": codes[0], "Ben": codes[1]})


def long(wide, **more):
    table = wide.assign(doc_id=[f"d{i}" for i in range(len(wide))], **more)
    keys = ["doc_id", *more]
    return table.melt(keys, ["Ana", "Ben"], var_name="coder", value_name="code")


def test_a_long_and_a_wide_table_say_the_same():
    wide = two()
    table = agreement(wide)
    assert list(table) == COLUMNS
    assert table["coefficient"].tolist() == [
        "krippendorff_alpha",
        "cohen_kappa",
        "fleiss_kappa",
        "percent",
    ]
    shuffled = long(wide).sample(frac=1, random_state=1)
    pd.testing.assert_series_equal(agreement(shuffled)["value"], table["value"])
    pd.testing.assert_frame_equal(agreement(long(wide)), table)
    named = wide.assign(doc_id=range(150), outlet="A", language="en", title="t")
    pd.testing.assert_frame_equal(agreement(named), table)
    renamed = long(wide).rename(columns={"code": "value", "doc_id": "unit"})
    pd.testing.assert_frame_equal(agreement(renamed), table)


def test_the_same_seed_gives_the_same_interval():
    first, again, other = (agreement(two(), seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert first["low"].tolist() != other["low"].tolist()


def test_the_interval_covers_the_alpha_of_the_population():
    # Disagreement 2 q (1 - q); by chance 2 m (1 - m), with m the share that a coder codes 1.
    right, prevalence = 0.9, 0.3
    share = prevalence * right + (1 - prevalence) * (1 - right)
    true = 1 - right * (1 - right) / (share * (1 - share))
    inside = 0
    for seed in range(300):
        row = agreement(two(seed=seed), coefficients=ALPHA, draws=300).iloc[0]
        inside += row["low"] <= true <= row["high"]
    assert 0.92 <= inside / 300 <= 0.98


def test_units_of_one_document_are_drawn_together():
    # Ten themes coded alike in each document: as telling as one, not as ten.
    one = long(two(100), theme="t0")
    ten = pd.concat([one.assign(theme=f"t{i}") for i in range(10)])
    ten = ten.sample(frac=1, random_state=0)
    wide_interval = agreement(one, coefficients=ALPHA, seed=3).iloc[0]
    pooled = agreement(ten, coefficients=ALPHA, seed=3).iloc[0]
    width = pooled["high"] - pooled["low"]
    assert width == pytest.approx(wide_interval["high"] - wide_interval["low"], rel=0.1)
    assert pooled["units"] == 1000
    assert "10 themes pooled, by='theme' gives each" in pooled["remark"]


def test_groups_have_their_rows_and_their_remarks():
    wide = two(200, right=0.97)
    codes = long(wide, theme=["oil"] * 100 + ["rain"] * 100, language=["en", "fa"] * 100)
    codes.loc[codes["theme"].eq("rain"), "code"] = 0
    table = agreement(codes, by=["theme", "language"], coefficients=ALPHA)
    assert list(table) == ["theme", "language", *COLUMNS]
    assert table[["theme", "language"]].values.tolist() == [
        ["oil", "en"],
        ["oil", "fa"],
        ["rain", "en"],
        ["rain", "fa"],
    ]
    assert table["units"].tolist() == [50] * 4
    assert table["value"].isna().tolist() == [False, False, True, True]
    assert table["remark"].tolist()[2] == (
        "all codes are the same, so that agreement by chance is certain"
    )
    alone = agreement(codes[codes["theme"].eq("oil")], by="language", coefficients=ALPHA)
    assert alone["value"].tolist() == table["value"].tolist()[:2]


def test_low_agreement_is_said_to_be_low():
    remarks = [
        agreement(two(2000, right=right), coefficients=ALPHA, draws=100)["remark"][0]
        for right in (0.8, 0.94, 0.99)
    ]
    assert remarks == [
        "below 0.667: no conclusion",
        "below 0.8: tentative conclusions only",
        "",
    ]


def test_full_agreement_has_no_interval():
    row = agreement(pd.DataFrame({"A": [0, 1, 0, 1], "B": [0, 1, 0, 1]})).iloc[0]
    assert row["value"] == 1
    assert np.isnan(row["low"]) and np.isnan(row["high"])
    assert row["remark"] == "no two coders disagree: resampling gives no interval"


def test_a_rare_code_is_missing_from_some_samples():
    codes = pd.DataFrame({"A": [1, 1, *[0] * 38], "B": [1, 0, *[0] * 38]})
    row = agreement(codes, coefficients=ALPHA).iloc[0]
    # Neither of two units of forty is drawn in (38 / 40) ** 40 = 13 % of the samples.
    share = int(row["remark"].split("undefined in ")[1].split("%")[0])
    assert 10 <= share <= 16


def test_decisions_after_discussion_are_no_coder():
    codes = long(two())
    final = codes[codes["coder"].eq("Ana")].assign(coder="final")
    pd.testing.assert_frame_equal(agreement(pd.concat([codes, final])), agreement(codes))


def test_a_sample_coded_twice_in_part():
    codes = long(two())
    part = codes[codes["coder"].eq("Ana") | (codes.index % 5 == 0)]
    table = agreement(part)
    assert table["units"].tolist() == [30] * 4
    assert table["codes"].tolist() == [60] * 4
    assert table["value"].notna().all()


def test_text_and_numbers_as_text():
    wide = two().replace({0: "no", 1: "yes"})
    assert agreement(wide)["value"].tolist() == agreement(two())["value"].tolist()
    text = two().astype(str)
    text.loc[3, "Ana"] = " "
    assert agreement(text)["units"].tolist() == [149] * 4


def test_ordered_codes_have_alpha_and_percent_alone():
    wide = pd.DataFrame({"A": [1, 2, 3, 4, 5, 3], "B": [1, 2, 3, 5, 5, 2]})
    assert agreement(wide, level="ordinal")["coefficient"].tolist() == [*ALPHA, "percent"]
    with pytest.raises(ToolkitError, match="cohen_kappa: Cohen's kappa takes no account of the"):
        agreement(wide, level="ordinal", coefficients=["cohen_kappa"])


@pytest.mark.parametrize(
    ("codes", "more", "told"),
    [
        ([1], {}, "Codes are a table, not list"),
        (pd.DataFrame({"doc_id": ["a"], "code": [1]}), {}, "no column 'coder', so nothing can"),
        (pd.DataFrame({"coder": ["a"], "code": [1]}), {}, "no column doc_id or unit"),
        (pd.DataFrame({"Ana": [1, 0]}), {}, r"have 1 columns of coders \('Ana'\); two are needed"),
        (two(), {"level": "ordinary"}, "Did you mean 'ordinal'"),
        (two(), {"coefficients": ["kappa"]}, "coefficients='kappa' is not known"),
        (two(), {"coefficients": []}, "names none"),
        (two(), {"by": "theme"}, "by='theme' is no column"),
        (two(), {"by": "units"}, "by='units' would stand in one table"),
        (two(), {"confidence": 95}, "between 0 and 1"),
        (two(), {"draws": 10}, "100 or more"),
        (two() - 1, {"level": "ratio"}, "needs codes from 0 on, but there is -1"),
        (two() * np.nan, {}, "every code is empty"),
        (two() * 0, {"coefficients": ALPHA}, r"krippendorff_alpha: all codes are the same"),
        (
            two().replace({0: "low", 1: "high"}),
            {"level": "ordinal"},
            "needs numbers, but there is the code '(low|high)'",
        ),
        (
            pd.concat([long(two()), long(two()).iloc[:2]]),
            {},
            r"2 codes are given twice by one coder, the first by 'Ana' for doc_id 'd0'",
        ),
    ],
)
def test_what_cannot_be_used_is_told(codes, more, told):
    with pytest.raises(ToolkitError, match=told):
        agreement(codes, **more)


def test_what_is_the_same_in_every_sample_has_no_interval():
    for units in (1, 20):
        table = agreement(pd.DataFrame({"a": [1] * units, "b": [0] * units}), draws=100)
        assert table[["low", "high"]].isna().all(axis=None)
        assert table["remark"].str.contains("resampling gives no interval|constant|every").any()
