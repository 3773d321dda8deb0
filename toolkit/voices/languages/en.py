"""English."""

from __future__ import annotations

from toolkit.voices.contract import Speech
from toolkit.voices.english import extract
from toolkit.voices.people.english import people

SPEECH = Speech("en", extract, people)
