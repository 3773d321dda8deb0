"""What can be done with a corpus: each verb is a function in a file of its own, bound here."""

from __future__ import annotations

from toolkit.citations.citations import citations
from toolkit.citations.matrix import citation_matrix
from toolkit.closely.reading import close_reading
from toolkit.event.event import event
from toolkit.export import to_csv, to_jsonl, to_parquet
from toolkit.measures.boilerplate import boilerplate
from toolkit.measures.copies import copies
from toolkit.measures.coverage import coverage
from toolkit.measures.cut_boilerplate import boilerplate_places, without_boilerplate
from toolkit.measures.describe import describe
from toolkit.measures.explaining.explain import explain
from toolkit.measures.frequencies import frequencies
from toolkit.measures.kwic import kwic
from toolkit.measures.lookup import lookup
from toolkit.measures.mix.decompose import decompose
from toolkit.measures.mix.standardise import standardise
from toolkit.measures.robust.contributions import contributions
from toolkit.measures.robust.specification_curve import specification_curve
from toolkit.measures.stories.first_published import first_published
from toolkit.measures.stories.lead_lag import lead_lag
from toolkit.measures.stories.stories import stories
from toolkit.measures.together.agenda import agenda_similarity
from toolkit.measures.together.cooccurrence import cooccurrence
from toolkit.measures.track import track
from toolkit.naming.contexts import label_contexts
from toolkit.naming.differences import label_differences
from toolkit.naming.labels import labels
from toolkit.tone.agency import agency
from toolkit.tone.frames import frames
from toolkit.tone.tone import tone
from toolkit.topics import topics
from toolkit.topics.trust.compare_k import compare_k
from toolkit.validation.correct import corrected
from toolkit.validation.sample import validation_sample
from toolkit.voices.diversity import source_diversity
from toolkit.voices.quotes import quotes
from toolkit.voices.sources import sources
from toolkit.words.collocates import collocates
from toolkit.words.dispersion import dispersion
from toolkit.words.diversity import lexical_diversity
from toolkit.words.keyness import keyness
from toolkit.words.ngrams import ngrams
from toolkit.words.readability import readability


class Verbs:
    """The verbs of a `Corpus`: functions whose first argument is the corpus."""

    describe = describe
    coverage = coverage

    kwic = kwic
    frequencies = frequencies
    lookup = lookup
    track = track
    standardise = standardise
    decompose = decompose
    explain = explain
    contributions = contributions
    cooccurrence = cooccurrence
    agenda_similarity = agenda_similarity
    specification_curve = specification_curve
    topics = topics
    compare_k = compare_k

    keyness = keyness
    collocates = collocates
    ngrams = ngrams
    dispersion = dispersion
    lexical_diversity = lexical_diversity
    readability = readability
    quotes = quotes
    sources = sources
    source_diversity = source_diversity
    citations = citations
    citation_matrix = citation_matrix
    labels = labels
    label_differences = label_differences
    label_contexts = label_contexts
    tone = tone
    frames = frames
    agency = agency
    event = event
    close_reading = close_reading

    validation_sample = validation_sample
    corrected = corrected

    copies = copies
    stories = stories
    first_published = first_published
    lead_lag = lead_lag
    boilerplate = boilerplate
    boilerplate_places = boilerplate_places
    without_boilerplate = without_boilerplate

    to_csv = to_csv
    to_parquet = to_parquet
    to_jsonl = to_jsonl
