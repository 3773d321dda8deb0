"""Themes are proved on their own examples."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.checks import ToolkitError, listed
from toolkit.matching.rules import Languages
from toolkit.matching.search import Search
from toolkit.matching.theme import Matcher, Theme
from toolkit.tokens import Tokens


def prove(themes: Mapping[str, Theme]) -> None:
    """Raise unless every example matches and no counter-example does."""
    sentences = [s for t in themes.values() for s in (*t.examples, *t.counter_examples)]
    if not sentences:
        return
    tokens = Tokens.build(text for text, _ in sentences)
    languages = Languages.from_values([language or "" for _, language in sentences])
    matcher = Matcher(themes, Search(tokens, languages))
    begin = 0
    for theme in themes.values():
        if not theme.examples and not theme.counter_examples:
            continue
        found = set(tokens.document_of(matcher.hits(theme.name).spans.first).tolist())
        middle = begin + len(theme.examples)
        missed = [s for i, (s, _) in enumerate(theme.examples, begin) if i not in found]
        caught = [s for i, (s, _) in enumerate(theme.counter_examples, middle) if i in found]
        begin = middle + len(theme.counter_examples)
        if missed or caught:
            told = [f"no pattern matches the example(s) {listed(missed)}"] if missed else []
            told += [f"a pattern matches the counter-example(s) {listed(caught)}"] if caught else []
            raise ToolkitError(
                f"The theme {theme.name!r} fails its own examples: {'; '.join(told)}. "
                "Change the patterns, add to exclude, or correct the example."
            )
