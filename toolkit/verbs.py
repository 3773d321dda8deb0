"""What can be done with a corpus: each verb is a function in a file of its own, bound here."""

from __future__ import annotations

from toolkit.export import to_csv, to_jsonl, to_parquet
from toolkit.measures.boilerplate import boilerplate
from toolkit.measures.copies import copies
from toolkit.measures.coverage import coverage
from toolkit.measures.cut_boilerplate import boilerplate_places, without_boilerplate
from toolkit.measures.describe import describe
from toolkit.measures.frequencies import frequencies
from toolkit.measures.kwic import kwic
from toolkit.measures.lookup import lookup
from toolkit.measures.track import track
from toolkit.topics import topics


class Verbs:
    """The verbs of a `Corpus`: functions whose first argument is the corpus."""

    describe = describe
    coverage = coverage

    kwic = kwic
    frequencies = frequencies
    lookup = lookup
    track = track
    topics = topics

    copies = copies
    boilerplate = boilerplate
    boilerplate_places = boilerplate_places
    without_boilerplate = without_boilerplate

    to_csv = to_csv
    to_parquet = to_parquet
    to_jsonl = to_jsonl
