import bz2
import gzip
import lzma

import pyarrow as pa
import pytest

from toolkit.checks import ReadError
from toolkit.readers import packing
from toolkit.readers.source import Source


def zstd(data: bytes) -> bytes:
    return pa.Codec("zstd").compress(data, asbytes=True)


def content(*given, **options) -> bytes:
    return Source(*given, **options).data


PACKED = [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress), (".zst", zstd)]


@pytest.mark.parametrize(("suffix", "pack"), PACKED)
def test_packed_files_are_opened_and_keep_the_inner_suffix(tmp_path, suffix, pack):
    path = tmp_path / f"a.JSONL{suffix}"
    path.write_bytes(pack(b"one\ntwo"))
    opened = Source(path, "in/a")
    assert (opened.data, opened.suffix, opened.name) == (b"one\ntwo", ".jsonl", "in/a")
    path.write_bytes(pack(bytes(range(256)) * 50)[:-20])
    with pytest.raises(ReadError, match=r"in/a: truncated, the compressed data end too early"):
        content(path, "in/a")
    whole = pack(b"one and two and three")
    path.write_bytes(whole[:8] + b"\xff" * 20 + whole[28:])
    with pytest.raises(ReadError, match=rf"in/a: (not valid \{suffix} data|truncated)"):
        content(path, "in/a")


@pytest.mark.parametrize(("suffix", "pack"), PACKED)
def test_packing_is_known_by_content(tmp_path, suffix, pack):
    path = tmp_path / "a.txt"
    path.write_bytes(pack(b"Body."))
    assert Source(path, "a.txt").data == b"Body."
    path = tmp_path / f"b.txt{suffix}"
    path.write_bytes(b"Body.")  # a server may have unpacked it and left the name
    assert (Source(path, "b").data, Source(path, "b").suffix) == (b"Body.", ".txt")


def test_a_bomb_is_refused_by_size_and_by_ratio(tmp_path, monkeypatch):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 3_000_000))
    with pytest.raises(ReadError, match=r"a: expands to more than 2 MiB"):
        content(path, "a", limit=2 * 1024**2)
    monkeypatch.setattr(packing, "RATIO_FROM", 1024**2)
    with pytest.raises(ReadError, match=r"expands to more than 250 times its size"):
        content(path, "a")


def test_a_missing_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(ReadError, match=r"x: cannot be read \(No such file"):
        content(tmp_path / "x", "x")
    with pytest.raises(ReadError, match=r"cannot be read \(Is a directory"):
        content(tmp_path, "d")
