"""Columns of coded samples and of what is computed from codes.

``precision`` is that of a lexicon here and of a date in documents.
"""

from __future__ import annotations

from toolkit.schema.column import Column

CODING = {
    "flagged": Column("flag", "the lexicon finds the theme in the document"),
    "stratum_docs": Column("integer", "documents of the stratum"),
    "sampled_docs": Column("integer", "documents drawn from it"),
    "coded_docs": Column("integer", "documents with a code"),
    "flagged_docs": Column("integer", "documents with a code that the lexicon flags"),
    "probability": Column("number", "how likely the document was to be drawn, above 0, at most 1"),
    "design_weight": Column("number", "documents that it stands for"),
    "unit": Column("text", "name of document and theme, or of a question, on coding sheets"),
    "coder": Column("text", "who codes; empty if not named"),
    "code": Column(
        "number", "1 has the theme, 0 has not; of questions the number of the choice; NaN not coded"
    ),
    "note": Column("text", "what the coder wrote"),
    "coefficient": Column("text", "coefficient of agreement"),
    "value": Column("number", "its value"),
    "units": Column("integer", "units coded by two or more"),
    "coders": Column("integer", "number of coders"),
    "codes": Column("integer", "codes that were compared"),
    "alpha": Column("number", "Krippendorff's alpha of the codes, nominal"),
    "test": Column("text", "test of a topic model: its arguments, and a mark of the topics"),
    "question": Column("text", "what a coder is asked"),
    **{f"choice_{n}": Column("text", f"what code {n} stands for") for n in range(1, 10)},
    "answer": Column("integer", "number of the choice that is right"),
    "right": Column("number", "1 the answer is right, 0 it is not; NaN if there is none"),
    "questions": Column("integer", "questions with an answer"),
    "answers": Column("integer", "answers given"),
    "found": Column("integer", "answers that are right"),
    "model_precision": Column("number", "found / answers, 0 to 1 (Chang et al. 2009)"),
    "chance": Column("number", "what guessing gives in its place: 1 / number of choices"),
    "log_odds": Column(
        "number", "topic log odds: log share of the intruder less that of the choice; 0 at best"
    ),
    "log_odds_chance": Column("number", "what guessing gives in its place"),
    "annotated": Column("integer", "quotations that people wrote down"),
    "recalled": Column("integer", "of these, how many are found"),
    "found_quotes": Column("integer", "quotations that are found"),
    "right_quotes": Column("integer", "of these, how many people wrote down"),
    "sources_compared": Column("integer", "recalled quotations with an annotated source"),
    "sources_right": Column("integer", "of these, how many have that source"),
    "source_accuracy": Column("number", "sources_right / sources_compared, 0 to 1"),
    "recall_lost": Column("number", "part of the documents with the theme only the pattern finds"),
    **{
        name: Column("number", f"{meaning}, 0 to 1")
        for name, meaning in (
            ("precision", "part of the flagged documents, or found quotations, that are right"),
            ("recall", "part of the documents with the theme, or annotated quotations, found"),
            ("f1", "harmonic mean of precision and recall"),
            ("prevalence", "part of all documents that have the theme"),
        )
    },
    **{
        f"{name}_{end}": Column("number", f"{side} bound of the interval of {name}")
        for name in (
            *("precision", "recall", "f1", "prevalence", "model_precision", "log_odds"),
            "source_accuracy",
        )
        for end, side in (("low", "lower"), ("high", "upper"))
    },
}
