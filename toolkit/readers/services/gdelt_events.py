"""Read GDELT's events, versions 1.0 and 2.0."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.addresses import host
from toolkit.readers.columns import normal
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.services.gather import gather
from toolkit.readers.services.gdelt_table import (
    first_cells,
    first_line,
    moment,
    named_rows,
    raw_rows,
)
from toolkit.readers.source import Source

NAME = "gdelt_events"
ABOUT = "GDELT events 1.0 and 2.0, with or without a header; one row an event, no headlines"
SUFFIXES: tuple[str, ...] = (".csv", ".txt", ".tsv")

ACTOR = (
    *("code", "name", "country_code", "known_group_code", "ethnic_code", "religion1_code"),
    *("religion2_code", "type1_code", "type2_code", "type3_code"),
)
GEO = ("type", "full_name", "country_code", "adm1_code", "adm2_code", "lat", "long", "feature_id")
COLUMNS = (
    *("global_event_id", "sql_date", "month_year", "year", "fraction_date"),
    *(f"actor1_{name}" for name in ACTOR),
    *(f"actor2_{name}" for name in ACTOR),
    *("is_root_event", "event_code", "event_base_code", "event_root_code", "quad_class"),
    *("goldstein_scale", "num_mentions", "num_sources", "num_articles", "avg_tone"),
    *(f"{what}_geo_{name}" for what in ("actor1", "actor2", "action") for name in GEO),
    *("date_added", "source_url"),
)
FIRST = tuple(name for name in COLUMNS if not name.endswith("_adm2_code"))  # version 1.0
LAYOUTS = {len(names): names for names in (COLUMNS, FIRST, FIRST[:-1])}
BY_NAME = {normal(name): name for name in COLUMNS} | {"day": "sql_date"}
EVENT = (r"\d{6,12}", r"\d{8}", r"\d{6}", r"\d{4}")
MENTION = (r"\d{6,12}", r"\d{14}", r"\d{14}", r"\d")
MENTION_CELLS = 16
NOTE = (
    "GDELT events, not articles: one row an event, many for one address, neither headline nor "
    "text; `event_date` is the day of the event, which may lie long before, `collected` is when "
    "GDELT added it; there is no date of publication"
)


def matches(source: Source) -> bool:
    """Whether the first line is an event or a mention, or a header that names the parts of one."""
    cells = first_cells(source)
    if len(cells) in LAYOUTS and _is(cells, EVENT):
        return True
    line = first_line(source)
    named = "globaleventid" in line and ("sqldate" in line or "eventcode" in line)
    return named or _mentions(cells, line)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every event under the names of GDELT's handbook; see the remark with them."""
    cells, line = first_cells(source), first_line(source)
    if _mentions(cells, line):
        raise ReadError(
            f"{source.name}: GDELT's table of mentions of events has no articles; "
            "load the .gkg.csv of the same time for headlines"
        )
    problems: list[Problem] = []

    def close(count: int) -> list[Problem]:
        if not count:
            raise ReadError(f"{source.name}: no line is an event of 57, 58 or 61 cells")
        return [Problem("", NOTE, kept=True)]

    columns = LAYOUTS.get(len(cells), COLUMNS)
    named = "globaleventid" in line
    rows = named_rows(source, _name, problems) if named else raw_rows(source, columns, problems)
    yield from gather(((place, _record(row)) for place, row in rows), problems, close)


def _is(cells: list[str], patterns: tuple[str, ...]) -> bool:
    first = [cells[0].removeprefix("\ufeff"), *cells[1:]]
    return all(re.fullmatch(p, cell) for p, cell in zip(patterns, first, strict=False))


def _mentions(cells: list[str], line: str) -> bool:
    return "mentionidentifier" in line or (len(cells) == MENTION_CELLS and _is(cells, MENTION))


def _name(name: str) -> str:
    return BY_NAME.get(normal(name), name)


def _record(row: dict[str, str]) -> dict[str, str]:
    """An event; what it is not known to have is ''."""
    rest = {name: value.strip() for name, value in row.items()}
    url = rest.pop("source_url", "")
    return {
        "doc_id": rest.pop("global_event_id", ""),
        "date": "",
        "collected": moment(rest.pop("date_added", ""), "Z"),
        "event_date": moment(rest.pop("sql_date", "")),
        "outlet": host(url),
        "title": "",
        "text": "",
        "author": "",
        "section": "",
        "url": url,
        "language": "",
        **rest,
    }
