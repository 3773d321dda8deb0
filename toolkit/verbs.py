"""What can be done with a corpus: each verb is a function in a file of its own, bound here."""

from __future__ import annotations

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
from toolkit.measures.together.cooccurrence import cooccurrence
from toolkit.measures.track import track
from toolkit.topics import topics
from toolkit.topics.trust.compare_k import compare_k
from toolkit.validation.correct import corrected
from toolkit.validation.sample import validation_sample


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
    specification_curve = specification_curve
    topics = topics
    compare_k = compare_k

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
