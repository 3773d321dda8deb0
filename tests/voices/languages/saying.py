"""What the tests here share: what is found, as words."""

from __future__ import annotations

from toolkit.voices.languages import SPEECH


def said(code: str, text: str) -> list[tuple[str, str | None, str | None, str]]:
    """Kind, source, cue and content of what is found, as they stand in the text."""

    def words(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return [
        (a.kind, words(a.source), words(a.cue), " ... ".join(text[slice(*s)] for s in a.content))
        for a in SPEECH[code].extract(text)
    ]
