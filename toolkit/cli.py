"""The command ``toolkit``: the same verbs as the library, thin."""

from __future__ import annotations

import argparse
import ast
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from toolkit.checks import ToolkitError


def parser() -> argparse.ArgumentParser:
    """The commands and their arguments."""
    top = argparse.ArgumentParser(prog="toolkit", description="Media discourse toolkit.")
    commands = top.add_subparsers(dest="command", required=True)

    one = commands.add_parser("report", help="run a notebook into a report")
    one.add_argument("notebook")
    one.add_argument("--corpus", required=True)
    one.add_argument("--out", required=True)
    one.add_argument("--themes")
    one.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="any other parameter of the notebook, such as seed=1 or by=month",
    )
    one.add_argument("--quiet", action="store_true", help="no progress bar")

    one = commands.add_parser("verify", help="run a report again and say what differs")
    one.add_argument("folder")
    one.add_argument("--quiet", action="store_true", help="no progress bar")

    one = commands.add_parser("load", help="read files, say what they hold, save as a corpus")
    one.add_argument("path", nargs="+")
    one.add_argument("--save", metavar="FOLDER")
    one.add_argument("--to", metavar="FILE", help="write the documents as .csv, .jsonl or .parquet")
    one.add_argument("--format")
    one.add_argument("--filename", help="pattern of file names: {date}_{outlet}_{title}")
    one.add_argument("--language", help="of documents that name none: en, fa, ckb; else detected")
    one.add_argument(
        "--dayfirst",
        action=argparse.BooleanOptionalAction,
        help="whether 03/04/2017 is 3 April; if neither is said, such dates may stay missing",
    )
    one.add_argument("--column", action="append", default=[], metavar="OURS=THEIRS")
    one.add_argument(
        "--outlets",
        metavar="FILE",
        help="names of outlets in TOML, beside those that are shipped; 'no' leaves all as they are",
    )

    commands.add_parser("formats", help="list the kinds of files that can be read")
    one = commands.add_parser("seal", help="write the checksums of a corpus folder anew")
    one.add_argument("folder")
    commands.add_parser("lab", help="open JupyterLab on the notebooks; takes its options")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 if all went well, 1 if a difference or an error was found."""
    top = parser()
    options, rest = top.parse_known_args(arguments)
    if rest and options.command != "lab":
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    options.rest = rest
    try:
        return _COMMANDS[options.command](options)
    except ToolkitError as error:
        print(f"toolkit: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _report(options: argparse.Namespace) -> int:
    from toolkit.report import report

    folder = report(
        options.notebook,
        corpus=options.corpus,
        out=options.out,
        themes=options.themes,
        progress=not options.quiet,
        **{name: _value(text) for name, text in map(_pair, options.set)},
    )
    print(f"{folder / 'report.html'}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    from toolkit.report import verify

    told = verify(options.folder, progress=not options.quiet)
    print("\n".join(told) or f"{options.folder}: made again, nothing differs.")
    return 1 if told else 0


def _load(options: argparse.Namespace) -> int:
    from toolkit.export import write
    from toolkit.load import load

    corpus = load(
        options.path[0] if len(options.path) == 1 else options.path,
        format=options.format,
        filename=options.filename,
        language=options.language,
        dayfirst=options.dayfirst,
        columns=dict(map(_pair, options.column)),
        outlets=False if options.outlets == "no" else options.outlets,
    )
    for row in corpus.skipped.head(20).itertuples():
        print(f"  {row.file} {row.place}: {row.problem}")
    if len(corpus.skipped) > 20:
        print(f"  and {len(corpus.skipped) - 20:,} more")
    if options.save:
        print(f"saved in {corpus.save(options.save)}")
    if options.to:
        print(f"written to {write(corpus, options.to)}")
    return 0


def _formats(options: argparse.Namespace) -> int:
    from toolkit.readers import formats

    print(formats().to_string(index=False))
    return 0


def _seal(options: argparse.Namespace) -> int:
    from toolkit.store import seal

    print(seal(Path(options.folder)))
    return 0


def _lab(options: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "jupyterlab", *(options.rest or ["notebooks"])]
    return subprocess.run(command, check=False).returncode


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise ToolkitError(f"{text!r} is not NAME=VALUE.")
    return name, value


def _value(text: str) -> Any:
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text


_COMMANDS = {
    "report": _report,
    "verify": _verify,
    "load": _load,
    "formats": _formats,
    "seal": _seal,
    "lab": _lab,
}

if __name__ == "__main__":
    sys.exit(main())
