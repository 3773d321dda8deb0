"""Read article lists of GDELT's DOC 2.0 API."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.checks import ReadError
from toolkit.readers.addresses import host
from toolkit.readers.contract import Batch, Options
from toolkit.readers.services.answers import Service, batches, keys
from toolkit.readers.services.cells import headline, others, string
from toolkit.readers.services.gather import Item
from toolkit.readers.source import Source

NAME = "gdelt_doc"
ABOUT = "GDELT DOC 2.0, article list saved as JSON, JSON lines or CSV; headlines only"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl", ".csv")

REFUSALS = (
    "Please limit requests to one every",
    "One or more of your keywords were too",
    "Your query was too",
)
TABLE = {"URL", "MobileURL", "Date", "Title"}
TIMELINE = {"timeline", "series", "value"}
USED = {
    *("url", "url_mobile", "title", "seendate", "socialimage", "domain", "language"),
    *("sourcecountry", *TABLE, "row"),
}
NOTE = (
    "GDELT tells when it first saw an article (`collected`), not when it was published; to take "
    'that for the date: tk.load(path, columns={"date": "seendate"})'
)


def matches(source: Source) -> bool:
    """Whether articles have the fields that only this service gives them together."""
    found = keys(source)
    listed = "seendate" in found and bool(found & {"sourcecountry", "socialimage", "domain"})
    return listed or found >= TABLE or found >= TIMELINE or source.start.startswith(REFUSALS)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read headline, address and outlet of every article, and when GDELT first saw it."""
    if source.start.startswith(REFUSALS):
        told = " ".join(source.start[:200].split())
        raise ReadError(f"{source.name}: GDELT answered with an error and no articles: {told}")
    found = keys(source)
    if "seendate" not in found and found >= TIMELINE:
        raise ReadError(
            f"{source.name}: a timeline of GDELT counts articles and names none; "
            "ask for mode=artlist to get a list of them"
        )
    yield from batches(source, SERVICE)


def _is_item(found: Item) -> bool:
    return "seendate" in found or found.keys() >= TABLE


def _record(item: Item, answer: Item) -> Item:
    url = string(item.get("url") or item.get("URL"))
    return others(item, USED) | {
        "date": "",
        "collected": string(item.get("seendate") or item.get("Date")),
        "outlet": string(item.get("domain")) or host(url),
        "title": headline(item.get("title") or item.get("Title")),
        "text": "",
        "author": "",
        "section": "",
        "url": url,
        "language": string(item.get("language")),
        "country": string(item.get("sourcecountry")),
        "image": string(item.get("socialimage")),
    }


SERVICE = Service("GDELT", ("articles",), _is_item, _record, note=NOTE)
