"""Measures of dispersion by name, one function each; the name says whose formula it is."""

from __future__ import annotations

from collections.abc import Callable

from toolkit.words.dispersions import proportions, rates
from toolkit.words.dispersions.spread import Floats, Spread

MEASURES: dict[str, Callable[[Spread], Floats]] = {
    "d_juilland_1970": rates.juilland,
    "d2_carroll_1970": rates.carroll,
    "s_rosengren_1971": proportions.rosengren,
    "dp_gries_2008": proportions.gries,
    "dp_norm_lijffijt_gries_2012": proportions.lijffijt_gries,
    "d_p_egbert_2020": proportions.egbert,
    "d_a_burch_2017": rates.burch,
    "d_kl_inverse": proportions.divergence,
    "idf_sparck_jones_1972": proportions.document_frequency,
}

__all__ = ["MEASURES", "Floats", "Spread"]
