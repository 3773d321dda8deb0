"""Names in English text: what a run of capitalised words names, and under which title."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.voices.people.genders import gender_of
from toolkit.voices.people.lexicon import lexicon
from toolkit.voices.people.roles import read

_CAPITAL = "A-Z\u00c0-\u00d6\u00d8-\u00de\u011e\u0130\u0141\u015a\u015e\u0160\u017b\u017d\u010c"
_SHORT2 = "Mr|Dr|Ms|Jr|Sr|St|Lt"
_SHORT3 = "Mrs|Sen|Rep|Gov|Gen|Col|Maj|Sgt|Adm|Rev|Hon|Amb|Del|Det|Cpl"
_SHORT4 = "Sens|Reps|Govs|Capt|Cmdr|Prof|Brig|Supt|Pres"
_POINT = "|".join(f"\\.(?<=\\b(?:{short}).)" for short in (_SHORT2, _SHORT3, _SHORT4))
_REST = f"(?:\\.(?:[{_CAPITAL}]\\.)*|\\w*(?:(?:[-'’]\\w+)+|{_POINT})?)"
_BETWEEN = (
    f"[ \u00a0](?=[{_CAPITAL}adelobtvz])(?:"
    "(?:of(?: the)?|v[ao]n(?: de[rn])?|de(?: la|l|lla)?|d[aio]s?|bin|ibn|bint|al|el|ben|te[nr]|zu)"
    "[ \u00a0]|(?:al|el|a[dsnrtz]|ash|ul)[-\u2011])?"
)
#: A run of capitalised words, with the particles between them. The capital stands first, and what
#: may not come before it behind it, so that the search jumps from capital to capital.
RUN = re.compile(f"[{_CAPITAL}](?<![\\w@#].){_REST}(?:{_BETWEEN}[{_CAPITAL}]{_REST})*")
_WORD = re.compile("[^ \u00a0]+")
_TAIL = ("'s", "’s", "'", "’")
_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OFFICE = frozenset(
    "the state defense defence treasury homeland security labor labour interior health education "
    "energy transportation agriculture commerce staff justice foreign affairs war finance oil "
    "and human services peshmerga natural resources veterans".split()
)
#: Bodies that people are called, too.
_SURNAMES = frozenset("hall mills house post bank bar field church law west college day".split())
#: Not part of a name, but of a role: "House Speaker", "Senate Majority Leader", "FBI Director".
_LEADS = frozenset(
    "leader whip chairman chairwoman chair director speaker secretary manager spokesman "
    "spokeswoman spokesperson strategist adviser aide commissioner executive founder ceo owner "
    "host editor reporter correspondent professor analyst delegate lawmaker candidate nominee "
    "president governor senator congressman congresswoman representative minister ambassador "
    "general king queen prince princess pope coach chief officer deputy head attorney "
    "administrator treasurer envoy counselor counsellor superintendent judge justice".split()
)

#: Words of a name of a person.
LONGEST = 4
#: Characters of a run of words with capitals; a longer one is a list or a page without sentences.
LONGEST_RUN = 200
#: Titles that tell no role, and those that are part of an Arabic name.
_COURTESY = frozenset("mr mrs ms miss madam sir haji hajji hajj haj kak kaka mam st".split())
_KUNYA = frozenset("abu umm um".split())

#: Begin a sentence behind one that ends with a short form: "in the U.S. The army".
_BEGIN = frozenset(
    "the a an he she it they we i this that these those in on at but and his her their its when if "
    "as for with by from after before while what who however says said".split()
)


class Name(NamedTuple):
    """What a piece of a run names.

    `at` and `end` are its place in the run, title and role included; `kind` is person, body,
    place or role (a title alone); `role` is what stands before the name, as written.
    """

    at: int
    end: int
    kind: str
    words: tuple[str, ...]
    role: str
    gender: str
    possessive: bool


@lru_cache(maxsize=50_000)
def pieces(run: str) -> tuple[Name, ...]:
    """The names in a run of capitalised words, in order.

    Examples
    --------
    >>> [(n.kind, n.role, n.words) for n in pieces("But Iraqi Prime Minister Haider al-Abadi")]
    [('person', 'Iraqi Prime Minister', ('Haider', 'al-Abadi'))]
    >>> [(n.kind, " ".join(n.words)) for n in pieces("Rudaw’s Hiwa Karim")]
    [('body', 'Rudaw'), ('person', 'Hiwa Karim')]
    """
    if len(run) > LONGEST_RUN:
        return ()
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(run)]
    if len(words) == 1 and key(run) in lexicon().not_names:  # "The", "He": most runs
        return ()
    found: list[Name] = []
    begin = 0
    for place, (word, _, _) in enumerate(words):
        last = place == len(words) - 1
        owns = word.endswith(_TAIL) and len(word) > 2
        if owns or last or _splits(words, begin, place):
            name = _piece(words[begin : place + 1], owns)
            if name is not None:
                found.append(name)
            begin = place + 1
    return tuple(found)


Word = tuple[str, int, int]


def _splits(words: list[Word], begin: int, place: int) -> bool:
    """Whether what comes next is another name: "Ali Aziz of Kirkuk", "in the U.S. The army"."""
    known = lexicon()
    after = words[place + 1][0]
    if after != "of":
        return after[0].isupper() and after.lower() in _BEGIN
    before = [key(word) for word, _, _ in words[begin : place + 1]]
    joins = before[-1] in known.bodies or before[-1] in _LEADS or before[-1] in read("en").titles
    return not (joins or known.adjectives.issuperset(before))


def _bare(word: str) -> str:
    return word.removesuffix("s").rstrip("'’") if word.endswith(_TAIL) else word


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """A word of a name as it is compared: small letters, no possessive, no point."""
    return _bare(word).lower().rstrip(".").replace("’", "'")


def _piece(words: list[Word], owns: bool) -> Name | None:
    known = lexicon()
    keys = [key(word) for word, _, _ in words]
    while keys and (keys[0] in known.not_names or keys[0] == "of" or _compound(words[0][0])):
        if len(keys[0]) == 1 and words[0][0].endswith("."):  # an initial: "A. Aziz"
            break
        if len(keys) > 1 and keys[0] in known.place_heads and keys[1] in known.places:
            break
        del keys[0], words[0]
    if not keys:
        return None
    cut = _title(keys)
    title, rest = keys[:cut], keys[cut:]
    role = " ".join(word for word, _, _ in words[:cut])
    gender = _title_gender(title)
    at, end = words[0][1], words[-1][2]
    while rest and rest[0] in known.adjectives and len(rest) > 1 and not _body(rest):
        rest = rest[1:]
    names = tuple(_bare(word) for word, _, _ in words[len(keys) - len(rest) :])
    if not rest:
        return Name(at, end, "role", (), role, gender, owns)
    if not title and rest[-1] in known.adjectives and not (len(rest) == 2 and gender_of(rest[0])):
        return None  # "Iraqi", "House Democrats": nobody, or a group
    if len(rest) == 1 and not title and _several(rest[0]):
        return None  # "Voters", "Officials" at the beginning of a sentence
    if not title and _placed(rest):
        return Name(at, end, "place", names, "", "", owns)
    acronym = len(rest) == 1 and len(names[0]) > 1 and names[0].isupper()
    if (acronym and not title) or (_body(rest) and not (title and len(rest) == 1)):
        return Name(at, end, "body", names, role, "", owns)
    while len(names) > 1 and rest[-1] in _SUFFIX:
        rest = rest[:-1]
        names = names[:-1]
    if len(names) > LONGEST and not any(word.islower() for word in names):
        return None  # a headline, all of its words with capitals
    if title and title[-1] in _KUNYA:
        names = (words[cut - 1][0], *names)
    role = "" if {*title} <= _COURTESY | _KUNYA else role
    if len(names) > 1:  # a single one may be a surname: "Clinton"
        gender = gender or gender_of(names[0])
    return Name(at, end, "person", names, role, gender, owns)


def _compound(word: str) -> bool:
    """Whether it is a word such as "Baghdad-based" or "Trump-backed"."""
    tail = word.rpartition("-")[2]
    return tail != word and tail.islower() and len(tail) > 2


@cache
def _title_words() -> frozenset[str]:
    """Words one of which every title has."""
    return _LEADS.union(*(title.split() for title in read("en").titles))


def _title(keys: list[str]) -> int:
    """How many of the first words are titles and roles."""
    if _title_words().isdisjoint(keys):
        return 0
    titles = read("en").titles
    cut = 0
    for place, word in enumerate(keys):
        if word in titles or word in _LEADS or " ".join(keys[place - 1 : place + 1]) in titles:
            # "Bishop" and "Judge" are surnames as well: "Kate Bishop".
            if place == len(keys) - 1 and cut == 0 and place and gender_of(keys[0]):
                break
            cut = place + 1
    if cut and cut < len(keys) and keys[cut] == "of":
        places = lexicon().places
        cut += 1
        while cut < len(keys) and (keys[cut] in _OFFICE or keys[cut] in places):
            cut += 1
    return cut


def _title_gender(title: list[str]) -> str:
    titles = read("en").titles
    for word in title:
        if titles.get(word) in ("female", "male"):
            return titles[word]
    return "female" if title and title[-1].endswith("woman") else ""


def _several(word: str) -> bool:
    return word.endswith(("s", "men", "people")) and read("en").is_role(word)


def _body(keys: list[str]) -> bool:
    known = lexicon().bodies
    if known.isdisjoint(keys):
        return False
    inside = [word for word in keys if word in known]
    return bool(inside) and not (
        len(keys) == 2 and keys[1] in _SURNAMES and gender_of(keys[0]) and inside == [keys[1]]
    )


def _placed(keys: list[str]) -> bool:
    known = lexicon()
    if keys[-1] not in known.places:
        return False
    inside = [word for word in keys if word not in known.place_heads]
    return bool(inside) and all(word in known.places for word in inside)
