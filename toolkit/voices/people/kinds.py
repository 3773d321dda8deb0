"""Kind, gender and head of what a person is called."""

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.voices.people.roles import read

_HEAD = re.compile(r"[\w-]+")
_FULL = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general",
    "col": "colonel", "lt": "lieutenant", "capt": "captain", "sgt": "sergeant", "dr": "doctor",
    "prof": "professor", "maj": "major",
}  # fmt: skip
_ORDER = ("official", "military", "party", "media", "expert", "civilian", "unnamed", "")
_PARTY = re.compile("[RDI]-[A-Z]")
_PAST = re.compile(r"\b(?:former|ex|retired|then)\b", re.I)


def best(roles: list[str]) -> tuple[str, str]:
    """Kind and role of a person with several: what he or she is now, offices before the rest."""
    if not roles:
        return "", ""
    kinds = ["official" if _PARTY.match(role) else read("en").kind(role) for role in roles]
    kinds = ["" if kind == "unnamed" else kind for kind in kinds]  # this one has a name
    ranked = [
        (not kind, _PAST.search(role) is not None, _ORDER.index(kind), place)
        for place, (role, kind) in enumerate(zip(roles, kinds, strict=True))
    ]
    place = min(ranked)[-1]
    return kinds[place], roles[place]


def occupation(role: str) -> str:
    """Civilian, if somebody is presented as "a seamstress": by what no kind has a word for."""
    told = role[:2].lower() in ("a ", "an")
    return "civilian" if told and not heads(role) & read("en").neutral.phrases.keys() else ""


@lru_cache(maxsize=20_000)
def heads(role: str) -> frozenset[str]:
    """Words of a role up to its head: "the police chief of Erbil" has police and chief."""
    words = _HEAD.findall(role.lower())
    behind = read("en").behind
    cut = next((i for i, word in enumerate(words) if i and word in behind), len(words))
    return frozenset(_FULL.get(word, word) for word in words[:cut])


def gender_of_role(role: str) -> str:
    """Gender that a role tells, as "spokeswoman" does; empty if none."""
    known = read("en").persons
    return next((known[word] for word in _HEAD.findall(role.lower()) if word in known), "")
