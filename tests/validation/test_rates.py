import numpy as np
import pandas as pd
import pytest

from toolkit.checks import ToolkitError
from toolkit.validation.rates import error_rates


def case(counts):
    """Documents by group: flagged and others, each (on the theme, coded, all)."""
    group, flags, units, row = [], [], [], []
    for number, sides in enumerate(counts):
        for flag, (right, coded, docs) in zip((True, False), sides, strict=True):
            row += range(len(group), len(group) + coded)
            group += [number] * docs
            flags += [flag] * docs
            codes = [1.0] * right + [0.0] * (coded - right)
            weight = docs / coded if coded else np.nan
            units.append(pd.DataFrame({"code": codes, "design_weight": weight, "flagged": flag}))
    return pd.concat(units, ignore_index=True), np.array(group), np.array(flags), np.array(row)


def rates(*counts):
    return error_rates(*case(counts), 0.95)


def test_each_group_has_its_rates_and_the_last_are_of_all():
    found = rates(((18, 20, 100), (2, 40, 400)), ((12, 20, 300), (4, 20, 700)))
    assert found.of.tolist() == [0, 1]
    assert not found.pooled.any()
    # All together by documents, not by codings: (.9 * 100 + .6 * 300) / 400.
    assert [r.value for r in found.ppv] == pytest.approx([0.9, 0.6, 0.675])
    assert [r.value for r in found.misses] == pytest.approx([0.05, 0.2, (20 + 140) / 1100])
    assert found.flagged.tolist() == pytest.approx([0.2, 0.3, 400 / 1500])
    assert found.ppv[2].effective == pytest.approx(400**2 / (20 * 25 + 20 * 225))


def test_a_group_with_few_codings_takes_the_rates_of_all():
    full = ((18, 20, 100), (2, 40, 400))
    assert rates(full, ((5, 9, 50), (1, 40, 90))).pooled.tolist() == [False, True]
    assert rates(full, ((5, 10, 50), (1, 9, 90))).pooled.tolist() == [False, True]
    assert rates(full, ((5, 10, 50), (1, 10, 90))).pooled.tolist() == [False, False]


def test_a_group_of_which_all_flagged_documents_were_coded_has_enough():
    full = ((18, 20, 100), (2, 40, 400))
    assert rates(full, ((3, 4, 4), (1, 40, 90))).pooled.tolist() == [False, False]
    assert rates(full, ((0, 0, 0), (1, 40, 90))).pooled.tolist() == [False, True]


def test_too_little_over_all_is_refused():
    with pytest.raises(ToolkitError, match="9 codings of flagged documents are too few"):
        rates(((5, 9, 50), (1, 40, 90)))
    with pytest.raises(ToolkitError, match="6 codings of documents that are not flagged are too"):
        rates(((5, 19, 50), (1, 6, 90)))
    assert rates(((5, 9, 9), (1, 40, 90))).ppv[0].value == pytest.approx(5 / 9)
