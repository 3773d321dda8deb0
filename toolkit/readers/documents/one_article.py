"""One article of a document that is not plain text: headline, text, what its name says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit.checks import ReadError
from toolkit.readers.contract import Batch, Options, Problem, articles
from toolkit.readers.documents.text_file import BETWEEN, LONGEST, first_line, from_name
from toolkit.readers.packing import inner_name
from toolkit.readers.source import Source


def one_article(
    source: Source, options: Options, text: str, title: str, problems: list[Problem]
) -> Iterator[Batch]:
    """Give one article as a batch.

    Parameters
    ----------
    source
        The file, whose name may say date, outlet and title.
    options
        `filename` says how the name is to be read.
    text
        Paragraphs with a blank line between them.
    title
        The headline; if there is none, a short first line of the text is taken, then the name.
    problems
        What was found wrong so far.
    """
    if len(text) > LONGEST or len(BETWEEN.findall(text)) > 1:
        what = "looks like an export of many articles; it was read as one"
        problems.append(Problem("", what, kept=True))
    if not title:
        line, text = first_line(text)
        title = line or ""
    if not text.strip() and not title:
        raise ReadError(f"{source.name}: holds no text")
    stem = PurePosixPath(inner_name(source.name.replace("\\", "/"))).with_suffix("")
    record = {"place": "", "title": title, "text": text.strip()}
    for name, value in from_name(str(stem), options.filename, problems).items():
        record[name] = record.get(name) or value
    yield articles([record], problems)
