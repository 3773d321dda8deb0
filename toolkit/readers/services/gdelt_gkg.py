"""Read GDELT's Global Knowledge Graph 2.1."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from toolkit.checks import ReadError
from toolkit.readers.columns import normal
from toolkit.readers.contract import Batch, Options, Problem
from toolkit.readers.services.cells import headline
from toolkit.readers.services.gather import gather
from toolkit.readers.services.gdelt_table import (
    first_cells,
    first_line,
    moment,
    named_rows,
    raw_rows,
)
from toolkit.readers.source import Source

NAME = "gdelt_gkg"
ABOUT = "GDELT Global Knowledge Graph 2.1, with or without a header; headlines, themes and tone"
SUFFIXES: tuple[str, ...] = (".csv", ".txt", ".tsv")

RECORD = re.compile(r"\d{14}-T?\d+")
COLUMNS = (
    *("gkgrecordid", "date", "sourcecollectionidentifier", "sourcecommonname"),
    *("documentidentifier", "counts", "counts2", "themes", "themes2", "locations", "locations2"),
    *("persons", "persons2", "organizations", "organizations2", "tone", "dates", "gcam"),
    *("sharingimage", "relatedimages", "socialimageembeds", "socialvideoembeds", "quotations"),
    *("allnames", "amounts", "translationinfo", "extras"),
)
TONE = ("tone", "positive", "negative", "polarity", "activity", "self_reference", "words")
PAIRS = ("counts", "themes", "locations", "persons", "organizations")
VERSION = re.compile(r"^v(?:1|2|15|21)(?=[a-z])")  # 'V2.1DATE' and 'V15TONE' of the handbook
NOTE = (
    "GDELT records, not articles: headline, address, themes, names and tone, no text. `date` is "
    "what the page said of its publication, empty where it said nothing; `collected` is when GDELT "
    "saw it. Counts, amounts, dates within the text and GCAM scores are not read"
)
FIRST_VERSION = (
    "GDELT GKG 1.0 counts sets of names over several articles and has no record of each; "
    "load files of version 2.1, whose names end in .gkg.csv with a time of 14 digits"
)


def matches(source: Source) -> bool:
    """Whether the first line is a record, or a header that names the parts of one."""
    cells = first_cells(source)
    if len(cells) == len(COLUMNS) and RECORD.fullmatch(cells[0].removeprefix("\ufeff")):
        return True
    line = first_line(source)
    return _is_first_version(line) or (
        "documentidentifier" in line and ("gkgrecordid" in line or "sourcecommonname" in line)
    )


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read every record; see the remark that comes with them."""
    line = first_line(source)
    if _is_first_version(line):
        raise ReadError(f"{source.name}: {FIRST_VERSION}")
    problems: list[Problem] = []

    def close(count: int) -> list[Problem]:
        if not count:
            raise ReadError(f"{source.name}: no line is a record of 27 cells, cut at tabs")
        return [Problem("", NOTE, kept=True)]

    named = "documentidentifier" in line
    rows = named_rows(source, _name, problems) if named else raw_rows(source, COLUMNS, problems)
    yield from gather(((place, _record(row)) for place, row in rows), problems, close)


def _is_first_version(line: str) -> bool:
    return line.startswith("datenumartscountsthemes")


def _name(name: str) -> str:
    """Our name of a column: 'V2ENHANCEDTHEMES' and 'V2Themes' are both the second themes."""
    plain = normal(name)
    bare = VERSION.sub("", plain).removeprefix("enhanced").removesuffix("xml")
    second = bare in PAIRS and (plain.startswith("v2") or "enhanced" in plain)
    return f"{bare}2" if second else {"gkgid": "gkgrecordid"}.get(bare, bare)


def _record(row: dict[str, str]) -> dict[str, str]:
    def get(name: str) -> str:
        return row.get(name, "").strip()

    extras, url = get("extras"), get("documentidentifier")
    tones = dict(zip(TONE, get("tone").split(","), strict=False))
    translated = re.match(r"srclc:(\w+)", get("translationinfo"))
    return {
        "doc_id": get("gkgrecordid"),
        "date": moment(_tag(extras, "PAGE_PRECISEPUBTIMESTAMP")),
        "collected": moment(get("date"), "Z"),
        "outlet": get("sourcecommonname"),
        "title": headline(_tag(extras, "PAGE_TITLE")),
        "text": "",
        "author": _names(unescape(_tag(extras, "PAGE_AUTHORS"))).replace("; ", ", "),
        "section": "",
        "url": url,
        "language": translated[1] if translated else "",
        "themes": _names(get("themes2"), ",") or _names(get("themes")),
        "persons": _names(get("persons2"), ",") or _names(get("persons")),
        "organizations": _names(get("organizations2"), ",") or _names(get("organizations")),
        "locations": _places(get("locations2") or get("locations")),
        "names": _names(get("allnames"), ","),
        "quotations": _quotations(get("quotations")),
        **{name: tones.get(name, "") for name in TONE},
        "links": _names(_tag(extras, "PAGE_LINKS")),
        "image": get("sharingimage"),
    }


def _tag(extras: str, name: str) -> str:
    """What stands between the tags of one name; titles hold signs that break XML."""
    _, opened, rest = extras.partition(f"<{name}>")
    inside, closed, _ = rest.partition(f"</{name}>")
    return inside if opened and closed else ""


def _names(text: str, offset: str = "") -> str:
    """Items without their places in the text, each once."""
    items = (item.rpartition(offset)[0] if offset else item for item in text.split(";"))
    return "; ".join(dict.fromkeys(filter(None, map(str.strip, items))))


def _places(text: str) -> str:
    """Full names of locations: '2#Kansas, United States#US#...' is 'Kansas, United States'."""
    parts = (item.split("#") for item in text.split(";"))
    return "; ".join(dict.fromkeys(part[1].strip() for part in parts if len(part) > 1 and part[1]))


def _quotations(text: str) -> str:
    """Quoted words; before each stand its place, its length and its verb."""
    parts = (item.split("|", 3) for item in text.split("#"))
    return "; ".join(part[3].strip() for part in parts if len(part) > 3)
