"""What can be made from a topic model: each is a function in a file of its own, bound here."""

from __future__ import annotations

from toolkit.topics.curves.track import track
from toolkit.topics.reading.documents import documents, shares
from toolkit.topics.reading.terms import terms


class Tables:
    """The tables of a `TopicModel`: functions whose first argument is the model."""

    terms = terms
    documents = documents
    shares = shares
    track = track
