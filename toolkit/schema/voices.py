"""Columns of quotations and citations."""

from __future__ import annotations

from toolkit.schema.column import Column

VOICES = {
    "kind": Column(
        "text",
        "of a quotation: 'direct' (all in quotation marks), 'indirect' (none of it) or 'mixed'; of "
        "copies: 'exact' if the same words stand in the same order, else 'near'",
    ),
    "source": Column("text", "who says it, as written there; empty if nobody is named"),
    "cue": Column("text", "words that introduce what is said, or that cite, as written: said"),
    "content": Column("text", "what is said, its stretches joined by a blank"),
    "stance": Column("text", "of the cue: neutral, distancing, endorsing; empty if not known"),
    "person": Column("text", "full name of the source, as far as the article or a lexicon has it"),
    "role": Column("text", "what the source is called beside the name: senator, an official"),
    "source_kind": Column(
        "text", "official, military, party, expert, civilian, media, unnamed; empty if not known"
    ),
    "resolved": Column(
        "text", "how the person was found: name, alias, pronoun, role, carried or none"
    ),
    "source_start": Column("integer", "first character of the source in the text; -1 if none"),
    "source_end": Column("integer", "character behind the source; -1 if none"),
    "cue_start": Column("integer", "first character of the cue in the text; -1 if none"),
    "cue_end": Column("integer", "character behind the cue; -1 if none"),
    "spans": Column("text", "stretches of the content in the text: 345-490 541-623"),
    "themes": Column("text", "themes with a hit inside the content, joined by '; '"),
    "quotations": Column("integer", "quotations by the source or kind; all that are counted"),
    "named": Column("integer", "of these quotations, those by a source with a name"),
    "total_quotations": Column("integer", "all quotations of the cell, of known source or not"),
    "quoted_share": Column(
        "number", "quotations / total_quotations, 0 to 1; NaN where nobody is quoted"
    ),
    "left_out": Column("integer", "quotations whose source has no name, or no kind"),
    "sources": Column("integer", "different sources, or kinds of source"),
    "entropy": Column("number", "Shannon entropy of the sources, in nats"),
    "effective_sources": Column("number", "exp(entropy): sources if all were quoted alike"),
    "inverse_hhi": Column("number", "1 / sum of the squared shares of the sources"),
    "drawn": Column("integer", "quotations that the rarefied columns are for"),
    "rarefied_sources": Column("number", "different sources expected among those drawn"),
    "rarefied_effective": Column("number", "exp of the entropy expected among those drawn"),
    "cited": Column(
        "text", "outlet that is cited: its name in the list or corpus, or as written if in neither"
    ),
    "cited_as": Column("text", "the name as it stands in the text; of a link its host"),
    "relation": Column(
        "text", "how it is cited: told, interview, according to, reported, published, credit, link"
    ),
    "own": Column("flag", "the outlet cites itself"),
    "listed": Column("flag", "the outlet that is cited is in a list, shipped or given"),
    "sentence": Column("text", "the sentence in which it stands, as published"),
    "citations": Column("integer", "citations of cited in the cell, an outlet's own left out"),
    "per_1000": Column("number", "citations per 1,000 documents; NaN where total_docs is 0"),
}
