"""A corpus on disk: a documented folder that opens at once and tells when it is damaged.

``corpus.toml`` says what it is and how large each file must be, ``docs.parquet`` holds the
documents, ``tokens/`` the index (memory-mapped when opened), ``checksums.txt`` SHA-256 sums
as ``sha256sum -c`` reads them. It is written beside its place and renamed when complete.
"""

from __future__ import annotations

import glob
import hashlib
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from toolkit.checks import DamagedCorpus, ToolkitError
from toolkit.export import write_parquet
from toolkit.tokens import Tokens

if TYPE_CHECKING:
    from toolkit.corpus import Corpus

FORMAT = 2
CHECKSUMS = "checksums.txt"
ARRAYS = ("codes", "starts", "bounds", "order", "order_bounds")
ALWAYS_HASHED = 64 << 20  # bytes: a corpus up to this size is checked whole when opened
README = """# A saved corpus

| file | what |
|---|---|
| `corpus.toml` | name, licence, span, history, and the size in bytes of every other file |
| `docs.parquet` | one row per document, columns as in the toolkit's column vocabulary |
| `skipped.parquet` | what was not read or has no date |
| `events.csv` | dated events for marking figures |
| `tokens/types.parquet` | distinct words as written; the row number is the code |
| `tokens/codes.npy` | int32, the word at each place of the corpus |
| `tokens/starts.npy` | int32, character offset of each token in its document's text |
| `tokens/bounds.npy` | document d holds tokens bounds[d] to bounds[d+1] |
| `tokens/order.npy` | places of each word, one word after the other |
| `tokens/order_bounds.npy` | word t occurs at order[order_bounds[t]:order_bounds[t+1]] |
| `checksums.txt` | SHA-256 of every file, as `sha256sum -c` reads them |

Open with `toolkit.load(folder)`; every file is plain Parquet, NumPy, CSV or TOML.
"""


@contextmanager
def written_beside(target: Path) -> Iterator[Path]:
    """A new folder beside `target` that takes its place only if the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.parent / f".{target.name}.{uuid.uuid4().hex[:8]}.part"
    part.mkdir()
    try:
        yield part
        if target.exists():
            old = part.with_suffix(".old")
            target.rename(old)
            try:
                part.rename(target)
            except BaseException:
                old.rename(target)
                raise
            shutil.rmtree(old)
        else:
            part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def stranded(target: Path) -> str:
    """Where the corpus before is, if a save was killed just as it put the new one in place."""
    left = sorted(target.parent.glob(f".{glob.escape(target.name)}.*.old"))
    if not left:
        return ""
    return f" A save was stopped half-way; the corpus before is whole in {str(left[-1])!r}."


def sha256(path: Path) -> str:
    """SHA-256 of a file, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(folder: Path) -> list[str]:
    """Every file below a folder but the checksums, as sorted paths with forward slashes."""
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(name for name in found if name != CHECKSUMS)


def seal(folder: Path) -> Path:
    """Write ``checksums.txt`` for a corpus folder as it is now."""
    if not (folder / "corpus.toml").is_file():
        raise ToolkitError(f"{str(folder)!r} is no corpus folder: it holds no corpus.toml.")
    lines = [f"{sha256(folder / name)}  {name}\n" for name in files_of(folder)]
    target = folder / CHECKSUMS
    part = target.with_suffix(".part")
    part.write_text("".join(lines), "utf-8", newline="\n")
    part.replace(target)
    return target


def save(corpus: Corpus, folder: Path) -> Path:
    """Write a corpus as a folder; see the module."""
    import tomli_w

    from toolkit.measures.describe import card

    _free(folder)
    with written_beside(folder) as part:
        _save_docs(corpus, part)
        corpus.events.to_csv(part / "events.csv", index=False, lineterminator="\n")
        _save_tokens(corpus.tokens, part / "tokens")
        (part / "README.md").write_text(README, "utf-8", newline="\n")
        old = ("read", "saved", "files", "span")
        about = {k: v for k, v in corpus.info.about.items() if k not in old}
        about["name"] = corpus.name
        if corpus.info.span:
            about["span"] = [day.date() for day in corpus.info.span]
        about["saved"] = {
            "format": FORMAT,
            "documents": len(corpus),
            "summary": card(corpus),
            "history": corpus.history.to_dict("records"),
        }
        about["files"] = {name: (part / name).stat().st_size for name in files_of(part)}
        (part / "corpus.toml").write_bytes(tomli_w.dumps(about).encode())
        seal(part)
    return folder


