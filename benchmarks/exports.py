"""Write articles as databases, services and browsers would export them, to measure loading.

The layouts follow what each of them gives; the articles are ours. Every writer takes the
documents of a corpus and returns the bytes of one file.
"""

from __future__ import annotations

import io
import json
import textwrap
import zipfile
from copy import deepcopy
from html import escape
from typing import Any

import pandas as pd

WIDTH = 78


def _rows(docs: pd.DataFrame) -> list[Any]:
    return list(docs.itertuples())


def _paragraphs(row: Any) -> list[str]:
    return row.text.split("\n\n")


def _words(row: Any) -> int:
    return len(row.text.split())


def lexisnexis_text(docs: pd.DataFrame) -> bytes:
    """LexisNexis download as text: a cover, then articles wrapped at 78 columns."""
    lines = [
        *("", "", f"Download Request: Selected Items: 1-{len(docs)}"),
        *("Time Of Request: Wednesday, January 10, 2018  15:32:08", "", "Send To:", ""),
        *("UNIVERSITY LIBRARY", "", "Terms: (kirkuk AND DATE(>=2017-10-01 and <=2017-10-31))"),
        *("", "Source: Major Newspapers", "Project ID:", "", ""),
    ]
    for number, row in enumerate(_rows(docs), 1):
        lines += ["", f"{number} of {len(docs)} DOCUMENTS".center(WIDTH).rstrip(), "", "", ""]
        lines += [row.outlet.center(WIDTH).rstrip(), ""]
        lines += [f"{row.date:%B} {row.date.day}, {row.date:%Y %A}".center(WIDTH).rstrip(), ""]
        lines += [*textwrap.wrap(row.title, WIDTH), ""]
        if row.author:
            lines += [f"BYLINE: {row.author}", ""]
        if row.section:
            lines += [f"SECTION: {row.section}; Pg. {number}", ""]
        lines += [f"LENGTH: {_words(row)} words", ""]
        for paragraph in _paragraphs(row):
            lines += [*textwrap.wrap(paragraph, WIDTH, break_on_hyphens=False), ""]
        lines += [f"LOAD-DATE: {row.date:%B} {row.date.day}, {row.date:%Y}", ""]
        lines += ["LANGUAGE: ENGLISH", "", "PUBLICATION-TYPE: Newspaper", "", ""]
        lines += [f"Copyright {row.date:%Y} {row.outlet}".center(WIDTH).rstrip()]
        lines += ["All Rights Reserved".center(WIDTH).rstrip()]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def nexis_uni(docs: pd.DataFrame) -> bytes:
    """Nexis Uni download as a Word file: a list of results, then one section an article."""
    import docx

    book = docx.Document()
    end = book.element.body.sectPr
    lines = ["Date and Time: Wednesday, January 10, 2018 3:32:00 PM CET", "Job Number: 58210077"]
    lines.append(f"Documents ({len(docs)})")
    for number, row in enumerate(_rows(docs), 1):
        lines += [f"{number}. {row.title}", "Client/Matter: -None-", "Search Terms: kirkuk"]
        lines.append("Search Type: Natural Language")
    _section(end, lines)
    for row in _rows(docs):
        lines = [row.title, row.outlet]
        lines.append(f"{row.date:%B} {row.date.day}, {row.date:%Y %A} 9:20 AM GMT")
        lines.append(f"Copyright {row.date:%Y} {row.outlet} All Rights Reserved")
        labels = {"Section": row.section, "Length": f"{_words(row)} words", "Byline": row.author}
        lines += [f"{label}:\u00a0{value}" for label, value in labels.items() if value]
        lines += ["Body", *_paragraphs(row), "Classification", "Language:\u00a0ENGLISH"]
        lines.append(f"Load-Date:\u00a0{row.date:%B} {row.date.day}, {row.date:%Y}")
        _section(end, [*lines, "End of Document"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _section(end: Any, lines: list[str]) -> None:
    """Put a section before the end of a Word file; python-docx looks through all that is there."""
    from docx.oxml import OxmlElement

    for text in lines:
        paragraph = OxmlElement("w:p")
        name, mark, value = text.partition(":\u00a0")
        label = paragraph.add_r()
        label.text = name + mark[:1]
        if mark:
            label.get_or_add_rPr().get_or_add_b()
            paragraph.add_r().text = mark[1:] + value
        end.addprevious(paragraph)
    paragraph.get_or_add_pPr().append(deepcopy(end))


def factiva_html(docs: pd.DataFrame) -> bytes:
    """Factiva page in the layout with field codes."""
    articles = []
    for number, row in enumerate(_rows(docs), 1):
        body = [
            f'<p class="articleParagraph enarticleParagraph">{escape(p)}</p>'
            for p in _paragraphs(row)
        ]
        code = "".join(filter(str.isalpha, row.outlet)).upper()[:6]
        fields = {
            "SE": escape(row.section),
            "HD": f"<b class='enHeadline'>{escape(row.title)}</b>",
            "BY": escape(row.author),
            "WC": f"{_words(row)} words",
            "PD": f"{row.date.day} {row.date:%B %Y}",
            "SN": escape(row.outlet),
            "SC": code,
            "LA": "English",
            "CY": f"(c) {row.date:%Y} {escape(row.outlet)}",
            "LP": body[0],
            "TD": "\n".join(body[1:]),
            "NS": "gcat : Political/General News | gvio : Military Action",
            "RE": "iraq : Iraq | kirkuk : Kirkuk",
            "PUB": escape(row.outlet),
            "AN": f"Document {code:0<10}{row.date:%Y%m%d}ed{number:07}",
        }
        cells = "".join(
            f'<tr><td align="right" valign="top" class="index"><b>{code}</b>&nbsp;</td>'
            f"<td>{value}</td></tr>\n"
            for code, value in fields.items()
            if value
        )
        articles.append(f'<div class="article enArticle"><table>{cells}</table><br/></div><br/>')
    return (
        "<!DOCTYPE html><html><head><meta http-equiv='Content-Type' content='text/html; "
        "charset=UTF-8'/><title>Factiva</title></head><body><div id='contentLeft'>"
        f"{''.join(articles)}</div></body></html>"
    ).encode()


def proquest_text(docs: pd.DataFrame) -> bytes:
    """ProQuest download as text, one record between two lines of underscores."""
    rule = "_" * 60
    records = []
    for number, row in enumerate(_rows(docs), 1):
        day = f"{row.date:%b} {row.date.day}, {row.date:%Y}"
        body = "\n".join(_paragraphs(row))
        fields = {
            "Subject": "Referendums; Military operations",
            "Location": "Kirkuk Iraq",
            "Title": row.title,
            "Publication title": f"{row.outlet} (Online); Erbil",
            "Publication year": f"{row.date:%Y}",
            "Publication date": day,
            "Section": row.section,
            "Source type": "Blog, Podcast, or Website",
            "Language of publication": "English",
            "Document type": "News",
            "ProQuest document ID": f"19{number:08}",
            "Copyright": f"Copyright {row.date:%Y} {row.outlet}. All Rights Reserved.",
            "Last updated": "2018-01-09",
            "Database": "Global Newsstream",
        }
        author = f"Author: {row.author}\n\n" if row.author else ""
        labels = "\n\n".join(f"{name}: {value}" for name, value in fields.items() if value)
        records.append(
            f"Document {number} of {len(docs)}\n\n{row.title}\n\n{author}"
            f"Publication info: {row.outlet} (Online) ; Erbil [Erbil]{day}.\n\n"
            f"Abstract: None available.\n\nLinks:\n\nFull text: {body}\n\n{labels}"
        )
    whole = f"\n\n{rule}\n\n".join(records)
    return (
        f"{rule}\n\n{whole}\n\n{rule}\n\nContact us at: http://www.proquest.example/go/pqsupport\n\n"
        "Database copyright © 2018 ProQuest LLC. All rights reserved.\n"
    ).encode()


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta property="og:type" content="article"><link rel="canonical" href="{url}">
<meta property="article:published_time" content="{date:%Y-%m-%d}T06:30:00+03:00">
<meta name="author" content="{author}"><meta property="article:section" content="{section}">
</head><body><div id="cookies">We use cookies. By reading on you accept them.
<a href="/privacy">Privacy</a></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/iraq">Iraq</a></li><li><a href="/sport">Sport
</a></li></ul></nav><main><article><h1>{title}</h1><p class="byline">By {author}</p>
<time datetime="{date:%Y-%m-%d}T06:30:00+03:00">{date:%d %B %Y}</time>
{body}
<p>Sign up for our morning newsletter and read the day before it begins.</p></article>
<aside><h2>Most read</h2><ul><li><a href="/a">The price of bread, street by street</a></li>
<li><a href="/b">What the river took with it</a></li></ul></aside></main>
<footer>© 2017 {outlet}. All rights reserved. <a href="/contact">Contact</a></footer></body></html>
"""


def page(row: Any) -> bytes:
    """One saved web page with menus, a cookie note, a newsletter box and a list of other pieces."""
    body = "\n".join(f"<p>{escape(p)}</p>" for p in _paragraphs(row))
    outlet = escape(row.outlet)
    return PAGE.format(
        title=escape(row.title), outlet=outlet, date=row.date, author=escape(row.author),
        section=escape(row.section), url=escape(row.url), body=body,
    ).encode()  # fmt: skip


def saved_pages(docs: pd.DataFrame) -> bytes:
    """A zip archive of saved pages."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, row in enumerate(_rows(docs), 1):
            name = f"{row.date:%Y-%m}/page-{number:05}.html"
            archive.writestr(zipfile.ZipInfo(name, (2018, 1, 10, 15, 0, 0)), page(row))
    return stream.getvalue()


def rss(docs: pd.DataFrame) -> bytes:
    """An RSS 2.0 feed with whole texts."""
    items = "".join(
        f"<item><title>{escape(row.title)}</title><link>{escape(row.url)}</link>"
        f"<dc:creator>{escape(row.author)}</dc:creator><category>{escape(row.section)}</category>"
        f"<pubDate>{row.date:%a, %d %b %Y} 08:00:00 +0330</pubDate><content:encoded><![CDATA["
        f"{''.join(f'<p>{escape(p)}</p>' for p in _paragraphs(row))}]]></content:encoded></item>"
        for row in _rows(docs)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{escape(docs['outlet'].iloc[0])}</title><language>en</language>{items}"
        "</channel></rss>"
    ).encode()


def newsapi(docs: pd.DataFrame) -> bytes:
    """An answer of NewsAPI v2, which cuts every text."""
    articles = [
        {
            "source": {"id": None, "name": row.outlet},
            "author": row.author or None,
            "title": row.title,
            "description": f"{row.text[:90]}…",
            "url": row.url,
            "urlToImage": None,
            "publishedAt": f"{row.date:%Y-%m-%d}T05:00:00Z",
            "content": f"{row.text[:200]}… [+{max(len(row.text) - 200, 1)} chars]",
        }
        for row in _rows(docs)
    ]
    answer = {"status": "ok", "totalResults": len(articles), "articles": articles}
    return json.dumps(answer, ensure_ascii=False, indent=1).encode()


def json_lines(docs: pd.DataFrame) -> bytes:
    """One record a line with plain names."""
    names = ["title", "outlet", "author", "section", "url", "text"]
    lines = [
        json.dumps(
            {n: getattr(row, n) for n in names} | {"date": f"{row.date:%Y-%m-%d}"},
            ensure_ascii=False,
        )
        for row in _rows(docs)
    ]
    return ("\n".join(lines) + "\n").encode()


#: What `benchmarks/loading.py` measures: name of the kind, ending, writer.
WRITERS = {
    "lexisnexis": (".txt", lexisnexis_text),
    "factiva_html": (".html", factiva_html),
    "proquest_text": (".txt", proquest_text),
    "nexis_uni": (".docx", nexis_uni),
    "newsapi": (".json", newsapi),
    "feed": (".xml", rss),
    "json_lines": (".jsonl", json_lines),
    "web_page": (".zip", saved_pages),
}
