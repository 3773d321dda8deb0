import bz2
import gzip
import lzma

import pytest

from toolkit.checks import ReadError
from toolkit.readers import source
from toolkit.readers.source import decode, looks_binary, open_source

PERSIAN = "نیروهای عراقی وارد شهر کرکوک شدند و پیشمرگه از جنوب شهر عقب نشست"


@pytest.mark.parametrize(
    ("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)]
)
def test_packed_files_are_opened_and_keep_the_inner_suffix(tmp_path, suffix, pack):
    path = tmp_path / f"a.JSONL{suffix}"
    path.write_bytes(pack(b"one\ntwo"))
    opened = open_source(path, "in/a")
    assert (opened.data, opened.suffix, opened.name) == (b"one\ntwo", ".jsonl", "in/a")
    path.write_bytes(pack(bytes(range(256)) * 50)[:-20])
    with pytest.raises(ReadError, match=r"in/a: truncated, the compressed data end too early"):
        open_source(path, "in/a")
    path.write_bytes(b"not packed at all")
    with pytest.raises(ReadError, match=rf"in/a: (not valid \{suffix} data|cannot be read)"):
        open_source(path, "in/a")


def test_a_bomb_is_refused_by_size_and_by_ratio(tmp_path, monkeypatch):
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 3_000_000))
    with pytest.raises(ReadError, match=r"a: expands to more than 2 MiB"):
        open_source(path, "a", limit=2 * 1024**2)
    monkeypatch.setattr(source, "RATIO_FROM", 1024**2)
    with pytest.raises(ReadError, match=r"expands to more than 250 times its size"):
        open_source(path, "a")


def test_a_missing_file_and_a_folder_say_so(tmp_path):
    with pytest.raises(ReadError, match=r"x: cannot be read \(No such file"):
        open_source(tmp_path / "x", "x")
    with pytest.raises(ReadError, match=r"cannot be read \(Is a directory"):
        open_source(tmp_path, "d")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_wide_encodings_are_read_with_and_without_mark(encoding):
    text, note = decode(PERSIAN.encode(encoding))
    assert text == PERSIAN
    assert "read as UTF-" in note
    assert not looks_binary(PERSIAN.encode(encoding))


def test_utf8_needs_no_note_with_or_without_mark():
    assert decode(PERSIAN.encode()) == (PERSIAN, None)
    assert decode(PERSIAN.encode("utf-8-sig")) == (PERSIAN, None)
    assert decode(b"") == ("", None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Les forces sont entrées à Kirkouk après l’été, voilà la vérité", "cp1252"),
        ("¿Qué hará España mañana? Según el ministro, está todo dicho", "cp1252"),
        ("Wojska wkroczyły do Kirkuku, żołnierze peszmergów wycofali się", "cp1250"),
        ("Иракские войска вошли в Киркук, сообщают местные источники", "cp1251"),
        ("دخلت القوات العراقية مدينة كركوك فجر اليوم وانسحبت البيشمركة منها", "cp1256"),
        ("伊拉克军队进入基尔库克，库尔德武装撤出该市", "gb18030"),
    ],
)
def test_legacy_encodings_are_detected_and_noted(text, encoding):
    assert decode(text.encode(encoding)) == (text, f"not UTF-8, read as {encoding}")


def test_mixed_encodings_are_read_line_by_line():
    old = "دخلت القوات العراقية مدينة كركوك فجر اليوم وانسحبت البيشمركة"
    data = f"{PERSIAN}\n".encode() * 3 + old.encode("cp1256") + b"\nplain"
    text, note = decode(data)
    assert text.split("\n") == [PERSIAN] * 3 + [old, "plain"]
    assert note == "1 of 5 lines are not UTF-8, read as cp1256 (first: line 4)"


def test_a_cut_utf8_character_costs_only_itself():
    text, note = decode(PERSIAN.encode()[:-1])
    assert text == PERSIAN[:-1] + "\ufffd"
    assert "broken UTF-8" in note


def test_nul_characters_are_removed_and_noted():
    assert decode(b"a plain\0 line\0") == ("a plain line", "2 NUL characters removed")


def test_binary_is_told_from_text():
    assert looks_binary(b"%PDF-1.7 ...")
    assert looks_binary(bytes(range(256)) * 4)
    assert not looks_binary("متن\tفارسی\r\n\f".encode())
    assert not looks_binary(b"")
