"""Read one article per text or Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from toolkit.checks import ReadError, ToolkitError
from toolkit.readers.columns import find, placed
from toolkit.readers.contract import Batch, Options, Problem, noted
from toolkit.readers.encoding import looks_binary
from toolkit.readers.packing import inner_name
from toolkit.readers.source import Source

NAME = "text"
ABOUT = "One article per file, with or without front matter between --- lines"
SUFFIXES: tuple[str, ...] = (".txt", ".md", ".markdown")

FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
MOST_FRONT = 16 * 1024  # keeps a hostile header small
TITLE_LENGTH = 120
LONGEST = 200_000  # characters; a novella, far beyond any news article
# What stands between the articles of exports of LexisNexis, ProQuest and Factiva.
BETWEEN = re.compile(
    r"^[ \t]*(?:(?:document )?\d+ (?:of|von|de|sur) \d+ (?:documents?|dokumenten?|documentos?)"
    r"|_{60,}|end of document|document [a-z]{4,}0{2}[a-z0-9]{12,})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[_\-.\s]+(.*))?")


def matches(source: Source) -> bool:
    """Whether it is called a text file and is one."""
    return source.suffix in SUFFIXES and not looks_binary(source.head)


def read(source: Source, options: Options) -> Iterator[Batch]:
    """Read one article; title, date and outlet from front matter, first line or file name."""
    problems = noted(source)
    front, body = _front(source.text, problems)
    has_title = "title" in find([*front], {k: v for k, v in options.columns.items() if v in front})
    if len(body) > LONGEST or len(BETWEEN.findall(body)) > 1:
        what = "looks like an export of many articles; it was read as one"
        problems.append(Problem("", what, kept=True))
    title, body = (None, body) if has_title else first_line(body)
    body = body.strip()
    if not body and not front:
        raise ReadError(f"{source.name}: holds no text")
    record = {name if name != "text" else "text_in_file": v for name, v in front.items()}
    for name, value in from_name(source.name, options.filename, problems).items():
        if name not in find([*front]):
            record[name] = value
    if title:
        record["title"] = title
    record["text"] = body
    yield Batch(placed(pd.DataFrame([record], dtype="object"), [""]), problems)


def _front(text: str, problems: list[Problem]) -> tuple[dict[str, Any], str]:
    """Front matter as columns, and the rest of the text."""
    import yaml

    match = FRONT.match(text)
    if not match or len(match[1] or "") > MOST_FRONT:
        return {}, text
    try:
        # like safe_load, but all values stay text: a date keeps its zone, a title 'No' stays 'No'
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        found = yaml.load(match[1] or "", Loader=loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).splitlines()[0]
        problems.append(Problem("line 1", f"front matter is no valid YAML ({reason})", kept=True))
        return {}, text[match.end() :]
    if found is None:
        return {}, text[match.end() :]
    if not isinstance(found, dict):
        return {}, text  # two rules around a paragraph, no front matter
    front = {}
    for key, value in found.items():
        flat = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if isinstance(value, str) or flat:
            front[str(key)] = ", ".join(value) if flat else value
        else:
            what = f"front matter {str(key)!r} has parts inside and is not read"
            problems.append(Problem("line 1", what, kept=True))
    return front, text[match.end() :]


def first_line(body: str) -> tuple[str | None, str]:
    """A heading, or a short first line before a blank one, and what follows."""
    line, _, rest = body.lstrip("\n\ufeff").partition("\n")
    line = line.strip()
    if heading := re.fullmatch(r"#\s+(.+?)\s*#*", line):
        return heading[1], rest
    followed = rest.strip() and not rest.partition("\n")[0].strip()
    if re.search(r"\w\w", line.replace("_", "")) and followed and len(line) <= TITLE_LENGTH:
        return line, rest
    return None, body


def from_name(name: str, pattern: str | None, problems: list[Problem]) -> dict[str, str]:
    """What the name of a file says.

    Parameters
    ----------
    name
        Path relative to what was loaded.
    pattern
        As ``{date}_{outlet}_{title}`` or ``{outlet}/{date}_{title}``; without one a leading
        ISO date is taken as the date and the rest as the title.
    problems
        A name that does not follow the pattern is added here.
    """
    path = PurePosixPath(inner_name(name.replace("\\", "/")))
    stem = path.stem if path.suffix.lower() in SUFFIXES else path.name
    if pattern:
        parts = [*path.parts[:-1], stem][-(pattern.count("/") + 1) :]
        if match := _compiled(pattern).fullmatch("/".join(parts)):
            return {k: _spaced(v) if k == "title" else v for k, v in match.groupdict().items()}
        problems.append(Problem("", f"file name does not follow {pattern!r}", kept=True))
        return {"title": _spaced(stem)}
    if match := DATED.fullmatch(stem):
        return {"date": match[1], "title": _spaced(match[2] or "")}
    return {"title": _spaced(stem)}


def _compiled(pattern: str) -> re.Pattern[str]:
    """A file name pattern as a regular expression."""
    pieces = re.split(r"\{([A-Za-z_]\w*)\}", pattern)
    names = pieces[1::2]
    if not names or len(set(names)) < len(names):
        raise ToolkitError(
            f"filename={pattern!r} needs fields in braces, each once, as '{{date}}_{{title}}'."
        )
    pieces[0::2] = [re.escape(piece) for piece in pieces[0::2]]
    pieces[1::2] = [f"(?P<{name}>[^/]+?)" for name in names]
    return re.compile("".join(pieces))


def _spaced(stem: str) -> str:
    """A file name as a title: underscores are spaces, hyphens only if nothing else is."""
    text = stem.replace("_", " ")
    return " ".join((text if " " in text.strip() else text.replace("-", " ")).split())
