"""What changes in a table of ``corpus.track``: peaks, bursts, breaks, and events beside them."""

from toolkit.change.breaks import breaks
from toolkit.change.kleinberg import bursts
from toolkit.change.kleinberg_gaps import burst_gaps
from toolkit.change.peaks import peaks
from toolkit.change.penalty_path import penalty_path
from toolkit.change.placebo import placebo
from toolkit.change.smooth import smooth

__all__ = ["breaks", "burst_gaps", "bursts", "peaks", "penalty_path", "placebo", "smooth"]
