"""The column vocabulary: one name, one type, one unit, one meaning, everywhere.

Tests compare every table with it and the reference pages are written from it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Column(NamedTuple):
    """What a column holds: `kind` is text, integer, number, flag, date or list."""

    kind: str
    meaning: str


DOCUMENT = {
    "doc_id": Column("text", "stable name of the document, unique in the corpus"),
    "date": Column(
        "date", "local date (and time) of publication, first day of a month or year; NaT if unknown"
    ),
    "precision": Column(
        "text", "how exact date is: minute (a time is given), day, month, year; empty if NaT"
    ),
    "zone": Column("text", "offset from UTC as given with the date, '+03:00'; empty if none"),
    "collected": Column("date", "when it was crawled, loaded or archived; not publication"),
    "outlet": Column(
        "text", "who published it, under one name where there were several; empty if unknown"
    ),
    "outlet_as_found": Column("text", "the outlet as the file names it"),
    "title": Column("text", "headline"),
    "text": Column("text", "body as published, without the headline"),
    "language": Column("text", "BCP 47 code of the language without region; 'und' if undetermined"),
    "language_confidence": Column(
        "number",
        "probability of the likeliest language if it was detected, 0 to 1; NaN if it was given",
    ),
    "url": Column("text", "address; empty if unknown"),
    "author": Column("text", "byline; empty if unknown"),
    "section": Column("text", "desk or section of the outlet; empty if unknown"),
    "format": Column("text", "kind of file it was read from, a name in tk.formats()"),
    "file": Column("text", "file it was read from, relative to what was loaded"),
    "place": Column("text", "place in that file: 'line 3', 'item 12', 'row 7'; empty if the whole"),
}

MEASURE = {
    "theme": Column("text", "name of the theme, topic or word that is followed"),
    "pattern": Column("text", "pattern that matched, as written"),
    "period": Column("date", "first day of the day, week (Monday), month, quarter or year"),
    "complete": Column("flag", "the period lies wholly inside the span of the corpus"),
    "docs": Column("integer", "documents with at least one hit"),
    "hits": Column("integer", "matches, nested ones counted once"),
    "total_docs": Column("integer", "all documents of the cell: the denominator of share"),
    "total_tokens": Column("integer", "all tokens of the cell: the denominator of rate"),
    "share": Column(
        "number", "docs / total_docs, 0 to 1; of a topic its mean; NaN where total_docs is 0"
    ),
    "low": Column("number", "lower bound of the interval of share, or of what stands before it"),
    "high": Column("number", "upper bound of that interval"),
    "effective_docs": Column(
        "number", "documents that would be as telling if they were independent of each other"
    ),
    "rate": Column("number", "hits per 10,000 tokens; NaN where total_tokens is 0"),
    "pre": Column("text", "words before the keyword, in reading order"),
    "keyword": Column("text", "the match, cut from the original text"),
    "post": Column("text", "words after the keyword, in reading order"),
    "position": Column("integer", "number of the token in its document, from 0"),
    "start": Column("integer", "character offset of the match in text"),
    "end": Column("integer", "character offset just after the match in text"),
    "term": Column("text", "a word or phrase as most often written in the corpus, in lower case"),
    "rank": Column("integer", "1 is first; ties in alphabetical order"),
    "topic": Column("integer", "number of the topic, from 0"),
    "label": Column("text", "name of the topic: yours, or its first terms as a suggestion"),
    "refit_low": Column(
        "number", "smallest value, under refits, of what low and high are the interval of"
    ),
    "refit_high": Column("number", "largest value under refits"),
    "refits": Column("integer", "refits to other parts of the documents that have the topic"),
    "side": Column("text", "group of documents that is compared, as you named it"),
    "reference": Column("text", "what it is compared with"),
    "log_ratio": Column("number", "share_target / share_reference, logarithm to base 2"),
    "log_ratio_low": Column("number", "lower bound of the interval of log_ratio"),
    "log_ratio_high": Column("number", "upper bound of the interval of log_ratio"),
    "p_holm": Column("number", "p_value corrected for the number of rows (Holm 1979)"),
    "covariate": Column("text", "what the share is regressed on"),
    "formula": Column("text", "covariates of the regression by which the share is expected"),
    "compared": Column("text", "value of the covariate whose effect is told"),
    "effect": Column("number", "change of the share against reference, -1 to 1"),
    "weight": Column("number", "probability; sums to 1 over the terms of a topic"),
    "topic_words": Column("number", "words of the period that are of the topic, as estimated"),
    "came": Column("flag", "the term is not among the first of the period before"),
    "went": Column("text", "first terms of the period before that are no longer, joined by ', '"),
    "moved": Column("number", "Hellinger distance of the wording to the period before, 0 to 1"),
    "moved_by_chance": Column("number", "mean of moved with the documents of both shuffled"),
    "window_topic": Column("integer", "number of a topic found in one period alone, from 0"),
    "likeness": Column("number", "cosine of a window topic and the topic it belongs to, 0 to 1"),
    "rule": Column(
        "text", "why terms are left out of a topic model; 'kept' for those that are not"
    ),
    "terms": Column("integer", "different terms that it takes away, or that are kept"),
    "examples": Column("text", "the most frequent of them, joined by ', '"),
    "relevance": Column("number", "log of weight, corrected for words common to all topics"),
    "frex": Column("number", "FREX, above 0 to 1: how likely and how exclusive terms are, by rank"),
    "coherence": Column("number", "how much terms of the topic go together, by the measure asked"),
    "exclusivity": Column("number", "how much of its first terms is the topic's own, 1 / k to 1"),
    "absent": Column("integer", "first terms of the topic that are in no text"),
    "first_terms": Column("text", "first terms of the topic, joined by ', '"),
    "other_topic": Column("integer", "number of the second of two topics"),
    "other_label": Column("text", "name of the second of two topics"),
    "jaccard": Column(
        "number", "terms first in both / first in either, mean over pairs of refits, 0 to 1"
    ),
    "cosine": Column("number", "mean cosine of a topic with the one that refits have for it"),
    "found": Column("number", "part of the refits in which half of its first terms come back"),
    "stays": Column("number", "part of its documents whose largest topic it is in refits too"),
    "k": Column("integer", "number of topics"),
    "error": Column("number", "standard error of jaccard, by leaving out each refit in turn"),
    "stable_topics": Column("integer", "topics that are stable"),
    "diversity": Column("number", "part of the first terms of all topics that are different"),
    "perplexity": Column("number", "of documents not seen: words as hard to guess among as theirs"),
    "smallest_share": Column("number", "mean share of the smallest topic"),
    "suggested": Column("flag", "the number of topics that the figures speak for"),
    "reason": Column("text", "why it is suggested, or why none is; empty elsewhere"),
    "known": Column("number", "part of its tokens that the model has words for; NaN without any"),
    "x": Column("number", "place on the map of topics; only distances mean something, about"),
    "y": Column("number", "place on the map of topics, in the other direction"),
    "stress": Column("number", "how far distances on the map are from the true ones; 0 is exact"),
    "smoothed": Column("number", "centred moving mean of share, weighted by documents, 0 to 1"),
    "window": Column("integer", "periods that a moving mean is asked to average"),
    "averaged": Column("integer", "periods that it rests on; fewer at ends and beside gaps"),
    "standardised": Column("number", "share with the mix of outlets held fixed, 0 to 1"),
    "outlets": Column("integer", "number of outlets"),
    "missing": Column("text", "outlets of the mix without documents, joined by '; '"),
    "covered": Column("number", "weight of the outlets with documents, 0 to 1"),
    "docs_before": Column("integer", "documents with a hit at the first time"),
    "total_before": Column("integer", "all documents at the first time"),
    "share_before": Column("number", "docs_before / total_before"),
    "docs_after": Column("integer", "documents with a hit at the second time"),
    "total_after": Column("integer", "all documents at the second time"),
    "share_after": Column("number", "docs_after / total_after"),
    "change": Column("number", "share_after - share_before"),
    "rate_effect": Column("number", "part of the change by what outlets did"),
    "mix_effect": Column("number", "part of the change by how much each outlet published"),
    "turnover": Column("number", "part of the change by outlets that came or went"),
    "at_both": Column("flag", "has documents at both times"),
    **{
        f"{name}_{end}": Column("number", f"{side} bound of the interval of {name}")
        for name in ("change", "rate_effect", "mix_effect")
        for end, side in (("low", "lower"), ("high", "upper"))
    },
    "story": Column("text", "doc_id of the article with which the story begins; empty if alone"),
    "stories": Column("integer", "stories that two outlets have in common"),
    "documents": Column("integer", "documents in the group"),
    "other_outlet": Column("text", "the second of two outlets"),
    "earlier": Column("integer", "stories that outlet had before other_outlet"),
    "later": Column("integer", "stories that outlet had after other_outlet"),
    "ties": Column("integer", "stories that both had at once"),
    "undecided": Column("integer", "stories whose times are too coarse to say who was first"),
    "lag_hours": Column("number", "median hours by which other_outlet followed outlet"),
    "lag": Column("integer", "periods by which other_outlet follows outlet"),
    "correlation": Column(
        "number",
        "-1 to 1: of two outlets at the lag, after pre-whitening; of two topics over documents",
    ),
    "periods": Column("integer", "number of periods"),
    "best": Column("flag", "the lag whose correlation is surely not 0, and the largest"),
    "f": Column("number", "F of the Granger test that outlet foretells other_outlet"),
    "order": Column("integer", "lags in that test, by BIC"),
    "p_value": Column("number", "probability of so much if there were nothing"),
    "other_hits": Column("integer", "matches in the documents compared with"),
    "other_docs": Column("integer", "documents with it among those compared with"),
    "z": Column("number", "log odds ratio with a Dirichlet prior, in standard errors"),
    "g2": Column("number", "log-likelihood ratio G2"),
    "usual_share": Column("number", "share in all other periods"),
    "portion": Column(
        "number", "part of the documents, hits or tokens of the outlet, pattern or rule"
    ),
    "usual_portion": Column("number", "that part in all other periods"),
    "corrected": Column("number", "share corrected for errors of the lexicon, 0 to 1"),
    "corrected_low": Column("number", "lower bound of the interval of corrected"),
    "corrected_high": Column("number", "upper bound of the interval of corrected"),
    "lexicon": Column("text", "which lexicon a specification takes"),
    "about": Column("text", "what makes a document be about a theme in a specification"),
    "copies": Column("text", "what is counted once in a specification"),
    "threshold": Column(
        "number", "similarity from which texts are copies; NaN if none are left out"
    ),
    "week_start": Column(
        "text", "first day of the week in a specification; empty if no date is one"
    ),
    "given": Column("flag", "the specification is the claim as it stands"),
    "docs_target": Column("integer", "documents with a hit on the one side of a claim"),
    "total_target": Column("integer", "all documents on that side"),
    "share_target": Column("number", "docs_target / total_target; of a topic its mean share"),
    "docs_reference": Column("integer", "documents with a hit on the other side"),
    "total_reference": Column("integer", "all documents on that side"),
    "share_reference": Column("number", "docs_reference / total_reference, or that mean"),
    "difference": Column("number", "share_target - share_reference, -1 to 1"),
    "sign": Column("integer", "sign of the difference: -1, 0 or 1"),
    "median": Column("number", "median difference of the specifications"),
    "minimum": Column("number", "smallest difference"),
    "maximum": Column("number", "largest difference"),
    "specifications": Column("integer", "number of specifications"),
    "computed": Column("integer", "specifications that have a difference"),
    "same_sign": Column("number", "part of them with the sign of the claim"),
    "surely": Column("number", "part of them whose whole interval has that sign"),
    "surely_other": Column("number", "part of them whose whole interval has the other sign"),
    "stable": Column(
        "flag", "a sign: same_sign is 0.9 or more; a topic: jaccard 0.4 and found 0.5 or more"
    ),
    "pattern_language": Column(
        "text", "language table that the pattern stands in; empty if in none"
    ),
    "only_docs": Column("integer", "documents that no other pattern of the theme finds"),
    "dominant": Column("flag", "the pattern has more than 0.8 of the hits of its theme"),
    "theme_docs": Column("integer", "documents with the theme"),
    "docs_without": Column("integer", "documents with the theme if the pattern is left out"),
    "theme_share": Column("number", "theme_docs / total_docs"),
    "share_without": Column("number", "docs_without / total_docs"),
    "other_theme": Column("text", "the second of two themes"),
    "both": Column("integer", "documents with both themes, near each other if that was asked"),
    "overlapping": Column("integer", "of these, documents in which their hits overlap"),
    "expected": Column("number", "documents with both if the themes were independent"),
    "lift": Column(
        "number", "both / expected; of a term, its weight / its probability in all topics"
    ),
    "pmi": Column("number", "log2 of lift"),
    "pmi_low": Column("number", "lower bound of the interval of pmi"),
    "pmi_high": Column("number", "upper bound of the interval of pmi"),
    "npmi": Column("number", "normalised pmi, -1 to 1"),
    "phi": Column("number", "correlation of the two themes over documents, -1 to 1"),
    "remark": Column("text", "what to know before the row is used; empty if nothing"),
    "copy_group": Column("text", "doc_id of the earliest document of a group of copies"),
    "other_id": Column("text", "doc_id of the earlier document of a pair of copies"),
    "earliest": Column("flag", "the document is the earliest of its group of copies"),
    "similarity": Column(
        "number", "share of runs of three words in common, 0 to 1: to the earliest, or of the pair"
    ),
    "kind": Column("text", "'exact' if the same words stand in the same order, else 'near'"),
    "passage": Column("text", "stretch of text cut from a document"),
    "part": Column("text", "where in the documents it stands: beginning, middle or end"),
    "gap": Column("flag", "no document in the cell, or too few words: unknown, not zero"),
    "problem": Column("text", "what is wrong and what was done about it"),
    "kept": Column("flag", "the document is in the corpus all the same"),
    "step": Column("text", "what was done"),
    "before": Column("integer", "documents before the step"),
    "after": Column("integer", "documents after the step"),
}

#: Columns of coded samples and of what is computed from codes; ``precision`` is that of a lexicon
#: here and of a date in documents.
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
    "recall_lost": Column("number", "part of the documents with the theme only the pattern finds"),
    **{
        name: Column("number", f"{meaning}, 0 to 1")
        for name, meaning in (
            ("precision", "part of the flagged documents that have the theme"),
            ("recall", "part of the documents with the theme that are flagged"),
            ("f1", "harmonic mean of precision and recall"),
            ("prevalence", "part of all documents that have the theme"),
        )
    },
    **{
        f"{name}_{end}": Column("number", f"{side} bound of the interval of {name}")
        for name in ("precision", "recall", "f1", "prevalence", "model_precision", "log_odds")
        for end, side in (("low", "lower"), ("high", "upper"))
    },
}

#: Columns of ``tk.change``; here ``weight`` is that of a burst, and ``before`` and ``after`` are
#: levels.
CHANGE = {
    "level": Column("integer", "state of a burst: 1, or more for bursts within bursts"),
    "first": Column("date", "first period of the burst"),
    "last": Column("date", "last period of the burst"),
    "start": Column("number", "time of the first event of a burst"),
    "end": Column("number", "time of its last event"),
    "events": Column("integer", "number of events"),
    "base": Column("number", "usual share, p0"),
    "weight": Column("number", "cost saved by the burst, in nats (Kleinberg 2002)"),
    "dispersion": Column("number", "variance as a multiple of that of independent documents"),
    "null": Column("text", "noise that the p-value is reckoned with"),
    "left_out": Column("integer", "periods that are no evidence"),
    "prominence": Column("number", "how far the share falls on both sides of the peak"),
    "around": Column("number", "share of the periods around the peak"),
    "distinct": Column("flag", "low is above around"),
    "before": Column("number", "level before the break"),
    "after": Column("number", "level from the break on"),
    "periods_before": Column("integer", "periods of the level before"),
    "periods_after": Column("integer", "periods of the level after"),
    "stability": Column("number", "part of the penalties at which the break stands, 0 to 1"),
    "p_drift": Column("number", "as p_value, if the theme only drifted along a straight line"),
    "penalty": Column("number", "cost of a break, in units of the variance of the noise"),
    "breaks": Column("integer", "number of breaks at the penalty"),
    "cost": Column("number", "cost of the segments, without the penalty"),
    "chosen": Column("flag", "the number of breaks that is taken"),
    "event_date": Column("date", "day of the nearest event"),
    "event": Column("text", "label of the nearest event"),
    "days": Column("integer", "days between the period and the event; 0 if it lies inside"),
    "mean_days": Column("number", "mean of days over all rows of the theme"),
    "p_mean": Column("number", "how often random dates have a mean as small"),
}

COLUMNS = DOCUMENT | MEASURE
#: Columns of documents in a file: the text last, where it is read best.
WRITTEN = [*(name for name in DOCUMENT if name != "text"), "text"]


def are_documents(names: Iterable[object]) -> bool:
    """Whether the columns are those of a table of documents, so that it is taken as it is."""
    return set(DOCUMENT) <= set(names)
