"""What can be made from a topic model: each is a function in a file of its own, bound here."""

from __future__ import annotations

from toolkit.topics.coders.answers import intrusion_answers
from toolkit.topics.coders.documents import topic_intrusion
from toolkit.topics.coders.labels import label_test
from toolkit.topics.coders.score import intrusion_score
from toolkit.topics.coders.words import word_intrusion
from toolkit.topics.curves.compare import compare
from toolkit.topics.curves.effects import effects, predicted
from toolkit.topics.curves.track import track
from toolkit.topics.curves.window_topics import window_topics
from toolkit.topics.curves.wording import wording
from toolkit.topics.keeping.card import card
from toolkit.topics.keeping.facts import fingerprint
from toolkit.topics.keeping.layout import layout
from toolkit.topics.keeping.ldavis import ldavis
from toolkit.topics.keeping.load import load
from toolkit.topics.keeping.save import save
from toolkit.topics.keeping.transform import apply, transform
from toolkit.topics.keeping.verify import verify
from toolkit.topics.reading.documents import documents, shares
from toolkit.topics.reading.terms import terms
from toolkit.topics.trust.coherence import coherence
from toolkit.topics.trust.correlation import correlation
from toolkit.topics.trust.diversity import diversity
from toolkit.topics.trust.exclusivity import exclusivity
from toolkit.topics.trust.quality import quality
from toolkit.topics.trust.stability import stability


class Tables:
    """The tables of a `TopicModel`: functions whose first argument is the model."""

    terms = terms
    documents = documents
    shares = shares
    stability = stability
    track = track
    compare = compare
    effects = effects
    predicted = predicted
    wording = wording
    window_topics = window_topics
    layout = layout
    ldavis = ldavis
    apply = apply
    transform = transform
    save = save
    load = classmethod(load)
    card = card
    verify = verify
    fingerprint = property(fingerprint)
    word_intrusion = word_intrusion
    topic_intrusion = topic_intrusion
    label_test = label_test
    intrusion_answers = intrusion_answers
    intrusion_score = intrusion_score
    coherence = coherence
    correlation = correlation
    diversity = diversity
    exclusivity = exclusivity
    quality = quality
