"""Validation: what a lexicon finds and misses, judged by people, and shares corrected for it."""

from toolkit.measures.robust.stability import stability
from toolkit.validation.accuracy import accuracy
from toolkit.validation.agreement import agreement
from toolkit.validation.coded import final_codes
from toolkit.validation.coefficients import COEFFICIENTS
from toolkit.validation.design import sample_design
from toolkit.validation.estimators import ESTIMATORS
from toolkit.validation.filled import read_sheet
from toolkit.validation.form import coding_form
from toolkit.validation.questions import question_form, write_questions
from toolkit.validation.quotations import quotation_accuracy
from toolkit.validation.sheet import write_sheet
from toolkit.validation.size import sample_size

# The verb `corrected` needs `track`; it is imported where the verbs are bound.
__all__ = [
    "COEFFICIENTS",
    "ESTIMATORS",
    "accuracy",
    "agreement",
    "coding_form",
    "final_codes",
    "question_form",
    "quotation_accuracy",
    "read_sheet",
    "sample_design",
    "sample_size",
    "stability",
    "write_questions",
    "write_sheet",
]
