"""What a language file says about quotations, and what is found of one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

Span = tuple[int, int]  # characters: text[start:end]

KINDS = ("direct", "indirect", "mixed")


class Attribution(NamedTuple):
    """Something that somebody is said to have said.

    Parameters
    ----------
    kind : {"direct", "indirect", "mixed"}
        All of the content stands in quotation marks, none of it, or some.
    source : (start, end) or None
        Who says it, as written there: a name, a pronoun, a role. None if nobody is named.
    cue : (start, end) or None
        The word that introduces it: "said", "according to". None if there is none.
    content : tuple of (start, end)
        What is said, with its quotation marks, in one stretch or in several.
    """

    kind: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


class Person(NamedTuple):
    """Who a source is.

    Parameters
    ----------
    name : str
        Full name, as the article or the lexicon of actors has it; empty if it is not known.
    role : str
        What he or she is called beside the name ("senator", "a Kurdish official"); empty if not.
    kind : str
        official, military, party, expert, civilian, media or unnamed; empty if it is not known.
    how : {"name", "alias", "pronoun", "role", "carried", "none"}
        How the person was found: the full name stands there; a part or another form of it does; a
        pronoun that was followed back; a role only; no source stands there, and that of the
        quotation before goes on; not at all.
    """

    name: str
    role: str
    kind: str
    how: str


#: ``people(title, text, found)``: a person for each attribution of `found`.
People = Callable[[str, str, list[Attribution]], list[Person]]


@dataclass(frozen=True)
class Speech:
    """Quotations in one language.

    Parameters
    ----------
    code : str
        As in BCP 47.
    extract : callable
        ``extract(text) -> list[Attribution]``, in the order of the content.
    people : callable
        ``people(title, text, found) -> list[Person]``, one for each attribution of `found`, with
        the names of the lexicon "actors".
    """

    code: str
    extract: Callable[[str], list[Attribution]]
    people: People
