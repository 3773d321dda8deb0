"""One name per outlet where a corpus has it under several: a list of names, and a plain rule."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from toolkit.checks import ToolkitError
from toolkit.files import Remark
from toolkit.paths import anchored

SHIPPED = Path(__file__).with_name("outlets.toml")
MOST_SHOWN = 10  # names in one remark
IN_TEXTS = "~"  # before a name that is looked for in texts only (`toolkit.citations`)
TYPE = (
    "outlets= takes False (names stay as they are), a TOML file or a mapping: "
    "{'The Daily': ['daily.example', 'Daily (Online)']}"
)
_ONLINE = re.compile(
    r"[\s,]*(?:[(\[]\s*(?:online|print|web|digital|e-?paper|web ?site)(?: edition)?\s*[)\]]"
    r"|\s[-–—:|]\s*(?:online|print)(?: edition)?)\s*$"
)
_DOMAIN = re.compile(r"(?:[a-z]+://)?(?:www\d?\.|m\.|amp\.)?((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#]\S*)?")
_THE = re.compile(
    r"^the[\s_-]+|,\s*the(?=\s*[(\[]|$)|\s*\(the\)$"
)  # the-record, 'Record, The (IL)'
_LETTERS = str.maketrans("يىكةە", "ییکهه")  # of Persian and Sorani for those of Arabic


class Names(NamedTuple):
    """What a name stands for: `own` was chosen and always holds; `known` and the `rule` put
    names together, and change none that stands alone.
    """

    own: Mapping[str, str]
    known: Mapping[str, str]
    rule: bool


def names_of(given: Any, where: str = "outlets") -> Names | None:
    """The names that ``outlets=`` chose, checked; None if nothing was chosen.

    Parameters
    ----------
    given : bool, str, Path, mapping or None
        Names of your own come before the list that is shipped; an outlet with the name of one
        in that list has the names of both.
    where : str
        What to call it in messages.
    """
    if given is None:
        return None
    if given is False:
        return Names({}, {}, False)
    if given is True:
        return usual()
    if isinstance(given, str | Path):
        given, where = _read(anchored(given), where), f"{where}={str(given)!r}"
    if not isinstance(given, Mapping):
        raise ToolkitError(f"{where}={given!r} cannot be used. {TYPE}.")
    own = _index(given, where)
    known = usual().known
    same = {known[key]: name for name in given for key in _keys(name) if key in known}
    more = {key: same[name] for key, name in known.items() if name in same}
    return Names({**more, **own}, known, True)


def aliases(given: Any, where: str = "outlets") -> dict[str, list[str]]:
    """Outlets with all their names as listed, marks included; those that ``outlets=`` adds first.

    Parameters
    ----------
    given, where
        As in `names_of`; None takes the list that is shipped alone.
    """
    if given is None or given is True:
        return _listed(tomllib.loads(SHIPPED.read_text("utf-8")))
    names_of(given, where)  # raises what is wrong with it
    if given is False:
        return {}
    own = _listed(_read(anchored(given), where) if isinstance(given, str | Path) else given)
    taken = {_keys(one)[0] for name, several in own.items() for one in (name, *several)}
    for name, several in aliases(None).items():
        kept = [one for one in several if _keys(one)[0] not in taken]
        if name in own:
            own[name] += kept
        elif _keys(name)[0] not in taken:
            own[name] = kept
    return own


def _listed(names: Mapping[str, Any]) -> dict[str, list[str]]:
    return {name: [each] if isinstance(each, str) else list(each) for name, each in names.items()}


def canonical(name: str, names: Names) -> str:
    """What an outlet is called in the list; empty if it is not there."""
    return _find((name,), names.own) or _find((name,), names.known)


@cache
def usual() -> Names:
    """The names of the list that is shipped, and the rule."""
    return Names({}, _index(tomllib.loads(SHIPPED.read_text("utf-8")), SHIPPED.name), True)


def settled(table: pd.DataFrame) -> bool:
    """Whether a table comes from a corpus, where names were put together or left on purpose."""
    return "outlet_as_found" in table and not table["outlet_as_found"].isna().any()


def put_together(docs: pd.DataFrame, names: Names) -> tuple[pd.DataFrame, list[Remark]]:
    """Give each outlet of a table of documents one name; `outlet_as_found` stays.

    Parameters
    ----------
    docs : DataFrame
        With `outlet` and `outlet_as_found`.
    names : Names
        What names stand for.

    Returns
    -------
    docs, remarks
        The table with one name in `outlet`, and a remark on each outlet that had several.
    """
    if not names.own and not names.rule:
        return docs, []
    pairs = docs.groupby(["outlet", "outlet_as_found"], sort=False).ngroup()
    found = docs[["outlet", "outlet_as_found"]][~pairs.duplicated()]
    made = list(found["outlet"])  # of each pair, in the order of its number
    groups: dict[str, list[int]] = {}
    asked = set()
    for number, (name, as_found) in enumerate(found.itertuples(index=False, name=None)):
        own = _find((as_found, name), names.own) if name else ""
        if name:
            stands = f"={own}" if own else _stands_for(name, names.known)
            groups.setdefault(stands, []).append(number)
            asked |= {stands} if own else set()
    sizes = pairs.value_counts()
    remarks: list[Remark] = []
    for stands, numbers in groups.items():
        counts: dict[str, int] = {}
        for n in numbers:
            counts[made[n]] = counts.get(made[n], 0) + int(sizes[n])
        if len(counts) > 1 or stands in asked:
            name = _chosen(stands, counts)
            remarks += [("", "", _told(name, counts), True)] if len(counts) > 1 else []
            for n in numbers:
                made[n] = name
    if made == list(found["outlet"]):
        return docs, remarks
    outlet = pd.Series(made, dtype="str").take(pairs.to_numpy()).set_axis(docs.index)
    return docs.assign(outlet=outlet), remarks


def told(docs: pd.DataFrame) -> str:
    """How many names were put together, in a line; empty if none were."""
    both = docs[["outlet", "outlet_as_found"]]  # without the texts, which would be copied
    other = both[both["outlet"].ne(both["outlet_as_found"])]
    ours = both[both["outlet"].isin(other["outlet"].unique())]
    names = ours.groupby("outlet")["outlet_as_found"].nunique()
    several = names[names.gt(1)]
    if several.empty:
        return ""
    outlets = "1 outlet" if len(several) == 1 else f"{len(several):,} outlets"
    return f"{several.sum():,} names of outlets put together as {outlets}"


def _told(name: str, counts: Mapping[str, int]) -> str:
    each = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown = ", ".join(f"{one!r} ({n:,})" for one, n in each[:MOST_SHOWN])
    more = f" and {len(each) - MOST_SHOWN:,} more" if len(each) > MOST_SHOWN else ""
    return (
        f"{len(each):,} names were put together as {name!r}: {shown}{more}; "
        "to keep them apart: tk.load(path, outlets=False)"
    )


def _chosen(stands: str, counts: Mapping[str, int]) -> str:
    """The name of the list; by the rule alone the commonest that is no address or edition."""
    if stands.startswith("="):
        return stands[1:]
    return min(counts, key=lambda one: (not _is_plain(one), -counts[one], -len(one), one))


def _is_plain(name: str) -> bool:
    low = name.casefold().strip()
    return not _ONLINE.search(low) and not _DOMAIN.fullmatch(low) and name != name.upper()


def _find(spellings: Iterable[str], names: Mapping[str, str]) -> str:
    """What a name stands for in a list, '' if it is not there; the first spelling decides."""
    return next((names[key] for one in spellings for key in _keys(one) if key in names), "")


def _stands_for(name: str, known: Mapping[str, str]) -> str:
    """The outlet of the list, or what the rule makes of a name."""
    listed = _find((name,), known)
    return f"={listed}" if listed else f"~{_keys(name)[1]}"


@lru_cache(1 << 16)
def _keys(name: str) -> tuple[str, str]:
    """A name without case, accents, punctuation and "The"; and without "(Online)" as well."""
    low = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    if address := _DOMAIN.fullmatch(low):
        low = address[1]
    return _letters(low), _letters(_ONLINE.sub("", low))


def _letters(low: str) -> str:
    plain = _THE.sub("", low).replace("&", " and ")
    bare = unicodedata.normalize("NFKD", plain).translate(_LETTERS)
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in bare)
    return "".join(c for c in digits if c.isalnum() and c != "ـ") or low


def _index(names: Mapping[str, Any], where: str) -> dict[str, str]:
    """Keys of all names and aliases to the name; what two outlets claim is refused."""
    found: dict[str, str] = {}
    for name, aliases in names.items():
        several = [aliases] if isinstance(aliases, str) else aliases
        if not isinstance(several, list | tuple) or not all(isinstance(a, str) for a in several):
            raise ToolkitError(f"{where}: {name!r} must have a list of names, not {aliases!r}.")
        for one in (name, *several):
            if isinstance(one, str) and one.startswith(IN_TEXTS):
                continue
            if not isinstance(one, str) or not one.strip():
                raise ToolkitError(f"{where}: {one!r} is no name (outlet {name!r}).")
            before = found.setdefault(_keys(one)[0], name)
            if before != name:
                raise ToolkitError(
                    f"{where}: {one!r} stands for {before!r} and for {name!r}; a name can stand "
                    "for one outlet only. Take it out of one of them."
                )
    return found


def _read(path: Path, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ToolkitError(
            f"{where}={str(path)!r} cannot be read ({error.strerror}). {TYPE}."
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ToolkitError(
            f"{where}={str(path)!r} is not valid TOML: {error}. A line is an outlet: "
            '"The Daily" = ["daily.example", "Daily (Online)"].'
        ) from None
