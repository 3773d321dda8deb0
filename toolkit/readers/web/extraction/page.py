"""A web page as one article: what it says of itself, and its text."""

from __future__ import annotations

import logging
from typing import Any

from toolkit.readers.markup import html_text
from toolkit.readers.web.extraction.body import article, letters
from toolkit.readers.web.extraction.headline import titles
from toolkit.readers.web.extraction.layout import Layout, Piece, layout, size
from toolkit.readers.web.extraction.linked_data import said
from toolkit.readers.web.extraction.metadata import Facts
from toolkit.readers.web.extraction.published import modified, published
from toolkit.readers.web.extraction.trimming import is_title, trimmed
from toolkit.readers.web.extraction.wording import is_error

LEAST = 10  # words; the shortest news in brief have more
FEW = 25  # words up to which a page must call itself an article
SHORT = 80  # words up to which a page may be one of an error or a login
JUDGED = 2000  # characters by which the script of a text is judged
WORD = 6  # characters of a word with its space, for scripts that write none
AGREED = 0.9  # share of the text in which what a page says of itself makes another opinion needless
FULLER = 1.5  # times more text in what the page says of itself than in what it shows
QUIET = logging.NullHandler()  # what fails is told as a problem


class NoArticle(ValueError):
    """A page without an article; the message says why."""


def read_page(root: Any, url: str = "") -> tuple[dict[str, str], list[str]]:
    """An article in our columns, and remarks on it.

    Parameters
    ----------
    root
        An lxml element.
    url
        Where the page was found, if that is known.

    Raises
    ------
    NoArticle
        It holds no text to speak of, or is a page of an error.
    """
    facts = Facts(root, url)
    page = layout(root)
    named = titles(facts, [piece.text for piece in page.pieces])
    known = [plain for title in named if (plain := letters(title))]
    title = named[0] if named else ""
    kept, text = _text(root, page, facts, known)
    remarks = _doubts(text, title, facts)
    if text != "\n\n".join(piece.text for piece in kept):
        remarks.append("the page shows less; the text is that of the data in it")
    record = {
        "date": published(facts, _between(page.pieces, kept, known)),
        "outlet": facts.outlet,
        "title": title,
        "text": text,
        "author": facts.authors,
        "section": facts.section,
        "url": facts.url,
        "language": facts.language,
        "description": facts.first("og:description", "description", "twitter:description"),
        "modified": modified(facts),
    }
    if record["language"].lower().startswith("en") and not _is_latin(text):
        record["language"] = ""  # designs are sold with 'en' in them
    return record, remarks


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are those of English."""
    letters_of_it = [sign for sign in text[:JUDGED] if sign.isalpha()]
    return sum(sign < "\u0250" for sign in letters_of_it) * 2 >= len(letters_of_it)


def _text(root: Any, page: Layout, facts: Facts, known: list[str]) -> tuple[list[Piece], str]:
    """The pieces of the text, and the text; the latter is fuller if the page holds more of it."""
    told = html_text(said_body(facts.linked))
    plain = letters(told)
    start = _headline(page.pieces, known)
    kept = trimmed(article(page, told, start), known) if len(plain) > 200 else []
    total = sum(piece.size for piece in kept)
    inside = sum(piece.size for piece in kept if letters(piece.text) in plain)
    if not kept or inside < AGREED * total or size(told) > FULLER * total:
        kept = trimmed(article(page, _opinion(root), start), known)
        total = sum(piece.size for piece in kept)
        inside = sum(piece.size for piece in kept if letters(piece.text) in plain)
    if size(told) > FULLER * total and inside >= total / 2:
        return kept, told  # what is behind a pay wall is often in the page all the same
    return kept, "\n\n".join(piece.text for piece in kept)


def _headline(found: list[Piece], known: list[str]) -> int | None:
    """Number of the piece that is the headline: the first heading, best of the first rank."""
    named = [n for n, piece in enumerate(found) if piece.heading and is_title(piece.text, known)]
    return min(named, key=lambda n: (found[n].box.tag != "h1", n), default=None)


def said_body(linked: dict[str, Any]) -> str:
    """The text of an article as JSON-LD gives it."""
    body = linked.get("articleBody")
    return body if isinstance(body, str) else ""


def _opinion(root: Any) -> str:
    """The article as trafilatura takes it out; '' if it finds none."""
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(QUIET)
    try:
        found: Any = bare_extraction(root, include_comments=False, with_metadata=False)
    except MemoryError:
        raise
    except Exception:  # it fails in many ways on broken pages; the boxes of the page decide then
        return ""
    return (found.text or "") if found else ""


def _between(found: list[Piece], kept: list[Piece], known: list[str]) -> list[str]:
    """The lines from the headline to the text."""
    end = next((n for n, piece in enumerate(found) if kept and piece is kept[0]), 0)
    heads = [n for n in range(end) if is_title(found[n].text, known)]
    return [piece.text for piece in found[heads[-1] + 1 : end]] if heads else []


def count_words(text: str) -> int:
    """Words of a text; in scripts without spaces about as many as their length makes."""
    return max(len(text.split()), (size(text) - len(text)) // WORD)


def _doubts(text: str, title: str, facts: Facts) -> list[str]:
    """Remarks on a short text; raises if it is none of an article."""
    count = count_words(text)
    called = bool(facts.linked) or facts.first("og:type") == "article"
    called = called or "article:published_time" in facts.meta
    words = f"only {count} word{'s' if count != 1 else ''} of text"
    if count < LEAST or (count < FEW and not called):
        raise NoArticle(f"no article found: {words}")
    if count < SHORT and (why := is_error(title, text)) and not said(facts.linked, "datePublished"):
        raise NoArticle(f"no article found: {why} ({words})")
    return [f"{words}; see whether it is the article"] if count < FEW else []
