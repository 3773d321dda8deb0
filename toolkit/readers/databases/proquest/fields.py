"""From the parts of a ProQuest record to an article under our names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from toolkit.language.codes import code_of_name
from toolkit.readers.contract import Problem
from toolkit.readers.databases.common.bylines import byline

ABSENT = re.compile(
    r"(?:full text )?(?:none|not) ?available\.?|no disponible\.?|non disponible\.?"
    r"|nicht (?:verfügbar|vorhanden)\.?|não disponível\.?|non disponibile\.?",
    re.I,
)
CLEAN = re.compile(r"[^\W\d]+\.? \d{1,2}, \d{4}|\d{1,2}\.? (?:de )?[^\W\d]+\.?,? (?:de )?\d{4}")
# the same without blanks
MONTH_DAY = re.compile(r"([^\W\d]+)\.?(\d{1,2}),?(\d{4})")
DAY_MONTH = re.compile(r"(\d{1,2})\.?([^\W\d]+)\.?(\d{4})")
MONTH = re.compile(r"([^\W\d]+)\.?,?(\d{4})")
IN_INFO = re.compile(r"\b\d{1,2} [^\W\d]+\.? \d{4}\b|\b[^\W\d]{3,12}\.? \d{1,2}, \d{4}\b")
EDITION = re.compile(
    r"(.+?)\s*[,:\[]\s*([^,;\[\]]*\b(?:edition|edición|édition)\b[^;\]]*)\]?", re.I
)
DOCVIEW = re.compile(r"/docview/(\d+)")
NOBODY = frozenset({"anonymous", "anonymousauthor", "anónimo", "anonyme", "anonym", "anônimo"})
CAPTION = re.compile(r"\[?(?:photo |image )?(?:captions?|illustration)\]?\s*(?::|$)\s*", re.I)
CREDIT = re.compile(r"credits?\s*:\s*", re.I)
CORRECTION = re.compile(r"CORRECTION\s*:\s*(?:SEE CORRECTION APPENDED\s*;\s*)?")


#: What is different in every article.
OWN = frozenset({"place", "doc_id", "url", "title", "text", "summary", "caption", "correction"})


class Body(NamedTuple):
    """The text of an article and what ProQuest sets below it."""

    text: str
    caption: str
    credit: str
    correction: str


def body(paragraphs: Sequence[str]) -> Body:
    """Part the paragraphs of a full text from the captions and credits at their end."""
    kept = [paragraph for paragraph in paragraphs if paragraph.strip()]
    captions: list[str] = []
    credits: list[str] = []
    while kept:
        if found := CAPTION.match(kept[-1]):
            captions.insert(0, kept.pop()[found.end() :].strip())
        elif found := CREDIT.match(kept[-1]):
            credits.insert(0, kept.pop()[found.end() :].strip())
        else:
            break
    corrections = [CORRECTION.sub("", one, count=1) for one in kept if CORRECTION.match(one)]
    text = "\n\n".join(one.strip() for one in kept if not CORRECTION.match(one))
    if ABSENT.fullmatch(text):
        text = ""
    notes = (" ".join(filter(None, several)) for several in (captions, credits, corrections))
    return Body(text, *(note.strip(" ;") for note in notes))


def begins_note(line: str) -> bool:
    """Whether a caption or a credit begins with a line."""
    return bool(CAPTION.match(line) or CREDIT.match(line))


def article(title: str, fields: Mapping[str, str], content: Body) -> dict[str, str]:
    """One record under our names; `fields` as found under the names of `proquest_labels`."""
    found = {name: _one_line(value) for name, value in fields.items()}
    info = found.pop("info", "")
    linked = _linked(fields.get("links", ""))
    address = _squeezed(found.get("url", "")) or _address_in(fields.get("info", ""))
    outlet, edition, place = outlet_parts(found.get("outlet", "") or _outlet_in(info))
    author, language = found.get("author", ""), found.get("language", "")
    if _squeezed(author).casefold() in NOBODY:
        author = ""
    record = {
        "date": date_of(found, info) or linked.get("date", ""),
        "outlet": _as_linked(outlet, linked.get("title", "")),
        "title": _as_linked(_one_line(title) or found.get("title", ""), linked.get("atitle", "")),
        "text": content.text,
        "author": byline(author or content.credit),
        "section": found.get("section", ""),
        "url": plain_address(address),
        "language": code_of_name(language) or code_of_name(_squeezed(language)) or language,
        "edition": edition,
        "place_of_publication": found.get("place_of_publication", "") or place,
        "summary": "" if ABSENT.fullmatch(found.get("summary", "")) else fields.get("summary", ""),
        "caption": content.caption,
        "credit": content.credit,
        "correction": content.correction or found.get("correction", ""),
    }
    number = _squeezed(found.get("doc_id", ""))
    if not number and (docview := DOCVIEW.search(address)):
        number = docview[1]
    others = {k: v for k, v in found.items() if k not in record and k not in ("links", "doc_id")}
    return record | others | ({"doc_id": number} if number else {})


def date_of(fields: Mapping[str, str], info: str) -> str:
    """The date of publication as written, without blanks that wrapping put into it.

    Examples
    --------
    >>> date_of({"date": "Ju n 12, 2 024"}, "")
    'Jun 12, 2024'
    """
    if written := fields.get("date", ""):
        if CLEAN.fullmatch(written):
            return written
        close = _squeezed(written)
        if whole := MONTH_DAY.fullmatch(close):
            return f"{whole[1]} {whole[2]}, {whole[3]}"
        if whole := DAY_MONTH.fullmatch(close):
            return f"{whole[1]} {whole[2]} {whole[3]}"
        if whole := MONTH.fullmatch(close):
            return f"{whole[1]} {whole[2]}"
        return close if close.isascii() and not re.search(r"[^\W\d]", close) else written
    if in_info := IN_INFO.findall(info):
        return str(in_info[-1])
    return _squeezed(fields.get("year", ""))


def outlet_parts(written: str) -> tuple[str, str, str]:
    """Name, edition and place of a publication.

    Examples
    --------
    >>> outlet_parts("New York Times, Late Edition (East Coast); New York, N.Y.")
    ('New York Times', 'Late Edition (East Coast)', 'New York, N.Y.')
    """
    name, _, place = (part.strip() for part in written.partition(";"))
    if found := EDITION.fullmatch(name):
        return found[1].strip(), found[2].strip(), place
    return name, "", place


def plain_address(address: str) -> str:
    """An address at ProQuest without the proxy and the account of a library; others as they are.

    Examples
    --------
    >>> plain_address("https://proxy.x.org/login?url=https://www.proquest.com/docview/1?accountid=2")
    'https://www.proquest.com/docview/1'
    """
    if found := re.match(r"https?://[^/\s]+/login\?q?url=(.+)", address, re.I):
        address = unquote(found[1]) if re.match("https?%3a", found[1], re.I) else found[1]
    host = re.match(r"https?://([\w-]+)[.-]proquest[.-]com(?=[/.:])[^/\s]*", address, re.I)
    if host:
        address = f"https://{host[1].lower()}.proquest.com{address[host.end() :]}"
        address = re.sub(r"\?accountid=\d*$", "", address)
    return address


def same_spellings(records: Iterable[dict[str, str]]) -> None:
    """Give values that differ in blanks alone the spelling that most records of a file have."""
    found = list(records)
    for column in {name for record in found for name in record} - OWN:
        spellings: dict[str, Counter[str]] = {}
        for record in found:
            value = record.get(column, "")
            spellings.setdefault(_squeezed(value), Counter())[value] += 1
        for record in found:
            if value := record.get(column, ""):
                record[column] = spellings[_squeezed(value)].most_common(1)[0][0]


def without_text(records: Sequence[Mapping[str, str]]) -> list[Problem]:
    """The remark that some articles come without their full text, if so."""
    bare = [record["place"] for record in records if not record["text"]]
    if not bare:
        return []
    where = f" (first: {bare[0]})" if len(records) > 1 else ""
    told = f"{len(bare)} of {len(records)} article(s) come without full text{where}"
    more = "an abstract, if there is one, is in the column 'summary' and not searched"
    return [Problem("", f"{told}; {more}", kept=True)]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _linked(links: str) -> dict[str, str]:
    """What the link to the library says: there a blank is a plus, which wrapping cannot add."""
    return dict(parse_qsl(unescape(_squeezed(links)).partition("?")[2]))


def _as_linked(written: str, linked: str) -> str:
    """A name with the blanks it has in the link, if that is the same name."""
    linked = _one_line(linked)
    return linked if _squeezed(linked) == _squeezed(written) else written


def _address_in(text: str) -> str:
    found = re.search(r"https?://\S+", text)
    return found[0] if found else ""


def _outlet_in(info: str) -> str:
    """The publication named in 'The Times ; London (UK) [London (UK)]08 May 2010: 2.'."""
    found = re.match(r"([^;\[]+?)\s*(?:;\s*([^\[;]*?)\s*)?\[", info)
    return f"{found[1]}; {found[2] or ''}".rstrip("; ") if found else ""
