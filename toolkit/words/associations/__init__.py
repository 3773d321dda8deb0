"""Measures of association: one file each, one line here; all are high for words that attract."""

from __future__ import annotations

from toolkit.words.associations import (
    delta_p_node,
    delta_p_term,
    dice,
    log_dice,
    mi,
    mi2,
    mi3,
    mi_log_f,
    min_sensitivity,
    npmi,
    t_score,
    t_score_binomial,
    z_score,
)
from toolkit.words.associations.contract import Measure, Together, of_windows
from toolkit.words.keynesses import KEYNESSES

__all__ = ["ASSOCIATIONS", "USUAL", "Measure", "Together"]

#: Measures of keyness that hold for words in windows, against those outside, as well.
_OF_WINDOWS = (
    "g2_two_term g2_four_term chi2 chi2_yates fisher_p fisher_more_p log_ratio lrc relative_risk "
    "odds_ratio"
).split()

ASSOCIATIONS: dict[str, Measure] = {
    "log_dice": log_dice.MEASURE,
    "mi": mi.MEASURE,
    "mi2": mi2.MEASURE,
    "mi3": mi3.MEASURE,
    "mi_log_f": mi_log_f.MEASURE,
    "npmi": npmi.MEASURE,
    "t_score": t_score.MEASURE,
    "t_score_binomial": t_score_binomial.MEASURE,
    "z_score": z_score.MEASURE,
    "dice": dice.MEASURE,
    "min_sensitivity": min_sensitivity.MEASURE,
    "delta_p_term": delta_p_term.MEASURE,
    "delta_p_node": delta_p_node.MEASURE,
    **{name: of_windows(KEYNESSES[name]) for name in _OF_WINDOWS},
}
USUAL = ("log_dice", "mi", "t_score", "g2_four_term", "log_ratio", "delta_p_term", "delta_p_node")
