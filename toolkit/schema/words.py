"""Columns of keyness, collocates, n-grams, dispersion, diversity and readability."""

from __future__ import annotations

from toolkit.schema.column import Column

# Runs of words, and how closely their words belong together.
GRAMS = {
    "length": Column("integer", "words in a run"),
    "expected_hits": Column("number", "hits if words stood independently of each other"),
    "mi": Column("number", "log2 of hits / expected_hits"),
    "log_dice": Column("number", "14 + log2 of the Dice coefficient; 14 if never apart"),
    "lambda": Column(
        "number", "highest interaction in the log-linear model of a run (Blaheta and Johnson 2001)"
    ),
    "lambda_z": Column("number", "lambda in standard errors"),
}

# How evenly a word is spread; after each formula stands which end is even.
DISPERSION = {
    "range": Column("integer", "parts of the corpus with a hit"),
    "parts": Column("integer", "parts of the corpus that have words"),
    "d_juilland_1970": Column("number", "Juilland's D of the rates of the parts; 1 is even"),
    "d2_carroll_1970": Column("number", "Carroll's D2: relative entropy of the rates; 1 is even"),
    "s_rosengren_1971": Column("number", "Rosengren's S; 1 is even"),
    "dp_gries_2008": Column("number", "deviation of proportions DP; 0 is even"),
    "dp_norm_lijffijt_gries_2012": Column("number", "DP / (1 - smallest part); 0 is even"),
    "d_p_egbert_2020": Column("number", "1 - DP / (1 - smallest part with a hit); 1 is even"),
    "d_a_burch_2017": Column(
        "number", "1 - mean difference of the rates of two parts / twice their mean; 1 is even"
    ),
    "d_kl_inverse": Column(
        "number", "1 / (1 + Kullback-Leibler divergence of the hits, bits); 1 is even"
    ),
    "idf_sparck_jones_1972": Column("number", "log2(parts / range); 0 is even"),
    "at": Column("number", "how far into its part of the corpus a hit stands, 0 to 1"),
    "slice": Column("integer", "number of the slice of the corpus, from 1"),
}

DIVERSITY = {
    "types": Column("integer", "different words"),
    "ttr": Column("number", "type-token ratio types / total_tokens; falls with length"),
    "cttr": Column("number", "types / sqrt(2 total_tokens), Carroll 1964; changes with length"),
    "guiraud": Column("number", "types / sqrt(total_tokens), also RTTR; changes with length"),
    "herdan_c": Column("number", "log types / log total_tokens; falls with length"),
    "maas_a2": Column(
        "number", "Maas's a^2, (log10 N - log10 V) / (log10 N)^2; more is less varied"
    ),
    "yule_k": Column("number", "Yule's characteristic K; more is less varied"),
    "simpson_d": Column("number", "chance that two tokens are the same word; more is less varied"),
    "msttr": Column("number", "mean type-token ratio of stretches of a fixed size, side by side"),
    "mattr": Column("number", "mean type-token ratio of all windows of a fixed size"),
    "mtld": Column("number", "mean number of tokens until the type-token ratio is below 0.72"),
    "hd_d": Column("number", "expected type-token ratio of a random sample of 42 tokens"),
}

READING = {
    "total_sentences": Column("integer", "all sentences"),
    "words": Column("integer", "words as they are read: a final 's belongs to the one before"),
    "words_per_sentence": Column("number", "words / total_sentences"),
    "letters_per_word": Column("number", "letters and digits / words"),
    "long_share": Column("number", "words of more than six letters / words, 0 to 1"),
    "syllables_per_word": Column("number", "syllables, by rule, / words; English only"),
    "flesch": Column("number", "Flesch reading ease; more is easier; English only"),
    "flesch_kincaid": Column("number", "Flesch-Kincaid grade, years of schooling; English only"),
    "gunning_fog": Column("number", "Gunning's fog index, years of schooling; English only"),
    "smog": Column("number", "SMOG grade, years of schooling; English only"),
    "coleman_liau": Column("number", "Coleman-Liau index, years of schooling; English only"),
    "ari": Column("number", "Automated Readability Index, years of schooling; English only"),
    "lix": Column("number", "LIX: words_per_sentence + 100 long_share; more is harder"),
    "rix": Column("number", "RIX: words of more than six letters / sentences; more is harder"),
}

