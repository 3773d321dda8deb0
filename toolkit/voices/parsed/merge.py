"""Rules and parse together: the rules' attributions stand, the parse adds what they have not."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.voices.contract import Attribution, Span


def merged(rules: list[Attribution], parse: list[Attribution]) -> list[Attribution]:
    """Attributions of both, each once, in the order of their content.

    What the rules found stays as it is; where they found nobody who says it, the subject of the
    same cue is taken. An attribution of the parse is added if its cue is none of the rules' and
    neither its cue nor its content touches any content before it.

    Examples
    --------
    >>> rules = [Attribution("indirect", None, (0, 4), ((5, 20),))]
    >>> parse = [Attribution("indirect", (22, 25), (0, 4), ((5, 18),)),
    ...          Attribution("indirect", (30, 33), (34, 40), ((41, 60),)),
    ...          Attribution("indirect", (41, 43), (44, 47), ((48, 60),))]
    >>> [(one.source, one.content) for one in merged(rules, parse)]
    [((22, 25), ((5, 20),)), ((30, 33), ((41, 60),))]
    """
    done = list(rules)
    for one in parse:
        same = next((n for n, known in enumerate(done) if _touch(_cue(one), _cue(known))), None)
        if same is not None:
            if done[same].source is None:
                done[same] = done[same]._replace(source=one.source)
        elif not any(_touch((*one.content, *_cue(one)), known.content) for known in done):
            done.append(one)
    return sorted(done, key=lambda one: (one.content[0], one.content[-1][1], one.cue or (-1, -1)))


def _cue(one: Attribution) -> tuple[Span, ...]:
    return (one.cue,) if one.cue else ()


def _touch(some: Iterable[Span], others: Iterable[Span]) -> bool:
    others = list(others)
    return any(a < d and c < b for a, b in some for c, d in others)
