"""%DIFF: by how many per cent the rate of the target is above that of the reference.

100 (p1 - p2) / p2, at least -100; infinite without hits in the reference. Gabrielatos, C. and
Marchi, A. (2011). Keyness: matching metrics to definitions.
"""

from __future__ import annotations

from toolkit.words.keynesses.contract import Counts, Floats, Options, divided, single


def score(counts: Counts, options: Options) -> Floats:
    """-100 or more; see the module."""
    reference = counts.b / counts.size_b
    return 100 * divided(counts.a / counts.size_a - reference, reference)


MEASURE = single("percent_diff", score, "signed")
