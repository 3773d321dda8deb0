"""The articles of Nexis Uni from its lines, whatever file they came in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.readers.databases.common.lines import joined
from toolkit.readers.databases.lexisnexis.blocks import Block, first_label, label_of
from toolkit.readers.databases.lexisnexis.labels import BACK, field_of
from toolkit.readers.databases.lexisnexis.layout import back_from, back_values
from toolkit.readers.databases.lexisnexis.values import is_dated, is_rights, line, split_date

END = re.compile(
    r"(?:end of|ende des|fin du|fin del?|fim do|einde van(?: het)?|fine del) do[ck]ument[a-z]{0,3}",
    re.IGNORECASE,
)
CLASSES = re.compile(r"[ck]lass?ifi[ckz][^\W\d]{3,9}", re.IGNORECASE)
FURNITURE = re.compile(
    r"(?:link to (?:image|pdf|original)|view (?:the )?original(?: article| pdf)?)\W*", re.IGNORECASE
)
COVER = re.compile(
    r"documents? \(\d+\)$|content type$"
    r"|(?:client/matter|search terms|search type|narrowed by|job number|date and time)\s*:",
    re.IGNORECASE,
)
CONTENT = re.compile(r"urn:contentItem:([\w-]{8,40})")
AFTER_COLON = "\u00a0"
PARTS = ("graphic", "correction", "notes")
MARKS = {"Body": "text", "Classification": "classes"}  # the same in all languages
LONGEST_DATE, LONGEST_HEADING = 60, 40
LONGEST_FOOT = 200  # characters after the end of the last article that are no text
MOST_TITLE = 3  # paragraphs of a headline; more are a cover that was not recognised


class Line(NamedTuple):
    """A line of a file.

    Parameters
    ----------
    text
        As it stands.
    bold
        What is bold at its beginning; None if the file does not tell.
    section
        Number of the section that it is in.
    mark
        Name of a bookmark in it.
    link
        Address of a link in it.
    """

    text: str
    bold: str | None = None
    section: int = 0
    mark: str = ""
    link: str = ""


def articles_of(lines: Sequence[Line]) -> Iterator[tuple[dict[str, str] | None, str]]:
    """The parts of every article, None for what is none, and the whole for a message."""
    lines = [one for one in lines if one.text.strip() and not FURNITURE.fullmatch(one.text.strip())]
    spaced = any(_is_spaced(one.text) and _label_field(one.text) for one in lines)
    start = 0
    for number in range(len(lines) + 1):
        ended = number < len(lines) and END.fullmatch(lines[number].text.strip())
        if ended or number == len(lines):
            part = lines[start:number]
            start = number + 1
            found = _article(part, spaced)
            told = line([one.text for one in _last_section(part)])
            if found or ended or len(told) > LONGEST_FOOT:
                yield found, told


def _heading(one: Line) -> str:
    """Which part of an article a line is the heading of, '' if of none."""
    text, mark = one.text.strip(), one.mark.partition("_")[0]
    if len(text) > LONGEST_HEADING:
        return ""
    if mark in MARKS:
        return MARKS[mark]
    field = "classes" if CLASSES.fullmatch(text) else field_of(text)
    plain = one.bold is not None and one.bold.strip() != text
    return field if field in ("text", "classes") or (field in PARTS and not plain) else ""


def _is_spaced(text: str) -> bool:
    """Whether the blank behind the first colon is one that does not break, as after labels."""
    return text.partition(":")[2][:1] == AFTER_COLON


def _label_field(text: str) -> str:
    label = label_of(text, True)
    return label.field if label else ""


def _block(one: Line, spaced: bool) -> Block:
    """A line as a block; where no label is `spaced` so, a known one in bold is taken."""
    known = not spaced and (one.bold is None or ":" in one.bold) and bool(_label_field(one.text))
    return Block([one.text], labelled=known or (spaced and _is_spaced(one.text)))


def _article(part: Sequence[Line], spaced: bool) -> dict[str, str] | None:
    """One article: headline, outlet, date, copyright, labels, body, labels."""
    headings = [_heading(one) for one in part]
    body = headings.index("text") if "text" in headings else len(part)
    front = _last_section(part[:body])
    found, labelled = _masthead(front, spaced)
    if body == len(part) and not labelled:
        return None
    text: list[Block] = []
    if body == len(part):  # without a heading it begins below the labels
        first = (n for n, b in enumerate(labelled) if not (b.labelled or is_rights(b.lines[0])))
        begin = next(first, len(labelled))
        labelled, text = labelled[:begin], labelled[begin:]
    found |= back_values([one for one in labelled if not is_rights(line(one.lines))])
    after: list[Block] = []
    rest = [_block(one, spaced) for one in part[body + 1 :]]
    behind = False
    for number, (block, heading) in enumerate(zip(rest, headings[body + 1 :], strict=True), 1):
        classes = heading == "classes" and number < len(rest) and bool(rest[number].labelled)
        behind = behind or classes or heading in BACK
        if heading in BACK:
            after.append(Block([f"{block.lines[0]}:"], labelled=True))
        elif not classes:
            (after if behind else text).append(block)
    stop = back_from(text)
    for name, value in back_values([*text[stop:], *after]).items():
        found.setdefault(name, value)
    lines = [block.lines[0] for block in text[:stop]]
    link = next((m[1] for one in front if (m := CONTENT.search(one.link))), "")
    return {**found, "text": joined(lines, wrapped=False)} | ({"doc_id": link} if link else {})


def _last_section(part: Sequence[Line]) -> Sequence[Line]:
    """The lines of the last section that holds any: a cover has a section of its own."""
    return [one for one in part if one.section == part[-1].section]


def _masthead(front: Sequence[Line], spaced: bool) -> tuple[dict[str, str], list[Block]]:
    """Headline, outlet, date, edition and copyright, and the blocks from the first label on."""
    begin = next((n + 1 for n in reversed(range(len(front))) if COVER.match(front[n].text)), 0)
    front = front[begin:]
    blocks = [_block(one, spaced) for one in front]
    labels = [(label := first_label(b)) is not None and label.field != "" for b in blocks]
    texts = [line(b.lines) for b in blocks]
    dates = [n for n, text in enumerate(texts) if is_dated(text) and not labels[n]]
    first = labels.index(True) if True in labels else len(front)
    if not dates:
        dates = [
            n
            for n in range(1, first)
            if is_dated(texts[n], certain=True) and len(texts[n]) < LONGEST_DATE
        ]
    date = dates[-1] if dates else None
    above = texts[:date] if date is not None else texts[:first]
    below = range(date + 1 if date is not None else 0, len(front))
    first = next((n for n in below if labels[n]), len(front))
    found: dict[str, str] = {}
    editions: list[str] = []
    if date is not None:
        found["date"], edition = split_date(texts[date])
        title = above[:-1] if len(above) <= MOST_TITLE + 1 and not begin else above[-2:-1]
        found |= {"outlet": above[-1] if above else "", "title": line(title)}
        editions = [edition]
    elif above:
        rights = [text for text in above if is_rights(text)]
        above = [text for text in above if text not in rights]
        found |= {"title": line(above[:1]), "outlet": line(above[1:2])}
        found |= {"copyright": line(rights)} if rights else {}
        editions, below = above[2:], range(first, len(front))
    for number in below:
        if is_rights(texts[number]):
            found["copyright"] = line([found.get("copyright", ""), texts[number]])
        elif number < first:
            editions.append(texts[number])
    found |= {"edition": "; ".join(filter(None, editions))} if any(editions) else {}
    return found, blocks[first:]
