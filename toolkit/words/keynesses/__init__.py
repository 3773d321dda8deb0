"""Measures of keyness: one file each, one line here.

A measure takes counts of terms on two sides and gives one or more numbers for each; the first is
called as the measure is. Statistics are never signed: which side uses a term more stands beside
them.
"""

from __future__ import annotations

from toolkit.words.keynesses import (
    bic,
    chi2,
    chi2_yates,
    chi2_yates_conditional,
    difference_coefficient,
    ell,
    fisher,
    fisher_more,
    g2_four_term,
    g2_two_term,
    g2_williams,
    g2_yates_conditional,
    log_odds,
    log_ratio,
    lrc,
    odds_ratio,
    percent_diff,
    relative_risk,
    simple_maths,
)
from toolkit.words.keynesses.contract import Counts, Measure, Options

__all__ = ["KEYNESSES", "USUAL", "Counts", "Measure", "Options"]

KEYNESSES: dict[str, Measure] = {
    "g2_two_term": g2_two_term.MEASURE,
    "g2_four_term": g2_four_term.MEASURE,
    "g2_williams": g2_williams.MEASURE,
    "g2_yates_conditional": g2_yates_conditional.MEASURE,
    "chi2": chi2.MEASURE,
    "chi2_yates": chi2_yates.MEASURE,
    "chi2_yates_conditional": chi2_yates_conditional.MEASURE,
    "fisher_p": fisher.MEASURE,
    "fisher_more_p": fisher_more.MEASURE,
    "log_ratio": log_ratio.MEASURE,
    "lrc": lrc.MEASURE,
    "percent_diff": percent_diff.MEASURE,
    "relative_risk": relative_risk.MEASURE,
    "odds_ratio": odds_ratio.MEASURE,
    "difference_coefficient": difference_coefficient.MEASURE,
    "simple_maths": simple_maths.MEASURE,
    "log_odds_z": log_odds.MEASURE,
    "bic": bic.MEASURE,
    "ell": ell.MEASURE,
}
#: Significance and effect size, side by side.
USUAL = ("g2_two_term", "log_ratio", "lrc", "log_odds_z")
