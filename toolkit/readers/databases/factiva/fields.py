"""The fields of a Factiva article under our names, whatever file they come in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.language.codes import code_of_name
from toolkit.readers.databases.common.bylines import byline

#: Code of a field to column, in the order of the fields in an article.
CODES = {
    **{"CLM": "column_name", "SE": "section", "HD": "title", "BY": "author", "CR": "credit"},
    **{"WC": "words", "PD": "date", "ET": "time", "SN": "outlet", "SC": "source_code"},
    **{"NGC": "group_name", "GC": "group_code", "ED": "edition", "PG": "page", "VOL": "volume"},
    **{"LA": "language", "CY": "copyright", "CX": "correction", "DLN": "dateline"},
    **{"LP": "lead", "TD": "tail", "ART": "captions", "CT": "contact", "RF": "notes"},
    **{"CO": "companies", "IN": "industries", "NS": "subjects", "RE": "regions"},
    **{"IPC": "provider_codes", "IPD": "provider_terms", "PUB": "publisher", "AN": "doc_id"},
}
BODY = ("LP", "TD")
INDEXED = {"CO": "company", "IN": "industry", "NS": "subject", "RE": "region"}
SOFT_RETURN = re.compile(r"&?\bsoftReturn;")
#: Source code with zeros, day of loading, key: FACT00002012010...; the day is not publication.
ACCESSION = re.compile(r"\b[A-Z][A-Z0-9]{3,11}?((?:19|20)\d\d)(\d\d)(\d\d)[a-z][0-9a-z]{8}\b")
TAIL = re.compile(rf"(?:\S{{1,20}} ?:?\s{{1,4}})?{ACCESSION.pattern}")  # 'Document FACT0000...'


def clean(text: str) -> str:
    """Text without the print marks that are left in it."""
    return SOFT_RETURN.sub(" ", text)


def flat(text: str) -> str:
    """Text on one line, with single spaces."""
    return " ".join(clean(text).split())


def record_of(fields: Mapping[str, str], language: str = "") -> dict[str, str]:
    """One article in our columns.

    Parameters
    ----------
    fields
        Code of a field to its text as found; paragraphs of LP and TD set off by blank lines.
    language
        Code of the language by the mark-up, for when LA has no name that is known.
    """
    made = dict.fromkeys(("outlet", "title", "author", "section", "language", "url"), "")
    for code, value in fields.items():
        if code not in BODY and code not in ("ET", "AN") and value.strip():
            made[CODES.get(code, f"field_{code.lower()}")] = flat(value)
    for code, name in INDEXED.items():
        if code in fields:
            made |= _index(CODES[code], f"{name}_codes", fields[code])
    for code in ("IPC", "IPD"):
        if code in fields:
            made[CODES[code]] = "; ".join(_items(fields[code]))
    made["author"] = byline(made["author"])
    made["words"] = re.sub(r"\D", "", made.get("words", ""))
    made["date"] = flat(f"{fields.get('PD', '')} {fields.get('ET', '')}")
    made["language"] = code_of_name(made["language"]) or language or made["language"]
    parts = (clean(fields.get(code, "")).strip() for code in BODY)
    made["text"] = "\n\n".join(part for part in parts if part)
    return made | numbered(fields.get("AN", ""))


def numbered(text: str) -> dict[str, str]:
    """The accession number as id, and the day on which it says the article was loaded."""
    found = ACCESSION.search(text)
    if not found:
        last = text.split()[-1:]
        return {"doc_id": last[0]} if last and len(last[0]) >= 10 else {}
    year, month, day = found.groups()
    possible = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return {"doc_id": found[0], "collected": f"{year}-{month}-{day}" if possible else ""}


def _items(text: str) -> list[str]:
    return [item for item in (flat(part) for part in text.split("|")) if item]


def _index(names: str, codes: str, text: str) -> dict[str, str]:
    """Names and codes of 'gpol : Domestic Politics | gcat : Political/General News'."""
    pairs = [item.partition(" : ") for item in _items(text)]
    return {
        names: "; ".join(name.strip() or code.strip() for code, _, name in pairs),
        codes: "; ".join(code.strip() for code, mark, _ in pairs if mark),
    }
