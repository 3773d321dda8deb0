"""Coefficients of agreement between coders, one file each."""

from toolkit.validation.coefficients.cohen import COHEN_KAPPA
from toolkit.validation.coefficients.contract import LEVELS, Coefficient, Ratings
from toolkit.validation.coefficients.fleiss import FLEISS_KAPPA
from toolkit.validation.coefficients.krippendorff import KRIPPENDORFF_ALPHA
from toolkit.validation.coefficients.percent import PERCENT

#: One line per coefficient.
COEFFICIENTS = {
    "krippendorff_alpha": KRIPPENDORFF_ALPHA,
    "cohen_kappa": COHEN_KAPPA,
    "fleiss_kappa": FLEISS_KAPPA,
    "percent": PERCENT,
}

__all__ = ["COEFFICIENTS", "LEVELS", "Coefficient", "Ratings"]
