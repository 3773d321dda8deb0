"""Find our columns in a table of any making, by their usual names."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import pandas as pd

from toolkit.checks import ReadError, ToolkitError, listed, one_of
from toolkit.readers.contract import Options

# Names in the order in which they are tried. Summaries are left out of `text` on purpose:
# a teaser counted as an article bends every rate. 'x.y' is y inside the record x.
ALIASES: dict[str, tuple[str, ...]] = {
    "doc_id": ("docid", "id", "article_id", "story_id", "stories_id", "document_id", "_id"),
    "date": (
        *("published", "pubdate", "publish_date", "publication_date", "published_at"),
        *("published_date", "date_published", "date_publish", "web_publication_date", "pub_date"),
        *("date_time_pub", "datetime", "created_at", "date_extracted", "timestamp"),
        *("تاریخ", "تاریخ انتشار", "التاريخ", "تاريخ", "تاريخ النشر", "بەروار"),
    ),
    "collected": (
        *("date_collected", "collect_date", "capture_time", "seendate", "crawl_date", "scraped_at"),
        *("crawled_at", "date_crawled", "date_download", "download_date", "retrieved_at"),
        *("date_added", "load_date", "archived_at", "accessed", "date_retrieved"),
    ),
    "outlet": (
        *("source.name", "source.title", "media_name", "outlet_name", "source_name", "newspaper"),
        *("publication", "publication_name", "publisher.name", "publisher", "medium", "channel"),
        *("source", "site_name", "sitename", "site", "source_domain", "domain"),
        *("رسانه", "منبع", "روزنامه", "خبرگزاری", "المصدر", "الصحيفة", "الوسيلة", "سەرچاوە"),
    ),
    "title": (
        *("headline.main", "fields.headline", "headline", "heading", "head", "web_title"),
        *("article_title", "عنوان", "تیتر", "العنوان", "سەردێڕ"),
    ),
    "text": (
        *("full_text", "body_text", "fields.body_text", "article_body", "body", "maintext"),
        *("main_text", "article_text", "content_text", "content", "article", "story"),
        *("متن", "متن خبر", "النص", "نص", "المحتوى", "دەق"),
    ),
    "language": ("lang", "language_code", "lang_code", "زبان", "اللغة", "زمان"),
    "url": (
        *("link", "web_url", "article_url", "source_url", "permalink", "canonical_url", "href"),
        *("لینک", "نشانی", "الرابط", "بەستەر"),
    ),
    "author": (
        *("byline.original", "fields.byline", "authors", "byline", "creator", "dc:creator"),
        *("writer", "journalist", "نویسنده", "الكاتب", "كاتب", "نووسەر"),
    ),
    "section": (
        *("section_name", "category", "categories", "news_desk", "desk", "rubric"),
        *("بخش", "سرویس", "دسته", "القسم", "قسم", "بەش"),
    ),
}
# Columns that loading makes itself.
TAKEN = ("file", "format", "zone", "precision", "outlet_as_found", "language_confidence")


@cache
def _normal(name: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", name).casefold())


def normal(name: object) -> str:
    """A column name without case, marks and punctuation, as 'Publish-Date ' and 'publishdate'."""
    return _normal(str(name))


def unique_names(names: Iterable[object]) -> list[str]:
    """Header cells as names that are all different and none empty."""
    made: dict[str, None] = {}
    for number, name in enumerate(names, 1):
        text = "" if name is None else str(name).strip().removeprefix("\ufeff")
        made[_free(text or f"column_{number}", made)] = None
    return list(made)


def _free(name: str, used: Iterable[str]) -> str:
    """The name, or the name with the first number that is not in use."""
    used = set(used)
    number = 2
    free = name
    while free in used:
        free = f"{name}_{number}"
        number += 1
    return free


def placed(table: pd.DataFrame, places: Sequence[str]) -> pd.DataFrame:
    """Add `place`; a column of the file with that name steps aside."""
    if "place" in table.columns:
        aside = _free("place_in_file", map(str, table.columns))
        table = table.rename(columns={"place": aside})
    return table.assign(place=pd.Series(list(places), index=table.index, dtype="str"))


def find(names: Sequence[str], mapping: Mapping[str, str] | None = None) -> dict[str, int]:
    """Which column holds what: a column of ours to its position in the file.

    Parameters
    ----------
    names
        Columns of the file.
    mapping
        Choices of the user, ours to theirs; they win over names and aliases.
    """
    plain = [normal(name) for name in names]
    found: dict[str, int] = {}
    for ours, theirs in (mapping or {}).items():
        one_of("column", ours, ALIASES)
        if theirs not in names and plain.count(normal(theirs)) != 1:
            raise ToolkitError(f"There is no column {theirs!r}; the columns are {listed(names)}.")
        found[ours] = names.index(theirs) if theirs in names else plain.index(normal(theirs))
    used = set(found.values())
    for ours in ALIASES:  # exact names first, so that no alias takes them away
        if ours not in found and ours in names and names.index(ours) not in used:
            found[ours] = names.index(ours)
            used.add(found[ours])
    for ours, aliases in ALIASES.items():
        wanted = [] if ours in found else [normal(alias) for alias in (ours, *aliases)]
        free = (plain.index(w) for w in wanted if w in plain and plain.index(w) not in used)
        if (position := next(free, None)) is not None:
            found[ours] = position
            used.add(position)
    return {ours: found[ours] for ours in ALIASES if ours in found}


def rename(table: pd.DataFrame, options: Options, keep: Collection[str] = ()) -> pd.DataFrame:
    """Give the columns of a table our names and make the text ones text.

    Parameters
    ----------
    table
        Any columns, as found in the file.
    options
        `columns` names what cannot be guessed.
    keep
        Of the columns that loading makes, those that are ours already.

    Returns
    -------
    DataFrame
        Ours first, then all others under their own names; one of these that bears a name of
        ours for something else gets the suffix ``_in_file``. `date` stays as found.
    """
    names = [str(name) for name in table.columns]
    found = find(names, options.columns)
    if "text" not in found and "title" not in found:
        shown = [name[:60] for name in names if name != "place"]
        raise ReadError(
            f"No column holds the text; the columns are {listed(shown)}. "
            'Say which one it is: tk.load(path, columns={"text": "..."}).'
        )
    columns: dict[str, pd.Series[Any]] = {}
    for ours, position in found.items():
        column = table.iloc[:, position]
        columns[ours] = column if ours in ("date", "collected") else _text(column, ours)
    if "text" not in columns:  # headlines alone are a corpus too
        columns["text"] = pd.Series("", index=table.index, dtype="str")
    used = set(found.values())
    for position, name in enumerate(names):
        if position not in used:
            if name in keep and name not in columns:
                columns[name] = _text(table.iloc[:, position], name)
                continue
            aside = f"{name}_in_file" if name in (*ALIASES, *TAKEN) else name
            columns[_free(aside, [*columns, *names[position + 1 :]])] = table.iloc[:, position]
    return pd.DataFrame(columns, index=table.index)


def _text(column: pd.Series[Any], ours: str) -> pd.Series[Any]:
    """A column as text, with '' for what is missing."""
    if isinstance(column.dtype, pd.StringDtype):
        return column.fillna("").astype("str")
    joint = "\n\n" if ours == "text" else ", "
    values = [as_text(value, joint) for value in column]
    try:
        return pd.Series(values, index=column.index, dtype="str")
    except UnicodeEncodeError:  # half of a surrogate pair, which no encoding can hold
        whole = [v.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for v in values]
        return pd.Series(whole, index=column.index, dtype="str")


def as_text(value: object, joint: str = ", ") -> str:
    """One cell as text: 12.0 is '12', a missing one '', a list its items, a record its name."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        name = next((value[k] for k in ("name", "title", "label") if value.get(k)), None)
        return name if isinstance(name, str) else json.dumps(value, default=str, ensure_ascii=False)
    if isinstance(value, Iterable) and not isinstance(value, bytes):
        return joint.join(filter(None, (as_text(item) for item in value)))
    if isinstance(value, Hashable) and (value is None or pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