def _free(folder: Path) -> None:
    """Raise unless nothing is lost by putting a corpus there."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    ours = read_about(folder) if (folder / "corpus.toml").is_file() else {}
    if "saved" not in ours:
        raise ToolkitError(
            f"{str(folder)!r} exists and is not a saved corpus; it was left alone. "
            "Choose a new name or an empty folder."
        )
    known = {*ours["files"], "corpus.toml"}
    if foreign := [name for name in files_of(folder) if name not in known]:
        raise ToolkitError(
            f"{str(folder)!r} holds a file that is not of the saved corpus, {foreign[0]!r}; it was "
            "left alone. Move the file elsewhere or choose a new name."
        )


def _save_docs(corpus: Corpus, part: Path) -> None:
    write_parquet(corpus.docs, part / "docs.parquet")
    corpus.skipped.to_parquet(part / "skipped.parquet", index=False)


def _save_tokens(tokens: Tokens, folder: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir()
    for name in ARRAYS:
        np.save(folder / f"{name}.npy", getattr(tokens, name))
    pq.write_table(pa.table({"word": tokens.arrow_types}), folder / "types.parquet")


def open_tokens(folder: Path) -> Tokens:
    """Open a saved index without reading it into memory."""
    import pyarrow.parquet as pq

    words = pq.read_table(folder / "types.parquet")["word"].to_pylist()
    codes, starts, bounds, order, order_bounds = (
        np.load(folder / f"{name}.npy", mmap_mode="r") for name in ARRAYS
    )
    tokens = Tokens(codes, starts, bounds, words)
    tokens.__dict__["_inverted"] = (order, order_bounds)
    return tokens


def is_corpus(folder: Path) -> bool:
    """Whether a folder holds a ``corpus.toml``, or checksums that say it did."""
    sums = folder / CHECKSUMS
    lost = sums.is_file() and b"  corpus.toml\n" in sums.read_bytes()
    return lost or (folder / "corpus.toml").is_file()


def read_about(folder: Path) -> dict[str, Any]:
    """The fields of ``corpus.toml``."""
    path = folder / "corpus.toml"
    if not path.is_file():
        raise _damaged(folder, "corpus.toml is missing")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedCorpus(f"{str(path)!r} is not valid TOML: {error}.") from None


def check(folder: Path, about: dict[str, Any], verify: bool | None = None) -> None:
    """Raise `DamagedCorpus` unless every file is there, whole and unchanged.

    Sizes are always compared. Checksums are compared too if `verify`, or if it is None and
    the folder is small enough for it not to be felt (64 MB).
    """
    sizes = about.get("files", {})
    for name, size in sizes.items():
        path = folder / name
        found = path.stat().st_size if path.is_file() else None
        if found != size:
            state = "is missing" if found is None else f"has {found:,} bytes instead of {size:,}"
            raise _damaged(folder, f"{name} {state}")
    if not (folder / CHECKSUMS).is_file():
        if "saved" in about:
            raise _damaged(folder, f"{CHECKSUMS} is missing")
        return
    sums = _checksums(folder)
    if verify is None:
        total = sum((folder / n).stat().st_size for n in sums if (folder / n).is_file())
        verify = total <= ALWAYS_HASHED
    added = [n for n in files_of(folder) if n not in sums and not _hidden(n)] if verify else []
    if added:
        raise _damaged(folder, f"{added[0]} is not in {CHECKSUMS}")
    for name, expected in sums.items() if verify else ():
        path = folder / name
        if not path.is_file():
            raise _damaged(folder, f"{name} is missing")
        found_sum = sha256(path)
        if found_sum != expected:
            raise _damaged(
                folder, f"{name} was changed (SHA-256 {found_sum[:12]}..., not {expected[:12]}...)"
            )


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


def _checksums(folder: Path) -> dict[str, str]:
    sums = {}
    for line in (folder / CHECKSUMS).read_text("utf-8", "replace").splitlines():
        expected, _, name = line.partition("  ")
        inside = PurePosixPath(name)
        if not name or inside.is_absolute() or ".." in inside.parts:
            raise _damaged(folder, f"{CHECKSUMS} holds the line {line!r}")
        sums[name] = expected
    return sums


def _damaged(folder: Path, why: str) -> DamagedCorpus:
    return DamagedCorpus(
        f"The corpus folder {str(folder)!r} is damaged: {why}. Copy it again or build it anew "
        "with toolkit.load(...).save(...); if the change was meant, run: "
        f"toolkit seal {folder}"
    )


def open_saved(folder: Path, about: dict[str, Any]) -> dict[str, Any]:
    """What a `Corpus` needs from a saved folder; documents and index are read when used."""
    saved = about["saved"]
    if saved.get("format") != FORMAT:
        raise DamagedCorpus(
            f"{str(folder)!r} has format {saved.get('format')!r}; this version reads {FORMAT}."
        )
    folder = folder.resolve()  # what is read later must be found wherever one is then

    def same() -> Path:
        if read_about(folder) != about:
            raise DamagedCorpus(
                f"{str(folder)!r} was saved again after it was opened. Load it anew."
            )
        return folder

    return {
        "docs": lambda: pd.read_parquet(same() / "docs.parquet"),
        "size": int(saved["documents"]),
        "summary": str(saved["summary"]),
        "tokens": lambda: open_tokens(same() / "tokens"),
        "history": [tuple(row[k] for k in ("step", "before", "after")) for row in saved["history"]],
        "skipped": pd.read_parquet(folder / "skipped.parquet"),
    }
