"""Estimators of a share from a lexicon that errs and a part that was coded, one file each."""

from toolkit.validation.estimators.contract import LEAST, Estimate
from toolkit.validation.estimators.dsl import dsl
from toolkit.validation.estimators.ppi import ppi, ppi_tuned
from toolkit.validation.estimators.rogan_gladen import rogan_gladen
from toolkit.validation.estimators.tenenbein import tenenbein

#: One line per estimator.
ESTIMATORS = {
    "tenenbein": tenenbein,
    "rogan_gladen": rogan_gladen,
    "dsl": dsl,
    "ppi": ppi,
    "ppi++": ppi_tuned,
}

__all__ = [
    "ESTIMATORS",
    "LEAST",
    "Estimate",
    "dsl",
    "ppi",
    "ppi_tuned",
    "rogan_gladen",
    "tenenbein",
]
