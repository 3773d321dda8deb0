"""Short articles of an invented year, with names, quotations, cues and cited outlets.

An article is two to five sentences out of patterns, half of which have a quotation or a citation.
People, offices, places, numbers and outlets are drawn, the frequent ones often and the rare ones
seldom. The same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pandas as pd
from text import names

SEED = 2017
FIRST_DAY, DAYS = "2018-01-01", 364
OFFICES = "minister mayor spokesman general deputy doctor farmer engineer judge teacher".split()
PLACES = "Kirkuk Erbil Mosul Baghdad Tehran Ankara Basra Dohuk Sinjar Tuz".split()
GROUPS = [
    "the militia", "the peshmerga", "the IRGC", "the army", "the Popular Mobilization Forces",
    "the Kurdish forces", "the Iraqi government", "the parliament",
]  # fmt: skip
CITED = [
    "Reuters", "CNN", "Rudaw", "the Washington Post", "Fars", "Al Jazeera", "Newsweek", "the BBC",
    "Kurdistan 24", "the Lake Town Gazette",
]  # fmt: skip
PATTERNS = [
    "“The road to {place} is open,” said {person}, the {office}.",
    "{person} told {cited} that {group} would leave {place} within {n} days.",
    "{group} attacked a village near {place} and killed {n} people.",
    "According to {cited}, {n} houses in {place} were destroyed by {group}.",
    "The {office} claimed that {group} had betrayed {place}.",
    "“We lost {n} wells. Nobody asked us,” {person} said. “It was a disgrace.”",
    "{group} welcomed the peace talks, {cited} reported, and praised the {office}.",
    "{person} warned of “severe consequences” for the economy of {place}.",
    "The vote in {place} was a success, the {office} {person} added.",
    "{place} was captured by {group} after {n} hours.",
    "Rain fell on {place} for {n} days and the market stayed shut.",
    "Oil exports from {place} fell by {n} percent, which the {office} denied.",
    "The old market of {place} has {n} shops, most of which sell bread and tea.",
    "A new bridge links the two banks of the river, {n} metres above the dam.",
    "{person} was born in {place}, the third child of a {office}.",
    "Schools in {place} stay shut for {n} days, and nobody knows why.",
    "On the way to {place} lie fields, a mill and the ruins of a fort.",
    "{group} built a wall of {n} stones along the road to {place}.",
    "Wheat and barley are dear this year, as {n} farms lie fallow.",
    "The {office} {person} travelled to {place} with a delegation of {n}.",
]
THEMES = {"oil": ["oil*", "wells"], "war": ["attack*", "kill*", "captur*"], "vote": ["vote*"]}


def texts(rng: np.random.Generator, n: int) -> Iterator[str]:
    """So many articles."""
    sizes = rng.integers(2, 6, n)
    ends = np.concatenate([[0], np.cumsum(sizes)]).tolist()
    total = ends[-1]
    people = names(rng, 2 * total)
    draws = {
        key: (many, (len(many) * rng.random(total) ** 2).astype(np.int32))
        for key, many in (
            ("office", OFFICES),
            ("place", PLACES),
            ("group", GROUPS),
            ("cited", CITED),
        )
    }
    pattern = rng.integers(len(PATTERNS), size=total)
    numbers = rng.integers(2, 500, size=total)
    for begin, end in pairwise(ends):
        said = []
        for i in range(begin, end):
            given = {key: many[drawn[i]] for key, (many, drawn) in draws.items()}
            given |= {"person": f"{people[2 * i]} {people[2 * i + 1]}", "n": str(numbers[i])}
            sentence = PATTERNS[pattern[i]].format(**given)
            said.append(sentence[0].upper() + sentence[1:])
        yield " ".join(said)


def made(n: int, outlets: int) -> pd.DataFrame:
    """So many articles by outlets of unequal size.

    Returns
    -------
    DataFrame
        ``doc_id``, ``date``, ``outlet``, ``language``, ``text``.
    """
    rng = np.random.default_rng(SEED)
    text = pd.Series(texts(rng, n), dtype="str")
    size = 1 / np.sqrt(np.arange(1, outlets + 1))
    outlet = rng.choice(outlets, n, p=size / size.sum())
    days = rng.integers(DAYS, size=n).astype("timedelta64[D]")
    return pd.DataFrame(
        {
            "doc_id": [f"d{i:07}" for i in range(n)],
            "date": np.datetime64(FIRST_DAY, "s") + days,
            "outlet": np.array([f"Outlet {i:02}" for i in range(outlets)])[outlet],
            "language": "en",
            "text": text,
        }
    )
