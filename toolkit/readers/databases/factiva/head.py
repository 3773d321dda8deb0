"""The head of a Factiva article without field codes: what each line is, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.language.codes import code_of_name

#: '475 words', '1,234 words', '664 Wörter', '295 mots', '475 字'
WORDS = re.compile(r"\d[\d.,'\u00a0\u202f ]{0,9} ?[^\W\d]{1,12}\.?")
MONTH = r"[^\W\d]{2,12}\.?"
DATE = re.compile(
    rf"(?:[^\W\d]+\.?,? )?(?:\d{{1,2}}(?:er|\.|º)?[ -](?:de )?{MONTH},?[ -](?:de |del )?\d{{4}}"
    rf"|{MONTH} \d{{1,2}},? \d{{4}}|\d{{4}} ?[年년] ?\d{{1,2}} ?[月월] ?\d{{1,2}} ?[日일]"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|{MONTH} \d{{4}})(?: г\.?)?"
)
TIME = re.compile(r"\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: [^\W\d]{1,5})?")
YEAR = re.compile(r"(?:19|20)\d\d")
CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
COPYRIGHT = re.compile(r"\(c\)|©|\bcopyright\b|all rights reserved|tous droits", re.I)
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b", re.I)
ONE_PAGE = r"[A-Z]{0,5}[-._ ]?\d{1,4}(?:[._-]?[A-Z0-9]{1,3})?"
PAGE = re.compile(rf"(?:pp?\. ?)?{ONE_PAGE}(?: ?[-,;/&] ?{ONE_PAGE})*+", re.I)
LONGEST_NAME = 80
SENTENCE_ENDS = '.!?:;"”»…'
COMPANY = re.compile(
    r"\b(?:Inc|Ltd|Co|Corp|Pty|Bros|S\.A|B\.V|N\.V|S\.p\.A|S\.L|G\.m\.b\.H)\.$", re.I
)


def words_line(lines: Sequence[str]) -> int | None:
    """Number of the line that counts words: the one before the date."""
    for number, (line, after) in enumerate(pairwise(lines)):
        if WORDS.fullmatch(line) and DATE.fullmatch(after):
            return number
    counts = (n for n, line in enumerate(lines) if WORDS.fullmatch(line))
    return next(counts, None) if not any(map(DATE.fullmatch, lines)) else None


def head_fields(lines: Sequence[str]) -> dict[str, str]:
    """Codes of the fields to the lines after headline and author.

    Parameters
    ----------
    lines
        Without blank ones: credit, word count, date, time, source, its code, edition, page,
        language, copyright; any of them may be missing.
    """
    fields: dict[str, str] = {}
    at = words_line(lines)
    if at is None:
        at = next((n - 1 for n, line in enumerate(lines) if DATE.fullmatch(line)), None)
    if at is None:
        return {"CR": "; ".join(lines)} if lines else {}
    if at >= 0 and WORDS.fullmatch(lines[at]):
        fields["WC"] = lines[at]
        fields["CR"] = "; ".join(lines[:at])
    else:
        fields["CR"] = "; ".join(lines[: at + 1])
    rest = list(lines[at + 1 :])
    if rest and (DATE.fullmatch(rest[0]) or ("WC" in fields and YEAR.search(rest[0]))):
        fields["PD"] = rest.pop(0)
    if rest and TIME.fullmatch(rest[0]):
        fields["ET"] = rest.pop(0)
    if rest:
        fields["SN"] = rest.pop(0)
    if rest and CODE.fullmatch(rest[0]):
        fields["SC"] = rest.pop(0)
    return {code: line for code, line in (fields | _after(rest)).items() if line}


def _after(lines: list[str]) -> dict[str, str]:
    """What follows the source code: edition, page, volume, language and copyright."""
    language, owner = _end_of_issue(lines)
    issue = lines[:language]
    page = next((n for n, line in enumerate(issue) if is_page(line)), len(issue))
    return {
        "ED": "; ".join(issue[:page]),
        "PG": "".join(issue[page : page + 1]),
        "VOL": "; ".join(issue[page + 1 :]),
        "LA": "".join(lines[language:owner]),
        "CY": " ".join(lines[owner:]),
    }


def _end_of_issue(lines: list[str]) -> tuple[int, int]:
    """Where the language stands and where the copyright begins."""
    for number, line in enumerate(lines):
        if code_of_name(line):
            return number, number + 1
        if COPYRIGHT.search(line):
            known = number and not is_page(lines[number - 1])
            return (number - 1 if known else number), number
    if len(lines) > 1 and not is_page(lines[-2]):  # neither is known: they are the last two
        return len(lines) - 2, len(lines) - 1
    return len(lines), len(lines)


def is_page(line: str) -> bool:
    """Whether a line names pages: '10', 'A1', '22, 23, 24', but not '1st'."""
    return len(line) < 60 and bool(PAGE.fullmatch(line)) and not ORDINAL.match(line)


def is_name(line: str) -> bool:
    """Whether a line may be the name of a publisher, and is no sentence."""
    plain = line.strip()
    if not 0 < len(plain) <= LONGEST_NAME:
        return False
    return plain[-1] not in SENTENCE_ENDS or COMPANY.search(plain) is not None
