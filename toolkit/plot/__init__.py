"""Figures: a table of the toolkit in, matplotlib Axes out.

Every figure names the columns it lacks and the verb that makes them, draws on a given `ax` or
makes its own figure at a journal's width, and computes no statistics.
"""

from toolkit.plot.accuracy import accuracy
from toolkit.plot.changes import changes
from toolkit.plot.citations import citations
from toolkit.plot.collocates import collocates
from toolkit.plot.cooccurrence import cooccurrence
from toolkit.plot.coverage import coverage
from toolkit.plot.dispersion import dispersion
from toolkit.plot.keyness import keyness
from toolkit.plot.naming import naming
from toolkit.plot.network import network
from toolkit.plot.penalty_path import penalty_path
from toolkit.plot.sources import sources
from toolkit.plot.specification_curve import specification_curve
from toolkit.plot.style import save
from toolkit.plot.topic_map import topic_map
from toolkit.plot.topic_numbers import topic_numbers
from toolkit.plot.topic_stability import topic_stability
from toolkit.plot.topic_terms import topic_terms
from toolkit.plot.topic_wording import topic_wording
from toolkit.plot.topics_over_time import topics_over_time
from toolkit.plot.topics_overview import topics_overview
from toolkit.plot.trend import trend

__all__ = [
    "accuracy",
    "changes",
    "citations",
    "collocates",
    "cooccurrence",
    "coverage",
    "dispersion",
    "keyness",
    "naming",
    "network",
    "penalty_path",
    "save",
    "sources",
    "specification_curve",
    "topic_map",
    "topic_numbers",
    "topic_stability",
    "topic_terms",
    "topic_wording",
    "topics_over_time",
    "topics_overview",
    "trend",
]
