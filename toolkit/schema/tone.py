"""Columns of tone, frames and agency."""

from __future__ import annotations

from toolkit.schema.column import Column

TOWARDS = {
    "target": Column("text", "what the tone is towards"),
    "window_words": Column("integer", "words around mentions of the target, each once"),
    "positive": Column("integer", "words of praise among them, after negation"),
    "negative": Column("integer", "words of blame among them, after negation"),
    "negated": Column("integer", "how many of both a word that denies turned round"),
    "tone": Column(
        "number",
        "-1 (blame) to 1 (praise): values / sizes of values; of a group the mean of its "
        "documents; NaN where no word of the lexicon stands near the target",
    ),
    "toned_docs": Column("integer", "documents that have a tone"),
    "word_value": Column("number", "value of a word of the lexicon, after negation"),
    "denied": Column("flag", "a word that denies stands before it"),
}

FRAMES = {
    "frame": Column("text", "main frame of the article; empty if none is clear"),
    "frame_hits": Column("integer", "hits of all frames that compete with each other"),
    "next_frame": Column("text", "the frame with most hits after the leading one; empty if none"),
    "margin": Column("number", "portion of the leading frame less that of the next, 0 to 1"),
    "main_docs": Column("integer", "articles whose main frame it is"),
    "main_share": Column("number", "main_docs / total_docs"),
    "undecided_docs": Column("integer", "articles without a main frame"),
    "sentence_share": Column("number", "sentences with the frame / total_sentences"),
}
AGENCY = {
    "agency": Column(
        "text",
        "what the actor does in its clause: agent, agent in by-phrase, patient, patient of "
        "passive, patient of agentless passive, undecided",
    ),
    "verb": Column("text", "the verb as written; empty if undecided"),
    "verb_group": Column("text", "group of meaning of the verb: taking, attacking; empty if none"),
    "other": Column(
        "text", "the other participant as far as it stands beside the verb, as written"
    ),
    "agent": Column("integer", "mentions as subject of a verb in the active"),
    "agent_in_by_phrase": Column("integer", "mentions behind a participle and 'by'"),
    "patient": Column("integer", "mentions as direct object of a verb in the active"),
    "patient_of_passive": Column("integer", "subject of a passive whose agent is named"),
    "patient_of_agentless_passive": Column(
        "integer", "subject of a passive whose agent is not named, and of verbs such as fall"
    ),
    "undecided_hits": Column("integer", "mentions whose part in the clause the rules leave open"),
    "decided": Column("integer", "all other mentions"),
    "undecided_share": Column("number", "undecided_hits / hits"),
    "active_share": Column("number", "mentions as agent of either kind / decided"),
}

TONE: dict[str, Column] = {**TOWARDS, **FRAMES, **AGENCY}
