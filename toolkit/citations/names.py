"""Names of outlets as they stand in texts, and how sure each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.language.segment import token_spans
from toolkit.outlets import IN_TEXTS, aliases, names_of

SHORTEST = 6  # letters of a name that is written as one word: washingtonpost
_MEANS_MORE = "?"
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")
_LATIN = re.compile(r"[A-Za-z0-9]")
#: Last words of names by which a paper goes on being called: "the Post".
SHORT = frozenset(
    "Times Post Journal Globe Herald Tribune Chronicle Examiner Telegraph Standard Register "
    "Courier Courant Gazette Inquirer Enquirer Bee Sun Star Observer Dispatch Sentinel Caller "
    "Beacon Beast Monitor Guardian Independent Economist Atlantic Mail Mirror Express".split()
)


#: Last words of outlets that are in no list; what stands before tells which: the Salina Journal.
HEADS = (
    "Times Post Herald Tribune Gazette Chronicle Courier Register Dispatch Sentinel Examiner "
    "Inquirer Telegraph Journal Daily Observer Banner Beacon Bulletin Globe Star Sun News Magazine "
    "Radio Newspaper TV magazine"
).split()
#: What an outlet is, before or behind its name: "the newspaper Al-Zaman", "the Torch, a magazine".
PAPERS = "newspaper magazine tabloid broadsheet".split()
#: Words before a name in quotation marks: with صحيفة before it, «الميثاق» is a paper.
KINDS = (
    "خبرگزاری روزنامه شبکه سایت وبسایت مجله نشریه هفته‌نامه وكالة صحيفة جريدة قناة مجلة موقع شبكة "
    "ئاژانسی ڕۆژنامەی گۆڤاری کەناڵی ماڵپەڕی"
).split()
#: What a name stands behind in the last line: "منبع: ...".
SOURCES = "منبع منابع المصدر سەرچاوە".split()


class Name(NamedTuple):
    """A name to look for.

    Parameters
    ----------
    written : str
        As it is usually written, without its article.
    outlet : str
        The outlet that it names; empty for "the Post", which goes back to a name before it.
    weak : bool
        It means other things as well.
    article : bool
        It begins with "The".
    kind : {"name", "domain", "glued", "short", "open", "kind", "paper"}
        ``open`` is the last word of a name that is not known, ``kind`` the word before one,
        ``paper`` what it is, before it or behind it.
    everyday : bool
        It is an everyday word, so that its capital says nothing where a sentence begins.
    listed : bool
        The outlet is in the list, and not only a corpus' own.
    """

    written: str
    outlet: str
    weak: bool = False
    article: bool = False
    kind: str = "name"
    listed: bool = True
    everyday: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its tokens."""
        return words(self.written)

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return bool(_LATIN.search(self.written))


@lru_cache(1 << 15)
def words(text: str) -> tuple[str, ...]:
    """Tokens of a short text."""
    _, starts, ends = token_spans(text)
    return tuple(text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True))


def all_names(
    given: str | Path | Mapping[str, Any] | bool | None, own: Iterable[str]
) -> tuple[list[Name], dict[str, str]]:
    """Names to look for, and what each outlet of a corpus is called.

    Parameters
    ----------
    given : str, Path, mapping, False or None
        As in ``corpus.citations(outlets=...)``.
    own : iterable of str
        Outlets of the corpus.

    Returns
    -------
    names : list of Name
        Each written form once.
    called : dict of str
        Name in the list for each outlet of the corpus, or the name that it has.
    """
    from toolkit.outlets import canonical

    chosen = names_of(True if given is None else given)
    assert chosen is not None
    found: dict[tuple[str, ...], Name] = {}
    for outlet, several in aliases(given).items():
        for name in _forms(outlet, several):
            found.setdefault((name.written.casefold(), name.kind), name)
    called = {outlet: canonical(outlet, chosen) or outlet for outlet in own if outlet}
    known = {name.outlet for name in found.values()}
    for outlet in called.values():
        if outlet not in known:
            for name in _forms(outlet, ()):
                single = len(name.words) < 2
                name = name._replace(weak=name.weak or single, listed=False)
                found.setdefault((name.written.casefold(), name.kind), name)
    names = [name for name in found.values() if name.words]
    lasts = {name.words[-1] for name in names if name.latin and len(name.words) > 1}
    names += [Name(word, "", True, True, "short") for word in sorted(SHORT & lasts)]
    names += [Name(word, "", True, False, "open", False) for word in HEADS]
    names += [Name(word, "", True, False, "kind", False) for word in [*KINDS, *SOURCES]]
    names += [Name(word, "", True, False, "paper", False) for word in PAPERS]
    return names, called


def _forms(outlet: str, several: Iterable[str]) -> Iterable[Name]:
    """Each way in which a name is written: as listed, as a domain, and as one word."""
    listed = [outlet, *several]
    marked = {n.strip(IN_TEXTS + _MEANS_MORE).casefold() for n in listed if n.endswith("?")}
    everyday = {n.strip(IN_TEXTS + _MEANS_MORE).casefold() for n in listed if n.endswith("??")}
    for one in listed:
        plain = one.removeprefix(IN_TEXTS).rstrip(_MEANS_MORE).strip()
        if not plain or "(" in plain:
            continue
        if _DOMAIN.fullmatch(plain):
            yield Name(plain, outlet, kind="domain")
            continue
        weak = plain.casefold() in marked
        bare = _ARTICLE.sub("", plain, count=1) if _ARTICLE.match(plain) else plain
        yield Name(bare, outlet, weak, bare != plain, everyday=plain.casefold() in everyday)
        squeezed = "".join(words(plain))
        if not _LATIN.search(plain) and len(words(plain)) > 1:  # as one word, with joiners
            yield Name(squeezed, outlet, weak)
        glued = squeezed.isascii() and len(words(plain)) > 1 and len(squeezed) >= SHORTEST
        if glued and squeezed.isalnum():
            yield Name(squeezed.casefold(), outlet, kind="glued")
            if bare != plain and len(words(bare)) > 1:
                yield Name("".join(words(bare)).casefold(), outlet, kind="glued")
