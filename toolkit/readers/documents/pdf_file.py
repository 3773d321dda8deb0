"""Read one article per PDF: what was printed from the web, clipped or laid out for print."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from toolkit.checks import ReadError
from toolkit.readers.addresses import host
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.documents.pdf_lines import (
    LARGER,
    Line,
    joined,
    lines_of,
    paragraphs_of,
    without_furniture,
)
from toolkit.readers.source import Source

NAME = "pdf"
ABOUT = "Article as a PDF with text in it; a picture of a page needs to be recognised first"
SUFFIXES: tuple[str, ...] = (".pdf",)

MOST_PAGES = 1000
LEAST = 40  # letters below which a file is one of pictures
HEAD = 5  # first paragraphs among which author and date may stand by themselves
TOP = 40  # first lines among which headline, author and date are
ADDRESS = re.compile(r"https?://\S+")  # browsers print it under the page
BY = re.compile(r"(?:by|von|par|por|di|door)\s+(\S.{2,80})", re.IGNORECASE)
DATE = re.compile(
    r"(?:\d{1,2}(?:\.|st|nd|rd|th|º)?(?: de)? [^\W\d_]{3,15}\.?,?(?: de)? \d{4}"
    r"|[^\W\d_]{3,15}\.? \d{1,2},? \d{4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})(?:[T,]? ?\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\b)?)?"
)
NO_TITLE = re.compile(
    r"microsoft word|untitled|ohne titel|sans titre|\.(?:docx?|indd|qxd|pdf|rtf|txt|html?)$"
    r"|^\W*$|^https?:|^(?:about:blank|print|document\d*|layout \d+)$",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"^(?:document |dokument )?\d+ (?:of|von|de) \d+ documents?|end of document", re.I
)


def matches(source: Source) -> bool:
    """Whether it is a PDF."""
    return b"%PDF-" in source.head[:1024]


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read the text of all pages as one article."""
    lines, heights, properties = _opened(source)
    if sum(len(line.text) for line in lines) < LEAST:
        raise ReadError(
            f"{source.name}: a PDF of {len(heights):,} page(s) without text, as scanners make. "
            "Have the text recognised (OCR) and load what comes out"
        )
    problems = []
    if bare := len(heights) - len({line.page for line in lines}):
        told = f"{bare:,} of {len(heights):,} pages hold no text (pictures?) and were not read"
        problems.append(Problem("", told, kept=True))
    if sum(bool(SEVERAL.search(line.text)) for line in lines) > 1:
        told = "looks like an export of many articles; it was read as one"
        problems.append(Problem("", told, kept=True))
    body = without_furniture(lines, heights)
    shown = {id(line) for line in body}
    edges = (line.text for line in lines if id(line) not in shown)
    url = next((match[0] for text in edges if (match := ADDRESS.search(text))), "")
    found = paragraphs_of(body)
    title, number = _headline(found, properties.get("Title", ""))
    kept = [joined(one) for one in found[number:]]
    (author, credit), date = _credited(kept, lines)
    head = [text for text in kept[:HEAD] if text != credit and not DATE.fullmatch(text)]
    kept = head + kept[HEAD:]
    yield articles(
        [
            {
                **dict.fromkeys(("section", "language"), ""),
                "outlet": host(url),
                "url": url,
                "title": title,
                "text": "\n\n".join(kept),
                "author": author,
                "date": date,
                "collected": _written_on(properties.get("CreationDate", "")),
                "pages": str(len(heights)),
                "place": "",
            }
        ],
        problems,
    )


def _opened(source: Source) -> tuple[list[Line], list[float], dict[str, str]]:
    """Lines, heights of the pages, and what the file says of itself."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(source.data)
        if len(document) > MOST_PAGES:
            raise ReadError(f"{source.name}: {len(document):,} pages, more than {MOST_PAGES:,}")
        lines: list[Line] = []
        heights: list[float] = []
        for number in range(len(document)):
            page: Any = document[number]
            heights.append(page.get_height())
            lines += lines_of(page, number)
        return lines, heights, document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                f"{source.name}: locked with a password. Open it in a PDF viewer, save a copy "
                "without it, and load that"
            ) from error
        raise ReadError(f"{source.name}: damaged or truncated PDF ({error})") from error


def _headline(found: list[list[Line]], told: str) -> tuple[str, int]:
    """The headline, and the number of the paragraph after it.

    It is the largest text among the first, and what the file calls itself if nothing is larger.
    """
    told = "" if NO_TITLE.search(told.strip()) else " ".join(told.split())
    sizes: Counter[float] = Counter()
    for line in chain.from_iterable(found):
        sizes[round(line.height, 1)] += len(line.text)
    usual = max(sizes, key=lambda size: sizes[size])
    first = [n for n, one in enumerate(found[:TOP]) if one[0].page == 0]
    large = [n for n in first if found[n][0].height > LARGER * usual]
    if large:
        best = max(large, key=lambda n: (found[n][0].height, -n))
        return joined(found[best]), best + 1
    plain = _letters(told)
    same = [n for n in first if plain and _letters(joined(found[n])) == plain]
    return told, same[0] + 1 if same else 0


def _credited(after: Sequence[str], lines: Sequence[Line]) -> tuple[tuple[str, str], str]:
    """Author with the line that says so, and the date, from short lines at the top."""
    short = [text for text in after[:HEAD] if len(text) <= 100]
    by = next(
        ((match[1].strip(), text) for text in short if (match := BY.fullmatch(text))), ("", "")
    )
    top = [line.text for line in lines[:TOP] if line.page == 0 and len(line.text) <= 100]
    return by, _date([match[0] for text in [*short, *top] for match in DATE.finditer(text)])


def _date(texts: Sequence[str]) -> str:
    """The first of some lines that is a date."""
    import pandas as pd

    from toolkit.dates import parse_dates

    if not texts:
        return ""
    dates = parse_dates(pd.Series(texts))["date"]
    return next((text for text, date in zip(texts, dates, strict=True) if not pd.isna(date)), "")


def _written_on(told: str) -> str:
    """'D:20170314101500+03'00'' as '2017-03-14 10:15:00+03:00'."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?(?:([+-]\d\d)'?(\d\d)?)?", told)
    if not match:
        return ""
    day = "-".join(match.group(1, 2, 3))
    time = f" {':'.join(match.group(4, 5, 6))}" if match[4] else ""
    zone = f"{match[7]}:{match[8] or '00'}" if match[7] and time else ""
    return day + time + zone


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())
