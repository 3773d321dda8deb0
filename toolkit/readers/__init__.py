"""One module per kind of file; a new kind is a module and one line here."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from toolkit.checks import ReadError, one_of
from toolkit.paths import anchored
from toolkit.readers.contract import Reader
from toolkit.readers.databases import clippings, mediargus, newsbank
from toolkit.readers.databases.apa import defacto
from toolkit.readers.databases.europresse import export as europresse
from toolkit.readers.databases.factiva import html as factiva_html
from toolkit.readers.databases.factiva import text as factiva_text
from toolkit.readers.databases.factiva import xml as factiva_xml
from toolkit.readers.databases.lexisnexis import html as lexisnexis_html
from toolkit.readers.databases.lexisnexis import nexis_uni
from toolkit.readers.databases.lexisnexis import text as lexisnexis_text
from toolkit.readers.databases.proquest import html as proquest_html
from toolkit.readers.databases.proquest import text as proquest_text
from toolkit.readers.documents import epub_file, pdf_file, rtf_file, text_file, word_file
from toolkit.readers.encoding import binary_kind, looks_binary
from toolkit.readers.services import (
    event_registry,
    gdelt_doc,
    gdelt_events,
    gdelt_gkg,
    guardian,
    mediacloud,
    mediastack,
    newsapi,
    nyt,
)
from toolkit.readers.source import Refused, Source, sources
from toolkit.readers.tables import (
    corpus_csv,
    corpus_jsonl,
    csv_table,
    excel_table,
    json_lines,
    json_table,
    parquet_table,
)
from toolkit.readers.web import aggregator, feed, json_feed, mhtml, sitemap, warc, web_page

# The first that matches is taken, so the more special stands before the more general.
READERS: dict[str, Reader] = {
    # what a corpus wrote itself
    corpus_csv.NAME: corpus_csv,
    corpus_jsonl.NAME: corpus_jsonl,
    # exports of databases
    nexis_uni.NAME: nexis_uni,
    lexisnexis_html.NAME: lexisnexis_html,
    lexisnexis_text.NAME: lexisnexis_text,
    factiva_html.NAME: factiva_html,
    factiva_xml.NAME: factiva_xml,
    factiva_text.NAME: factiva_text,
    europresse.NAME: europresse,
    proquest_html.NAME: proquest_html,
    proquest_text.NAME: proquest_text,
    newsbank.NAME: newsbank,
    mediargus.NAME: mediargus,
    defacto.NAME: defacto,
    clippings.NAME: clippings,
    # answers of services
    mediacloud.NAME: mediacloud,
    gdelt_gkg.NAME: gdelt_gkg,
    gdelt_events.NAME: gdelt_events,
    gdelt_doc.NAME: gdelt_doc,
    newsapi.NAME: newsapi,
    guardian.NAME: guardian,
    nyt.NAME: nyt,
    event_registry.NAME: event_registry,
    mediastack.NAME: mediastack,
    # the web
    warc.NAME: warc,
    mhtml.NAME: mhtml,
    feed.NAME: feed,
    json_feed.NAME: json_feed,
    sitemap.NAME: sitemap,
    aggregator.NAME: aggregator,
    # documents and tables of any making
    parquet_table.NAME: parquet_table,
    excel_table.NAME: excel_table,
    word_file.NAME: word_file,
    rtf_file.NAME: rtf_file,
    pdf_file.NAME: pdf_file,
    epub_file.NAME: epub_file,
    json_lines.NAME: json_lines,
    json_table.NAME: json_table,
    web_page.NAME: web_page,
    csv_table.NAME: csv_table,
    text_file.NAME: text_file,
}


def pick(source: Source, format: str | None = None) -> Reader:
    """Find the reader for a file.

    Parameters
    ----------
    source
        The file.
    format
        Name of a reader, which is then taken whatever the file looks like.

    Returns
    -------
    Reader
        The module that reads it: of those that match its content the most special; `ReadError`
        if there is none.
    """
    if format is not None:
        one_of("format", format, READERS)
    if not source.head:
        raise ReadError(f"{source.name}: empty file (0 bytes)")
    if not source.head.strip():
        raise ReadError(f"{source.name}: holds nothing but white space")
    if format is not None:
        return READERS[format]
    for reader in READERS.values():
        if reader.matches(source):
            return reader
    raise ReadError(f"{source.name}: {_unknown(source)}")


def formats(path: str | Path | None = None) -> pd.DataFrame:
    """List the kinds of file that are read, or those that a file can be read as.

    Parameters
    ----------
    path : path, optional
        A file; of an archive every file in it.

    Returns
    -------
    DataFrame
        `name` for ``format=``, `suffixes` that such files usually have, `about`. With `path`
        only those whose marks are found in the file, after its name in `file`, and `chosen`:
        the most special of them, by which it is read.

    Raises
    ------
    ReadError
        The file does not exist or cannot be opened.

    Examples
    --------
    >>> formats().query("name == 'parquet'")["suffixes"].item()
    '.parquet'
    >>> formats("corpora/kirkuk-2017/events.csv")[["name", "chosen"]].values.tolist()
    [['csv', True]]
    """
    if path is None:
        rows = [(r.NAME, " ".join(r.SUFFIXES), r.ABOUT) for r in READERS.values()]
        return pd.DataFrame(rows, columns=["name", "suffixes", "about"], dtype="str")
    found = []
    whole = anchored(path)
    for source in sources(whole, whole.name):
        if isinstance(source, Refused) or not source.head.strip():
            continue
        fitting = [r for r in READERS.values() if r.matches(source)]
        found += [
            (source.name, r.NAME, " ".join(r.SUFFIXES), r.ABOUT, r is fitting[0]) for r in fitting
        ]
    return pd.DataFrame(found, columns=["file", "name", "suffixes", "about", "chosen"])


def _unknown(source: Source) -> str:
    """What a file that nothing matches seems to be."""
    kind = source.suffix or "no extension"
    if looks_binary(source.head):
        return f"{binary_kind(source.head)} ({kind}) of no kind that is read"
    named = [r.NAME for r in READERS.values() if source.suffix in r.SUFFIXES]
    told = f", and not what {kind} files hold ({', '.join(named)})" if named else f" ({kind})"
    return (
        f"text of no kind that is known{told}. tk.formats() lists the kinds; say which with "
        "format=, as format='text' for one article of plain text."
    )