# Words that one side uses more than another.
KEYNESS = {
    "direction": Column("text", "whether the target uses the term more or less than the reference"),
    "n_target": Column("integer", "hits of the term in the target"),
    "n_reference": Column("integer", "hits of the term in the reference"),
    "tokens_target": Column("integer", "all tokens of the target"),
    "tokens_reference": Column("integer", "all tokens of the reference"),
    "rate_target": Column("number", "n_target per 10,000 tokens of the target"),
    "rate_reference": Column("number", "n_reference per 10,000 tokens of the reference"),
    "g2_two_term": Column("number", "log-likelihood ratio over the term alone (UCREL)"),
    "g2_four_term": Column("number", "log-likelihood ratio over the term and all other words"),
    "g2_williams": Column("number", "g2_four_term with the correction of Williams"),
    "g2_yates_conditional": Column(
        "number", "g2_four_term with a half taken off where quanteda does so"
    ),
    "chi2": Column("number", "chi-squared of the table of two by two"),
    "chi2_yates": Column("number", "chi2 with the correction of Yates"),
    "chi2_yates_conditional": Column("number", "chi2 so corrected where quanteda does so"),
    "fisher_p": Column("number", "probability by Fisher's exact test, two-sided"),
    "fisher_more_p": Column("number", "probability by Fisher's exact test of so many or more"),
    "lrc": Column("number", "limit of log_ratio that is nearer to 0; 0 if it includes 0"),
    "percent_diff": Column("number", "100 (rate_target / rate_reference - 1); infinite over 0"),
    "relative_risk": Column("number", "rate_target / rate_reference; infinite over 0"),
    "odds_ratio": Column("number", "odds of the term in the target / in the reference"),
    "difference_coefficient": Column("number", "difference of the rates / their sum, -1 to 1"),
    "simple_maths": Column("number", "ratio of the rates per million, k added to both"),
    "log_odds_z": Column("number", "log_odds_delta in standard errors"),
    "log_odds_delta": Column("number", "log odds ratio with an informative Dirichlet prior"),
    "bic": Column("number", "g2_two_term less the logarithm of all tokens"),
    "ell": Column("number", "effect size of g2_two_term; NaN where hits are too few"),
    "p_bonferroni": Column("number", "p_value times the number of terms compared, at most 1"),
    "g2_overall": Column("number", "log-likelihood ratio of the term over all groups"),
    "df": Column("integer", "degrees of freedom of g2_overall: groups less one"),
    "p_overall": Column("number", "probability of so much g2_overall if there were nothing"),
    "largest_part": Column(
        "number", "part of the term's hits, on the side that uses it more, that one text has"
    ),
}

# Words that stand near a node.
NEAR = {
    "hits_before": Column("integer", "hits that stand before a node"),
    "hits_after": Column("integer", "hits that stand after a node"),
    "n_node": Column("integer", "how often the node occurs, near the term or not"),
    "n_term": Column("integer", "how often the term occurs, near the node or not"),
    "window_tokens": Column("integer", "all tokens near a node"),
    "window_factor": Column(
        "number", "what n_node n_term / total_tokens is multiplied by to give expected_hits"
    ),
    "mi2": Column("number", "log2 of hits^2 / expected_hits"),
    "mi3": Column("number", "log2 of hits^3 / expected_hits"),
    "mi_log_f": Column("number", "mi times the natural logarithm of hits + 1"),
    "npmi": Column("number", "mi / -log2(hits / total_tokens); 1 at most, 0 is chance"),
    "t_score": Column("number", "(hits - expected_hits) / sqrt(hits)"),
    "t_score_binomial": Column("number", "t score with the variance of a binomial share"),
    "z_score": Column("number", "(hits - expected_hits) / sqrt(expected_hits)"),
    "dice": Column("number", "2 hits / (n_node + n_term)"),
    "min_sensitivity": Column("number", "the smaller of hits / n_node and hits / n_term"),
    "delta_p_term": Column(
        "number", "part of the words near the node that are the term, less that elsewhere"
    ),
    "delta_p_node": Column(
        "number", "part of the term's hits near the node, less that of other words"
    ),
}

WORDS: dict[str, Column] = {**READING, **DIVERSITY, **DISPERSION, **GRAMS, **KEYNESS, **NEAR}
