"""Media discourse toolkit: follow themes, words and topics through the news.

>>> import toolkit as tk
>>> corpus = tk.load("corpora/kirkuk-2017", quiet=True)
>>> corpus
<Corpus 'kirkuk-2017': 250 documents (2 undated), 2017-06-03 to 2017-12-30, 16 outlets, en ...
>>> themes = tk.themes("corpora/kirkuk-2017/themes.toml")
>>> trend = corpus.track(themes.only("kirkuk"), by="week")
>>> peak = trend.loc[trend["share"].idxmax()]
>>> print(f"{peak['period']:%d %B}: {peak['docs']} of {peak['total_docs']} articles")
16 October: 34 of 35 articles
>>> lines = corpus.where(outlet="Citadel Daily").kwic("peshmerga", window=4)
"""

from __future__ import annotations

from toolkit import change, networks, plot, validation
from toolkit.checks import DamagedCorpus, ReadError, ToolkitError
from toolkit.corpus import Corpus
from toolkit.load import from_frame, load
from toolkit.matching.patterns import Pattern
from toolkit.paths import anchored
from toolkit.readers import formats
from toolkit.report import Outputs, provenance, report
from toolkit.report import verify as verify_report
from toolkit.show import show
from toolkit.themes import Themes, themes
from toolkit.topics.model import TopicModel
from toolkit.validation import agreement

__version__ = "0.1.0"
__all__ = [
    "Corpus",
    "DamagedCorpus",
    "Outputs",
    "Pattern",
    "ReadError",
    "Themes",
    "ToolkitError",
    "TopicModel",
    "agreement",
    "anchored",
    "change",
    "formats",
    "from_frame",
    "load",
    "networks",
    "plot",
    "provenance",
    "report",
    "show",
    "themes",
    "validation",
    "verify_report",
]
