"""Reports: a notebook run with parameters, kept with everything needed to run it again."""

from __future__ import annotations

from toolkit.report.manifest import provenance
from toolkit.report.outputs import Outputs
from toolkit.report.run import report
from toolkit.report.verify import verify

__all__ = ["Outputs", "provenance", "report", "verify"]
